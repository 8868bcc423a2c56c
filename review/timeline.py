"""The period asked and the period stated as bars on one scale, for the page of a branch."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dossier.findings import PeriodFinding
from review import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A stretch of time on the scale: ``left`` and ``width`` in percent."""

    left: float
    width: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """One content's period drawn; ``alternative`` says the same in words."""

    asked: Bar
    stated: Bar | None
    said: str  # the period stated, for where no bar can be drawn
    missing: tuple[Bar, ...]
    years: tuple[tuple[float, str], ...]  # where each year begins
    alternative: str


def timeline(period: PeriodFinding, as_of: dt.date) -> Timeline | None:
    """The drawing, or ``None`` where the notice asks for no period or its start is not known.

    An asked period without an end runs to ``as_of``; "đến nay" in a report to the end asked.
    """
    if period.required_start is None:
        return None
    asked = (period.required_start, max(period.required_end or as_of, period.required_start))
    stated = _stated(period, asked[1])
    ends = [*asked, *(stated or ()), *(day for gap in period.missing for day in gap)]
    first, last = min(ends), max(ends)
    days = (last - first).days + 1

    def bar(begin: dt.date, end: dt.date) -> Bar:
        return Bar(
            left=round((begin - first).days / days * 100, 2),
            width=round(((end - begin).days + 1) / days * 100, 2),
            words=words.stretch(begin, end),
        )

    missing = tuple(bar(*gap) for gap in period.missing if gap[0] <= gap[1])
    nothing = period.start is None and period.end is None
    said = "không nêu" if nothing else f"nêu {words.stretch(period.start, period.end)}"
    lacking = f"; còn thiếu {', '.join(gap.words for gap in missing)}" if missing else ""
    wanted = words.asked(period.required_start, period.required_end)
    return Timeline(
        asked=bar(*asked),
        stated=bar(*stated) if stated else None,
        said=said,
        missing=missing,
        years=tuple(
            (round((dt.date(year, 1, 1) - first).days / days * 100, 2), str(year))
            for year in range(first.year, last.year + 1)
            if dt.date(year, 1, 1) >= first
        ),
        alternative=f"Thông báo yêu cầu {wanted}; báo cáo {said}{lacking}.",
    )


def _stated(period: PeriodFinding, open_end: dt.date) -> tuple[dt.date, dt.date] | None:
    """What can be drawn of the period stated: nothing where it does not say from when."""
    if period.start is None:
        return None
    end = period.end or open_end
    return (period.start, end) if period.start <= end else None
