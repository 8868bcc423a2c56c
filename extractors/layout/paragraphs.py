"""Lines become paragraphs: a line is carried on where its next word would not have fitted."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from statistics import fmean

from dossier.document import Block, BlockKind
from extractors.layout.columns import Run, Shape
from extractors.layout.lines import Line

_ITEM = re.compile(
    r"[-–+*•·○●▪\uf0b7]\s*\S"  # - …, + …
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[.)/]?\s+[^\W\d_]"  # 1. …, 1.2 …, 3/ …
    r"|[a-zđA-ZĐ][.)/]\s*[^\W\d_]"  # a) …, B. …
    r"|[IVX]{1,5}[.)/-]\s*[^\W\d_]"  # IV. …
    r"|(?:Điều|Mục|Phần|Chương)\s+[\dIVX]+",
)
_OPEN = re.compile(r"[-–,/(]$")  # a line that cannot end here
_NAME_BEGINS = re.compile(
    r"ĐẢNG|CH[IỈÍ]\s?[BỦU]|TỈNH ỦY|HUYỆN ỦY|THÀNH ỦY|UBND|ỦY BAN|UỶ BAN|VĂN PHÒNG"
    r"|BAN\b|BTV\b|PHÒNG|TRUNG TÂM"
    r"|CỘNG|ĐỘC LẬP|SỐ\b|BÍ THƯ|PHÓ|THƯ KÝ|CHỦ|TRƯỞNG|CHÁNH|T/?M\b|K/?T\b|\W"
)  # an organ, a motto or a post: the start of a line of its own
_POST_AHEAD = re.compile(r"T/?M\b|K/?T\b|T/?L\b|BÍ THƯ|PHÓ")
_LETTERS_OF_ALL_HEIGHTS = 30  # a shorter line may happen to hold low letters only
_NUMERAL = re.compile(r"(?<!\w)[XVI]+(?!\w)")
_SPACED = 1.3  # of the usual pitch: the space between paragraphs
_LONGEST_HEADING = 10  # lines


@dataclass(frozen=True, slots=True)
class Edges:
    """Where the lines of a column begin and end, and how far one stands below another."""

    left: float
    right: float
    pitch: float


def blocks(runs: Sequence[Run], body: Edges) -> list[Block]:
    """The blocks of runs in reading order, their text as it stands in the file.

    ``body`` is where full lines of the page begin and end.
    """
    found: list[Block] = []
    for run in runs:
        if run.shape is Shape.ROWS:
            found += [
                row_block([[cell] for cell in line.segments()], page=line.page)
                for line in run.lines
            ]
            continue
        edges = body if run.shape is Shape.BODY else edges_of(run.lines)
        heading = run.shape is Shape.COLUMN and len(run.lines) <= _LONGEST_HEADING
        found += [_block(group, edges) for group in _paragraphs(run.lines, edges, heading)]
    return [block for block in found if block.text]


def edges_of(lines: Sequence[Line]) -> Edges:
    """The edges of a column that holds just these lines."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return Edges(left, right, pitch_of(lines))


def pitch_of(lines: Sequence[Line]) -> float:
    """The usual distance from a line to the next; endless where there are too few to tell."""
    steps = sorted(
        step
        for above, line in pairwise(lines)
        if 0.5 * line.height < (step := line.bottom - above.bottom) < 3 * line.height
    )
    # The lower quarter: on a page of short paragraphs most steps are from one to the next.
    return steps[len(steps) // 4] if len(steps) > 2 else math.inf


def row_block(
    cells: Sequence[Sequence[Line]],
    *,
    page: int,
    table: int | None = None,
    number: int | None = None,
) -> Block:
    """A table row of the lines in its cells; its text has a bar between two cells."""
    texts = tuple(_text(cell) for cell in cells)
    lines = [line for cell in cells for line in cell]
    return Block(
        text=" | ".join(texts),
        kind=BlockKind.ROW,
        cells=texts,
        page=page,
        table=table,
        row=number,
        source=f"page {page} table {table} row {number}" if table else _source(lines[0]),
        bold=all(line.bold for line in lines),
        confidence=_confidence(lines),
        counted=_counted(lines),
    )


def joined(before: str, after: str) -> str:
    """Two lines of one paragraph as one text."""
    if before.endswith(("\ufffe", "\x02")):  # pdfium's mark for a hyphen that parts a word
        return before[:-1] + after
    if before.endswith(("-", "/")) and before[-2:-1].strip() and after[:1].isalnum():
        return before + after  # "16-" at a line's end goes on as "16-CTr/TU"
    return f"{before} {after}"


def _paragraphs(lines: Sequence[Line], edges: Edges, heading: bool) -> Iterator[list[Line]]:
    """``heading``: a letterhead or a signature, whose lines are full for being narrow."""
    group: list[Line] = []
    for line in lines:
        begins = heading and group and _begins_in_heading(group[-1].text, line.text)
        if group and (begins or not _carries_on(group, line, edges)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _carries_on(group: Sequence[Line], line: Line, edges: Edges) -> bool:
    """Whether ``line`` continues the paragraph that ``group`` holds so far."""
    last = group[-1]
    height = last.bottom - last.top
    if edges.right - last.right > line.first_width + 0.35 * height:
        return False  # it would have fitted: the writer broke the line
    own_height = line.bottom - line.top
    larger = own_height > 1.45 * height
    smaller = own_height < 0.7 * height and len(line.text) > _LETTERS_OF_ALL_HEIGHTS
    spaced = line.bottom - last.bottom > _SPACED * edges.pitch
    if line.top - last.bottom > 1.1 * height or spaced or larger or smaller:
        return False
    if _ITEM.match(line.text) and (
        last.text.endswith((".", ";", ":", "/")) or _set_in(line, edges)
    ):
        return False
    if last.bold and not line.bold and not line.text[:1].islower() and not _centered(last, edges):
        return False
    hanging = len(group) == 1 and _ITEM.match(last.text)
    return bool(hanging) or line.left - last.left < 0.7 * height or _centered(line, edges)


def _begins_in_heading(before: str, text: str) -> bool:
    """A new line of a letterhead, unless it clearly ends a name begun on the line before."""
    if text[:1].islower() or _OPEN.search(before):
        return False
    name_goes_on = before.isupper() and text.isupper() and not _POST_AHEAD.match(before)
    return not name_goes_on or bool(_NAME_BEGINS.match(text))


def _set_in(line: Line, edges: Edges) -> bool:
    return line.left - edges.left > 0.7 * line.height


def _centered(line: Line, edges: Edges) -> bool:
    width = edges.right - edges.left
    left, right = line.left - edges.left, edges.right - line.right
    return left > 0.08 * width and abs(left - right) < 0.06 * width


def _block(lines: Sequence[Line], edges: Edges) -> Block:
    return Block(
        text=_text(lines),
        page=lines[0].page,
        bold=lines[0].bold and all(line.bold for line in lines),
        centered=_centered(lines[0], edges) and all(_centered(line, edges) for line in lines),
        source=_source(lines[0]),
        confidence=_confidence(lines),
        counted=_counted(lines),
    )


def _text(lines: Sequence[Line]) -> str:
    return reduce(joined, (line.text for line in lines)) if lines else ""


def _source(line: Line) -> str:
    return f"page {line.page} line {line.number}"


def _confidence(lines: Sequence[Line]) -> float | None:
    known = [
        word.confidence for line in lines for word in line.words if word.confidence is not None
    ]
    return round(fmean(known), 1) if known else None


def _counted(lines: Sequence[Line]) -> tuple[str, ...]:
    """The Roman numerals of recognised lines that were counted wherever they stand."""
    words = [
        (found[0], word.counted)
        for line in lines
        for word in line.words
        if word.confidence is not None and (found := _NUMERAL.search(word.text))
    ]
    doubtful = {numeral for numeral, counted in words if not counted}
    return tuple(sorted({numeral for numeral, counted in words if counted} - doubtful))
