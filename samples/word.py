"""Writes papers as Word files, the same bytes every time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from samples import word_xml
from samples.papers import Line, Paper, lines, pieces

WRITTEN = dt.datetime(2016, 11, 10, 8, 0, 0)  # noqa: DTZ001  # Word keeps no zone


def write(parts: Sequence[Paper]) -> bytes:
    """The bytes of a ``.docx`` that holds the papers one after the other."""
    document = Document()
    _page(document, parts[0])
    word_xml.add_numbering(document)
    for index, paper in enumerate(parts):
        if index:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _head(document, paper)
        _title(document, paper)
        _body(document, paper)
        _foot(document, paper)
    properties = document.core_properties
    properties.author, properties.last_modified_by = "Chi bo", "Chi bo"
    properties.created = properties.modified = WRITTEN
    raw = io.BytesIO()
    document.save(raw)
    return same_zip(raw.getvalue())


def same_zip(raw: bytes) -> bytes:
    """The same archive with the times of its members set to the earliest a ZIP can hold."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return out.getvalue()


def _page(document: WordDocument, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin = section.bottom_margin = Cm(2)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    style = document.styles["Normal"]
    style.font.name, style.font.size = paper.font, Pt(paper.size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), paper.font)
    style.paragraph_format.space_after = Pt(4)


def _head(document: WordDocument, paper: Paper) -> None:
    if paper.head == "none":
        return
    left = [(paper.upper, False), (paper.issuer, True), ("*", False), (paper.number, False)]
    right = [(text, True) for text in paper.right] + [("-----", False)]
    if paper.head == "box":
        document.add_paragraph()._p.append(
            word_xml.text_boxes(left, [*right, (paper.place_date, False)])
        )
        for _ in range(4):
            document.add_paragraph()
        return
    table = document.add_table(rows=1, cols=2)
    _widths(table, (8.0, 8.5))
    for cell, rows in zip(table.rows[0].cells, (left, right), strict=True):
        _stack(cell, rows)
    place = table.rows[0].cells[1].add_paragraph()
    place.alignment = ALIGN.CENTER
    place.add_run(paper.place_date).italic = True
    document.add_paragraph()


def _stack(cell: _Cell, rows: Sequence[tuple[str, bool]]) -> None:
    paragraph = cell.paragraphs[0]
    for index, (text, bold) in enumerate((text, bold) for text, bold in rows if text):
        paragraph = paragraph if index == 0 else cell.add_paragraph()
        paragraph.alignment = ALIGN.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.bold = bold
        run.font.size = Pt(13)


def _title(document: WordDocument, paper: Paper) -> None:
    for text in (paper.kind, paper.title):
        if text:
            paragraph = document.add_paragraph()
            paragraph.alignment = ALIGN.CENTER
            paragraph.add_run(text).bold = True


def _body(document: WordDocument, paper: Paper) -> None:
    rows: list[Line] = []
    widths: tuple[str, ...] = ()
    for line in [*lines(paper.body), Line(mark="end")]:
        if line.mark == "|":
            rows.append(line)
            continue
        if rows:
            _table(document, rows, widths, paper)
            rows, widths = [], ()
        if line.mark == "|:":
            widths = line.cells
        elif line.mark != "end":
            _paragraph(document, line)


def _paragraph(document: WordDocument, line: Line) -> None:
    paragraph = document.add_paragraph()
    if line.mark == "===":
        paragraph.add_run().add_break(WD_BREAK.PAGE)
        return
    if line.mark in ("@", "@@"):
        word_xml.number(paragraph, len(line.mark) - 1)
    elif line.mark == "=":
        paragraph.alignment = ALIGN.CENTER
    else:
        paragraph.alignment = ALIGN.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(0 if line.mark == ">" else 1)
    _runs(paragraph, line.text, bold=line.mark in ("#", "=", "@"), italic=line.mark == "##")


def _runs(paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False) -> None:
    for index, (mark, words) in enumerate(pieces(text)):
        run = paragraph.add_run(words)
        run.bold = bold or mark == "**" or None
        run.italic = italic or None
        if mark in ("~~", "++"):
            word_xml.track(run, 900 + index, deleted=mark == "~~")


def _table(
    document: WordDocument, rows: Sequence[Line], widths: Sequence[str], paper: Paper
) -> None:
    columns = max(len(row.cells) for row in rows)
    table = document.add_table(rows=len(rows), cols=columns)
    table.style = "Table Grid"
    shares = [float(share) for share in widths] or [1.0] * columns
    _widths(table, [16.5 * share / sum(shares) for share in shares])
    for y, row in enumerate(rows):
        for x, text in enumerate(row.cells):
            _cell(table, y, x, text, paper)
    document.add_paragraph()


def _cell(table: Table, y: int, x: int, text: str, paper: Paper) -> None:
    cell = table.cell(y, x)
    if text == "^":
        table.cell(y - 1, x).merge(cell)
    elif text == "<":
        table.cell(y, x - 1).merge(cell)
    else:
        for index, part in enumerate(text.split(" // ")):
            if part == "{{bảng}}":
                _nest(cell, paper.nested)
                continue
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            _runs(paragraph, part, bold=y == 0)


def _nest(cell: _Cell, rows: Sequence[Sequence[str]]) -> None:
    inner = cell.add_table(rows=len(rows), cols=len(rows[0]))
    inner._tbl.tblPr.append(parse_xml(word_xml.BORDERS.format(nsdecls("w"))))
    for row, words in zip(inner.rows, rows, strict=True):
        for small, word in zip(row.cells, words, strict=True):
            _runs(small.paragraphs[0], word)


def _widths(table: Table, widths: Sequence[float]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def _foot(document: WordDocument, paper: Paper) -> None:
    if not (paper.sign or paper.recipients):
        return
    document.add_paragraph()
    table = document.add_table(rows=1, cols=2)
    _widths(table, (8.0, 8.5))
    left, right = table.rows[0].cells
    if paper.recipients:
        label = left.paragraphs[0].add_run("Nơi nhận:")
        label.bold = label.italic = True
        label.font.size = Pt(12)
        for text in paper.recipients:
            paragraph = left.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.add_run(text).font.size = Pt(11)
    for cell, heads, name in (
        (left, paper.sign_left, paper.signer_left),
        (right, paper.sign, paper.signer),
    ):
        if heads:
            _stack(
                cell, [*((head, True) for head in heads), (" ", False), (" ", False), (name, True)]
            )
