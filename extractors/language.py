"""Vietnamese sentences and words, with offsets; the only place that knows underthesea."""

from __future__ import annotations

import functools
import re

import underthesea

# A piece that ends like this goes on: "đ/c.", "TP.", "1.", "v.v."
_UNFINISHED = re.compile(
    r"(?:^|[\s(])(?:đ/?c|đc|tp|ts|ths|gs|pgs|bs|v\.v|vv|tr|k/t|t/m|t/l|kt|tm|st|"
    r"(?:\d{1,2}\.)*\d{1,2}|[ivx]{1,4}|[a-zđ])\.\s*$",
    re.IGNORECASE,
)
# "…, hoàn thành 01. Năm 2015: …": a figure ends the sentence, not "nội dung 1. Quy chế".
_FIGURE_ENDS = re.compile(
    r"(?<!nội dung)(?<!mục)(?<!điểm)(?<!phần)(?<!câu)(?<!bảng)(?<!biểu)(?<!lục)(?<!điều)(?<!số)"
    r"(?<!thứ)(?<=[^\W\d_])[ :]+\d{1,2}(?:/\d{1,2})?\.\s*$",
    re.IGNORECASE,
)
# Where a sentence of a report ends although no full stop stands there: ";" lists and line breaks.
_LIST_BREAK = re.compile(r";\s+|;$|\n+")


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of one block as (start, end), in order, without outer spaces.

    Items of a list with ";" are sentences of their own; an abbreviation or a number with a full
    stop does not end one.
    """
    found: list[tuple[int, int]] = []
    for start, end in _merge(text, _full_stops(text)):
        position = start
        for stop in _LIST_BREAK.finditer(text, start, end):
            found.append((position, stop.start()))
            position = stop.end()
        found.append((position, end))
    return [trimmed for pair in found if (trimmed := _trim(text, *pair))]


@functools.lru_cache(maxsize=4096)
def words(text: str) -> tuple[tuple[int, int], ...]:
    """The words of a text (a word may hold several syllables) as (start, end)."""
    spans: list[tuple[int, int]] = []
    position = 0
    for token in underthesea.word_tokenize(text):
        match = re.compile(r"\s*".join(re.escape(part) for part in token.split())).search(
            text, position
        )
        if match:
            spans.append(match.span())
            position = match.end()
    return tuple(spans)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is a word by itself, not a syllable of a longer one.

    "không" stands alone in "không tổ chức", not in "không khí"; "cần" not in "cần thiết".
    """
    return all(not (a <= start and end <= b) or (a, b) == (start, end) for a, b in words(text))


def warm() -> None:
    """Load the models once, so that the first document does not pay for it."""
    underthesea.sent_tokenize("Chi bộ. Đảng ủy.")
    words("Chi bộ họp.")


def _full_stops(text: str) -> list[tuple[int, int]]:
    """What underthesea calls sentences, found again in the text as given."""
    spans: list[tuple[int, int]] = []
    position = 0
    for piece in underthesea.sent_tokenize(text):
        start = text.find(piece, position)
        if start < 0:  # it changed the text: keep the rest whole
            break
        position = start + len(piece)
        spans.append((start, position))
    if text[position:].strip():
        spans.append((position, len(text)))
    return spans


def _merge(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in pieces:
        if merged and _goes_on(text, merged[-1], start):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _goes_on(text: str, before: tuple[int, int], start: int) -> bool:
    said = text[slice(*before)]
    if _UNFINISHED.search(said):
        return not (_FIGURE_ENDS.search(said) and text[start : start + 1].isupper())
    glued = before[1] == start  # "01/11/2011.của": a space lost, or a number cut in two
    return glued and text[start : start + 1].islower()


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
