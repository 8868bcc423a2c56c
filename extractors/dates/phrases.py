"""From calendar words to expressions: từ … đến nay, trước ngày …, chậm nhất …, and their meaning."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.dates import Anchor, DateKind
from extractors.dates import calendar
from extractors.dates.chains import Group
from extractors.dates.folding import Folded, composed
from extractors.dates.tokens import Token


@dataclass(slots=True, kw_only=True)
class Phrase:
    """An expression in folded offsets, before its role is known."""

    start: int
    end: int
    kind: DateKind
    rule: str
    first: dt.date | None = None
    last: dt.date | None = None
    invalid: bool = False
    anchor: Anchor | None = None
    inclusive: bool = False  # đến hết, chậm nhất
    open_end: bool = False
    day_precise: bool = False
    is_bare_start: bool = False  # từ tháng 3/2015, with no "đến nay"


_DAY = dt.timedelta(days=1)
_WINDOW = 70  # characters that a lead-in may take
_TIME = r"(?:luc\s*)?\d{1,2}\s*(?:h|g|gio|:)\s*(?:\d{1,2})?\s*(?:phut)?\s*,?\s*(?:cua\s*)?"

# What stands before, each with a wording. Searched so that it ends where the calendar word begins.
_LEAD_INS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # hạn cuối nộp báo cáo là
    (
        "until",
        re.compile(
            r"(?<![a-z])han\s+(?:cuoi(?:\s+cung)?|chot|nop|gui)(?:\s[^.;:\n\d]{0,40})?\s(?:la|den)\s*(?:het\s*)?$"
        ),
    ),
    # chậm nhất trước
    ("before", re.compile(r"(?<![a-z])(?:cham|muon)\s+nhat\s+(?:la\s+)?truoc\s*$")),
    # chậm nhất là, muộn nhất vào, không quá, không muộn hơn, đến hết, hết
    (
        "until",
        re.compile(
            r"(?<![a-z])(?:(?:cham|muon)\s+nhat|khong\s+(?:qua|(?:cham|muon|tre)\s+(?:hon|qua)))"
            rf"(?:\s*(?:la|vao|den|trong|het|:))*\s*(?:{_TIME})?$|(?<![a-z])(?:den\s*)?het\s*$"
        ),
    ),
    # trước 17h
    ("until", re.compile(rf"(?<![a-z])truoc\s*{_TIME}$")),
    # trước
    ("before", re.compile(r"(?<![a-z])truoc\s*(?:het\s*)?$")),
    # từ, kể từ, từ cuối, giai đoạn từ, ngày từ
    (
        "from",
        re.compile(
            r"(?<![a-z])(?:(?:giai\s*doan|thoi\s*ky)\s*:?\s*)?(?:(?<!\d )(?<!\d)ngay\s+(?=tu))?(?:ke\s+)?(?:b[aă]t\s+dau\s+)?(?<![/-])(?P<tu>tu)"
            r"\s*(?P<edge>dau|giua|cuoi|sau|het|truoc)?\s*(?:thoi\s+diem\s*)?(?:nam\s*|thang\s*|ngay\s*)?$"
        ),
    ),
    # giai đoạn
    ("phase", re.compile(r"(?<![a-z])(?:giai\s*doan|thoi\s*ky)\s*[:(]?\s*(?:nam\s*)?$")),
    # sau
    ("after", re.compile(r"(?<![a-z])(?:ke\s+)?sau\s*$")),
)
_MAY_LEAD_IN = re.compile(
    r"(?:la|den|nhat|qua|hon|het|truoc|vao|trong|[hg:]|gio|phut|tu|dau|giua|cuoi|sau|diem|doan|ky|nam|thang|ngay|,|\d|\()\s*$"
)

_CHECK = r"(?:kiem\s+tra|bao\s+cao|lap\s+bao\s+cao|giam\s+sat)"
OPEN_END = (
    r",?\s*(?:cho\s*)?(?:den|toi)\s*(?:nay|bay\s+gio|hien\s+(?:nay|tai)|"
    rf"(?:thoi\s*diem|luc|ngay|khi|mo[cs]|thoi\s*gian)\s*(?:duoc\s+|to\s+chuc\s+|to\s+)?(?:{_CHECK}|hien\s+(?:tai|nay)|nay)"
    r"(?:\s+(?:nay|cong\s+tac\s+dang))?)(?![a-z])|\s*-\s*nay(?![a-z])"
)
_OPEN_END = re.compile(OPEN_END)  # đến nay, đến thời điểm kiểm tra
_ONWARD = re.compile(r"\s*(?:tro\s+(?:lai\s+day|di|ve\s+sau))(?![a-z])")  # trở lại đây
_BACKWARD = re.compile(r"\s*tro\s+ve\s+truoc(?![a-z])")  # trở về trước
_RECURRING = re.compile(r"\s*,?\s*(?:hang|moi)\s*(?:nam|thang|quy|tuan)(?![a-z])")
_LUNAR = re.compile(r"\s*\(?\s*am\s+lich\)?")  # âm lịch
_FRACTION_OF = re.compile(  # 2/3 số đảng viên
    r"\s*(?:so\b|tong|tro\s+len|dang\s+vien|phieu|thanh\s+vien|chi\s+bo|nguoi|dong\s+chi|dai\s+bieu|quan\s+so|%|y\s+kien|can\s+bo)"
)
_DAY_CUE = re.compile(  # sáng 03/3, tính đến 31/10
    r"(?<![a-z])(?:(?P<sure>nga[yv]|sang|chieu|toi|trua|dem|hom|thu\s+(?:hai|ba|tu|nam|sau|bay|\d)|chu\s+nhat|tinh\s+den|het)"
    r"|den|tu|truoc|sau|vao|nhat|toi|ke\s+tu)\s*[,(]?\s*$"
)
_NUMBER_OF = re.compile(  # Nghị định 12/2013, số 03/2013
    r"(?<![a-z])(?:so|nghi\s+dinh|thong\s+tu|luat|chi\s+thi|quyet\s+dinh|nghi\s+quyet|cong\s+van|ke\s+hoach|thong\s+bao"
    r"|huong\s+dan|nd|tt|qd|nq|ct|cv|kh|bc|tb|dieu|phap\s+lenh|t[yi]\s+le|ban\s+do)\s*:?\s*$"
)


def is_expression(group: Group, text: str) -> bool:
    """Whether a group's words mean a place in the calendar where they stand."""
    token = group.left
    if token.shape in ("number", "day", "junk"):
        return False
    if group.right is not None:
        return True
    if token.rule == "day.no_year" and token.weak:
        return _is_day(token, text)
    if token.rule == "month.figures":
        plausible = token.month is not None and 1 <= token.month <= 12
        return plausible and _NUMBER_OF.search(text, max(0, token.start - 20), token.start) is None
    if token.rule == "year.bare" and token.weak:
        return _OPEN_END.match(text, token.end) is not None
    return not token.weak


def _is_day(token: Token, text: str) -> bool:
    """A bare ``7/11`` after a cue; never a fraction."""
    cue = _DAY_CUE.search(text, max(0, token.start - 14), token.start)
    if cue is None or token.month is None or token.day is None:
        return False
    if not calendar.may_be(token.month, token.day) or _FRACTION_OF.match(text, token.end):
        return False
    return cue["sure"] is not None or not token.day < token.month <= 10


class Reader:
    """Reads groups from left to right; remembers the year the sentence speaks of."""

    def __init__(self, folded: Folded, text: str, reference: dt.date | None) -> None:
        self._folded = folded
        self._text = text
        self._reference = reference
        self._spoken: tuple[int, int] | None = None  # where, which year

    def read(self, group: Group, floor: int) -> Phrase | None:
        """The expression of a group; ``floor`` is where the one before it ends."""
        phrase = self._plain(group)
        if _RECURRING.match(self._text, phrase.end) is not None:
            return None
        if lunar := _LUNAR.match(self._text, phrase.end):
            phrase.end, phrase.first, phrase.last = lunar.end(), None, None
            return phrase
        name, start, edge = self._lead_in(phrase.start, floor)
        if group.left.shape in ("term", "school") and name != "before":
            return phrase
        if group.left.rule == "year.unnamed" and (name, edge) != ("from", "dau"):
            return None
        return self._framed(phrase, group, name, start, edge)

    def _framed(
        self, phrase: Phrase, group: Group, name: str, start: int, edge: str | None
    ) -> Phrase:
        """The expression with what stands before and after it."""
        single = group.right is None
        if name in ("before", "until") and single:
            return self._deadline(phrase, name, start)
        if name in ("from", "phase"):
            phrase.start = start
        if edge and phrase.first and phrase.last:
            phrase.first = _edged(phrase.first, _left_end(phrase, group, self), edge)
        if not single:
            return phrase
        tail = _OPEN_END.match(self._text, phrase.end) or _ONWARD.match(self._text, phrase.end)
        if back := _BACKWARD.match(self._text, phrase.end):
            phrase.kind, phrase.rule, phrase.first, phrase.end = (
                DateKind.OPEN_RANGE,
                "range.backward",
                None,
                back.end(),
            )
            return phrase
        if name == "after" and phrase.kind is not DateKind.TERM:
            phrase.start, phrase.first = start, phrase.last + _DAY if phrase.last else None
        if tail or name in ("from", "after"):
            phrase.end = tail.end() if tail else phrase.end
            phrase.kind, phrase.last, phrase.open_end = DateKind.OPEN_RANGE, None, True
            phrase.is_bare_start = tail is None
            phrase.rule = f"open.{phrase.rule}"
        return phrase

    def _deadline(self, phrase: Phrase, name: str, start: int) -> Phrase:
        phrase.start, phrase.kind, phrase.inclusive = start, DateKind.DEADLINE, name == "until"
        if name == "before":
            phrase.last = phrase.first - _DAY if phrase.first else None
        phrase.first = None
        phrase.rule = f"{name}.{phrase.rule}"
        return phrase

    def _lead_in(self, start: int, floor: int) -> tuple[str, int, str | None]:
        low = max(floor, start - _WINDOW)
        if _MAY_LEAD_IN.search(self._text, max(low, start - 12), start) is None:
            return "", start, None
        for name, pattern in _LEAD_INS:
            if match := pattern.search(self._text, low, start):
                if name == "from" and not self._says_from(match):
                    continue
                return name, match.start(), match.groupdict().get("edge")
        return "", start, None

    def _says_from(self, match: re.Match[str]) -> bool:
        """``từ``, not ``thứ tư``, ``tự`` or the province committee's ``TU``."""
        place = match.start("tu")
        written = self._folded.quote(place, place + 2)
        after = self._folded.quote(place, match.end() + 2)[2:].strip()
        if composed(written) in ("tư", "tự", "tú"):
            return False
        return written != "TU" or not after[:1].islower()

    # ------------------------------------------------------------ values

    def _plain(self, group: Group) -> Phrase:
        """The group's own words, without what stands around them."""
        left, right = group.left, group.right
        value, invalid = self._value(left)
        kind = _kind(left)
        if right is not None:
            kind = DateKind.RANGE
            until, bad = self._value(right)
            value, invalid = _spanned(value, until, group.edge), invalid or bad
            invalid = invalid or (value is not None and value[0] > value[1])
        self._remember(group)
        first, last = value if value is not None and not invalid else (None, None)
        return Phrase(
            start=group.start,
            end=group.end,
            kind=kind,
            rule=left.rule if right is None else f"range.{left.rule}",
            first=first,
            last=last,
            invalid=invalid,
            day_precise=left.shape == "date" or (right is not None and right.shape == "date"),
        )

    def value(self, token: Token) -> calendar.Span | None:
        """A token's days."""
        return self._value(token)[0]

    def _value(self, token: Token) -> tuple[calendar.Span | None, bool]:
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
            if len(between) <= 200 and re.search(r"[.;!?]\s|\n\s*\n", between) is None:
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
        if span[0] > reference and re.search(r"(?<![a-z])da(?![a-z])", sentence):
            return -1
        return 0

    def _remember(self, group: Group) -> None:
        token = group.right or group.left
        if token.year is not None and token.shape in ("date", "month", "quarter", "year", "part"):
            before = self._text[max(0, group.start - 24) : group.start]
            if _CODE.search(before) is None:
                self._spoken = (group.end, token.year)


_CODE = re.compile(
    r"\d\s?[a-z]?\s?[-/]\s?[a-z][a-z/-]*\s*,?\s*\(?\s*(?:ky\s+|ban\s+hanh\s+)?$"
)  # 46-QĐ/TW

_KINDS = {
    "date": DateKind.DATE,
    "month": DateKind.MONTH,
    "quarter": DateKind.QUARTER,
    "year": DateKind.YEAR,
    "term": DateKind.TERM,
    "school": DateKind.RANGE,
}


def _kind(token: Token) -> DateKind:
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


def _spanned(
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


def _left_end(phrase: Phrase, group: Group, reader: Reader) -> dt.date:
    span = reader.value(group.left)
    return span[1] if span is not None else phrase.first or dt.date.min


def _edged(first: dt.date, last: dt.date, edge: str) -> dt.date:
    """``từ cuối năm 2014``, ``từ giữa``, ``từ sau``: where in it the period begins."""
    if edge in ("sau", "het"):
        return last + _DAY
    whole_year = (last - first).days > 40
    if edge == "giua":
        return first.replace(month=7) if whole_year else first.replace(day=11)
    if edge == "cuoi":
        return first.replace(month=10) if whole_year else first.replace(day=21)
    return first


def phrases(
    groups: Sequence[Group], folded: Folded, text: str, reference: dt.date | None
) -> list[Phrase]:
    """The expressions of a text's groups, in order."""
    reader = Reader(folded, text, reference)
    found: list[Phrase] = []
    for group in groups:
        if not is_expression(group, text) and group.left.rule != "year.unnamed":
            continue
        phrase = reader.read(group, found[-1].end if found else 0)
        if phrase is not None:
            found.append(phrase)
    return found
