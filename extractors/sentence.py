"""One sentence as a fact: its place, its parts and what each of them asserts."""

from __future__ import annotations

import dataclasses

from dossier.document import Span
from dossier.facts import Assertion, Sentence, Stance, Zone
from extractors import stance


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a sentence stands: its block, section and zone, and whether its accents hold."""

    block: int
    section: int
    zone: Zone
    trusted: bool = True


def read(text: str, start: int, place: Place, context: str = "") -> Sentence:
    """The sentence ``text`` that begins at ``start`` of its block, with the stands it takes."""
    if stance.is_unfilled(text):
        return heading(start, start + len(text), place)
    parts = tuple(
        Assertion(span=Span(place.block, start + first, start + last), stances=stances)
        for first, last, stances in stance.assertions(text, trusted=place.trusted)
    )
    return Sentence(
        span=Span(place.block, start, start + len(text)),
        section=place.section,
        zone=place.zone,
        stances=tuple(dict.fromkeys(one for part in parts for one in part.stances)),
        context=context,
        parts=parts,
    )


def heading(start: int, end: int, place: Place) -> Sentence:
    """A heading: it names and asserts nothing."""
    span = Span(place.block, start, end)
    return Sentence(span=span, section=place.section, zone=place.zone, stances=(Stance.HEADING,))


def standing(sentence: Sentence, *stances: Stance) -> Sentence:
    """The sentence with these stands in all its parts."""
    parts = tuple(Assertion(span=part.span, stances=stances) for part in sentence.parts)
    return dataclasses.replace(sentence, stances=stances, parts=parts)


def given(sentence: Sentence, text: str) -> Sentence:
    """What fills a cell or follows "Về sổ biên bản:" is an answer, though it has no verb.

    Not so where it only names the task ("Xây dựng quy chế làm việc").
    """
    if set(sentence.stances) != {Stance.NONE} or stance.names_a_task(text):
        return sentence
    if stance.tells_nothing(text):
        return sentence
    return standing(sentence, Stance.DONE)
