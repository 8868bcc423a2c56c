from __future__ import annotations

import pytest

from extractors.dates import answer


def test_a_line_is_answered_as_the_contract_says() -> None:
    text = "Thực hiện Thông báo số 53-TB/ĐU ngày 07/11/2016, số liệu từ tháng 01/2014 đến nay"

    result = answer({"id": "a1", "text": text, "reference": "2016-11-10"})

    assert result == {
        "id": "a1",
        "spans": [
            {
                "start": 32,
                "end": 47,
                "kind": "date",
                "norm_start": "2016-11-07",
                "norm_end": "2016-11-07",
                "role": "cited_document",
                "invalid": False,
            },
            {
                "start": 57,
                "end": 81,
                "kind": "open_range",
                "norm_start": "2014-01-01",
                "norm_end": None,
                "role": "period",
                "invalid": False,
            },
        ],
    }


@pytest.mark.parametrize("anchor", [None, {"text": "Đại hội chi bộ", "date": None}])
def test_a_requirement_is_answered_with_a_verdict(anchor: dict[str, object] | None) -> None:
    requirement = {"start": "2014-01-01", "end": None, "end_rule": "inspection", "anchor": anchor}

    result = answer({"text": "từ năm 2015 đến nay", "requirement": requirement})

    assert result["verdict"] == "starts_late"
    assert "id" not in result


def test_a_reference_that_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="month"):
        answer({"text": "năm 2016", "reference": "2016-13-01"})
