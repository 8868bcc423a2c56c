"""One page of a PDF: its lines, its tables, what of it is hidden, and how much of it is picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from extractors.layout.lines import Line
from extractors.pdf import glyphs, grid
from extractors.pdf.frame import Frame, frame_of
from extractors.pdf.visible import Ink, seen

_FULL_PAGE = 0.6  # a picture that covers this share of a page is the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A ruled table: for each row the text of its cells, and where it stands."""

    rows: tuple[tuple[str, ...], ...]
    top: float
    columns: tuple[float, ...]  # where each begins: how a table is known on the next page


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page as far as its text layer tells."""

    number: int
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
        return "\n".join([*(line.text for line in self.lines), *cells])


def read_sheet(page: Any, number: int) -> Sheet:
    """Read page ``number`` (from 1). Raises ``PdfiumError`` for a page that cannot be read."""
    textpage = page.get_textpage()
    frame = frame_of(page, textpage)
    letters = glyphs.glyphs(textpage, frame)
    tables, rest = _tables(page, textpage, frame, letters, number)
    pictured = _pictured(page, frame)
    invisible = pictured and _invisible(page)
    ink = Ink(page, frame)
    lines, hidden = seen(glyphs.lines(rest, textpage, number), ink, word_by_word=not invisible)
    return Sheet(
        number=number,
        height=frame.height,
        lines=tuple(lines),
        hidden=tuple(hidden),
        tables=tables,
        pictured=pictured,
        ocr_layer=invisible,
        blank=ink.blank,
    )


def _tables(
    page: Any, textpage: Any, frame: Frame, letters: Sequence[glyphs.Glyph], number: int
) -> tuple[tuple[Table, ...], list[glyphs.Glyph]]:
    """The ruled tables, and the letters that stand in none."""
    segments = []
    for x0, y0, x1, y1 in grid.segments(page):
        segments.append(frame.upright(x0, y0, x1, y1))
    tables = []
    rest = list(letters)
    for found in grid.grids(segments):
        inside: dict[tuple[int, int], list[glyphs.Glyph]] = {}
        outside = []
        for letter in rest:
            cell = found.cell_at((letter.left + letter.right) / 2, (letter.top + letter.bottom) / 2)
            if cell is None:
                outside.append(letter)
            else:
                inside.setdefault((cell.row, cell.column), []).append(letter)
        if not inside:
            continue
        rest = outside
        tables.append(_table(found, inside, textpage, number))
    return tuple(tables), rest


def _table(
    found: grid.Grid,
    inside: dict[tuple[int, int], list[glyphs.Glyph]],
    textpage: Any,
    number: int,
) -> Table:
    rows = []
    for row in range(found.rows):
        cells = []
        for column in range(found.columns):
            lines = glyphs.lines(inside.get((row, column), ()), textpage, number)
            cells.append(" ".join(line.text for line in lines))
        rows.append(tuple(cells))
    columns = tuple(sorted({round(cell.left) for cell in found.cells}))
    return Table(rows=tuple(row for row in rows if any(row)), top=found.top, columns=columns)


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
    return 2 * sum(mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE for mode in modes) > len(modes)
