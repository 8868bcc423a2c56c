"""A decision in the words the branch reads: what was found, what is lacking, what to add."""

from __future__ import annotations

from checks.coverage import place
from checks.coverage.deciding import Decision
from checks.coverage.hits import PARTLY
from checks.matching import Passage
from dossier import quoting
from dossier.document import Span
from dossier.facts import PaperKind, Reading
from dossier.findings import ClauseFinding, Evidence, Reason, Verdict
from dossier.plan import Answer, Clause
from dossier.submission import Case

_MOST_EVIDENCE = 3
_MOST_OTHERS = 2
_MOST_UNREAD = 3  # files named in one sentence
_IN_PART = "mới nêu một phần"
# Whom a passage may speak of instead of the Party's members and organisations.
_OTHERS = ("viên chức", "công chức", "người lao động", "đoàn thanh niên", "công đoàn", "cơ quan")

_MET = "Báo cáo đã nêu {topic}."
_DEFICIENT = "Báo cáo đã nêu {topic}, trong đó có nội dung chưa làm được, cần xem thêm."
_THIN = "Báo cáo có nêu {topic} nhưng chỉ khẳng định chung, chưa có việc cụ thể."
_PARTLY = "Báo cáo có nêu {topic} nhưng còn thiếu: {lacking}."
_PARTLY_BUT = "Báo cáo có nêu {topic} nhưng {short}."
_MISSING = {
    Reason.ABSENT: "Chưa thấy báo cáo nêu {topic}.",
    Reason.DEFERRED: "Báo cáo hẹn bổ sung sau, chưa nêu {topic}.",
    Reason.HEADING_ONLY: "Báo cáo có đề mục nhưng chưa có nội dung về {topic}.",
    Reason.ECHO: "Báo cáo mới nhắc lại yêu cầu của thông báo, chưa nêu {topic}.",
    Reason.OTHER_BRANCH: "Đoạn nói về {topic} là của chi bộ khác.",
    Reason.EARLIER_INSPECTION: "Đoạn nói về {topic} thuộc đợt kiểm tra trước.",
    Reason.FUTURE_PLAN: "Báo cáo mới nêu dự định, chưa nêu kết quả của {topic}.",
    Reason.BACKGROUND_ONLY: "Báo cáo chỉ nhắc đến trong phần đặc điểm tình hình, chưa nêu {topic}.",
    Reason.WRONG_REFERENCE: "Báo cáo nêu văn bản hoặc nhiệm kỳ khác, chưa nêu {topic}.",
    Reason.WRONG_SUBJECT: "Đoạn liên quan nói về {whom}, chưa nêu {topic}.",
    Reason.DELETED: "Nội dung về {topic} chỉ còn trong phần chữ đã xóa hoặc bị ẩn.",
}
_UNCLEAR = {
    Reason.UNREADABLE: "Chưa kết luận được về {topic} vì chưa đọc được {unread}.",
    Reason.CONFLICT: "Hai đoạn của báo cáo nói trái nhau về {topic}.",
    Reason.WEAK: "Chưa đủ căn cứ để kết luận về {topic}.",
}
_ASK = {
    Reason.UNREADABLE: "Đề nghị gửi bản đọc được của {unread}.",
    Reason.CONFLICT: "Đề nghị chi bộ xác nhận đoạn nào đúng.",
    Reason.WEAK: "Đề nghị người kiểm tra đọc và kết luận.",
}
_STATED = "Báo cáo nêu rõ lý do không phải thực hiện: {topic}."
_NOT_DUE = "Chưa đến hạn nộp báo cáo."
_NO_REPORT = "Chưa nhận được báo cáo nên chưa có nội dung về {topic}."


def finding(
    case: Case, clause: Clause, decision: Decision, *, received: bool = True
) -> ClauseFinding:
    """The finding for the gap report; evidence is the report's own words, at most three."""
    answer = case.plan.coverage.answer(clause.id) if case.plan.coverage else None
    topic = answer.topic if answer else clause.title[:1].lower() + clause.title[1:]
    remedy = answer.remedy if answer else f"Đề nghị bổ sung: {clause.title}."
    return ClauseFinding(
        id=clause.id,
        verdict=decision.verdict,
        reason=decision.reason,
        deficiency=decision.deficiency,
        thin=decision.thin,
        message=_message(case, answer, decision, topic, received),
        remedy=_remedy(case, decision, remedy),
        basis=str(clause.source),
        evidence=_evidence(case, decision),
    )


def _evidence(case: Case, decision: Decision) -> tuple[Evidence, ...]:
    """The whole sentences of the passages, those side by side in one quotation, the best first."""
    found: list[tuple[Reading, Span]] = []
    spans = [
        (passage.reading, quoting.whole(passage.reading, span))
        for passage in decision.passages[:_MOST_EVIDENCE]
        for span in (*_named_in(case, decision, passage), passage.sentence.span)
    ]
    for reading, span in spans:
        for at, (other, before) in enumerate(found):
            text = reading.document.blocks[span.block].text
            if other is reading and (both := quoting.joined(text, before, span)):
                found[at] = (reading, both)
                break
        else:
            found.append((reading, span))
    return tuple(_quoted(reading, span) for reading, span in found[:_MOST_EVIDENCE])


def _named_in(case: Case, decision: Decision, passage: Passage) -> tuple[Span, ...]:
    """The sentence before that names the other branch or the earlier inspection."""
    at, words = passage.sentence.span.block, place.naming(case, passage, decision.reason)
    start = passage.reading.document.blocks[at].text.find(words) if words else -1
    return (Span(at, start, start + len(words)),) if start >= 0 else ()


def _quoted(reading: Reading, span: Span) -> Evidence:
    document, words = reading.document, reading.quote(span)
    return Evidence(
        file=document.file,
        part=document.part,
        page=document.blocks[span.block].page,
        block=span.block + 1,
        section=quoting.heading_over(reading, span.block),
        quote=words.rstrip(" .;,") or words,
    )


def _message(
    case: Case, answer: Answer | None, decision: Decision, topic: str, received: bool
) -> str:
    reason, lacking = decision.reason, "; ".join(decision.lacking)
    match decision.verdict:
        case Verdict.MET if decision.deficiency:
            return _DEFICIENT.format(topic=topic)
        case Verdict.MET:
            return (_THIN if decision.thin else _MET).format(topic=topic)
        case Verdict.PARTLY if lacking:
            return _PARTLY.format(topic=topic, lacking=lacking)
        case Verdict.PARTLY:
            return _PARTLY_BUT.format(topic=topic, short=_short(answer, decision))
        case Verdict.NOT_APPLICABLE:
            return _STATED.format(topic=topic)
        case Verdict.NOT_DUE:
            return _NOT_DUE
        case Verdict.UNCLEAR:
            return _UNCLEAR[reason or Reason.WEAK].format(topic=topic, unread=_unread(case))
    if not received:
        return _NO_REPORT.format(topic=topic)
    whom = _whom(decision) or "đối tượng khác"
    return _MISSING[reason or Reason.ABSENT].format(topic=topic, whom=whom)


def _short(answer: Answer | None, decision: Decision) -> str:
    """In what a passage falls short that tells the clause in part only."""
    if answer is None:
        return _IN_PART
    if answer.congress is not None:
        named = [
            one
            for passage in decision.passages
            for some in (passage.congresses, *passage.layer_congresses)
            for one in some
        ]
        if any(one.level in ("all", "any") for one in named):
            return "chỉ nói chung đại hội các cấp, chưa nêu tên đại hội này"
        return "ghi chưa đúng số thứ tự của đại hội"
    if answer.document:
        return f"chưa nêu đích danh văn bản số {answer.document}"
    return "chưa nêu văn bản đã ban hành" if answer.intention == PARTLY else _IN_PART


def _whom(decision: Decision) -> str:
    """Whom the passages speak of instead, as far as their words name them."""
    said = " ".join(passage.own.raw.lower() for passage in decision.passages)
    return ", ".join([one for one in _OTHERS if one in said][:_MOST_OTHERS])


def _unread(case: Case) -> str:
    """The files nobody could read, and the pages of a report; as many as one sentence bears."""
    files = [f"tệp “{one.file}”" for one in case.unread]
    for reading in case.readings:
        pages = reading.document.unreadable_pages
        if pages and reading.identity.kind is PaperKind.INSPECTION_REPORT:
            numbers = ", ".join(str(page) for page in pages)
            files.append(f"trang {numbers} của “{reading.document.file}”")
    named, rest = files[:_MOST_UNREAD], len(files) - _MOST_UNREAD
    return ", ".join(named) + (f" và {rest} tệp khác" if rest > 0 else "")


def _remedy(case: Case, decision: Decision, remedy: str) -> str | None:
    if not decision.verdict.is_gap:
        return None
    if decision.verdict is Verdict.UNCLEAR:
        return _ASK[decision.reason or Reason.WEAK].format(unread=_unread(case))
    return remedy
