"""One item's verdict from its members': how many have the paper, who still owes it."""

from __future__ import annotations

from collections.abc import Sequence

from checks import legibility
from checks.items import evidence
from checks.items.members import Matching
from checks.items.wording import LOOK_AGAIN, TITLES, people, quoted, unread_note
from dossier.facts import PaperKind
from dossier.findings import ItemFinding, MemberFinding, Reason, Verdict
from dossier.papers import Minutes
from dossier.plan import Applies, Item
from dossier.roster import Roster
from dossier.submission import Case

_BEGINNINGS = {
    Verdict.MISSING: "Còn thiếu",
    Verdict.PARTLY: "Chưa đầy đủ",
    Verdict.UNCLEAR: "Cần xem lại",
}


def finding(
    case: Case,
    item: Item,
    roll: Roster,
    matching: Matching,
    members: tuple[MemberFinding, ...],
) -> ItemFinding:
    """The item's verdict and the sentences that go with it."""
    verdict, reason = _verdict(case, item, roll, matching, members)
    nothing_came = reason is Reason.UNREADABLE and not any(one.file for one in members)
    open_still = (
        verdict in (Verdict.MISSING, Verdict.PARTLY)
        or reason is Reason.UNKNOWN_REGISTRY
        or nothing_came
    )
    if open_still and not evidence.is_due(case):
        verdict, reason = Verdict.NOT_DUE, None
    said = [
        _counted(item, roll, members),
        *_owed(members),
        *_besides(case, roll, matching, members),
    ]
    message = " ".join(filter(None, said))
    if any(one.reason is Reason.UNREADABLE and not one.file for one in members):
        message += unread_note(legibility.unread(case, PaperKind(item.kinds[0])))
    return ItemFinding(
        id=item.id,
        title=item.title,
        verdict=verdict,
        reason=reason,
        files=tuple(dict.fromkeys(one.file for one in members if one.file)),
        message=message,
        remedy=_remedy(case, item, roll, verdict, members),
        basis=evidence.basis(item),
        members=members,
    )


def _verdict(
    case: Case, item: Item, roll: Roster, matching: Matching, members: Sequence[MemberFinding]
) -> tuple[Verdict, Reason | None]:
    """The worst of the members'; nobody has it: missing, some have it: partly."""
    if not members:
        return _for_nobody(case, item, roll, matching)
    verdicts = {one.verdict for one in members if one.verdict is not Verdict.NOT_APPLICABLE}
    if not verdicts:
        return Verdict.NOT_APPLICABLE, Reason.NOT_REQUIRED
    if verdicts == {Verdict.MISSING}:
        return Verdict.MISSING, _common(members, Verdict.MISSING)
    if Verdict.MISSING in verdicts and verdicts & {Verdict.MET, Verdict.PARTLY}:
        return Verdict.PARTLY, Reason.INCOMPLETE
    if Verdict.PARTLY in verdicts:
        return Verdict.PARTLY, _common(members, Verdict.PARTLY)
    if verdicts & {Verdict.UNCLEAR, Verdict.MISSING}:
        return Verdict.UNCLEAR, _common(members, Verdict.UNCLEAR)
    if item.applies is Applies.DECLARANT and not roll.knows_declarants:
        return Verdict.UNCLEAR, Reason.UNKNOWN_REGISTRY
    if roll.reconstructed and _counted_in_minutes(case) != len(roll.members):
        return Verdict.UNCLEAR, Reason.UNKNOWN_REGISTRY
    return Verdict.MET, None


def _counted_in_minutes(case: Case) -> int | None:
    """How many members the branch has by its minutes: that many names are the whole branch."""
    counts = {
        reading.paper.members
        for reading in evidence.of_kind(case, PaperKind.MINUTES)
        if isinstance(reading.paper, Minutes) and evidence.fault(case, reading) is None
    } - {None}
    return counts.pop() if len(counts) == 1 else None


def _for_nobody(
    case: Case, item: Item, roll: Roster, matching: Matching
) -> tuple[Verdict, Reason | None]:
    """Nobody on the roster is asked for it, or there is neither roster nor paper."""
    if item.applies is Applies.DECLARANT:
        if roll.knows_declarants:
            return Verdict.NOT_APPLICABLE, Reason.NOT_REQUIRED
        return Verdict.UNCLEAR, Reason.UNKNOWN_REGISTRY
    if matching.nameless:
        return Verdict.UNCLEAR, Reason.UNREADABLE
    return evidence.lacking(case, PaperKind(item.kinds[0]), Reason.ABSENT)


def _common(members: Sequence[MemberFinding], verdict: Verdict) -> Reason | None:
    reasons = {one.reason for one in members if one.verdict is verdict}
    if len(reasons) == 1:
        return reasons.pop()
    return Reason.UNREADABLE if verdict is Verdict.UNCLEAR else Reason.ABSENT


def _counted(item: Item, roll: Roster, members: Sequence[MemberFinding]) -> str:
    title = TITLES[PaperKind(item.kinds[0])]
    if not members:
        if item.applies is Applies.DECLARANT and roll.knows_declarants:
            return "Danh sách đảng viên không ghi ai thuộc diện kê khai tài sản, thu nhập."
        return f"Chưa thấy {title} nào."
    asked = [one for one in members if one.verdict is not Verdict.NOT_APPLICABLE]
    there = sum(one.verdict in (Verdict.MET, Verdict.PARTLY) for one in asked)
    whom = "đảng viên thuộc diện kê khai" if item.applies is Applies.DECLARANT else "đảng viên"
    excused = [one.name for one in members if one.verdict is Verdict.NOT_APPLICABLE]
    also = (
        f" Không bắt buộc: {people(excused)} (được miễn công tác và sinh hoạt)." if excused else ""
    )
    if not there:
        return f"Chưa có {title} nào (0/{len(asked)} {whom}).{also}"
    return f"Có {title} của {there}/{len(asked)} {whom}.{also}"


def _owed(members: Sequence[MemberFinding]) -> list[str]:
    """Who owes what, the same reason in one sentence."""
    sentences = []
    for verdict, beginning in _BEGINNINGS.items():
        reasons = dict.fromkeys(one.message for one in members if one.verdict is verdict)
        for message in reasons:
            names = [
                one.name for one in members if (one.verdict, one.message) == (verdict, message)
            ]
            sentences.append(f"{beginning}: {people(names)} – {_lower(message)}")
    return sentences


def _besides(
    case: Case, roll: Roster, matching: Matching, members: Sequence[MemberFinding]
) -> list[str]:
    said = []
    if roll.reconstructed:
        said.append(_about_the_roster(case, roll))
    else:
        strangers = [
            paper
            for paper in matching.strangers
            if evidence.fault(case, paper) is not Reason.OTHER_BRANCH
        ]
        if strangers:
            names = dict.fromkeys(str(paper.identity.person) for paper in strangers)
            said.append(
                f"Có giấy của người không có trong danh sách đảng viên: {', '.join(names)}"
                f" ({quoted(evidence.files(strangers))})."
            )
    told = {one.file for one in members}
    blank = [
        paper
        for paper in matching.nameless
        if evidence.fault(case, paper) is Reason.BLANK_FORM and paper.document.file not in told
    ]
    if blank:
        said.append(f"Có mẫu chưa điền: {quoted(evidence.files(blank))}.")
    return said


def _about_the_roster(case: Case, roll: Roster) -> str:
    known, stated = len(roll.members), _counted_in_minutes(case)
    said = "Chưa có danh sách đảng viên"
    if not known:
        return f"{said} nên chưa biết còn thiếu của những ai."
    by_minutes = f"; biên bản ghi {stated} đảng viên" if stated else ", có thể còn thiếu người"
    return f"{said}: {known} đồng chí trên được dựng tạm từ các giấy đã gửi{by_minutes}."


def _remedy(
    case: Case, item: Item, roll: Roster, verdict: Verdict, members: Sequence[MemberFinding]
) -> str | None:
    if verdict in (Verdict.MET, Verdict.NOT_APPLICABLE):
        return None
    if verdict is Verdict.NOT_DUE and case.plan.dossier_deadline:
        return f"Còn hạn đến hết ngày {evidence.day(case.plan.dossier_deadline.last_valid)}."
    owing = [one.name for one in members if one.verdict is Verdict.MISSING]
    unfinished = [one.name for one in members if one.verdict is Verdict.PARTLY]
    title = TITLES[PaperKind(item.kinds[0])]
    asks = []
    if owing:
        asks.append(f"Đề nghị chi bộ gửi bổ sung {title} của {people(owing)}.")
    elif verdict is Verdict.MISSING:
        asks.append(f"Đề nghị chi bộ gửi {title}.")
    if unfinished:
        asks.append(f"Đề nghị chi bộ hoàn chỉnh và gửi lại {title} của {people(unfinished)}.")
    if any(one.verdict is Verdict.UNCLEAR for one in members):
        asks.append(LOOK_AGAIN)
    if roll.reconstructed:
        asks.append("Đề nghị gửi danh sách đảng viên của chi bộ.")
    if item.applies is Applies.DECLARANT and not roll.knows_declarants:
        asks.append("Đề nghị cho biết đảng viên nào thuộc diện kê khai tài sản, thu nhập.")
    return " ".join(asks) or None


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
