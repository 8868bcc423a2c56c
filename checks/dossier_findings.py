"""Everything that is wrong inside a branch's year-end papers, in the order the report shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checks import classification, meetings, quotas, ratings, reviews, scores, timing, votes
from dossier.findings import RuleFinding
from dossier.submission import Case

ALL: tuple[Callable[[Case], Iterator[RuleFinding]], ...] = (
    timing.check,
    meetings.check,
    votes.check,
    quotas.check,
    ratings.check,
    reviews.check,
    scores.check,
    classification.check,
)


def check(case: Case) -> tuple[RuleFinding, ...]:
    """The findings of one branch; none where the plan has no review or the unit owes no dossier."""
    if case.plan.review is None or not case.unit.owes_dossier:
        return ()
    return tuple(finding for each in ALL for finding in each(case))
