"""The numbers that Word draws before paragraphs and writes nowhere: 1.2.3, a), IV, •."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from extractors.text import tidy
from extractors.word.markup import MC, W, child, chosen, number, switch, val
from extractors.word.styles import Styles

_DEPTHS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list. ``restart``: the depth (from 1) after which it starts over, 0 never."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    family: str  # lists of one family (abstractNum) count on from each other
    levels: dict[int, Level]
    starts: dict[int, int]  # startOverride

    def start(self, depth: int) -> int:
        """The first number of a level."""
        return self.starts.get(depth, self.levels.get(depth, Level()).start)


class Numbering:
    """Counts as Word does; ask it once for each numbered paragraph, in the order of the page."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._lists: dict[int, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()
        if root is None:
            return
        families = {
            val(each, "abstractNumId") or "": each for each in root.findall(W + "abstractNum")
        }
        lists = {number(val(each, "numId")): each for each in root.findall(W + "num")}
        for num, written in lists.items():
            if num is not None:
                self._lists[num] = _read_list(written, families, lists, styles)

    def depth_of_style(self, num: int, style: str | None) -> int | None:
        """The level that a list gives to a paragraph style (``w:pStyle``)."""
        levels = self._lists[num].levels if num in self._lists else {}
        return next((d for d, level in levels.items() if style and level.style == style), None)

    def next(self, num: int, depth: int) -> str:
        """The number shown before the next paragraph of list ``num`` at ``depth`` (from 0)."""
        if num not in self._lists:
            return ""
        which = self._lists[num]
        level = which.levels.get(depth, Level())
        counts = self._counts.setdefault(which.family, [None] * _DEPTHS)
        for above in range(depth):  # a level no paragraph used yet counts as used once
            if counts[above] is None:
                counts[above] = which.start(above)
        self._count(num, which, depth, counts)
        for deeper in range(depth + 1, _DEPTHS):
            restart = which.levels.get(deeper, Level()).restart
            if restart is None or 0 < depth + 1 <= restart:
                counts[deeper] = None
        if level.format == "bullet":
            return tidy(level.text).strip()
        shown = _PLACE.sub(
            lambda place: _shown(which, counts, int(place[1]) - 1, level), level.text
        )
        return shown.strip()

    def _count(self, num: int, which: _List, depth: int, counts: list[int | None]) -> None:
        before = counts[depth]
        if depth in which.starts and (num, depth) not in self._begun:
            counts[depth] = which.starts[depth]
        elif before is None:
            counts[depth] = which.start(depth)
        else:
            counts[depth] = before + 1
        self._begun.add((num, depth))


def _shown(which: _List, counts: list[int | None], depth: int, level: Level) -> str:
    other = which.levels.get(depth, Level())
    count = counts[depth]
    if count is None:  # a level below the paragraph's own: no list that Word writes asks for it
        count = which.start(depth)
    style = "decimal" if level.legal and other.format != "none" else other.format
    if style[:1].isdigit():  # a form of the list's own: 001, 002, 003, ...
        return str(count).zfill(len(style))
    return _FORMATS.get(style, str)(count)


def _read_list(
    written: etree._Element,
    families: dict[str, etree._Element],
    lists: dict[int | None, etree._Element],
    styles: Styles,
) -> _List:
    family = val(child(written, "abstractNumId")) or ""
    abstract = families.get(family)
    link = val(child(abstract, "numStyleLink"))
    if link is not None:  # the levels stand in the list that the numbering style names
        linked = lists.get(styles.numbered_as(link))
        if linked is not None:
            family = val(child(linked, "abstractNumId")) or ""
            abstract = families.get(family)
    levels = _levels(abstract)
    starts: dict[int, int] = {}
    for override in written.findall(W + "lvlOverride"):
        depth = number(val(override, "ilvl"), high=_DEPTHS - 1)
        if depth is None:
            continue
        levels.update(_levels(override))
        start = number(val(child(override, "startOverride")))
        if start is not None:
            starts[depth] = start
    return _List(family=family, levels=levels, starts=starts)


def _levels(parent: etree._Element | None) -> dict[int, Level]:
    levels = {}
    for written in parent.findall(W + "lvl") if parent is not None else ():
        depth = number(val(written, "ilvl"), high=_DEPTHS - 1)
        if depth is None:
            continue
        start = number(val(child(written, "start")))
        levels[depth] = Level(
            start=0 if start is None else start,
            format=_form(written),
            text=val(child(written, "lvlText")) or "",
            restart=number(val(child(written, "lvlRestart")), high=_DEPTHS),
            legal=bool(switch(written, "isLgl")),
            style=val(child(written, "pStyle")),
        )
    return levels


def _form(level: etree._Element) -> str:
    """The name of a level's format, or its first number where the list has a form of its own."""
    format = child(level, "numFmt")
    alternatives = level.find(MC + "AlternateContent")
    if format is None and alternatives is not None:
        format = child(chosen(alternatives), "numFmt")
    own = re.match(r"\d+", val(format, "format") or "")
    return own[0] if own else val(format) or "decimal"


def letters(count: int) -> str:
    """1 → a, 26 → z, 27 → aa, 53 → aaa."""
    if not 0 < count <= 780:
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    digits = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
              (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
    written = ""
    for value, letters in digits:
        written += letters * (count // value)
        count %= value
    return written


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def _in_words(count: int) -> str:
    """1 → một, 10 → mười, 15 → mười lăm, 21 → hai mươi mốt."""
    tens, ones = divmod(count, 10)
    if not 0 < count < 100:
        return str(count)
    if not tens:
        return _DIGITS[ones]
    last = {1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, _DIGITS[ones])
    before = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    return before if not ones else f"{before} {last}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": letters,
    "upperLetter": lambda count: letters(count).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
    "vietnameseCounting": _in_words,
    "numberInDash": lambda count: f"- {count} -",
}
