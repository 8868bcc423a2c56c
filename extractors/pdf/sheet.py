"""One page of a PDF: its lines, its tables, what of it is hidden, and how much of it is picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from extractors.layout.grid import grids
from extractors.layout.lines import Line, Word, lines
from extractors.layout.tables import Table, tables
from extractors.pdf import glyphs, words
from extractors.pdf.frame import Frame, frame_of
from extractors.pdf.rules import segments
from extractors.pdf.visible import Ink, seen
from extractors.textlayer import Layer, verdict

_FULL_PAGE = 0.6  # a picture that covers this share of a page is the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page as far as its text layer tells."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    hidden: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    pictured: bool = False  # a picture covers the page
    ocr_layer: bool = False  # … and the text lies invisibly over it
    blank: bool = False

    @property
    def text(self) -> str:
        """Everything the text layer shows, for judging it."""
        cells = (cell for table in self.tables for row in table.rows for cell in row)
        return "\n".join(line.text for lines in (self.lines, *cells) for line in lines)


def read_sheet(page: Any, number: int) -> Sheet:
    """Read page ``number`` (from 1). Raises ``PdfiumError`` for a page that cannot be read."""
    textpage = page.get_textpage()
    frame = frame_of(page, textpage)
    rules = [frame.upright(*side) for side in segments(page)]
    found, rest = tables(grids(rules), _words(textpage, frame), lambda some: lines(some, number))
    pictured = _pictured(page, frame)
    invisible = pictured and _invisible(page)
    ink = Ink(page, frame)
    shown, hidden = seen(lines(rest, number), ink, word_by_word=not invisible)
    return Sheet(
        number=number,
        width=frame.width,
        height=frame.height,
        lines=tuple(shown),
        hidden=tuple(hidden),
        tables=tuple(found),
        pictured=pictured,
        ocr_layer=invisible,
        blank=not (shown or found) and ink.blank,
    )


def _words(textpage: Any, frame: Frame) -> list[Word]:
    """The quick way, unless the text comes out in disorder."""
    text = _text(textpage)
    found = words.words(textpage, text, frame) if verdict(text) is not Layer.SCRAMBLED else None
    return glyphs.words(textpage, text, frame) if found is None else found


def _text(textpage: Any) -> str:
    """The page's text, a character for each of pdfium's."""
    count = textpage.count_chars()
    text: str = textpage.get_text_range() if count else ""
    if len(text) == count:
        return text
    codes = (pdfium.FPDFText_GetUnicode(textpage.raw, index) for index in range(count))
    return "".join(chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)


def _pictured(page: Any, frame: Frame) -> bool:
    area = frame.width * frame.height
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=5):
        left, bottom, right, top = item.get_bounds()
        width = min(right, frame.right) - max(left, frame.left)
        height = min(top, frame.top) - max(bottom, frame.bottom)
        if width > 0 and height > 0 and width * height > _FULL_PAGE * area:
            return True
    return False


def _invisible(page: Any) -> bool:
    """Whether most text is drawn in no colour at all (render mode 3), as OCR programs do."""
    modes = [
        pdfium.FPDFTextObj_GetTextRenderMode(item.raw)
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=5)
    ]
    return bool(
        2 * sum(mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE for mode in modes) > len(modes)
    )
