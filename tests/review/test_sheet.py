from __future__ import annotations

import dataclasses
import io
import zipfile

import openpyxl
import pytest

from dossier.findings import Evidence
from review import sheet
from tests.review import invented


def _book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_same_report_gives_the_same_bytes() -> None:
    report = invented.committee()
    content = sheet.committee(report, invented.PLAN)
    assert sheet.committee(report, invented.PLAN) == content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        core = package.read("docProps/core.xml").decode()
    assert core.count("2000-01-01T00:00:00Z") == 2


def test_the_book_holds_the_matrix_and_three_lists_to_filter() -> None:
    book = _book(sheet.committee(invented.committee(), invented.PLAN))
    assert book.sheetnames == ["Tổng hợp", "Danh mục", "Điểm cần sửa", "Tệp"]
    for name in book.sheetnames[1:]:
        assert book[name].auto_filter.ref == book[name].dimensions
        assert book[name].freeze_panes == "A2"


def test_the_matrix_says_the_same_as_the_page() -> None:
    matrix = _book(sheet.committee(invented.committee(), invented.PLAN))["Tổng hợp"]
    rows = {row[0].value: [cell.value for cell in row[1:]] for row in matrix.iter_rows(min_row=4)}
    heads = rows["Chi bộ"]
    mixed = dict(zip(heads, rows["Chi bộ Kinh tế - Tổng hợp"], strict=True))
    assert (mixed["1a"], mixed["1c"], mixed["1d"], mixed["2b"], mixed["4b"]) == tuple("+~X?!")
    assert (mixed["Thiếu"], mixed["Một phần"], mixed["Chưa kết luận"]) == (7, 6, 3)


def test_the_list_has_a_line_for_every_requirement() -> None:
    listed = _book(sheet.committee(invented.committee(), invented.PLAN))["Danh mục"]
    assert listed.max_row == 1 + 18 + 18 + 8 + 18


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_quotation_that_looks_like_a_formula_is_a_text(sign: str) -> None:
    evil = f'{sign}cmd|" /C calc"!A0'
    mixed = invented.mixed()
    assert mixed.report is not None
    first = mixed.report.contents[0]
    clause = dataclasses.replace(
        first.clauses[2], message=evil, evidence=(Evidence(file=evil, quote=evil),)
    )
    contents = (
        dataclasses.replace(first, clauses=(clause,)),
        *mixed.report.contents[1:],
    )
    report = dataclasses.replace(
        mixed, name=evil, report=dataclasses.replace(mixed.report, contents=contents)
    )
    book = _book(sheet.branch(report, invented.PLAN))
    cells = [
        cell
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith(sign) and len(cell.value) > 1
    ]
    assert len(cells) >= 2
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_no_cell_of_the_book_is_computed() -> None:
    book = _book(sheet.committee(invented.committee(), invented.PLAN))
    types = {cell.data_type for page in book.worksheets for row in page.iter_rows() for cell in row}
    assert "f" not in types
