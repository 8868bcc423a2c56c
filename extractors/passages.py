"""Every sentence of a document with its section, its zone, its stand and what it hangs on."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from dossier import wording
from dossier.document import Block, BlockKind, Document, Span
from dossier.facts import Assertion, CongressFact, Reference, Section, Sentence, Stance, Zone
from extractors import language, references, stance, zones

_BULLET = re.compile(r"^\s*[-+*•–~]")
_NOTHING = re.compile(r"[\s.…_:;,\-–*/|()\[\]]*")  # leader dots, an empty form
_YES = {"co", "x", "dat", "da co", "day du", "tot", "du", "co day du", "dung quy dinh"}
_NO = {"khong", "chua", "khong co", "chua co"}
_TASK = wording.Wordings(["nội dung", "yêu cầu", "tiêu chí", "mốc kiểm tra", "căn cứ", "nhiệm vụ"])
_NIL_LABEL = wording.Wordings(
    ["vi phạm", "tham nhũng", "lãng phí", "tiêu cực", "sai phạm", "đơn thư", "khiếu nại", "tố cáo",
     "kỷ luật", "nợ", "thất thoát", "trường hợp"]
)  # fmt: skip


def sentences(document: Document, sections: Sequence[Section]) -> tuple[Sentence, ...]:
    """The sentences of the document, top to bottom."""
    blocks = document.blocks
    front = zones.front(blocks)
    closing, reopened = zones.back(blocks, front)
    home = _homes(len(blocks), sections)
    first_heading = min((section.first_block for section in sections[1:]), default=len(blocks))
    found: list[Sentence] = []
    intro = ""
    columns: tuple[str, ...] = ()
    for index, block in enumerate(blocks):
        if not block.text.strip() or _NOTHING.fullmatch(block.text):
            continue
        here = home[index]
        zone = sections[here].zone
        if index < front:
            zone = Zone.LETTERHEAD
        elif closing <= index < reopened:
            zone = Zone.SIGNATURE
        if block.kind is BlockKind.ROW and zone is not Zone.LETTERHEAD:
            columns = _columns(blocks, index, columns)
            found += _of_row(block, index, here, zone, columns, sections)
            continue
        listed = bool(_BULLET.match(block.text)) or bool(re.match(r"^\s*[-+•]", block.number))
        intro = intro if listed else ""
        made = list(_of_paragraph(block, index, sections, home, zone, index < first_heading))
        found += _hung(made, found, intro) if intro else made
        if not listed and block.text.rstrip().endswith(":"):
            intro = block.text.strip()
    return tuple(_with_congresses(document, sections, one) for one in found)


def congresses(
    document: Document, sections: Sequence[Section], found: Sequence[Sentence]
) -> tuple[CongressFact, ...]:
    """The congresses each sentence names, what stands over it saying whether one is meant."""
    facts = []
    for sentence in found:
        block, at = document.blocks[sentence.span.block], sentence.span.start
        above = f"{heading_path(document, sections, sentence.section)} {sentence.context}"
        spoken = references.speaks_of_congress(f"{above} {block.text[:at]}")
        for start, end, value in references.congresses(
            block.text[at : sentence.span.end], trusted=block.confidence is None, spoken=spoken
        ):
            span = Span(sentence.span.block, at + start, at + end)
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


def _with_congresses(
    document: Document, sections: Sequence[Section], sentence: Sentence
) -> Sentence:
    """The sentence with the congresses that the line or label it hangs on names."""
    if not sentence.context:
        return sentence
    trusted = document.blocks[sentence.span.block].confidence is None
    spoken = references.speaks_of_congress(heading_path(document, sections, sentence.section))
    named = references.congresses(sentence.context, trusted=trusted, spoken=spoken)
    return dataclasses.replace(sentence, context_congresses=tuple(one for *_, one in named))


def _homes(count: int, sections: Sequence[Section]) -> list[int]:
    """For each block the deepest section that holds it (the last one that begins in it)."""
    home = [0] * count
    for index, section in enumerate(sections):
        for block in range(section.first_block, section.last_block + 1):
            home[block] = index
    return home


def _of_paragraph(
    block: Block, index: int, sections: Sequence[Section], home: Sequence[int], zone: Zone,
    opening: bool,
) -> Iterator[Sentence]:  # fmt: skip
    trusted = block.confidence is None
    here = home[index]
    heading = sections[here].heading
    start = 0
    if heading is not None and heading.block == index:
        yield Sentence(span=heading, section=here, zone=zone, stances=(Stance.HEADING,))
        start = heading.end
    before: Sentence | None = None
    for first, last in language.sentences(block.text[start:]):
        text = block.text[start + first : start + last]
        if _NOTHING.fullmatch(text):
            continue
        inside = zone
        if zone is Zone.BODY and zones.cites(text, opening=opening, trusted=trusted):
            inside = Zone.CITATION
        made = _sentence(index, start + first, text, here, inside, trusted)
        listed = before is not None and block.text[before.span.end : start + first].strip() == ";"
        if before is None and start:
            made = _given(made, text)
        elif before is not None and listed and set(before.stances) & {Stance.DONE, Stance.NIL}:
            made = _given(made, text)
        before = made
        yield made


def _sentence(
    index: int, at: int, text: str, section: int, zone: Zone, trusted: bool, context: str = ""
) -> Sentence:
    parts = tuple(
        Assertion(span=Span(index, at + start, at + end), stances=stances)
        for start, end, stances in stance.assertions(text, trusted=trusted)
    )
    return Sentence(
        span=Span(index, at, at + len(text)), section=section, zone=zone,
        stances=_union(parts), context=context, parts=parts,
    )  # fmt: skip


def _given(sentence: Sentence, text: str) -> Sentence:
    """What fills a cell or follows "Về sổ biên bản:" is an answer, though it has no verb.

    Not so where it only names the task ("Xây dựng quy chế làm việc").
    """
    if set(sentence.stances) != {Stance.NONE} or stance.names_a_task(text):
        return sentence
    parts = tuple(Assertion(span=part.span, stances=(Stance.DONE,)) for part in sentence.parts)
    return dataclasses.replace(sentence, stances=(Stance.DONE,), parts=parts)


def _union(parts: Sequence[Assertion]) -> tuple[Stance, ...]:
    return tuple(dict.fromkeys(stance for part in parts for stance in part.stances))


def _hung(made: list[Sentence], found: Sequence[Sentence], intro: str) -> list[Sentence]:
    """Items of a list take the line they hang on as context, and its stand where they have none."""
    above = next((one for one in reversed(found) if not one.context), None)
    given = above.stances if above is not None and Stance.HEADING not in above.stances else ()
    hung = []
    for one in made:
        bare = set(one.stances) <= {Stance.NONE, Stance.HOLLOW} and given
        parts = (
            tuple(Assertion(span=part.span, stances=given) for part in one.parts)
            if bare
            else one.parts
        )
        hung.append(
            Sentence(span=one.span, section=one.section, zone=one.zone,
                     stances=given if bare else one.stances, context=intro, parts=parts)
        )  # fmt: skip
    return hung


def _columns(blocks: Sequence[Block], index: int, current: tuple[str, ...]) -> tuple[str, ...]:
    """The column headings of the table this row belongs to."""
    block, before = blocks[index], blocks[index - 1] if index else None
    same = before is not None and before.kind is BlockKind.ROW and before.table == block.table
    if same:
        return current
    trusted = block.confidence is None
    if any(stance.asserts(cell, trusted=trusted) for cell in block.cells):
        return ()
    return block.cells


def _of_row(
    block: Block, index: int, section: int, zone: Zone, columns: tuple[str, ...],
    sections: Sequence[Section],
) -> Iterator[Sentence]:  # fmt: skip
    heading = sections[section].heading
    if heading is not None and heading.block == index:
        yield Sentence(span=heading, section=section, zone=zone, stances=(Stance.HEADING,))
        return
    if block.cells == columns:
        span = Span(index, 0, len(block.text))
        yield Sentence(span=span, section=section, zone=zone, stances=(Stance.HEADING,))
        return
    trusted = block.confidence is None
    label, cells = _label(block, columns)
    if not cells:  # a label and an empty cell: named, not answered
        span = Span(index, 0, len(block.text))
        yield Sentence(span=span, section=section, zone=zone, stances=(Stance.HEADING,))
        return
    wordy = [cell for cell in cells if len(cell[1].split()) >= 3]
    if not wordy:
        yield _data_row(block, index, section, zone, columns, trusted)
        return
    for column, cell, start in ((c, t, s) for c, t, s in cells if not _NOTHING.fullmatch(t)):
        title = columns[column] if column < len(columns) else ""
        for first, last in language.sentences(cell):
            made = _sentence(index, start + first, cell[first:last], section, zone, trusted,
                             context=f"{label} / {title}".strip(" /"))  # fmt: skip
            yield _given(made, cell[first:last])


def _label(block: Block, columns: tuple[str, ...]) -> tuple[str, list[tuple[int, str, int]]]:
    """The row's label, and its other cells as (column, text, offset in the block).

    The label is the first cell with words, and the cells of a column that states the task.
    """
    cells: list[tuple[int, str, int]] = []
    label: list[str] = []
    position = 0
    for column, cell in enumerate(block.cells):
        if not cell:
            continue
        start = block.text.find(cell, position)
        if start < 0:
            return "", [(0, block.text, 0)]
        position = start + len(cell)
        if not cells and not label and re.fullmatch(r"[\dIVXivx]{1,4}[.)]?", cell.strip()):
            continue
        title = columns[column] if column < len(columns) else ""
        if not label or _TASK.hits(wording.text(title)):
            label.append(cell)
        else:
            cells.append((column, cell, start))
    return " ".join(label), cells


def _data_row(
    block: Block, index: int, section: int, zone: Zone, columns: tuple[str, ...], trusted: bool
) -> Sentence:
    """A row of figures or short words is one statement; "Không" answers the row's label."""
    context = " / ".join(columns)
    plain = _sentence(index, 0, block.text, section, zone, trusted, context)
    answers = {wording.fold(cell).strip(" .;-") for cell in block.cells if cell.strip()}
    stances = plain.stances
    if answers & _NO:
        nil = _NIL_LABEL.hits(wording.text(block.text, trusted=trusted))
        stances = (Stance.NIL,) if nil else (Stance.NOT_DONE,)
    elif answers & _YES or (columns and len(answers) > 1 and Stance.NONE in stances):
        stances = (Stance.DONE,)
    span = Span(index, 0, len(block.text))
    return Sentence(span=span, section=section, zone=zone, stances=stances, context=context,
                    parts=(Assertion(span=span, stances=stances),))  # fmt: skip
