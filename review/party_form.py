"""The look of a Party document in Word: page, letterhead, paragraphs, tables, signature."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row

_FONT = "Times New Roman"
_MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001  # Word's properties know no time zone
_COMMITTEE = "UBKT "
TABLE_SIZE = 12


def blank(title: str, author: str) -> Document:
    """An empty A4 document with margins 20, 20, 30 and 15 mm and fixed properties."""
    document: Document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(20), Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    page.header_distance = Mm(10)
    _numbered(page)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    normal.paragraph_format.space_after = Pt(0)
    properties = document.core_properties
    properties.author = properties.last_modified_by = author
    properties.title = title
    properties.comments = ""
    properties.language = "vi-VN"
    properties.created = properties.modified = _MADE
    properties.revision = 1
    return document


def letterhead(document: Document, committee: str, year: int, about: str) -> None:
    """The issuer at the left, the Party's name at the right; number and day to be filled in.

    ``about`` is what the letter is about ("V/v …").
    """
    left, right = plain_table(document, (82, 83)).rows[0].cells
    above, issuer = _issuer(committee)
    line(left, above, first=True, centre=True)
    line(left, issuer, bold=True, centre=True)
    line(left, "*", centre=True)
    line(left, "Số          -CV/UBKT", centre=True)
    line(left, about, size=12, italic=True, centre=True)
    line(right, "ĐẢNG CỘNG SẢN VIỆT NAM", size=14, bold=True, first=True, centre=True)
    for run in right.paragraphs[0].runs:
        run.underline = True
    line(right, "", centre=True)
    line(right, "", centre=True)
    day = f"……………, ngày …… tháng …… năm {year}"
    line(right, day, italic=True, centre=True)


def signature(document: Document, recipients: Sequence[str]) -> None:
    """Recipients at the left; at the right the place where a person signs."""
    table = plain_table(document, (75, 90))
    unbroken(table.rows[0])
    left, right = table.rows[0].cells
    line(left, "Nơi nhận:", size=12, bold=True, italic=True, first=True, before=14)
    for recipient in recipients:
        line(left, f"- {recipient}", size=12)
    line(right, "T/M ỦY BAN KIỂM TRA", size=14, bold=True, first=True, centre=True, before=14)
    for _ in range(6):
        line(right, "", size=14)


def landscape(document: Document) -> None:
    """From here on the pages lie on their side: 297 by 210 mm, 257 mm between the margins."""
    page = document.add_section(WD_SECTION.NEW_PAGE)
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.top_margin, page.bottom_margin = Mm(20), Mm(15)
    page.left_margin, page.right_margin = Mm(20), Mm(20)
    page.different_first_page_header_footer = False


def paragraph(
    document: Document,
    text: str,
    *,
    bold: bool = False,
    centre: bool = False,
    before: int = 0,
    after: int = 0,
    with_next: bool = False,
    new_page: bool = False,
) -> None:
    """A paragraph of the text, its first line indented unless it is centred; spaces in points."""
    added = document.add_paragraph()
    added.add_run(text).bold = bold
    added.alignment = WD_ALIGN_PARAGRAPH.CENTER if centre else WD_ALIGN_PARAGRAPH.JUSTIFY
    added.paragraph_format.first_line_indent = Mm(0) if centre else Mm(10)
    added.paragraph_format.space_before = Pt(before)
    added.paragraph_format.space_after = Pt(after)
    added.paragraph_format.keep_with_next = added.paragraph_format.keep_together = with_next
    added.paragraph_format.page_break_before = new_page


def line(
    cell: _Cell,
    text: str,
    *,
    size: int = TABLE_SIZE,
    bold: bool = False,
    italic: bool = False,
    first: bool = False,
    centre: bool = False,
    before: int = 0,
) -> None:
    """A paragraph in a cell; ``first`` fills the one a cell is born with."""
    added = cell.paragraphs[0] if first else cell.add_paragraph()
    run = added.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    added.alignment = WD_ALIGN_PARAGRAPH.CENTER if centre else WD_ALIGN_PARAGRAPH.LEFT
    added.paragraph_format.space_before = Pt(before)


def ruled_table(document: Document, heads: Sequence[str]) -> Table:
    """A table with lines, whose heading is repeated on every page."""
    table: Table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    _margins(table, 70)
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        line(cell, head, bold=True, first=True, centre=True)
    _flag(table.rows[0], "w:tblHeader")
    unbroken(table.rows[0])
    return table


def plain_table(document: Document, widths: Sequence[int]) -> Table:
    """A table of one row without lines, to set texts side by side."""
    table: Table = document.add_table(rows=1, cols=len(widths))
    _margins(table, 0)
    fix_widths(table, widths)
    return table


def add_row(table: Table) -> _Row:
    """A new row at the table's end."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx left it untyped
    return row


def across(table: Table, text: str) -> None:
    """A line over the table's whole width, kept with the line below it."""
    cells = add_row(table).cells
    cell = cells[0].merge(cells[-1])
    line(cell, text, bold=True, first=True)
    cell.paragraphs[0].paragraph_format.keep_with_next = True


def unbroken(row: _Row) -> None:
    """Never let a page end inside the row."""
    _flag(row, "w:cantSplit")


def fix_widths(table: Table, widths: Sequence[int]) -> None:
    """Set the columns' widths in millimetres; call it when every row is there."""
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        if len(row._tr.tc_lst) < len(widths):  # a line across keeps its own width
            continue
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _issuer(committee: str) -> tuple[str, str]:
    """ĐẢNG ỦY … over ỦY BAN KIỂM TRA: the body above, then the one that writes."""
    if committee.startswith(_COMMITTEE):
        return committee.removeprefix(_COMMITTEE).upper(), "ỦY BAN KIỂM TRA"
    return "", committee.upper()


def _numbered(page: Section) -> None:
    """The page's number, centred above, from the second page on."""
    page.different_first_page_header_footer = True
    header = page.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    header._p.append(field)  # python-docx has no fields


def _margins(table: Table, twentieths: int) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), str(twentieths))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    # Word wants the margins before the table's look; python-docx writes the look last.
    properties = table._tbl.tblPr  # python-docx has no margins of cells
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)


def _flag(row: _Row, name: str) -> None:
    flag = OxmlElement(name)
    flag.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(flag)  # python-docx has no flags of rows
