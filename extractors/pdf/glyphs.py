"""The letters that pdfium finds on a page, with their boxes, and the words they make.

Letters are put in order by where they stand, not by where they are in the file: a program that
lacks a font prints each word in two, first the letters it has and later the others.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from extractors.layout.lines import Line, Word, at_one_height
from extractors.pdf.frame import Frame

_APART = 0.18  # of a letter's height: a gap that parts words where no spaces are printed
_FAR_APART = 0.8  # … where they are
_FONT_NAME = ctypes.create_string_buffer(96)  # filled by pdfium, one process one thread


@dataclass(slots=True)
class Glyph:
    """A letter (with its combining marks) or a space, and its box, downwards from the top."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    index: int  # pdfium's number for it

    @property
    def blank(self) -> bool:
        """Whether it is a printed space."""
        return not self.text.strip()


def glyphs(textpage: Any, frame: Frame) -> list[Glyph]:
    """Every letter and printed space of a page, as it stands when its text is upright."""
    handle = textpage.raw
    count = pdfium.FPDFText_CountChars(handle)
    rect = pdfium.FS_RECTF()
    at = ctypes.byref(rect)
    found: list[Glyph] = []
    for index, letter in enumerate(_letters(textpage, count)):
        if letter in "\r\n\0" or pdfium.FPDFText_IsGenerated(handle, index) == 1:
            continue
        pdfium.FPDFText_GetLooseCharBox(handle, index, at)
        if found and unicodedata.combining(letter):
            found[-1].text += letter
            continue
        sides = frame.upright(rect.left, rect.bottom, rect.right, rect.top)
        found.append(Glyph(letter, *sides, index))
    return found


def lines(letters: Sequence[Glyph], textpage: Any, page: int) -> list[Line]:
    """The letters as lines of words, top to bottom."""
    found: list[Line] = []
    for row in at_one_height(_runs(letters)):
        line = sorted((letter for run in row for letter in run.letters), key=lambda g: g.left)
        words = tuple(_words(line, textpage))
        if words:
            found.append(Line(words, page, len(found) + 1))
    return found


@dataclass(frozen=True, slots=True)
class _Run:
    """Letters of one height that follow each other in the file."""

    letters: list[Glyph]
    top: float
    bottom: float


def _runs(letters: Sequence[Glyph]) -> list[_Run]:
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


def _words(line: Sequence[Glyph], textpage: Any) -> Iterator[Word]:
    height = max(letter.bottom - letter.top for letter in line)
    spaced = sum(letter.blank for letter in line) * 25 >= len(line)
    apart = height * (_FAR_APART if spaced else _APART)
    word: list[Glyph] = []
    for letter in line:
        if word and (letter.blank or letter.left - word[-1].right > apart):
            yield _word(word, textpage)
            word = []
        if not letter.blank and not (word and _printed_twice(word[-1], letter)):
            word.append(letter)
    if word:
        yield _word(word, textpage)


def _printed_twice(before: Glyph, letter: Glyph) -> bool:
    """Bold made by printing the letter again, a hair further on."""
    return before.text == letter.text and letter.left - before.left < 0.25 * (
        before.right - before.left
    )


def _word(letters: Sequence[Glyph], textpage: Any) -> Word:
    return Word(
        "".join(letter.text for letter in letters),
        letters[0].left,
        min(letter.top for letter in letters),
        letters[-1].right,
        max(letter.bottom for letter in letters),
        bold=_is_bold(textpage.raw, letters[0].index),
    )


def _is_bold(handle: Any, index: int) -> bool:
    pdfium.FPDFText_GetFontInfo(handle, index, _FONT_NAME, len(_FONT_NAME), None)
    return (
        b"bold" in _FONT_NAME.value.lower() or pdfium.FPDFText_GetFontWeight(handle, index) >= 600
    )


def _letters(textpage: Any, count: int) -> Iterator[str]:
    text = textpage.get_text_range() if count else ""
    if len(text) == count and "\ufffd" not in text:
        yield from text
        return
    for index in range(count):  # some letter is not one unit long: ask for each
        code = pdfium.FPDFText_GetUnicode(textpage.raw, index)
        yield chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd"
