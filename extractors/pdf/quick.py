"""pdfium's questions that are asked for every line and every letter, at half the usual price.

``ctypes`` sets Python's lock free and checks each pointer whenever it calls a function of
pypdfium2, which costs more than most answers. These are the same functions; they take plain
addresses and keep the lock, as each answers within microseconds.
"""

from __future__ import annotations

import ctypes
from array import array
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

Colour = tuple[int, int, int]  # red, green, blue, 0 to 255
Box = tuple[float, float, float, float]  # left, top, right, bottom, upwards

_AT, _INT, _LONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong


def address(pointer: Any) -> int:
    """Where something of pdfium's lies: its handle for the functions below, while it is open."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _quick(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(address(function))


box_of = _quick(pdfium.FPDFText_GetLooseCharBox, _INT, _AT, _INT, _AT)
font_of = _quick(pdfium.FPDFText_GetFontInfo, _LONG, _AT, _INT, _AT, _LONG, _AT)
weight_of = _quick(pdfium.FPDFText_GetFontWeight, _INT, _AT, _INT)
count_pieces = _quick(pdfium.FPDFText_CountRects, _INT, _AT, _INT, _INT)
piece_of = _quick(pdfium.FPDFText_GetRect, _INT, _AT, _INT, _AT, _AT, _AT, _AT)
is_generated = _quick(pdfium.FPDFText_IsGenerated, _INT, _AT, _INT)
angle_of = _quick(pdfium.FPDFText_GetCharAngle, ctypes.c_float, _AT, _INT)

object_of = _quick(pdfium.FPDFPage_GetObject, _AT, _AT, _INT)
kind_of = _quick(pdfium.FPDFPageObj_GetType, _INT, _AT)
mode_of = _quick(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _AT)
fill_of = _quick(pdfium.FPDFPageObj_GetFillColor, _INT, _AT, _AT, _AT, _AT, _AT)
is_transparent = _quick(pdfium.FPDFPageObj_HasTransparency, _INT, _AT)
clip_of = _quick(pdfium.FPDFPageObj_GetClipPath, _AT, _AT)
count_clips = _quick(pdfium.FPDFClipPath_CountPaths, _INT, _AT)
count_marks = _quick(pdfium.FPDFPageObj_CountMarks, _INT, _AT)
count_segments = _quick(pdfium.FPDFClipPath_CountPathSegments, _INT, _AT, _INT)
segment_of = _quick(pdfium.FPDFClipPath_GetPathSegment, _AT, _AT, _INT, _INT)
point_of = _quick(pdfium.FPDFPathSegment_GetPoint, _INT, _AT, _AT, _AT)
mark_of = _quick(pdfium.FPDFPageObj_GetMark, _AT, _AT, _LONG)
name_of_mark = _quick(pdfium.FPDFPageObjMark_GetName, _INT, _AT, _AT, _LONG, _AT)


def boxes_of(handle: int, letters: Sequence[int]) -> list[Box]:
    """The boxes of letters of a text page."""
    room = array("f", bytes(16 * len(letters)))
    first, _ = room.buffer_info()
    at = range(first, first + 16 * len(letters), 16)
    deque(map(box_of, repeat(handle), letters, at), maxlen=0)
    sides = iter(room)
    return list(zip(sides, sides, sides, sides, strict=True))


def colours_of(items: Sequence[int]) -> list[Colour | None]:
    """With what objects are filled; ``None``: not with one colour."""
    room = array("I", bytes(16 * len(items)))
    first, _ = room.buffer_info()
    parts = [range(first + 4 * part, first + 16 * len(items), 16) for part in range(4)]
    filled = list(map(fill_of, items, *parts))
    sides = iter(room)
    colours = zip(sides, sides, sides, sides, strict=True)
    return [
        (red, green, blue) if known else None
        for known, (red, green, blue, _) in zip(filled, colours, strict=True)
    ]
