"""The single calendar words of a text, from left to right, each read by one named rule.

A token may be *weak*: a bare ``21``, ``2015``, ``II`` or ``7/11`` means nothing by itself and
counts only where its neighbours make it one (``ngày 21, 22 và 23/11/2016``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.dates.folding import FILLER
from extractors.dates.rules import RULES

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


def _compiled(*names: str) -> re.Pattern[str]:
    """The named rules as one pattern, tried in this order; each has its own set of groups."""
    rules = [
        rf"(?P<{_group(name)}>{_suffixed(pattern, _INDEX[name])})"
        for name in names
        for rule, _, pattern in RULES
        if rule == name
    ]
    return re.compile("|".join(rules))


def _suffixed(pattern: str, index: int) -> str:
    """Group names may occur only once in a pattern: ``y`` of rule 3 becomes ``y_3``."""
    return re.sub(r"\(\?P([<=])(\w+)", rf"(?P\1\2_{index}", pattern)


def _group(rule: str) -> str:
    return "rule_" + rule.replace(".", "_")


_INDEX = {rule: index for index, (rule, _, _) in enumerate(RULES)}
_BY_GROUP = {_group(rule): (rule, shape, index) for index, (rule, shape, _) in enumerate(RULES)}
_FIELDS = {
    index: tuple(re.findall(r"\(\?P<(\w+)>", pattern))
    for index, (_, _, pattern) in enumerate(RULES)
}

# Which rules may begin where: a word decides, so that the rest is never tried.
_LEAD = re.compile(
    r"\d|nga[yv]|m[ou]ng(?=\s*\d)|thang|t(?=\d|\.\d)|quy|q(?=\.?[i1-4])"
    r"|n(?:am|hiem|ua|k)(?![a-z])"
)
_NEXT_QUARTER = re.compile(r"\s*(?:[,;-]|va|den|toi)\s*(?:(?:va|het)\s*)?(?=[iv])")  # I, II và III
_BY_LEAD = {
    "digit": _compiled(
        "iso", "day.figures", "day.words_bare", "day.no_year", "part.of_year", "day.words_listed",
        "duration",
        "month.figures", "month.listed", "year.bare", "time", "number.long", "number",
    ),
    "ng": _compiled(
        "day.figures", "day.short_year", "day.words", "day.unfilled", "month.unfilled", "blank",
        "day.no_year", "day.listed",
    ),
    "m": _compiled("day.words"),
    "t": _compiled("month.unfilled", "blank", "month", "month.letter"),
    "q": _compiled("quarter", "quarter.letter"),
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
_WEAK = {
    "day.words_listed",
    "year.unnamed",
    "quarter.listed",
    "month.listed",
    "year.bare",
    "number",
    "day.listed",
}


def _int(digits: str | None) -> int | None:
    return int(digits.strip(FILLER)) if digits else None


def _quarter(written: str) -> int:
    """A quarter's number, Arabic or Roman, with l and | for I."""
    plain = written.strip(FILLER)
    return int(plain) if plain.isdigit() else _ROMAN[re.sub(r"[l|1]", "i", plain)]
