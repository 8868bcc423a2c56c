"""Tells what an unusual heading is by its place: after "khuyết điểm", before "biện pháp" is why.

People head these parts in words of their own ("Còn vướng", "Tại:", "Sửa sao:"), but nearly always
in the order of the form: what was wrong, why, what will be done. A heading of another part of the
paper (an aspect, a rating, a signature) is never taken for one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier.document import Span
from dossier.papers import Candour
from extractors.papers.headings import Line, is_heading, start_of
from extractors.papers.wording import cue, filled, regex, unmasked

_ORDER = (Candour.WEAKNESS, Candour.CAUSE, Candour.REMEDY)
_REACH = 60  # characters of a label
_WORDS = 10
_CONTENT = 3  # words that make a line an answer
# Headings and labels of the paper's other parts.
_ELSEWHERE = regex(
    r"ưu điểm|mặt mạnh|làm được|kết quả|thành tích|khen|thi đua|danh hiệu|kỷ luật|họ (?:và )?tên"
    r"|chức vụ|đơn vị|sinh (?:ngày|năm)|ngày|người (?:viết|kiểm điểm|khai|tự)|ký tên|kính gửi|nơi"
    r"|xếp|phân loại|mức|phiếu|thay mặt|phần|mục|nội dung|lãnh đạo|quản lý|đứng đầu|gương"
    r"|trách nhiệm|vai trò|giám sát|ý kiến|nhận xét|tự nhận|tự đánh giá|tự chấm|đề nghị"
    r"|^(?:chi bộ|chi ủy|cấp ủy|bí thư|đảng viên|tập thể)"
)
_ASPECTS = ("ideology", "morals", "duties", "discipline")
_ASPECT_TABLES = ("aspect", "aspect_label")
_TABLES = (
    ("rating", ("service", "superior")),
    ("honour", ("words",)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A heading, or the words before a colon; ``of`` is empty where it names none of the three."""

    place: int
    start: int
    end: int
    of: frozenset[Candour]
    elsewhere: bool
    answered: bool  # something is written under it


def infer(lines: Sequence[Line]) -> dict[Candour, Span]:
    """Those of the three whose headings are told by their place between the others, or together."""
    labels = list(_labels(lines))
    found: dict[Candour, Span] = {}
    for at, label in enumerate(labels):
        if (
            len(label.of) > 1
            and label.answered
            and _clauses(lines, label, labels[at + 1 :]) >= len(label.of)
        ):
            found |= {kind: _span(lines, label) for kind in label.of}
    left_open = {kind for label in labels if not label.answered for kind in label.of}
    named = {kind: at for at, label in enumerate(labels) for kind in label.of if label.answered}
    if not named:
        return _three_in_a_row(lines, labels) | found
    first, last = min(named.values()), max(named.values())
    free = {
        "before": _unknown(labels[max(first - 1, 0) : first]),
        "between": _unknown(labels[first + 1 : last]),
        "after": _run(labels[last + 1 : last + 3]),
    }
    alone = {kind: at for kind, at in named.items() if len(labels[at].of) == 1}
    found = {kind: _span(lines, labels[at]) for kind, at in alone.items()} | found
    for place, kind in enumerate(_ORDER):
        if kind in named or kind in left_open:
            continue
        earlier = any(one in named for one in _ORDER[:place])
        later = any(one in named for one in _ORDER[place + 1 :])
        candidates = free["between" if earlier and later else "before" if later else "after"]
        if candidates:
            found.setdefault(kind, _span(lines, candidates.pop(0)))
    return found


def is_elsewhere(words: str) -> bool:
    """Whether a label is one of a paper's other parts: whose it is, ratings, honours, posts."""
    if _ELSEWHERE.search(words):
        return True
    return any(cue(table, key).search(words) for table, keys in _TABLES for key in keys)


def _three_in_a_row(lines: Sequence[Line], labels: Sequence[Label]) -> dict[Candour, Span]:
    """Three unknown headings between the aspects and the rating: what the form asks there."""
    known = [at for at, label in enumerate(labels) if label.elsewhere]
    for earlier, later in pairwise(known):
        run = _unknown(labels[earlier + 1 : later])
        if later - earlier - 1 == len(run) == len(_ORDER):
            return {kind: _span(lines, one) for kind, one in zip(_ORDER, run, strict=True)}
    return {}


def _labels(lines: Sequence[Line]) -> Iterator[Label]:
    for place, (_, text, folded) in enumerate(lines):
        start = start_of(folded)
        end = _end(lines, place, start)
        if end is None:
            continue
        words = folded[start:end]
        of = frozenset(kind for kind in _ORDER if _names(words, kind.name.lower()))
        yield Label(
            place=place,
            start=start,
            end=start + len(text[start:end].rstrip()),
            of=of,
            elsewhere=not of and (is_elsewhere(words) or _is_aspect(words)),
            answered=_answered(lines, place, end),
        )


def _end(lines: Sequence[Line], place: int, start: int) -> int | None:
    """Where a line's label ends: at its colon, or at its end where it stands alone."""
    folded = lines[place][2]
    colon = folded.find(":", start, start + _REACH)
    if colon > start and _few(folded[start:colon]):
        return colon
    whole = folded.rstrip()
    alone = len(whole) - start <= _REACH and not whole.endswith((".", ";", ","))
    alone = alone and _few(whole[start:])
    return len(whole) if alone and (is_heading(folded) or _opens(lines, place)) else None


def _names(words: str, key: str) -> bool:
    return cue("label", key).search(unmasked(words, key)) is not None


def _few(words: str) -> bool:
    return 0 < len(words.split()) <= _WORDS and not re.search(r"[.;?!]\s", words)


def _opens(lines: Sequence[Line], place: int) -> bool:
    """Whether what follows a short line reads as its answer: a sentence, or a list."""
    for _, text, folded in lines[place + 1 : place + 2]:
        return start_of(folded) > 0 or len(text.split()) > _WORDS or text.rstrip().endswith(".")
    return False


def _answered(lines: Sequence[Line], place: int, end: int) -> bool:
    rest = lines[place][1][end:]
    if len(re.findall(r"[^\W\d_]+", rest)) >= _CONTENT and filled(rest):
        return True
    if rest.strip(" :|.-"):
        return filled(rest) and not re.search(r"[.…_]{3}", rest)
    return any(
        filled(text) and not is_heading(folded) for _, text, folded in lines[place + 1 : place + 2]
    )


def _is_aspect(words: str) -> bool:
    return any(cue(table, key).search(words) for table in _ASPECT_TABLES for key in _ASPECTS)


def _unknown(labels: Sequence[Label]) -> list[Label]:
    return [label for label in labels if label.answered and not label.of and not label.elsewhere]


def _run(labels: Sequence[Label]) -> list[Label]:
    """The unknown labels right behind, up to the first of another part."""
    run: list[Label] = []
    for label in labels:
        if label.of or label.elsewhere or not label.answered:
            break
        run.append(label)
    return run


def _clauses(lines: Sequence[Line], label: Label, following: Sequence[Label]) -> int:
    """How many clauses answer a heading that names several of the three at once."""
    until = next((one.place for one in following if one.place > label.place), len(lines))
    texts = [
        lines[label.place][1][label.end :],
        *(text for _, text, _ in lines[label.place + 1 : until]),
    ]
    parts = re.split(r"[.;]\s|[.;]$", " ; ".join(texts))
    return sum(len(re.findall(r"[^\W\d_]+", part)) >= _CONTENT for part in parts)


def _span(lines: Sequence[Line], label: Label) -> Span:
    return Span(lines[label.place][0], label.start, label.end)
