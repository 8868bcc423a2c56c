"""The days a calendar word means, and the year it leaves out."""

from __future__ import annotations

import datetime as dt
import re

from dossier.dates import DateKind
from extractors.dates import calendar
from extractors.dates.chains import Group
from extractors.dates.tokens import Token


class Years:
    """Knows the year of the document, and remembers the year the sentence speaks of."""

    def __init__(self, text: str, reference: dt.date | None) -> None:
        self._text = text
        self._reference = reference
        self._spoken: tuple[int, int] | None = None  # where, which year

    def value(self, token: Token) -> tuple[calendar.Span | None, bool]:
        """A token's days and whether it names none that exist."""
        if token.lunar:
            return None, False
        year = token.year if token.year is not None else self._year(token)
        if year is None:
            return None, not _possible(token)
        span = _span(token, year)
        return span, span is None

    def _year(self, token: Token) -> int | None:
        """The year a token leaves out: that of the sentence, else that of the document."""
        base = self._reference.year if self._reference else None
        if token.shift is not None:
            return None if base is None else base + token.shift
        if self._spoken is not None:
            place, year = self._spoken
            between = self._text[place : token.start]
            if len(between) <= 200 and re.search(r"[.!?]\s|\n\s*\n", between) is None:
                return year
        return None if base is None else base + self._tense(token, base)

    def _tense(self, token: Token, year: int) -> int:
        """``sẽ … ngày 15/01`` in a November paper is next January."""
        span, reference = _span(token, year), self._reference
        if span is None or reference is None:
            return 0
        before = self._text[max(0, token.start - 60) : token.start]
        sentence = re.split(r"[.;!?\n]", before)[-1]
        if span[1] < reference and re.search(r"(?<![a-z])(?:se|du\s+kien)(?![a-z])", sentence):
            return 1 if (reference - span[1]).days > 60 else 0
        after = self._text[token.end : token.end + 12]
        past = re.search(r"(?<![a-z])da(?![a-z])", sentence) or re.match(
            r"\s*vua\s+(?:qua|roi)", after
        )
        if span[0] > reference and past:
            return -1
        return 0

    def remember(self, group: Group) -> None:
        """Keep a year that is written out; a cited document's own year does not count."""
        token = group.right or group.left
        if token.year is not None and token.shape in ("date", "month", "quarter", "year", "part"):
            before = self._text[max(0, group.start - 24) : group.start]
            if _CODE.search(before) is None:
                self._spoken = (group.end, token.year)


_KINDS = {
    "date": DateKind.DATE,
    "month": DateKind.MONTH,
    "quarter": DateKind.QUARTER,
    "year": DateKind.YEAR,
    "term": DateKind.TERM,
    "school": DateKind.RANGE,
}


def kind_of(token: Token) -> DateKind:
    if token.shape == "part":
        return DateKind.HALF if token.number == 6 else DateKind.RANGE
    return _KINDS[token.shape]


def _span(token: Token, year: int) -> calendar.Span | None:
    number = token.number or 0
    match token.shape:
        case "date":
            return calendar.day(year, token.month or 0, token.day or 0)
        case "month":
            return calendar.months(year, token.month or 0, token.month or 0)
        case "quarter":
            return calendar.quarter(year, number)
        case "part" if token.edge == "cuoi":
            return calendar.months(year, 13 - number, 12)
        case "part":
            return calendar.months(year, 1, number)
        case "school":
            last = token.last_year or year
            return (dt.date(year, 9, 1), dt.date(last, 5, 31)) if year < last else None
        case _:
            return calendar.years(year, token.last_year or year)


def _possible(token: Token) -> bool:
    """Whether a token without a year could be some day, month or quarter."""
    return _span(token, 2000) is not None


def spanned(
    left: calendar.Span | None, right: calendar.Span | None, edge: str | None
) -> calendar.Span | None:
    """From the first day of one to the last day of the other."""
    if left is None or right is None:
        return None
    last = right[1]
    if edge == "truoc":
        last = right[0] - _DAY
    elif edge == "dau":
        last = right[0]
    elif edge == "giua":
        last = right[0] + (right[1] - right[0]) / 2
    return left[0], last


def edged(first: dt.date, last: dt.date, edge: str) -> dt.date:
    """``từ cuối năm 2014``, ``từ giữa``, ``từ sau``: where in it the period begins."""
    if edge in ("sau", "het"):
        return last + _DAY
    whole_year = (last - first).days > 40
    if edge == "giua":
        return first.replace(month=7) if whole_year else first.replace(day=11)
    if edge == "cuoi":
        return first.replace(month=10) if whole_year else first.replace(day=21)
    return first


_DAY = dt.timedelta(days=1)
_CODE = re.compile(  # 46-QĐ/TW
    r"\d\s?[a-z]?\s?[-/]\s?[a-z][a-z/-]*\s*,?\s*\(?\s*(?:ky\s+|ban\s+hanh\s+)?$"
)
