"""The sentences of table rows: each answer with its label and its column's heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier import folding, wording
from dossier.document import Block
from dossier.facts import Sentence, Stance
from extractors import language, sentence, tables
from extractors.sentence import Place

_NOTHING = re.compile(r"[\s.…_:;,\-–*/|()\[\]]*")
_WORDY = 3  # words: from here on a cell speaks for itself
_YES = {"co", "x", "dat", "da co", "day du", "tot", "du", "co day du", "dung quy dinh"}
_AS_BESIDE = {"nt", "nhu tren", "nhu cot ben", "nhu muc tren"}
_NO = {"khong", "chua", "khong co", "chua co"}
_NIL_LABEL = wording.Wordings(
    ["vi phạm", "tham nhũng", "lãng phí", "tiêu cực", "sai phạm", "đơn thư", "khiếu nại", "tố cáo",
     "kỷ luật", "nợ", "thất thoát", "trường hợp"]
)  # fmt: skip


def sentences(block: Block, row: tables.Row, place: Place, hanging: str) -> Iterator[Sentence]:
    """What a row says. ``hanging`` is the line over the table ("… theo bảng sau:")."""
    if row.header:
        yield sentence.heading(0, len(block.text), place)
        return
    filled = [cell for cell in row.answers if not _says_nothing(cell.text)]
    if not filled:  # named, not answered
        yield sentence.heading(*row.label_place(len(block.text)), place)
        return
    if row.label and not any(len(cell.text.split()) >= _WORDY for cell in filled):
        yield _data_row(block, row, place, hanging)
        return
    for cell in filled:
        context = _joined(row.about, row.title(cell.column), hanging)
        for first, last in language.sentences(cell.text):
            text = cell.text[first:last]
            read = sentence.read(text, cell.start + first, place, context)
            yield sentence.given(read, text)


def _says_nothing(text: str) -> bool:
    """Dots and dashes, or a reference to the next cell ("nt", "như trên")."""
    return bool(_NOTHING.fullmatch(text)) or folding.fold(text).strip(" .") in _AS_BESIDE


def hanging(blocks: Sequence[Block], grid: dict[int, tables.Row], index: int) -> str:
    """The line that the table beginning at ``index`` hangs on: a paragraph or an outer cell."""
    if index == 0 or not blocks[index - 1].text.rstrip().endswith(":"):
        return ""
    before = grid.get(index - 1)
    if before is None:
        return blocks[index - 1].text.strip()
    last = before.answers[-1].text.strip() if before.answers else ""
    return _joined(last, before.about)


def _data_row(block: Block, row: tables.Row, place: Place, hanging: str) -> Sentence:
    """A row of figures or short words is one statement; "Không" answers the row's label."""
    read = sentence.read(block.text, 0, place, _joined(*row.titles, hanging))
    answers = {folding.fold(cell.text).strip(" .;-") for cell in row.answers}
    if answers & _NO:
        nil = _NIL_LABEL.hits(wording.text(block.text, trusted=place.trusted))
        return sentence.standing(read, Stance.NIL if nil else Stance.NOT_DONE)
    if answers & _YES or set(read.stances) <= {Stance.NONE, Stance.HOLLOW}:
        return sentence.standing(read, Stance.DONE)
    return read


def _joined(*parts: str) -> str:
    return " / ".join(part for part in parts if part)
