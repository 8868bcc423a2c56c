"""What a written day, month, quarter, half or year means: an inclusive pair of days."""

from __future__ import annotations

import calendar
import datetime as dt

Span = tuple[dt.date, dt.date]


def day(year: int, month: int, number: int) -> Span | None:
    """One day; ``None`` where the calendar has no such day."""
    try:
        date = dt.date(year, month, number)
    except ValueError:
        return None
    return date, date


def months(year: int, first: int, last: int) -> Span | None:
    """The months ``first`` to ``last`` of a year, whole."""
    if not 1 <= first <= last <= 12:
        return None
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def quarter(year: int, number: int) -> Span | None:
    """Quý I to IV."""
    return months(year, 3 * number - 2, 3 * number) if 1 <= number <= 4 else None


def years(first: int, last: int) -> Span | None:
    """Whole calendar years; a reversed pair means nothing, nor does one beyond the calendar."""
    if not dt.MINYEAR <= first <= last <= dt.MAXYEAR:
        return None
    return dt.date(first, 1, 1), dt.date(last, 12, 31)


def may_be(month: int, number: int) -> bool:
    """Whether some year has this day."""
    return day(2000, month, number) is not None
