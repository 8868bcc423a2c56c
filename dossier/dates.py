"""Dates and periods as they are written: as precise as the words, never guessed from today."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
"""The clock of every receipt and every deadline (interpretation "luc-nhan")."""


class DateKind(StrEnum):
    """What sort of calendar expression it is."""

    DATE = "date"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    TERM = "term"  # nhiệm kỳ
    RANGE = "range"
    OPEN_RANGE = "open_range"  # từ … đến nay
    DEADLINE = "deadline"  # trước ngày …, chậm nhất …
    ANCHOR_RELATIVE = "anchor_relative"  # từ sau Đại hội chi bộ …
    DURATION = "duration"  # 03 ngày: no place in the calendar
    RECURRING = "recurring"  # hằng tháng
    TIME = "time"  # 14h


class DateRole(StrEnum):
    """What the expression does in its sentence."""

    DOCUMENT_DATE = "document_date"
    CITED_DOCUMENT = "cited_document"
    DEADLINE = "deadline"
    PERIOD = "period"  # a stretch the text reports on
    MEETING = "meeting"
    BIRTH = "birth"
    AS_OF = "as_of"  # tính đến ngày …
    ANCHOR = "anchor"  # the date of a congress or an inspection that a period starts from
    MENTION = "mention"


class Milestone(StrEnum):
    """A date the notice names without giving: each branch has its own."""

    CONGRESS = "congress"  # "từ sau Đại hội của từng chi bộ"
    INSPECTION = "inspection"  # "đến thời điểm kiểm tra"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The event a period is counted from, with its date where the text gives one."""

    text: str
    date: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateExpression:
    """One outermost expression, its offsets in the text as given, and its meaning.

    ``first`` and ``last`` are inclusive days; ``None`` is an open or unknown end. ``rule`` names
    the rule that read it, for ``hoso explain``.
    """

    start: int
    end: int
    kind: DateKind
    first: dt.date | None = None
    last: dt.date | None = None
    role: DateRole = DateRole.MENTION
    invalid: bool = False
    anchor: Anchor | None = None
    rule: str = ""
