"""What stands inside one paragraph: runs, fields, links, revisions, drawings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from lxml import etree

from dossier.document import Aside
from extractors.word import drawn
from extractors.word.markup import MATH, MC, RELATION, W, child, chosen, number, on, val
from extractors.word.styles import Look, Styles, look

_TINY = 4  # half-points: 2 pt
_NARROW = 10  # percent of its width: letters are strokes
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
    made: int = 0  # signs of ``text`` that Word draws and the file does not hold
    paragraph: int = 0  # which paragraph of the part it comes from

    @property
    def reason(self) -> Aside | None:
        """Why it is not on the page; ``None`` where it is."""
        return Aside.FIELD_CODE if self.code else self.aside


@dataclass(slots=True, kw_only=True)
class Held:
    """Something drawn that has words of its own: a text box, word art, a chart, a diagram."""

    content: etree._Element
    aside: Aside | None
    fill: str | None


@dataclass(slots=True, kw_only=True)
class Around:
    """What a part tells all its paragraphs, and what they tell back."""

    part: str
    styles: Styles
    pages: _Counter
    paper: drawn.Paper = field(default_factory=drawn.Paper)
    unread: list[tuple[str, str]] = field(default_factory=list)  # (relation id, source)
    pictures: list[tuple[str, float]] = field(default_factory=list)  # (relation id, share of page)
    notes: dict[tuple[str, str], Aside | None] = field(default_factory=dict)  # notes referred to


class Inline:
    """Reads a paragraph into ``pieces`` and ``held`` (what is drawn in it).

    ``flat``: the paragraph's own letters cannot be seen, whatever they look like.
    """

    def __init__(self, around: Around, style: str | None, *, flat: bool = False) -> None:
        self.pieces: list[Piece] = []
        self.held: list[Held] = []
        self._around = around
        self._style = style
        self._flat = flat
        self._fields: list[int | None] = []  # where each open field's code began; None: its result

    def read(self, element: etree._Element, aside: Aside | None, fill: str | None) -> None:
        """Read everything under a paragraph."""
        self._children(element, aside, fill)
        for began in self._fields:  # a field that this paragraph does not close hides nothing
            for piece in self.pieces[began:] if began is not None else ():
                piece.code = piece.aside is Aside.FIELD_CODE

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
                self._say(element.text or "", aside or self._own, Look())
            elif tag == MATH + "den":
                self._say("/", aside or self._own, Look(), made=1)
                self._children(element, aside, fill)
            else:
                self._children(element, aside, fill)

    @property
    def _own(self) -> Aside | None:
        return Aside.HIDDEN if self._flat else None

    def _run(self, run: etree._Element, aside: Aside | None, fill: str | None) -> None:
        properties = run.find(W + "rPr")
        styles = self._around.styles
        character = None if properties is None else val(properties.find(W + "rStyle"))
        seen = styles.run(self._style, character, look(properties))
        words = aside or self._own or _out_of_sight(seen, fill, styles)
        drawings = aside or (Aside.HIDDEN if seen.vanish else None)  # no colour hides a drawing
        self._run_content(run, (words, drawings), seen, fill)

    def _run_content(
        self,
        parent: etree._Element,
        aside: tuple[Aside | None, Aside | None],
        seen: Look,
        fill: str | None,
    ) -> None:
        words, drawings = aside
        for element in parent:
            tag = element.tag
            if tag == W + "t":
                self._say((element.text or "").replace("\n", " "), words, seen)
            elif tag == W + "delText":
                self._say(element.text or "", words or Aside.DELETED, seen)
            elif tag in _CODES:
                self._say(element.text or "", Aside.FIELD_CODE, seen)
            elif tag in _CHARACTERS:
                self._say(_CHARACTERS[tag], words, seen)
            elif tag == W + "br":
                if val(element, "type") == "page":
                    self._around.pages.turn(rendered=False)
                self._say("\n", words, seen)
            elif tag == W + "lastRenderedPageBreak":
                self._around.pages.turn(rendered=True)
            elif tag == W + "sym":
                font = val(element, "font")
                self._say(symbol(element), words, seen.under(Look(font=font)))
            elif tag == W + "fldChar":
                self._field(element, words, seen)
            elif tag in _NOTES:
                note = (tag.removeprefix(W).removesuffix("Reference"), val(element, "id") or "")
                self._around.notes[note] = self._around.notes.get(note, drawings) and drawings
            elif tag == MC + "AlternateContent":
                branch = chosen(element)
                if branch is not None:
                    self._run_content(branch, aside, seen, fill)
            elif tag in _DRAWN:
                self._drawn(element, drawings)
            elif tag == W + "ruby":
                self._children(element, words, fill)

    def _drawn(self, drawing: etree._Element, aside: Aside | None) -> None:
        around = self._around
        if drawn.out_of_sight(drawing, around.paper):
            aside = aside or Aside.HIDDEN
        for content in drawn.contents(drawing):
            self.held.append(Held(content=content, aside=aside, fill=drawn.fill(content)))
        embedded = [*drawing.iter(drawn.OLE), *drawing.iter(W + "objectEmbed")]
        around.unread.extend((str(one.get(RELATION + "id", "")), around.part) for one in embedded)
        if aside is None and not embedded:
            around.pictures.extend(drawn.pictures(drawing, around.paper))

    def _field(self, element: etree._Element, aside: Aside | None, seen: Look) -> None:
        kind = val(element, "fldCharType")
        if kind == "begin":
            shown = _filled_in(element.find(W + "ffData"))
            self._say(shown, aside, seen, made=len("".join(shown.split())))
            self._fields.append(len(self.pieces))
        elif kind == "separate" and self._fields:
            self._fields[-1] = None
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _say(self, text: str, aside: Aside | None, seen: Look, *, made: int = 0) -> None:
        if not text:
            return
        font = (seen.font or "").lower()
        piece = Piece(
            text=text,
            aside=aside,
            bold=bool(seen.bold),
            capitals=font.startswith(".vn") and font.endswith("h"),
            page=self._around.pages.now,
            code=aside is Aside.FIELD_CODE or any(began is not None for began in self._fields),
            made=made,
        )
        self.pieces.append(piece)


_SKIPPED = frozenset(W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "fldData", "rubyPr"))
_TAKEN_OUT = frozenset({W + "del", W + "moveFrom"})
_CODES = frozenset({W + "instrText", W + "delInstrText"})
_NOTES = frozenset({W + "footnoteReference", W + "endnoteReference"})
_DRAWN = frozenset({W + "drawing", W + "pict", W + "object"})
_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "\u00ad",  # TCVN3 writes ư so; elsewhere it is dropped when cleaned
}
_OF_SYMBOLS = ("symbol", "wingdings", "webdings", "marlett", "zapf", "mt extra", "monotype sorts")


def symbol(element: etree._Element) -> str:
    """The character that a ``w:sym`` stands for; old Word writes the letters of .Vn fonts so."""
    code = val(element, "char") or ""
    point = number(str(int(code, 16)) if _is_hex(code) else None, high=0xFFFF)
    if not point or 0xD800 <= point < 0xE000:
        return ""
    if 0xF020 <= point <= 0xF0FF and not (val(element, "font") or "").lower().startswith(
        _OF_SYMBOLS
    ):
        point &= 0xFF
    return chr(point)


def _filled_in(form: etree._Element | None) -> str:
    """What a form field shows by itself: a ticked or empty box, the entry chosen from a list."""
    box = child(form, "checkBox")
    if box is not None:
        ticked = [on(child(box, name)) for name in ("checked", "default")]
        return "☒" if next((state for state in ticked if state is not None), False) else "☐"
    entries = child(form, "ddList")
    if entries is None:
        return ""
    texts = [val(entry) or "" for entry in entries.findall(W + "listEntry")]
    which = number(val(child(entries, "result"))) or number(val(child(entries, "default"))) or 0
    return texts[which] if which < len(texts) else ""


def _out_of_sight(seen: Look, fill: str | None, styles: Styles) -> Aside | None:
    if seen.strike:
        return Aside.DELETED
    if seen.vanish or seen.glass or any(unreadable(seen) for unreadable in _UNREADABLE):
        return Aside.HIDDEN
    ink, paint = styles.rgb(seen.color), styles.rgb(seen.fill)
    behind = paint if paint is not None else ("FFFFFF" if fill is None else fill)
    if ink and behind and _close(ink, behind):
        return Aside.HIDDEN
    return None


_UNREADABLE: Sequence[Callable[[Look], bool]] = (
    lambda seen: seen.size is not None and seen.size <= _TINY,
    lambda seen: seen.scale is not None and seen.scale <= _NARROW,
    # Letters are half as wide as high: drawn back by four tenths they lie on each other.
    lambda seen: (seen.spacing or 0) < -0.4 * 10 * (seen.size or 24),
)


def _close(one: str, other: str) -> bool:
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return all(abs(a - b) <= _SAME_PAINT for a, b in pairs)


def _is_hex(text: str) -> bool:
    return bool(text) and len(text) <= 8 and all(c in "0123456789abcdefABCDEF" for c in text)
