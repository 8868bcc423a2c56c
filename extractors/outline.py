"""The headings of a report and the tree of its sections, whatever the numbering."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier import wording
from dossier.document import Block, BlockKind, Document, Span
from dossier.facts import Section, Zone
from extractors import stance, zones

# Ranks of headings: a heading closes every section of its own rank or a deeper one.
_PART, _TOPIC, _SUBTOPIC, _LETTER, _LEAD = 1, 2, 3, 4, 5
_STYLES = (
    (_PART, re.compile(r"^(?:phần\s+)?(?P<number>[IVX]{1,4}|[ABCDĐEGH])\s*[./):-]\s*(?=\S)")),
    (_TOPIC, re.compile(r"^(?:nội dung|mục)\s+(?:thứ\s+)?(?P<number>\w{1,4})\s*[./):-]*\s*", re.I)),
    (_SUBTOPIC, re.compile(r"^(?P<number>\d{1,2}\.\d{1,2}(?:\.\d{1,2})*)\s*[./):]?\s+(?=\S)")),
    (_TOPIC, re.compile(r"^(?P<number>\d{1,2})\s*[./):-]\s*(?=\D)")),
    (_LETTER, re.compile(r"^(?P<number>[a-hđ])\s*[./)]\s*(?=\S)")),
    (_LEAD, re.compile(r"^(?P<number>)[-+*•–~]\s*(?=\S)")),
)
_LONGEST = 420  # characters; the notice's own sentences are that long
_LONGEST_UNNUMBERED = 110
_SHORT_LINE = 12  # words; a line that asserts nothing and does not end like a sentence
_LONGEST_LEAD = 170  # before the colon of "Về đảng phí: …"
_TOPICAL = wording.Wordings(
    ["về", "việc", "công tác", "đối với", "tình hình", "kết quả", "nội dung", "kiểm tra việc", "ưu điểm",
     "hạn chế", "khuyết điểm", "tồn tại", "nguyên nhân", "đặc điểm", "phương hướng", "kiến nghị", "đề xuất"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading or the lead-in of a paragraph: its place, number, rank and zone."""

    block: int
    start: int
    end: int  # the paragraph goes on after it when it is a lead-in
    number: str
    rank: int
    zone: Zone | None  # the zone it opens; None: as its parent


def sections(document: Document) -> tuple[Section, ...]:
    """The tree of sections in the order of the page; the first is the whole document."""
    blocks = document.blocks
    front = zones.front(blocks)
    closing, reopened = zones.back(blocks, front)
    last = len(blocks) - 1
    found = [Section(heading=None, number="", level=0, first_block=0, last_block=last,
                     parent=None, zone=Zone.BODY)]  # fmt: skip
    open_: list[tuple[int, int]] = [(0, 0)]  # (rank, index of the section)
    for heading in headings(blocks, front, closing, reopened):
        while open_[-1][0] >= heading.rank:
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
    return _closed(found)


def headings(blocks: Sequence[Block], front: int, closing: int, reopened: int) -> list[Heading]:
    """Every heading between the letterhead and the closing, and those of an annex."""
    found = []
    for index, block in enumerate(blocks):
        if index < front or closing <= index < reopened:
            continue
        if block.kind is BlockKind.FOOTNOTE:
            continue
        heading = _heading(block, index)
        if heading is not None:
            found.append(heading)
    return found


def _heading(block: Block, index: int) -> Heading | None:
    if block.kind is BlockKind.ROW:
        return _table_heading(block, index)
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
        if rank in (_PART, _TOPIC, _SUBTOPIC) and (number or block.number):
            return Heading(index, offset, offset, number, rank, None)  # an item that only asserts
        return None
    end = offset + (lead if lead is not None and not whole else len(stripped.rstrip()))
    heading = text[offset:end]
    zone = zones.of_heading(heading, trusted=trusted)
    if rank is None:
        rank = _TOPIC if zone is not None or stripped.isupper() else _SUBTOPIC
    if not whole and zone is None and rank < _LEAD and not number:
        rank = _LEAD
    return Heading(index, offset, end, number, rank, zone)


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
            return rank, found["number"], found.end()
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
    topical = _TOPICAL.first(wording.text(words, trusted=trusted))
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
        first = _TOPICAL.first(wording.text(lead, trusted=trusted))
        if first is None or first[0] != 0:
            return colon + 1 if len(lead.split()) <= 12 else None
    return colon + 1


def _table_heading(block: Block, index: int) -> Heading | None:
    """A row with one filled cell that asserts nothing is a heading inside its table."""
    filled = [cell for cell in block.cells if cell.strip()]
    if len(filled) != 1 or len(block.cells) < 2 or block.text.strip() != filled[0].strip():
        return None
    if stance.asserts(filled[0], trusted=block.confidence is None):
        return None
    found = _match(block.text.strip())
    start = len(block.text) - len(block.text.lstrip())
    return Heading(index, start, len(block.text.rstrip()), found[1] if found else "",
                   found[0] if found else _LETTER, zones.of_heading(block.text))  # fmt: skip


def _closed(found: list[Section]) -> tuple[Section, ...]:
    """Each section ends where the next of its level or a higher one begins."""
    closed = []
    for index, section in enumerate(found):
        last = section.last_block
        for later in found[index + 1 :]:
            if later.level <= section.level:
                same = later.first_block == section.first_block
                last = later.first_block if same else later.first_block - 1
                break
        closed.append(
            Section(heading=section.heading, number=section.number, level=section.level,
                    first_block=section.first_block, last_block=last, parent=section.parent,
                    zone=section.zone)
        )  # fmt: skip
    return tuple(closed)
