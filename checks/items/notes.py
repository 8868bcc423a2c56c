"""What the papers of an item say against each other, for which the notice sets no verdict.

Said beside the verdict, so that the branch can put it right: classes counted differently in two
papers (C70), more votes than ballots (C58), a class given to one whose review is missing (C66).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checks import papers
from checks.classification import tallied
from dossier.facts import PaperKind
from dossier.papers import ActivityReport, ClassCount, ClassificationReport, Minutes
from dossier.roster import Member, name_key
from dossier.submission import Case


def beside(case: Case, kind: PaperKind) -> str:
    """What is to be said beside the verdict on a paper of this kind; empty where all agrees."""
    if case.plan.review is None:
        return ""
    if kind is PaperKind.CLASSIFICATION_REPORT:
        return "".join(_counted_otherwise(case))
    if kind is PaperKind.MINUTES:
        return "".join(_more_votes_than_ballots(case))
    return ""


def rated_unreviewed(case: Case, member: Member) -> str:
    """That the minutes rate a member whose self-review did not come (57-KH/ĐUVP, II.B.2.3)."""
    same = [
        each
        for each in (case.roster.members if case.roster else ())
        if name_key(each.name) == name_key(member.name)
    ]
    rated = any(
        result.rating is not None and name_key(result.person) == name_key(member.name)
        for _, minutes in papers.of_kind(case, Minutes)
        for result in minutes.results
    )
    if not rated or len(same) > 1:
        return ""
    return " Biên bản lại ghi mức xếp loại; không kiểm điểm thì không được phân loại."


def _counted_otherwise(case: Case) -> Iterator[str]:
    """The members' classes as two papers count them, where both count the same classes (C70)."""
    told: list[tuple[str, Mapping[str, int]]] = []
    for _, report in papers.of_kind(case, ClassificationReport):
        told.append(("báo cáo tự phân loại", _numbers(report.members)))
    for _, activity in papers.of_kind(case, ActivityReport):
        told.append(("báo cáo hoạt động", _numbers(activity.members)))
    for _, minutes in papers.of_kind(case, Minutes):
        told.append(("biên bản", _numbers(minutes.tally or tallied(minutes))))
    told = [each for each in told if each[1]]
    for name, numbers in told[1:]:
        first, known = told[0]
        for class_id in numbers.keys() & known.keys():
            if numbers[class_id] != known[class_id]:
                title = papers.class_title(case, class_id)
                yield (
                    f" Số đảng viên “{title}”: {first} ghi {known[class_id]:02d}, {name} ghi"
                    f" {numbers[class_id]:02d}; đề nghị thống nhất."
                )


def _numbers(counts: tuple[ClassCount, ...]) -> Mapping[str, int]:
    return {each.class_id: each.count for each in counts}


def _more_votes_than_ballots(case: Case) -> Iterator[str]:
    """For and against together are no more than the ballots given out (C58)."""
    for _, minutes in papers.of_kind(case, Minutes):
        if minutes.ballots is None:
            continue
        for result in minutes.results:
            vote = result.vote
            if vote is None or vote.against is None:
                continue
            cast = vote.in_favour + vote.against
            if cast > minutes.ballots.value:
                yield (
                    f" Phiếu của đồng chí {result.person}: {vote.in_favour}+{vote.against}={cast}"
                    f" > {minutes.ballots.value} phiếu; đề nghị kiểm tra lại."
                )
