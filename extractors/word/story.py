"""Walks one part of a Word file (body, header, notes) in the order of the page.

What comes out are entries: paragraphs and table rows whose pieces still say why each piece of
text is seen or not; ``extractors.word.reader`` makes blocks of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from dossier.document import Aside
from extractors.word.inline import Inline, Piece
from extractors.word.markup import MC, RELATION, W, child, chosen, number, switch, val
from extractors.word.numbering import Numbering
from extractors.word.styles import Shape, Styles, look, shape

_MAX_SPAN = 63  # Word's limit of columns
_BODY_TEXT = 9  # outline level of text that is no heading


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """A paragraph in pieces. ``boxed``: it stands in a text box."""

    pieces: list[Piece]
    source: str
    number: str = ""
    level: int | None = None
    centered: bool = False
    page: int = 1
    boxed: bool = False


@dataclass(slots=True, kw_only=True)
class Row:
    """A table row; a cell merged into another is empty, so that columns stay in line."""

    cells: list[list[Paragraph]]
    covered: tuple[int, ...]  # columns that the cell above covers
    table: int
    row: int
    source: str
    page: int = 1


@dataclass(slots=True, kw_only=True)
class Setting:
    """What surrounds the text being read."""

    aside: Aside | None = None  # everything inside is out of sight for this reason
    fill: str | None = None  # paint behind the text; ``""`` where it is unknown but there
    boxed: bool = False


@dataclass(slots=True, kw_only=True)
class Pages:
    """Counts page breaks of one kind; a count that never moves says nothing."""

    rendered: bool
    now: int = 1

    def turn(self, *, rendered: bool) -> None:
        """A break was met."""
        if rendered == self.rendered:
            self.now += 1


@dataclass(slots=True, kw_only=True)
class Story:
    """One part, its style sheet and its running counts."""

    part: str
    styles: Styles
    numbering: Numbering
    pages: Pages
    unread: list[tuple[str, str]] = field(default_factory=list)  # (relation id, source)
    paragraphs: int = 0
    tables: int = 0

    def walk(self, container: etree._Element, setting: Setting) -> Iterator[Paragraph | Row]:
        """The paragraphs and rows under ``container``, in order."""
        carried: list[Piece] = []  # of paragraphs whose end mark is deleted or hidden
        shown: Paragraph | None = None
        for element, inside in _content(container, setting):
            if element.tag == W + "tbl":
                yield from self._table(element, inside)
            elif element.tag in (W + "altChunk", W + "subDoc"):
                self.unread.append((relation(element), self.part))
            elif element.tag == W + "p":
                shown, boxes, ends = self._paragraph(element, inside, carried)
                carried = [] if ends else shown.pieces
                if ends and (shown.pieces or shown.number):  # a blank line says nothing
                    yield shown
                for box, painted in boxes:
                    yield from self.walk(box, painted)
        if carried and shown is not None:
            yield shown

    def _paragraph(
        self, element: etree._Element, setting: Setting, carried: list[Piece]
    ) -> tuple[Paragraph, list[tuple[etree._Element, Setting]], bool]:
        source = f"{self.part}#p{self.paragraphs}"
        self.paragraphs += 1
        properties = child(element, "pPr")
        style = self.styles.name_or_default(val(child(properties, "pStyle")))
        own = shape(properties)
        form = self.styles.shape(style).under(own)
        mark = child(properties, "rPr")
        ends = child(mark, "del") is None and not switch(mark, "vanish")
        if form.breaks or _section_turns(properties):
            self.pages.turn(rendered=False)
        inline = Inline(self.styles, style, self.pages, self.unread, self.part)
        inline.read(element, setting.aside, form.fill or setting.fill)
        pieces = carried + inline.pieces
        paragraph = Paragraph(
            pieces=pieces,
            source=source,
            number=self._number(style, own, form) if ends and setting.aside is None else "",
            level=None if form.level in (None, _BODY_TEXT) else (form.level or 0) + 1,
            centered=bool(form.centered),
            page=next((p.page for p in pieces if p.text.strip()), self.pages.now),
            boxed=setting.boxed,
        )
        boxes = [
            (box, Setting(aside=aside, fill=fill, boxed=True)) for box, aside, fill in inline.boxes
        ]
        return paragraph, boxes, ends

    def _number(self, style: str | None, own: Shape, form: Shape) -> str:
        if not form.num:
            return ""
        depth = own.depth
        if own.num is None:  # the style numbers it: the list may bind the style to a level
            bound = self.numbering.depth_of_style(form.num, style)
            depth = own.depth if own.depth is not None else bound
        if depth is None:
            depth = form.depth or 0
        return self.numbering.next(form.num, depth)

    def _table(self, table: etree._Element, setting: Setting) -> Iterator[Paragraph | Row]:
        at = self.tables
        self.tables += 1
        painted = self.styles.shades(val(child(table, "tblPr", "tblStyle")))
        inside = Setting(
            aside=setting.aside, fill="" if painted else setting.fill, boxed=setting.boxed
        )
        merging: set[int] = set()  # columns in which a cell goes on downwards
        for index, (row, around) in enumerate(_content(table, inside, wanted="tr")):
            properties = child(row, "trPr")
            gone = child(properties, "del") is not None
            aside = Aside.DELETED if gone else around.aside
            held = Setting(aside=aside, fill=around.fill, boxed=around.boxed)
            if switch(properties, "hidden"):
                held.aside = held.aside or Aside.HIDDEN
            cells, covered, after = self._cells(row, held, merging)
            first = next((p.page for cell in cells for p in cell), self.pages.now)
            yield Row(
                cells=cells,
                covered=covered,
                table=at,
                row=index,
                source=f"{self.part}#t{at}r{index}",
                page=first,
            )
            yield from after

    def _cells(
        self, row: etree._Element, setting: Setting, merging: set[int]
    ) -> tuple[list[list[Paragraph]], tuple[int, ...], list[Paragraph | Row]]:
        cells: list[list[Paragraph]] = [[] for _ in range(_skipped(row))]
        covered: list[int] = []
        after: list[Paragraph | Row] = []  # nested tables and text boxes follow their row
        began = latest = self.pages.now
        for cell, around in _content(row, setting, wanted="tc"):
            properties = child(cell, "tcPr")
            paint = look(properties).fill or around.fill
            aside = Aside.DELETED if child(properties, "cellDel") is not None else around.aside
            merge = child(properties, "vMerge")
            if len(cells) in merging and merge is not None and val(merge) != "restart":
                aside = aside or Aside.HIDDEN  # the cell above covers this one
                covered.append(len(cells))
            (merging.discard if merge is None else merging.add)(len(cells))
            self.pages.now = began  # the cells of a row break side by side
            held: list[Paragraph] = []
            for entry in self.walk(cell, Setting(aside=aside, fill=paint, boxed=around.boxed)):
                if isinstance(entry, Paragraph) and entry.boxed == around.boxed:
                    held.append(entry)
                else:
                    after.append(entry)
            latest = max(latest, self.pages.now)
            cells.append(held)
            span = number(val(child(properties, "gridSpan")), low=1) or 1
            room = max(0, _MAX_SPAN - len(cells))
            cells.extend([] for _ in range(min(span - 1, room)))
        self.pages.now = latest
        return cells, tuple(covered), after


def relation(element: etree._Element) -> str:
    """The relation id an element points with."""
    return str(element.get(RELATION + "id", ""))


_TRANSPARENT = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body")
)
_TAKEN_OUT = frozenset({W + "del", W + "moveFrom"})


def _content(
    container: etree._Element, setting: Setting, wanted: str = ""
) -> Iterator[tuple[etree._Element, Setting]]:
    """The children that are content, through every wrapper Word may put around them."""
    for element in container:
        tag = element.tag
        if tag in _TRANSPARENT:
            yield from _content(element, setting, wanted)
        elif tag in _TAKEN_OUT:
            gone = Setting(aside=Aside.DELETED, fill=setting.fill, boxed=setting.boxed)
            yield from _content(element, gone, wanted)
        elif tag == MC + "AlternateContent":
            branch = chosen(element)
            if branch is not None:
                yield from _content(branch, setting, wanted)
        elif not wanted or tag == W + wanted:
            yield element, setting


def _skipped(row: etree._Element) -> int:
    before = number(val(child(row, "trPr", "gridBefore")), high=_MAX_SPAN)
    return before or 0


def _section_turns(properties: etree._Element | None) -> bool:
    section = child(properties, "sectPr")
    return section is not None and val(child(section, "type")) != "continuous"
