from __future__ import annotations

import calendar
import datetime as dt
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.dates import DateKind
from extractors.dates import find

_DAYS = st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31))
_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def _words(number: int) -> str:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return _UNITS[unit]
    head = "mười" if tens == 1 else f"{_UNITS[tens]} mươi"
    tail = {0: "", 1: " một" if tens == 1 else " mốt", 5: " lăm"}.get(unit, f" {_UNITS[unit]}")
    return head + tail


def _month_words(month: int) -> str:
    return "tư" if month == 4 else _words(month)


def _year_words(year: int) -> str:
    thousands, rest = divmod(year, 1000)
    hundreds, rest = divmod(rest, 100)
    tail = "" if rest == 0 else f" {'linh ' if rest < 10 else ''}{_words(rest)}"
    return f"{_UNITS[thousands]} nghìn {_UNITS[hundreds]} trăm{tail}"


_FORMS: tuple[Callable[[int, int, int], str], ...] = (
    lambda d, m, y: f"{d}/{m}/{y}",
    lambda d, m, y: f"{d:02}/{m:02}/{y}",
    lambda d, m, y: f"{d:02}-{m:02}-{y}",
    lambda d, m, y: f"{d}.{m}.{y}",
    lambda d, m, y: f"{d:02} / {m:02} / {y}",
    lambda d, m, y: f"ngày {d}/{m}/{y}",
    lambda d, m, y: f"ngày {d:02} tháng {m:02} năm {y}",
    lambda d, m, y: f"Ngày {d} tháng {m}, năm {y}",
    lambda d, m, y: f"ngày {d:02}/{m} năm {y}",
    lambda d, m, y: f"{d} tháng {m} năm {y}",
    lambda d, m, y: f"ngày{d:02}tháng{m:02}năm{y}",
    lambda d, m, y: f"ngày {d:02}\ntháng {m:02} năm {y}",
    lambda d, m, y: f"ngày {_words(d)} tháng {_month_words(m)} năm {y}",
    lambda d, m, y: f"ngày {_words(d)} tháng {_month_words(m)} năm {_year_words(y)}",
    lambda d, m, y: f"{y}-{m:02}-{d:02}",
)


@settings(deadline=None)  # the machine may be busy
@given(_DAYS)
def test_every_day_is_read_back_in_every_form(day: dt.date) -> None:
    for form in _FORMS:
        text = form(day.day, day.month, day.year)

        (found,) = find(text)

        assert (found.first, found.last) == (day, day)
        assert text[found.start : found.end] == text


@settings(deadline=None)  # the machine may be busy
@given(_DAYS)
def test_every_day_is_read_back_when_accents_stand_apart(day: dt.date) -> None:
    for form in _FORMS:
        text = unicodedata.normalize("NFD", form(day.day, day.month, day.year))

        (found,) = find(text)

        assert found.first == day
        assert text[found.start : found.end] == text


@settings(deadline=None)  # the machine may be busy
@given(st.integers(0, 99), st.integers(0, 19), st.integers(1900, 2099))
def test_a_day_that_cannot_be_is_reported_and_never_read_in_part(d: int, m: int, y: int) -> None:
    for form in (_FORMS[1], _FORMS[2], _FORMS[5], _FORMS[6]):
        text = form(d, m, y)

        (found,) = find(text)

        assert text[found.start : found.end] == text
        possible = 1 <= m <= 12 and 1 <= d <= calendar.monthrange(y, m)[1]
        assert found.invalid is not possible
        assert (found.first is not None) is possible


_PLAIN_WORDS = st.sampled_from(
    [
        "Chi bộ",
        "đảng viên",
        "thực hiện tốt",
        "theo quy định",
        "và",
        "được",
        "hoàn thành",
        "nội dung",
        "đồng chí",
        "kết quả,",
        "công tác;",
    ]
)


@settings(deadline=None)  # the machine may be busy
@given(_DAYS, st.lists(_PLAIN_WORDS, max_size=6), st.lists(_PLAIN_WORDS, max_size=6))
def test_surrounding_text_changes_neither_value_nor_place(
    day: dt.date, before: list[str], after: list[str]
) -> None:
    wording = f"ngày {day:%d/%m/%Y}"
    head = " ".join(before)
    text = f"{head} {wording} {' '.join(after)}".strip()

    (found,) = find(text)

    assert (found.first, found.kind) == (day, DateKind.DATE)
    assert text[found.start : found.end] == wording


@settings(deadline=None)  # the machine may be busy
@given(_DAYS, _DAYS)
def test_a_range_is_read_whole_and_a_reversed_one_is_invalid(a: dt.date, b: dt.date) -> None:
    text = f"từ ngày {a:%d/%m/%Y} đến ngày {b:%d/%m/%Y}"

    (found,) = find(text)

    assert (found.kind, found.invalid) == (DateKind.RANGE, a > b)
    assert (found.first, found.last) == ((a, b) if a <= b else (None, None))
    assert text[found.start : found.end] == text


@settings(deadline=None)  # the machine may be busy
@given(st.text(alphabet="0123456789/-. ,ngàythángămquýIVđếtừ\n…\u0301\u0300", max_size=120))
def test_spans_are_ordered_apart_and_inside_the_text(text: str) -> None:
    found = find(text, dt.date(2016, 11, 10))

    places = [0, *(edge for e in found for edge in (e.start, e.end)), len(text)]
    assert places == sorted(places)
    assert all(e.start < e.end for e in found)
    assert all(e.first <= e.last for e in found if e.first and e.last)
    assert all(e.first is None and e.last is None for e in found if e.invalid)


@settings(deadline=None)  # the machine may be busy
@given(st.text(max_size=200))
def test_any_text_at_all_is_survived(text: str) -> None:
    assert isinstance(find(text), tuple)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kế hoạch số 46-QĐ/TW ngày 01/11/2011 của", "ngày 01/11/2011"),
        ("e\u0301e\u0301 ngày 14/11/2016 e\u0301", "ngày 14/11/2016"),
        ("\u200b\u00ad trước ngày\u00a014/11/2016.", "trước ngày\u00a014/11/2016"),
        ("😀 từ tháng 01/2014 đến nay 😀", "từ tháng 01/2014 đến nay"),
    ],
)
def test_offsets_point_into_the_text_as_given(text: str, words: str) -> None:
    (found,) = find(text)

    assert text[found.start : found.end] == words
