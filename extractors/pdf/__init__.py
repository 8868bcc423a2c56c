"""A PDF's own text, page by page; the pages that are pictures are named for recognition."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from dossier.document import Aside, Document, Medium, Problem, SetAside
from extractors.layout.lines import Line
from extractors.layout.pages import cleaned, over_page_breaks, without_margins
from extractors.layout.tables import Laid, in_order
from extractors.pdf.fonts import Fonts
from extractors.pdf.notes import settled
from extractors.pdf.sheet import Sheet, read_sheet
from extractors.refusal import Refused
from extractors.text import clean
from extractors.textlayer import Layer

MAX_PAGES = 500  # read in a second and 40 MB; more are hardly one paper


def read(data: bytes, *, file: str, sha256: str) -> Document:
    """The document as its text layer tells it.

    Pages whose text layer is missing or cannot be believed are in ``unreadable_pages`` with no
    block of theirs: they must be recognised from their picture.

    Raises:
        Refused: ``encrypted``, ``damaged``, ``empty``, ``too_many_pages``.
    """
    pdf = open_pdf(data)
    sheets = list(_sheets(pdf))
    if not any(sheets):
        raise _damaged()
    if all(sheet is not None and sheet.blank and not sheet.hidden for sheet in sheets):
        raise Refused(
            "empty", "Các trang đều để trắng.", "Đề nghị kiểm tra lại tệp và gửi bản có nội dung."
        )
    layers = [sheet.layer if sheet else Layer.NONE for sheet in sheets]
    good = [s for s, layer in zip(sheets, layers, strict=True) if s and layer is Layer.GOOD]
    pictures = [n for n, layer in enumerate(layers, 1) if layer is not Layer.GOOD]
    pictured = sum(sheet is None or sheet.recognised for sheet in sheets)
    kept, margins = without_margins([(sheet.lines, sheet.height) for sheet in good])
    text, legacy = cleaned(
        in_order(
            [
                Laid(page=sheet.number, width=sheet.width, lines=lines, tables=sheet.tables)
                for sheet, lines in zip(good, kept, strict=True)
            ]
        )
    )
    hidden = [item for sheet in good for item in _aside(sheet.hidden, Aside.HIDDEN)]
    struck = [item for sheet in good for item in _aside(sheet.struck, Aside.DELETED)]
    remarks = [
        SetAside(
            text=clean(text),
            reason=Aside.COMMENT,
            page=sheet.number,
            source=f"page {sheet.number} note",
        )
        for sheet in sheets
        if sheet
        for text in sheet.remarks
    ]
    problems = {
        Problem.HIDDEN_TEXT: bool(hidden),
        Problem.LEGACY_ENCODING: legacy,
        Problem.WEAK_TEXT_LAYER: any(layer in (Layer.SCRAMBLED, Layer.LEGACY) for layer in layers),
    }
    return Document(
        file=file,
        sha256=sha256,
        medium=Medium.SCAN if 2 * pictured > len(sheets) else Medium.PDF,
        blocks=over_page_breaks(text),
        set_aside=(*margins, *hidden, *struck, *remarks),
        pages=len(sheets),
        unreadable_pages=tuple(pictures),
        problems=tuple(problem for problem, met in problems.items() if met),
    )


def open_pdf(data: bytes) -> pypdfium2.PdfDocument:
    """The opened file. Raises ``Refused`` as ``read`` does."""
    try:
        pdf = pypdfium2.PdfDocument(data)
        count = len(pdf)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise Refused(
                "encrypted",
                "Tệp PDF được đặt mật khẩu.",
                "Đề nghị gửi lại bản không đặt mật khẩu.",
            ) from error
        raise _damaged() from error
    if count == 0:
        raise Refused("empty", "Tệp PDF không có trang nào.", "Đề nghị kiểm tra và gửi lại tệp.")
    if count > MAX_PAGES:
        raise Refused(
            "too_many_pages",
            f"Tệp có {count} trang, vượt mức {MAX_PAGES} trang.",
            "Đề nghị tách thành từng văn bản rồi gửi lại.",
        )
    return pdf


def _damaged() -> Refused:
    return Refused(
        "damaged",
        "Tệp PDF bị hỏng hoặc chép chưa hết, không mở được.",
        "Đề nghị mở lại tệp gốc, in ra PDF lần nữa rồi gửi lại.",
    )


def _sheets(pdf: pypdfium2.PdfDocument) -> Iterator[Sheet | None]:
    """Each page, or ``None`` for a damaged one.

    Two pages are open at most: pdfium forgets the fonts of a page that is closed, so one is let go
    only when the next is there.
    """
    fonts = Fonts()
    before: pypdfium2.PdfPage | None = None
    for index in range(len(pdf)):
        page = None
        try:
            page, remarks = settled(pdf, index)
            sheet = read_sheet(page, index + 1, fonts)
            yield dataclasses.replace(sheet, remarks=tuple(remarks)) if remarks else sheet
        except pypdfium2.PdfiumError:
            yield None
        if before is not None:
            before.close()
        before = page


def _aside(lines: Sequence[Line], reason: Aside) -> Iterator[SetAside]:
    for line in lines:
        if any(letter.isalnum() for letter in line.text):
            source = f"page {line.page} line {line.number}"
            yield SetAside(text=clean(line.text), reason=reason, page=line.page, source=source)
