"""A document as lines: a cell of a letterhead table is as good as a line of a plain page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dossier.document import Block, Document
from dossier.folding import fold, squeeze

_COLUMNS = re.compile(r"\t+|\s{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line: its words, its block, and whether it stands out."""

    text: str
    folded: str
    squeezed: str  # letters and digits only
    block: int
    page: int | None = None
    stands_out: bool = False  # bold or centred
    in_table: bool = False

    @property
    def columns(self) -> list[str]:
        """The line's parts where a printed page had two columns."""
        return [part for part in _COLUMNS.split(self.text.strip()) if part]

    @property
    def in_capitals(self) -> bool:
        """Whether the line is set in capitals, a few small letters aside."""
        letters = [letter for letter in self.text if letter.isalpha()]
        return len(letters) > 2 and sum(map(str.isupper, letters)) >= 0.8 * len(letters)


def lines(document: Document) -> list[Line]:
    """The lines of the document that are not blank, top to bottom, a table cell by cell."""
    return [line for index, block in enumerate(document.blocks) for line in _lines(index, block)]


def _lines(index: int, block: Block) -> Iterator[Line]:
    pieces = block.cells or (block.text,)
    for piece in pieces:
        for raw in piece.splitlines():
            text = raw.replace("**", "").strip(" \t*#_") if "*" in raw else raw.strip()
            if text:
                yield Line(
                    text=text,
                    folded=fold(text),
                    squeezed=squeeze(text),
                    block=index,
                    page=block.page,
                    stands_out=block.bold or block.centered,
                    in_table=bool(block.cells),
                )
