"""Finds what a review states openly: khuyết điểm, nguyên nhân, biện pháp khắc phục, and its parts.

A part may stand under a heading, behind a label or in free prose. A heading with nothing under it,
and a sentence that only lists what a review must hold, are not a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

from dossier.document import Span
from dossier.papers import Candour, Mention
from extractors.papers.wording import cue, filled, phrases, regex

Line = tuple[int, str, str]  # index of the block, its text, its folded text
_Part = TypeVar("_Part", bound=StrEnum)

_NUMBERING = regex(
    r"^\s*(?:[-+*•–]\s*)*(?:(?:[ivx]{1,4}|\d{1,2}|[a-zđ])(?:\.\d{1,2})*\s*[.)/:\-]\s*)?"
)
_HEADING_START = regex(r"^\s*(?:[ivx]{1,4}|\d{1,2}|[a-zđ])(?:\.\d{1,2})*\s*[.)]\s")
_LABEL_REACH = 45  # a label stands this near to the line's start: "2. Những mặt còn hạn chế: …"
_SHORT = 90  # a heading is no longer
# "ưu điểm, khuyết điểm, nguyên nhân" in a row: the duty restated, not fulfilled.
_RESTATED = regex(r"như sau|phải ghi rõ|nêu rõ|làm rõ ưu|theo hướng dẫn|theo kế hoạch")


def parts(lines: Sequence[Line], table: str, kinds: type[_Part]) -> Iterator[tuple[_Part, Span]]:
    """The parts of ``table`` that the lines have, each with its words."""
    for kind in kinds:
        span = _first(lines, table, kind.name.lower(), kinds)
        if span is not None:
            yield kind, span


def said(lines: Sequence[Line]) -> tuple[Mention, ...]:
    """Which of weakness, cause and remedy the lines state."""
    kinds = (Candour.WEAKNESS, Candour.CAUSE, Candour.REMEDY)
    found = ((kind, _stated(lines, kind)) for kind in kinds)
    return tuple(Mention(of=kind, span=span) for kind, span in found if span is not None)


def has_content(lines: Sequence[Line], place: int, end: int) -> bool:
    """Whether anything stands behind ``end`` of a line, or under it where the line is a heading."""
    rest = lines[place][1][end:]
    if len(re.findall(r"[^\W\d_]+", rest)) >= 3 and filled(rest):
        return True
    if re.search(r"không|ko\b", rest):
        return True
    for _, text, folded in lines[place + 1 : place + 2]:
        return filled(text) and not _is_heading(folded)
    return False


def _first(lines: Sequence[Line], table: str, key: str, kinds: type[StrEnum]) -> Span | None:
    words = cue(table, key)
    for place, (index, _, folded) in enumerate(lines):
        found = words.search(folded)
        if found is None or _lists_the_parts(folded, table, kinds):
            continue
        if has_content(lines, place, found.end()) or not _is_heading(folded):
            return Span(index, found.start(), found.end())
    return None


def _lists_the_parts(folded: str, table: str, kinds: type[StrEnum]) -> bool:
    """A short sentence that names three parts and more restates what is asked."""
    named = sum(1 for kind in kinds if cue(table, kind.name.lower()).search(folded))
    return named >= 3 and len(folded) < 350 and _RESTATED.search(folded) is not None


def _stated(lines: Sequence[Line], kind: Candour) -> Span | None:
    key = kind.name.lower()
    for place, (index, text, folded) in enumerate(lines):
        if _restates(folded):
            continue
        open_text = _unmasked(folded, key)
        start = _NUMBERING.match(folded)
        label = cue("label", key).search(open_text, start.end() if start else 0)
        if label is not None and label.start() <= _LABEL_REACH and _labels(folded, label.end()):
            if has_content(lines, place, label.end()):
                return Span(index, label.start(), label.end())
            continue
        prose = cue("prose", key).search(open_text)
        if prose is not None and not (
            _is_heading(folded) and not has_content(lines, place, prose.end())
        ):
            return Span(index, prose.start(), prose.end())
        if kind is Candour.CAUSE and (because := _because(text, folded)) is not None:
            return Span(index, *because)
    return None


def _labels(folded: str, end: int) -> bool:
    """Whether the cue is a label: a colon soon follows, or the line is a heading."""
    colon = folded.find(":", end)
    return (0 <= colon - end <= _LABEL_REACH) or _is_heading(folded)


def _because(text: str, folded: str) -> tuple[int, int] | None:
    """ "… do công việc nhiều" beside a weakness; "do" as spelled, "đó" is another word."""
    if cue("prose", "weakness").search(folded) is None:
        return None
    found = re.search(r"(?<!\w)(?:do|vì|bởi)(?!\w)", text)
    return found.span() if found else None


def _restates(folded: str) -> bool:
    named = sum(1 for kind in Candour if kind.value and _word(kind).search(folded))
    return named >= 3 and (_RESTATED.search(folded) is not None or _is_bare(folded))


def _word(kind: Candour) -> re.Pattern[str]:
    return cue("label", kind.name.lower()) if kind is not Candour.STRENGTH else regex("ưu điểm")


def _is_bare(folded: str) -> bool:
    """A line that is nothing but the list of what must be said."""
    return len(folded) < _SHORT and ":" not in folded


def _is_heading(folded: str) -> bool:
    if len(folded) > _SHORT:
        return False
    stripped = folded.rstrip()
    return stripped.endswith(":") or (
        _HEADING_START.match(folded) is not None and not stripped.endswith((".", ";"))
    )


def _unmasked(folded: str, key: str) -> str:
    """The text with phrases blanked that hold the word but do not state the thing."""
    if not phrases("masked", key):
        return folded
    return cue("masked", key).sub(lambda match: " " * len(match[0]), folded)
