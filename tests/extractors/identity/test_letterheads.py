from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dossier.plan import Plan
from extractors.identity import identify
from tests.extractors.identity.pages import document

_HERE = Path(__file__).parent
_HEADS = tomllib.loads((_HERE / "letterheads.toml").read_text("utf-8"))["case"]
_FIELDS = ("kind", "number", "date", "branch", "year", "signer", "issuer", "person")
_CHECKS = [
    (case["text"], field, case[field]) for case in _HEADS for field in _FIELDS if field in case
]

_PEOPLE = tomllib.loads((_HERE / "people.toml").read_text("utf-8"))
_NAMED = [(line, case["person"]) for case in _PEOPLE["case"] for line in case["lines"]]


@pytest.mark.parametrize(("text", "field", "value"), _CHECKS)
def test_a_letterhead_is_read(text: str, field: str, value: Any, plan: Plan) -> None:
    identity, _ = identify(document(text), plan)

    assert getattr(identity, field) == (value or None)


@pytest.mark.parametrize(("line", "person"), _NAMED)
def test_the_name_on_a_paper_is_read(line: str, person: str, plan: Plan) -> None:
    identity, _ = identify(
        document(f"BẢN TỰ KIỂM ĐIỂM\nNăm 2016\n{line}\nChức vụ: Chuyên viên"), plan
    )

    assert identity.person == person


@pytest.mark.parametrize("line", _PEOPLE["none"]["lines"])
def test_what_is_no_name_is_not_taken_for_one(line: str, plan: Plan) -> None:
    identity, _ = identify(
        document(f"BẢN TỰ KIỂM ĐIỂM\nNăm 2016\n{line}\nChức vụ: Chuyên viên"), plan
    )

    assert identity.person is None


def test_the_day_of_birth_is_read_with_the_name(plan: Plan) -> None:
    text = "BẢN TỰ KIỂM ĐIỂM\nHọ và tên: Lê Văn Thử\nSinh ngày 05 tháng 3 năm 1975"

    identity, _ = identify(document(text), plan)

    assert str(identity.birth) == "1975-03-05"


def test_a_self_review_without_a_name_line_is_its_signers(plan: Plan) -> None:
    text = """BẢN TỰ KIỂM ĐIỂM
Năm 2016
1. Tư tưởng: tốt.
NGƯỜI TỰ KIỂM ĐIỂM
(Ký, ghi rõ họ tên)
Lê Văn Thử"""

    identity, _ = identify(document(text), plan)

    assert identity.person == "Lê Văn Thử"
