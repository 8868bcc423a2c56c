"""Follows an RTF file group by group and gathers its paragraphs, rows and notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from dossier.document import Aside
from extractors.account import signs
from extractors.rtf.state import Font, State, decoded
from extractors.rtf.tokens import Token, tokens
from extractors.word.inline import Piece
from extractors.word.story import Paragraph, Row

_DEEPEST = 1_000  # groups in groups


@dataclass(slots=True)
class _Flow:
    """A run of paragraphs: the body, or a header, a note, a text box inside it."""

    out: list[Paragraph | Row]
    pieces: list[Piece] = field(default_factory=list)
    number: str = ""
    centered: bool = False
    level: int | None = None
    after: list[Paragraph | Row] = field(default_factory=list)  # boxes follow their paragraph
    cells: dict[int, list[list[Paragraph]]] = field(default_factory=dict)  # by depth of table
    cell: dict[int, list[Paragraph]] = field(default_factory=dict)
    shades: bool = False
    merged: list[str] = field(default_factory=list)  # what \trowd says of each cell
    merging: str = ""


class Parser:
    """``body`` and ``notes`` after ``parse``; ``written`` counts the signs met on the way."""

    def __init__(self) -> None:
        self.body: list[Paragraph | Row] = []
        self.notes: list[Paragraph | Row] = []
        self.embedded: list[str] = []
        self.pictures = 0
        self.written = 0
        self.revised = False
        self._apart: list[Paragraph | Row] = []  # headers, footers, comments
        self._page = "cp1252"
        self._fonts: dict[int, Font] = {}
        self._colors: list[tuple[int, int, int] | None] = [None]
        self._state = State()
        self._flow = _Flow(self.body)
        self._stack: list[tuple[State, Callable[[], None] | None]] = []
        self._ends: Callable[[], None] | None = None
        self._starred = False
        self._to_skip = 0
        self._bytes = b""
        self._tables = 0
        self._rows = 0
        self._listing = ""  # the table that is being read, "fonts" or "colors"
        self._named = 0
        self._rgb = [0, 0, 0]
        self._high = 0  # the first half of a character beyond U+FFFF

    def parse(self, data: bytes) -> bool:
        """Read everything; whether the file was whole."""
        for token in tokens(data):
            if token.kind != "text":
                self._flush()
            if token.kind == "{":
                self._stack.append((replace(self._state), self._ends))
                self._ends, self._starred, self._to_skip = None, False, 0
                if len(self._stack) > _DEEPEST:
                    return False
            elif token.kind == "}":
                self._close()
                if not self._stack:
                    break
            elif self._listing and token.name != "*":
                if not self._state.skip:
                    self._list(token)
            elif token.kind == "word":
                self._word(token)
            else:
                self._text(token)
        self._flush()
        whole = len(self._stack) <= 1
        while self._stack:
            self._close()
        self._finish(self._flow)
        self.body.extend(self._apart)
        return whole

    def _close(self) -> None:
        if self._ends is not None:
            self._ends()
        if self._stack:
            self._state, self._ends = self._stack.pop()
        self._to_skip = 0

    def _at_end(self, what: Callable[[], None]) -> None:
        """Do this when the group closes, before what was to be done already."""
        earlier = self._ends

        def both() -> None:
            what()
            if earlier is not None:
                earlier()

        self._ends = both

    def _text(self, token: Token) -> None:
        data = token.data
        if self._to_skip:  # the stand-in for a \u that old readers show
            gone = min(self._to_skip, len(data))
            self._to_skip -= gone
            data = data[gone:]
        if data and not self._state.skip:
            self._bytes += data

    def _flush(self) -> None:
        """Bytes of one font are decoded together: some letters take two."""
        if self._bytes:
            data, self._bytes = self._bytes, b""
            font = self._fonts.get(self._state.font, Font())
            self._say(decoded(data, font, self._page))

    def _say(self, text: str) -> None:
        state, flow = self._state, self._flow
        if state.skip or not text:
            return
        if state.number:
            flow.number += text
            return
        self.written += signs(text)
        font = self._fonts.get(state.font, Font())
        flow.pieces.append(
            Piece(
                text=text,
                aside=state.aside(self._colors, shaded=flow.shades),
                bold=state.bold,
                capitals=font.capitals,
                code=state.code,
            )
        )

    def _word(self, token: Token) -> None:
        name, value, state = token.name, token.value, self._state
        starred, self._starred = self._starred, name == "*"
        if name == "*":
            state.skip = state.skip or bool(self._listing)
            return
        if name in _GROUPS:
            _GROUPS[name](self)
            return
        if starred and name not in _SEE_THROUGH:
            state.skip = True
            return
        if name == "ud":  # the half of \upr that holds Unicode
            state.skip = False
            return
        if name == "u" and not state.skip:
            self._unicode(value or 0)
        elif self._to_skip:  # a control word stands in for a \u as well
            self._to_skip -= 1
        elif name in _SIGNS:
            self._say(_SIGNS[name])
        elif name in _LOOKS:
            _LOOKS[name](state, 1 if value is None else value)
            self.revised = self.revised or (name in ("deleted", "revised") and value != 0)
        elif not state.skip:
            self._structure(name, value)

    def _unicode(self, value: int) -> None:
        point = value % 65_536
        self._to_skip = self._state.fallback
        if 0xD800 <= point < 0xDC00:
            self._high = point
        elif 0xDC00 <= point < 0xE000:
            high, self._high = self._high, 0
            whole = 0x10000 + ((high - 0xD800) << 10) + (point - 0xDC00) if high else 0xFFFD
            self._say(chr(whole))
        else:
            self._say(chr(point))

    def _structure(self, name: str, value: int | None) -> None:
        state, flow = self._state, self._flow
        if name in ("par", "sect"):
            self._paragraph(flow)
        elif name == "pard":
            state.table, state.paint = 0, 0
            flow.centered, flow.level = False, None
        elif name == "intbl":
            state.table = max(1, state.table)
        elif name == "itap":
            state.table = value or 0
        elif name in ("cell", "nestcell"):
            depth = 1 if name == "cell" else max(2, state.table)
            self._paragraph(flow, depth)
            flow.cells.setdefault(depth, []).append(flow.cell.pop(depth, []))
        elif name in ("row", "nestrow"):
            self._row(flow, 1 if name == "row" else max(2, state.table))
        elif name == "trowd":
            flow.merged, flow.merging, flow.shades = [], "", False
        elif name in ("clvmrg", "clmrg"):
            flow.merging = name
        elif name == "cellx":
            flow.merged.append(flow.merging)
            flow.merging = ""
        elif name in ("clcbpat", "cbpat", "clshdng"):
            flow.shades = bool(value)
        elif name == "qc":
            flow.centered = True
        elif name == "outlinelevel" and value is not None and value < 9:
            flow.level = value + 1
        elif name == "ansicpg" and value:
            self._page = f"cp{value}" if value != 65001 else "utf-8"

    def _paragraph(self, flow: _Flow, table: int | None = None) -> None:
        depth = self._state.table if table is None else table
        paragraph = Paragraph(
            pieces=flow.pieces,
            source="",
            number=flow.number.strip(),
            level=flow.level,
            centered=flow.centered,
        )
        flow.pieces, flow.number = [], ""
        if paragraph.pieces or paragraph.number:
            (flow.cell.setdefault(depth, []) if depth else flow.out).append(paragraph)
        if not depth:
            flow.out.extend(flow.after)
            flow.after = []

    def _row(self, flow: _Flow, depth: int) -> None:
        self._paragraph(flow, depth)
        cells = flow.cells.pop(depth, [])
        rest = flow.cell.pop(depth, [])
        cells += [rest] if rest else []
        marks = flow.merged if depth == 1 else []
        for cell, mark in zip(cells, marks, strict=False):
            for piece in (piece for paragraph in cell for piece in paragraph.pieces if mark):
                piece.aside = piece.aside or Aside.HIDDEN
        covered = tuple(at for at, mark in enumerate(marks[: len(cells)]) if mark == "clvmrg")
        row = Row(cells=cells, covered=covered, table=self._table(flow), row=self._rows, source="")
        self._rows += 1
        if depth > 1:
            flow.after.append(row)
        else:
            flow.out.extend([row, *flow.after])
            flow.after = []

    def _table(self, flow: _Flow) -> int:
        if not (flow.out and isinstance(flow.out[-1], Row)):
            self._tables, self._rows = self._tables + 1, 0
        return self._tables - 1

    def _finish(self, flow: _Flow) -> None:
        """A flow ends: what its last paragraph or row still holds comes out."""
        for depth in sorted({*flow.cells, *flow.cell}, reverse=True):
            if depth:
                self._row(flow, depth)
        self._paragraph(flow, 0)

    def inner(self, out: list[Paragraph | Row], within: Aside | None = None) -> None:
        """The group that opens holds paragraphs of its own, which go to ``out``."""
        if self._state.skip:
            return
        outer, self._flow = self._flow, _Flow(out)
        self._state.within = self._state.within or within
        self._state.table, self._state.number = 0, False

        def ends() -> None:
            self._finish(self._flow)
            self._flow = outer

        self._at_end(ends)

    def apart(self, within: Aside) -> None:
        """The group that opens is a header, a footer or a comment."""
        self.inner(self._apart, within)

    def note(self) -> None:
        """The group that opens is a foot- or endnote."""
        self.inner(self.notes)

    def box(self) -> None:
        """The group that opens is the text of a shape."""
        self.inner(self._flow.after)

    def mark(self, name: str) -> None:
        """The group that opens is a field's code, a drawn number, or nothing that is shown."""
        setattr(self._state, name, True)

    def picture(self) -> None:
        """The group that opens is a picture."""
        self.pictures += 1
        self._state.skip = True

    def gathered(self, use: Callable[[str], None]) -> None:
        """The text of the group that opens is for ``use`` alone."""
        if self._state.skip:
            return
        outer, self._flow = self._flow, _Flow([])
        before = self.written

        def ends() -> None:
            text = "".join(piece.text for piece in self._flow.pieces)
            self._flow, self.written = outer, before
            use(text)

        self._at_end(ends)

    def listing(self, what: str) -> None:
        """The group that opens is the table of fonts or of colours."""
        if self._state.skip:
            return
        self._listing, self._rgb = what, [0, 0, 0]
        self._colors = [] if what == "colors" else self._colors

        def ends() -> None:
            self._listing = ""

        self._at_end(ends)

    def _list(self, token: Token) -> None:
        """One token of a table: ``\\f3\\fcharset163 Times;`` or ``\\red255\\green0\\blue0;``."""
        value = token.value or 0
        if token.kind == "text" and self._listing == "fonts":
            font = self._fonts.setdefault(self._named, Font())
            font.name += token.data.decode("latin-1").replace(";", "")
        elif token.kind == "text" and b";" in token.data:
            given, self._rgb = self._rgb, [0, 0, 0]
            self._colors.append((given[0], given[1], given[2]) if self._colors else None)
        elif token.name in _CHANNELS:
            self._rgb[_CHANNELS.index(token.name)] = value
        elif token.name == "f":
            self._named = value
            self._fonts[value] = Font()
        elif token.name == "fcharset":
            self._fonts.setdefault(self._named, Font()).charset = value


_CHANNELS = ("red", "green", "blue")
_SIGNS = {
    "tab": "\t", "line": "\n", "page": "\n", "lbr": "\n", "~": "\u00a0", "_": "-", "-": "\u00ad",
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip


def _set(name: str) -> Callable[[State, int], None]:
    return lambda state, value: setattr(state, name, value)


def _flag(name: str) -> Callable[[State, int], None]:
    return lambda state, value: setattr(state, name, bool(value))


_LOOKS: dict[str, Callable[[State, int], None]] = {
    "v": _flag("hidden"), "deleted": _flag("gone"), "strike": _flag("struck"),
    "striked": _flag("struck"), "b": _flag("bold"), "fs": _set("size"), "cf": _set("ink"),
    "highlight": _set("paint"), "chcbpat": _set("paint"), "cb": _set("paint"),
    "deff": _set("font"), "charscalex": _set("scale"), "expndtw": _set("spread"), "f": _set("font"),
    "uc": _set("fallback"), "plain": lambda state, _: state.plain(),
    "revised": lambda *_: None,
}  # fmt: skip
_GROUPS: dict[str, Callable[[Parser], None]] = {
    **{
        name: lambda parser: parser.mark("skip")
        for name in (
            "stylesheet", "info", "shprslt", "nonshppict", "nonesttables", "sp", "ftnsep",
            "ftnsepc", "aftnsep", "aftnsepc", "objdata", "objname", "listtable",
            "listoverridetable", "revtbl", "generator", "template", "atnid", "atnauthor", "upr",
        )
    },
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), lambda p: p.apart(Aside.HEADER)),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), lambda p: p.apart(Aside.FOOTER)),
    "annotation": lambda parser: parser.apart(Aside.COMMENT),
    "footnote": Parser.note,
    "shptxt": Parser.box,
    "dptxbxtext": Parser.box,
    "pict": Parser.picture,
    "fldinst": lambda parser: parser.mark("code"),
    "xe": lambda parser: parser.mark("code"),
    "tc": lambda parser: parser.mark("code"),
    "listtext": lambda parser: parser.mark("number"),
    "pntext": lambda parser: parser.mark("number"),
    "objclass": lambda parser: parser.gathered(lambda text: parser.embedded.append(text.strip())),
    "fonttbl": lambda parser: parser.listing("fonts"),
    "colortbl": lambda parser: parser.listing("colors"),
}  # fmt: skip
_SEE_THROUGH = frozenset({"shpinst", "nesttableprops", "ud", "do", "fldrslt", "shpgrp"})
