"""The rules for single calendar words: one named pattern each, with a wording beside it.

Patterns are written for folded text (``extractors.dates.folding``) and put together from the named
parts at the top. Groups say what a part means: ``d`` day, ``m`` month, ``q`` quarter, ``y…`` year,
``n`` number, ``rel`` a year like "năm nay", ``head`` the word's own ngày, tháng, quý or năm.
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.dates.folding import FILLER


class Rule(NamedTuple):
    """A rule's name (for ``hoso explain``), what it reads, and its pattern."""

    name: str
    shape: str  # as ``Token.shape``
    pattern: str


# ---------------------------------------------------------------- parts

_S = r"\s{0,20}"  # spaces, or a broken line
_G = r"\s{0,3}"  # the space around a sign
_SP = r"\s{1,9}"
_N = rf"\d{{1,2}}{FILLER}*"  # 7, 07, or a number in words
_Y = rf"(?:19|20)\d\d(?!\d){FILLER}*"

_BEFORE = r"(?<!\d)(?<!\d[/.])"  # not inside a longer number
_NO_MORE = rf"(?!\d)(?!{_G}[/.]{_G}\d)"  # nor its beginning
_NO_CODE = rf"(?!{_G}/{_G}[a-z])(?!-[a-z])"  # 03/2013/TT-TTCP
_AFTER = rf"{_NO_MORE}(?!,\d{{1,3}}(?![\d/])){_NO_CODE}"  # "- 25/11/2016" may follow
_AFTER_DAY = rf"{_AFTER}(?!{_G}-{_G}\d{{3}})"  # 14/11-2016 is no 14/11
_HEAD = r"(?<![a-z])"
_GLUED = (  # ngày, or with the space before it lost: từngày, đếntháng
    r"(?:(?<![a-z])|(?<=(?<![a-z])tu)|(?<=(?<![a-z])den)|(?<=(?<![a-z])truoc)|(?<=vao)|(?<=trong))"
)
_LOST = r"nga[yv](?=\s?\d{1,2}[/.-]\d{1,2}[/.-]\d)"  # họpngày 06/5/2016
_NGAY = rf"(?:{_GLUED}nga[yv]|{_LOST}){_S}(?:thu\s+(?:hai|ba|tu|nam|sau|bay|[2-7])\s*,?\s*)?"
_EACH = "(?<!moi )(?<!hang )(?<!mot )"  # mỗi tháng 2 lần
_COUNTED = (  # tháng 2 lần, tháng 10 triệu: a count, not a month
    rf"(?!{_G}(?:lan|trieu|ty|nghin|ngan|dong|nguoi|buoi|cuoc|diem|bac|ky|tiet|vnd|%)(?![a-z]))"
    r"(?!\.\d)(?!,\d+(?!\s*(?:[,/\d]|va|nam)))"  # 1,5; not "tháng 1,2,3/2016"
)
_SEP = rf"{_G}[/.-]{_G}"
_FIRST_SEP, _SAME_SEP = rf"{_G}(?P<sep>[/.-]){_G}", rf"{_G}(?P=sep){_G}"
_DM = rf"(?P<d>\d{{1,2}}){_FIRST_SEP}(?P<m>\d{{1,2}})"  # 14/11
_DAY, _MONTH = rf"(?P<d>{_N})", rf"(?P<m>{_N})(?!\d)"
_THANG = "th[aă]ng"  # tháng; thắng is a scanner's slip
_LUNAR = "(?P<lunar>gieng|chap)(?![a-z])"  # tháng Giêng, tháng Chạp
_BLANK = r"[\s._]{1,60}"  # …, ....., ____ of a form
_BLANK_DAY = rf"(?:nga[yv](?:{_BLANK}|{_S}{_N}{_S}))?"

_REL = "(?P<rel>nay|truoc|ngoai|sau|toi)(?![a-z])"  # (năm) nay, trước, sau
_NAMED_YEAR = (  # năm 2016, (2016), năm nay
    rf"(?:{_S},?{_S}(?:nam{_S}(?P<y>{_Y})|\({_G}(?:nam{_S})?(?P<yb>{_Y}){_G}\)|nam\s+{_REL}))"
)
_YEAR = rf"(?:{_NAMED_YEAR}|{_SEP}(?P<ys>{_Y})|,?{_SP}(?P<yz>{_Y}))"  # or /2016, or 2016 alone
_YEAR_UNFILLED = rf"(?!{_S},?{_S}nam{_S}(?:\d|\.|_))(?!{_SEP}\d)"  # never read: năm 20…
_TWO_YEARS = rf"(?P<y>{_Y}){_G}(?:-|/|den|toi){_S}(?:nam{_SP})?(?P<y2>{_Y})"

# ---------------------------------------------------------------- rules

RULES = (
    # 2016-11-14
    Rule(
        "iso",
        "date",
        rf"{_BEFORE}(?<![/-])(?P<y>{_Y})(?P<sep>[-/])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?![\d/-])",
    ),
    # ngày 14/11/2016, 14-11-2016, 07 / 11 / 2016
    Rule(
        "day.figures",
        "date",
        rf"(?P<head>{_NGAY})?{_BEFORE}{_DM}{_SAME_SEP}(?:nam{_SP})?(?P<y>{_Y}){_AFTER}",
    ),
    # ngày 14/11/16
    Rule("day.short_year", "date", rf"(?P<head>{_NGAY}){_DM}{_SAME_SEP}(?P<yy>\d\d){_AFTER}"),
    # ngày 14 tháng 11 năm 2016; ngày 14 tháng 11; mồng 3 tháng 2
    Rule(
        "day.words",
        "date",
        rf"(?P<head>{_NGAY}(?:m[ou]ng{_S})?|{_HEAD}m[ou]ng{_S}){_DAY}{_S},?{_S}{_THANG}{_S}"
        rf"(?:{_MONTH}|{_LUNAR}){_YEAR}?(?!\d){_YEAR_UNFILLED}",
    ),
    # 14 tháng 11 năm 2016
    Rule("day.words_bare", "date", rf"{_BEFORE}{_DAY}{_S},?{_S}{_THANG}{_S}{_MONTH}{_YEAR}(?!\d)"),
    # ngày … tháng 11 năm 2016: the day was left open
    Rule(
        "day.unfilled",
        "month",
        rf"(?P<head>{_NGAY}){_BLANK}(?:thang{_S}|/{_G}){_MONTH}"
        rf"(?:{_NAMED_YEAR}|{_SEP}(?P<ys>{_Y})){_AFTER}",
    ),
    # ngày … tháng … năm 2016
    Rule(
        "month.unfilled",
        "year",
        rf"{_GLUED}{_BLANK_DAY}thang[\s._/]{{0,60}}[._/ ]nam{_S}(?P<y>{_Y}){_AFTER}",
    ),
    # ngày … tháng … năm 20…: a form nobody filled
    Rule(
        "blank",
        "junk",
        rf"{_GLUED}{_BLANK_DAY}thang(?:{_BLANK}|{_S}{_N}{_S})"
        rf"(?:nam{_G}|/{_G})(?:\.|_|20{_G}[._])[._\d]*",
    ),
    # ngày 14/11 năm 2016; ngày 14/11; ngày 24.3
    Rule(
        "day.no_year",
        "date",
        rf"(?P<head>{_NGAY})?{_BEFORE}(?<!/){_DM}{_NAMED_YEAR}?{_AFTER_DAY}",
    ),
    # 6 tháng đầu năm 2016, 3 quý đầu năm, 9 tháng cuối năm nay, 11 tháng năm 2016, 10 tháng/2016
    Rule(
        "part.of_year",
        "part",
        rf"{_BEFORE}(?P<n>{_N}){_S}(?P<unit>thang|quy){_S}(?:(?P<edge>dau|cuoi)(?![a-z])"
        rf"(?:{_S}(?:cua{_SP})?nam(?:{_S}(?P<y>{_Y})|{_SP}{_REL})?|{_S}(?P<ye>{_Y}))?"
        rf"|(?:cua{_SP})?nam{_S}(?P<yn>{_Y})|/?{_S}(?P<yo>{_Y})){_AFTER}",
    ),
    # … 29 tháng 10 (after ngày 28,)
    Rule(
        "day.words_listed",
        "date",
        rf"{_BEFORE}{_DAY}{_S}thang{_S}{_MONTH}(?!{_S}ngay){_COUNTED}{_YEAR_UNFILLED}",
    ),
    # 06 tháng, 3 tháng 10 ngày: a duration
    Rule(
        "duration",
        "junk",
        rf"{_BEFORE}{_N}{_S}thang(?![a-z])(?!{_S}\d{{1,2}}{_S}(?:[/.-]|nam))"
        r"(?:\s+\d{1,2}\s+ngay)?",
    ),
    # nửa đầu năm 2016
    Rule(
        "half.words",
        "part",
        rf"{_HEAD}nua{_S}(?P<edge>dau|cuoi){_S}nam(?:{_S}(?P<y>{_Y}))?(?!\d)",
    ),
    # tháng 01/2014, tháng 11 năm 2016, tháng 3, tháng Giêng
    Rule(
        "month",
        "month",
        rf"{_EACH}(?<!bac )(?<!cau )(?P<head>{_GLUED}thang{_S})(?:{_MONTH}|{_LUNAR})"
        rf"{_YEAR}?{_COUNTED}{_NO_MORE}(?!{_G}/{_G}[a-z])",
    ),
    # T1/2014, T11-2016
    Rule(
        "month.letter",
        "month",
        rf"(?<![a-z0-9])(?P<head>t)\.?(?P<m>\d{{1,2}}){_SEP}(?P<ys>{_Y}){_AFTER}",
    ),
    # 01/2014
    Rule(
        "month.figures",
        "month",
        rf"{_BEFORE}(?<!/)(?P<m>\d{{1,2}}){_G}/{_G}(?P<ys>{_Y}){_AFTER}",
    ),
    # quý III năm 2016, quý 1/2017, quý IV
    Rule(
        "quarter",
        "quarter",
        rf"{_EACH}(?P<head>{_GLUED}quy{_S})"
        rf"(?P<q>iv|vi(?=\s*(?:nam\s*\d|/))|v|[il|][1il|]{{0,2}}|1[il|][1il|]?|\d{FILLER}*)(?![a-z0-9|])"
        rf"{_YEAR}?{_COUNTED}(?![/.]\d)",
    ),
    # QII/2014, Q3-2016
    Rule(
        "quarter.letter",
        "quarter",
        rf"(?<![a-z0-9])(?P<head>q)\.?(?P<q>iv|i{{1,3}}|[1-4]){_SEP}(?P<ys>{_Y}){_AFTER}",
    ),
    # … II, III năm 2016 (after quý I)
    Rule(
        "quarter.listed",
        "quarter",
        rf"(?<![a-z0-9])(?P<q>iv|i{{1,3}}|v)(?![a-z0-9])(?:{_NAMED_YEAR}|{_SEP}(?P<ys>{_Y}))?",
    ),
    # … 11 năm 2016 (after tháng 10 và)
    Rule("month.listed", "number", rf"{_BEFORE}(?P<n>{_N}){_NAMED_YEAR}{_AFTER}"),
    # nhiệm kỳ 2015 - 2017, NK 2015-2020, nhiệm kỳ từ năm 2015 đến năm 2017
    Rule(
        "term",
        "term",
        rf"{_HEAD}(?:nhiem{_G}k[yi]|nk){_S}[:(]?{_G}(?:tu{_SP})?(?:nam{_SP})?"
        rf"{_TWO_YEARS}(?:{_G}\))?{_AFTER}",
    ),
    # năm học 2015 - 2016
    Rule("school_year", "school", rf"{_HEAD}nam\s{{1,3}}hoc{_S}{_TWO_YEARS}{_AFTER}"),
    # năm 2016
    Rule(
        "year",
        "year",
        rf"(?<!viet )(?P<head>{_GLUED}nam{_S})(?P<y>{_Y})"
        rf"(?!\d)(?!-\d\d?-)(?!\.\d)(?!,\d{{1,3}}(?!\d))(?!{_G}/{_G}[a-z])",
    ),
    # (từ đầu) năm (đến nay)
    Rule("year.unnamed", "year", r"nam(?:\s+nay)?(?=\s+(?:den|toi)\s{1,9})"),
    # … 2015 (after năm 2014, or từ)
    Rule(
        "year.bare",
        "year",
        rf"{_BEFORE}(?<![/a-z])(?P<y>{_Y})(?![\d/])(?!{_G}[.,/]{_G}\d{{3}}(?!\d)){_NO_CODE}",
    ),
    # … ngày 21, (before 22 và 23/11/2016)
    Rule("day.listed", "day", rf"(?P<head>{_NGAY})(?P<d>{_N})(?![\d/])(?!{_G}[.:]\d)"),
    # 14h, 17 giờ 30, 8:00
    Rule(
        "time",
        "junk",
        rf"{_BEFORE}\d{{1,2}}{_G}(?:(?:h|g|gio)(?![a-z]){_G}(?:\d\d(?!{_G}[/.\d-]))?|:\d\d(?!\d))"
        rf"(?:{_G}phut)?",
    ),
    # a longer number
    Rule("number.long", "junk", r"\d{3,}(?:[.,]\d+)*"),
    # … 22
    Rule(
        "number",
        "number",
        rf"{_BEFORE}(?P<n>\d{{1,2}}{FILLER}*)"
        rf"(?!\d)(?!{_G}(?:h|gio|phut|%|:\d))(?!\.\d)",
    ),
)
