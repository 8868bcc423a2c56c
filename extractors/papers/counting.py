"""Counts that people write in words, and classes counted in a row: "xuất sắc một, tốt năm"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.papers.wording import fold, phrases, regex

_WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_VALUES: Mapping[str, int] = {fold(word): value for value, word in enumerate(_WORDS)}
NUMBER = r"(?:\d{1,3}|" + "|".join(fold(word) for word in _WORDS[1:]) + ")"
"""A count in figures or words, for folded text."""

_NOBODY = r"không(?: có)?(?: ai| đồng chí nào| đảng viên nào| đồng chí| đảng viên)?"
_OF_MEMBERS = regex(r"đảng viên|phân loại|xếp loại|đồng chí")
_KINDS = ("short_first", "short_second", "short_third", "short_last")
_LEAST = 3  # classes in a row; fewer may be praise


def rank(written: str) -> int | None:
    """Which class a short name in folded text means, 0 for the highest."""
    return next(
        (at for at, kind in enumerate(_KINDS) if written in map(fold, phrases("rating", kind))),
        None,
    )


def value(written: str) -> int:
    """What a count in folded text amounts to; "không có ai" is nobody."""
    if written.isdigit():
        return int(written)
    return _VALUES.get(written.strip(), 0)


def series(folded: str) -> Sequence[tuple[int, int, int, int]]:
    """Classes counted one after another: (rank from the highest, count, start, end) of each.

    Empty where fewer than three stand in a row: "tốt 04 phong trào" counts nobody.
    """
    if _OF_MEMBERS.search(folded) is None:
        return ()
    for pattern in (_after(), _before()):
        found: dict[int, tuple[int, int, int, int]] = {}
        for each in pattern.finditer(folded):
            rank = next(at for at, kind in enumerate(_KINDS) if each[kind])
            found.setdefault(rank, (rank, value(each["count"]), *each.span()))
        if len(found) >= _LEAST:
            return tuple(found.values())
    return ()


def _after() -> re.Pattern[str]:
    """ "hoàn thành tốt: 04", "tốt năm"."""
    return regex(
        rf"(?<![^\W_])(?:{_classes()})(?: loại| mức)?\s*[:=\-|(]?\s*(?:có |là )?"
        rf"(?P<count>{NUMBER}|{_NOBODY})(?![^\W_])(?!\s*%|[.,]\d)"
        r"(?=\s*(?:đồng chí|đ/?c|đảng viên|đv|người)?\s*(?:\(|[.,;|)/:]|$|và |không ))"
    )


def _before() -> re.Pattern[str]:
    """ "04 hoàn thành tốt", "một xuất sắc"."""
    return regex(
        rf"(?<![\w/])(?P<count>{NUMBER}|{_NOBODY})(?:\s*/\s*\d{{1,3}})?\s*"
        r"(?:đồng chí |đ/?c |đảng viên |đv |người )?"
        rf"(?:được |đạt |xếp |loại |mức )*[“\"]?(?:{_classes()})(?![^\W_])"
        r"(?=\s*[”\"]?\s*(?:\(|[.,;|)]|$|và ))"
    )


def _classes() -> str:
    longest = {kind: sorted(phrases("rating", kind), key=len, reverse=True) for kind in _KINDS}
    return "|".join(f"(?P<{kind}>{'|'.join(words)})" for kind, words in reversed(longest.items()))


CLASSES = "|".join(
    sorted((word for kind in _KINDS for word in phrases("rating", kind)), key=len, reverse=True)
)
"""The short names of classes, for an expression."""
