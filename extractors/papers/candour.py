"""Finds what a review states openly: khuyết điểm, nguyên nhân, biện pháp khắc phục.

It may stand under a heading, behind a label or in free prose. A heading with nothing under it,
and a sentence that only lists what a review must hold, state nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.document import Span
from dossier.papers import Candour, Mention
from extractors.papers import sequence
from extractors.papers.headings import Line, has_content, is_heading, numbered, start_of
from extractors.papers.wording import cue, regex, unmasked

_LABEL_REACH = 45  # a label stands this near to the line's start: "2. Những mặt còn hạn chế: …"
_SHORT = 90  # characters
_STOPS = regex(r"[^.;:]{0,20}[.?]\s")
# "Từ tháng 1/2017 tôi mang sổ tay bên mình"
_FROM_NOW = regex(
    r"từ (?:ngày|tháng|quý|đầu năm|mồng|mùng)[\s\w/.\-]{0,16}(?<![^\W_])"
    r"(?:tôi|em|mình|chi ủy)(?![^\W_])"
)
_KEEPS_ON = regex(
    r"(?:tiếp tục|phấn đấu|cố gắng|quyết tâm|sẽ)[^.;]{0,30}"
    r"(?:giữ vững|phát huy|duy trì|hoàn thành(?: tốt| xuất sắc)? nhiệm vụ|đạt kết quả cao)"
)
# "ưu điểm, khuyết điểm, nguyên nhân" in a row: the duty restated, not fulfilled.
_RESTATED = regex(r"như sau|phải ghi rõ|nêu rõ|làm rõ ưu|theo hướng dẫn|theo kế hoạch")


def said(lines: Sequence[Line]) -> tuple[Mention, ...]:
    """Which of weakness, cause and remedy the lines state."""
    kinds = (Candour.WEAKNESS, Candour.CAUSE, Candour.REMEDY)
    found = {kind: _stated(lines, kind) for kind in kinds}
    if not all(found.values()):
        placed = sequence.infer(lines)
        found = {kind: span or placed.get(kind) for kind, span in found.items()}
    return tuple(Mention(of=kind, span=span) for kind, span in found.items() if span is not None)


def _stated(lines: Sequence[Line], kind: Candour) -> Span | None:
    key = kind.name.lower()
    elsewhere = _of_others(lines, kind)
    for place, (index, text, folded) in enumerate(lines):
        if _restates(folded) or place in elsewhere:
            continue
        open_text = unmasked(folded, key)
        labels = [
            label
            for label in cue("label", key).finditer(open_text, start_of(folded))
            if label.start() - _clause_start(folded, label.start()) <= _LABEL_REACH
            and _labels(folded, label.end())
        ]
        if labels:
            stated = next((one for one in labels if has_content(lines, place, one.end())), None)
            if stated is not None:
                return Span(index, stated.start(), stated.end())
            continue
        prose = cue("prose", key).search(open_text)
        if prose is None and kind is Candour.REMEDY:
            prose = _FROM_NOW.search(open_text)
        if prose is not None and kind is Candour.REMEDY and _only_goes_on(folded, prose.start()):
            prose = None
        if prose is not None and not (
            is_heading(folded) and not has_content(lines, place, prose.end())
        ):
            return Span(index, prose.start(), prose.end())
        if kind is Candour.CAUSE and (because := _because(text, folded)) is not None:
            return Span(index, *because)
    return None


def _of_others(lines: Sequence[Line], kind: Candour) -> set[int]:
    """The places under headings of the two other kinds: a cause is often worded as a weakness."""
    if kind is not Candour.WEAKNESS:
        return set()
    others = [cue("label", each.name.lower()) for each in (Candour.CAUSE, Candour.REMEDY)]
    found: set[int] = set()
    inside = False
    for place, (_, _, folded) in enumerate(lines):
        begin = start_of(folded)
        opens = any(label.match(folded, begin) for label in others)
        if opens or (inside and is_heading(folded)):
            inside = opens
        because = cue("prose", "cause").match(folded, begin) is not None
        if (inside or because) and not cue("label", "weakness").search(folded):
            found.add(place)
    return found


def _clause_start(folded: str, at: int) -> int:
    return max(folded.rfind(mark, 0, at) for mark in ".;") + 1


def _labels(folded: str, end: int) -> bool:
    """Whether the cue is a label: a colon soon follows, or the line is a heading."""
    colon = folded.find(":", end)
    alone = not folded[end:].strip(" .,-?") and end <= _LABEL_REACH
    # "6. Hạn chế. Báo cáo miệng nhiều …"
    alone = alone or (numbered(folded) and _STOPS.match(folded, end) is not None)
    return (0 <= colon - end <= _LABEL_REACH) or alone or is_heading(folded)


def _because(text: str, folded: str) -> tuple[int, int] | None:
    """ "… do công việc nhiều" beside a weakness; "do" as spelled, "đó" is another word."""
    opening = re.match(r"\W*(?:Do|Vì|Bởi)\s(?!vậy|đó|thế)", text)
    if opening:
        return opening.span()
    if cue("prose", "weakness").search(folded) is None:
        return None
    found = re.search(r"(?<!\w)(?:do|vì|bởi)(?!\w)", text)
    return found.span() if found else None


def _only_goes_on(folded: str, at: int) -> bool:
    """ "Năm 2017 tôi tiếp tục giữ vững thành tích đạt được" remedies nothing."""
    clause = folded[_clause_start(folded, at) :]
    return _KEEPS_ON.search(clause.split(".")[0]) is not None


def _restates(folded: str) -> bool:
    named = sum(1 for kind in Candour if kind.value and _word(kind).search(folded))
    return named >= 3 and (_RESTATED.search(folded) is not None or _is_bare(folded))


def _word(kind: Candour) -> re.Pattern[str]:
    return cue("label", kind.name.lower()) if kind is not Candour.STRENGTH else regex("ưu điểm")


def _is_bare(folded: str) -> bool:
    """A line that is nothing but the list of what must be said."""
    return len(folded) < _SHORT and ":" not in folded
