"""Tables ruled in one direction only: the other direction is told by where the words stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout.grid import Cell, Grid, Rule, like, rules
from extractors.layout.lines import Word

_GUTTER = 8.0  # points that no word of a table crosses, between two of its columns
_LONG = 150.0  # points: a shorter rule underlines something
_TALL = 30.0  # points: a shorter stroke parts nothing
_SAME = 2.0


@dataclass(frozen=True, slots=True)
class Band:
    """Rules of one length under each other (at least three), or beside each other."""

    places: tuple[float, ...]  # where they stand, downwards or to the right
    start: float
    end: float
    across: bool  # each runs from left to right

    @property
    def top(self) -> float:
        """The uppermost point."""
        return self.places[0] if self.across else self.start

    @property
    def bottom(self) -> float:
        """The lowest point."""
        return self.places[-1] if self.across else self.end


def bands(
    segments: Sequence[tuple[float, float, float, float]], closed: Sequence[Grid]
) -> list[Band]:
    """The rules among ``segments`` that may make a table by themselves, outside ``closed`` ones."""
    across = rules((y0, x0, x1) for x0, y0, x1, y1 in segments if abs(y1 - y0) <= _SAME)
    down = rules((x0, y0, y1) for x0, y0, x1, y1 in segments if abs(x1 - x0) <= _SAME)
    found = [
        Band(tuple(rule.at for rule in some), some[0].start, some[0].end, is_across)
        for of_one_kind, least, is_across in ((across, _LONG, True), (down, _TALL, False))
        for some in _alike([rule for rule in of_one_kind if rule.end - rule.start > least])
    ]
    return [
        band
        for band in found
        if not any(grid.top < band.bottom and band.top < grid.bottom for grid in closed)
    ]


def grid(band: Band, words: Sequence[Word]) -> Grid | None:
    """The table that the words make of a band, if they do: two columns at least."""
    if not band.across:
        xs = list(band.places)
        return _of([band.start, band.end], xs)
    inside = [
        word
        for word in words
        if band.top <= (word.top + word.bottom) / 2 <= band.bottom
        and word.right > band.start
        and word.left < band.end
    ]
    xs = [band.start, *_gutters(inside), band.end]
    return _of(list(band.places), xs) if len(xs) > 2 else None


def _alike(found: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that begin and end alike, three or more, in the order of their places."""
    rest = list(found)
    groups = []
    while rest:
        some = like(rest[0], rest)
        rest = [rule for rule in rest if rule not in some]
        if len(some) > 2:
            groups.append(sorted(some, key=lambda rule: rule.at))
    return groups


def _gutters(words: Sequence[Word]) -> list[float]:
    """The middles of the upright strips that no word crosses."""
    reach, found = None, []
    for word in sorted(words, key=lambda word: word.left):
        if reach is not None and word.left - reach > _GUTTER:
            found.append((reach + word.left) / 2)
        reach = word.right if reach is None else max(reach, word.right)
    return found


def _of(ys: Sequence[float], xs: Sequence[float]) -> Grid:
    cells = tuple(
        Cell(left, top, right, bottom, row, column)
        for row, (top, bottom) in enumerate(pairwise(ys))
        for column, (left, right) in enumerate(pairwise(xs))
    )
    return Grid(cells, len(ys) - 1, len(xs) - 1)
