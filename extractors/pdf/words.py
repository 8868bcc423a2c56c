"""A page's text as pdfium orders it, with its boxes: the quick way, for letters that are in order.

A line without wide gaps is one stretch, for which pdfium is asked a handful of questions; only a
line that may hold two columns, two weights or the cells of a table is taken word by word.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import sub
from statistics import median_low
from typing import NamedTuple

from extractors.layout.lines import ONE_EDGE, WIDE_GAP, Word, full_right
from extractors.pdf import quick
from extractors.pdf.fonts import Fonts
from extractors.pdf.frame import Frame

_WORD = re.compile(r"[^\s\0]+")
_BY_HAND = re.compile("  |[\t\0]")
_WIDE = 0.8 * WIDE_GAP  # in line heights: spaces widened by more may hold a wide gap
_JUSTIFIED = 3.0  # … in the full lines of a justified page, by more than this
_FULL_LINES = 5  # fewer do not tell a justified page from a form
_EVEN_SET = 0.1  # … and are not widened at all, by less
_DOUBTFUL_GAP = 0.7  # of a wide gap; measured between the inks of two letters, not their boxes
_LEANING = 1.5  # points by which a letter may reach over its neighbour
_KERNED = 0.18  # … the same of their boxes, in line heights; less than an i is wide
_TINY = 2.5  # points: letters, or nothing but a dash
_FEW_PIECES = 12  # more, and most of them one letter: the program wrote each by itself

Box = tuple[float, float, float, float]  # left, top, right, bottom
_Found = tuple[str, int, int]  # a line, its start and its end


def stretches(
    handle: int,
    text: str,
    frame: Frame,
    fonts: Fonts,
    may_be_whole: Callable[[Word], bool],
) -> list[Word] | None:
    """The lines of ``text`` (all of the page's) with their boxes.

    A line comes as one where ``may_be_whole`` allows it, else word by word. ``None`` when a line
    does not run forward at one height: then its letters must be sorted one by one (``glyphs``).
    """
    reader = _Reader(handle, text, frame, fonts)
    try:
        lines = reader.lines()
        allowed = _allowed_to_be_wide(lines)
        found: list[Word] = []
        for line in lines:
            word = line.word
            if (
                line.even
                and may_be_whole(word)
                and (line.wide <= allowed(word) or reader.is_dense(line))
            ):
                found.append(word)
            else:
                found += reader.words(line)
    except _InDisorder:
        return None
    return found


def _lines(text: str) -> Iterator[_Found]:
    """The lines that hold something, without the space around them."""
    start = 0
    for line in text.split("\n"):
        if shown := line.strip():
            begin = start + line.find(shown)
            yield shown, begin, begin + len(shown)
        start += len(line) + 1


def _allowed_to_be_wide(lines: Sequence[_Line]) -> Callable[[Word], float]:
    """By how much the spaces of a line may be widened (in line heights) for no other reason.

    Where full lines are widened the page is justified.
    """
    full = full_right([line.word.right for line in lines])
    widened = [line.wide for line in lines if abs(line.word.right - full) < ONE_EDGE]
    if len(widened) < _FULL_LINES or median_low(widened) < _EVEN_SET:
        return lambda _: _WIDE
    return lambda word: _JUSTIFIED if abs(word.right - full) < ONE_EDGE else _WIDE


_PIECE = (ctypes.c_double * 4)()
_AT_SIDES = tuple(ctypes.addressof(_PIECE) + 8 * side for side in range(4))


class _InDisorder(Exception):
    """Letters that follow each other in the file do not do so on the page."""


class _Line(NamedTuple):
    """A line of pdfium's text."""

    word: Word  # the whole of it
    start: int  # pdfium's number for its first letter
    end: int  # … for what follows its last
    wide: float  # by how much its spaces are widened, all together, in line heights
    space: float  # how wide a space is that is not widened
    even: bool  # of one weight, without a gap between the pieces that pdfium holds it in


@dataclass(frozen=True, slots=True)
class _Reader:
    """Asks pdfium about the letters of one page."""

    handle: int
    text: str
    frame: Frame
    fonts: Fonts

    def lines(self) -> list[_Line]:
        """The lines, each as one stretch."""
        found = list(_lines(self.text))
        firsts = quick.boxes_of(self.handle, [start for _, start, _ in found])
        lasts = quick.boxes_of(self.handle, [end - 1 for _, _, end in found])
        if self.frame.turn:
            return list(map(self._turned, found, firsts, lasts))
        ends = [start + (line.find(" ") if " " in line else len(line)) for line, start, _ in found]
        of_first_word = quick.boxes_of(self.handle, [end - 1 for end in ends])
        by_hand = "  " in self.text or "\t" in self.text or "\0" in self.text
        lines = list(map(self._line, found, firsts, lasts, of_first_word))
        if by_hand:  # perhaps columns of spaces
            lines = [
                line._replace(even=line.even and not _BY_HAND.search(line.word.text))
                for line in lines
            ]
        return lines

    def is_dense(self, line: _Line) -> bool:
        """Whether no wide gap parts two words of a line that is one piece to pdfium.

        Where its first space is as wide as each would be in a line set evenly, all are.
        """
        text, spaces = self.text, list[int]()
        space = text.find(" ", line.start, line.end)
        while space > 0:
            spaces.append(space)
            space = text.find(" ", space + 1, line.end)
        if not spaces:
            return True
        height = line.word.bottom - line.word.top
        widest, each = WIDE_GAP * height, line.space + line.wide * height / len(spaces)
        (first,) = self._gaps(spaces[:1])
        if each <= widest and 2 * abs(first - each) < (widest - line.space) / len(spaces):
            return True
        return max(self._gaps(spaces)) <= widest

    def _gaps(self, spaces: Sequence[int]) -> list[float]:
        """How wide the gaps are between the letters beside some spaces."""
        beside = [space + step for step in (-1, 1) for space in spaces]
        boxes = quick.boxes_of(self.handle, beside)
        after = boxes[len(spaces) :]
        return [right[0] - left[2] for left, right in zip(boxes, after, strict=False)]

    def words(self, line: _Line) -> Iterator[Word]:
        """The line word by word."""
        found = [(word[0], *word.span()) for word in _WORD.finditer(self.text, *line[1:3])]
        firsts = quick.boxes_of(self.handle, [start for _, start, _ in found])
        lasts = quick.boxes_of(self.handle, [end - 1 for _, _, end in found])
        for (word, start, _), first, last in zip(found, firsts, lasts, strict=True):
            yield Word(word, *self._box(first, last), self.fonts.of(self.handle, start).bold)

    def _line(self, found: _Found, first: Box, last: Box, first_word: Box) -> _Line:
        """A line, given where its first and last letter and the last of its first word stand.

        Some fonts give each letter a box of its own height, so all its pieces are asked for theirs.
        """
        text, start, end = found
        handle = self.handle
        font = self.fonts.of(handle, start)
        left, highest, first_right, lowest = first
        _, last_top, right, last_bottom = last
        if right < first_right:
            raise _InDisorder
        lowest, highest = min(lowest, last_bottom), max(highest, last_top)
        pieces = quick.count_pieces(handle, start, end - start)
        wide, space, even = 0.0, 0.0, True
        if pieces > _FEW_PIECES and 2 * pieces > end - start:
            lowest, highest, even = self._letter_by_letter(start, end)
        else:
            if pieces == 1:
                quick.piece_of(handle, 0, *_AT_SIDES)
                _, top, _, bottom = _PIECE
                lowest, highest = min(lowest, bottom), max(highest, top)
            else:
                lowest, highest, even = self._extent(pieces, lowest, highest)
            width, space = font.widths(handle, text, start, first_right - left)
            wide = (right - left - width) / (highest - lowest or 1.0)
        if pieces > 1 and even:
            even = font.bold == self.fonts.of(handle, end - 1).bold
        x, y = self.frame.left, self.frame.top
        sides = (left - x, y - highest, right - x, y - lowest)
        return _Line(
            Word(text, *sides, font.bold, None, first_word[2] - x), start, end, wide, space, even
        )

    def _turned(self, found: _Found, first: Box, last: Box) -> _Line:
        """The same of a page on its side, on which pieces are told as they lie there."""
        text, start, end = found
        bold = self.fonts.of(self.handle, start).bold
        return _Line(Word(text, *self._box(first, last), bold), start, end, 0.0, 0.0, even=False)

    def _box(self, first: Box, last: Box) -> Box:
        """The box from one letter to another, downwards."""
        upright = self.frame.upright
        left, top, right, bottom = upright(first[0], first[3], first[2], first[1])
        if first == last:
            return left, top, right, bottom
        _, last_top, last_right, last_bottom = upright(last[0], last[3], last[2], last[1])
        if last_right < right or last_top > bottom or last_bottom < top:
            raise _InDisorder
        return left, min(top, last_top), last_right, max(bottom, last_bottom)

    def _extent(self, pieces: int, lowest: float, highest: float) -> tuple[float, float, bool]:
        """The lowest and highest point of a line just asked for, and whether it is even.

        Even: its pieces stand close to each other.
        """
        height = highest - lowest
        reach = first_middle = 0.0
        even = pieces > 0
        for index in range(pieces):
            quick.piece_of(self.handle, index, *_AT_SIDES)
            left, top, right, bottom = _PIECE
            lowest, highest = min(lowest, bottom), max(highest, top)
            middle = (top + bottom) / 2
            if index == 0:
                first_middle = middle
            elif left < reach - _LEANING or abs(middle - first_middle) > height:
                raise _InDisorder
            elif left - reach > _DOUBTFUL_GAP * WIDE_GAP * (highest - lowest):
                even = False
            even = even and top - bottom > _TINY
            reach = right
        return lowest, highest, even

    def _letter_by_letter(self, start: int, end: int) -> tuple[float, float, bool]:
        """The same of a line whose letters are pieces each."""
        boxes = quick.boxes_of(self.handle, range(start, end))
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        lowest, highest = min(bottoms), max(tops)
        back = min(map(sub, lefts[1:], rights))
        if back < -_KERNED * (highest - lowest) or max(bottoms) - min(tops) > _LEANING:
            raise _InDisorder
        spaces = [at for at, letter in enumerate(self.text[start:end]) if letter == " "]
        widest = max([lefts[at + 1] - rights[at - 1] for at in spaces], default=0.0)
        return lowest, highest, widest <= WIDE_GAP * (highest - lowest)
