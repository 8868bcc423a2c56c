"""Walks one part of a Word file (body, header, notes) in the order of the page.

What comes out are entries: paragraphs, table rows and foreign chunks, whose pieces still say why
each piece of text is seen or not; ``extractors.word.reader`` makes blocks of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from dossier.document import Aside
from extractors.word import drawn
from extractors.word.inline import Around, Held, Inline, Piece
from extractors.word.markup import MC, RELATION, W, child, chosen, number, switch, val
from extractors.word.numbering import Numbering
from extractors.word.styles import Shape, look, painted, shape

_MAX_SPAN = 63  # Word's limit of columns
_BODY_TEXT = 9  # outline level of text that is no heading
_FLAT = 40  # twips: a line or a row of an exact height up to 2 pt shows no letter


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """A paragraph in pieces. ``boxed``: it stands in a drawing."""

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
class Chunk:
    """A whole foreign file that Word shows in this place (``w:altChunk``)."""

    relation: str
    aside: Aside | None
    source: str


Entry = Paragraph | Row | Chunk


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
    """One part, what surrounds it, and its running counts.

    ``related`` gives the root of the part that a chart or a diagram names.
    """

    around: Around
    pages: Pages
    numbering: Numbering
    related: Callable[[str], etree._Element | None]
    paragraphs: int = 0
    tables: int = 0

    def walk(self, container: etree._Element, setting: Setting) -> Iterator[Entry]:
        """The paragraphs, rows and chunks under ``container``, in order."""
        carried: list[Piece] = []  # of paragraphs whose end mark is deleted or hidden
        shown: Paragraph | None = None
        for element, inside in _content(container, setting):
            if element.tag == W + "p":
                shown, held, ends = self._paragraph(element, inside, carried)
                carried = [] if ends else shown.pieces
                if ends and (shown.pieces or shown.number):  # a blank line says nothing
                    yield shown
                for one in held:
                    yield from self._held(one)
                continue
            if carried and shown is not None and element.tag in _BLOCKS:
                yield shown  # no paragraph can join what follows
                carried = []
            yield from self._block(element, inside)
        if carried and shown is not None:
            yield shown

    def _block(self, element: etree._Element, setting: Setting) -> Iterator[Entry]:
        if element.tag == W + "tbl":
            yield from self._table(element, setting)
        elif element.tag == W + "altChunk":
            yield Chunk(relation=relation(element), aside=setting.aside, source=self.around.part)
        elif element.tag == W + "subDoc":
            self.around.unread.append((relation(element), self.around.part))
        elif len(element) and element.tag != W + "sectPr":  # a wrapper nobody told us of
            yield from self.walk(element, setting)

    def _held(self, held: Held) -> Iterator[Entry]:
        """What is drawn, as paragraphs after the one that it stands in."""
        content = held.content
        if content.tag == W + "txbxContent":
            yield from self.walk(content, Setting(aside=held.aside, fill=held.fill, boxed=True))
            return
        at = relation(content) or str(content.get(RELATION + "dm", ""))
        root = self.related(at) if at else content
        for line in drawn.lines(root) if root is not None else ():
            piece = Piece(text=line, aside=held.aside, page=self.pages.now)
            yield Paragraph(
                pieces=[piece], source=self.around.part, page=self.pages.now, boxed=True
            )

    def _paragraph(
        self, element: etree._Element, setting: Setting, carried: list[Piece]
    ) -> tuple[Paragraph, list[Held], bool]:
        at = self.paragraphs
        self.paragraphs += 1
        styles = self.around.styles
        properties = child(element, "pPr")
        style = styles.name_or_default(val(child(properties, "pStyle")))
        own = shape(properties)
        form = styles.shape(style).under(own)
        ends = self._ends(child(properties, "rPr"), style)
        if form.breaks or _section_turns(properties):
            self.pages.turn(rendered=False)
        flat = 0 < (form.line or 0) <= _FLAT or self._framed_off(child(properties, "framePr"))
        inline = Inline(self.around, style, flat=flat)
        paint = styles.rgb(form.fill)
        inline.read(element, setting.aside, setting.fill if paint is None else paint)
        for piece in inline.pieces:
            piece.paragraph = at
        pieces = carried + inline.pieces
        paragraph = Paragraph(
            pieces=pieces,
            source=f"{self.around.part}#p{at}",
            number=self._number(style, own, form) if ends and setting.aside is None else "",
            level=None if form.level in (None, _BODY_TEXT) else (form.level or 0) + 1,
            centered=bool(form.centered),
            page=next((p.page for p in pieces if p.text.strip()), self.pages.now),
            boxed=setting.boxed,
        )
        return paragraph, inline.held, ends

    def _ends(self, mark: etree._Element | None, style: str | None) -> bool:
        """Whether a paragraph's end mark is there; else it runs on into the next paragraph."""
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            return False
        return not self.around.styles.look(style).under(look(mark)).vanish

    def _framed_off(self, frame: etree._Element | None) -> bool:
        """Whether a frame puts the paragraph beside the page."""
        paper = self.around.paper
        for place, size, anchor, room in (
            ("x", "w", "hAnchor", paper.width),
            ("y", "h", "vAnchor", paper.height),
        ):
            start = number(val(frame, place), low=-(2**20))
            length = number(val(frame, size)) or 0
            if start is None or val(frame, f"{place}Align") is not None:
                continue
            if drawn.off(start, length, room, from_page=val(frame, anchor) == "page"):
                return True
        return False

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

    def _table(self, table: etree._Element, setting: Setting) -> Iterator[Entry]:
        at = self.tables
        self.tables += 1
        properties = child(table, "tblPr")
        coloured = self.around.styles.rgb(painted(child(properties, "shd"))) is not None
        coloured = coloured or self.around.styles.shades(val(child(properties, "tblStyle")))
        inside = replace(setting, fill="" if coloured else setting.fill)
        merging: set[int] = set()  # columns in which a cell goes on downwards
        for index, (row, around) in enumerate(_content(table, inside, wanted="tr")):
            form = child(row, "trPr")
            held = replace(around)
            if child(form, "del") is not None:
                held.aside = Aside.DELETED
            elif switch(form, "hidden") or _too_low(child(form, "trHeight")):
                held.aside = held.aside or Aside.HIDDEN
            cells, covered, entries = self._cells(row, held, merging)
            if len(cells) == 1 and len(cells[0]) > 1:  # a frame round text, no row of data
                yield from entries
                continue
            first = next((p.page for cell in cells for p in cell), self.pages.now)
            yield Row(
                cells=cells,
                covered=covered,
                table=at,
                row=index,
                source=f"{self.around.part}#t{at}r{index}",
                page=first,
            )
            mine = {id(paragraph) for cell in cells for paragraph in cell}
            yield from (entry for entry in entries if id(entry) not in mine)

    def _cells(
        self, row: etree._Element, setting: Setting, merging: set[int]
    ) -> tuple[list[list[Paragraph]], tuple[int, ...], list[Entry]]:
        """A row's cells, those covered from above, and all entries: nested tables and boxes too."""
        cells: list[list[Paragraph]] = [[] for _ in range(_skipped(row))]
        covered: list[int] = []
        entries: list[Entry] = []
        began = latest = self.pages.now
        for cell, around in _content(row, setting, wanted="tc"):
            properties = child(cell, "tcPr")
            paint = self.around.styles.rgb(painted(child(properties, "shd")))
            inside = replace(around, fill=around.fill if paint is None else paint)
            if child(properties, "cellDel") is not None:
                inside.aside = Aside.DELETED
            merge = child(properties, "vMerge")
            if len(cells) in merging and merge is not None and val(merge) != "restart":
                inside.aside = inside.aside or Aside.HIDDEN  # the cell above covers this one
                covered.append(len(cells))
            (merging.discard if merge is None else merging.add)(len(cells))
            across = child(properties, "hMerge")
            if across is not None and val(across) != "restart":
                inside.aside = inside.aside or Aside.HIDDEN  # so does the cell before it
            self.pages.now = began  # the cells of a row break side by side
            held: list[Paragraph] = []
            for entry in self.walk(cell, inside):
                entries.append(entry)
                if isinstance(entry, Paragraph) and entry.boxed == around.boxed:
                    held.append(entry)
            latest = max(latest, self.pages.now)
            cells.append(held)
            span = number(val(child(properties, "gridSpan")), low=1) or 1
            room = max(0, _MAX_SPAN - len(cells))
            cells.extend([] for _ in range(min(span - 1, room)))
        self.pages.now = latest
        return cells, tuple(covered), entries


def relation(element: etree._Element) -> str:
    """The relation id an element points with."""
    return str(element.get(RELATION + "id", ""))


_TRANSPARENT = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body")
)
_TAKEN_OUT = frozenset({W + "del", W + "moveFrom"})
_BLOCKS = frozenset({W + "tbl", W + "altChunk", W + "subDoc"})


def _content(
    container: etree._Element, setting: Setting, wanted: str = ""
) -> Iterator[tuple[etree._Element, Setting]]:
    """The children that are content, through every wrapper Word may put around them."""
    for element in container:
        tag = element.tag
        if tag in _TRANSPARENT:
            yield from _content(element, setting, wanted)
        elif tag in _TAKEN_OUT:
            yield from _content(element, replace(setting, aside=Aside.DELETED), wanted)
        elif tag == MC + "AlternateContent":
            branch = chosen(element)
            if branch is not None:
                yield from _content(branch, setting, wanted)
        elif not wanted or tag == W + wanted:
            yield element, setting


def _skipped(row: etree._Element) -> int:
    before = number(val(child(row, "trPr", "gridBefore")), high=_MAX_SPAN)
    return before or 0


def _too_low(height: etree._Element | None) -> bool:
    twips = number(val(height))
    return val(height, "hRule") == "exact" and twips is not None and twips <= _FLAT


def _section_turns(properties: etree._Element | None) -> bool:
    section = child(properties, "sectPr")
    return section is not None and val(child(section, "type")) != "continuous"
