from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dossier import periods
from dossier.dates import Anchor, DateExpression, DateKind, DateRole
from dossier.findings import PeriodStatus
from extractors.dates import answer

_GROUPS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "periods.toml").read_text(encoding="utf-8")
)["group"]
_CASES = [(text, group) for group in _GROUPS for text in group["texts"]]
_ASKED: dict[str, dict[str, Any]] = {
    "1": {"start": "2014-01-01", "end": None, "end_rule": "inspection", "anchor": None},
    "v": {"start": "2014-01-01", "end": "2016-11-23", "end_rule": "inspection", "anchor": None},
    "3": {"start": None, "end": None, "anchor": {"text": "Đại hội chi bộ", "date": None}},
    "3d": {"start": None, "end": None, "anchor": {"text": "Đại hội chi bộ", "date": "2015-03-12"}},
    "closed": {"start": "2014-01-01", "end": "2015-12-31", "anchor": None},
}


def test_there_are_enough_cases() -> None:
    assert len(_CASES) >= 100


@pytest.mark.parametrize(("text", "group"), _CASES, ids=[text for text, _ in _CASES])
def test_stated_period_against_the_required_one(text: str, group: dict[str, Any]) -> None:
    written = group.get("written")
    line = {"text": text, "requirement": _ASKED[group["required"]]}
    if written:
        line["reference"] = written.isoformat()

    assert answer(line)["verdict"] == group["verdict"]


_TODAY = dt.date(2016, 11, 10)
_ASKED_FROM_2014 = periods.Required(start=dt.date(2014, 1, 1), end=dt.date(2016, 11, 23))


def _stretch(first: dt.date | None, last: dt.date | None) -> DateExpression:
    return DateExpression(
        start=0, end=1, kind=DateKind.RANGE, first=first, last=last, role=DateRole.PERIOD
    )


def test_missing_stretches_are_named_to_the_day() -> None:
    stated = [_stretch(dt.date(2015, 1, 1), dt.date(2016, 6, 30))]

    compared = periods.compare(stated, _ASKED_FROM_2014, _TODAY)

    assert compared.status is PeriodStatus.BOTH
    assert compared.missing == (
        (dt.date(2014, 1, 1), dt.date(2014, 12, 31)),
        (dt.date(2016, 7, 1), dt.date(2016, 11, 23)),
    )


def test_a_year_left_out_in_the_middle_is_missing() -> None:
    stated = [
        _stretch(dt.date(2014, 1, 1), dt.date(2014, 12, 31)),
        _stretch(dt.date(2016, 1, 1), dt.date(2016, 12, 31)),
    ]

    compared = periods.compare(stated, _ASKED_FROM_2014, _TODAY)

    assert compared.missing == ((dt.date(2015, 1, 1), dt.date(2015, 12, 31)),)


def test_stretches_that_touch_leave_nothing_out() -> None:
    stated = [
        _stretch(dt.date(2016, 1, 1), dt.date(2016, 11, 30)),
        _stretch(dt.date(2014, 1, 1), dt.date(2014, 12, 31)),
        _stretch(dt.date(2015, 1, 1), dt.date(2015, 12, 31)),
    ]

    compared = periods.compare(stated, _ASKED_FROM_2014, _TODAY)

    assert (compared.status, compared.missing) == (PeriodStatus.OK, ())


def test_nothing_stated_is_no_gap_of_days() -> None:
    compared = periods.compare([], _ASKED_FROM_2014, _TODAY)

    assert (compared.status, compared.missing) == (PeriodStatus.NOT_STATED, ())


def test_a_plain_start_against_an_unknown_congress_stays_undecided() -> None:
    asked = periods.Required(anchor=Anchor(text="Đại hội chi bộ"))

    compared = periods.compare([_stretch(dt.date(2015, 6, 1), None)], asked, _TODAY)

    assert (compared.status, compared.undecided) == (PeriodStatus.OK, True)
