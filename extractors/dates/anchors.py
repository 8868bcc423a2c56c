"""Periods counted from an event: từ sau Đại hội chi bộ … đến nay, từ khi có Chỉ thị … đến nay."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from dossier.dates import Anchor, DateKind
from extractors.dates import calendar
from extractors.dates.chains import Group
from extractors.dates.folding import Folded
from extractors.dates.lead_ins import TO_NOW
from extractors.dates.phrases import Phrase
from extractors.dates.tokens import Token

# Events a period is counted from even where no "đến …" follows.
_EVENT = (
    r"(?:(?:ngay|hom|luc|dip)\s+)?(?:(?:ket\s+thuc|thanh\s+cong|to\s+chuc|hop|mo|xong)\s+)?"
    r"(?:dai\s*hoi|dh\s*(?:cb|chi\s*bo)(?![a-z]))"  # Đại hội chi bộ, ĐHCB
    r"|(?:(?:ngay|hom|luc|dip)\s+)?bau\s+(?:xong\s+|ra\s+)?(?:ban\s+)?"
    r"(?:chi|cap)\s+u[yi]"  # ngày bầu cấp ủy
    r"|(?:ngay\s+|luc\s+)?(?:dau|bat\s+dau)\s+(?:nhiem\s*ky|khoa)"  # đầu nhiệm kỳ
    r"|(?:ngay\s+)?(?:thanh\s+lap|sap\s+nhap|chia\s+tach|hop\s+nhat|kien\s+toan)"  # ngày thành lập
)
_FROM = re.compile(  # từ sau Đại hội, từ khi có Chỉ thị; begins with its rarest letters
    rf"tu(?<![a-z]tu)(?:\s*(?:(?:ngay\s+)?sau\s*)?(?:(?:khi|hoi|dao|luc|hom|dip)\s+)?(?P<event>{_EVENT})"
    r"|\s+(?:sau\s+)?(?:khi|(?:ngay|hom|luc)(?!\s+(?:m[ou]ng|thang|nam|dau|cuoi|dai\s)))\s+(?P<any>[a-z]))"
)
_AFTER = re.compile(rf"sau(?<![a-z]sau)\s+(?:khi\s+)?(?P<what>{_EVENT})")  # sau Đại hội … đến nay
_SINCE = re.compile(r"(?<![a-z])ke\s*$")  # kể (từ)
_REACH = 180  # characters from the event to its "đến …"
_STOP = re.compile(r"[.;:]\s|\n\s*\n|[.;:]$")
_LONGEST_NAME = 110  # characters of a congress's name
_TERM_YEARS = re.compile(r"\s*\d{4}\s*-\s*\d{4}")  # (đầu nhiệm kỳ) 2015 - 2017
_SHORT_STOP = re.compile(  # … Đại hội chi bộ | đã
    r"[,.;:(]|\n\s*(?:[-+*]\s|\d{1,2}[.)]|\n)"
    r"|\s(?:chi\s+bo\s+da|chi\s+uy\s+da|da|chua|khong|duoc|den\s+nay)\s|$"
)
_TO_NOW = re.compile(rf"\s*\)?\s*(?:{TO_NOW})")
_TO_DATE = re.compile(
    r"\s*,?\s*(?:cho\s*)?(?:den|toi)\s*(?:(?:het|cuoi)\s*)?(?:thoi\s+diem\s*)?(?:ngay\s*)?$"
)
_AFTER_DAY = re.compile(r"tu\s+sau\s+ngay")  # từ sau ngày Đoàn kết thúc làm việc
_TO = re.compile(r"(?<![a-z])(?:den|toi)(?![a-z])")


def find(
    folded: Folded, text: str, groups: Sequence[Group], plain: Sequence[Phrase]
) -> Iterator[Phrase]:
    """The anchored periods of a text; ``plain`` are its other expressions."""
    position = 0
    heads = [*_FROM.finditer(text), *_AFTER.finditer(text)]
    for head in sorted(heads, key=lambda match: match.start()):
        if head.start() >= position:
            found = _read(head, folded, text, groups, plain)
            position = head.end() if found is None else found.end
            if found is not None:
                yield found


def _read(
    head: re.Match[str], folded: Folded, text: str, groups: Sequence[Group], plain: Sequence[Phrase]
) -> Phrase | None:
    said = head.groupdict()
    event, whenever = said.get("event"), said.get("any")
    what = head.start("event" if event else "any" if whenever else "what")
    limit = min(len(text), head.end() + _REACH)
    if stop := _STOP.search(text, head.end(), limit):
        limit = stop.start() + 1 if stop.group()[:1] not in "\n" else stop.start()
    if _has_own_start(head.end(), limit, text, plain):
        return None
    last = closing = None
    if now := _TO_NOW.search(text, head.end(), limit):
        bracket_end = text.find(")", now.start(), now.end()) + 1
        until, end = bracket_end or now.start(), now.end()
        rule = "anchor.to_now"
    elif (closing := _to_date(head.end(), limit, text, plain)) is not None:
        until, phrase = closing
        end, last, rule = phrase.end, phrase.last, "anchor.to_date"
    elif event:
        until = end = _alone(head, text, limit, groups)
        rule = "anchor.open"
    else:
        return None
    date = _own_date(groups, what, until)
    if date is None and closing is not None and closing[1].kind is DateKind.RANGE:
        day = closing[1].first
        date = (day, day) if day is not None else None
    since = _SINCE.search(text, max(0, head.start() - 9), head.start())
    start = since.start() if since else head.start()
    return Phrase(
        start=start,
        end=_trimmed(text, start, end),
        kind=DateKind.ANCHOR_RELATIVE,
        rule=rule,
        first=_first(
            date, after=_is_congress(head.group()) or _AFTER_DAY.match(head.group()) is not None
        ),
        last=last,
        is_bare_start=rule == "anchor.open",
        anchor=Anchor(
            text=folded.quote(what, _trimmed(text, what, until)), date=date[0] if date else None
        ),
    )


def _has_own_start(start: int, limit: int, text: str, plain: Sequence[Phrase]) -> bool:
    """``Sau khi sáp nhập, từ 01/7/2025 đến nay``: the period has a start of its own."""
    stretches = (DateKind.RANGE, DateKind.OPEN_RANGE)
    return any(
        phrase.kind in stretches
        and text.startswith("tu", phrase.start)
        and text[start : phrase.start].rstrip().endswith(",")
        for phrase in _between(plain, start, limit)
    )


def _is_congress(words: str) -> bool:
    return re.search(r"dai\s*hoi|dh\s*c|(?:chi|cap)\s+u[yi]", words) is not None


def _alone(head: re.Match[str], text: str, limit: int, groups: Sequence[Group]) -> int:
    """Where an event ends that no "đến …" follows: ``từ sau Đại hội chi bộ (ngày 12/3/2015)``."""
    if not _is_congress(head["event"]):
        term = _TERM_YEARS.match(text, head.end())
        return term.end() if term else head.end()
    limit = min(limit, head.end() + _LONGEST_NAME)
    stop = _SHORT_STOP.search(text, head.end(), limit)
    end = stop.start() if stop else limit
    return _bracket(text, end, groups) or end


def _first(date: calendar.Span | None, *, after: bool) -> dt.date | None:
    """The day after a congress; any other event's own day ("từ khi thành lập")."""
    if date is None:
        return None
    return date[1] + dt.timedelta(days=1) if after else date[0]


def _to_date(
    start: int, limit: int, text: str, plain: Sequence[Phrase]
) -> tuple[int, Phrase] | None:
    """A closing ``đến 30/6/2016`` before ``limit``."""
    for phrase in _between(plain, start, limit):
        lead = _TO_DATE.search(text, max(start, phrase.start - 30), phrase.start)
        if lead is not None:
            return lead.start(), phrase
        if phrase.kind is DateKind.DEADLINE:
            return phrase.start, phrase
        # "từ Đại hội ngày 12/3/2015 đến 10/11/2016": the event's own day and the end, read as one
        own_day = phrase.day_precise and not text.startswith("tu", phrase.start)
        if phrase.kind is DateKind.RANGE and own_day and _TO.search(text, phrase.start, phrase.end):
            return phrase.start, phrase
    return None


def _bracket(text: str, position: int, groups: Sequence[Group]) -> int | None:
    """Behind ``(ngày 12/3/2015)`` where one stands at ``position``."""
    if text[position : position + 1] != "(":
        return None
    close = text.find(")", position, position + 60)
    dated = any(True for _ in _between(groups, position, close))
    return close + 1 if close > 0 and dated else None


_Placed = TypeVar("_Placed", Group, Phrase)


def _between(items: Sequence[_Placed], start: int, end: int) -> Iterator[_Placed]:
    """The items that stand whole between two places."""
    for index in range(bisect_left(items, start, key=lambda item: item.start), len(items)):
        item = items[index]
        if item.start >= end:
            return
        if item.end <= end:
            yield item


def _own_date(groups: Sequence[Group], start: int, end: int) -> calendar.Span | None:
    """The event's date, where it is written beside it to the day."""
    for group in _between(groups, start, end):
        token = group.left
        if token.shape == "date" and group.right is None:
            return _day(token)
    return None


def _day(token: Token) -> calendar.Span | None:
    if token.year is None or token.month is None or token.day is None:
        return None
    return calendar.day(token.year, token.month, token.day)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ,\n\t(*":
        end -= 1
    return end
