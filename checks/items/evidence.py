"""What a paper is worth for an item, and what could not be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from checks.items.wording import names_of
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
    if unread(case, kind):
        return Verdict.UNCLEAR, Reason.UNREADABLE
    return Verdict.MISSING, reason


def unread(case: Case, kind: PaperKind) -> tuple[str, ...]:
    """The files, not read in whole or in part, that may hold a paper of this kind.

    A file whose name plainly says another kind does not excuse this one.
    """
    closed = [
        one.file for one in case.unread if names_of(one.file) & {kind} or not names_of(one.file)
    ]
    partly = [reading.document.file for reading in case.readings if _may_hide(reading, kind)]
    return tuple(dict.fromkeys([*closed, *partly]))


def _may_hide(reading: Reading, kind: PaperKind) -> bool:
    """Whether a paper of this kind may be on pages of a document that could not be read.

    A bad page between two good ones belongs to the document around it; pages that nothing legible
    follows may be anything, for a whole dossier is often scanned into one file.
    """
    document, known = reading.document, reading.identity.kind
    if known is PaperKind.UNKNOWN and Problem.HANDWRITTEN in problems(reading):
        return True
    if not document.unreadable_pages:
        return False
    last_legible = max((block.page or 0 for block in document.blocks), default=0)
    return known is kind or max(document.unreadable_pages) > last_legible


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
