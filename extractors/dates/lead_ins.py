"""What stands before and after a calendar word and gives it its meaning: từ, trước, đến nay."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.dates.folding import Folded, composed


class LeadIn(NamedTuple):
    """Words before: ``before`` ``until`` ``from`` ``phase`` ``after``; "" where there are none."""

    name: str
    start: int
    edge: str | None = None  # (từ) đầu, giữa, cuối, sau


def lead_in(folded: Folded, text: str, start: int, floor: int) -> LeadIn:
    """The lead-in of the calendar word at ``start``; it begins at ``floor`` or later."""
    low = max(floor, start - _WINDOW)
    if _MAY_LEAD_IN.search(text, max(low, start - 12), start) is None:
        return LeadIn("", start)
    for name, pattern in _LEAD_INS:
        match = pattern.search(text, low, start)
        if match is not None and (name != "from" or _says_from(match, folded)):
            return LeadIn(name, match.start(), match.groupdict().get("edge"))
    return LeadIn("", start)


def _says_from(match: re.Match[str], folded: Folded) -> bool:
    """``từ``, not ``thứ tư``, ``tự`` or the province committee's ``TU``."""
    place = match.start("tu")
    written = folded.quote(place, place + 2)
    after = folded.quote(place, match.end() + 2)[2:].strip()
    if composed(written) in ("tư", "tự", "tú"):
        return False
    return written != "TU" or not after[:1].islower()


_WINDOW = 70  # characters that a lead-in may take
_TIME = r"(?:luc\s*)?\d{1,2}\s*(?:h|g|gio|:)\s*(?:\d{1,2})?\s*(?:phut)?\s*,?\s*(?:cua\s*)?"
_PHASE = r"(?:giai\s*doan|thoi\s*ky)"
_SINCE = r"(?:(?<!\d )(?<!\d)ngay\s+(?=tu))?(?:ke\s+)?(?:b[aă]t\s+dau\s+)?(?<![/-])(?P<tu>tu)"

# Each with a wording; searched so that it ends where the calendar word begins.
_LEAD_INS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # hạn cuối nộp báo cáo là
    (
        "until",
        re.compile(
            r"(?<![a-z])(?:thoi\s+)?han\s+(?:cuoi(?:\s+cung)?|chot|nop|gui)(?:\s[^.;:\n\d]{0,40})?"
            r"(?:\s(?:la|den|vao)|\s?:|(?<=cuoi)|(?<=chot)|(?<=cung))\s*(?:het\s*)?$"
        ),
    ),
    # chậm nhất trước
    ("before", re.compile(r"(?<![a-z])(?:cham|muon)\s+nhat\s+(?:la\s+)?truoc\s*$")),
    # chậm nhất là, muộn nhất vào, không quá, không muộn hơn
    (
        "until",
        re.compile(
            r"(?<![a-z])(?:(?:cham|muon)\s+nhat|khong\s+(?:(?:de\s+)?qua|(?:cham|muon|tre)\s+(?:hon|qua)))"
            rf"(?:\s*(?:la|vao|den|trong|het|:))*\s*(?:{_TIME})?$"
        ),
    ),
    # đến hết, hết
    ("until", re.compile(r"(?<![a-z])(?:den\s*)?het\s*$")),
    # trước 0h
    ("before", re.compile(r"(?<![a-z])truoc\s*00?\s*(?:h|gio)\s*(?:00\s*)?(?:phut\s*)?,?\s*$")),
    # trước 17h
    ("until", re.compile(rf"(?<![a-z])truoc\s*{_TIME}$")),
    # trước
    ("before", re.compile(r"(?<![a-z])truoc\s*(?:het\s*)?$")),
    # từ, kể từ, từ cuối, giai đoạn từ, ngày từ
    (
        "from",
        re.compile(
            rf"(?<![a-z])(?:{_PHASE}\s*:?\s*)?{_SINCE}\s*(?P<edge>dau|giua|cuoi|sau|het|truoc)?"
            rf"\s*(?:thoi\s+diem\s*)?(?:nam\s*|thang\s*|ngay\s*|{_TIME})?$"
        ),
    ),
    # giai đoạn
    ("phase", re.compile(rf"(?<![a-z]){_PHASE}\s*[:(]?\s*(?:nam\s*)?$")),
    # sau
    ("after", re.compile(r"(?<![a-z])(?:ke\s+)?sau\s*$")),
)
_MAY_LEAD_IN = re.compile(  # the last word of any of them
    r"(?:la|den|nhat|qua|hon|het|truoc|vao|trong|[hg:]|gio|phut|tu|dau|giua|cuoi|sau|diem|doan"
    r"|ky|nam|thang|ngay|,|\d|\()\s*$"
)

# ---------------------------------------------------------------- what follows

_CHECK = r"(?:kiem\s+tra|kt|(?:lap\s+|ky\s+|viet\s+|lam\s+)?(?:bao\s+cao|bc)|giam\s+sat|lam\s+viec)"
_MOMENT = r"(?:thoi\s*diem|luc|ngay|khi|mo[cs]|thoi\s*gian)"
TO_NOW = (  # đến nay, đến giờ, đến hôm nay, tới hôm viết, đến thời điểm kiểm tra, – nay
    r",?\s*(?:cho\s*)?(?:den|toi)\s*(?:tan\s+)?(?:nay|td\s*(?:kt|bc)|(?:bay\s+)?gio|hien\s+(?:nay|tai)|hom\s+nay|"
    r"(?:hom|luc|khi|ngay)\s+(?:ngoi\s+)?viet(?:\s+bao\s+cao)?|"
    rf"{_MOMENT}\s*(?:duoc\s+|to\s+chuc\s+|(?:to|doan)\s+(?:kiem\s+tra\s+)?(?:(?:ve|den|toi)\s+)?)?(?:{_CHECK}|hien\s+(?:tai|nay)|nay)"
    r"(?:\s+(?:nay|cong\s+tac\s+dang))?)(?![a-z])"
    rf"|\s*-\s*(?:nay|(?:bay\s+)?gio|hien\s+(?:nay|tai)|td\s*(?:kt|bc)|thoi\s+diem\s+{_CHECK})(?![a-z])"
)
OPEN_END = re.compile(TO_NOW)
ONWARD = re.compile(r"\s*(?:tro\s+(?:lai\s+day|di|ve\s+sau))(?![a-z])")  # trở lại đây
BACKWARD = re.compile(r"\s*tro\s+ve\s+truoc(?![a-z])")  # trở về trước
RECURRING = re.compile(r"\s*,?\s*(?:hang|moi)\s*(?:nam|thang|quy|tuan)(?![a-z])")  # hằng năm
LUNAR = re.compile(r"\s*\(?\s*am\s+lich\)?")  # âm lịch
