"""The straight lines drawn on a PDF page, of which tables are made."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_THIN = 3.0  # points: a filled box no thicker is a rule
_MOST_SEGMENTS = 5000  # more make a drawing, no table

Side = tuple[float, float, float, float]


class Matrix(NamedTuple):
    """Where a point of a drawing falls outside it: x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def on(self, x: float, y: float) -> tuple[float, float]:
        """Where a point falls."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, other: Matrix) -> Matrix:
        """This one inside another."""
        e, f = other.on(self.e, self.f)
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            e,
            f,
        )


_MATRIX = pdfium.FS_MATRIX()
_AT_MATRIX = ctypes.byref(_MATRIX)
_LEFT, _BOTTOM, _RIGHT, _TOP = (ctypes.c_float() for _ in range(4))
_AT_BOX = tuple(map(ctypes.byref, (_LEFT, _BOTTOM, _RIGHT, _TOP)))
_X, _Y = ctypes.c_float(), ctypes.c_float()
_AT_X, _AT_Y = ctypes.byref(_X), ctypes.byref(_Y)


def matrix_of(item: Any) -> Matrix:
    """An object's own matrix."""
    pdfium.FPDFPageObj_GetMatrix(item, _AT_MATRIX)
    at = _MATRIX
    return Matrix(at.a, at.b, at.c, at.d, at.e, at.f)


def bounds(item: Any, matrix: Matrix) -> Side:
    """An object's box: left, bottom, right, top of the page."""
    pdfium.FPDFPageObj_GetBounds(item, *_AT_BOX)
    x0, y0 = matrix.on(_LEFT.value, _BOTTOM.value)
    x1, y1 = matrix.on(_RIGHT.value, _TOP.value)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def straight(path: Any, matrix: Matrix) -> list[Side]:
    """The straight lines and box sides of a path, in the page's coordinates."""
    left, bottom, right, top = bounds(path, matrix)
    if right - left <= _THIN or top - bottom <= _THIN:  # a rule, drawn as a line or as a thin box
        if right - left > top - bottom:
            return [(left, (top + bottom) / 2, right, (top + bottom) / 2)]
        return [((left + right) / 2, bottom, (left + right) / 2, top)]
    if pdfium.FPDFPath_CountSegments(path) > _MOST_SEGMENTS:
        return []
    return list(_sides(path, matrix_of(path).then(matrix)))


def _sides(path: Any, matrix: Matrix) -> Iterator[Side]:
    before = start = (0.0, 0.0)
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        piece = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(piece, _AT_X, _AT_Y)
        point = matrix.on(_X.value, _Y.value)
        kind = pdfium.FPDFPathSegment_GetType(piece)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield (*before, *point)
        before = point
        if pdfium.FPDFPathSegment_GetClose(piece):
            yield (*point, *start)
