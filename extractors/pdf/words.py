"""A page's text as pdfium orders it, with its boxes: the quick way, for letters that are in order.

A line without wide gaps is one stretch, for which pdfium is asked a handful of questions; only a
line that may hold two columns, two weights or the cells of a table is taken word by word.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from extractors.layout.lines import ONE_EDGE, WIDE_GAP, Word, full_right
from extractors.pdf.fonts import Fonts
from extractors.pdf.frame import Frame

_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
_WORD = re.compile(r"[^\s\0]+")
_WIDE = 0.8 * WIDE_GAP  # in line heights: spaces widened by more may hold a wide gap
_JUSTIFIED = 3.0  # … in the full lines of a justified page, by more than this
_FULL_LINES = 5  # fewer do not tell a justified page from a form
_EVEN_SET = 0.1  # … and are not widened at all, by less
_DOUBTFUL_GAP = 0.7  # of a wide gap; measured between the inks of two letters, not their boxes
_LEANING = 1.5  # points by which a letter may reach over its neighbour
_TINY = 2.5  # points: letters, or nothing but a dash

Box = tuple[float, float, float, float]  # left, top, right, bottom, downwards


def stretches(
    textpage: Any,
    text: str,
    frame: Frame,
    fonts: Fonts,
    bands: Sequence[tuple[float, float]],
) -> list[Word] | None:
    """The lines of ``text`` (all of the page's) with their boxes.

    A line in one of ``bands`` (top, bottom) comes word by word. ``None`` when a line does not run
    forward at one height: then its letters must be sorted one by one (``glyphs``).
    """
    reader = _Reader(textpage.raw, text, frame, fonts)
    try:
        lines = [reader.line(*found.span()) for found in _LINE.finditer(text)]
        allowed = _allowed_to_be_wide(lines)
        found: list[Word] = []
        for line in lines:
            word = line.word
            middle = (word.top + word.bottom) / 2
            if (
                line.even
                and not (bands and any(top <= middle <= bottom for top, bottom in bands))
                and (line.wide <= allowed(word) or reader.is_dense(line))
            ):
                found.append(word)
            else:
                found += reader.words(line)
    except _InDisorder:
        return None
    return found


def _allowed_to_be_wide(lines: Sequence[_Line]) -> Callable[[Word], float]:
    """By how much the spaces of a line may be widened (in line heights) for no other reason.

    Where full lines are widened the page is justified.
    """
    full = full_right([line.word.right for line in lines])
    widened = [line.wide for line in lines if abs(line.word.right - full) < ONE_EDGE]
    if len(widened) < _FULL_LINES or median_low(widened) < _EVEN_SET:
        return lambda _: _WIDE
    return lambda word: _JUSTIFIED if abs(word.right - full) < ONE_EDGE else _WIDE


_FIRST, _LAST = pdfium.FS_RECTF(), pdfium.FS_RECTF()
_AT_FIRST, _AT_LAST = ctypes.byref(_FIRST), ctypes.byref(_LAST)
_LEFT, _TOP, _RIGHT, _BOTTOM = (ctypes.c_double() for _ in range(4))
_AT_SIDES = tuple(map(ctypes.byref, (_LEFT, _TOP, _RIGHT, _BOTTOM)))
_box_of = pdfium.FPDFText_GetLooseCharBox


class _InDisorder(Exception):
    """Letters that follow each other in the file do not do so on the page."""


class _Line(NamedTuple):
    """A line of pdfium's text."""

    word: Word  # the whole of it
    start: int  # pdfium's number for its first letter
    end: int  # … for what follows its last
    wide: float  # by how much its spaces are widened, all together, in line heights
    even: bool  # of one weight, without a gap between the pieces that pdfium holds it in


@dataclass(frozen=True, slots=True)
class _Reader:
    """Asks pdfium about the letters of one page."""

    handle: Any
    text: str
    frame: Frame
    fonts: Fonts

    def line(self, start: int, end: int) -> _Line:
        """The line from one letter to another as one stretch.

        Some fonts give each letter a box of its own height, so all its pieces are asked for theirs.
        """
        text = self.text[start:end]
        font = self.fonts.of(self.handle, start)
        if self.frame.turn:  # pieces are told as they lie on the page
            box = self._box(start, end - 1)
            return _Line(Word(text, *box, font.bold), start, end, 0.0, even=False)
        handle, frame = self.handle, self.frame
        _box_of(handle, start, _AT_FIRST)
        _box_of(handle, end - 1, _AT_LAST)
        left, right, first_width = _FIRST.left, _LAST.right, _FIRST.right - _FIRST.left
        pieces = pdfium.FPDFText_CountRects(handle, start, end - start)
        lowest, highest, even = self._extent(pieces)
        space = text.find(" ")
        first_end = right
        if space > 0:
            _box_of(handle, start + space - 1, _AT_FIRST)
            first_end = _FIRST.right
        if pieces > 1 and even:
            even = font.bold == self.fonts.of(handle, end - 1).bold
        if "  " in text or "\t" in text or "\0" in text:
            even = False  # perhaps columns made by hand
        spare = right - left - font.width(handle, text, start, first_width)
        word = Word(
            text,
            left - frame.left,
            frame.top - highest,
            right - frame.left,
            frame.top - lowest,
            font.bold,
            None,
            first_end - frame.left,
        )
        return _Line(word, start, end, spare / (highest - lowest or 1.0), even)

    def is_dense(self, line: _Line) -> bool:
        """Whether no wide gap parts two words of a line that is one piece to pdfium."""
        widest = WIDE_GAP * (line.word.bottom - line.word.top)
        space = self.text.find(" ", line.start, line.end)
        while space > 0:
            _box_of(self.handle, space - 1, _AT_FIRST)
            _box_of(self.handle, space + 1, _AT_LAST)
            if _LAST.left - _FIRST.right > widest:
                return False
            space = self.text.find(" ", space + 1, line.end)
        return True

    def words(self, line: _Line) -> Iterator[Word]:
        """The line word by word."""
        for word in _WORD.finditer(self.text, line.start, line.end):
            first, after = word.span()
            yield Word(
                word[0], *self._box(first, after - 1), self.fonts.of(self.handle, first).bold
            )

    def _box(self, first: int, last: int) -> Box:
        """The box from one letter to another, both included."""
        upright, at = self.frame.upright, _FIRST
        _box_of(self.handle, first, _AT_FIRST)
        left, top, right, bottom = upright(at.left, at.bottom, at.right, at.top)
        if first == last:
            return left, top, right, bottom
        at = _LAST
        _box_of(self.handle, last, _AT_LAST)
        _, last_top, last_right, last_bottom = upright(at.left, at.bottom, at.right, at.top)
        if last_right < right or last_top > bottom or last_bottom < top:
            raise _InDisorder
        return left, min(top, last_top), last_right, max(bottom, last_bottom)

    def _extent(self, pieces: int) -> tuple[float, float, bool]:
        """The lowest and highest point of a line just asked for, and whether it is even.

        Even: its pieces stand close to each other.
        """
        lowest = min(_FIRST.bottom, _LAST.bottom)
        highest = max(_FIRST.top, _LAST.top)
        if _LAST.right < _FIRST.right:
            raise _InDisorder
        reach = first_middle = 0.0
        even = pieces > 0
        for index in range(pieces):
            pdfium.FPDFText_GetRect(self.handle, index, *_AT_SIDES)
            top, bottom = _TOP.value, _BOTTOM.value
            lowest = min(lowest, bottom)
            highest = max(highest, top)
            if pieces == 1:
                break
            left, middle = _LEFT.value, (top + bottom) / 2
            if index == 0:
                first_middle = middle
            elif left < reach - _LEANING or abs(middle - first_middle) > _FIRST.top - _FIRST.bottom:
                raise _InDisorder
            elif left - reach > _DOUBTFUL_GAP * WIDE_GAP * (highest - lowest):
                even = False
            even = even and top - bottom > _TINY
            reach = _RIGHT.value
        return lowest, highest, even
