"""What is drawn on a PDF page, in one walk over its objects: rules, pictures, and doubtful text.

Whether a reader sees a piece of text is certain only from the drawn page (``visible``), which costs
more than all the rest. Most pages hold nothing that could hide text; this walk tells which do.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from extractors.pdf import quick
from extractors.pdf.frame import Frame
from extractors.pdf.rules import Matrix, Side, bounds, matrix_of, straight

_FULL_PAGE = 0.6  # a picture that covers this share of a page is the page
_WIDE_STROKE = 3.0  # points: a line that could cover letters
_DEEPEST = 5  # forms inside forms
_LIGHT = 200  # of 255: dark text shows on a surface as light as this
_DARK = 130  # of 255: shows on every light surface
_MOST_OBJECTS = 500  # asking each of more than that costs more than to draw the page and look
_INSIDE = 1.0  # points by which what clips a text may fall short of the page's edge
_PAGE = Matrix(1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Drawn:
    """The page's drawings as far as reading needs them."""

    sides: list[Side] = field(default_factory=list)  # straight lines, in the page's coordinates
    pictures: float = 0.0  # the share of the page that pictures cover
    shapes: int = 0  # filled shapes: where letters are drawn as curves, one a letter
    doubtful: bool = False  # something could hide text: the page must be looked at
    texts: list[int] = field(default_factory=list)  # where pdfium holds them

    @property
    def pictured(self) -> bool:
        """Whether a picture is the page (some scanners cut it into strips)."""
        return self.pictures > _FULL_PAGE

    @property
    def ocr_layer(self) -> bool:
        """Whether the page is a picture under the text that a program recognised in it.

        OCR programs draw it in no colour at all.
        """
        if not self.pictured:
            return False
        modes = [quick.mode_of(text) for text in self.texts]
        return 2 * modes.count(_INVISIBLE) > len(modes)


def drawn(page: Any, frame: Frame) -> Drawn:
    """Look at every object of ``page`` once; what is returned is good while the page is open."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    found = Drawn(doubtful=count > _MOST_OBJECTS)  # some programs write each letter as an object
    object_of, kind_of, handle = quick.object_of, quick.kind_of, quick.address(page.raw)
    for index in range(count):
        item = object_of(handle, index)
        kind = kind_of(item)
        if kind == _TEXT:
            found.texts.append(item)
        else:
            other = pdfium.FPDFPage_GetObject(page.raw, index)
            _see(other, kind, _PAGE, frame, found, depth=1)
    found.doubtful = found.doubtful or _are_doubtful(found.texts, frame)
    return found


_TEXT = pdfium.FPDF_PAGEOBJ_TEXT
_FILLED = pdfium.FPDF_TEXTRENDERMODE_FILL
_INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
_WIDTH = ctypes.c_float()
_AT_WIDTH = ctypes.byref(_WIDTH)
_FILL, _STROKE = ctypes.c_int(), ctypes.c_int()
_AT_FILL, _AT_STROKE = ctypes.byref(_FILL), ctypes.byref(_STROKE)
_NAME = (ctypes.c_ushort * 8)()
_LENGTH = ctypes.c_ulong()
_AT_NAME, _AT_LENGTH = ctypes.addressof(_NAME), ctypes.addressof(_LENGTH)
_LAYER = [*map(ord, "OC\0")]  # the mark of what a reader can switch off
_POINT = (ctypes.c_float * 2)()
_AT_X, _AT_Y = ctypes.addressof(_POINT), ctypes.addressof(_POINT) + 4


def _see(item: Any, kind: int, matrix: Matrix, frame: Frame, found: Drawn, *, depth: int) -> None:
    """Take note of an object; ``matrix`` is where its coordinates lie on the page."""
    if kind == _TEXT:
        found.texts.append(quick.address(item))
    elif kind == pdfium.FPDF_PAGEOBJ_PATH:
        found.sides += straight(item, matrix)
        if _is_surface(item, matrix):
            found.shapes += 1
            harmless = not found.texts and _lightness_of(item) >= _LIGHT
            found.doubtful = found.doubtful or not harmless
    else:  # a picture, a form, a shading
        found.doubtful = True
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.pictures += _share(bounds(item, matrix), frame)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = matrix_of(item).then(matrix)
            for index in range(pdfium.FPDFFormObj_CountObjects(item)):
                part = pdfium.FPDFFormObj_GetObject(item, index)
                part_kind = pdfium.FPDFPageObj_GetType(part)
                _see(part, part_kind, inner, frame, found, depth=depth + 1)


def _are_doubtful(texts: Sequence[int], frame: Frame) -> bool:
    """Whether anything about some texts could hide them: paleness, a clip, a layer."""
    if any(mode != _FILLED for mode in map(quick.mode_of, texts)):
        return True
    colours = quick.colours_of(texts)
    return (
        any(colour is None or (any(colour) and _lightness(colour) > _DARK) for colour in colours)
        or any(map(quick.is_transparent, texts))
        or any(_is_clipped(text, frame) for text in texts)
        or any(_is_layer(text, index) for text in texts for index in range(quick.count_marks(text)))
    )


def _is_clipped(text: int, frame: Frame) -> bool:
    """Whether anything but the whole page bounds a text: Word clips each one by the page."""
    clip = quick.clip_of(text)
    count = quick.count_clips(clip)
    return count > 0 and not (count == 1 and _is_whole_page(clip, frame))


def _is_whole_page(clip: int, frame: Frame) -> bool:
    """Whether a clip is a rectangle round the page."""
    corners = []
    for index in range(min(quick.count_segments(clip, 0), 6)):
        quick.point_of(quick.segment_of(clip, 0, index), _AT_X, _AT_Y)
        corners.append(tuple(_POINT))
    if len(corners) == 5 and corners[4] == corners[0]:
        corners.pop()
    (left, bottom), (right, top) = min(corners, default=(0, 0)), max(corners, default=(0, 0))
    return (
        sorted(corners) == [(left, bottom), (left, top), (right, bottom), (right, top)]
        and corners[0][0] != corners[2][0]
        and corners[0][1] != corners[2][1]
        and left <= frame.left + _INSIDE
        and bottom <= frame.bottom + _INSIDE
        and right >= frame.right - _INSIDE
        and top >= frame.top - _INSIDE
    )


def _is_layer(item: int, index: int) -> bool:
    mark = quick.mark_of(item, index)
    return bool(
        quick.name_of_mark(mark, _AT_NAME, ctypes.sizeof(_NAME), _AT_LENGTH)
        and _NAME[: len(_LAYER)] == _LAYER
    )


def _is_surface(path: Any, matrix: Matrix) -> bool:
    """Whether a path could cover letters, or be of the colour of letters that stand on it."""
    if not pdfium.FPDFPath_GetDrawMode(path, _AT_FILL, _AT_STROKE):
        return True
    if _STROKE.value:
        pdfium.FPDFPageObj_GetStrokeWidth(path, _AT_WIDTH)
        if _WIDTH.value * max(abs(matrix.a), abs(matrix.b)) > _WIDE_STROKE:
            return True
    if not _FILL.value:
        return False
    left, bottom, right, top = bounds(path, matrix)
    return min(right - left, top - bottom) > _WIDE_STROKE


def _lightness_of(item: Any) -> float:
    """How light a surface is, 0 to 255; less than 0 where that is not one colour."""
    (colour,) = quick.colours_of([quick.address(item)])
    return -1.0 if colour is None else _lightness(colour)


def _lightness(colour: quick.Colour) -> float:
    red, green, blue = colour
    return 0.3 * red + 0.59 * green + 0.11 * blue


def _share(box: Side, frame: Frame) -> float:
    """How much of the page a box covers, 0 to 1."""
    left, bottom, right, top = box
    width = min(right, frame.right) - max(left, frame.left)
    height = min(top, frame.top) - max(bottom, frame.bottom)
    return max(0.0, width) * max(0.0, height) / (frame.width * frame.height or 1.0)
