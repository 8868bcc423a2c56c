"""Whether a passage stands where it can count: the body, this branch, this inspection."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from checks.coverage import whose, years
from checks.matching import Concepts, Passage
from dossier import wording
from dossier.facts import Zone
from dossier.findings import Reason
from dossier.plan import Answer
from dossier.submission import Case

_OUTSIDE = {
    Zone.LETTERHEAD: Reason.ECHO,
    Zone.CITATION: Reason.ECHO,
    Zone.SIGNATURE: Reason.ECHO,
    Zone.CIRCUMSTANCES: Reason.BACKGROUND_ONLY,
    Zone.PLANS: Reason.FUTURE_PLAN,
}
_INSPECTED = re.compile(r"\b(?:kiem tra|ubkt|tktr|kt)\b")
# A team of the committee, not the branch's own supervision of its members.
_TEAM = re.compile(
    r"\b(?:doan|to) (?:kt|kiem tra)\b|\b(?:ket luan (?:cua|kiem tra)|bien ban kiem tra)\b"
)
_COMING = re.compile(r"\b(?:se|xin)\b[^.;]*\bto kiem tra\b")


def outside(
    case: Case, answer: Answer, passage: Passage, concepts: Concepts, over: Sequence[wording.Text]
) -> Reason | None:
    """Why a passage at this place cannot answer a clause; ``None`` where it can.

    ``over`` are those of its layers that speak of the clause too: their subject is its own.
    """
    if passage.reading.identity.branch not in (None, case.unit.id):
        return Reason.OTHER_BRANCH
    if (zone := _OUTSIDE.get(passage.sentence.zone)) is not None:
        return zone
    for text in (passage.own, *over):
        label = text is not passage.own or passage.sentence.span.start == 0
        if (named := whose.branch(case, text, label=label)) is not None:
            if named != case.unit.id:
                return Reason.OTHER_BRANCH
            break
    coverage = case.plan.coverage
    if coverage is not None:
        if concepts.blocked(coverage.other_bodies, coverage.own_body, passage.own):
            return Reason.WRONG_SUBJECT
        if whose.another_body(coverage, concepts, passage.own, accepts=answer.accepts):
            return Reason.WRONG_SUBJECT
        for text in (passage.own, *over):
            if concepts.hits(coverage.earlier_inspection, text) or _inspected_before(case, text):
                return Reason.EARLIER_INSPECTION
    return None


def naming(case: Case, passage: Passage, reason: Reason | None) -> str:
    """The earlier sentence of the paragraph that tells whose or which time's the passage is.

    Empty where the passage tells it itself, or nothing before it does.
    """
    coverage = case.plan.coverage
    if coverage is None or reason not in (Reason.OTHER_BRANCH, Reason.EARLIER_INSPECTION):
        return ""
    earlier = Concepts.of(coverage)
    for text in (passage.own, *passage.layers):
        another = reason is Reason.OTHER_BRANCH and whose.branch(case, text) is not None
        before = reason is Reason.EARLIER_INSPECTION and (
            earlier.hits(coverage.earlier_inspection, text) or _inspected_before(case, text)
        )
        if another or before:
            return "" if text is passage.own else text.raw
    return ""


def _inspected_before(case: Case, text: wording.Text) -> bool:
    """Whether the text tells what an inspection before the time asked about found.

    What will be handed to the team is handed to the one that comes now.
    """
    if not _INSPECTED.search(text.folded) or _COMING.search(text.folded):
        return False
    mentioned = years.mentioned(text)
    if not mentioned:
        return False
    latest = case.as_of.year if _TEAM.search(text.folded) else _first_year(case)
    return max(mentioned) < latest


def _first_year(case: Case) -> int:
    """The year in which the earliest period asked about begins; 0 where none has a date."""
    starts = [one.period.start for one in case.plan.contents if one.period is not None]
    return min((start.year for start in starts if isinstance(start, dt.date)), default=0)
