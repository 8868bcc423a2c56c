"""The headings of a report and the tree of its sections, whatever the numbering."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from dossier import wording
from dossier.document import Block, BlockKind, Document, Span
from dossier.facts import Section, Zone
from extractors import stance, tables, zones

# Ranks of headings: a heading closes every section of its own rank or a deeper one.
_PART, _TOPIC, _SUBTOPIC, _LETTER, _LEAD = 1, 2, 3, 4, 5
_ORDINALS = {
    "nhất": "1", "một": "1", "hai": "2", "ba": "3", "tư": "4", "bốn": "4", "năm": "5", "sáu": "6",
    "bảy": "7", "tám": "8", "chín": "9", "mười": "10",
}  # fmt: skip
_IN_WORDS = "|".join(_ORDINALS)
_BREAK = r"\s*(?:[.,/):–—-]+\s*|$)"  # between the number and the words
_STYLES = (
    (  # "Phần thứ nhất", "Phần II. …", with the words beside it or on the next line
        _PART,
        re.compile(
            rf"^phần\s+(?:thứ\s+)?(?P<number>{_IN_WORDS}|[IVX]{{1,4}}|\d{{1,2}}){_BREAK}", re.I
        ),
    ),
    (
        _PART,
        re.compile(r"^(?:(?i:mục)\s+)?(?P<number>[IVX]{1,4}|[ABCDĐEGH])\s*[./):–—-]\s*(?=\S)"),
    ),
    (  # "Điểm thứ hai – …", "Nội dung 2: …", "Câu 5. …"
        _TOPIC,
        re.compile(
            r"^(?:nội dung|mục|câu|điều|điểm|vấn đề|việc|khoản|ý|bài|chuyện|câu hỏi|phần việc)"
            rf"\s+(?:(?:thứ|số)\s+)?(?P<number>{_IN_WORDS}|[IVX]{{1,4}}|\d{{1,2}}){_BREAK}",
            re.I,
        ),
    ),
    (  # "Biểu số 1. …", "Bảng 2: …" over a table
        _TOPIC,
        re.compile(
            r"^(?:biểu|bảng)\s+(?:số\s+)?(?P<number>[IVX]{1,4}|\d{1,2})\s*[.:–—-]\s*(?=\S)",
            re.I,
        ),
    ),
    (  # "Một là, …", "Thứ hai: …"
        _TOPIC,
        re.compile(
            rf"^(?:(?P<number>{_IN_WORDS})\s+là|thứ\s+(?P<other>{_IN_WORDS})){_BREAK}", re.I
        ),
    ),
    (_TOPIC, re.compile(r"^[(\[](?P<number>\d{1,2})[)\]]\s*(?=\D)")),
    (_SUBTOPIC, re.compile(r"^(?P<number>\d{1,2}\.\d{1,2}(?:\.\d{1,2})*)\s*[./):]?\s+(?=\S)")),
    (_TOPIC, re.compile(r"^(?P<number>\d{1,2})\s*[./):-]\s*(?=\D)")),
    (_LETTER, re.compile(r"^(?P<number>[a-hđ])\s*[./)]\s*(?=\S)")),
    (_LEAD, re.compile(r"^(?P<number>)[-+*•–~]\s*(?=\S)")),
)
_LONGEST = 420  # characters; the notice's own sentences are that long
_LONGEST_UNNUMBERED = 110
_SHORT_LINE = 12  # words; a line that asserts nothing and does not end like a sentence
_LONGEST_LEAD = 170  # before the colon of "Về đảng phí: …"


@dataclasses.dataclass(frozen=True, slots=True)
class Heading:
    """A heading or the lead-in of a paragraph: its place, number, rank and zone."""

    block: int
    start: int
    end: int  # the paragraph goes on after it when it is a lead-in
    number: str
    rank: int
    zone: Zone | None  # the zone it opens; None: as its parent
    alone: bool = False  # "Về đảng phí: đã thu đủ.": it speaks for its own paragraph only


def sections(document: Document) -> tuple[Section, ...]:
    """The tree of sections in the order of the page; the first is the whole document."""
    blocks = document.blocks
    front = zones.front(blocks)
    closing, reopened = zones.back(blocks, front)
    last = len(blocks) - 1
    found = [Section(heading=None, number="", level=0, first_block=0, last_block=last,
                     parent=None, zone=Zone.BODY)]  # fmt: skip
    open_: list[tuple[int, int]] = [(0, 0)]  # (rank, index of the section)
    titles = headings(blocks, front, closing, reopened)
    ends = _table_ends(blocks) | {one.block: one.block for one in titles if one.alone}
    for heading in titles:
        while open_[-1][0] >= heading.rank or heading.block > _end(found[open_[-1][1]], ends):
            open_.pop()
        parent = open_[-1][1]
        zone = heading.zone or found[parent].zone
        named = heading.end > heading.start
        span = Span(heading.block, heading.start, heading.end) if named else None
        open_.append((heading.rank, len(found)))
        found.append(
            Section(heading=span, number=heading.number, level=len(open_) - 1,
                    first_block=heading.block, last_block=last, parent=parent, zone=zone)
        )  # fmt: skip
    return _closed(found, ends)


def headings(blocks: Sequence[Block], front: int, closing: int, reopened: int) -> list[Heading]:
    """Every heading between the letterhead and the closing, and those of an annex."""
    found = []
    grid = tables.rows(blocks)
    for index, block in enumerate(blocks):
        if index < front or closing <= index < reopened:
            continue
        if block.kind is BlockKind.FOOTNOTE:
            continue
        row = grid.get(index)
        heading = _heading(block, index) if row is None else _table_heading(block, index, row)
        if heading is not None:
            found.append(heading)
    return found


def _heading(block: Block, index: int) -> Heading | None:
    text = block.text
    stripped = text.lstrip()
    offset = len(text) - len(stripped)
    rank, number, body = _style(block, stripped)
    trusted = block.confidence is None
    if rank is None and zones.cites(text, opening=True, trusted=trusted):
        return None
    lead = _lead_in(stripped, body, rank, trusted)
    whole = _is_whole_heading(block, stripped, body, rank, trusted)
    if not whole and lead is None:
        if rank in (_PART, _TOPIC, _SUBTOPIC, _LETTER) and (number or block.number):
            return Heading(index, offset, offset, number, rank, None)  # an item that only asserts
        return None
    end = offset + (lead if lead is not None and not whole else len(stripped.rstrip()))
    heading = text[offset:end]
    zone = zones.of_heading(heading, trusted=trusted)
    if rank is None:
        rank = _TOPIC if zone is not None or stripped.isupper() else _SUBTOPIC
    if not whole and rank < _LEAD and not number:
        rank = _LEAD  # "Tình hình chung: …" says nothing of the paragraphs after the next lead
    alone = not whole and not number and not stripped.rstrip().endswith(":")
    alone = alone and stance.names_a_task(heading)
    return Heading(index, offset, end, number, rank, zone, alone)


def _style(block: Block, text: str) -> tuple[int | None, str, int]:
    """Rank, number and where the words begin; Word's own number and level count as written."""
    if block.number and (found := _match(f"{block.number.strip()} x")):
        return found[0], found[1], 0
    if found := _match(text):
        return found
    if block.level is not None:
        return min(block.level, _LETTER), "", 0
    return None, "", 0


def _match(text: str) -> tuple[int, str, int] | None:
    for rank, pattern in _STYLES:
        if found := pattern.match(text):
            number = found["number"] or found.groupdict().get("other") or ""
            return rank, _ORDINALS.get(number.lower(), number), found.end()
    return None


def _is_whole_heading(block: Block, text: str, body: int, rank: int | None, trusted: bool) -> bool:
    """A line that names something and asserts nothing."""
    words = text[body:].strip()
    if not words or len(words) > _LONGEST:
        return False
    if block.level is not None:
        return True
    if rank is None and len(words) > _LONGEST_UNNUMBERED:
        return False
    if len(words) <= _LONGEST_UNNUMBERED and not words.endswith((".", ";")) and rank != _LEAD:
        zone = zones.of_heading(words, trusted=trusted)
        if zone is not None and (rank is not None or block.bold or len(words.split()) <= 8):
            return True
    if rank == _LEAD and not words.endswith(":"):
        return False
    if stance.asserts(words, trusted=trusted):
        return False
    if words.endswith(".") and "." in words[:-1].strip("0123456789/") and len(words) > 120:
        return False
    if rank is not None:
        return True
    if words.endswith((".", ";", ",", "…")):
        return False
    topical = zones.TOPICAL.first(wording.text(words, trusted=trusted))
    stands_out = block.bold or words.isupper() or words.endswith(":")
    return stands_out or (topical or (1, 1))[0] == 0 or len(words.split()) <= _SHORT_LINE


def _lead_in(text: str, body: int, rank: int | None, trusted: bool) -> int | None:
    """The end of "Về đảng phí:" in a paragraph that goes on, or ``None``."""
    colon = text.find(":", body)
    if not 0 < colon - body <= _LONGEST_LEAD or not text[colon + 1 :].strip():
        return None
    lead = text[body:colon]
    if re.search(r"[.;!?]\s", lead) or stance.asserts(lead, trusted=trusted):
        return None
    if rank is None:
        first = zones.TOPICAL.first(wording.text(lead, trusted=trusted))
        if first is None or first[0] != 0:
            return colon + 1 if len(lead.split()) <= 12 else None
    return colon + 1


def _table_heading(block: Block, index: int, row: tables.Row) -> Heading | None:
    """A row with a label and no answer is a heading; a numbered row closes what was before."""
    if row.header or (row.answers and not row.number):
        return None
    found = _match(f"{row.number}. x") if row.number else None
    rank, number = (found[0], found[1]) if found else (_LETTER, row.number)
    if row.answers:
        return Heading(index, 0, 0, number, rank, None)
    if not row.label or stance.asserts(row.about, trusted=block.confidence is None):
        return None
    start, end = row.label_place(len(block.text))
    return Heading(index, start, end, number, rank, zones.of_heading(row.about))


def _table_ends(blocks: Sequence[Block]) -> dict[int, int]:
    """For each table row the last block of its unbroken run of rows."""
    ends: dict[int, int] = {}
    for index in range(len(blocks) - 1, -1, -1):
        if blocks[index].kind is BlockKind.ROW:
            ends[index] = ends.get(index + 1, index)
    return ends


def _end(section: Section, ends: dict[int, int]) -> int:
    """The last block a section may reach: one opened by a table's row ends with the table."""
    if section.parent is None:
        return section.last_block
    return ends.get(section.first_block, section.last_block)


def _closed(found: list[Section], ends: dict[int, int]) -> tuple[Section, ...]:
    """Each section ends where the next of its level or a higher one begins."""
    closed = []
    for index, section in enumerate(found):
        last = _end(section, ends)
        for later in found[index + 1 :]:
            if later.level <= section.level:
                same = later.first_block == section.first_block
                last = min(last, later.first_block if same else later.first_block - 1)
                break
        closed.append(dataclasses.replace(section, last_block=last))
    return tuple(closed)
