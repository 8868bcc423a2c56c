"""Does a stated period satisfy a required one? The calculus, and nothing else."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier.dates import Anchor, DateExpression, DateKind, DateRole
from dossier.findings import PeriodStatus

Interval = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Required:
    """The period asked for, inclusive; an ``anchor`` stands for a start the day after it."""

    start: dt.date | None = None
    end: dt.date | None = None
    anchor: Anchor | None = None

    @property
    def first(self) -> dt.date | None:
        """The first day asked for, as far as it is known."""
        if self.anchor is not None and self.anchor.date is not None:
            return min(self.anchor.date, dt.date.max - _DAY) + _DAY
        return self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How the stated period compares with the required one; intervals are inclusive."""

    status: PeriodStatus
    start: dt.date | None = None
    end: dt.date | None = None  # None: it runs on to the present
    missing: tuple[Interval, ...] = ()
    undecided: bool = False  # the required start is not known, so only the end was compared


def stated(expressions: Iterable[DateExpression]) -> tuple[DateExpression, ...]:
    """The expressions that state a covered period."""
    return tuple(
        expression
        for expression in expressions
        if expression.role is DateRole.PERIOD
        and not expression.invalid
        and (expression.first or expression.last or expression.anchor or _is_open(expression))
    )


def compare(
    given: Sequence[DateExpression], required: Required, written: dt.date | None
) -> Compared:
    """Compare what is stated with what is asked.

    ``written`` is the report's own date: nobody can report beyond it. A start later than required
    is ``STARTS_LATE``, an end before the smaller of the required end and ``written`` is
    ``ENDS_EARLY``; there is no tolerance. What an early end leaves out runs to the required end
    (B10), not only to the report's date.
    """
    if not given:
        return Compared(status=PeriodStatus.NOT_STATED)
    limit = min((day for day in (required.end, written) if day is not None), default=None)
    covered = [_covered(expression, required) for expression in given]
    start = min((first for first, _ in covered if first is not None), default=None)
    ends = [last for _, last in covered]
    end = None if None in ends else max(last for last in ends if last is not None)
    on_time = _starts_on_time(given, required, start)
    early = end is not None and limit is not None and end < limit
    return Compared(
        status=_STATUS[not on_time, early],
        start=start,
        end=end,
        missing=_missing(
            covered,
            required.first,
            (required.end or limit) if early else limit,
            whole_start=on_time,
        ),
        undecided=required.first is None and required.anchor is not None and start is not None,
    )


_DAY = dt.timedelta(days=1)
_STATUS = {
    (False, False): PeriodStatus.OK,
    (True, False): PeriodStatus.STARTS_LATE,
    (False, True): PeriodStatus.ENDS_EARLY,
    (True, True): PeriodStatus.BOTH,
}
Covered = tuple[dt.date | None, dt.date | None]


def _is_open(expression: DateExpression) -> bool:
    return expression.kind in (DateKind.OPEN_RANGE, DateKind.ANCHOR_RELATIVE)


def _covered(expression: DateExpression, required: Required) -> Covered:
    """The days an expression speaks for; a named anchor starts where the required one does."""
    first = expression.first
    if expression.anchor is not None and _same_event(expression.anchor, required.anchor):
        first = required.first or first
    elif first is None and expression.last is not None and not _is_open(expression):
        first = expression.last
    return first, expression.last


def _starts_on_time(
    given: Sequence[DateExpression], required: Required, start: dt.date | None
) -> bool:
    if any(e.anchor is not None and _same_event(e.anchor, required.anchor) for e in given):
        return True
    if required.first is None:
        return start is not None or required.anchor is None  # another event than the one asked for
    return start is not None and start <= required.first


def _missing(
    covered: Sequence[Covered], first: dt.date | None, limit: dt.date | None, *, whole_start: bool
) -> tuple[Interval, ...]:
    """The days asked for that no stated period holds, in order."""
    if limit is None:
        return _missing_start(covered, first)
    low = first or min((day for day, _ in covered if day is not None), default=None)
    if low is None:
        return ()
    gaps: list[Interval] = []
    for start, end in sorted(
        (a or (low if whole_start else limit + _DAY), b or limit) for a, b in covered
    ):
        if start > low:
            gaps.append((low, min(start - _DAY, limit)))
        low = max(low, end + _DAY)
        if low > limit:
            break
    if low <= limit:
        gaps.append((low, limit))
    return tuple(gap for gap in gaps if gap[0] <= gap[1])


def _missing_start(covered: Sequence[Covered], first: dt.date | None) -> tuple[Interval, ...]:
    start = min((day for day, _ in covered if day is not None), default=None)
    if first is None or start is None or start <= first:
        return ()
    return ((first, start - _DAY),)


_OTHER_LEVEL = re.compile(
    r"dang\s*bo|dai\s*bieu|toan\s*quoc|khoi\s|cap\s*tren|cong\s*doan|doan\s*thanh\s*nien|doan\s*co\s*so|chi\s*doan|tinh\s|dang\s+toan"
)


def _same_event(named: Anchor, asked: Anchor | None) -> bool:
    """Whether the text counts from the event asked for (``Đại hội chi bộ``, ``đầu nhiệm kỳ``)."""
    if asked is None:
        return False
    ours, theirs = _plain(named.text), _plain(asked.text)
    ours = re.sub(r"\bdh\s*(?:cb|chi bo)\b", "dai hoi chi bo", ours)
    if "dai hoi" not in theirs:
        return theirs in ours or ours in theirs
    own_branch = "chi bo" in ours or _OTHER_LEVEL.search(ours + " ") is None
    if "dai hoi" in ours:
        return own_branch or "chi bo" not in theirs
    chosen = re.search(r"bau (?:xong |ra )?(?:ban )?(?:chi|cap) u[yi]", ours) is not None
    return ("dau nhiem ky" in ours or chosen) and own_branch


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return " ".join(
        "".join(letter for letter in letters if not unicodedata.combining(letter)).split()
    )
