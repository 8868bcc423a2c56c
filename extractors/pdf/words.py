"""A page's words as pdfium orders them: the quick way, for pages whose letters are in order."""

from __future__ import annotations

import ctypes
import re
from typing import Any

import pypdfium2.raw as pdfium

from extractors.layout.lines import Word
from extractors.pdf.frame import Frame

_WORD = re.compile(r"[^\s\0]+")
_FONT_NAME = ctypes.create_string_buffer(96)  # filled by pdfium; one process, one thread


def words(textpage: Any, text: str, frame: Frame) -> list[Word] | None:
    """The words of ``text`` (all of the page's) with their boxes; a seventh of the letters' cost.

    ``None`` when a word does not run forward on one line: then its letters must be sorted one by
    one (``glyphs``).
    """
    handle = textpage.raw
    first, last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    at_first, at_last = ctypes.byref(first), ctypes.byref(last)
    get_box, upright = pdfium.FPDFText_GetLooseCharBox, frame.upright
    found = []
    for word in _WORD.finditer(text):
        start, end = word.span()
        get_box(handle, start, at_first)
        get_box(handle, end - 1, at_last)
        left, top, right, bottom = upright(first.left, first.bottom, first.right, first.top)
        _, last_top, last_right, last_bottom = upright(last.left, last.bottom, last.right, last.top)
        if last_right < right or last_top > bottom or last_bottom < top:
            return None
        box = left, min(top, last_top), last_right, max(bottom, last_bottom)
        found.append(Word(word[0], *box, is_bold(handle, start)))
    return found


def is_bold(handle: Any, index: int) -> bool:
    """Whether the font of a letter is bold, by its name or its declared weight."""
    pdfium.FPDFText_GetFontInfo(handle, index, _FONT_NAME, len(_FONT_NAME), None)
    return (
        b"bold" in _FONT_NAME.value.lower() or pdfium.FPDFText_GetFontWeight(handle, index) >= 600
    )
