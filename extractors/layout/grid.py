"""Ruled tables: the lines drawn on a page close into cells, and letters fall into them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_SAME = 2.0  # points: rules this near are one


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line on the page: at ``at``, from ``start`` to ``end`` (downwards, points)."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's box; ``row`` and ``column`` are where its text goes (its first, when merged)."""

    left: float
    top: float
    right: float
    bottom: float
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its cells, and its size in rows and columns."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int

    @property
    def top(self) -> float:
        """The uppermost rule."""
        return min(cell.top for cell in self.cells)

    @property
    def bottom(self) -> float:
        """The lowest rule."""
        return max(cell.bottom for cell in self.cells)

    def cell_at(self, x: float, y: float) -> Cell | None:
        """The cell around a point."""
        for cell in self.cells:
            if cell.left <= x <= cell.right and cell.top <= y <= cell.bottom:
                return cell
        return None


def grids(segments: Sequence[tuple[float, float, float, float]]) -> list[Grid]:
    """The tables that straight ``segments`` (x0, y0, x1, y1, downwards) close, top to bottom.

    A box of one column, a frame round the page and a lone rule are no tables.
    """
    across = _rules((y0, x0, x1) for x0, y0, x1, y1 in segments if abs(y1 - y0) <= _SAME)
    down = _rules((x0, y0, y1) for x0, y0, x1, y1 in segments if abs(x1 - x0) <= _SAME)
    found = [grid for block in _blocks(across, down) if (grid := _grid(*block))]
    return sorted(found, key=lambda grid: grid.top)


def _rules(found: Iterable[tuple[float, float, float]]) -> list[Rule]:
    """Rules at one place that touch are one rule; specks are none."""
    rules: list[Rule] = []
    for at, start, end in sorted((at, min(a, b), max(a, b)) for at, a, b in found):
        touched = next(
            (
                rule
                for rule in reversed(rules)
                if at - rule.at <= _SAME and start <= rule.end + _SAME and end >= rule.start - _SAME
            ),
            None,
        )
        if touched is None:
            rules.append(Rule(at, start, end))
            continue
        rules.remove(touched)
        rules.append(Rule(touched.at, min(start, touched.start), max(end, touched.end)))
    return [rule for rule in rules if rule.end - rule.start > 2 * _SAME]


def _blocks(
    across: Sequence[Rule], down: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Rules that cross each other, directly or through others."""
    left = list(down)
    rest = list(across)
    while left:
        columns, rows = [left.pop()], list[Rule]()
        grown = True
        while grown:
            grown = False
            for rule in [r for r in rest if any(_cross(r, c) for c in columns)]:
                rest.remove(rule)
                rows.append(rule)
                grown = True
            for rule in [c for c in left if any(_cross(r, c) for r in rows)]:
                left.remove(rule)
                columns.append(rule)
                grown = True
        yield rows, columns


def _cross(across: Rule, down: Rule) -> bool:
    return (
        across.start - _SAME <= down.at <= across.end + _SAME
        and down.start - _SAME <= across.at <= down.end + _SAME
    )


def _grid(rows: list[Rule], columns: list[Rule]) -> Grid | None:
    # A rule that ends in the open (an underlined word, a stroke of a letter) bounds no cell.
    rows = [rule for rule in rows if sum(_cross(rule, other) for other in columns) > 1]
    columns = [rule for rule in columns if sum(_cross(other, rule) for other in rows) > 1]
    ys, xs = _places(rows), _places(columns)
    if len(ys) < 2 or len(xs) < 3 or len(ys) * len(xs) > 20_000:
        return None
    taken: dict[tuple[int, int], Cell] = {}
    cells: list[Cell] = []
    for row, (top, _) in enumerate(pairwise(ys)):
        for column, (left, _) in enumerate(pairwise(xs)):
            if (row, column) in taken:
                continue
            last_column = _until(column, xs, columns, (ys[row] + ys[row + 1]) / 2)
            last_row = _until(row, ys, rows, (left + xs[last_column + 1]) / 2)
            cell = Cell(left, top, xs[last_column + 1], ys[last_row + 1], row, column)
            cells.append(cell)
            for i in range(row, last_row + 1):
                for j in range(column, last_column + 1):
                    taken[i, j] = cell
    return Grid(tuple(cells), len(ys) - 1, len(xs) - 1) if len(cells) > 2 else None


def _until(first: int, places: Sequence[float], rules: Sequence[Rule], across: float) -> int:
    """The last band that a cell starting at band ``first`` covers: up to the next rule there."""
    for last in range(first, len(places) - 2):
        edge = places[last + 1]
        if any(
            abs(rule.at - edge) <= _SAME and rule.start - _SAME <= across <= rule.end + _SAME
            for rule in rules
        ):
            return last
    return len(places) - 2


def _places(rules: Sequence[Rule]) -> list[float]:
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _SAME:
            places.append(at)
    return places
