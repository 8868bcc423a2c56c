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
_FOUND = re.compile(  # Kết luận số 15-KL/UBKT ngày 18/11/2013
    r"\b(?:ket luan|kl|bien ban)\b[^.;]{0,30}\b(?:ubkt|tktr|kiem tra|kt)\b[^.;]{0,20}"
    r"\bngay \d{1,2}[/.-]\d{1,2}[/.-](20\d\d)"
)
_TODAY = re.compile(r"\b(?:nay|hien|hien nay|nam 2016|sau do|tu do)\b")
_NOW = re.compile(r"(?:^\W*|[;,.:]\s*)(?:(?:den|hien|sau|bay gio|tu do den) )?nay\b")
_COMING = re.compile(r"\b(?:se|xin)\b[^.;]*\bto kiem tra\b")


def outside(
    case: Case,
    answer: Answer,
    passage: Passage,
    concepts: Concepts,
    over: Sequence[wording.Text],
    places: Sequence[tuple[int, int]],
) -> Reason | None:
    """Why a passage at this place cannot answer a clause; ``None`` where it can.

    ``over`` are those of its layers that speak of the clause too: their subject is its own.
    ``places`` are where the passage itself speaks of the clause.
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
        now = _tells_of_now(passage.own, places)
        for text in () if now else (passage.own, *over, *_list_head(passage)):
            if concepts.hits(coverage.earlier_inspection, text) or _inspected_before(case, text):
                return Reason.EARLIER_INSPECTION
    return None


def _tells_of_now(text: wording.Text, places: Sequence[tuple[int, int]]) -> bool:
    """ "Kết luận trước nhắc chi bộ chưa mở sổ; nay đã mở": after the turn it speaks of now."""
    turn = _NOW.search(text.folded)
    return turn is not None and (
        turn.start() == 0 or any(start >= turn.start() for start, _ in places)
    )


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


def _list_head(passage: Passage) -> list[wording.Text]:
    """The words a list in one sentence hangs on: "Đoàn năm 2013 đã ghi nhận: sổ đủ; phí …; …".

    Empty where the item itself says that it is of today.
    """
    if _TODAY.search(passage.own.folded):
        return []
    sentences, at = passage.reading.sentences, passage.index
    text = passage.reading.document.blocks[passage.sentence.span.block].text
    while at > 0 and sentences[at - 1].span.block == passage.sentence.span.block:
        joint = text[sentences[at - 1].span.start : sentences[at].span.start].rstrip()
        if not joint.endswith(";"):
            break
        at -= 1
    back = passage.index - at
    head = passage.layers[back - 1] if 0 < back <= len(passage.layers) else None
    return [head] if head is not None and ":" in head.raw else []


def _inspected_before(case: Case, text: wording.Text) -> bool:
    """Whether the text tells what an inspection before the time asked about found.

    What will be handed to the team is handed to the one that comes now.
    """
    if not _INSPECTED.search(text.folded) or _COMING.search(text.folded):
        return False
    found = _FOUND.search(text.folded)
    if found is not None and int(found[1]) < case.as_of.year:
        return True
    mentioned = years.mentioned(text)
    if not mentioned:
        return False
    latest = case.as_of.year if _TEAM.search(text.folded) else _first_year(case)
    return max(mentioned) < latest


def _first_year(case: Case) -> int:
    """The year in which the earliest period asked about begins; 0 where none has a date."""
    starts = [one.period.start for one in case.plan.contents if one.period is not None]
    return min((start.year for start in starts if isinstance(start, dt.date)), default=0)
