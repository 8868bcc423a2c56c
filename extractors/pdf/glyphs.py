"""The letters that pdfium finds on a page, with their boxes, and the words they make.

Letters are put in order by where they stand, not by where they are in the file: a program that
lacks a font prints each word in two, first the letters it has and later the others.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.layout.lines import Word, at_one_height
from extractors.pdf import quick
from extractors.pdf.fonts import Fonts
from extractors.pdf.frame import Frame

_APART = 0.18  # of a letter's height: a gap that parts words where no spaces are printed
_FAR_APART = 0.4  # … where they are


@dataclass(slots=True)
class _Glyph:
    """A letter (with its combining marks) or a space, and its box, downwards from the top."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    index: int  # pdfium's number for it
    blank: bool  # a printed space


def words(handle: int, text: str, frame: Frame, fonts: Fonts) -> list[Word]:
    """The words of the page, of letters put in order line by line."""
    found: list[Word] = []
    for row in at_one_height(_runs(_glyphs(handle, text, frame))):
        line = sorted((letter for run in row for letter in run.letters), key=lambda g: g.left)
        found += _words(line, handle, fonts)
    return found


@dataclass(frozen=True, slots=True)
class _Run:
    """Letters of one height that follow each other in the file."""

    letters: list[_Glyph]
    top: float
    bottom: float


def _runs(letters: Sequence[_Glyph]) -> list[_Run]:
    runs: list[_Run] = []
    for letter in letters:
        if (
            runs
            and abs(letter.top - runs[-1].top) < 0.5
            and abs(letter.bottom - runs[-1].bottom) < 0.5
        ):
            runs[-1].letters.append(letter)
        else:
            runs.append(_Run([letter], letter.top, letter.bottom))
    return [run for run in runs if not all(letter.blank for letter in run.letters)]


def _glyphs(handle: int, text: str, frame: Frame) -> list[_Glyph]:
    """Every letter and printed space of a page, as it stands when its text is upright."""
    rect = (ctypes.c_float * 4)()
    at = ctypes.addressof(rect)
    found: list[_Glyph] = []
    # Looked up once: this loop runs for every letter of every page.
    get_box, is_generated = quick.box_of, quick.is_generated
    upright = frame.upright
    for index, letter in enumerate(text):
        blank = letter.isspace()
        if letter in "\r\n\0" or (blank and is_generated(handle, index) == 1):
            continue
        get_box(handle, index, at)
        if "\u0300" <= letter <= "\u036f" and found:
            found[-1].text += letter
            continue
        left, highest, right, lowest = rect
        left, top, right, bottom = upright(left, lowest, right, highest)
        found.append(_Glyph(letter, left, top, right, bottom, index, blank))
    return found


def _words(line: Sequence[_Glyph], handle: int, fonts: Fonts) -> Iterator[Word]:
    height = max(letter.bottom - letter.top for letter in line)
    spaced = sum(letter.blank for letter in line) * 25 >= len(line)
    apart = height * (_FAR_APART if spaced else _APART)
    word: list[_Glyph] = []
    for letter in line:
        if word and (letter.blank or letter.left - word[-1].right > apart):
            yield _word(word, handle, fonts)
            word = []
        if not letter.blank and not (word and _printed_twice(word[-1], letter)):
            word.append(letter)
    if word:
        yield _word(word, handle, fonts)


def _printed_twice(before: _Glyph, letter: _Glyph) -> bool:
    """Bold made by printing the letter again, a hair further on."""
    return before.text == letter.text and letter.left - before.left < 0.25 * (
        before.right - before.left
    )


def _word(letters: Sequence[_Glyph], handle: int, fonts: Fonts) -> Word:
    return Word(
        "".join(letter.text for letter in letters),
        letters[0].left,
        min(letter.top for letter in letters),
        letters[-1].right,
        max(letter.bottom for letter in letters),
        fonts.of(handle, letters[0].index).bold,
    )
