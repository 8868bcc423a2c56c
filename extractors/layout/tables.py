"""Ruled tables: what stands in each cell of a grid, and the rows this makes."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol, TypeVar

from dossier.document import Block
from extractors.layout.columns import reading_order
from extractors.layout.grid import Grid
from extractors.layout.lines import LEAST_RIGHT, ONE_EDGE, Line, full_right
from extractors.layout.paragraphs import Edges, blocks, pitch_of, row_block


class Boxed(Protocol):
    """Anything with a box on the page."""

    @property
    def left(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def bottom(self) -> float: ...


_NUMBER = re.compile(r"(?:TT|STT|\d{1,3})[.)]?")  # what numbers the rows of a table
_B = TypeVar("_B", bound=Boxed)
_Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A ruled table: the lines in each cell of each row, and where it stands."""

    rows: tuple[tuple[_Cell, ...], ...]
    top: float
    columns: tuple[float, ...]  # where each begins: how a table is known on the next page


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A page's lines and tables, ready to be read."""

    page: int
    width: float
    lines: Sequence[Line]
    tables: Sequence[Table] = ()


def tables(
    grids: Sequence[Grid], things: Sequence[_B], lines_of: Callable[[Sequence[_B]], list[Line]]
) -> tuple[list[Table], list[_B]]:
    """The tables that hold something, and the letters (or words) that stand in none."""
    found = []
    rest = list(things)
    for grid in grids:
        inside: dict[tuple[int, int], list[_B]] = {}
        outside = []
        for thing in rest:
            cell = grid.cell_at((thing.left + thing.right) / 2, (thing.top + thing.bottom) / 2)
            if cell is None:
                outside.append(thing)
            else:
                inside.setdefault((cell.row, cell.column), []).append(thing)
        if not inside:
            continue
        rest = outside
        rows = [
            part
            for row in range(grid.rows)
            for part in _parted(
                [tuple(lines_of(inside.get((row, column), ()))) for column in range(grid.columns)]
            )
        ]
        columns = tuple(sorted({round(cell.left) for cell in grid.cells}))
        found.append(Table(rows=tuple(filter(any, rows)), top=grid.top, columns=columns))
    return found, rest


def _parted(row: Sequence[_Cell]) -> list[tuple[_Cell, ...]]:
    """The rows that a row holds whose first cell numbers them: no rule parts them."""
    numbers = [line for line in row[0] if _NUMBER.fullmatch(line.text)]
    if len(numbers) < 2 or len(numbers) < len(row[0]):
        return [tuple(row)]
    tops = [-math.inf, *[line.top - line.height / 2 for line in numbers[1:]], math.inf]
    return [
        tuple(tuple(line for line in cell if top <= line.top < end) for cell in row)
        for top, end in pairwise(tops)
    ]


def in_order(pages: Sequence[Laid]) -> Iterator[Block]:
    """The blocks of the pages, tables in their places and numbered through the document."""
    number = 0
    before: Table | None = None
    rights = {width: _right(width, pages) for width in {page.width for page in pages}}
    for page in pages:
        edges = _edges(page, rights[page.width])
        rest = list(page.lines)
        for table in page.tables:
            above = [line for line in rest if line.top < table.top]
            rest = rest[len(above) :]
            yield from blocks(list(reading_order(above)), edges)
            if above or before is None or before.columns != table.columns:
                number += 1  # else the table goes on from the page before
            for at, row in enumerate(table.rows, 1):
                yield row_block(row, page=page.page, table=number, number=at)
            before = table
        yield from blocks(list(reading_order(rest)), edges)
        if rest:
            before = None


def _edges(page: Laid, right: float) -> Edges:
    left = min([line.left for line in page.lines], default=0.0)
    return Edges(left, right + ONE_EDGE / 2, pitch_of(page.lines))


def _right(width: float, pages: Sequence[Laid]) -> float:
    """Where full lines end: the same on all pages of one width, if one has full lines."""
    ends = [
        line.right
        for page in pages
        if abs(page.width - width) < ONE_EDGE
        for line in page.lines
        if line.left < 0.45 * width
    ]
    common = full_right(ends)
    return max(LEAST_RIGHT * width, common if common < math.inf else max(ends, default=0.0))
