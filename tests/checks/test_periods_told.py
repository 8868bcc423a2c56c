"""Which content a stated period holds for, in reports told in many ways."""

from __future__ import annotations

import dataclasses
import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from checks import coverage, periods
from checks.plans import load
from dossier.document import Block, Document, Medium
from dossier.facts import Identity, PaperKind
from dossier.plan import Plan
from dossier.submission import Case
from extractors.extract import read

_PLAN: Plan = load("vpub-2016")
_REPORTS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "periods_told.toml").read_text(encoding="utf-8")
)["report"]
_CASES = [(report, content) for report in _REPORTS for content in report["periods"]]
_HEAD = """ĐẢNG BỘ VĂN PHÒNG UBND TỈNH
CHI BỘ KINH TẾ - TỔNG HỢP
Đồng Hới, ngày 10 tháng 11 năm 2016
BÁO CÁO
Kết quả thực hiện các nội dung kiểm tra công tác Đảng 6 tháng cuối năm 2016
Thực hiện Thông báo số 53-TB/ĐU ngày 07/11/2016 của Đảng ủy, Chi bộ báo cáo như sau:
"""


def test_there_are_enough_cases() -> None:
    assert len(_CASES) >= 200


@pytest.mark.parametrize(
    ("report", "content"), _CASES, ids=[f"{report['name']} {content}" for report, content in _CASES]
)
def test_the_period_told_for_a_content_is_the_one_compared(
    report: dict[str, Any], content: str
) -> None:
    case = _case(report.get("head", _HEAD) + report["text"])
    clauses = coverage.check(case)
    asked = next(one for one in _PLAN.contents if one.id == content)

    finding = periods.check(case, clauses)[asked.id]

    assert finding.status.value == report["periods"][content]


def _case(text: str) -> Case:
    blocks = tuple(Block(text=line) for line in text.splitlines() if line.strip())
    document = Document(file="bc.docx", sha256="0" * 64, medium=Medium.DOCX, blocks=blocks)
    whose = Identity(kind=PaperKind.INSPECTION_REPORT, branch="KTTH", date=dt.date(2016, 11, 10))
    unit = _PLAN.unit("KTTH")
    assert unit is not None
    return Case(
        plan=_PLAN,
        unit=dataclasses.replace(unit, congress=dt.date(2015, 3, 12)),
        readings=(read(document, whose),),
        as_of=dt.date(2016, 11, 12),
    )
