"""A Word file as a ``Document``: blocks in page order, and what the page does not show."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dossier.document import Aside, Block, BlockKind, Document, Medium, Problem, SetAside
from extractors.account import closed, signs
from extractors.legacy import Encoding, typed_in
from extractors.refusal import Refused
from extractors.text import decode_paragraph
from extractors.word.chunks import read_chunk
from extractors.word.collect import Entries, collect
from extractors.word.inline import Piece
from extractors.word.markup import W, number
from extractors.word.package import Package, damaged, too_big
from extractors.word.story import Chunk, Entry, Paragraph, Row

MAX_CHARACTERS = 10_000_000
ENDINGS = (".docx", ".docm", ".dotx", ".dotm")


def read(data: bytes, *, file: str, sha256: str, depth: int = 0) -> Document:
    """Read a DOCX, DOCM, DOTX or DOTM package (transitional or strict).

    ``text`` of a row is its cells joined by " | "; paragraphs of one cell are lines. A file that
    holds pictures and no words has its pictures as pages still to be recognised (see ``picture``).
    ``depth``: how many Word files this one stands in (``w:altChunk``). Raises
    ``extractors.refusal.Refused``; macros and embedded files are never opened.
    """
    package = Package(data)
    main = package.main()
    root = package.tree(main)
    body = None if root is None else root.find(W + "body")
    if root is None or body is None:
        raise damaged()
    entries = collect(package, main, root, body)
    made = _Made(package, main, expected=typed_in(entries.shown()), depth=depth)
    made.paged = entries.last_page > 1
    for kind, entry in entries.all:
        made.add(entry, kind)
    pictures = _pictures(package, entries) if not made.blocks else []
    if not (made.blocks or made.aside or entries.unread or pictures):
        raise Refused("empty", "Tệp Word không có chữ nào.", _CHECK)
    made.aside.extend(entries.unread)
    made.aside.extend(entries.large_pictures() if made.blocks else ())
    return Document(
        file=file,
        sha256=sha256,
        medium=Medium.DOCX,
        blocks=tuple(made.blocks),
        set_aside=tuple(made.aside),
        pages=len(pictures) or _pages(package, entries, sum(len(b.text) for b in made.blocks)),
        unreadable_pages=tuple(range(1, len(pictures) + 1)),
        problems=tuple(_problems(made, file, entries)),
        account=closed(entries.written + made.in_chunks, made.blocks, made.aside, made.recast),
    )


def picture(data: bytes, page: int) -> bytes:
    """Picture ``page`` (from 1) of a Word file that holds pictures and no words."""
    package = Package(data)
    main = package.main()
    root = package.tree(main)
    body = None if root is None else root.find(W + "body")
    if root is None or body is None:
        raise damaged()
    return package.read(_pictures(package, collect(package, main, root, body))[page - 1])


_CHECK = "Đề nghị mở lại tệp gốc, kiểm tra rồi gửi lại."
_SMALLEST = 0.05  # of a page: a smaller picture is an emblem


def _pictures(package: Package, entries: Entries) -> list[str]:
    """The parts that are pictures of some size, each once, in order."""
    names = (name for name, share in entries.pictures if share >= _SMALLEST or not share)
    return [name for name in dict.fromkeys(names) if name in package]


@dataclass(slots=True)
class _Made:
    """Blocks and asides as they grow."""

    package: Package
    main: str
    expected: Encoding | None
    depth: int
    paged: bool = False
    blocks: list[Block] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    decoded: bool = False
    deceives: bool = False
    size: int = 0
    recast: int = 0
    in_chunks: int = 0  # signs written in the foreign files that the page shows

    def add(self, entry: Entry, kind: BlockKind) -> None:
        if isinstance(entry, Chunk):
            self._add_chunk(entry)
            return
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

    def _add_chunk(self, chunk: Chunk) -> None:
        name = self.package.target(self.main, chunk.relation)
        data = self.package.read(name) if name in self.package else b""
        found = None if chunk.aside else read_chunk(data, name, read, self.depth)
        if found is None:
            text = name.rpartition("/")[2]
            self.aside.append(SetAside(text=text, reason=Aside.NOT_READ, source=chunk.source))
            return
        tables = 1_000 * (1 + len(self.blocks))  # apart from those of the file itself
        self.blocks.extend(
            replace(block, table=None if block.table is None else block.table + tables, page=None)
            for block in found.blocks
        )
        self.aside.extend(found.set_aside)
        self.decoded = self.decoded or Problem.LEGACY_ENCODING in found.problems
        self.deceives = self.deceives or Problem.HIDDEN_TEXT in found.problems
        if found.account is not None:
            self.in_chunks += found.account.written
            self.recast += found.account.recast

    def _text(self, paragraph: Paragraph) -> str:
        """What the page shows of a paragraph; the rest is set aside with its reason."""
        self.size += sum(len(piece.text) for piece in paragraph.pieces)
        if self.size > MAX_CHARACTERS:
            raise too_big()
        for coded, group in itertools.groupby(paragraph.pieces, lambda piece: piece.code):
            if coded:
                self._set_aside(list(group), Aside.FIELD_CODE, paragraph)
        pieces = [piece for piece in paragraph.pieces if not piece.code]
        for (reason, _), group in itertools.groupby(pieces, lambda p: (p.aside, p.paragraph)):
            if reason is not None:
                self._set_aside(list(group), reason, paragraph)
        return self._decode([piece for piece in pieces if piece.aside is None])

    def _set_aside(self, pieces: list[Piece], reason: Aside, paragraph: Paragraph) -> None:
        text = self._decode(pieces)
        if not text:
            return
        page = pieces[0].page if self.paged else None
        self.aside.append(SetAside(text=text, reason=reason, page=page, source=paragraph.source))
        if reason is Aside.HIDDEN and _LETTER.search(text):
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
        self.recast += signs(text) - sum(piece.made for piece in pieces) - signs(clean)
        return clean.strip()


_LETTER = re.compile(r"[^\W\d_]")


def _bold(paragraphs: list[Paragraph]) -> bool:
    shown = [
        piece
        for paragraph in paragraphs
        for piece in paragraph.pieces
        if piece.reason is None and piece.text.strip()
    ]
    return bool(shown) and all(piece.bold for piece in shown)


def _pages(package: Package, entries: Entries, characters: int) -> int | None:
    """What Word noted when it saved the file, unless the text contradicts it."""
    root = package.tree("docProps/app.xml")
    written = None if root is None else root.findtext("{*}Pages")
    pages = number(written, low=1, high=5_000)
    if pages is None or pages < entries.last_page or characters > pages * 6_000:
        return None
    return pages


def _problems(made: _Made, file: str, entries: Entries) -> Iterator[Problem]:
    if made.deceives:
        yield Problem.HIDDEN_TEXT
    if entries.revised:
        yield Problem.REVISION_MARKS
    if made.decoded:
        yield Problem.LEGACY_ENCODING
    if not file.lower().endswith(ENDINGS):
        yield Problem.WRONG_KIND_EXTENSION
