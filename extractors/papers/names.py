"""Finds the people named in minutes and reviews: "đồng chí Lê Văn An", "1. Trần Thị Bình: …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from dossier.document import Span
from extractors.papers.wording import fold, pattern, regex

# Words that open a post or an organ, not a name, though they are written with a capital.
_POSTS = pattern(
    "bí thư", "phó bí thư", "chi ủy", "chi bộ", "đảng ủy", "đảng viên", "trưởng phòng", "phó phòng",
    "phó trưởng phòng", "chánh văn phòng", "phó chánh văn phòng", "giám đốc", "phó giám đốc",
    "chủ trì", "thư ký", "đồng chí", "hội nghị", "kế toán", "ủy viên", "văn phòng", "hoàn thành",
    "trung tâm", "phó chủ tịch", "chủ tịch", "biên bản", "tổ trưởng", "chuyên viên",
)  # fmt: skip
_TITLE = regex(r"(?<![^\s(“\"':,;\-])(?:(?:các )?đồng chí|đ[/.]?\s?c|ông|bà)\s*:?\s+")
_NUMBERED = re.compile(
    r"^\s*(?:[-+*•]\s*)?\(?(?:\d{1,2}(?:\.\d{1,2})*(?:\s*[.)]\s*|\s+)|[a-zđ]\s*[.)]\s*)?"
)
_SEPARATOR = re.compile(r"[,(:;]\s*|(?<!\w)(?:và|gồm|là)\s+")
# A time of day before the name.
_CLOCK = re.compile(r"^\s*(?:[-+*•]\s*)?\d{1,2}\s*(?:h|giờ|:)\s*\d{0,2}(?:\s*phút)?\s*[.:,\-–]?\s*")
_SHORT = re.compile(
    r"\s*(?:[-+*•]\s*)?(?:\d{1,2}(?:\.\d{1,2})*\s*[.)]\s*)?(?P<title>(?:[Đđ]ồng chí|[Đđ]/c)\s+)?"
    r"(?P<who>[A-ZĐÀ-Ỹ][^\W\d_]*)(?=\s*(?:\([^)]{1,24}\))?\s*(?:[.,:;–\-]|$|(?:tự|trình|đọc|báo|kiểm)\s))"
)
_WORD = re.compile(r"\s*([^\W\d_]+)")


def find(block: int, text: str) -> Iterator[tuple[str, Span]]:
    """Every person named after a title ("đồng chí", "đ/c", "ông", "bà"), in order."""
    for title in _TITLE.finditer(fold(text)):
        name = _name_at(text, title.end())
        if name is not None:
            yield text[name[0] : name[1]], Span(block, *name)


def leading(block: int, text: str) -> tuple[str, Span] | None:
    """The person a line, or a table cell, opens with; the title may be left out."""
    start = _NUMBERED.match(text)
    at = start.end() if start else 0
    title = _TITLE.match(fold(text)[at:])
    name = _name_at(text, at + (title.end() if title else 0))
    if name is None:
        return None
    return text[name[0] : name[1]], Span(block, *name)


def opening(block: int, text: str, called: Mapping[str, str]) -> tuple[str, Span] | None:
    """The person a line opens with, behind a time of day, also by the last word of a name.

    "9h05. Đ/c Tú. Góp ý 1": somebody whom no line names in full stays "Tú".
    """
    clock = _CLOCK.match(text)
    at = clock.end() if clock else 0
    found = leading(block, text[at:])
    if found is not None:
        name, span = found
        return name, Span(block, at + span.start, at + span.end)
    short = _SHORT.match(text, at)
    if short is None:
        return None
    full = called.get(fold(short["who"]))
    if full is None and not short["title"]:
        return None
    return full or short["who"], Span(block, *short.span("who"))


def behind_post(text: str) -> str:
    """ "Bí thư Vũ Quang Hưng" without the post."""
    while post := _POSTS.match(fold(text)):
        text = text[post.end() :].lstrip(" :,-–")
        if not text:
            break
    return text


def listed(block: int, text: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """People in a list between two places, with or without titles ("Lê Văn An, Trần Thị Bình")."""
    folded = fold(text)
    for mark in _SEPARATOR.finditer(text, start, end):
        title = _TITLE.match(folded[mark.end() : end])
        name = _name_at(text, mark.end() + (title.end() if title else 0))
        if name is not None and name[1] <= end:
            yield text[name[0] : name[1]], Span(block, *name)


def by_last_word(lines: Iterable[tuple[int, str, str]]) -> dict[str, str]:
    """Full names by the word people call their bearers by (folded), where only one bears it."""
    named: dict[str, set[str]] = {}
    for index, text, _ in lines:
        opening = leading(index, text)
        for name, _ in (*([opening] if opening else []), *find(index, text)):
            named.setdefault(fold(name).rsplit(maxsplit=1)[-1], set()).add(name)
    return {
        last: names.pop() for last, several in named.items() if len(names := _whole(several)) == 1
    }


def _whole(several: set[str]) -> set[str]:
    """Without those that are the end of another: "Ích Đạo" of "Ông Ích Đạo"."""
    return {
        name
        for name in several
        if not any(other != name and fold(other).endswith(" " + fold(name)) for other in several)
    }


def _name_at(text: str, at: int) -> tuple[int, int] | None:
    """The bounds of two to six capitalised words from ``at`` that are no post."""
    folded, start, end, words = fold(text), at, at, 0
    while words < 6 and (word := _WORD.match(text, end)) is not None:
        if not word[1][0].isupper() or _POSTS.match(folded, word.start(1)):
            break
        if words == 0:
            start = word.start(1)
        end = word.end(1)
        words += 1
    return (start, end) if words >= 2 else None
