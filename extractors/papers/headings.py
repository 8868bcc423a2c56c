"""Headings and labels of a review, and whether anything stands behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.papers.wording import filled, regex

Line = tuple[int, str, str]  # index of the block, its text, its folded text

NUMBERING = regex(
    r"^\s*(?:[-+*•–]\s*)*(?:\(?(?:[ivx]{1,4}|\d{1,2}|[a-zđ])(?:\.\d{1,2})*\s*[.)/:\-]\s*"
    r"|\d{1,2}(?:\.\d{1,2})+\s+|(?:thứ|một|hai|ba|bốn|năm|sáu)\s(?:\w+)\s*[,:]\s*"
    r"|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín)\s*[,:.)]\s"
    r"|(?:phần|mục|câu) (?:thứ )?\w{1,4}\s*[:.,)\-]\s*)?"
)
_HEADING_START = regex(r"^\s*(?:[ivx]{1,4}|\d{1,2}|[a-zđ])(?:\.\d{1,2})*\s*[.)/]\s")
_SHORT = 90  # characters; a heading is no longer


def start_of(folded: str) -> int:
    """Where the words of a line begin, behind its bullet and number."""
    numbering = NUMBERING.match(folded)
    return numbering.end() if numbering else 0


def numbered(folded: str) -> bool:
    """Whether a line opens with a number or letter of a list."""
    return _HEADING_START.match(folded) is not None


def is_heading(folded: str) -> bool:
    """Whether a line is short and ends like a heading, or is numbered and no sentence."""
    if len(folded) > _SHORT:
        return False
    stripped = folded.rstrip()
    return stripped.endswith(":") or (
        _HEADING_START.match(folded) is not None and not stripped.endswith((".", ";"))
    )


def has_content(lines: Sequence[Line], place: int, end: int) -> bool:
    """Whether anything stands behind ``end`` of a line, or under it where the line is a heading."""
    rest = lines[place][1][end:]
    value = re.split(r"[:|]", rest, maxsplit=1)
    if len(value) == 2 and re.search(r"[^\W\d_]{2}", value[1]) and filled(value[1]):
        return True
    if len(re.findall(r"[^\W\d_]+", rest)) >= 3 and filled(rest):
        return True
    if re.search(r"không|ko\b", rest):
        return True
    for _, text, folded in lines[place + 1 : place + 2]:
        return filled(text) and not is_heading(folded)
    return False
