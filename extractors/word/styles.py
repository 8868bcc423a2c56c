"""How a run or a paragraph looks once its styles are followed to their roots."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from extractors.word.markup import W, child, number, on, switch, val

_HEADING = re.compile(r"(?:heading|tiêu đề|đầu đề)\s*([1-9])", re.IGNORECASE)
_MAX_CHAIN = 50  # basedOn links followed; a circle ends here too


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The properties that decide whether text is seen. ``None``: not said here.

    ``size`` is in half-points, ``scale`` in percent of a letter's width, ``spacing`` in twentieths
    of a point. ``color`` and ``fill`` are for ``Styles.rgb`` to make out. ``glass``: no ink at all.
    """

    vanish: bool | None = None
    strike: bool | None = None
    bold: bool | None = None
    size: int | None = None
    color: str | None = None
    fill: str | None = None
    font: str | None = None
    scale: int | None = None
    spacing: int | None = None
    glass: bool | None = None

    def under(self, top: Look) -> Look:
        """This look with everything ``top`` says laid over it."""
        if top is PLAIN:
            return self
        if self is PLAIN:
            return top
        return Look(
            vanish=self.vanish if top.vanish is None else top.vanish,
            strike=self.strike if top.strike is None else top.strike,
            bold=self.bold if top.bold is None else top.bold,
            size=top.size or self.size,
            color=top.color or self.color,
            fill=top.fill or self.fill,
            font=top.font or self.font,
            scale=self.scale if top.scale is None else top.scale,
            spacing=self.spacing if top.spacing is None else top.spacing,
            glass=self.glass if top.glass is None else top.glass,
        )


PLAIN = Look()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a paragraph style (or a paragraph itself) says beyond the look of its runs.

    ``level`` is the outline level from 0; 9 is body text. ``num`` is the numbering list, 0 none.
    ``line`` is the exact height of its lines in twips, 0 where they grow with the text.
    """

    level: int | None = None
    centered: bool | None = None
    num: int | None = None
    depth: int | None = None
    fill: str | None = None
    breaks: bool | None = None
    line: int | None = None

    def under(self, top: Shape) -> Shape:
        """This shape with everything ``top`` says laid over it."""
        return Shape(
            level=self.level if top.level is None else top.level,
            centered=self.centered if top.centered is None else top.centered,
            num=self.num if top.num is None else top.num,
            depth=self.depth if top.depth is None else top.depth,
            fill=top.fill or self.fill,
            breaks=self.breaks if top.breaks is None else top.breaks,
            line=self.line if top.line is None else top.line,
        )


class Styles:
    """The style sheet of one file; a missing or circular style counts as plain."""

    def __init__(self, root: etree._Element | None, theme: etree._Element | None = None) -> None:
        self._theme = _colors(theme)
        self._styles: dict[str, etree._Element] = {}
        self._looks: dict[str | None, Look] = {}
        self._shapes: dict[str | None, Shape] = {}
        self._default: str | None = None
        self._ground = look(child(root, "docDefaults", "rPrDefault", "rPr"))
        for style in root.iterchildren(W + "style") if root is not None else ():
            name = val(style, "styleId") or ""
            self._styles.setdefault(name, style)
            if val(style, "type") == "paragraph" and val(style, "default") in ("1", "true", "on"):
                self._default = self._default or name

    def name_or_default(self, name: str | None) -> str | None:
        """The paragraph style in force where a paragraph names ``name`` (or none)."""
        return name if name in self._styles else self._default

    def look(self, name: str | None) -> Look:
        """What a style says of its runs, ancestors included, document defaults not."""
        if name not in self._looks:
            result = PLAIN
            for style in reversed(self._chain(name)):
                result = result.under(look(child(style, "rPr")))
            self._looks[name] = result
        return self._looks[name]

    def shape(self, name: str | None) -> Shape:
        """What a paragraph style says of its paragraphs, ancestors included."""
        if name not in self._shapes:
            result = Shape()
            for style in reversed(self._chain(name)):
                result = result.under(shape(child(style, "pPr")))
                heading = _HEADING.fullmatch((val(child(style, "name")) or "").strip())
                if heading and result.level is None:
                    result = replace(result, level=int(heading[1]) - 1)
            self._shapes[name] = result
        return self._shapes[name]

    def run(self, paragraph: str | None, character: str | None, own: Look) -> Look:
        """A run's final look: defaults, paragraph style, character style, then its own words.

        On/off properties set by both styles cancel out, as Word has it (ECMA-376, 17.7.3).
        """
        below, above = self.look(paragraph), self.look(character)
        seen = self._ground.under(below).under(above).under(own)
        if above is PLAIN:
            return seen
        return replace(
            seen,
            vanish=_toggle(below.vanish, above.vanish, own.vanish),
            strike=_toggle(below.strike, above.strike, own.strike),
            bold=_toggle(below.bold, above.bold, own.bold),
        )

    def rgb(self, color: str | None) -> str | None:
        """Six hex digits, ``""`` for a colour there is but not known, ``None`` for none said."""
        if color is None or color == _AUTO:
            return None
        theme, _, written = color.rpartition(":")
        return self._theme.get(theme) or written

    def shades(self, name: str | None) -> bool:
        """Whether a table style paints its cells, so that white letters may be meant."""
        fills = (
            self.rgb(painted(shade))
            for style in self._chain(name)
            for shade in style.iter(W + "shd")
        )
        return any(fill not in (None, "FFFFFF") for fill in fills)

    def numbered_as(self, name: str | None) -> int | None:
        """The list that a numbering style stands for (``w:numStyleLink``)."""
        return self.shape(name).num

    def _chain(self, name: str | None) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while name in self._styles and len(chain) < _MAX_CHAIN:
            style = self._styles[name]
            if style in chain:
                break
            chain.append(style)
            name = val(child(style, "basedOn"))
        return chain


def look(properties: etree._Element | None) -> Look:
    """The look that a ``w:rPr`` spells out."""
    if properties is None or not len(properties):
        return PLAIN
    said = {element.tag: element for element in properties}
    if said.keys() <= _NO_LOOK:
        return PLAIN
    fonts = said.get(W + "rFonts")
    struck, twice = on(said.get(W + "strike")), on(said.get(W + "dstrike"))
    ink, glass = _filled(said.get(_W14 + "textFill"))
    return Look(
        vanish=on(said.get(W + "vanish")),
        strike=struck if twice is None else (bool(struck) or twice),
        bold=on(said.get(W + "b")),
        size=number(val(said.get(W + "sz"))),
        color=ink or _named(said.get(W + "color"), "val", "themeColor"),
        fill=_paint(said),
        font=val(fonts, "ascii") or val(fonts, "hAnsi"),
        scale=number(val(said.get(W + "w")), low=1),
        spacing=number(val(said.get(W + "spacing")), low=-32_000),
        glass=glass,
    )


def shape(properties: etree._Element | None) -> Shape:
    """The shape that a ``w:pPr`` spells out."""
    if properties is None or not len(properties):
        return Shape()
    jc = val(child(properties, "jc"))
    return Shape(
        level=number(val(child(properties, "outlineLvl")), high=9),
        centered=None if jc is None else jc == "center",
        num=number(val(child(properties, "numPr", "numId"))),
        depth=number(val(child(properties, "numPr", "ilvl")), high=8),
        fill=painted(child(properties, "shd")),
        breaks=switch(properties, "pageBreakBefore"),
        line=_exact(child(properties, "spacing")),
    )


_AUTO = "auto"
_NO_LOOK = frozenset(W + name for name in ("lang", "i", "iCs", "bCs", "szCs", "u", "noProof"))
_HIGHLIGHTS = {"black": "000000", "white": "FFFFFF", "yellow": "FFFF00", "none": _AUTO}


def _paint(said: dict[str, etree._Element]) -> str | None:
    highlight = val(said.get(W + "highlight"))
    if highlight is not None:
        return _HIGHLIGHTS.get(highlight, "808080")
    return painted(said.get(W + "shd"))


_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_WHOLE = frozenset({"100000", "100%"})


def painted(shade: etree._Element | None) -> str | None:
    """The paint of a ``w:shd``, for ``Styles.rgb``; a pattern of dots is a colour unknown."""
    pattern = val(shade) or "clear"
    if pattern in ("clear", "nil"):
        return _named(shade, "fill", "themeFill")
    return _named(shade, "color", "themeColor") if pattern == "solid" else "?:"


def _named(element: etree._Element | None, plain: str, theme: str) -> str | None:
    """``theme:hex`` or the hex alone; a tinted theme colour is what Word wrote beside it."""
    written, name = _hex(val(element, plain)), val(element, theme)
    if name is None or val(element, f"{theme}Tint") or val(element, f"{theme}Shade"):
        return written or (_AUTO if val(element, plain) == _AUTO else None)
    return f"{name}:{written or ''}"


def _filled(fill: etree._Element | None) -> tuple[str | None, bool | None]:
    """The colour of Word 2010's letters, and whether they have none or one as clear as glass."""
    if fill is None:
        return None, None
    clear = any(alpha.get(_W14 + "val") in _WHOLE for alpha in fill.iter(_W14 + "alpha"))
    if clear or fill.find(_W14 + "noFill") is not None:
        return None, True
    rgb = fill.find(f"{_W14}solidFill/{_W14}srgbClr")
    return None if rgb is None else _hex(rgb.get(_W14 + "val")), False


def _colors(theme: etree._Element | None) -> dict[str, str]:
    """The colours of a theme by the names that ``w:themeColor`` gives them."""
    if theme is None:
        return {}
    found: dict[str, str] = {}
    for scheme in theme.iter("{*}clrScheme"):
        for slot in scheme:
            color = slot[0] if len(slot) else None
            rgb = None if color is None else _hex(color.get("lastClr") or color.get("val"))
            if rgb is not None:
                name = etree.QName(slot).localname
                found.update(dict.fromkeys(_THEME_NAMES.get(name, (name,)), rgb))
        break
    return found


_THEME_NAMES = {
    "dk1": ("dark1", "text1"),
    "lt1": ("light1", "background1"),
    "dk2": ("dark2", "text2"),
    "lt2": ("light2", "background2"),
    "hlink": ("hyperlink",),
    "folHlink": ("followedHyperlink",),
}


def _exact(spacing: etree._Element | None) -> int | None:
    line = number(val(spacing, "line"))
    return None if line is None else line * (val(spacing, "lineRule") == "exact")


def _hex(text: str | None) -> str | None:
    return text.upper() if text and re.fullmatch("[0-9A-Fa-f]{6}", text) else None


def _toggle(below: bool | None, above: bool | None, own: bool | None) -> bool:
    return bool(below) != bool(above) if own is None else own
