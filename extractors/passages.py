"""Every sentence of a document with its section, its zone, its stand and what it hangs on."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from dossier.document import Block, Document, Span
from dossier.facts import CongressFact, Reference, Section, Sentence, Stance, Zone
from extractors import cells, language, references, sentence, stance, tables, zones
from extractors.sentence import Place

_BULLET = re.compile(r"^\s*[-+*•–~]")
_NOTHING = re.compile(r"[\s.…_:;,\-–*/|()\[\]]*")  # leader dots, an empty form
_OPENING = 3  # blocks after the letterhead; a report without headings opens no longer than that
_SHORT = 200  # characters; a longer paragraph of a report without headings tells more
_TOLD = {Stance.DONE, Stance.NIL}


def sentences(document: Document, sections: Sequence[Section]) -> tuple[Sentence, ...]:
    """The sentences of the document, top to bottom."""
    found = list(_Walk(document, sections).sentences())
    return tuple(_with_congresses(document, sections, one) for one in found)


def congresses(
    document: Document, sections: Sequence[Section], found: Sequence[Sentence]
) -> tuple[CongressFact, ...]:
    """The congresses each sentence names, what stands over it saying whether one is meant."""
    facts = []
    for one in found:
        block, at = document.blocks[one.span.block], one.span.start
        above = f"{heading_path(document, sections, one.section)} {one.context}"
        spoken = references.speaks_of_congress(f"{above} {block.text[:at]}")
        for start, end, value in references.congresses(
            block.text[at : one.span.end],
            trusted=block.confidence is None,
            spoken=spoken,
            counted=block.counted,
        ):
            span = Span(one.span.block, at + start, at + end)
            facts.append(CongressFact(span=span, value=value))
    return tuple(facts)


def citations(document: Document, own: str | None) -> tuple[Reference, ...]:
    """Every document number, the document's own one marked."""
    return tuple(
        Reference(span=Span(index, start, end), number=number, kind=kind, issuer=issuer,
                  own=number == own)
        for index, block in enumerate(document.blocks)
        for start, end, number, kind, issuer in references.numbers(block.text)
    )  # fmt: skip


def heading_path(document: Document, sections: Sequence[Section], index: int) -> str:
    """The headings over a section, the highest first."""
    titles: list[str] = []
    at: int | None = index
    while at is not None:
        span = sections[at].heading
        if span is not None:
            titles.insert(0, document.blocks[span.block].text[span.start : span.end])
        at = sections[at].parent
    return " / ".join(titles)


class _Walk:
    """Goes down the blocks, remembering the line that a list or a table hangs on."""

    def __init__(self, document: Document, sections: Sequence[Section]) -> None:
        self.blocks, self.sections = document.blocks, sections
        self.front = zones.front(self.blocks)
        self.closing = zones.back(self.blocks, self.front)
        self.grid = tables.rows(self.blocks)
        self.home = _homes(len(self.blocks), sections)
        self.first_heading = min(
            (section.first_block for section in sections[1:]), default=len(self.blocks)
        )
        self.intro = ""  # the paragraph a list hangs on
        self.intro_stances: tuple[Stance, ...] = ()
        self.over_table: dict[int | None, str] = {}

    def sentences(self) -> Iterator[Sentence]:
        """The sentences, top to bottom."""
        for index, block in enumerate(self.blocks):
            if _NOTHING.fullmatch(block.text):
                continue
            place = Place(block=index, section=self.home[index], zone=self._zone(index),
                          trusted=block.confidence is None)  # fmt: skip
            row = self.grid.get(index)
            if row is not None and place.zone is not Zone.LETTERHEAD:
                if block.table not in self.over_table:
                    self.over_table[block.table] = cells.hanging(self.blocks, self.grid, index)
                yield from cells.sentences(block, row, place, self.over_table[block.table])
            else:
                yield from self._listed(block, list(self._paragraph(block, place)))

    def _zone(self, index: int) -> Zone:
        if index < self.front:
            return Zone.LETTERHEAD
        if self.closing[0] <= index < self.closing[1]:
            return Zone.SIGNATURE
        return self.sections[self.home[index]].zone

    def _paragraph(self, block: Block, place: Place) -> Iterator[Sentence]:
        heading = self.sections[place.section].heading
        start = 0
        if heading is not None and heading.block == place.block:
            yield sentence.heading(heading.start, heading.end, place)
            start = heading.end
        yield from self._put_off(block, list(self._read(block, place, start)))

    def _put_off(self, block: Block, made: list[Sentence]) -> list[Sentence]:
        """ "Chưa chốt sổ; sẽ gửi phụ lục sau": the promise covers what it follows."""
        for index in range(len(made) - 1, 0, -1):
            one, before = made[index], made[index - 1]
            said = block.text[before.span.start : before.span.end]
            between = block.text[before.span.end : one.span.start].strip()
            later = stance.puts_off(block.text[one.span.start : one.span.end])
            if later and between == ";" and not stance.is_concrete(said):
                made[index - 1] = sentence.standing(before, Stance.PROMISED)
        return made

    def _read(self, block: Block, place: Place, start: int) -> Iterator[Sentence]:
        before: Sentence | None = None
        for first, last in language.sentences(block.text[start:]):
            text = block.text[start + first : start + last]
            if _NOTHING.fullmatch(text):
                continue
            at = self._cited(text, place)
            if before is not None and before.zone is Zone.CITATION and self._opening(place):
                at = at if stance.is_concrete(text) else dataclasses.replace(at, zone=before.zone)
            read = sentence.read(text, start + first, at)
            if self._is_answer(block, start, before, read):
                read = sentence.given(read, text)
            before = read
            yield read

    def _cited(self, text: str, place: Place) -> Place:
        """The place of a sentence that may restate the notice."""
        opening = self._opening(place)
        if place.zone is Zone.BODY and zones.cites(text, opening=opening, trusted=place.trusted):
            return dataclasses.replace(place, zone=Zone.CITATION)
        block = self.blocks[place.block].text
        headed = self.first_heading < len(self.blocks)
        whole = block if headed or len(block) <= _SHORT else text
        if place.zone is Zone.BODY and opening and zones.introduces(whole, trusted=place.trusted):
            return dataclasses.replace(place, zone=Zone.CIRCUMSTANCES)
        return place

    def _opening(self, place: Place) -> bool:
        return place.block < min(self.first_heading, self.front + _OPENING)

    def _is_answer(self, block: Block, start: int, before: Sentence | None, read: Sentence) -> bool:
        """Whether it follows a lead ("Về đảng phí: …") or a told item of the same ";" list."""
        if before is None:
            return start > 0
        between = block.text[before.span.end : read.span.start].strip()
        return between == ";" and bool(set(before.stances) & _TOLD)

    def _listed(self, block: Block, made: list[Sentence]) -> list[Sentence]:
        """Items of a list take the line they hang on as context, and its stand for want of one."""
        listed = bool(_BULLET.match(block.text)) or bool(_BULLET.match(block.number))
        if listed and self.intro:
            return [self._hung(one) for one in made]
        self.intro, self.intro_stances = "", ()
        if not listed and block.text.rstrip().endswith(":") and made:
            self.intro = block.text.strip()
            if Stance.HEADING not in made[-1].stances:
                self.intro_stances = made[-1].stances
        return made

    def _hung(self, one: Sentence) -> Sentence:
        hung = dataclasses.replace(one, context=self.intro)
        if self.intro_stances and set(one.stances) <= {Stance.NONE, Stance.HOLLOW}:
            return sentence.standing(hung, *self.intro_stances)
        return hung


def _with_congresses(document: Document, sections: Sequence[Section], one: Sentence) -> Sentence:
    """The sentence with the congresses that the line or label it hangs on names."""
    if not one.context:
        return one
    trusted = document.blocks[one.span.block].confidence is None
    spoken = references.speaks_of_congress(heading_path(document, sections, one.section))
    own = document.blocks[one.span.block]
    above = (b for b in document.blocks[one.span.block :: -1] if one.context in b.text)
    counted = next(above, own).counted  # a row's label is put together of its own cells
    named = references.congresses(one.context, trusted=trusted, spoken=spoken, counted=counted)
    return dataclasses.replace(one, context_congresses=tuple(value for *_, value in named))


def _homes(count: int, sections: Sequence[Section]) -> list[int]:
    """For each block the deepest section that holds it (the last one that begins in it)."""
    home = [0] * count
    for index, section in enumerate(sections):
        for block in range(section.first_block, section.last_block + 1):
            home[block] = index
    return home
