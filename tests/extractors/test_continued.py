"""A paper whose pages came as several files is read as one."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path

import pytest
from pydantic import TypeAdapter

import checks.plans
from dossier.document import Document, Problem
from dossier.facts import PaperKind
from dossier.plan import Plan
from extractors import continued
from tests.extractors.identity.pages import document

_FIRST = """CHI BỘ KINH TẾ - TỔNG HỢP
BÁO CÁO
Tình hình và kết quả hoạt động của chi bộ năm 2016
1. Chi bộ họp đủ 12 kỳ."""
_SECOND = "2. Đảng phí nộp đủ.\nT/M CHI BỘ\nBÍ THƯ\nLê Văn Thử"


@pytest.fixture(scope="module")
def plan() -> Plan:
    with (Path(checks.plans.__file__).parent / "vpub-2016.toml").open("rb") as file:
        return TypeAdapter(Plan).validate_python(tomllib.load(file))


def _file(name: str, text: str) -> Document:
    return dataclasses.replace(document(text), file=name)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("BC trang 1.docx", "BC trang 2.docx"),
        ("BC.docx", "BC (tiếp theo).docx"),
        ("IMG_0101.jpg", "IMG_0102.jpg"),
        ("bc phan 1.pdf", "bc phan 2.pdf"),
    ],
)
def test_later_pages_are_read_with_the_first(first: str, second: str, plan: Plan) -> None:
    files = [_file(second, _SECOND), _file(first, _FIRST)]
    readings = list(continued.readings(files, plan))

    assert {one.identity.kind for one in readings} == {PaperKind.ACTIVITY_REPORT}
    assert all(Problem.SPLIT_DOCUMENT in one.problems for one in readings)
    whole = next(one for one in readings if one.document.file == first)
    assert "Đảng phí nộp đủ" in whole.document.text


def test_papers_with_titles_of_their_own_are_not_joined(plan: Plan) -> None:
    files = [_file("BC 1.docx", _FIRST), _file("BC 2.docx", _FIRST)]

    assert [one.problems for one in continued.readings(files, plan)] == [(), ()]
