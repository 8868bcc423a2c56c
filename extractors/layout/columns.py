"""The reading order of a page: side-by-side columns are read one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractors.layout.lines import WIDE_GAP, Line

# "1.", "a)", "-", "IV.", "*": a label set off by a tab does not make a column.
_LABEL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[a-zđA-ZĐ]|[IVX]+)[.)/:]?|[-–+*•·○●▪§\uf0b7]")
_LABEL_GAP = 5.0  # line heights; "*" under the issuer stands further from the date beside it
_ROOM_TO_SIGN = 6.0  # line heights between a post and its holder's name


class Shape(StrEnum):
    """How a run of lines is laid out."""

    BODY = "body"  # lines across the page
    COLUMN = "column"  # one of two columns
    ROWS = "rows"  # a table without rules: three pieces or more side by side


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that are read one after the other."""

    shape: Shape
    lines: tuple[Line, ...]


def reading_order(lines: Sequence[Line]) -> Iterator[Run]:
    """The page's lines (top to bottom) as runs in the order a reader takes them."""
    body: list[Line] = []
    at = 0
    while at < len(lines):
        if len(lines[at].words) == 1:  # nothing beside it
            body.append(lines[at])
            at += 1
            continue
        runs, taken = _rows(lines[at:])
        if not taken:
            runs, taken = _columns(lines[at:])
        if not taken:
            body.append(lines[at])
            at += 1
            continue
        if body:
            yield Run(Shape.BODY, tuple(body))
            body = []
        yield from runs
        at += taken
    if body:
        yield Run(Shape.BODY, tuple(body))


def _rows(lines: Sequence[Line]) -> tuple[list[Run], int]:
    """Two or more neighbouring lines of three pieces or more."""
    taken = 0
    while taken < len(lines) and len(lines[taken].segments()) >= 3:
        taken += 1
    return ([Run(Shape.ROWS, tuple(lines[:taken]))], taken) if taken >= 2 else ([], 0)


def _columns(lines: Sequence[Line]) -> tuple[list[Run], int]:
    """Two columns from the first line on, as far as one gutter runs down between them."""
    gutter = _gutter(lines[0])
    if gutter is None:
        return [], 0
    taken = end = 1
    for line in lines[1:]:
        if line.top - lines[taken - 1].bottom > _ROOM_TO_SIGN * line.height:
            break
        narrowed = _free(line, gutter)
        if narrowed is None:
            break
        gutter = narrowed
        taken += 1
        if line.left < gutter[0] and line.right > gutter[1]:
            end = taken
    # Lines further down that stand on one side only belong to it at the foot of a page (the
    # signer's name), and to a letterhead while they are centred in it; else the text goes on.
    middle = sum(gutter) / 2
    if taken == len(lines):
        end = taken
    while end < taken and _centred_below(lines[:end], lines[end], middle):
        end += 1
    left = tuple(part for line in lines[:end] if (part := _side(line, middle, left=True)))
    right = tuple(part for line in lines[:end] if (part := _side(line, middle, left=False)))
    near = gutter[1] - gutter[0] < _LABEL_GAP * lines[0].height
    if near and all(_LABEL.fullmatch(line.text) for line in left):
        return [], 0
    return [Run(Shape.COLUMN, left), Run(Shape.COLUMN, right)], end


def _centred_below(above: Sequence[Line], line: Line, middle: float) -> bool:
    """Whether a line on one side of the gutter goes on with the centred column above it."""
    on_left = line.right < middle
    column = [part for each in above if (part := _side(each, middle, left=on_left))]
    if not column or line.top - column[-1].bottom > line.height:
        return False
    axes = [(part.left + part.right) / 2 for part in (*column, line)]
    ragged = max(part.left for part in column) - min(part.left for part in column) > line.height
    return max(axes) - min(axes) < 0.5 * line.height and (ragged or len(column) == 1)


def _gutter(line: Line) -> tuple[float, float] | None:
    """The widest gap of the line, if it is wide enough to part columns."""
    pairs = zip(line.words, line.words[1:], strict=False)
    left, right = max(
        ((before.right, after.left) for before, after in pairs),
        key=lambda gap: gap[1] - gap[0],
        default=(0.0, 0.0),
    )
    return (left, right) if right - left > WIDE_GAP * line.height else None


def _free(line: Line, gutter: tuple[float, float]) -> tuple[float, float] | None:
    """What is left of the gutter beside this line's words; ``None`` when they cross it."""
    left, right = gutter
    middle = (left + right) / 2
    for word in line.words:
        if word.right <= middle:
            left = max(left, word.right)
        elif word.left >= middle:
            right = min(right, word.left)
        elif word.right - left < right - word.left:
            left = word.right
        else:
            right = word.left
    return (left, right) if right - left >= line.height else None


def _side(line: Line, middle: float, *, left: bool) -> Line | None:
    words = tuple(word for word in line.words if (word.left < middle) == left)
    return Line.of(words, line.page, line.number) if words else None
