"""A single day written in a line of minutes or a review ("ngày 15/12/2016")."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from dossier.dates import DateKind, DateRole
from extractors import dates

_SHORT = re.compile(
    r"(?:ngai|hom|tu)\s*(?P<day>\d{1,2})\s*[/.\-]\s*(?P<month>\d{1,2})(?!\d)"
    r"(?:\s*[/.\-]\s*(?P<year>20\d\d))?"
)
_DAYS = (DateKind.DATE, DateKind.RANGE, DateKind.OPEN_RANGE)


@dataclass(frozen=True, slots=True)
class Day:
    """A day and its bounds in the text."""

    date: dt.date
    start: int
    end: int


def first(text: str, start: int = 0, *, cited: bool = False) -> Day | None:
    """The first full date from ``start`` on; a cited document's ("số 57-KH ngày …") if asked.

    "Từ 8 giờ ngày 20/12/2016" is that day, too.
    """
    for found in dates.find(text):
        if found.start < start or found.kind not in _DAYS or found.first is None:
            continue
        if cited or found.role is not DateRole.CITED_DOCUMENT:
            return Day(found.first, found.start, found.end)
    return None


def short(folded: str, start: int, year: int | None) -> Day | None:
    """A day and month alone ("ngày 13/12") from ``start`` on, of the year given."""
    found = _SHORT.search(folded, start) if year else None
    if found is None or year is None:
        return None
    try:
        day = dt.date(int(found["year"] or year), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return Day(day, found.start("day"), found.end())
