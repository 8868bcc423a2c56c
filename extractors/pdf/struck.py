"""Text that is struck out: a rule runs through the middle of its letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.layout.grid import Rule, rules
from extractors.layout.lines import Line, Word

_THROUGH = (0.3, 0.72)  # of a word's height from its top: lower is an underline
_COVERED = 0.8  # of a word's width
_NEAR = 3.0  # points: the middle of a struck line lies this near to the rule
_FLAT = 1.0  # points by which a stroke may slope

_Side = tuple[float, float, float, float]


def strokes(sides: Iterable[_Side]) -> list[Rule]:
    """The straight strokes from left to right among ``sides``."""
    return rules((y0, x0, x1) for x0, y0, x1, y1 in sides if abs(y1 - y0) <= _FLAT)


def near(some: Iterable[Rule]) -> list[tuple[float, float]]:
    """The bands (top, bottom) in which a line may be struck out."""
    return [(rule.at - _NEAR, rule.at + _NEAR) for rule in some]


def parted(lines: Sequence[Line], some: Sequence[Rule]) -> tuple[list[Line], list[Line]]:
    """The lines without their struck words, and what is struck out."""
    kept: list[Line] = []
    struck: list[Line] = []
    for line in lines:
        crossing = [rule for rule in some if line.top < rule.at < line.bottom]
        if not crossing:
            kept.append(line)
            continue
        left, gone = list[Word](), list[Word]()
        for word in line.words:
            if not any(_through(rule, word) for rule in crossing):
                left.append(word)
                continue
            gone.append(word)
            if left:  # the sentence goes on behind the gap
                left[-1] = left[-1]._replace(right=word.right)
        for found, words in ((kept, left), (struck, gone)):
            if words:
                found.append(Line.of(tuple(words), line.page, line.number))
    return kept, struck


def _through(rule: Rule, word: Word) -> bool:
    height, width = word.bottom - word.top, word.right - word.left
    covered = min(rule.end, word.right) - max(rule.start, word.left)
    highest, lowest = _THROUGH
    return (
        word.top + highest * height < rule.at < word.top + lowest * height
        and covered >= _COVERED * width
    )
