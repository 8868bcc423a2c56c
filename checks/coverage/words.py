"""A decision in the words the branch reads: what was found, what is lacking, what to add."""

from __future__ import annotations

from checks.coverage.deciding import Decision
from checks.matching import Passage
from dossier.findings import ClauseFinding, Evidence, Reason, Verdict
from dossier.plan import Clause
from dossier.submission import Case

_MOST_EVIDENCE = 3

_MET = "Báo cáo đã nêu {topic}."
_DEFICIENT = "Báo cáo đã nêu {topic}, trong đó có nội dung chưa làm được, cần xem thêm."
_THIN = "Báo cáo có nêu {topic} nhưng chỉ khẳng định chung, chưa có việc cụ thể."
_PARTLY = "Báo cáo có nêu {topic} nhưng còn thiếu: {lacking}."
_PARTLY_UNNAMED = "Báo cáo có nêu {topic} nhưng mới nêu chung, chưa đủ hoặc chưa đúng tên văn bản."
_MISSING = {
    Reason.ABSENT: "Chưa thấy báo cáo nêu {topic}.",
    Reason.DEFERRED: "Báo cáo hẹn bổ sung sau, chưa nêu {topic}.",
    Reason.HEADING_ONLY: "Báo cáo có đề mục nhưng chưa có nội dung về {topic}.",
    Reason.ECHO: "Báo cáo mới nhắc lại yêu cầu của thông báo, chưa nêu kết quả {topic}.",
    Reason.OTHER_BRANCH: "Đoạn nói về {topic} là của chi bộ khác.",
    Reason.EARLIER_INSPECTION: "Đoạn nói về {topic} thuộc đợt kiểm tra trước.",
    Reason.FUTURE_PLAN: "Báo cáo mới nêu dự định, chưa nêu kết quả {topic}.",
    Reason.BACKGROUND_ONLY: "Báo cáo chỉ nhắc đến trong phần đặc điểm tình hình, chưa nêu {topic}.",
    Reason.WRONG_REFERENCE: "Báo cáo nêu văn bản hoặc nhiệm kỳ khác, chưa nêu {topic}.",
    Reason.WRONG_SUBJECT: "Đoạn liên quan nói về đối tượng khác, chưa nêu {topic}.",
    Reason.DELETED: "Nội dung về {topic} chỉ còn trong phần chữ đã xóa hoặc bị ẩn.",
}
_UNCLEAR = {
    Reason.UNREADABLE: "Chưa kết luận được về {topic}: có trang hoặc tệp chưa đọc được.",
    Reason.CONFLICT: "Hai đoạn của báo cáo nói trái nhau về {topic}.",
    Reason.WEAK: "Chưa đủ căn cứ để kết luận về {topic}.",
}
_ASK = {
    Reason.UNREADABLE: "Đề nghị gửi bản rõ của trang hoặc tệp chưa đọc được.",
    Reason.CONFLICT: "Đề nghị chi bộ xác nhận đoạn nào đúng.",
    Reason.WEAK: "Đề nghị người kiểm tra đọc và kết luận.",
}
_STATED = "Báo cáo nêu rõ nội dung này không áp dụng với chi bộ: {topic}."
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
        message=_message(decision, topic, received),
        remedy=_remedy(decision, remedy),
        basis=str(clause.source),
        evidence=evidence(decision.passages),
    )


def evidence(passages: tuple[Passage, ...]) -> tuple[Evidence, ...]:
    """The places of the passages, each once."""
    found: list[Evidence] = []
    for passage in passages:
        document, at = passage.reading.document, passage.sentence.span.block
        one = Evidence(
            file=document.file,
            part=document.part,
            page=document.blocks[at].page,
            block=at + 1,
            quote=passage.quote.rstrip(" .;,") or passage.quote,
        )
        if one not in found:
            found.append(one)
    return tuple(found[:_MOST_EVIDENCE])


def _message(decision: Decision, topic: str, received: bool) -> str:
    reason, lacking = decision.reason, "; ".join(decision.lacking)
    match decision.verdict:
        case Verdict.MET if decision.deficiency:
            return _DEFICIENT.format(topic=topic)
        case Verdict.MET:
            return (_THIN if decision.thin else _MET).format(topic=topic)
        case Verdict.PARTLY if lacking:
            return _PARTLY.format(topic=topic, lacking=lacking)
        case Verdict.PARTLY:
            return _PARTLY_UNNAMED.format(topic=topic)
        case Verdict.NOT_APPLICABLE:
            return _STATED.format(topic=topic)
        case Verdict.NOT_DUE:
            return _NOT_DUE
        case Verdict.UNCLEAR:
            return _UNCLEAR[reason or Reason.WEAK].format(topic=topic)
    if not received:
        return _NO_REPORT.format(topic=topic)
    return _MISSING[reason or Reason.ABSENT].format(topic=topic)


def _remedy(decision: Decision, remedy: str) -> str | None:
    if not decision.verdict.is_gap:
        return None
    if decision.verdict is Verdict.UNCLEAR:
        return _ASK[decision.reason or Reason.WEAK]
    return remedy
