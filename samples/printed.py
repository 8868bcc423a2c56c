"""Writes papers as born-digital PDF files, the same bytes every time."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import FontFace

from samples.papers import Line, Paper, lines, plain

FONTS = Path("/usr/share/fonts/truetype/liberation2")  # Debian package fonts-liberation2
WRITTEN = dt.datetime(2016, 11, 10, 8, 0, 0, tzinfo=dt.UTC)

_STYLES = {"": "Regular", "B": "Bold", "I": "Italic", "BI": "BoldItalic"}


def write(parts: Sequence[Paper], *, password: str = "") -> bytes:
    """The bytes of a PDF that holds the papers one after the other."""
    pdf = FPDF(format="A4")
    pdf.set_creation_date(WRITTEN)
    pdf.set_margins(30, 20, 15)
    pdf.set_auto_page_break(True, 20)
    for style, face in _STYLES.items():
        pdf.add_font("serif", style, FONTS / f"LiberationSerif-{face}.ttf")
    for paper in parts:
        pdf.add_page()
        _head(pdf, paper)
        _title(pdf, paper)
        _body(pdf, paper)
        _foot(pdf, paper)
    if password:
        with warnings.catch_warnings():  # the cipher only has to lock, not to be strong
            warnings.simplefilter("ignore")
            pdf.set_encryption(owner_password=password, user_password=password)
            return bytes(pdf.output())
    return bytes(pdf.output())


def _head(pdf: FPDF, paper: Paper) -> None:
    if paper.head == "none":
        return
    top = pdf.get_y()
    left = [(paper.upper, ""), (paper.issuer, "B"), ("*", ""), (paper.number, "")]
    right = [*((text, "B") for text in paper.right), ("-----", ""), (paper.place_date, "I")]
    low = max(_stack(pdf, 22, 80, left), _stack(pdf, 105, 92, right, top))
    pdf.set_xy(pdf.l_margin, low + 6)


def _stack(
    pdf: FPDF, x: float, width: float, rows: Sequence[tuple[str, str]], top: float | None = None
) -> float:
    """Draws centred lines one under the other and returns where they end."""
    pdf.set_y(pdf.get_y() if top is None else top)
    for text, style in rows:
        if text:
            pdf.set_x(x)
            pdf.set_font("serif", style, 12)
            pdf.multi_cell(width, 5.6, text, align="C", new_x=XPos.LEFT, new_y=YPos.NEXT)
    return float(pdf.get_y())


def _title(pdf: FPDF, paper: Paper) -> None:
    for text, size in ((paper.kind, 15), (paper.title, 14)):
        if text:
            pdf.set_font("serif", "B", size)
            pdf.set_x(pdf.l_margin)
            pdf.multi_cell(0, 6.6, text, align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.ln(3)


def _body(pdf: FPDF, paper: Paper) -> None:
    rows: list[Line] = []
    widths: tuple[str, ...] = ()
    for line in [*numbered(lines(paper.body)), Line(mark="end")]:
        if line.mark == "|":
            rows.append(line)
            continue
        if rows:
            _table(pdf, rows, widths, paper.size)
            rows, widths = [], ()
        if line.mark == "|:":
            widths = line.cells
        elif line.mark == "===":
            pdf.add_page()
        elif line.mark != "end":
            _paragraph(pdf, line, paper.size)


def numbered(body: Sequence[Line]) -> Iterator[Line]:
    """The lines with the numbers that Word would draw (``@`` 1. 2., ``@@`` a) b)) written out."""
    first = second = 0
    for line in body:
        if line.mark == "@":
            first, second = first + 1, 0
            yield replace(line, text=f"{first}. {line.text}")
        elif line.mark == "@@":
            second += 1
            yield replace(line, text=f"{chr(ord('a') + second - 1)}) {line.text}")
        else:
            yield line


def _paragraph(pdf: FPDF, line: Line, size: int) -> None:
    style = {"#": "B", "##": "BI", "=": "B", "@": "B"}.get(line.mark, "")
    pdf.set_font("serif", style, size)
    indent = "" if line.mark in ("=", ">") else "     "
    align = {"=": "C", ">": "L"}.get(line.mark, "J")
    pdf.multi_cell(
        0, size * 0.44, indent + plain(line.text), align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT
    )
    pdf.ln(1.4)


def _table(pdf: FPDF, rows: Sequence[Line], widths: Sequence[str], size: int) -> None:
    pdf.set_font("serif", "", size - 1)
    shares = tuple(float(share) for share in widths) or None
    with pdf.table(
        col_widths=shares,
        line_height=(size - 1) * 0.44,
        headings_style=FontFace(emphasis="BOLD"),
        text_align="LEFT",
        padding=1,
    ) as table:
        for row in rows:
            cells = table.row()
            for text in row.cells:
                cells.cell(plain(text))
    pdf.ln(3)


def _foot(pdf: FPDF, paper: Paper) -> None:
    if not (paper.sign or paper.recipients):
        return
    if pdf.will_page_break(50):
        pdf.add_page()
    pdf.ln(4)
    top = pdf.get_y()
    if paper.recipients:
        pdf.set_font("serif", "BI", 11)
        pdf.cell(80, 5, "Nơi nhận:", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        pdf.set_font("serif", "", 11)
        for text in paper.recipients:
            pdf.cell(80, 5, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    gap = [(" ", "")] * 4
    if paper.sign_left:
        left = [*((text, "B") for text in paper.sign_left), *gap, (paper.signer_left, "B")]
        _stack(pdf, 22, 80, left, top)
    if paper.sign:
        _stack(
            pdf, 110, 82, [*((text, "B") for text in paper.sign), *gap, (paper.signer, "B")], top
        )
