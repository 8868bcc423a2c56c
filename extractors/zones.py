"""Which part of a report a line stands in: only the body answers a clause."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from dossier import folding, wording
from dossier.document import Block, BlockKind
from dossier.facts import Zone

_LEXICON: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "lexicon" / "zones.toml").read_text(encoding="utf-8")
)
_W = {name: wording.Wordings(entries) for name, entries in _LEXICON.items()}
TOPICAL = _W["topical"]  # how a heading without a number begins
_HEADING_REACH = 45  # a zone's name stands at the beginning of its heading
_LONGEST_SUBJECT = 3  # lines of the trích yếu under "BÁO CÁO"
_LONGEST_LETTERHEAD = 25  # blocks
_LONGEST_CLOSING = 12  # blocks from "Trên đây là …" to the signature


def of_heading(text: str, *, trusted: bool = True) -> Zone | None:
    """The zone a heading opens, or ``None`` for a heading of the body."""
    prepared = wording.text(text, trusted=trusted)
    if _W["shortfalls"].hits(prepared):
        return None
    start = _numbering_end(text)
    if _REMEDIED.match(prepared.folded, start):
        return None
    for zone, name in ((Zone.CIRCUMSTANCES, "circumstances"), (Zone.PLANS, "plans")):
        place = _W[name].first(prepared)
        if place and place[0] - start <= (2 if zone is Zone.CIRCUMSTANCES else _HEADING_REACH):
            return zone
    return None


def front(blocks: Sequence[Block]) -> int:
    """How many blocks the letterhead takes, with the title "BÁO CÁO" and its subject."""
    for index, block in enumerate(blocks[:_LONGEST_LETTERHEAD]):
        if _is_title(block):
            return _after_subject(blocks, index)
    last = 0
    for index, block in enumerate(blocks[:_LONGEST_LETTERHEAD]):
        if _W["letterhead"].hits(_text(block)):
            last = index + 1
    return last


def back(blocks: Sequence[Block], after: int) -> tuple[int, int]:
    """The blocks (first, end) of the closing: "Trên đây là …", Nơi nhận, the signature.

    What follows the signature under "Phụ lục", and a table there, is body again.
    """
    for first in range(len(blocks) - 1, after, -1):
        if not _opens_closing(blocks, first):
            continue
        end = first + 1
        while end < len(blocks) and not _opens_annex(blocks[end]):
            end += 1
        near = range(max(after + 1, first - _LONGEST_CLOSING), first)
        earlier = [index for index in near if _opens_closing(blocks, index)]
        return (min(earlier, default=first), end)
    return (len(blocks), len(blocks))


def cites(text: str, *, opening: bool, trusted: bool = True) -> bool:
    """Whether the text is the legal basis or the restated notice.

    ``opening``: it stands before the first heading, where introductions stand.
    """
    prepared = wording.text(text, trusted=trusted)
    place = _W["citation_start"].first(prepared)
    if place is not None and place[0] <= _numbering_end(text) + 1:
        acts = _ACTS.search(prepared.folded)
        return not acts and (opening or not _DONE.search(prepared.folded))
    found = _W["citation"].first(prepared)
    if found is None:
        return False
    return opening or (found[0] < 10 and not _DONE.search(prepared.folded))


_REMEDIED = re.compile(  # "Kết quả khắc phục kết luận kiểm tra trước đây": done, not planned
    r"\s*(?:ket qua|tinh hinh|viec|cong tac)\s+(?:da\s+)?(?:khac phuc|thuc hien|sua chua|xu ly)\b"
    r"[^.;:]{0,40}\b(?:ket luan|kiem tra|sau kiem tra|dot truoc|truoc day|nam 201[0-5])\b"
)
_DONE = re.compile(r"\bda\b")
_ACTS = re.compile(r"\bchi (?:bo|uy)\b[^.;]{0,40}\b(?:ban hanh|xay dung|to chuc hoc|quan triet)\b")


def introduces(text: str, *, trusted: bool = True) -> bool:
    """Whether an opening paragraph describes the branch ("Chi bộ có 19 đảng viên, …")."""
    prepared = wording.text(text, trusted=trusted)
    return _W["introduction"].hits(prepared) and not _ACTS.search(prepared.folded)


def _is_title(block: Block) -> bool:
    folded = folding.fold(block.text).strip(" .:*\n")
    if folded in ("bao cao", "bao cao ket qua", "bao cao tu kiem tra"):
        return True
    return folded.startswith("bao cao") and block.text.strip().isupper() and len(folded) < 160


def _after_subject(blocks: Sequence[Block], title: int) -> int:
    """The trích yếu: short lines under the title that are neither heading nor introduction."""
    index = title + 1
    while index < len(blocks) and index <= title + _LONGEST_SUBJECT:
        block = blocks[index]
        if block.text.strip(" -–_*.…"):
            plain = folding.fold(block.text)
            heading = bool(_NUMBERED.match(block.text)) or bool(block.number)
            opens = plain.startswith(("can cu", "thuc hien", "theo ", "chap hanh", "kinh gui"))
            long = len(block.text) > 220 or block.text.rstrip().endswith((".", ";"))
            ends = block.text.rstrip().endswith(":")
            if (
                heading
                or opens
                or long
                or ends
                or not (block.bold or block.centered or _about(plain))
            ):
                return index
        index += 1
    return index


def _about(plain: str) -> bool:
    return plain.lstrip(" (").startswith(
        ("ve ", "ve viec", "ket qua", "tu kiem tra", "v/v", "kiem tra", "tinh hinh", "phuc vu",
         "cong tac dang", "noi dung", "6 thang", "theo thong bao", "cua chi bo", "viec")
    )  # fmt: skip


def _opens_closing(blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    place = _W["signature"].first(_text(block))
    return place is not None and place[0] <= 3 and block.kind is not BlockKind.FOOTNOTE


def _opens_annex(block: Block) -> bool:
    place = _W["annex"].first(_text(block))
    titled = place is not None and place[0] <= 3
    return titled or (block.kind is BlockKind.ROW and len(block.text) > 60)


_NUMBERED = re.compile(
    r"^\s*(?:[-+*•–~]\s*)?(?:phần\s+|mục\s+|nội dung\s+)?"
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVXivx]{1,5}|[A-ZĐa-zđ])\s*[.):/-]\s*",
    re.IGNORECASE,
)


def _numbering_end(text: str) -> int:
    found = _NUMBERED.match(text)
    return found.end() if found else len(text) - len(text.lstrip(" -+*•–~\t"))


def _text(block: Block) -> wording.Text:
    return wording.text(block.text, trusted=block.confidence is None)
