"""Items asked of every member, or of those who declare assets: the roster against the papers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from checks import naming
from checks.file_names import words_of
from checks.items import evidence, notes, summary
from checks.items.members import Matched, Matching, contradicts_birth, match
from checks.items.wording import FAULT, TITLES
from checks.placing import problems
from checks.spelling import PERSONAL
from dossier.document import Problem
from dossier.facts import PaperKind, Reading
from dossier.findings import ItemFinding, MemberFinding, Reason, Verdict
from dossier.folding import fold
from dossier.papers import Minutes, SelfReview
from dossier.plan import Applies, Item
from dossier.roster import Member, Roster, name_key
from dossier.submission import Case


def roster(case: Case) -> Roster:
    """The branch's roster; without one, everybody whom a paper of this branch names."""
    if case.roster is not None:
        return case.roster
    known: dict[str, Member] = {}
    for paper in case.readings:
        identity = paper.identity
        if identity.kind not in PERSONAL or not identity.person:
            continue
        if evidence.fault(case, paper) is Reason.OTHER_BRANCH:
            continue
        declares = identity.kind is PaperKind.ASSET_DECLARATION
        key = name_key(identity.person)
        if key not in known or (declares and not known[key].declares_assets):
            name = known[key].name if key in known else _in_title_case(identity.person)
            known[key] = Member(name=name, declares_assets=declares)
    members = tuple(sorted(known.values(), key=lambda member: name_key(member.name)))
    return Roster(members=members, reconstructed=True, knows_declarants=False)


def check(case: Case, item: Item, roll: Roster) -> ItemFinding:
    """The verdict on one item: the worst of its members'."""
    kind = PaperKind(item.kinds[0])
    papers = _papers(case, kind, roll)
    matching = match(roll.members, papers)
    asked = [one for one in matching.matched if _is_asked(item, one.member)]
    findings = tuple(_member(case, kind, one, matching) for one in asked)
    return summary.finding(case, item, roll, matching, findings)


def _is_asked(item: Item, member: Member) -> bool:
    return item.applies is not Applies.DECLARANT or member.declares_assets


def _papers(case: Case, kind: PaperKind, roll: Roster) -> list[Reading]:
    """The papers of a kind. A namesake's paper only looks like an older version: it counts."""
    keys = [name_key(member.name) for member in roll.members]
    return [
        paper
        for paper in case.readings
        if paper.identity.kind is kind
        and Problem.DUPLICATE not in problems(paper)
        and (
            Problem.SUPERSEDED not in problems(paper)
            or keys.count(name_key(paper.identity.person or "")) > 1
        )
    ]


def _member(case: Case, kind: PaperKind, one: Matched, matching: Matching) -> MemberFinding:
    member = one.member
    found = evidence.best(case, one.papers)
    if found is None or found[1] not in (None, Reason.UNREADABLE):
        return _without(case, kind, one, matching)
    paper, fault = found
    if fault is Reason.UNREADABLE:
        said = "Có tệp, chưa đọc được – cần người xem."
        return _of(member, Verdict.UNCLEAR, Reason.UNREADABLE, paper, said)
    good = [one for one in one.papers if evidence.fault(case, one) is None]
    if one.shared > len(good):
        said = f"Có {len(good)} bản cho {one.shared} đồng chí trùng tên, chưa rõ là của ai."
        return _of(member, Verdict.UNCLEAR, Reason.CONFLICT, paper, said)
    if contradicts_birth(member, paper):
        said = (
            "Ngày sinh trên giấy khác danh sách đảng viên: cần xem có phải người trùng tên không."
        )
        return _of(member, Verdict.UNCLEAR, Reason.CONFLICT, paper, said)
    if Problem.INSTRUCTION_TEXT in problems(paper) and _says_nothing_of_its_own(paper):
        said = "Còn nguyên câu hướng dẫn của mẫu, chưa viết nội dung của mình."
        return _of(member, Verdict.PARTLY, Reason.DEFECTIVE, paper, said)
    lacks = _lacks(case, member, paper)
    if lacks:
        said = f"Bản tự kiểm điểm chưa có {lacks} của chi bộ."
        return _of(member, Verdict.PARTLY, Reason.DEFECTIVE, paper, said)
    return _of(member, Verdict.MET, None, paper, "")


def _without(case: Case, kind: PaperKind, one: Matched, matching: Matching) -> MemberFinding:
    """No paper of this member counts: why, and whether that is certain."""
    member = one.member
    if member.exempt and kind is PaperKind.SELF_REVIEW:
        said = "Được miễn công tác và sinh hoạt: không bắt buộc kiểm điểm."
        return _of(member, Verdict.NOT_APPLICABLE, Reason.NOT_REQUIRED, None, said)
    found = evidence.best(case, one.papers)
    if found:
        paper, fault = found
        verdict, reason = evidence.lacking(case, kind, fault or Reason.ABSENT)
        said = f"Có giấy nhưng {FAULT[fault or Reason.ABSENT]}."
        return _of(member, verdict, reason, paper, said)
    others = [other.member for other in matching.matched if other.member is not member]
    swapped = (
        _filed_under(member, matching.strangers)
        or _filed_under(member, [paper for other in matching.matched for paper in other.papers])
        or _filed_shortly(member, others, matching.strangers)
    )
    if swapped:
        verdict, reason = evidence.lacking(case, kind, Reason.WRONG_PERSON)
        said = f"Tệp mang tên đồng chí nhưng là giấy của {swapped.identity.person}."
        return _of(member, verdict, reason, swapped, said)
    nameless = [
        paper
        for paper in matching.nameless
        if _may_be_somebodys(case, paper)
        and _excuses(paper, member, [one.member for one in matching.matched])
    ]
    nameless += [
        paper
        for paper in matching.strangers
        if paper.identity.kind is PaperKind.RESIDENCE_COMMENT
        and _may_be_somebodys(case, paper)
        and member.name in naming.called(paper, [member.name])
    ]
    if nameless:
        hinted = _filed_under(member, nameless)
        said = "Có tệp, chưa đọc được tên – cần người xem."
        return _of(member, Verdict.UNCLEAR, Reason.UNREADABLE, hinted, said)
    blank = _filed_under(member, matching.nameless) or _filed_shortly(
        member, others, matching.nameless
    )
    reason_if_read = _fault_of(case, blank) if blank else Reason.ABSENT
    verdict, reason = evidence.lacking(case, kind, reason_if_read)
    unsure = _perhaps_in(case, kind, member, matching) if verdict is Verdict.MISSING else None
    if unsure is not None:
        paper, said = unsure
        return _of(member, Verdict.UNCLEAR, Reason.CONFLICT, paper, said)
    said = f"Có giấy nhưng {FAULT[reason_if_read]}." if blank else f"Chưa có {TITLES[kind]}."
    if kind is PaperKind.SELF_REVIEW and verdict is Verdict.MISSING:
        said += notes.rated_unreviewed(case, member)
    return _of(member, verdict, reason, blank, said)


def _perhaps_in(
    case: Case, kind: PaperKind, member: Member, matching: Matching
) -> tuple[Reading, str] | None:
    """A paper that names this member and yet is tied to another, or of which nobody knows the kind.

    It may be the one that is asked for, so that nothing may be called missing; namesakes' papers
    have been told apart before.
    """
    others = [one for one in matching.matched if name_key(one.member.name) != name_key(member.name)]
    if kind is not PaperKind.SELF_REVIEW:  # members speak of one another in these
        for other in others:
            for paper in other.papers:
                if _may_be_somebodys(case, paper) and naming.owners(paper, [member.name]):
                    said = (
                        f"Giấy của {other.member.name} có nêu tên đồng chí; cần xem có phải chung."
                    )
                    return paper, said
    for paper in case.readings:
        unknown = paper.identity.kind is PaperKind.UNKNOWN and paper.document.text.strip()
        if unknown and _may_be_somebodys(case, paper) and naming.owners(paper, [member.name]):
            return paper, "Có tệp nêu tên đồng chí nhưng chưa rõ là giấy gì; cần người xem."
    return None


def _fault_of(case: Case, paper: Reading) -> Reason:
    return evidence.fault(case, paper) or Reason.ABSENT


def _may_be_somebodys(case: Case, paper: Reading) -> bool:
    """A paper without a legible name that is not a blank form nor another branch's."""
    return evidence.fault(case, paper) in (None, Reason.UNREADABLE)


def _excuses(paper: Reading, member: Member, members: Sequence[Member]) -> bool:
    """Whether a paper without a sure name may be this member's: what it hints at points to nobody
    else.
    """
    names = [one.name for one in members]
    hinted = naming.owners(paper, names) or naming.called(paper, names)
    if hinted and paper.identity.kind is PaperKind.RESIDENCE_COMMENT:
        return member.name in hinted
    others = [one for one in members if one is not member]
    return not any(
        _filed_under(other, [paper])
        or _filed_shortly(other, [one for one in members if one is not other], [paper])
        for other in others
    )


def _filed_under(member: Member, papers: Sequence[Reading]) -> Reading | None:
    """A paper whose file bears the member's whole name."""
    return next((paper for paper in papers if _bears(paper.document.file, member.name)), None)


def _filed_shortly(
    member: Member, others: Sequence[Member], papers: Sequence[Reading]
) -> Reading | None:
    """A paper whose file bears the name people call this member by, and no other member's."""
    called = name_key(member.name).rsplit(maxsplit=1)[-1]
    if any(name_key(other.name).rsplit(maxsplit=1)[-1] == called for other in others):
        return None
    return next(
        (paper for paper in papers if called in words_of(paper.document.file)),
        None,
    )


def _bears(file: str, name: str) -> bool:
    """Whether a file's name holds a person's: "Tu kiem diem - Le Van Vi", "TKD_LeVanVi"."""
    key = name_key(name)
    words = re.findall(r"[a-z]+", fold(PurePosixPath(file).stem))
    if f" {key} " in f" {' '.join(words)} ":
        return True
    glued = key.replace(" ", "")
    return key.count(" ") >= 2 and any(word.endswith(glued) for word in words)


def _says_nothing_of_its_own(paper: Reading) -> bool:
    """A self-review that is the form's guidance and states nothing; forms are there to be seen."""
    return isinstance(paper.paper, SelfReview) and not paper.paper.said


def _lacks(case: Case, member: Member, paper: Reading) -> str:
    """What item 3 asks of the branch on the paper, and it does not have (C34)."""
    if not isinstance(paper.paper, SelfReview) or member.exempt:
        return ""
    parts = []
    if paper.paper.opinion is None:
        parts.append("ý kiến")
    if paper.paper.rating is None and not _is_new(case, member):
        parts.append("xếp loại chất lượng")
    return " và ".join(parts)


def _is_new(case: Case, member: Member) -> bool:
    """Admitted less than six months before the meeting: reviewed, not rated (II.B.2.3)."""
    months = next(
        (
            interval.months
            for interval in (case.plan.review.intervals if case.plan.review else ())
            if interval.id == "newly_admitted"
        ),
        0,
    )
    return bool(member.admitted and _months_after(member.admitted, months) > _meeting(case))


def _meeting(case: Case) -> dt.date:
    """The day of the review meeting: as its minutes say, else the last day allowed."""
    for paper in evidence.of_kind(case, PaperKind.MINUTES):
        date = paper.paper.date if isinstance(paper.paper, Minutes) else paper.identity.date
        if date:
            return date
    return case.plan.review.meeting_before.last_valid if case.plan.review else case.as_of


def _months_after(date: dt.date, months: int) -> dt.date:
    year, month = divmod(date.month - 1 + months, 12)
    day = date.day
    while True:  # 31/8 + 6 tháng = 28/2
        try:
            return dt.date(date.year + year, month + 1, day)
        except ValueError:
            day -= 1


def _of(
    member: Member, verdict: Verdict, reason: Reason | None, paper: Reading | None, message: str
) -> MemberFinding:
    return MemberFinding(
        name=member.name,
        verdict=verdict,
        reason=reason,
        file=paper.document.file if paper else None,
        message=message,
    )


def _in_title_case(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split()) if name.isupper() else name
