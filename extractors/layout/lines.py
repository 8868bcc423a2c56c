"""Words that stand at one height are a line; a line is cut where a wide gap parts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

WIDE_GAP = 1.25  # in line heights: wider than the spaces of any justified line


class Placed(Protocol):
    """Anything with a top and a bottom, counted downwards from the top of the page, in points."""

    @property
    def top(self) -> float: ...
    @property
    def bottom(self) -> float: ...


_P = TypeVar("_P", bound=Placed)


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box in points, downwards from the page's top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    bold: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Words from left to right on one page."""

    words: tuple[Word, ...]
    page: int
    number: int  # from 1, counted down the page

    @property
    def text(self) -> str:
        """The words, a space between two."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where the first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where the last word ends."""
        return self.words[-1].right

    @property
    def top(self) -> float:
        """The highest point."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """The lowest point."""
        return max(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        """From its highest to its lowest letter: the measure for every gap.

        Some fonts give each letter a box of its own height, so no single word will do.
        """
        return self.bottom - self.top

    @property
    def bold(self) -> bool:
        """Whether most of it is bold."""
        return 2 * sum(word.bold for word in self.words) > len(self.words)

    def segments(self) -> list[Line]:
        """The pieces between wide gaps; itself alone where there is none."""
        limit = WIDE_GAP * self.height
        pieces: list[list[Word]] = [[self.words[0]]]
        for before, word in zip(self.words, self.words[1:], strict=False):
            if word.left - before.right > limit:
                pieces.append([])
            pieces[-1].append(word)
        return [Line(tuple(piece), self.page, self.number) for piece in pieces]


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
        Line(tuple(sorted(row, key=lambda word: word.left)), page, number)
        for number, row in enumerate(at_one_height(words), start=1)
    ]
