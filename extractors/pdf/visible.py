"""What a reader sees: the page is drawn small, and text that leaves no ink is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from operator import sub
from typing import Any

from extractors.layout.lines import Line, Word
from extractors.pdf.frame import Frame

_SMALLEST = 2.5  # points: letters lower than this are specks
_EDGE = 2.0  # points by which a letter's box may reach over the edge of the page
_CONTRAST = 24  # of 255: less is no ink
_INK_OR_PAPER = bytes(
    1 if level < 200 else 2 if level > 200 + _CONTRAST else 0 for level in range(256)
)  # what a column has of both is a letter
_BLANK = 0.6  # line heights: narrower than the shortest word and the spaces around it
_BLANK_EDGE = 0.3
_GLANCE = 48  # pixels at the head of a line: what shows mostly shows there
_MOST_PIXELS = 8_000_000  # an A0 sheet; what is larger is drawn smaller


def within(frame: Frame, words: Sequence[Word]) -> bool:
    """Whether all letters are large enough to be read and lie on the page."""
    if not words:
        return True
    _, lefts, tops, rights, bottoms, *_ = zip(*words, strict=True)
    return bool(
        min(lefts) >= -_EDGE
        and min(tops) >= -_EDGE
        and max(rights) <= frame.width + _EDGE
        and max(bottoms) <= frame.height + _EDGE
        and min(map(sub, bottoms, tops)) >= _SMALLEST
    )


class Ink:
    """The page in grey, a pixel a point (fewer where the page is huge)."""

    def __init__(self, page: Any, frame: Frame) -> None:
        """Draw ``page``, turned so that its text is upright."""
        rotation = (frame.turn * 90 - page.get_rotation()) % 360
        self._scale = min(1.0, (_MOST_PIXELS / (frame.width * frame.height)) ** 0.5)
        bitmap = page.render(scale=self._scale, grayscale=True, rotation=rotation)
        self._width: int = bitmap.width
        self._height: int = bitmap.height
        self._stride: int = bitmap.stride
        self._grey = bytes(bitmap.buffer)

    @property
    def blank(self) -> bool:
        """Whether the whole page shows nothing."""
        return not self._varies(0, 0, self._width, self._height)

    def shows(self, thing: Line | Word) -> bool:
        """Whether anything at all is to be seen where the text stands."""
        if thing.bottom - thing.top < _SMALLEST:
            return False
        scale = self._scale
        left, right = (
            max(0, int(thing.left * scale)),
            min(self._width, int(thing.right * scale) + 1),
        )
        top, bottom = (
            max(0, int(thing.top * scale)),
            min(self._height, int(thing.bottom * scale) + 1),
        )
        if left >= right:
            return False
        return self._varies(left, top, min(right, left + _GLANCE), bottom) or self._varies(
            left, top, right, bottom
        )

    def fills(self, line: Word) -> bool:
        """Whether a line of dark letters on paper shows all along: no word could be missing in it.

        ``False`` says nothing: its words must be looked at one by one.
        """
        if self._scale < 1:
            return False
        left, right = max(0, int(line.left)), min(self._width, int(line.right) + 1)
        top, bottom = max(0, int(line.top)), min(self._height, int(line.bottom) + 1)
        if left >= right:
            return False
        met = 0
        for y in range(top, bottom):
            row = self._grey[y * self._stride + left : y * self._stride + right]
            met |= int.from_bytes(row.translate(_INK_OR_PAPER))
        height = line.bottom - line.top
        columns = met.to_bytes(right - left)
        blank = b"\x02" * round(_BLANK * height)
        edge = round(_BLANK_EDGE * height)
        return (
            not columns.strip(b"\x02\x03")
            and blank not in columns
            and b"\x03" in columns[:edge]
            and b"\x03" in columns[-edge:]
        )

    def _varies(self, left: int, top: int, right: int, bottom: int) -> bool:
        lightest, darkest = 0, 255
        middle = (top + bottom) // 2  # where there is most ink
        for y in (*range(middle, bottom), *range(top, middle)):
            row = self._grey[y * self._stride + left : y * self._stride + right]
            if (light := max(row)) > lightest:
                lightest = light
            if (dark := min(row)) < darkest:
                darkest = dark
            if lightest - darkest >= _CONTRAST:
                return True
        return False


def seen(lines: Sequence[Line], ink: Ink, *, word_by_word: bool) -> tuple[list[Line], list[Line]]:
    """The lines without their hidden words, and what is hidden.

    Where the words lie over the picture of a page, which they may miss by a little, only a whole
    line is judged.
    """
    shown: list[Line] = []
    hidden: list[Line] = []
    for line in lines:
        if not word_by_word:
            (shown if ink.shows(line) else hidden).append(line)
            continue
        marks = [ink.shows(word) for word in line.words]
        for kept, wanted in ((shown, True), (hidden, False)):
            words = tuple(w for w, mark in zip(line.words, marks, strict=True) if mark == wanted)
            if words:
                kept.append(Line.of(words, line.page, line.number))
    return shown, hidden
