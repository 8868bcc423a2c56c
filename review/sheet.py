"""The same answers as an Excel workbook: the matrix, and every requirement in a list to filter."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dossier.findings import CommitteeReport, GapReport, RuleFinding, Verdict
from dossier.plan import Plan
from review import words
from review.archive import fixed_times
from review.matrix import books, legend, sign, subjects
from review.privacy import presentable
from review.rows import Row, rows, tally
from review.text import file_words, members_words

_LONGEST = 32_000  # Excel takes 32 767 characters in a cell
_FILL = {
    Verdict.MISSING: "F8D7DA",
    Verdict.PARTLY: "FFF3CD",
    Verdict.UNCLEAR: "E2D9F3",
    Verdict.MET: "E3F1E5",
}
_LINE = Side(style="thin", color="999999")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_EPOCH = dt.datetime(2000, 1, 1)  # noqa: DTZ001  # Excel's properties know no time zone

_LIST = (
    ("Chi bộ", 22),
    ("Mục", 10),
    ("Nội dung", 34),
    ("Kết luận", 16),
    ("Lý do", 22),
    ("Nhận xét", 40),
    ("Đề nghị bổ sung", 40),
    ("Hạn", 18),
    ("Thông báo yêu cầu", 44),
    ("Báo cáo viết", 44),
    ("Ở đâu", 28),
    ("Của ai", 30),
)


def committee(report: CommitteeReport, plan: Plan) -> bytes:
    """The workbook of all branches: Tổng hợp, Danh mục, Điểm cần sửa, Tệp."""
    report = presentable(report)
    found = {branch.branch: rows(branch, plan) for branch in report.branches}
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)  # a new workbook has one sheet
    _matrix(first, report, plan, found)
    _list(book.create_sheet("Danh mục"), report, found)
    _findings(book.create_sheet("Điểm cần sửa"), report)
    _files(book.create_sheet("Tệp"), report)
    book.properties.creator = plan.committee
    book.properties.title = plan.title
    book.properties.created = book.properties.modified = _EPOCH
    out = io.BytesIO()
    book.save(out)
    return fixed_times(out.getvalue())


def branch(report: GapReport, plan: Plan) -> bytes:
    """The workbook of one branch."""
    alone = CommitteeReport(
        plan=report.plan,
        as_of=report.as_of,
        files=report.files,
        quarantine=report.quarantine,
        branches=(report,),
    )
    return committee(alone, plan)


def _matrix(
    sheet: Worksheet, report: CommitteeReport, plan: Plan, found: dict[str, tuple[Row, ...]]
) -> None:
    sheet.title = "Tổng hợp"
    contents, items = subjects(plan)
    asked = [*contents, *((subject, f"HS {head}") for subject, head in items)]
    _put(sheet, 1, 1, plan.title).font = Font(bold=True, size=14)
    _put(sheet, 2, 1, f"Tính đến {words.day(report.as_of)}. {books(report)}")
    heads = ["Chi bộ", *(head for _, head in asked), "Thiếu", "Một phần", "Chưa kết luận"]
    _head(sheet, 4, heads)
    sheet.column_dimensions["A"].width = 30
    for column in range(2, len(asked) + 2):
        sheet.column_dimensions[get_column_letter(column)].width = 6
    for line, entry in enumerate(report.branches, start=5):
        cells = {row.subject: row for row in found[entry.branch]}
        _put(sheet, line, 1, entry.name).border = _BORDER
        for column, (subject, _) in enumerate(asked, start=2):
            row = cells.get(subject)
            cell = _put(sheet, line, column, sign(row).strip())
            cell.border, cell.alignment = _BORDER, Alignment(horizontal="center")
            _colour(cell, row)
        total = tally(cells.values())
        sums = (total.missing, total.partly, total.unclear)
        for column, count in enumerate(sums, start=len(asked) + 2):
            sheet.cell(line, column, count).border = _BORDER
    last = 6 + len(report.branches)
    for line, said in enumerate(legend(), start=last):
        _put(sheet, line, 1, said.strip())
    sheet.freeze_panes = "B5"
    _print(sheet, "4:4")


def _list(sheet: Worksheet, report: CommitteeReport, found: dict[str, tuple[Row, ...]]) -> None:
    lines = (
        (
            entry.name,
            row.label,
            row.title,
            words.VERDICT[row.verdict],
            "; ".join(filter(None, (row.why, *row.notes))),
            row.message,
            row.remedy,
            row.due,
            row.asked,
            "\n".join(f"“{evidence.quote}”" for evidence in row.stated),
            "\n".join([*map(words.place, row.stated)]) or row.received,
            members_words(row.lacking),
        )
        for entry in report.branches
        for row in found[entry.branch]
    )
    fills = [row for entry in report.branches for row in found[entry.branch]]
    _fill_table(sheet, _LIST, lines)
    for line, row in enumerate(fills, start=2):
        _colour(sheet.cell(line, 4), row)


def _findings(sheet: Worksheet, report: CommitteeReport) -> None:
    def line(name: str, finding: RuleFinding) -> tuple[str, ...]:
        return (
            name,
            words.SEVERITY[finding.severity],
            finding.code,
            finding.rule,
            finding.person or "",
            finding.message,
            finding.arithmetic,
            finding.quote,
            finding.file or "",
            finding.basis,
        )

    heads = (
        ("Chi bộ", 22),
        ("Mức", 14),
        ("Mã", 20),
        ("Quy tắc", 10),
        ("Đồng chí", 22),
        ("Nhận xét", 46),
        ("Phép tính", 26),
        ("Giấy tờ viết", 40),
        ("Tệp", 28),
        ("Căn cứ", 44),
    )
    own = (
        line(entry.name, finding)
        for entry in report.branches
        if entry.dossier is not None
        for finding in entry.dossier.findings
    )
    shared = (line("Toàn Đảng bộ", finding) for finding in report.findings)
    _fill_table(sheet, heads, [*shared, *own])


def _files(sheet: Worksheet, report: CommitteeReport) -> None:
    heads = (("Chi bộ", 22), ("Tệp", 40), ("Phần", 8), ("Là giấy tờ gì", 80))
    read = [
        (entry.name, paper.file, str(paper.part), file_words(paper))
        for entry in report.branches
        for paper in entry.documents
    ]
    unread = [
        ("", entry.file, "", f"KHÔNG ĐỌC ĐƯỢC. {entry.message} {entry.remedy}")
        for entry in report.quarantine
    ]
    _fill_table(sheet, heads, [*unread, *read])


def _fill_table(
    sheet: Worksheet, heads: tuple[tuple[str, int], ...], lines: Iterable[tuple[str, ...]]
) -> None:
    _head(sheet, 1, [head for head, _ in heads])
    for column, (_, columns) in enumerate(heads, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = columns
    for number, line in enumerate(lines, start=2):
        for column, text in enumerate(line, start=1):
            cell = _put(sheet, number, column, text)
            cell.alignment, cell.border = Alignment(wrap_text=True, vertical="top"), _BORDER
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _print(sheet, "1:1")


def _head(sheet: Worksheet, line: int, heads: list[str]) -> None:
    for column, head in enumerate(heads, start=1):
        cell = _put(sheet, line, column, head)
        cell.font, cell.border = Font(bold=True), _BORDER
        cell.fill = PatternFill("solid", fgColor="DDE6EE")
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")


def _put(sheet: Worksheet, line: int, column: int, text: str) -> Cell:
    cell = sheet.cell(line, column)
    assert isinstance(cell, Cell)  # no cell is merged here
    cell.value = text[:_LONGEST] or None
    if text:
        # Branches' words are words: "=…" stays a text, also after someone edits the cell.
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@\t\n"
    return cell


def _colour(cell: object, row: Row | None) -> None:
    if row is not None and row.verdict in _FILL and isinstance(cell, Cell):
        cell.fill = PatternFill("solid", fgColor=_FILL[row.verdict])


def _print(sheet: Worksheet, repeated: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = repeated
