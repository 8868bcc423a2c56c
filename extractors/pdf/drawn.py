"""What is drawn on a PDF page, in one walk over its objects: rules, pictures, and doubtful text.

Whether a reader sees a piece of text is certain only from the drawn page (``visible``), which costs
more than all the rest. Most pages hold nothing that could hide text; this walk tells which do.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from extractors.pdf.frame import Frame
from extractors.pdf.rules import Matrix, Side, bounds, matrix_of, straight

_FULL_PAGE = 0.6  # a picture that covers this share of a page is the page
_WIDE_STROKE = 3.0  # points: a line that could cover letters
_DEEPEST = 5  # forms inside forms
_LIGHT = 200  # of 255: dark text shows on a surface as light as this
_DARK = 130  # of 255: shows on every light surface
_PAGE = Matrix(1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Drawn:
    """The page's drawings as far as reading needs them."""

    sides: list[Side] = field(default_factory=list)  # straight lines, in the page's coordinates
    pictures: float = 0.0  # the share of the page that pictures cover
    shapes: int = 0  # filled shapes: where letters are drawn as curves, one a letter
    doubtful: bool = False  # something could hide text: the page must be looked at
    texts: int = 0
    invisible: int = 0  # texts drawn in no colour at all (render mode 3), as OCR programs do

    @property
    def pictured(self) -> bool:
        """Whether a picture is the page (some scanners cut it into strips)."""
        return self.pictures > _FULL_PAGE

    @property
    def ocr_layer(self) -> bool:
        """Whether the page is a picture under the text that a program recognised in it."""
        return self.pictured and 2 * self.invisible > self.texts


def drawn(page: Any, frame: Frame) -> Drawn:
    """Look at every object of ``page`` once."""
    found = Drawn()
    get, kind_of, text = pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType, _TEXT
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        item = get(page.raw, index)
        kind = kind_of(item)
        if kind == text:
            _see_text(item, found)
        else:
            _see(item, kind, _PAGE, frame, found, depth=1)
    return found


_TEXT = pdfium.FPDF_PAGEOBJ_TEXT
_FILLED = pdfium.FPDF_TEXTRENDERMODE_FILL
_INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
_RED, _GREEN, _BLUE, _ALPHA = (ctypes.c_uint() for _ in range(4))
_COLOUR = tuple(map(ctypes.byref, (_RED, _GREEN, _BLUE, _ALPHA)))
_WIDTH = ctypes.c_float()
_AT_WIDTH = ctypes.byref(_WIDTH)
_FILL, _STROKE = ctypes.c_int(), ctypes.c_int()
_AT_FILL, _AT_STROKE = ctypes.byref(_FILL), ctypes.byref(_STROKE)
_NAME = (ctypes.c_ushort * 8)()
_LENGTH = ctypes.c_ulong()
_AT_LENGTH = ctypes.byref(_LENGTH)
_LAYER = [*map(ord, "OC\0")]  # the mark of what a reader can switch off
_mode_of = pdfium.FPDFTextObj_GetTextRenderMode
_is_transparent = pdfium.FPDFPageObj_HasTransparency
_clip_of, _clips = pdfium.FPDFPageObj_GetClipPath, pdfium.FPDFClipPath_CountPaths
_fill_of = pdfium.FPDFPageObj_GetFillColor
_marks_of = pdfium.FPDFPageObj_CountMarks


def _see(item: Any, kind: int, matrix: Matrix, frame: Frame, found: Drawn, *, depth: int) -> None:
    """Take note of an object; ``matrix`` is where its coordinates lie on the page."""
    if kind == _TEXT:
        _see_text(item, found)
    elif kind == pdfium.FPDF_PAGEOBJ_PATH:
        found.sides += straight(item, matrix)
        if _is_surface(item, matrix):
            found.shapes += 1
            harmless = not found.texts and _lightness(item) >= _LIGHT
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


def _see_text(text: Any, found: Drawn) -> None:
    """Take note of a text, and whether anything about it could hide it: paleness, a clip."""
    found.texts += 1
    mode = _mode_of(text)
    if mode == _INVISIBLE:
        found.invisible += 1
    if not found.doubtful and (
        mode != _FILLED
        or not _fill_of(text, *_COLOUR)
        or (
            (_RED.value or _GREEN.value or _BLUE.value)  # black is quickly told
            and _lightness(text) > _DARK
        )
        or _is_transparent(text)
        or _clips(_clip_of(text)) > 0
        or any(_is_layer(text, index) for index in range(_marks_of(text)))
    ):
        found.doubtful = True


def _is_layer(item: Any, index: int) -> bool:
    mark = pdfium.FPDFPageObj_GetMark(item, index)
    return bool(
        pdfium.FPDFPageObjMark_GetName(mark, _NAME, ctypes.sizeof(_NAME), _AT_LENGTH)
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


def _lightness(item: Any) -> float:
    """How light it is filled, 0 to 255; less than 0 where that is not one colour."""
    if not _fill_of(item, *_COLOUR):
        return -1.0
    return 0.3 * _RED.value + 0.59 * _GREEN.value + 0.11 * _BLUE.value


def _share(box: Side, frame: Frame) -> float:
    """How much of the page a box covers, 0 to 1."""
    left, bottom, right, top = box
    width = min(right, frame.right) - max(left, frame.left)
    height = min(top, frame.top) - max(bottom, frame.bottom)
    return max(0.0, width) * max(0.0, height) / (frame.width * frame.height or 1.0)
