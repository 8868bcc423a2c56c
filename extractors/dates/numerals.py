"""Numbers as people and scanners write them, turned into digits in place.

``ngày mười bốn tháng mười một`` and ``ngày O7 tháng l1 năm 2O16`` become digits before the date
rules look at them. The text keeps its length: what is left over is filled with ``FILLER``.
"""

from __future__ import annotations

import re

from extractors.dates.folding import FILLER, Folded, composed

_WORDS = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5,
    "sau": 6, "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
_TENS, _HUNDREDS, _THOUSANDS = "muoi", "tram", ("nghin", "ngan")

_UNIT = "mot|hai|ba|bon|tu|lam|nham|sau|bay|tam|chin"
_SMALL = rf"(?:(?:(?:hai|ba)\s+)?muoi(?:\s+(?:{_UNIT}))?|{_UNIT})"  # hai mươi mốt, mười, bảy
_DIGIT_WORDS = rf"(?:{_UNIT}|khong)"
_YEAR = (
    rf"(?:(?:mot|hai)\s+(?:nghin|ngan)(?:\s+(?:{_UNIT}|khong|muoi|tram|linh|le|nam(?!\s+\w+\s+thang)))*"
    rf"|(?:mot\s+chin|hai\s+khong)\s+{_DIGIT_WORDS}\s+(?:{_DIGIT_WORDS}|nam))"
)
_END = r"(?![a-z])"

_NUMBER_WORDS = (
    # năm hai nghìn không trăm mười sáu
    re.compile(rf"(?<![a-z])nam\s+(?P<n>{_YEAR}){_END}"),
    # ngày mười bốn tháng; ngày năm tháng
    re.compile(rf"(?<![a-z])(?:ngay|mong|mung)\s+(?P<n>{_SMALL}|nam){_END}(?=,?\s*thang)"),
    # ngày 12 tháng mười
    re.compile(
        rf"(?<![a-z])(?:ngay|mong|mung)\s+\d\d?\s+thang\s+(?P<n>{_SMALL}|nam(?=\s+nam)){_END}"
    ),
    # mồng ba
    re.compile(rf"(?<![a-z])(?:mong|mung)\s+(?P<n>{_SMALL}|nam){_END}"),
    # tháng sáu năm 2016; tháng năm năm 2016 (needs the year: "tháng sau", "tháng, năm")
    re.compile(rf"(?<![a-z])thang\s+(?P<n>{_SMALL}|nam){_END}(?=,?\s*nam\s+\d|\s*/\s*\d)"),
    # chín tháng đầu năm
    re.compile(rf"(?<![a-z])(?P<n>{_SMALL}){_END}(?=\s+(?:thang|quy)\s+(?:dau|cuoi|nam\s+\d))"),
    # quý ba năm 2016 (needs the year: "quy tụ")
    re.compile(rf"(?<![a-z])quy\s+(?P<n>mot|hai|ba|bon|tu|nam){_END}(?=,?\s*nam\s+\d|\s*/\s*\d)"),
)
_MONTH_WORD = re.compile(  # tháng tư, with no year to make it sure
    r"(?<![a-z])(?<!moi )(?<!hang )(?<!mot )(?<!\d )(?<!\d)thang\s+"
    rf"(?P<n>hai|ba|tu|bay|tam|chin|muoi(?:\s+(?:mot|hai))?){_END}"
)
_MONTH_NAMES = {"hai", "ba", "tư", "bảy", "bẩy", "tám", "chín", "mười", "mười một", "mười hai"}
# Cheap first looks, so that the page without number words or slips is not searched any further.
_WORD_SIGN = re.compile(
    rf"(?:ngay|mong|mung|thang|nam|quy)\s+(?:{_UNIT}|nam|muoi)"
    r"|(?:thang(?<!\d\sthang)|quy(?<!\d\squy))\s+(?:dau|cuoi)"
)

# What a scanner makes of digits: O7, l1, 2O16.
_SLIPS = str.maketrans("olisbz|!", "01158211")
_D = "[0-9olisbz|!]"
_YEAR_SLIP = rf"(?=\S{{0,3}}\d)(?:[12lz|]{_D}{{3}})"
_SLIP_FRAMES = (
    # ngày O7 tháng l1 năm 2O16
    re.compile(
        rf"(?<![a-z])ngay\s{{0,9}}(?P<a>{_D}{{1,2}})\s{{0,9}}thang\s{{0,9}}(?P<b>{_D}{{1,2}})"
        rf"\s{{0,9}}nam\s{{0,9}}(?P<c>{_YEAR_SLIP})(?![a-z0-9])"
    ),
    # O7/l1/2O16
    re.compile(
        rf"(?<![a-z0-9/])(?P<a>{_D}{{1,2}})\s{{0,3}}[/.-]\s{{0,3}}(?P<b>{_D}{{1,2}})\s{{0,3}}[/.-]\s{{0,3}}"
        rf"(?P<c>{_YEAR_SLIP})(?![a-z0-9])"
    ),
    re.compile(  # ngàyO7/l1/2O16
        rf"(?<![a-z])ngay\s{{0,9}}(?P<a>{_D}{{1,2}})\s{{0,3}}[/.-]\s{{0,3}}(?P<b>{_D}{{1,2}})\s{{0,3}}[/.-]\s{{0,3}}"
        rf"(?P<c>{_YEAR_SLIP})(?![a-z0-9])"
    ),
    # tháng l1/2O16, tháng O1 năm 2014
    re.compile(
        rf"(?<![a-z])thang\s{{0,9}}(?P<b>{_D}{{1,2}})\s{{0,9}}(?:/|-|nam)\s{{0,9}}"
        rf"(?P<c>{_YEAR_SLIP})(?![a-z0-9])"
    ),
    # O1/2O14
    re.compile(rf"(?<![a-z0-9/])(?P<b>(?=\S?\d){_D}{{2}})/(?P<c>{_YEAR_SLIP})(?![a-z0-9/])"),
    # năm 2O16
    re.compile(rf"(?<![a-z])nam\s{{0,9}}(?P<c>{_YEAR_SLIP})(?![a-z0-9])"),
    # nhiệm kỳ 2O15 - 2O17, đến 2O16
    re.compile(
        rf"(?<![a-z0-9])(?P<b>[12]{_D}{{3}})\s{{0,3}}-\s{{0,3}}(?P<c>[12]{_D}{{3}})(?![a-z0-9])"
    ),
    # từ 2O14, đến 2O16
    re.compile(rf"(?<![a-z])(?:tu|den)\s+(?P<c>{_YEAR_SLIP})(?![a-z0-9])"),
    # ngày l4/11, ngày O7 tháng 11
    re.compile(
        rf"(?<![a-z])ngay\s{{0,9}}(?P<a>(?=\S?\d){_D}{{1,2}})\s{{0,9}}(?:[/.-]|thang)\s{{0,9}}"
        rf"(?P<b>{_D}{{0,1}}\d|\d{_D})(?![a-z0-9])"
    ),
)
_SLIP_SIGN = re.compile(
    r"\d(?:[olisbz|!]|(?<=[olisbz|!]\d))|/\s?[olisbz|!]{1,2}\s?/"
    r"|ngay\s{0,9}[olisbz|!]{2}[\s/]|thang\s{0,9}[oil|!]{2}\s{0,9}(?:nam|/)"
)


def digits(folded: Folded) -> str:
    """The folded text with number words and misread digits as digits, of the same length."""
    text = folded.text
    if _SLIP_SIGN.search(text):
        for frame in _SLIP_FRAMES:
            text = frame.sub(_mend, text)
    if _WORD_SIGN.search(text):
        for wording in _NUMBER_WORDS:
            text = wording.sub(_spell, text)
        text = _MONTH_WORD.sub(
            lambda match: _spell(match) if _is_month(match, folded) else match.group(), text
        )
    return text


def _is_month(match: re.Match[str], folded: Folded) -> bool:
    """``tháng tư``, ``thang tu``; not ``tháng từ``: where the text has accents, they count."""
    head, name = folded.quote(match.start(), match.start("n")), folded.quote(*match.span("n"))
    return head.strip().isascii() or " ".join(composed(name).split()) in _MONTH_NAMES


def _mend(match: re.Match[str]) -> str:
    """The frame with the letters in its numbers read as digits."""
    whole, offset = match.group(), match.start()
    for name in match.groupdict():
        start, end = match.start(name) - offset, match.end(name) - offset
        whole = whole[:start] + whole[start:end].translate(_SLIPS) + whole[end:]
    return whole


def _spell(match: re.Match[str]) -> str:
    """The frame with its number in digits, filled up to the length of the words."""
    number = str(_value(match["n"].split()))
    filled = number + FILLER * (len(match["n"]) - len(number))
    start, end = match.start("n") - match.start(), match.end("n") - match.start()
    return match.group()[:start] + filled + match.group()[end:]


def _value(words: list[str]) -> int:
    """The number that Vietnamese number words name; four bare digits spell a year."""
    if len(words) == 4 and all(word in _WORDS for word in words):
        return int("".join(str(_WORDS[word]) for word in words))
    total, current = 0, 0
    for word in words:
        if word in _THOUSANDS:
            total, current = total + current * 1000, 0
        elif word == _HUNDREDS:
            total, current = total + current * 100, 0
        elif word == _TENS:
            total, current = total + max(current, 1) * 10, 0
        else:
            current = _WORDS.get(word, 0)
    return total + current
