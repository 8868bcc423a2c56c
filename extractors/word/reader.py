"""A Word file as a ``Document``: blocks in page order, and what the page does not show."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from dossier.document import Aside, Block, BlockKind, Document, Medium, Problem, SetAside
from extractors.legacy import Encoding, typed_in
from extractors.text import decode_paragraph
from extractors.word.inline import Piece
from extractors.word.markup import W, number, val
from extractors.word.numbering import Numbering
from extractors.word.package import Package, damaged, too_big
from extractors.word.story import Pages, Paragraph, Row, Setting, Story
from extractors.word.styles import Styles

MAX_CHARACTERS = 10_000_000
ENDINGS = (".docx", ".docm", ".dotx", ".dotm")


def read(data: bytes, *, file: str, sha256: str) -> Document:
    """Read a DOCX, DOCM, DOTX or DOTM package (transitional or strict).

    ``text`` of a row is its cells joined by " | "; paragraphs of one cell are lines. Raises
    ``extractors.refusal.Refused``; macros, pictures and embedded files are never opened.
    """
    package = Package(data)
    main = package.main()
    root = package.tree(main)
    body = None if root is None else root.find(W + "body")
    if root is None or body is None:
        raise damaged()
    entries = _collect(package, main, root, body)
    made = _Made(paged=entries.paged, expected=typed_in(entries.shown()))
    for kind, entry in entries.all:
        made.add(entry, kind)
    made.aside.extend(entries.unread)
    return Document(
        file=file,
        sha256=sha256,
        medium=Medium.DOCX,
        blocks=tuple(made.blocks),
        set_aside=tuple(made.aside),
        pages=_pages(package, entries, sum(len(block.text) for block in made.blocks)),
        problems=tuple(_problems(made, file, entries)),
    )


@dataclass(slots=True, kw_only=True)
class _Entries:
    all: list[tuple[BlockKind, Paragraph | Row]]
    unread: list[SetAside]
    paged: bool
    last_page: int
    revised: bool

    def shown(self) -> Iterator[str]:
        """The text of every paragraph as it stands in the file, without what is set aside."""
        for _, entry in self.all:
            cells = [[entry]] if isinstance(entry, Paragraph) else entry.cells
            for paragraph in itertools.chain.from_iterable(cells):
                yield "".join(p.text for p in paragraph.pieces if _reason(p) is None)


def _collect(package: Package, main: str, root: etree._Element, body: etree._Element) -> _Entries:
    parts = package.related(
        main, "styles", "numbering", "header", "footer", "comments", "footnotes", "endnotes"
    )
    of = {kind: name for name, kind in parts.values()}
    styles = Styles(package.tree(of.get("styles", "")))
    numbering = Numbering(package.tree(of.get("numbering", "")), styles)
    pages = Pages(rendered=next(root.iter(W + "lastRenderedPageBreak"), None) is not None)
    story = Story(part=main, styles=styles, numbering=numbering, pages=pages)
    entries: list[tuple[BlockKind, Paragraph | Row]] = [
        (BlockKind.PARAGRAPH, entry) for entry in story.walk(body, Setting())
    ]
    unread = _embedded(package, story)
    last_page = pages.now
    revised = _revised(root)
    for name, kind in parts.values():
        if kind not in _ASIDES or (part := package.tree(name)) is None:
            continue
        aside = _ASIDES[kind]
        block_kind = BlockKind.PARAGRAPH if aside else BlockKind.FOOTNOTE
        other = Story(part=name, styles=styles, numbering=numbering, pages=Pages(rendered=False))
        for holder in _holders(part, kind):
            found = other.walk(holder, Setting(aside=aside))
            entries.extend((block_kind, entry) for entry in found)
        unread.extend(_embedded(package, other))
        revised = revised or _revised(part)
    return _Entries(
        all=entries, unread=unread, paged=last_page > 1, last_page=last_page, revised=revised
    )


_ASIDES = {
    "header": Aside.HEADER,
    "footer": Aside.FOOTER,
    "comments": Aside.COMMENT,
    "footnotes": None,
    "endnotes": None,
}


def _holders(part: etree._Element, kind: str) -> Iterator[etree._Element]:
    """The elements of a part that hold paragraphs; the drawn line above footnotes is none."""
    if kind in ("header", "footer"):
        yield part
        return
    for element in part:
        if val(element, "type") not in ("separator", "continuationSeparator", "continuationNotice"):
            yield element


def _embedded(package: Package, story: Story) -> list[SetAside]:
    if not story.unread:
        return []
    names = package.related(story.part, "aFChunk", "oleObject", "package", "subDocument")
    found = []
    for relation, source in story.unread:
        name, _ = names.get(relation, (relation, ""))
        found.append(SetAside(text=posixpath.basename(name), reason=Aside.NOT_READ, source=source))
    return found


def _revised(root: etree._Element) -> bool:
    return next(root.iter(W + "ins", W + "del", W + "moveFrom", W + "moveTo"), None) is not None


@dataclass(slots=True, kw_only=True)
class _Made:
    """Blocks and asides as they grow."""

    paged: bool
    expected: Encoding | None
    blocks: list[Block] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    decoded: bool = False
    deceives: bool = False
    size: int = 0

    def add(self, entry: Paragraph | Row, kind: BlockKind) -> None:
        if isinstance(entry, Row):
            self._add_row(entry, kind)
            return
        text = self._text(entry)
        if text:
            self.blocks.append(
                Block(
                    text=text,
                    kind=kind,
                    page=entry.page if self.paged and kind is BlockKind.PARAGRAPH else None,
                    number=decode_paragraph(entry.number)[0],
                    level=entry.level,
                    bold=_bold([entry]),
                    centered=entry.centered,
                    source=entry.source,
                )
            )

    def _add_row(self, row: Row, kind: BlockKind) -> None:
        if len(row.cells) == 1 and len(row.cells[0]) > 1:  # a frame round text, no row of data
            for paragraph in row.cells[0]:
                self.add(paragraph, kind)
            return
        cells = tuple(
            "\n".join(text for paragraph in cell if (text := self._text(paragraph)))
            for cell in row.cells
        )
        if not any(cells):
            return
        paragraphs = list(itertools.chain.from_iterable(row.cells))
        self.blocks.append(
            Block(
                text=" | ".join(cells),
                kind=BlockKind.ROW,
                page=row.page if self.paged else None,
                number=next((p.number for p in paragraphs if p.number), ""),
                bold=_bold(paragraphs),
                cells=cells,
                covered=row.covered,
                table=row.table,
                row=row.row,
                source=row.source,
            )
        )

    def _text(self, paragraph: Paragraph) -> str:
        """What the page shows of a paragraph; the rest is set aside with its reason."""
        shown: list[Piece] = []
        for reason, group in itertools.groupby(paragraph.pieces, _reason):
            pieces = list(group)
            if reason is None:
                shown.extend(pieces)
            else:
                self._set_aside(pieces, reason, paragraph)
        self.size += sum(len(piece.text) for piece in paragraph.pieces)
        if self.size > MAX_CHARACTERS:
            raise too_big()
        return self._decode(shown)

    def _set_aside(self, pieces: list[Piece], reason: Aside, paragraph: Paragraph) -> None:
        text = self._decode(pieces)
        if not text:
            return
        page = pieces[0].page if self.paged else None
        self.aside.append(SetAside(text=text, reason=reason, page=page, source=paragraph.source))
        in_code = all(piece.code for piece in pieces)
        if reason is Aside.HIDDEN and not in_code and _LETTER.search(text):
            self.deceives = True

    def _decode(self, pieces: list[Piece]) -> str:
        text = "".join(piece.text for piece in pieces)
        ends = list(itertools.accumulate(len(piece.text) for piece in pieces))
        capitals = [
            (end - len(piece.text), end)
            for piece, end in zip(pieces, ends, strict=True)
            if piece.capitals
        ]
        clean, encoding = decode_paragraph(text, capitals, self.expected)
        self.decoded = self.decoded or encoding is not None
        return clean.strip()


_LETTER = re.compile(r"[^\W\d_]")


def _reason(piece: Piece) -> Aside | None:
    return piece.aside or (Aside.HIDDEN if piece.code else None)


def _bold(paragraphs: list[Paragraph]) -> bool:
    shown = [
        piece
        for paragraph in paragraphs
        for piece in paragraph.pieces
        if _reason(piece) is None and piece.text.strip()
    ]
    return bool(shown) and all(piece.bold for piece in shown)


def _pages(package: Package, entries: _Entries, characters: int) -> int | None:
    """What Word noted when it saved the file, unless the text contradicts it."""
    root = package.tree("docProps/app.xml")
    written = None if root is None else root.findtext("{*}Pages")
    pages = number(written, low=1, high=5_000)
    if pages is None or pages < entries.last_page or characters > pages * 6_000:
        return None
    return pages


def _problems(made: _Made, file: str, entries: _Entries) -> Iterator[Problem]:
    if made.deceives:
        yield Problem.HIDDEN_TEXT
    if entries.revised:
        yield Problem.REVISION_MARKS
    if made.decoded:
        yield Problem.LEGACY_ENCODING
    if not file.lower().endswith(ENDINGS):
        yield Problem.WRONG_KIND_EXTENSION
