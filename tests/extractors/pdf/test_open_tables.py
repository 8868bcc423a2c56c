"""A table whose rules do not close gives its rows all the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from fpdf import FPDF

from dossier.document import BlockKind
from extractors import pdf
from tests.extractors.pdf import papers

ROWS = (
    ("TT", "Nội dung", "Kết quả"),
    ("1", "Tự phê bình và phê bình", "Nghiêm túc, thẳng thắn, có 03 ý kiến góp ý"),
    ("2", "Đóng đảng phí hằng tháng", "Đầy đủ, đúng hạn"),
)
WIDTHS, HEIGHT = (15, 60, 70), 14
Rules = Callable[[FPDF, Sequence[float], Sequence[float]], None]


def _across(page: FPDF, xs: Sequence[float], ys: Sequence[float]) -> None:
    for y in ys:
        page.line(xs[0], y, xs[-1], y)


def _down(page: FPDF, xs: Sequence[float], ys: Sequence[float]) -> None:
    for x in xs:
        page.line(x, ys[0], x, ys[-1])


def _no_sides(page: FPDF, xs: Sequence[float], ys: Sequence[float]) -> None:
    _across(page, xs, ys)
    _down(page, xs[1:-1], ys)


def _no_foot(page: FPDF, xs: Sequence[float], ys: Sequence[float]) -> None:
    _across(page, xs, ys[:-1])
    _down(page, xs, ys)


def _neither_top_nor_foot(page: FPDF, xs: Sequence[float], ys: Sequence[float]) -> None:
    _across(page, xs, ys[1:-1])
    _down(page, xs, ys)


def _rules_that_miss_each_other(page: FPDF, xs: Sequence[float], ys: Sequence[float]) -> None:
    for y in ys:
        for left, right in pairwise(xs):
            page.line(left + 1.5, y, right - 1.5, y)
    for x in xs:
        for top, bottom in pairwise(ys):
            page.line(x, top + 1.5, x, bottom - 1.5)


def _dashed(page: FPDF, xs: Sequence[float], ys: Sequence[float]) -> None:
    page.set_dash_pattern(dash=1, gap=1.2)
    _across(page, xs, ys)
    _down(page, xs, ys)
    page.set_dash_pattern()


def _only_the_header_is_parted(page: FPDF, xs: Sequence[float], ys: Sequence[float]) -> None:
    _across(page, xs, (ys[0], ys[1], ys[-1]))
    _down(page, xs, ys)


@pytest.mark.parametrize(
    "rules",
    [
        _no_sides, _no_foot, _neither_top_nor_foot, _rules_that_miss_each_other, _dashed,
        _across, _down, _only_the_header_is_parted,
    ],
)  # fmt: skip
def test_a_table_that_does_not_close_comes_out_as_rows(rules: Rules) -> None:
    def draw(page: FPDF) -> None:
        papers.paragraphs(page, papers.BODY[:1])
        left, top = page.l_margin, page.get_y() + 4
        for number, row in enumerate(ROWS):
            x = left
            for cell, width in zip(row, WIDTHS, strict=True):
                page.set_xy(x + 1, top + number * HEIGHT + 1)
                page.multi_cell(width - 2, 6, cell, align="L")
                x += width
        ys = [top + number * HEIGHT for number in range(4)]
        rules(page, [left, left + 15, left + 75, left + 145], ys)
        page.set_xy(left, ys[-1] + 8)
        papers.paragraphs(page, papers.BODY[1:2])

    document = pdf.read(papers.printed(draw), file="bc.pdf", sha256="0" * 64)
    assert [b.cells for b in document.blocks if b.kind is BlockKind.ROW] == list(ROWS)
    assert [b.text for b in document.blocks if b.kind is not BlockKind.ROW] == list(papers.BODY[:2])


def test_three_rules_with_paragraphs_between_are_no_table() -> None:
    def draw(page: FPDF) -> None:
        for text in papers.BODY:
            page.line(page.l_margin, page.get_y() + 2, 195, page.get_y() + 2)
            page.ln(5)
            papers.paragraphs(page, [text])

    document = pdf.read(papers.printed(draw), file="bc.pdf", sha256="0" * 64)
    assert [block.text for block in document.blocks] == list(papers.BODY)
