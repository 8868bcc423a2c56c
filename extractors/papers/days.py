"""A single written day in a line of minutes or a review ("ngày 15/12/2016")."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from extractors.papers.wording import fold, regex

_DAY = regex(
    r"(?<![\d/])(\d{1,2})\s*(?:[/.\-]|tháng)\s*(\d{1,2})\s*(?:[/.\-]|năm)\s*(20\d\d)(?!\d)"
)
_CITED = regex(r"số\s*:?\s*\d+[^\s]*(?:\s*[^\s,;]+)?[\s,]*(?:ngày\s*)?$")


@dataclass(frozen=True, slots=True)
class Day:
    """A day and its bounds in the text."""

    date: dt.date
    start: int
    end: int


def first(text: str, start: int = 0, *, cited: bool = False) -> Day | None:
    """The first full date from ``start`` on; a cited document's ("số 57-KH ngày …") if asked."""
    folded = fold(text)
    for found in _DAY.finditer(folded, start):
        if not cited and _CITED.search(folded[: found.start()]):
            continue
        try:
            date = dt.date(*map(int, found.group(3, 2, 1)))
        except ValueError:
            continue
        return Day(date, found.start(), found.end())
    return None
