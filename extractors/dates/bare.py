"""Whether bare figures mean a place in the calendar where they stand: 7/11, 01/2014, 2014."""

from __future__ import annotations

import re

from extractors.dates import calendar
from extractors.dates.chains import Group
from extractors.dates.lead_ins import OPEN_END
from extractors.dates.tokens import Token


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
        return OPEN_END.match(text, token.end) is not None
    return not token.weak or token.rule == "year.unnamed"


def _is_day(token: Token, text: str) -> bool:
    """A bare ``7/11`` after a cue; never a fraction."""
    cue = _DAY_CUE.search(text, max(0, token.start - 14), token.start)
    if cue is None or token.month is None or token.day is None:
        return False
    if not calendar.may_be(token.month, token.day) or _FRACTION_OF.match(text, token.end):
        return False
    return cue["sure"] is not None or not token.day < token.month <= 10


_FRACTION_OF = re.compile(  # 2/3 số đảng viên
    r"\s*(?:so\b|tong|tro\s+len|dang\s+vien|phieu|thanh\s+vien|chi\s+bo|nguoi|dong\s+chi|dai\s+bieu"
    r"|quan\s+so|%|y\s+kien|can\s+bo)"
)
_DAY_CUE = re.compile(  # sáng 03/3, tính đến 31/10
    r"(?<![a-z])(?:(?P<sure>nga[yv]|sang|chieu|toi|trua|dem|hom|thu\s+(?:hai|ba|tu|nam|sau|bay|\d)"
    r"|chu\s+nhat|tinh\s+den|het)|den|tu|truoc|sau|vao|nhat|ke\s+tu)\s*[,(]?\s*$"
)
_NUMBER_OF = re.compile(  # Nghị định 12/2013, số 03/2013, tỷ lệ 1/2000
    r"(?<![a-z])(?:so|nghi\s+dinh|thong\s+tu|luat|chi\s+thi|quyet\s+dinh|nghi\s+quyet|cong\s+van"
    r"|ke\s+hoach|thong\s+bao|huong\s+dan|nd|tt|qd|nq|ct|cv|kh|bc|tb|dieu|phap\s+lenh|t[yi]\s+le"
    r"|ban\s+do)\s*:?\s*$"
)
