"""Makes blocks of what was found: decoded, tidied, and what the page does not show set aside."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dossier.document import Aside, Block, BlockKind, Problem, SetAside
from extractors.account import signs
from extractors.legacy import Encoding
from extractors.text import decode_paragraph
from extractors.word.inline import Piece
from extractors.word.package import too_big
from extractors.word.story import Paragraph, Row

MAX_CHARACTERS = 10_000_000


def shown(entries: Iterable[Paragraph | Row]) -> Iterator[str]:
    """The text of every paragraph as it stands in the file, without what is set aside."""
    for entry in entries:
        cells = entry.cells if isinstance(entry, Row) else [[entry]]
        for paragraph in itertools.chain.from_iterable(cells):
            yield "".join(piece.text for piece in paragraph.pieces if piece.reason is None)


@dataclass(slots=True, kw_only=True)
class Made:
    """Blocks and asides as they grow. ``expected``: what most of the document is typed in."""

    expected: Encoding | None
    paged: bool = False
    blocks: list[Block] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    decoded: bool = False
    deceives: bool = False
    size: int = 0
    recast: int = 0

    def problems(self, *, revised: bool, misnamed: bool) -> tuple[Problem, ...]:
        """What the document suffers from; ``misnamed``: its name's ending tells another kind."""
        suffered = {
            Problem.HIDDEN_TEXT: self.deceives,
            Problem.REVISION_MARKS: revised,
            Problem.LEGACY_ENCODING: self.decoded,
            Problem.WRONG_KIND_EXTENSION: misnamed,
        }
        return tuple(problem for problem, is_so in suffered.items() if is_so)

    def add(self, entry: Paragraph | Row, kind: BlockKind) -> None:
        """The next paragraph or row, in the order of the page. Raises ``Refused``: ``too_big``."""
        if isinstance(entry, Row):
            self._add_row(entry)
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

    def _add_row(self, row: Row) -> None:
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
