"""What was put upon a page later: typed notes and filled fields are part of it, remarks not."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_LINKS = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)
_TYPED = (pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_WIDGET)
_LONGEST = 4000  # characters of a remark that are kept


def settled(pdf: pypdfium2.PdfDocument, index: int) -> tuple[pypdfium2.PdfPage, list[str]]:
    """The page with all that is drawn on top of it made its own, and the remarks upon it.

    Raises:
        PdfiumError: the page cannot be read.
    """
    page = pdf[index]
    remarks: list[str] = []
    drawn = False
    for number in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, number)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        if kind not in _LINKS:
            drawn = True
            shown = pdfium.FPDFAnnot_HasKey(note, b"AP")
            said = "" if kind in _TYPED and shown else _contents(note)
            remarks += [said] if said else []
        pdfium.FPDFPage_CloseAnnot(note)
    if drawn and pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) == (
        pdfium.FLATTEN_SUCCESS
    ):
        page.close()
        page = pdf[index]
    return page, remarks


def _contents(note: Any) -> str:
    room = (ctypes.c_ushort * _LONGEST)()
    used = pdfium.FPDFAnnot_GetStringValue(note, b"Contents", room, ctypes.sizeof(room))
    length = min(used, ctypes.sizeof(room))
    return bytes(room)[:length].decode("utf-16-le", "replace").rstrip("\0").strip()
