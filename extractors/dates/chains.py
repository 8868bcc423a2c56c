"""Calendar words that lean on each other: what one leaves out, its neighbour says.

``từ ngày 7 đến 14/11/2016`` is one range, ``quý I, II và III năm 2016`` three quarters of one year.
Tokens that follow each other with nothing but ``đến``, ``-``, ``,`` or ``và`` between them form a
chain; weak tokens that no chain supports are dropped here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.dates.folding import Folded, composed
from extractors.dates.tokens import Token


@dataclass(slots=True, kw_only=True)
class Group:
    """One expression's calendar words: a single token, or the two ends of a range."""

    left: Token
    right: Token | None = None
    edge: str | None = None  # đến hết, đến cuối, đến trước …

    @property
    def start(self) -> int:
        return self.left.start

    @property
    def end(self) -> int:
        return (self.right or self.left).end


_RANGE = re.compile(  # đến, đến hết, đến thời điểm, -
    r",?\s*(?:cho\s*)?(?:den|toi)\s*(?:thoi\s+diem\s*)?(?:(?P<edge>het|cuoi|truoc|dau|giua)\s*)?"
    r"(?:\d{1,2}\s*(?:h|gio)\s*(?:\d\d)?\s*(?:phut)?,?\s*)?(?:ngay\s*)?"  # 17h ngày
    r"|[^\S\n]*[-~]\s*|\s-\s"
)
_LIST = re.compile(r"\s*(?:[,;&+]|va|hoac)\s*(?:(?:va|ca|trong|den|cac)\s+)?")
_UP_TO = re.compile(r"\s*\(\s*(?:tinh\s+)?den\s*(?:het\s*)?(?:ngay\s*)?")
_FROM = re.compile(r"(?:(?<![a-z])(?:tu|ngay)\s*)$")  # từ 02 đến 03 tháng 7
_GAP = 40  # characters; a longer gap joins nothing

_YEARS = re.compile(r"(?<![a-z])nam\s*[:(]\s*$")  # 02 năm (2014, 2015)
_BRACKET = re.compile(r"\s*\([^()\n]{1,60}\)\s*(?:[,;]|va|,\s*va)\s*$")  # (12 cuộc),
_SUPPORT = {
    "quarter.listed": "quarter",
    "year.bare": "year",
    "day.no_year": "day",
    "day.words_listed": "day",
}
_HEADS = {"day": "day", "date": "day", "month": "month", "quarter": "quarter", "year": "year"}


def join(tokens: Sequence[Token], folded: Folded, text: str) -> list[Group]:
    """The groups of a text's tokens, with everything filled in that a neighbour says."""
    tokens = [token for token in tokens if token.shape not in ("junk",) or token.rule == "blank"]
    links = [_link(a, b, folded, text) for a, b in itertools.pairwise(tokens)]
    _accept_listed(tokens, links, text)
    for i in range(len(tokens) - 2, -1, -1):
        if (link := links[i]) is not None:
            _take_from_right(tokens[i], tokens[i + 1], link[0], text)
    return _grouped(tokens, links, text)


Link = tuple[str, str | None] | None  # ("range" | "list", edge)


def _link(left: Token, right: Token, folded: Folded, text: str) -> Link:
    """How two neighbours hang together, judged by what stands between them."""
    if not 0 < right.start - left.end <= _GAP:
        return None
    if match := _RANGE.fullmatch(text, left.end, right.start):
        if "tối" in composed(folded.quote(left.end, right.start)):
            return "list", None  # sáng 10/3, tối 12/3
        return "range", match["edge"]
    if left.shape == "year" and _UP_TO.fullmatch(text, left.end, right.start):
        return "range", None  # năm 2016 (đến 10/11/2016)
    if _LIST.fullmatch(text, left.end, right.start):
        return "list", None
    return None


def _accept_listed(tokens: Sequence[Token], links: Sequence[Link], text: str) -> None:
    """``II`` after ``quý I,`` is a quarter, ``11 năm 2016`` after ``tháng 10 và`` a month."""
    head: str | None = None
    for i, token in enumerate(tokens):
        if i == 0 or links[i - 1] is None:
            head = None
        if token.headed:
            head = _HEADS.get(token.shape)
        elif token.rule == "month.listed" and head is None:
            head = "year"  # 3 năm 2014, 2015 và 2016
        elif token.rule == "year.bare" and (
            _YEARS.search(text, max(0, token.start - 9), token.start)
            or _is_next_year(tokens[:i], token, text)
        ):
            head = "year"
        if token.shape == "number":
            token.edge = head  # remembered for what comes from the right
            if token.rule == "month.listed" and head == "month":
                token.shape, token.month, token.weak = "month", token.number, False
        elif token.weak and head is not None and head == _SUPPORT.get(token.rule):
            token.weak = False


def _is_next_year(before: Sequence[Token], token: Token, text: str) -> bool:
    """``năm 2014 (12 cuộc), 2015 (12 cuộc)``: a list of years, a bracket after each."""
    bracket = _BRACKET.search(text, max(0, token.start - 2 * _GAP), token.start)
    if bracket is None:
        return False
    years = (one for one in reversed(before) if one.end <= bracket.start())
    year = next(years, None)
    return (
        year is not None and year.shape == "year" and not year.weak and year.end == bracket.start()
    )


def _take_from_right(left: Token, right: Token, link: str, text: str) -> None:
    """Month and year that the left one leaves out stand with the right one."""
    if left.shape in ("day", "number") and right.shape == "date" and not right.weak:
        tight = text[left.end : right.start] in ("-", "–")
        supported = left.shape == "day" or left.edge == "day"
        if supported or (
            link == "range" and (tight or _FROM.search(text, max(0, left.start - _GAP), left.start))
        ):
            left.day = left.number if left.day is None else left.day
            left.shape, left.month, left.weak = "date", right.month, False
    elif left.shape == "number" and left.edge == "month" and right.shape == "month":
        left.shape, left.month, left.weak = "month", left.number, False
    elif left.rule in ("day.no_year", "day.words_listed") and left.weak:
        dated = right.shape == "date" and not right.weak
        left.weak = not (dated and (link == "range" or right.year is not None))
    elif left.rule == "year.bare" and right.rule == "year.bare" and link == "range":
        left.weak = right.weak = False
    elif (
        left.rule == "year.bare"
        and not right.weak
        and right.shape in ("year", "month", "part", "quarter")
    ):
        left.weak = left.weak and link != "range"
    elif right.rule == "year.bare" and link == "range" and left.rule == "year":
        right.weak = False
    elif left.rule == "part.of_year" and left.weak and right.shape in ("part", "year"):
        left.weak = False
    _take_year(left, right, link)


def _take_year(left: Token, right: Token, link: str) -> None:
    if right.year is None or left.year is not None or right.weak:
        return
    if left.rule == "year.unnamed":
        left.year = right.year
    if left.shape not in ("date", "month", "quarter", "part"):
        return
    left.year = right.year + (left.shift or 0)
    if link == "range" and left.shift is None and _place(left) > _place(right):
        if left.shape == right.shape == "date" and left.month == right.month:
            return  # reversed days of one month: a slip, not a turn of the year
        left.year -= 1


def _place(token: Token) -> tuple[int, int]:
    """Where in its year a token stands."""
    return token.month or 3 * (token.number or 0), token.day or 0


def _grouped(tokens: Sequence[Token], links: Sequence[Link], text: str) -> list[Group]:
    groups: list[Group] = []
    i = 0
    while i < len(tokens):
        token, link = tokens[i], links[i] if i < len(links) else None
        if token.rule == "month.listed" and token.shape == "number":
            _become_year(token, text)
        if link is not None and link[0] == "range" and _is_range(token, tokens[i + 1]):
            right = tokens[i + 1]
            if right.rule == "month.listed" and right.shape == "number":
                _become_year(right, text)
            if right.year is None and token.year is not None and right.shift is None:
                right.year = token.year + (_place(right) < _place(token))
            groups.append(Group(left=token, right=right, edge=link[1]))
            i += 2
            continue
        groups.append(Group(left=token))
        i += 1
    return groups


def _is_range(left: Token, right: Token) -> bool:
    """Both ends are calendar words (a term or a school year is whole by itself)."""
    ends = ("date", "month", "quarter", "part", "year")
    right_weak = (
        right.weak
        and right.rule != "month.listed"
        and not (right.rule == "day.no_year" and not left.weak)
    )
    return (
        left.shape in ends
        and right.shape in ends
        and not right_weak
        and (not left.weak or left.shift == 0)
    )


def _become_year(token: Token, text: str) -> None:
    """``03 năm 2014``: nothing made the number a month, so the year stands alone."""
    start = text.find("nam", token.start, token.end)
    if start < 0:
        return
    token.rule, token.shape, token.start, token.weak, token.headed = (
        "year",
        "year",
        start,
        False,
        True,
    )
