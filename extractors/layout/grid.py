"""Ruled tables: the lines drawn on a page close into cells, and letters fall into them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_SAME = 2.0  # points: rules this near are one
_GAP = 9.0  # points (3 mm) by which rules may miss each other


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

    A box of one column, a frame round the page and a lone rule are no tables. Where the rules of a
    table end in the open (no side borders, none at the foot), its edge is where they end; where
    they do not quite meet, they are taken to.
    """
    for slack in (_SAME, _GAP):
        across = rules(
            ((y0, x0, x1) for x0, y0, x1, y1 in segments if abs(y1 - y0) <= _SAME), slack
        )
        down = rules(((x0, y0, y1) for x0, y0, x1, y1 in segments if abs(x1 - x0) <= _SAME), slack)
        blocks = _blocks(across, down, slack)
        found = [grid for block in blocks if (grid := _grid(*block, slack))]
        if found:
            break
    return sorted(found, key=lambda grid: grid.top)


def rules(found: Iterable[tuple[float, float, float]], slack: float = _SAME) -> list[Rule]:
    """Rules at one place (each its place, start and end) that touch are one; specks are none."""
    joined: list[Rule] = []
    for at, start, end in sorted((at, min(a, b), max(a, b)) for at, a, b in found):
        touched = next(
            (
                rule
                for rule in reversed(joined)
                if at - rule.at <= _SAME and start <= rule.end + slack and end >= rule.start - slack
            ),
            None,
        )
        if touched is None:
            joined.append(Rule(at, start, end))
            continue
        joined.remove(touched)
        joined.append(Rule(touched.at, min(start, touched.start), max(end, touched.end)))
    return [rule for rule in joined if rule.end - rule.start > 2 * _SAME]


def _blocks(
    across: Sequence[Rule], down: Sequence[Rule], slack: float
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Rules that cross each other, directly or through others."""
    left = list(down)
    rest = list(across)
    while left:
        columns, rows = [left.pop()], list[Rule]()
        grown = True
        while grown:
            grown = False
            for rule in [r for r in rest if any(_cross(r, c, slack) for c in columns)]:
                rest.remove(rule)
                rows.append(rule)
                grown = True
            for rule in [c for c in left if any(_cross(r, c, slack) for r in rows)]:
                left.remove(rule)
                columns.append(rule)
                grown = True
        yield rows, columns


def _cross(across: Rule, down: Rule, slack: float) -> bool:
    return (
        across.start - slack <= down.at <= across.end + slack
        and down.start - slack <= across.at <= down.end + slack
    )


def _grid(rows: list[Rule], columns: list[Rule], slack: float) -> Grid | None:
    # A rule that ends in the open (an underlined word, a stroke of a letter) bounds no cell, unless
    # two others begin and end just where it does.
    rows = [
        rule
        for rule in rows
        if sum(_cross(rule, other, slack) for other in columns) > 1 or len(like(rule, rows)) > 2
    ]
    columns = [rule for rule in columns if sum(_cross(other, rule, slack) for other in rows) > 1]
    ys, xs = _closed(_places(rows), columns), _closed(_places(columns), rows)
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


def like(one: Rule, rules: Sequence[Rule]) -> list[Rule]:
    """The rules that begin and end where ``one`` does, itself among them."""
    return [
        rule
        for rule in rules
        if abs(rule.start - one.start) <= _SAME and abs(rule.end - one.end) <= _SAME
    ]


def _closed(places: list[float], crossing: Sequence[Rule]) -> list[float]:
    """The places of a table's rules, and its edges where the rules that cross them reach on."""
    if not places or not crossing:
        return places
    first, last = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    starts = sum(abs(rule.start - first) <= _SAME for rule in crossing) > 1
    ends = sum(abs(rule.end - last) <= _SAME for rule in crossing) > 1
    return [
        *([first] if starts and places[0] - first > _GAP else []),
        *places,
        *([last] if ends and last - places[-1] > _GAP else []),
    ]


def _places(rules: Sequence[Rule]) -> list[float]:
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _SAME:
            places.append(at)
    return places
