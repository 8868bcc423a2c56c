"""The single calendar words of a text, from left to right, each read by one named rule.

A token may be *weak*: a bare ``21``, ``2015``, ``II`` or ``7/11`` means nothing by itself and
counts only where its neighbours make it one (``ngày 21, 22 và 23/11/2016``). All rules are written
for folded text (``extractors.dates.folding``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.dates.folding import FILLER

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}


@dataclass(slots=True, kw_only=True)
class Token:
    """A calendar word with what it says; what it leaves out is ``None``."""

    rule: str
    start: int
    end: int
    shape: str  # day date month quarter part year term school junk number
    day: int | None = None
    month: int | None = None
    number: int | None = None  # quarter, number of months, bare number
    edge: str | None = None  # đầu, cuối
    year: int | None = None
    last_year: int | None = None
    shift: int | None = None  # năm nay 0, năm trước -1, năm sau +1
    weak: bool = False
    headed: bool = False  # carries its own ngày, tháng, quý, năm
    lunar: bool = False
    text: str = ""


# ---------------------------------------------------------------- the parts of the rules

_S = r"\s{0,20}"  # spaces, or a broken line
_N = rf"\d{{1,2}}{FILLER}*"  # 7, 07, or a number in words
_Y = rf"(?:19|20)\d\d(?!\d){FILLER}*"
_BEFORE = r"(?<!\d)(?<!\d[/.,])"  # not inside a longer number
_AFTER = (  # nor its beginning, nor 03/2013/TT; "- 25/11/2016" may follow
    r"(?!\d)(?!\s{0,3}[/.]\s{0,3}\d)(?!,\d)(?!\s{0,3}/\s{0,3}[a-z])(?!-[a-z])"
)
_AFTER_DAY = rf"{_AFTER}(?!\s{{0,3}}-\s{{0,3}}\d{{3}})"  # 14/11-2016 is no 14/11
_HEAD = r"(?<![a-z])"
_GLUED = (
    r"(?:(?<![a-z])|(?<=(?<![a-z])tu)|(?<=(?<![a-z])den)|(?<=(?<![a-z])truoc)|(?<=vao)|(?<=trong))"
)
_QUANTITY = (  # tháng 2 lần, tháng 10 triệu: a count, not a month
    r"(?!\s{0,3}(?:lan|trieu|ty|nghin|ngan|dong|nguoi|buoi|cuoc|diem|bac|ky|tiet|vnd|%)(?![a-z]))(?![.,]\d)"
)
_NGAY = rf"{_GLUED}nga[yv]{_S}(?:thu\s+(?:hai|ba|tu|nam|sau|bay|[2-7])\s*,?\s*)?"
_REL_YEAR = r"nam\s+(?P<rel>nay|truoc|ngoai|sau|toi)(?![a-z])"
_YEAR_PART = rf"(?:{_S},?{_S}(?:nam{_S}(?P<y>{_Y})|\(\s{{0,3}}(?:nam{_S})?(?P<yb>{_Y})\s{{0,3}}\)|{_REL_YEAR}))"
_BLANK = r"[\s._]{1,60}"
_YEAR_OF_DAY = rf"(?:{_YEAR_PART}|\s{{0,3}}[/.-]\s{{0,3}}(?P<ys>{_Y})|,?\s{{1,9}}(?P<yz>{_Y}))"
_NOT_BLANK_YEAR = rf"(?!{_S},?{_S}nam{_S}(?:\d|\.|_))(?!\s{{0,3}}[/.-]\s{{0,3}}\d)"

_RULES: tuple[tuple[str, str, str], ...] = (
    # (rule, shape, wording ≙ expression)
    # 2016-11-14
    (
        "iso",
        "date",
        rf"{_BEFORE}(?<![/-])(?P<y>{_Y})(?P<sep>[-/])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?![\d/-])",
    ),
    # ngày 14/11/2016, 14-11-2016, 07 / 11 / 2016
    (
        "day.figures",
        "date",
        rf"(?P<head>{_NGAY})?{_BEFORE}(?P<d>\d{{1,2}})\s{{0,3}}(?P<sep>[/.-])\s{{0,3}}(?P<m>\d{{1,2}})"
        rf"\s{{0,3}}(?P=sep)\s{{0,3}}(?:nam\s{{1,9}})?(?P<y>{_Y}){_AFTER}",
    ),
    # ngày 14/11/16
    (
        "day.short_year",
        "date",
        rf"(?P<head>{_NGAY})(?P<d>\d{{1,2}})\s{{0,3}}(?P<sep>[/.-])\s{{0,3}}(?P<m>\d{{1,2}})\s{{0,3}}(?P=sep)\s{{0,3}}(?P<yy>\d\d){_AFTER}",
    ),
    # ngày 14 tháng 11 năm 2016; ngày 14 tháng 11; mồng 3 tháng 2
    (
        "day.words",
        "date",
        rf"(?P<head>{_NGAY}(?:m[ou]ng{_S})?|{_HEAD}m[ou]ng{_S})(?P<d>{_N}){_S},?{_S}th[aă]ng{_S}"
        rf"(?:(?P<m>{_N})(?!\d)|(?P<lunar>gieng|chap)(?![a-z])){_YEAR_OF_DAY}?(?!\d){_NOT_BLANK_YEAR}",
    ),
    # 14 tháng 11 năm 2016
    (
        "day.words_bare",
        "date",
        rf"{_BEFORE}(?P<d>{_N}){_S},?{_S}th[aă]ng{_S}(?P<m>{_N})(?!\d){_YEAR_OF_DAY}(?!\d)",
    ),
    # ngày … tháng 11 năm 2016: the day was left open
    (
        "day.unfilled",
        "month",
        rf"(?P<head>{_NGAY}){_BLANK}(?:thang{_S}|/\s{{0,3}})(?P<m>{_N})(?!\d)(?:{_YEAR_PART}|\s{{0,3}}[/.-]\s{{0,3}}(?P<ys>{_Y})){_AFTER}",
    ),
    # ngày … tháng … năm 2016
    (
        "month.unfilled",
        "year",
        rf"{_GLUED}(?:nga[yv](?:{_BLANK}|{_S}{_N}{_S}))?thang[\s._/]{{0,60}}[._/ ]nam{_S}(?P<y>{_Y}){_AFTER}",
    ),
    # ngày … tháng … năm 20…: a form nobody filled
    (
        "blank",
        "junk",
        rf"{_GLUED}(?:nga[yv](?:{_BLANK}|{_S}{_N}{_S}))?thang(?:{_BLANK}|{_S}{_N}{_S})(?:nam\s{{0,3}}|/\s{{0,3}})(?:\.|_|20\s{{0,3}}[._])[._\d]*",
    ),
    # ngày 14/11 năm 2016; ngày 14/11; ngày 24.3
    (
        "day.no_year",
        "date",
        rf"(?P<head>{_NGAY})?{_BEFORE}(?<!/)(?P<d>\d{{1,2}})\s{{0,3}}(?P<sep>[/.-])\s{{0,3}}(?P<m>\d{{1,2}}){_YEAR_PART}?{_AFTER_DAY}",
    ),
    # 6 tháng đầu năm 2016, 3 quý đầu năm, 9 tháng cuối năm nay, 11 tháng năm 2016, 10 tháng/2016
    (
        "part.of_year",
        "part",
        rf"{_BEFORE}(?P<n>{_N}){_S}(?P<unit>thang|quy){_S}(?:"
        rf"(?P<edge>dau|cuoi)(?![a-z])(?:{_S}(?:cua\s{{1,9}})?nam(?:{_S}(?P<y>{_Y})|\s{{1,9}}(?P<rel>nay|truoc|ngoai|sau|toi)(?![a-z]))?|{_S}(?P<ye>{_Y}))?"
        rf"|(?:cua\s{{1,9}})?nam{_S}(?P<yn>{_Y})|/?{_S}(?P<yo>{_Y})){_AFTER}",
    ),
    # 06 tháng, 3 tháng 10 ngày: a duration
    (
        "duration",
        "junk",
        rf"{_BEFORE}{_N}{_S}thang(?![a-z])(?!{_S}\d{{1,2}}{_S}(?:[/.-]|nam))(?:\s+\d{{1,2}}\s+ngay)?",
    ),
    # nửa đầu năm 2016
    ("half.words", "part", rf"{_HEAD}nua{_S}(?P<edge>dau|cuoi){_S}nam(?:{_S}(?P<y>{_Y}))?(?!\d)"),
    # tháng 01/2014, tháng 11 năm 2016, tháng 3, tháng Giêng
    (
        "month",
        "month",
        rf"(?<!moi )(?<!hang )(?<!mot )(?<!bac )(?<!cau )(?P<head>{_GLUED}thang{_S})(?:(?P<m>{_N})(?!\d)|(?P<lunar>gieng|chap)(?![a-z]))"
        rf"(?:{_YEAR_PART}|\s{{0,3}}[/.-]\s{{0,3}}(?P<ys>{_Y})|,?\s{{1,9}}(?P<yz>{_Y}))?{_QUANTITY}(?!\d)(?!\s{{0,3}}/\s{{0,3}}[a-z])(?!\s{{0,3}}[/.]\s{{0,3}}\d)",
    ),
    # T1/2014, T11-2016
    (
        "month.letter",
        "month",
        rf"(?<![a-z0-9])(?P<head>t)\.?(?P<m>\d{{1,2}})\s{{0,3}}[/.-]\s{{0,3}}(?P<ys>{_Y}){_AFTER}",
    ),
    # 01/2014
    (
        "month.figures",
        "month",
        rf"{_BEFORE}(?<!/)(?P<m>\d{{1,2}})\s{{0,3}}/\s{{0,3}}(?P<ys>{_Y}){_AFTER}",
    ),
    # quý III năm 2016, quý 1/2017, quý IV
    (
        "quarter",
        "quarter",
        rf"(?<!moi )(?<!hang )(?<!mot )(?P<head>{_GLUED}quy{_S})(?P<q>iv|vi(?=\s*(?:nam\s*\d|/))|v|[il|]{{1,3}}|\d{FILLER}*)(?![a-z0-9|])"
        rf"(?:{_YEAR_PART}|\s{{0,3}}[/.-]\s{{0,3}}(?P<ys>{_Y})|,?\s{{1,9}}(?P<yz>{_Y}))?{_QUANTITY}(?![/.]\d)",
    ),
    # … II, III năm 2016 (after quý I)
    (
        "quarter.listed",
        "quarter",
        rf"(?<![a-z0-9])(?P<q>iv|i{{1,3}}|v)(?![a-z0-9])(?:{_YEAR_PART}|\s{{0,3}}[/-]\s{{0,3}}(?P<ys>{_Y}))?",
    ),
    # … 11 năm 2016 (after tháng 10 và)
    ("month.listed", "number", rf"{_BEFORE}(?P<n>{_N}){_YEAR_PART}{_AFTER}"),
    # nhiệm kỳ 2015 - 2017
    (
        "term",
        "term",
        rf"{_HEAD}(?:nhiem\s{{0,3}}k[yi]|nk){_S}[:(]?\s{{0,3}}(?:tu\s{{1,9}})?(?:nam\s{{1,9}})?(?P<y>{_Y})\s{{0,3}}(?:-|/|den|toi){_S}(?:nam\s{{1,9}})?(?P<y2>{_Y})(?:\s{{0,3}}\))?{_AFTER}",
    ),
    # năm học 2015 - 2016
    (
        "school_year",
        "school",
        rf"{_HEAD}nam\s{{1,3}}hoc{_S}(?P<y>{_Y})\s{{0,3}}[-/]{_S}(?P<y2>{_Y}){_AFTER}",
    ),
    # năm 2016
    (
        "year",
        "year",
        rf"(?<!viet )(?P<head>{_GLUED}nam{_S})(?P<y>{_Y})(?!\d)(?!-\d\d?-)(?![.,]\d)(?!\s{{0,3}}/\s{{0,3}}[a-z])",
    ),
    # (từ đầu) năm (đến nay)
    ("year.unnamed", "year", r"nam(?:\s+nay)?(?=\s+(?:den|toi)\s{1,9})"),
    # … 2015 (after năm 2014, or từ)
    (
        "year.bare",
        "year",
        rf"{_BEFORE}(?<![/a-z])(?P<y>{_Y})(?![\d/])(?!\s{{0,3}}[.,/]\s{{0,3}}\d{{3}}(?!\d))(?!-[a-z])(?!\s{{0,3}}/\s{{0,3}}[a-z])",
    ),
    # … ngày 21, (before 22 và 23/11/2016)
    ("day.listed", "day", rf"(?P<head>{_NGAY})(?P<d>{_N})(?![\d/])(?!\s{{0,3}}[.:]\d)"),
    # a longer number
    ("number.long", "junk", r"\d{3,}(?:[.,]\d+)*"),
    # … 22
    (
        "number",
        "number",
        rf"{_BEFORE}(?P<n>\d{{1,2}}{FILLER}*)(?!\d)(?!\s{{0,3}}(?:h|gio|%|:\d))(?![.,]\d)",
    ),
)

# ---------------------------------------------------------------- reading them


def _compiled(*names: str) -> re.Pattern[str]:
    """The named rules as one pattern, tried in this order; each has its own set of groups."""
    rules = [
        rf"(?P<{_group(name)}>{_suffixed(pattern, _INDEX[name])})"
        for name in names
        for rule, _, pattern in _RULES
        if rule == name
    ]
    return re.compile("|".join(rules))


def _suffixed(pattern: str, index: int) -> str:
    """Group names may occur only once in a pattern: ``y`` of rule 3 becomes ``y_3``."""
    return re.sub(r"\(\?P([<=])(\w+)", rf"(?P\1\2_{index}", pattern)


def _group(rule: str) -> str:
    return "rule_" + rule.replace(".", "_")


_INDEX = {rule: index for index, (rule, _, _) in enumerate(_RULES)}
_BY_GROUP = {_group(rule): (rule, shape, index) for index, (rule, shape, _) in enumerate(_RULES)}
_FIELDS = {
    index: tuple(re.findall(r"\(\?P<(\w+)>", pattern))
    for index, (_, _, pattern) in enumerate(_RULES)
}

# Which rules may begin where: a word decides, so that the rest is never tried.
_LEAD = re.compile(r"\d|nga[yv]|m[ou]ng(?=\s*\d)|thang|t(?=\d|\.\d)|quy|n(?:am|hiem|ua|k)(?![a-z])")
_NEXT_QUARTER = re.compile(r"\s*(?:[,;-]|va|den|toi)\s*(?:(?:va|het)\s*)?(?=[iv])")  # I, II và III
_BY_LEAD = {
    "digit": _compiled(
        "iso", "day.figures", "day.words_bare", "day.no_year", "part.of_year", "duration", "month.figures",
        "month.listed", "year.bare", "number.long", "number",
    ),
    "ng": _compiled(
        "day.figures", "day.short_year", "day.words", "day.unfilled", "month.unfilled", "blank", "day.no_year", "day.listed"
    ),
    "m": _compiled("day.words"),
    "t": _compiled("month.unfilled", "blank", "month", "month.letter"),
    "q": _compiled("quarter"),
    "n": _compiled("term", "school_year", "half.words", "year", "year.unnamed"),
}  # fmt: skip
_LISTED_QUARTER = _compiled("quarter.listed")


def scan(text: str) -> Iterator[Token]:
    """The tokens of a folded text, weak ones and junk included, from left to right."""
    position = 0
    while (lead := _LEAD.search(text, position)) is not None:
        first = lead.group()
        key = "digit" if first[0].isdigit() else "ng" if first[:2] == "ng" else first[0]
        match = _BY_LEAD[key].match(text, lead.start())
        if match is None:
            position = _past(text, lead.end()) if key == "digit" else lead.end()
            continue
        yield _token(match, text)
        position = match.end()
        while key == "q" and (joint := _NEXT_QUARTER.match(text, position)):
            match = _LISTED_QUARTER.match(text, joint.end())
            if match is None:
                break
            yield _token(match, text)
            position = match.end()


def _past(text: str, position: int) -> int:
    """Behind the number that could not be read: its rest is no number of its own."""
    while position < len(text) and text[position].isdigit():
        position += 1
    return position


def _token(match: re.Match[str], text: str) -> Token:
    """What a rule's match says."""
    rule, shape, index = _BY_GROUP[str(match.lastgroup)]
    said = {name: match.group(f"{name}_{index}") for name in _FIELDS[index]}
    year = next(
        (said[name] for name in ("y", "yb", "ys", "yz", "ye", "yn", "yo") if said.get(name)), None
    )
    token = Token(
        rule=rule,
        start=match.start(),
        end=match.end(),
        shape=shape,
        day=_int(said.get("d")),
        month=_int(said.get("m")),
        number=_int(said.get("n")),
        edge=said.get("edge") or ("dau" if rule == "part.of_year" else None),
        year=_int(year),
        last_year=_int(said.get("y2")),
        shift=_SHIFTS.get(said.get("rel") or ""),
        headed=bool(said.get("head")),
        lunar=bool(said.get("lunar")),
    )
    if short := said.get("yy"):
        token.year = int(short) + (2000 if int(short) <= 50 else 1900)
    if quarter := said.get("q"):
        token.number = _quarter(quarter)
    if said.get("unit") == "quy" and token.number is not None:
        token.number *= 3
    token.weak = rule in _WEAK or (rule == "day.no_year" and not (token.headed or token.year))
    if rule == "part.of_year" and "nam" not in text[token.start : token.end] and token.year is None:
        token.weak = True
    if rule == "year.unnamed":
        token.shift = 0
    if rule == "half.words":
        token.number = 6
    return token


_SHIFTS = {"nay": 0, "truoc": -1, "ngoai": -1, "sau": 1, "toi": 1}
_WEAK = {"year.unnamed", "quarter.listed", "month.listed", "year.bare", "number", "day.listed"}


def _int(digits: str | None) -> int | None:
    return int(digits.strip(FILLER)) if digits else None


def _quarter(written: str) -> int:
    """A quarter's number, Arabic or Roman, with l and | for I."""
    plain = written.strip(FILLER)
    return int(plain) if plain.isdigit() else _ROMAN[re.sub(r"[l|]", "i", plain)]
