"""The verdict on a clause from all that was said about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checks import legibility
from checks.coverage import congress
from checks.coverage.hits import MET, PARTLY
from checks.coverage.weighing import (
    ELSEWHERE,
    HEADING,
    NOT_APPLICABLE,
    Candidate,
)
from checks.matching import Concepts, Passage, set_aside
from dossier import folding, wording
from dossier.document import Document
from dossier.facts import PaperKind
from dossier.findings import Reason, Verdict
from dossier.plan import Answer, Clause, Coverage
from dossier.submission import Case

# Where several passages fail for different reasons, the one that tells the branch most.
_TELLING = (
    Reason.DEFERRED,
    Reason.OTHER_BRANCH,
    Reason.EARLIER_INSPECTION,
    Reason.WRONG_REFERENCE,
    Reason.WRONG_SUBJECT,
    Reason.FUTURE_PLAN,
    Reason.BACKGROUND_ONLY,
)


# What a sentence that names the clause itself says of it, against those that only stand under it.
_OUTWEIGHING = (Reason.DEFERRED, Reason.OTHER_BRANCH, Reason.WRONG_SUBJECT)
_LEAST_DENIED = 3  # words; fewer cannot be told from another denial


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with the passages it rests on and, for ``partly``, what is lacking."""

    verdict: Verdict
    reason: Reason | None = None
    deficiency: bool = False
    thin: bool = False
    passages: tuple[Passage, ...] = ()
    lacking: tuple[str, ...] = ()


def decide(case: Case, clause: Clause, found: Sequence[Candidate]) -> Decision:
    """The verdict; ``found`` comes with the best evidence first."""
    coverage = case.plan.coverage
    answer = coverage.answer(clause.id) if coverage else None
    if coverage is None or answer is None:
        return Decision(Verdict.UNCLEAR, Reason.WEAK)
    decision = (
        _put_off(found)
        or _excluded(answer, found)
        or _answered(answer, found)
        or _pointed_elsewhere(case, coverage, answer, found)
        or _in_part(found)
        or _not_applicable(found)
    )
    if decision is not None:
        return decision
    decision = _missing(case, coverage, answer, found)
    return _if_legible(case, decision)


def _put_off(found: Sequence[Candidate]) -> Decision | None:
    """A sentence that names the clause and puts it off outweighs what only stands under its
    heading.
    """
    if any(one.own for one in found if one.gives in (MET, PARTLY, ELSEWHERE)):
        return None
    stated = [one for one in found if one.gives == NOT_APPLICABLE]
    for reason in _OUTWEIGHING:
        if stated and reason == Reason.WRONG_SUBJECT:
            continue  # "không áp dụng: ai cũng được xếp loại ở nơi cũ"
        if because := [one for one in found if one.gives == reason and one.own]:
            return Decision(Verdict.MISSING, reason, passages=_passages(because))
    if own := [one for one in stated if one.own]:
        return Decision(Verdict.NOT_APPLICABLE, Reason.STATED, passages=_passages(own))
    return None


def _excluded(answer: Answer, found: Sequence[Candidate]) -> Decision | None:
    """ "Không giữ lại đồng nào" and "tồn quỹ 870.000 đồng" contradict each other."""
    stated = [one for one in found if one.gives == NOT_APPLICABLE]
    if not answer.exclusive or not stated:
        return None
    told = [one for one in found if one.gives == MET and one.own and one.facts]
    if told:
        both = (told[0].passage, stated[0].passage)
        return Decision(Verdict.UNCLEAR, Reason.CONFLICT, passages=both)
    return Decision(Verdict.NOT_APPLICABLE, Reason.STATED, passages=_passages(stated))


def _answered(answer: Answer, found: Sequence[Candidate]) -> Decision | None:
    met = [one for one in found if one.gives == MET]
    if not met:
        return None
    quotes = _passages(met)
    if clash := _contradiction(answer, met):
        return Decision(Verdict.UNCLEAR, Reason.CONFLICT, passages=clash)
    deficiency = any(one.shortcoming for one in met)
    named = [one for one in met if not one.sweeping]
    told = frozenset[int]().union(*(one.halves for one in named or met))
    lacking = tuple(half.title for i, half in enumerate(answer.halves) if i not in told)
    if lacking:
        return Decision(Verdict.PARTLY, Reason.INCOMPLETE, deficiency, False, quotes, lacking)
    thin = all(one.thin for one in met)
    best = sorted(met, key=lambda one: (one.thin, -len(one.halves), -one.facts))
    return Decision(Verdict.MET, None, deficiency, thin, _covering(best))


def _covering(met: Sequence[Candidate]) -> tuple[Passage, ...]:
    """The best passage first, then those that tell a half not told yet, then the rest."""
    told: set[int] = set()
    first: list[Candidate] = []
    rest: list[Candidate] = []
    for one in met:
        new = bool(one.halves - told) or not first or one.shortcoming
        (first if new else rest).append(one)
        told |= one.halves
    return _passages([*first, *rest])


def _pointed_elsewhere(
    case: Case, coverage: Coverage, answer: Answer, found: Sequence[Candidate]
) -> Decision | None:
    """ "Có biểu kèm theo": met if that paper came along and speaks of it, else partly."""
    pointing = [one for one in found if one.gives == ELSEWHERE]
    if not pointing:
        return None
    if _annex_tells(case, coverage, answer):
        return Decision(Verdict.MET, passages=_passages(pointing))
    lacking = ("biểu, văn bản mà báo cáo dẫn đến",)
    return Decision(
        Verdict.PARTLY, Reason.INCOMPLETE, passages=_passages(pointing), lacking=lacking
    )


def _annex_tells(case: Case, coverage: Coverage, answer: Answer) -> bool:
    """Whether a paper that came along speaks of the clause, anywhere in it."""
    concepts = Concepts.of(coverage)
    annexes = (
        reading.document for reading in case.readings
        if reading.identity.kind
        in (PaperKind.OTHER, PaperKind.UNKNOWN, PaperKind.LIST, PaperKind.PLAN, PaperKind.MINUTES)
    )  # fmt: skip
    return any(
        _speaks(concepts, answer, wording.text(_flat(one), trusted=_trusted(one)))
        for one in annexes
    )


def _flat(document: Document) -> str:
    return " ".join(block.text for block in document.blocks)


def _trusted(document: Document) -> bool:
    return all(block.confidence is None for block in document.blocks)


def _in_part(found: Sequence[Candidate]) -> Decision | None:
    part = [one for one in found if one.gives == PARTLY]
    if not part:
        return None
    return Decision(Verdict.PARTLY, Reason.INCOMPLETE, any(one.shortcoming for one in part),
                    passages=_passages(part))  # fmt: skip


def _not_applicable(found: Sequence[Candidate]) -> Decision | None:
    stated = [one for one in found if one.gives == NOT_APPLICABLE]
    if not stated:
        return None
    return Decision(Verdict.NOT_APPLICABLE, Reason.STATED, passages=_passages(stated))


def _missing(
    case: Case, coverage: Coverage, answer: Answer, found: Sequence[Candidate]
) -> Decision:
    for reason in _TELLING:
        if because := [one for one in found if one.gives == reason]:
            return Decision(Verdict.MISSING, reason, passages=_passages(because))
    if deleted := _deleted(coverage, answer, found):
        return Decision(Verdict.MISSING, Reason.DELETED, passages=deleted)
    headings = [one for one in found if one.gives == HEADING]
    if any(one.passage.stands_over_nothing() for one in headings):
        return Decision(Verdict.MISSING, Reason.HEADING_ONLY, passages=_passages(headings))
    if headings or any(one.gives == Reason.ECHO for one in found):
        return Decision(Verdict.MISSING, Reason.ECHO, passages=_passages(found))
    if _only_set_aside(case, coverage, answer):
        return Decision(Verdict.MISSING, Reason.DELETED)
    return Decision(Verdict.MISSING, Reason.ABSENT)


def _deleted(coverage: Coverage, answer: Answer, found: Sequence[Candidate]) -> tuple[Passage, ...]:
    """The heading over a passage that was struck out, if that is what happened."""
    concepts = Concepts.of(coverage)
    readings = {id(one.passage.reading): one.passage.reading for one in found}
    for reading in readings.values():
        if any(_speaks(concepts, answer, text) for text in set_aside(reading)):
            return _passages([one for one in found if one.gives == HEADING])[:1] or (
                found[0].passage,
            )
    return ()


def _only_set_aside(case: Case, coverage: Coverage, answer: Answer) -> bool:
    concepts = Concepts.of(coverage)
    return any(
        _speaks(concepts, answer, text)
        for reading in case.readings
        if reading.identity.kind is PaperKind.INSPECTION_REPORT
        for text in set_aside(reading)
    )


def _speaks(concepts: Concepts, answer: Answer, text: wording.Text) -> bool:
    if answer.congress is not None:
        said = [name for way in answer.ways if way.gives == MET for name in way.says]
        return concepts.hits(said, text) and congress.mentions(answer.congress, text)
    return any(
        way.gives == MET
        and concepts.hits(way.says, text)
        and (not way.about or concepts.hits(way.about, text))
        for way in answer.ways
    )


def _if_legible(case: Case, decision: Decision) -> Decision:
    """What could not be read is never called missing."""
    if legibility.unread(case, PaperKind.INSPECTION_REPORT):
        return Decision(Verdict.UNCLEAR, Reason.UNREADABLE, passages=decision.passages)
    return decision


def _contradiction(answer: Answer, met: Sequence[Candidate]) -> tuple[Passage, ...]:
    """Two sentences of which one says flatly that what the other reports was not done.

    The denial has no word but the other's own, or denies the clause as it is asked while the
    other tells when, where or how it was done.
    """
    asked = _words(answer.topic) | _ASKED
    for one in met:
        flat = len(one.negative) >= _LEAST_DENIED
        whole = one.own and len(one.denied) >= _LEAST_DENIED and set(one.denied) <= asked
        for other in met:
            if other is one or other.shortcoming:
                continue
            same = flat and other.own and set(one.negative) <= _words(other.passage.own.raw)
            if same or (whole and other.facts > 0):
                return other.passage, one.passage
    return ()


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", folding.fold(text)))


_ASKED = _words(
    "xây dựng, ban hành, thực hiện, tổ chức, học tập, quán triệt, triển khai, phổ biến, tiến hành"
    ", của Đảng, Tỉnh ủy, đơn vị, tuy vậy, tuy nhiên, trên thực tế, đến nay, hạn chế"
)


def _passages(found: Sequence[Candidate]) -> tuple[Passage, ...]:
    return tuple(one.passage for one in found)
