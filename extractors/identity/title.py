"""The name of a paper, as printed at its top: the line that says what it is and its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.folding import fold, squeeze
from extractors.identity.page import Line
from extractors.identity.wordings import heads, topics

_TOP = 45  # a letterhead with a roll of addressees is no longer than this
_MAX_WORDS = 45  # a subject line is shorter, a paragraph longer
_MAX_LINES = 6

# What comes after a title and is no longer part of it.
_STOP = re.compile(
    "|".join(
        (
            r"(?:kinh )?gui |can cu|trong nam|nam (?:19|20)\d\d,|noi nhan|t/?m ",
            r"(?:thuc hien|theo|xet) (?:thong bao|ke hoach|cong van|chi dao|de nghi|quyet|dieu le"
            r"|huong dan|yeu cau|nghi)",
            r"hom nay|hoi \d|vao (?:hoi|luc)|cong hoa xa hoi|dang cong san|doc lap",
            r"ho (?:va |, )?ten|toi |ten toi|dang vien *:|sinh ngay|ngay sinh|ngay,? thang|bi danh",
            r"chuc vu|don vi|nhan xet dong chi|so *:",
            r"phan (?:thu|i\b|\d)|[-+*•]\s|(?:[ivx]{1,4}|\d{1,2}|[a-h])\s*(?:[.)]|/\s)",
        )
    )
)
_SENT = re.compile(r"(?:da )?gui |ban (?:sua|cuoi)")  # "(gửi các đồng chí … để góp ý)"
_LABEL = re.compile(r"[^:(]{3,45}:")
_RULER = re.compile(r"[\s\-_=*.·•–—…]+$")
_NUMBER = re.compile(r"^\s*(?:\d{1,2}|[IVX]{1,4})\s*[.)/\-]\s*")
_LEAD = re.compile(r"[\s\-*•“\"'(\[#]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The title's words and the lines they stand in (``first`` and ``last`` are inclusive)."""

    text: str
    first: int
    last: int


def find(page: Sequence[Line]) -> Title | None:
    """The paper's title, or ``None`` where no line of its top looks like one.

    A line in capitals or standing out comes before one that merely begins like a title.
    """
    candidates = [at for at, line in enumerate(page[:_TOP]) if begins(line)]
    strong = [at for at in candidates if is_strong(page[at])]
    weak = [at for at in candidates if _could_be(page, at)]
    joined = [at for at in candidates if _head_in_capitals(page[at])]  # with what follows it
    first = next(iter(strong or weak or joined or _by_topic(page)), None)
    return None if first is None else read(page, first)


def read(page: Sequence[Line], first: int) -> Title:
    """The title that begins in line ``first``, with the subject lines under it."""
    last, parts = first, [" ".join(page[first].text.split()[:_MAX_WORDS])]
    bare = len(page[first].text.split()) <= 3
    for at in range(first + 1, min(first + _MAX_LINES, len(page))):
        line = page[at]
        if _RULER.match(line.text):
            if len(parts) > 1:
                break
            continue
        if (line.in_table and not page[first].in_table) or _is_row(line, page[first]):
            break
        # Under a bare "BÁO CÁO" stands its subject, whatever specks a scan puts after it.
        if not _continues(line) and not (bare and at == first + 1 and _is_subject(line)):
            break
        parts.append(line.text)
        last = at
    return Title(text=" ".join(parts), first=first, last=last)


def is_strong(line: Line) -> bool:
    """Whether the line's own look says title: it names a kind of paper, in capitals or apart."""
    if not begins(line) or _is_sentence(line):
        return False
    return _head_in_capitals(line) or (line.stands_out and len(line.text.split()) <= 25)


def begins(line: Line) -> bool:
    """Whether a line begins as titles do."""
    if _LEAD.match(line.text) and line.text[0] in '-+•"“':
        return False
    text = line.text.lstrip("|. ")
    if line.in_capitals:  # "2. BẢN NHẬN XÉT …": of several in one file
        text = unnumbered(text)
    return squeeze(text).startswith(heads())


def unnumbered(text: str) -> str:
    """A title without its number in a file of several."""
    return _NUMBER.sub("", text)


def _by_topic(page: Sequence[Line]) -> list[int]:
    """Lines in capitals that speak of what such papers are about, however they begin."""
    return [
        at
        for at, line in enumerate(page[:_TOP])
        if line.in_capitals
        and 3 <= len(line.text.split()) <= 25
        and any(topic in line.squeezed for topic in topics())
    ]


def _head_in_capitals(line: Line) -> bool:
    letters = [letter for letter in line.text if letter.isalpha()][:6]
    return len(letters) >= 4 and sum(map(str.isupper, letters)) >= len(letters) - 1


def _could_be(page: Sequence[Line], at: int) -> bool:
    """A title in small letters: short, no sentence, near the top, no cited document."""
    line = page[at]
    return (
        at <= 14
        and len(line.text.split()) <= 25
        and not _is_sentence(line)
        and not re.search(r"\bso\s*:?\s*\d", line.folded)
    )


def _is_sentence(line: Line) -> bool:
    text = line.text.rstrip()
    if len(text.split()) <= 4 and line.in_capitals:
        return False  # specks after "BÁO CÁO" on a scan
    return (text.endswith((".", ";", ",")) and not text.endswith("…")) or (
        len(text.split()) > _MAX_WORDS
    )


def _is_row(line: Line, first: Line) -> bool:
    """A row of a table drawn with bars ("TT | Nội dung | Kết quả")."""
    return "|" in line.text and "|" not in first.text


def _is_subject(line: Line) -> bool:
    """A line that a full stop alone would keep out of the title."""
    trimmed = line.folded.rstrip(" .-_…")
    return (
        trimmed != line.folded.rstrip()
        and len(line.text.split()) <= 25
        and not (_STOP.match(trimmed) or _LABEL.match(trimmed))
        and not re.match(r"chi bo|chi uy|dang uy|trong|toi|cac|-", trimmed)
    )


def _continues(line: Line) -> bool:
    folded = fold(line.text).lstrip('(“" ')
    if line.text.startswith("(") and line.text.rstrip().endswith(")"):
        return _SENT.match(folded) is None
    return not (
        _STOP.match(folded)
        or _LABEL.match(folded)
        or line.text.rstrip().endswith((".", ";", ":"))
        or len(line.text.split()) > _MAX_WORDS
    )
