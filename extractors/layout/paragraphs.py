"""Lines become paragraphs: a line is carried on where its next word would not have fitted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from dossier.document import Block, BlockKind
from extractors.layout.columns import Run, Shape
from extractors.layout.lines import Line

_ITEM = re.compile(
    r"[-–+*•·○●▪\uf0b7]\s*\S"  # - …, + …
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[.)/]?\s+[^\W\d_]"  # 1. …, 1.2 …, 3/ …
    r"|[a-zđ][.)/]\s*[^\W\d_]"  # a) …
    r"|[IVX]{1,5}[.)/-]\s*[^\W\d_]"  # IV. …
    r"|(?:Điều|Mục|Phần|Chương)\s+[\dIVX]+",
)
_BROKEN_CODE = re.compile(r"\S[-/]$")  # "16-" at a line's end goes on without a space: "16-CTr/TU"


@dataclass(frozen=True, slots=True)
class Edges:
    """Where the lines of a column begin and end."""

    left: float
    right: float


def blocks(runs: Sequence[Run]) -> list[Block]:
    """The blocks of one page, in reading order, their text as it stands in the file."""
    body = [line for run in runs if run.shape is Shape.BODY for line in run.lines]
    found: list[Block] = []
    for run in runs:
        if run.shape is Shape.ROWS:
            found += [row(line.segments()) for line in run.lines]
            continue
        edges = _edges(body if run.shape is Shape.BODY else run.lines)
        found += [_block(group, edges) for group in _paragraphs(run.lines, edges)]
    return [block for block in found if block.text]


def row(cells: Sequence[Line]) -> Block:
    """A table row without rules: every piece of the line is a cell."""
    return row_block(
        [cell.text for cell in cells],
        page=cells[0].page,
        source=_source(cells[0]),
        confidence=_confidence(cells),
    )


def row_block(
    cells: Sequence[str],
    *,
    page: int,
    source: str,
    table: int | None = None,
    number: int | None = None,
    confidence: float | None = None,
) -> Block:
    """A table row: its cells, and its text with a bar between two."""
    return Block(
        text=" | ".join(cell for cell in cells if cell),
        kind=BlockKind.ROW,
        cells=tuple(cells),
        page=page,
        table=table,
        row=number,
        source=source,
        confidence=confidence,
    )


def joined(before: str, after: str) -> str:
    """Two lines of one paragraph as one text."""
    if before.endswith(("\ufffe", "\x02")):  # pdfium's mark for a hyphen that parts a word
        return before[:-1] + after
    if _BROKEN_CODE.search(before) and after[:1].isalnum():
        return before + after
    return f"{before} {after}"


def _paragraphs(lines: Sequence[Line], edges: Edges) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and not _carries_on(group, line, edges):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _carries_on(group: Sequence[Line], line: Line, edges: Edges) -> bool:
    """Whether ``line`` continues the paragraph that ``group`` holds so far."""
    last = group[-1]
    height = last.height
    if line.top - last.bottom > 1.1 * height or not 0.8 < line.height / height < 1.25:
        return False
    room = edges.right - last.right
    first_word = line.words[0].right - line.words[0].left
    if room > first_word + 0.35 * height:
        return False  # it would have fitted: the writer broke the line
    if _ITEM.match(line.text) and (
        last.text.endswith((".", ";", ":", "/")) or _set_in(line, edges)
    ):
        return False
    if last.bold and not line.bold and not line.text[:1].islower() and not _centered(last, edges):
        return False
    hanging = len(group) == 1 and _ITEM.match(last.text)
    return bool(hanging) or line.left - last.left < 0.7 * height or _centered(line, edges)


def _set_in(line: Line, edges: Edges) -> bool:
    return line.left - edges.left > 0.7 * line.height


def _centered(line: Line, edges: Edges) -> bool:
    width = edges.right - edges.left
    left, right = line.left - edges.left, edges.right - line.right
    return left > 0.08 * width and abs(left - right) < 0.06 * width


def _edges(lines: Sequence[Line]) -> Edges:
    return Edges(min(line.left for line in lines), max(line.right for line in lines))


def _block(lines: Sequence[Line], edges: Edges) -> Block:
    text = lines[0].text
    for line in lines[1:]:
        text = joined(text, line.text)
    return Block(
        text=text,
        page=lines[0].page,
        bold=all(line.bold for line in lines),
        centered=all(_centered(line, edges) for line in lines),
        source=_source(lines[0]),
        confidence=_confidence(lines),
    )


def _source(line: Line) -> str:
    return f"page {line.page} line {line.number}"


def _confidence(lines: Sequence[Line]) -> float | None:
    known = [
        word.confidence for line in lines for word in line.words if word.confidence is not None
    ]
    return round(fmean(known), 1) if known else None
