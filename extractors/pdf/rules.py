"""The straight lines drawn on a PDF page, of which tables are made."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

_THIN = 3.0  # points: a filled box no thicker is a rule


def segments(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """The straight lines and box sides among the page's drawings, in the page's coordinates."""
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=5):
        yield from _straight(item)


def _straight(item: Any) -> Iterator[tuple[float, float, float, float]]:
    left, bottom, right, top = item.get_bounds()
    if right - left <= _THIN or top - bottom <= _THIN:  # a rule, drawn as a line or as a thin box
        if right - left > top - bottom:
            yield left, (top + bottom) / 2, right, (top + bottom) / 2
        else:
            yield (left + right) / 2, bottom, (left + right) / 2, top
        return
    matrix = item.get_matrix()
    count = pdfium.FPDFPath_CountSegments(item.raw)
    if count > 5000:
        return  # a drawing, no table
    x, y = ctypes.c_float(), ctypes.c_float()
    before = start = (0.0, 0.0)
    for index in range(count):
        piece = pdfium.FPDFPath_GetPathSegment(item.raw, index)
        pdfium.FPDFPathSegment_GetPoint(piece, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(piece)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield (*before, *point)
        before = point
        if pdfium.FPDFPathSegment_GetClose(piece):
            yield (*point, *start)
