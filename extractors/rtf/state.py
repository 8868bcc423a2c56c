"""What holds at one point of an RTF file: how letters look and where they go."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.document import Aside

_TINY = 4  # half-points: 2 pt
_NARROW = 10  # percent
_PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_SYMBOLS = 2  # the charset of Symbol and Wingdings


@dataclass(slots=True)
class Font:
    """A font of the file's table."""

    name: str = ""
    charset: int | None = None

    @property
    def old(self) -> bool:
        """A font of the nineties: its letters are bytes of Latin-1, whatever the file says."""
        return self.name.lower().startswith((".vn", "vni"))

    @property
    def capitals(self) -> bool:
        """A TCVN3 font that draws small letters as capitals."""
        return self.name.lower().startswith(".vn") and self.name.lower().endswith("h")


@dataclass(slots=True)
class State:
    """Everything a group inherits and gives back when it closes."""

    skip: bool = False
    code: bool = False
    number: bool = False  # the text is the number that Word drew before the paragraph
    within: Aside | None = None  # header, footer, comment
    hidden: bool = False
    gone: bool = False
    struck: bool = False
    bold: bool = False
    size: int = 24
    ink: int = 0
    paint: int = 0
    scale: int = 100
    spread: int = 0  # twips between letters
    font: int = 0
    fallback: int = 1  # characters after \u that repeat it for old readers
    table: int = 0  # depth of the table a paragraph stands in

    def plain(self) -> None:
        """Back to the look of the default."""
        self.hidden = self.gone = self.struck = self.bold = False
        self.size, self.ink, self.paint, self.scale, self.spread = 24, 0, 0, 100, 0

    def aside(self, colors: list[tuple[int, int, int] | None], *, shaded: bool) -> Aside | None:
        """Why text of this look is not on the page; ``shaded``: what is behind it is painted."""
        if self.within is not None:
            return self.within
        if self.gone or self.struck:
            return Aside.DELETED
        if self.hidden or self.size <= _TINY or self.scale <= _NARROW:
            return Aside.HIDDEN
        if self.spread < -0.4 * 10 * self.size:
            return Aside.HIDDEN
        ink = _color(colors, self.ink, (0, 0, 0))
        paint = _color(colors, self.paint, (255, 255, 255))
        same = all(abs(one - other) <= 24 for one, other in zip(ink, paint, strict=True))
        return Aside.HIDDEN if same and (self.paint or not shaded) else None


def decoded(data: bytes, font: Font, page: str) -> str:
    """Bytes as text: the font's own character set, else the file's."""
    if font.charset == _SYMBOLS:
        return "".join(chr(0xF000 + byte) if byte >= 0x20 else chr(byte) for byte in data)
    if font.old:
        page = "cp1252"
    elif font.charset in _PAGES:
        page = _PAGES[font.charset]
    try:
        return data.decode(page)
    except (UnicodeDecodeError, LookupError):
        return data.decode("latin-1")


def _color(
    colors: list[tuple[int, int, int] | None], at: int, auto: tuple[int, int, int]
) -> tuple[int, int, int]:
    return (colors[at] if 0 < at < len(colors) else None) or auto
