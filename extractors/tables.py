"""The rows of a report's tables: what a row is about, and what its cells answer."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from dossier import wording
from dossier.document import Block, BlockKind, Document
from extractors import stance

_COUNTER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVXivx]{1,4}|[a-zđ])[.)]?")
_COUNTER_TITLE = wording.Wordings(["STT", "TT", "số TT", "số thứ tự"])
_TASK_TITLE = wording.Wordings(
    ["nội dung", "yêu cầu", "tiêu chí", "mốc", "căn cứ", "nhiệm vụ", "mục", "đề mục", "việc"]
)
_PROOF_TITLE = wording.Wordings(["tài liệu", "minh chứng", "chứng minh", "ghi chú", "nguồn"])


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell: its column, its text and where that stands in the block."""

    column: int
    text: str
    start: int


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A table row taken apart; a header row has neither label nor answers."""

    header: bool
    number: str  # of its first column, "3.1"
    label: tuple[Cell, ...]
    answers: tuple[Cell, ...]
    titles: tuple[str, ...]  # of the columns
    also: tuple[str, ...] = ()  # labels of the rows below that its merged answer covers

    @property
    def about(self) -> str:
        """The label's words, and those of the rows its answer covers too."""
        return "; ".join((" ".join(cell.text for cell in self.label), *self.also))

    def label_place(self, length: int) -> tuple[int, int]:
        """Where the label stands in a block of ``length`` characters; the block, without one."""
        if not self.label:
            return 0, length
        return self.label[0].start, self.label[-1].start + len(self.label[-1].text)

    def title(self, column: int) -> str:
        """The heading of a column, empty where there is none."""
        return self.titles[column] if column < len(self.titles) else ""


def drawn(document: Document) -> Document:
    """The document with tables that were drawn with bars ("1 | Sổ biên bản | Đầy đủ") as rows."""
    blocks = []
    table = -1
    for index, block in enumerate(document.blocks):
        if block.kind is not BlockKind.PARAGRAPH or block.text.count("|") < 2:
            blocks.append(block)
            continue
        before = blocks[index - 1] if index else None
        goes_on = before is not None and before.kind is BlockKind.ROW and before.table == table
        table -= 0 if goes_on else 1
        cells = tuple(cell.strip() for cell in block.text.split("|"))
        blocks.append(
            dataclasses.replace(block, kind=BlockKind.ROW, cells=cells, table=table, row=index)
        )
    return dataclasses.replace(document, blocks=tuple(blocks))


def rows(blocks: Sequence[Block]) -> dict[int, Row]:
    """Every table row by the index of its block."""
    titles: dict[int | None, tuple[str, ...]] = {}
    found = {}
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.ROW:
            continue
        first = block.table not in titles
        if first:
            titles[block.table] = block.cells if _is_header(block) else ()
        header = first and bool(titles[block.table])
        found[index] = _row(block, titles[block.table], header)
    return _with_covered(blocks, found)


def _with_covered(blocks: Sequence[Block], found: dict[int, Row]) -> dict[int, Row]:
    """An answer in a cell merged downwards speaks for every row it covers."""
    owner: dict[tuple[int | None, int], int] = {}  # (table, column) -> the row whose cell it is
    also: dict[int, list[str]] = {}
    for index, row in found.items():
        block = blocks[index]
        for column in range(len(block.cells)):
            if column not in block.covered:
                owner[block.table, column] = index
        answering = {
            above
            for column in block.covered
            if (above := owner.get((block.table, column))) is not None
            and column in {cell.column for cell in found[above].answers}
        }
        for above in answering:
            also.setdefault(above, []).append(row.about)
    return {
        index: dataclasses.replace(row, also=tuple(also.get(index, ())))
        for index, row in found.items()
    }


def _is_header(block: Block) -> bool:
    trusted = block.confidence is None
    filled = [cell for cell in block.cells if cell.strip()]
    return len(filled) >= 2 and not any(
        stance.asserts(cell, trusted=trusted) or len(cell) > 80 for cell in filled
    )


def _row(block: Block, titles: tuple[str, ...], header: bool) -> Row:
    if header:
        return Row(True, "", (), (), titles)
    cells = _cells(block)
    number = ""
    if cells and _COUNTER.fullmatch(cells[0].text.strip()):
        number = cells[0].text.strip(" .)")
        cells = cells[1:]
    tasks = {i for i, title in enumerate(titles) if _TASK_TITLE.hits(wording.text(title))}
    if not tasks:
        counted = bool(titles) and _COUNTER_TITLE.hits(wording.text(titles[0]))
        tasks = {1 if counted or number else 0}
    label = tuple(cell for cell in cells if cell.column in tasks)
    proofs = {i for i, title in enumerate(titles) if _PROOF_TITLE.hits(wording.text(title))}
    answers = tuple(cell for cell in cells if cell.column not in tasks | proofs)
    return Row(False, number, label, answers, titles)


def _cells(block: Block) -> list[Cell]:
    """The filled cells with their places; the whole row where they cannot be found in it."""
    cells: list[Cell] = []
    position = 0
    for column, text in enumerate(block.cells):
        if not text.strip():
            continue
        start = block.text.find(text, position)
        if start < 0:
            return [Cell(len(block.cells), block.text, 0)]
        position = start + len(text)
        cells.append(Cell(column, text, start))
    return cells
