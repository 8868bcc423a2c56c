"""Forms nobody filled in, instructions left in place, pages too faint or handwritten to read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from dossier.document import Document, Medium, Problem
from dossier.folding import squeeze
from extractors.identity.page import Line

_LEADERS = re.compile(r"[.…_]{4,}|…+|(?:\. ){4,}")
_LABEL_LEFT_BLANK = re.compile(r"[^:]{3,80}:\s*[.…_\s]*$")
_LABEL_FILLED = re.compile(r"[^:]{3,60}:\s*\S*[^\W_]")
# "(nêu rõ ưu điểm, hạn chế về nhận thức …)": what the form asks, in brackets.
_BRACKETED = re.compile(
    r"\((?:huong dan|neu (?:ro|cu the|nhung|cac)|trinh bay|liet ke|(?:tu )?danh gia|ghi nhung"
    r"|chi ghi|lam ro|kiem diem (?:ro|ve))\b[^)]{25,}\)"
)
# "Nghề nghiệp mới (nêu số quyết định nếu có)": a hint beside a label.
_HINT = re.compile(
    r"\((?:neu|ghi|viet|khai|ke|trinh bay|liet ke|tom tat|danh dau|chon) (?!ro ho)[^)]{8,}\)"
)
_HINTS = 3
# "(Lưu ý người khai: viết rõ …; gạch bỏ dòng này khi nộp)": a line of its own to who fills it in.
_TOLD = re.compile(
    r"\W*(?:luu y|chu y|ghi chu|chi dan|huong dan|muc nay|phan nay|moi muc|tung muc)\b"
)
_ORDER = re.compile(
    r"\b(?:nguoi (?:khai|viet|ke khai|kiem diem) (?:ghi|viet|khong|phai|can)|gach bo|xoa bo"
    r"|bo (?:dong|doan|phan|chu)\b[^.;]{0,20}\bnay|xoa (?:dong|doan|phan|chu)"
    r"|khong (?:tay xoa|gach xoa|viet tat)|(?:viet|ghi) (?:ro|day du|bang|vao|mot dong|tung)"
    r"|danh dau|khong qua \d+ (?:dong|trang|chu)|theo mau|khi nop|truoc khi (?:in|nop|ky))\b"
)
_FAINT = 60.0  # mean word confidence below which a page counts as handwritten or illegible
_SCANNED = (Medium.SCAN, Medium.IMAGE)


def problems(
    document: Document, page: Sequence[Line], *, named: bool, personal: bool, illegible: bool
) -> tuple[Problem, ...]:
    """What of this is true of the document. ``named``: a person's name was read on it."""
    found = []
    if illegible or (personal and not named and document.medium in _SCANNED):
        found.append(Problem.HANDWRITTEN)
    elif is_blank(page, named=named, personal=personal):
        found.append(Problem.BLANK_FORM)
    if keeps_instructions(page):
        found.append(Problem.INSTRUCTION_TEXT)
    return tuple(found)


def is_illegible(document: Document) -> bool:
    """Whether the scan's words were read with so little confidence that they prove nothing."""
    weighed = [
        (block.confidence, len(block.text))
        for block in document.blocks
        if block.confidence is not None
    ]
    letters = sum(length for _, length in weighed)
    if not letters:
        return document.medium in _SCANNED and not document.text.strip()
    return sum(confidence * length for confidence, length in weighed) / letters < _FAINT


def is_blank(page: Sequence[Line], *, named: bool, personal: bool) -> bool:
    """Whether it is an empty form: mostly leader dots, its labels left open."""
    letters = sum(len(line.squeezed) for line in page)
    dots = sum(
        sum(3 if dot == "…" else 1 for dot in run if not dot.isspace())
        for line in page
        for run in _LEADERS.findall(line.text)
    )
    open_labels = sum(
        bool(_LABEL_LEFT_BLANK.match(line.text)) and _has_leaders(line) for line in page
    )
    filled = sum(bool(_LABEL_FILLED.match(line.text)) and not _has_leaders(line) for line in page)
    if personal and named:
        return dots > 2 * letters
    if personal and open_labels >= 3 and open_labels > filled:
        return True
    return dots > letters or (dots > 0.4 * letters and open_labels > filled)


def keeps_instructions(page: Sequence[Line]) -> bool:
    """Whether the form's own guidance stands where an answer should."""
    text = squeeze(" ".join(line.text for line in page))
    bracketed = sum(len(_BRACKETED.findall(line.folded)) for line in page)
    hints = sum(len(_HINT.findall(line.folded)) for line in page)
    return (
        sum(phrase in text for phrase in _instructions()) + bracketed >= 2
        or any(phrase in text for phrase in _sure_instructions())
        or hints >= _HINTS
        or any(_TOLD.match(line.folded) and _ORDER.search(line.folded) for line in page)
    )


def _has_leaders(line: Line) -> bool:
    return bool(_LEADERS.search(line.text)) or line.text.rstrip().endswith(":")


@cache
def _instructions() -> tuple[str, ...]:
    return tuple(squeeze(phrase) for phrase in _table()["phrases"])


@cache
def _sure_instructions() -> tuple[str, ...]:
    return tuple(squeeze(phrase) for phrase in _table()["sure"])


@cache
def _table() -> dict[str, list[str]]:
    text = files(__package__).joinpath("instructions.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
