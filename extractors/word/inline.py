"""What stands inside one paragraph: runs, fields, links, revisions, text boxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from dossier.document import Aside
from extractors.word.markup import MATH, MC, RELATION, W, boxes, chosen, number, val
from extractors.word.styles import Look, Styles, look

_TINY = 4  # half-points: 2 pt
_SAME_PAINT = 24  # of 255: letters this close to their background cannot be seen


class _Counter(Protocol):
    now: int

    def turn(self, *, rendered: bool) -> None: ...


@dataclass(slots=True, kw_only=True)
class Piece:
    """A stretch of text with one look. ``capitals``: an old font draws it in capitals."""

    text: str
    aside: Aside | None
    bold: bool = False
    capitals: bool = False
    page: int = 1
    code: bool = False  # inside a field's code: never shown


class Inline:
    """Reads a paragraph into ``pieces`` and ``boxes`` (text boxes with what surrounds them)."""

    def __init__(
        self,
        styles: Styles,
        style: str | None,
        pages: _Counter,
        unread: list[tuple[str, str]],
        part: str,
    ) -> None:
        self.pieces: list[Piece] = []
        self.boxes: list[tuple[etree._Element, Aside | None, str | None]] = []
        self._styles = styles
        self._style = style
        self._pages = pages
        self._unread = unread
        self._part = part
        self._fields: list[int | None] = []  # where each open field's code began; None: its result

    def read(self, element: etree._Element, aside: Aside | None, fill: str | None) -> None:
        """Read everything under a paragraph."""
        self._children(element, aside, fill)
        for began in self._fields:  # a field that this paragraph does not close hides nothing
            for piece in self.pieces[began:] if began is not None else ():
                piece.code = False

    def _children(self, parent: etree._Element, aside: Aside | None, fill: str | None) -> None:
        for element in parent:
            tag = element.tag
            if tag == W + "r":
                self._run(element, aside, fill)
            elif tag in _SKIPPED:
                continue
            elif tag in _TAKEN_OUT:
                self._children(element, Aside.DELETED, fill)
            elif tag == MC + "AlternateContent":
                branch = chosen(element)
                if branch is not None:
                    self._children(branch, aside, fill)
            elif tag == MATH + "t":
                self._say(element.text or "", aside, Look())
            else:
                self._children(element, aside, fill)

    def _run(self, run: etree._Element, aside: Aside | None, fill: str | None) -> None:
        properties = run.find(W + "rPr")
        character = None if properties is None else val(properties.find(W + "rStyle"))
        seen = self._styles.run(self._style, character, look(properties))
        self._run_content(run, aside or _out_of_sight(seen, fill), seen, fill)

    def _run_content(
        self, parent: etree._Element, aside: Aside | None, seen: Look, fill: str | None
    ) -> None:
        for element in parent:
            tag = element.tag
            if tag == W + "t":
                self._say((element.text or "").replace("\n", " "), aside, seen)
            elif tag == W + "delText":
                self._say(element.text or "", aside or Aside.DELETED, seen)
            elif tag in _CHARACTERS:
                self._say(_CHARACTERS[tag], aside, seen)
            elif tag == W + "br":
                if val(element, "type") == "page":
                    self._pages.turn(rendered=False)
                self._say("\n", aside, seen)
            elif tag == W + "lastRenderedPageBreak":
                self._pages.turn(rendered=True)
            elif tag == W + "sym":
                code = val(element, "char") or ""
                point = number(str(int(code, 16)) if _is_hex(code) else None, high=0xFFFF)
                self._say(chr(point) if point else "", aside, seen)
            elif tag == W + "fldChar":
                self._field(val(element, "fldCharType"))
            elif tag == MC + "AlternateContent":
                branch = chosen(element)
                if branch is not None:
                    self._run_content(branch, aside, seen, fill)
            elif tag in _DRAWN:
                self._drawn(element, aside)
            elif tag == W + "ruby":
                self._children(element, aside, fill)

    def _drawn(self, drawing: etree._Element, aside: Aside | None) -> None:
        if _switched_off(drawing):
            aside = aside or Aside.HIDDEN
        for box in boxes(drawing):
            self.boxes.append((box, aside, _box_fill(box)))
        for element in drawing.iter("{urn:schemas-microsoft-com:office:office}OLEObject"):
            self._unread.append((str(element.get(RELATION + "id", "")), self._part))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(len(self.pieces))
        elif kind == "separate" and self._fields:
            self._fields[-1] = None
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _say(self, text: str, aside: Aside | None, seen: Look) -> None:
        if not text:
            return
        font = (seen.font or "").lower()
        piece = Piece(
            text=text,
            aside=aside,
            bold=bool(seen.bold),
            capitals=font.startswith(".vn") and font.endswith("h"),
            page=self._pages.now,
            code=any(began is not None for began in self._fields),
        )
        self.pieces.append(piece)


_SKIPPED = frozenset(W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "fldData", "rubyPr"))
_TAKEN_OUT = frozenset({W + "del", W + "moveFrom"})
_DRAWN = frozenset({W + "drawing", W + "pict", W + "object"})
_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "\u00ad",  # TCVN3 writes ư so; elsewhere it is dropped when cleaned
}


def _out_of_sight(seen: Look, fill: str | None) -> Aside | None:
    if seen.strike:
        return Aside.DELETED
    if seen.vanish or (seen.size is not None and seen.size <= _TINY):
        return Aside.HIDDEN
    behind = seen.fill or ("FFFFFF" if fill is None else fill)
    if seen.color and behind and _close(seen.color, behind):
        return Aside.HIDDEN
    return None


def _close(one: str, other: str) -> bool:
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return all(abs(a - b) <= _SAME_PAINT for a, b in pairs)


_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FILLS = frozenset(_A + name for name in ("solidFill", "gradFill", "blipFill", "pattFill"))
_VML = "{urn:schemas-microsoft-com:vml}"


def _switched_off(drawing: etree._Element) -> bool:
    """Whether a shape is hidden as a whole, in either of Word's two languages of shapes."""
    named = drawing.find("*/{*}docPr")
    if named is not None and named.get("hidden") in ("1", "true"):
        return True
    return any(
        "visibility:hidden" in shape.get("style", "").replace(" ", "")
        for shape in drawing
        if shape.tag.startswith(_VML)
    )


def _box_fill(box: etree._Element) -> str | None:
    """The paint of a text box's shape: six digits, ``""`` for paint unknown, ``None`` for none."""
    for shape in box.iterancestors():
        if shape.tag.startswith(_VML):
            if shape.get("fillcolor") or shape.find(_VML + "fill") is not None:
                return ""
        elif shape.tag.endswith("}wsp"):
            for fill in shape.iterfind("{*}spPr/*"):
                if fill.tag == _A + "noFill":
                    return None
                if fill.tag in _FILLS:
                    rgb = fill.find(_A + "srgbClr")
                    text = "" if rgb is None else str(rgb.get("val", ""))
                    return text.upper() if len(text) == 6 and _is_hex(text) else ""
            return "" if shape.find("{*}style") is not None else None
        elif shape.tag == W + "p":
            break
    return None


def _is_hex(text: str) -> bool:
    return bool(text) and len(text) <= 8 and all(c in "0123456789abcdefABCDEF" for c in text)
