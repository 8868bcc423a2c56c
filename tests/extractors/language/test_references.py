"""Numbers of documents and names of congresses become facts."""

from __future__ import annotations

import pytest

from dossier.facts import Congress
from extractors import references

NUMBERS = [
    ("Thông báo số 53-TB/ĐU ngày 07/11/2016", ["53-TB/ĐU"]),
    ("số 01 -TB/TKTr", ["01-TB/TKTr"]),
    ("Chương trình 16 – CTr/TU", ["16-CTr/TU"]),
    ("24-BS/UBKTTU và 41-CV/BTC", ["24-BS/UBKTTU", "41-CV/BTC"]),
    ("Thông tư 03/2013/TT-TTCP", ["03/2013/TT-TTCP"]),
    ("6827/BCT-TTB", ["6827/BCT-TTB"]),
    ("Quy chế 02-QC/CB", ["02-QC/CB"]),
    ("đạt 2/5, 14/63 đảng viên, nhiệm kỳ 2015 - 2017, ngày 16-10", []),
]


@pytest.mark.parametrize(("text", "numbers"), NUMBERS, ids=[text for text, _ in NUMBERS])
def test_a_document_number_is_read_whatever_its_spaces(text: str, numbers: list[str]) -> None:
    assert [number for _, _, number, _, _ in references.numbers(text)] == numbers


CONGRESSES = [
    ("Nghị quyết Đại hội Đảng bộ Khối lần thứ XIII", [("block", 13)]),
    ("Đại hội Đảng bộ Khối các cơ quan tỉnh khóa 13", [("block", 13)]),
    ("Nghị quyết Đại hội XVI Đảng bộ tỉnh", [("province", 16)]),
    ("Nghị quyết Đại hội XII của Đảng", [("nation", 12)]),
    ("NQ Đại hội đại biểu toàn quốc lần thứ XI", [("nation", 11)]),
    ("Đại hội Đảng bộ Văn phòng UBND tỉnh", [("office", None)]),
    ("nghị quyết đại hội đảng các cấp", [("all", None)]),
    ("đại hội: Đảng bộ tỉnh (lần thứ XVI) và toàn quốc (lần thứ XII)",
     [("province", 16), ("nation", 12)]),
    ("Đảng bộ tỉnh lãnh đạo phát triển kinh tế", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "meant"), CONGRESSES, ids=[text for text, _ in CONGRESSES])
def test_a_congress_is_told_by_its_level_and_ordinal(
    text: str, meant: list[tuple[str, int | None]]
) -> None:
    found = [(value.level, value.ordinal) for _, _, value in references.congresses(text)]

    assert found == meant


def test_the_term_of_a_congress_is_read() -> None:
    ((_, _, value),) = references.congresses("Đại hội Đảng bộ tỉnh lần thứ XV nhiệm kỳ 2010 - 2015")

    assert value == Congress(level="province", ordinal=15, term=(2010, 2015))


@pytest.mark.parametrize(
    ("written", "value"), [("XIII", 13), ("XII", 12), ("XVI", 16), ("XHI", 13), ("13", 13)]
)
def test_ordinals_are_read_as_meant_even_from_ocr(written: str, value: int) -> None:
    assert references.ordinal(written) == value


def test_a_scan_tells_congresses_apart_only_by_numerals_that_were_counted() -> None:
    said = "Nghị quyết Đại hội toàn quốc lần thứ XI và Đảng bộ Khối lần thứ XIII"

    def numbers(*counted: str) -> list[int | None]:
        found = references.congresses(said, trusted=False, counted=counted)
        return [value.ordinal for _, _, value in found]

    assert numbers() == [None, None]
    assert numbers("XI") == [11, None]
    assert numbers("XI", "XIII") == [11, 13]


def test_a_level_named_in_passing_is_no_congress() -> None:
    assert not references.congresses("học cùng Đảng bộ Khối từ 18 đến 20/4/2016", spoken=True)
