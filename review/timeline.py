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
    missing: tuple[Bar, ...]
    years: tuple[tuple[float, str], ...]  # where each year begins
    alternative: str


def timeline(period: PeriodFinding) -> Timeline | None:
    """The drawing, or ``None`` where no end of the period asked is known."""
    asked = _whole(period.required_start, period.required_end)
    if asked is None:
        return None
    stated = _whole(period.start, period.end)
    ends = [*asked, *(stated or ()), *(day for gap in period.missing for day in gap)]
    first, last = min(ends), max(ends)
    days = (last - first).days + 1

    def bar(stretch: tuple[dt.date, dt.date]) -> Bar:
        begin, end = stretch
        return Bar(
            left=round((begin - first).days / days * 100, 2),
            width=round(((end - begin).days + 1) / days * 100, 2),
            words=words.stretch(begin, end),
        )

    missing = tuple(bar(gap) for gap in period.missing if gap[0] <= gap[1])
    said = f"Thông báo yêu cầu {words.stretch(*asked)}; "
    said += (
        f"báo cáo nêu {words.stretch(period.start, period.end)}" if stated else "báo cáo không nêu"
    )
    said += f"; còn thiếu {', '.join(gap.words for gap in missing)}" if missing else ""
    return Timeline(
        asked=bar(asked),
        stated=bar(stated) if stated else None,
        missing=missing,
        years=tuple(
            (round((dt.date(year, 1, 1) - first).days / days * 100, 2), str(year))
            for year in range(first.year, last.year + 1)
            if dt.date(year, 1, 1) >= first
        ),
        alternative=said + ".",
    )


def _whole(first: dt.date | None, last: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """Both ends, where at least one is known and they are in order."""
    begin, end = first or last, last or first
    if begin is None or end is None or begin > end:
        return None
    return begin, end
