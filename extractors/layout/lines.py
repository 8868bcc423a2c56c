"""Words that stand at one height are a line; a line is cut where a wide gap parts it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, TypeVar

ONE_EDGE = 2.0  # points: lines that end this near to each other end at one margin
LEAST_RIGHT = 0.8  # of the page's width: no page is set narrower
WIDE_GAP = 1.25  # in line heights: wider than the spaces of any justified line


class Placed(Protocol):
    """Anything with a top and a bottom, counted downwards from the top of the page, in points."""

    @property
    def top(self) -> float: ...
    @property
    def bottom(self) -> float: ...


_P = TypeVar("_P", bound=Placed)


# Tuples, for there are thousands of them: they are made three times as fast as dataclasses.
class Word(NamedTuple):
    """A word and its box in points, downwards from the page's top left corner.

    Words that no wide gap parts may come as one (a line of a quickly read page); ``first_end`` is
    then where the first of them ends.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    bold: bool = False
    confidence: float | None = None
    first_end: float | None = None
    counted: bool = False  # a Roman numeral whose strokes in the picture are as many as were read


class Line(NamedTuple):
    """Words from left to right on one page."""

    words: tuple[Word, ...]
    page: int
    number: int  # from 1, counted down the page
    left: float  # where the first word begins
    top: float  # the highest point
    right: float  # where the last word ends
    bottom: float  # the lowest point

    @classmethod
    def of(cls, words: tuple[Word, ...], page: int, number: int) -> Line:
        """The line of ``words`` (at least one), its box measured."""
        if len(words) == 1:
            word = words[0]
            return cls(words, page, number, word.left, word.top, word.right, word.bottom)
        top = min([word.top for word in words])
        bottom = max([word.bottom for word in words])
        return cls(words, page, number, words[0].left, top, words[-1].right, bottom)

    @property
    def text(self) -> str:
        """The words, a space between two."""
        if len(self.words) == 1:
            return self.words[0].text
        return " ".join(word.text for word in self.words)

    @property
    def first_width(self) -> float:
        """How wide its first word is."""
        first = self.words[0]
        return (first.right if first.first_end is None else first.first_end) - first.left

    @property
    def height(self) -> float:
        """From its highest to its lowest letter: the measure for every gap.

        Some fonts give each letter a box of its own height, so no single word will do.
        """
        return self.bottom - self.top

    @property
    def bold(self) -> bool:
        """Whether most of it is bold."""
        if len(self.words) == 1:
            return self.words[0].bold
        return 2 * sum(word.bold for word in self.words) > len(self.words)

    def segments(self) -> list[Line]:
        """The pieces between wide gaps; itself alone where there is none."""
        if len(self.words) == 1:
            return [self]
        limit = WIDE_GAP * self.height
        pieces: list[list[Word]] = [[self.words[0]]]
        for before, word in zip(self.words, self.words[1:], strict=False):
            if word.left - before.right > limit:
                pieces.append([])
            pieces[-1].append(word)
        return [Line.of(tuple(piece), self.page, self.number) for piece in pieces]


def at_one_height(things: Sequence[_P]) -> list[list[_P]]:
    """The things grouped into rows from top to bottom, each row in the order given.

    A raised footnote mark belongs to the row whose height it shares; so do letters of two fonts
    which one word was printed with.
    """
    rows: list[list[_P]] = []
    middle = height = 0.0
    for thing in sorted(things, key=lambda thing: thing.top + thing.bottom):
        own = thing.bottom - thing.top
        own_middle = (thing.top + thing.bottom) / 2
        if rows and own_middle - middle < 0.45 * max(own, height):
            rows[-1].append(thing)
            if own <= height:
                continue
        else:
            rows.append([thing])
        middle, height = own_middle, own
    return rows


def lines(words: Sequence[Word], page: int) -> list[Line]:
    """The words as lines, top to bottom."""
    return [
        Line.of(tuple(sorted(row, key=_left) if len(row) > 1 else row), page, number)
        for number, row in enumerate(at_one_height(words), start=1)
    ]


def full_right(ends: Iterable[float]) -> float:
    """Where full lines end: the furthest place where three do; endless where no three do.

    A letterhead may reach further right than the text.
    """
    ordered = sorted(ends, reverse=True)
    thirds = zip(ordered, ordered[2:], strict=False)
    return next((end for end, third in thirds if end - third < ONE_EDGE), math.inf)


def _left(word: Word) -> float:
    return word.left
