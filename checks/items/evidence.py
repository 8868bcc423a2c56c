"""What a paper is worth for an item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from checks import legibility
from checks.placing import problems
from dossier.document import Problem
from dossier.facts import PaperKind, Reading
from dossier.findings import Reason, Verdict
from dossier.plan import Item
from dossier.submission import Case


def of_kind(case: Case, kind: PaperKind) -> list[Reading]:
    """The papers of a kind, copies and older versions left out."""
    return [
        paper
        for paper in case.readings
        if paper.identity.kind is kind
        and not problems(paper) & {Problem.DUPLICATE, Problem.SUPERSEDED}
    ]


def fault(case: Case, paper: Reading) -> Reason | None:
    """Why a paper cannot count; ``None``: it counts."""
    odd = problems(paper)
    branch = paper.identity.branch
    if Problem.WRONG_BRANCH in odd or branch not in (None, case.unit.id):
        return Reason.OTHER_BRANCH
    year = paper.identity.year
    if Problem.WRONG_YEAR in odd or (
        case.plan.review and year not in (None, case.plan.review.year)
    ):
        return Reason.WRONG_YEAR
    if Problem.BLANK_FORM in odd:
        return Reason.BLANK_FORM
    if Problem.HANDWRITTEN in odd:
        return Reason.UNREADABLE
    return None


# The better a paper serves, the earlier; ``None`` serves.
_BEST_FIRST = (
    None,
    Reason.UNREADABLE,
    Reason.BLANK_FORM,
    Reason.WRONG_YEAR,
    Reason.OTHER_BRANCH,
)


def best(case: Case, papers: Sequence[Reading]) -> tuple[Reading, Reason | None] | None:
    """The paper that serves best, with its fault; ``None`` where there is no paper."""
    judged = [(paper, fault(case, paper)) for paper in papers]
    return min(judged, key=lambda pair: _BEST_FIRST.index(pair[1]), default=None)


def lacking(case: Case, kind: PaperKind, reason: Reason) -> tuple[Verdict, Reason]:
    """The verdict on a paper that is not there: unclear while it may be in an unread file."""
    if legibility.unread(case, kind):
        return Verdict.UNCLEAR, Reason.UNREADABLE
    return Verdict.MISSING, reason


def is_due(case: Case) -> bool:
    """Whether the last day for the dossier is over."""
    deadline = case.plan.dossier_deadline
    return deadline is None or case.as_of > deadline.last_valid


def files(papers: Sequence[Reading]) -> tuple[str, ...]:
    """Their file names, each once."""
    return tuple(dict.fromkeys(paper.document.file for paper in papers))


def basis(item: Item) -> str:
    """The sentence of the notice the item rests on."""
    return str(item.source)


def day(date: dt.date) -> str:
    """As an inspector writes it: 24/12/2016."""
    return f"{date:%d/%m/%Y}"
