"""A page's words as pdfium orders them: the quick way, for pages whose letters are in order."""

from __future__ import annotations

import ctypes
import re
from typing import Any

import pypdfium2.raw as pdfium

from extractors.layout.lines import Word
from extractors.pdf.frame import Frame

_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"[^\s\0]+")
_FONT_NAME = ctypes.create_string_buffer(96)  # filled by pdfium; one process, one thread


def words(textpage: Any, text: str, frame: Frame) -> list[Word] | None:
    """The words of ``text`` (all of the page's) with their boxes.

    ``None`` when a word does not run forward on one line: then its letters must be sorted one by
    one (``glyphs``).
    """
    found: list[Word] = []
    for line in _LINE.finditer(text):
        spans = [word.span() for word in _WORD.finditer(text, *line.span())]
        weights = _weights(textpage.raw, [start for start, _ in spans])
        for (start, end), bold in zip(spans, weights, strict=True):
            box = _box(textpage.raw, start, end - 1, frame)
            if box is None:
                return None
            found.append(Word(text[start:end], *box, bold))
    return found


def is_bold(handle: Any, index: int) -> bool:
    """Whether the font of a letter is bold, by its name or its declared weight."""
    pdfium.FPDFText_GetFontInfo(handle, index, _FONT_NAME, len(_FONT_NAME), None)
    return (
        b"bold" in _FONT_NAME.value.lower() or pdfium.FPDFText_GetFontWeight(handle, index) >= 600
    )


_FIRST, _LAST = pdfium.FS_RECTF(), pdfium.FS_RECTF()
_AT_FIRST, _AT_LAST = ctypes.byref(_FIRST), ctypes.byref(_LAST)


def _box(
    handle: Any, start: int, end: int, frame: Frame
) -> tuple[float, float, float, float] | None:
    """The box from one letter to another, both included."""
    pdfium.FPDFText_GetLooseCharBox(handle, start, _AT_FIRST)
    pdfium.FPDFText_GetLooseCharBox(handle, end, _AT_LAST)
    left, top, right, bottom = frame.upright(_FIRST.left, _FIRST.bottom, _FIRST.right, _FIRST.top)
    _, other_top, other_right, other_bottom = frame.upright(
        _LAST.left, _LAST.bottom, _LAST.right, _LAST.top
    )
    if other_right < right or other_top > bottom or other_bottom < top:
        return None
    return left, min(top, other_top), other_right, max(bottom, other_bottom)


def _weights(handle: Any, starts: list[int]) -> list[bool]:
    """Which words of a line are bold. Most lines begin and end alike: none between is asked."""
    if not starts:
        return []
    first, last = is_bold(handle, starts[0]), is_bold(handle, starts[-1])
    if first == last:
        return [first] * len(starts)
    return [is_bold(handle, start) for start in starts]
