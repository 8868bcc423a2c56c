"""Walks the content of an OpenDocument file in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from dossier.document import Aside
from extractors.odt.styles import TEXT, Level, Look, Styles, written
from extractors.word.inline import Piece
from extractors.word.story import Paragraph, Row

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_MOST_CELLS = 63
_MOST_BLANKS = 200

Entry = Paragraph | Row


@dataclass(slots=True, kw_only=True)
class Walk:
    """``notes`` and ``apart`` (comments, deletions) fill while the body is walked."""

    styles: Styles
    notes: list[Entry] = field(default_factory=list)
    apart: list[Entry] = field(default_factory=list)
    embedded: list[str] = field(default_factory=list)
    pictures: int = 0
    tables: int = 0
    _counts: dict[str, list[int]] = field(default_factory=dict)  # of each list style
    _after: list[Entry] = field(default_factory=list)  # what is drawn follows its paragraph

    def blocks(
        self, parent: etree._Element, look: Look, aside: Aside | None = None
    ) -> Iterator[Entry]:
        """The paragraphs and rows under an element."""
        for element in parent:
            tag = element.tag
            if tag in (TEXT + "p", TEXT + "h"):
                yield from self._paragraph(element, look, aside)
            elif tag == TEXT + "list":
                yield from self._list(element, look, aside, [], None)
            elif tag == TABLE + "table":
                yield from self._table(element, look, aside)
            elif tag == TEXT + "tracked-changes":
                for deletion in element.iter(TEXT + "deletion"):
                    self.apart.extend(list(self.blocks(deletion, look, Aside.DELETED)))
            elif tag in _FRAMES:
                self._drawn(element, look, aside)
                yield from self._rest()
            elif tag not in _SILENT:
                inside = aside
                if element.get(TEXT + "display") == "none":
                    inside = aside or Aside.HIDDEN
                yield from self.blocks(element, look, inside)

    def _rest(self) -> Iterator[Entry]:
        after, self._after = self._after, []
        yield from after

    def _paragraph(
        self, element: etree._Element, look: Look, aside: Aside | None, number: str = ""
    ) -> Iterator[Entry]:
        mine = self.styles.look("paragraph", element.get(TEXT + "style-name"), look)
        pieces: list[Piece] = []
        self._inline(element, mine, aside, pieces)
        level = element.get(TEXT + "outline-level", "")
        heading = element.tag == TEXT + "h" and level.isdecimal()
        if pieces or number:
            yield Paragraph(
                pieces=pieces,
                source="content.xml",
                number=number,
                level=int(level) if heading else None,
                centered=mine.centered,
            )
        yield from self._rest()

    def _inline(
        self, parent: etree._Element, look: Look, aside: Aside | None, pieces: list[Piece]
    ) -> None:
        def say(text: str | None) -> None:
            words = _unbroken(text or "", pieces)
            if words:
                font = look.font.lower()
                capitals = font.startswith(".vn") and font.endswith("h")
                seen = aside or look.aside
                pieces.append(Piece(text=words, aside=seen, bold=look.bold, capitals=capitals))

        say(parent.text)
        for element in parent:
            tag = element.tag
            if tag in _SIGNS:
                count = element.get(TEXT + "c", "1")
                times = int(count) if tag == TEXT + "s" and count.isdecimal() else 1
                text = _SIGNS[tag] * min(times, _MOST_BLANKS)
                pieces.append(Piece(text=text, aside=aside or look.aside))
            elif tag == TEXT + "note":
                for body in element.iterfind(TEXT + "note-body"):
                    self.notes.extend(list(self.blocks(body, Look(), aside)))
            elif tag == OFFICE + "annotation":
                self.apart.extend(list(self.blocks(element, Look(), aside or Aside.COMMENT)))
            elif tag in _FRAMES:
                self._drawn(element, look, aside)
            elif tag in (TEXT + "hidden-text", TEXT + "hidden-paragraph"):
                self._inline(element, look, aside or Aside.HIDDEN, pieces)
            elif tag not in _SILENT:
                style = element.get(TEXT + "style-name") if tag in _STYLED else None
                inner = self.styles.look("text", style, look)
                self._inline(element, inner, aside, pieces)
            say(element.tail)

    def _drawn(self, element: etree._Element, look: Look, aside: Aside | None) -> None:
        if element.tag == DRAW + "frame":  # its children are alternatives: the first is shown
            first = next((child for child in element if child.tag in _IN_FRAME), None)
            if first is None:
                return
            if first.tag == DRAW + "image":
                self.pictures += 1
            elif first.tag == DRAW + "text-box":
                held = list(self.blocks(first, replace(look, paint=""), aside))
                self._after.extend(held)
            else:
                self.embedded.append(str(first.get(_XLINK, "")).rpartition("/")[2])
            return
        found = list(self.blocks(element, Look(), aside))  # a shape with words, or a group
        self._after.extend(found)

    def _list(
        self,
        element: etree._Element,
        look: Look,
        aside: Aside | None,
        above: list[Level],
        named: str | None,
        *,
        goes_on: bool = False,
    ) -> Iterator[Entry]:
        named = element.get(TEXT + "style-name") or named
        depth = len(above) + 1
        level = self.styles.level(named, depth)
        counts = self._counts.setdefault(named or "", [])
        if element.get(TEXT + "continue-numbering") == "true" or element.get(_CONTINUED):
            goes_on = True
        if not goes_on:
            del counts[depth - 1 :]
        for item in element:
            if item.tag == TEXT + "list-header":
                yield from self._item(item, look, aside, [*above, level], named, "")
            if item.tag != TEXT + "list-item":
                continue
            while len(counts) < depth:
                at = len(counts)
                first = level.start if at == depth - 1 else above[at].start
                counts.append(first - (at == depth - 1))
            if not any(child.tag in _OWN for child in item):  # only there to hold a deeper list
                yield from self._item(
                    item, look, aside, [*above, level], named, "", goes_on=goes_on
                )
                continue
            start = item.get(TEXT + "start-value", "")
            counts[depth - 1] = int(start) if start.isdecimal() else counts[depth - 1] + 1
            del counts[depth:]
            number = written(level, counts, [*above, level])
            yield from self._item(item, look, aside, [*above, level], named, number)

    def _item(
        self,
        item: etree._Element,
        look: Look,
        aside: Aside | None,
        levels: list[Level],
        named: str | None,
        number: str,
        *,
        goes_on: bool = False,
    ) -> Iterator[Entry]:
        for child in item:
            if child.tag == TEXT + "list":
                yield from self._list(child, look, aside, levels, named, goes_on=goes_on)
            elif child.tag in (TEXT + "p", TEXT + "h"):
                yield from self._paragraph(child, look, aside, number)
                number = ""  # the second paragraph of an item has none

    def _table(self, table: etree._Element, look: Look, aside: Aside | None) -> Iterator[Entry]:
        at = self.tables
        self.tables += 1
        down: dict[int, int] = {}  # rows that a cell of this column goes on below its own
        for index, row in enumerate(_rows(table)):
            cells: list[list[Paragraph]] = []
            covered: list[int] = []
            entries: list[Entry] = []
            for cell in row:
                if cell.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
                    continue
                inside = aside
                if cell.tag == TABLE + "covered-table-cell":
                    inside = aside or Aside.HIDDEN
                    if down.get(len(cells), 0) > 0:
                        covered.append(len(cells))
                        down[len(cells)] -= 1
                else:
                    high = cell.get(TABLE + "number-rows-spanned", "1")
                    down[len(cells)] = int(high) - 1 if high.isdecimal() else 0
                mine = self.styles.look("table-cell", cell.get(TABLE + "style-name"), look)
                found = list(self.blocks(cell, mine, inside))
                entries.extend(found)
                repeated = cell.get(TABLE + "number-columns-repeated", "1")
                times = min(int(repeated) if repeated.isdecimal() else 1, _MOST_CELLS - len(cells))
                cells.append([entry for entry in found if isinstance(entry, Paragraph)])
                cells.extend([] for _ in range(times - 1))
            if len(cells) == 1 and len(cells[0]) > 1:  # a frame round text, no row of data
                yield from entries
                continue
            mine_only = {id(paragraph) for cell in cells for paragraph in cell}
            yield Row(
                cells=cells, covered=tuple(covered), table=at, row=index, source="content.xml"
            )
            yield from (entry for entry in entries if id(entry) not in mine_only)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for element in table:
        if element.tag == TABLE + "table-row":
            yield element
        elif element.tag in _ROW_GROUPS:
            yield from _rows(element)


def _unbroken(text: str, pieces: list[Piece]) -> str:
    """Blanks as OpenDocument counts them: any run of them is one, none begins a paragraph."""
    words = " ".join(text.split())
    if not words:
        words = " " if text else ""
    else:
        words = (" " if text[0].isspace() else "") + words + (" " if text[-1].isspace() else "")
    last = pieces[-1].text[-1:] if pieces else " "
    return words.removeprefix(" ") if last in (" ", "\n") else words


_SIGNS = {TEXT + "s": " ", TEXT + "tab": "\t", TEXT + "line-break": "\n"}
_OWN = frozenset({TEXT + "p", TEXT + "h"})
_CONTINUED = TEXT + "continue-list"
_STYLED = frozenset({TEXT + "span", TEXT + "a"})
_IN_FRAME = frozenset(
    DRAW + name for name in ("text-box", "image", "object", "object-ole", "floating-frame")
)
_FRAMES = frozenset(
    DRAW + name
    for name in ("frame", "g", "custom-shape", "rect", "line", "ellipse", "circle", "polygon",
                 "polyline", "path", "connector", "caption", "a")
)  # fmt: skip
_ROW_GROUPS = frozenset(
    TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group")
)
_SILENT = frozenset(
    {
        TEXT + "note-citation", TEXT + "sequence-decls", TEXT + "variable-decls",
        TEXT + "user-field-decls", TEXT + "index-title-template", TEXT + "ruby-text",
        OFFICE + "forms", OFFICE + "annotation-end", TEXT + "table-of-content-source",
        "{http://purl.org/dc/elements/1.1/}creator", "{http://purl.org/dc/elements/1.1/}date",
        "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}date-string",
        "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}creator-initials",
        "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
        "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc",
    }
)  # fmt: skip
