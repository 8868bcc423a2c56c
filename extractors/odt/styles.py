"""What the style sheets of an OpenDocument file say of letters, paragraphs and lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from dossier.document import Aside
from extractors.word.numbering import letters, roman

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_MAX_CHAIN = 50
_SMALLEST = 2.0  # points
_SAME_PAINT = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How letters look; ``color`` and ``paint`` are six hex digits."""

    hidden: bool = False
    struck: bool = False
    bold: bool = False
    centered: bool = False
    size: float = 12.0
    color: str = "000000"
    paint: str = ""
    font: str = ""

    @property
    def aside(self) -> Aside | None:
        """Why text of this look is not on the page."""
        if self.struck:
            return Aside.DELETED
        if self.hidden or self.size <= _SMALLEST or _close(self.color, self.paint or "FFFFFF"):
            return Aside.HIDDEN
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list: ``format`` is empty for none, ``bullet`` the sign of one without."""

    format: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    above: int = 1  # how many levels the number shows
    bullet: str = ""


class Styles:
    """All styles of the file by family and name."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        self._looks: dict[tuple[str, str], Look] = {}
        for root in roots:
            for style in root.iter(STYLE + "style") if root is not None else ():
                self._styles[(style.get(STYLE + "family", ""), style.get(STYLE + "name", ""))] = (
                    style
                )
            for found in root.iter(TEXT + "list-style") if root is not None else ():
                self._lists[found.get(STYLE + "name", "")] = _levels(found)

    def look(self, family: str, name: str | None, under: Look) -> Look:
        """The look of a style laid over ``under``, its ancestors first."""
        chain: list[etree._Element] = []
        while name and (family, name) in self._styles and len(chain) < _MAX_CHAIN:
            style = self._styles[(family, name)]
            chain.append(style)
            name = style.get(STYLE + "parent-style-name")
        for style in reversed(chain):
            under = _laid(under, style)
        return under

    def level(self, name: str | None, depth: int) -> Level:
        """Level ``depth`` (from 1) of a list style."""
        return self._lists.get(name or "", {}).get(depth, Level())


def written(level: Level, counts: list[int], levels: list[Level]) -> str:
    """The number before a list item, with those of the levels above that it shows."""
    if level.bullet:
        return level.bullet
    if not level.format:
        return f"{level.prefix}{level.suffix}".strip()
    first = max(0, len(counts) - level.above)
    shown = [
        _FORMATS.get(one.format, str)(count)
        for one, count in list(zip(levels, counts, strict=True))[first:]
        if one.format
    ]
    return f"{level.prefix}{'.'.join(shown)}{level.suffix}".strip()


_FORMATS: dict[str, Callable[[int], str]] = {
    "a": letters,
    "A": lambda count: letters(count).upper(),
    "i": roman,
    "I": lambda count: roman(count).upper(),
}
_SIZE = re.compile(r"([\d.]+)pt")
_HEX = re.compile(r"#([0-9a-fA-F]{6})")


def _laid(under: Look, style: etree._Element) -> Look:
    of_text = style.find(STYLE + "text-properties")
    if of_text is not None:
        under = _lettered(under, of_text)
    of_paragraph = style.find(STYLE + "paragraph-properties")
    of_cell = style.find(STYLE + "table-cell-properties")
    for properties in (of_paragraph, of_cell):
        if properties is not None:
            paint = _HEX.match(properties.get(FO + "background-color", ""))
            under = replace(under, paint=paint[1].upper() if paint else under.paint)
    if of_paragraph is not None and (align := of_paragraph.get(FO + "text-align")):
        under = replace(under, centered=align == "center")
    return under


def _lettered(under: Look, said: etree._Element) -> Look:
    size, color = _SIZE.match(said.get(FO + "font-size", "")), said.get(FO + "color", "")
    paint = _HEX.match(said.get(FO + "background-color", ""))
    display, line = said.get(TEXT + "display"), said.get(STYLE + "text-line-through-style")
    weight = said.get(FO + "font-weight")
    if said.get(STYLE + "use-window-font-color") == "true":
        color = "#000000"
    return replace(
        under,
        hidden=under.hidden if display is None else display == "none",
        struck=under.struck if line is None else line != "none",
        bold=under.bold if weight is None else weight in ("bold", "600", "700", "800", "900"),
        size=float(size[1]) if size else under.size,
        color=color[1:].upper() if _HEX.match(color) else under.color,
        paint=paint[1].upper() if paint else under.paint,
        font=said.get(STYLE + "font-name") or said.get(FO + "font-family") or under.font,
    )


def _levels(found: etree._Element) -> dict[int, Level]:
    levels = {}
    for level in found:
        depth = level.get(TEXT + "level", "")
        if not depth.isdecimal():
            continue
        start, above = (level.get(TEXT + name, "1") for name in ("start-value", "display-levels"))
        levels[int(depth)] = Level(
            format=level.get(STYLE + "num-format", ""),
            prefix=level.get(STYLE + "num-prefix", ""),
            suffix=level.get(STYLE + "num-suffix", ""),
            start=int(start) if start.isdecimal() else 1,
            above=int(above) if above.isdecimal() else 1,
            bullet=level.get(TEXT + "bullet-char", ""),
        )
    return levels


def _close(one: str, other: str) -> bool:
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return all(abs(a - b) <= _SAME_PAINT for a, b in pairs)
