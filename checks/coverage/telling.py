"""What a passage tells besides its stand: figures of its own, a shortcoming, a flat denial."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.matching import Passage
from dossier import wording
from dossier.facts import Stance

_NEGATION = re.compile(r"\b(?:chua|khong)\b")
_NO_FAULT = re.compile(  # not due yet; said against somebody, and found to be untrue
    r"\bchua (?:den|toi) (?:ky|han|thoi (?:han|diem)|lich|luc|dot)\b"
    r"|\bkhong (?:co (?:co so|can cu)|dung su that)\b"
)
_ONCE = re.compile(r"\b(?:thang|(?<!nhiem )ky|quy) \d|\b\d+ (?:ky|lan|thang|buoi)\b")
_FIGURE = re.compile(r"\d+(?:[.,/-]\d+)*")
_NO_FIGURE = re.compile(
    r"^\W*(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})\s*[.)/:]\s|(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d"
    r"|(?<![\d/.-])(?:19|20)\d\d(?![\d/.-])|(?:lan thu|khoa|trung uong|tw|so)\s*\d{1,2}(?!\d|/|-)"
    r"|,?\s*ngay \d{1,2}[/.-]\d{1,2}[/.-]\d{4} cua"
)
_FIRST_PART = re.compile(r",|\b(?:do|vi|nen)\b")
_BECAUSE = re.compile(
    r",\s*(?=(?:chi|do|vi|nen|day|la|hien|se|song|nhung|ma|tuy|moi|con|khi|de|roi|thi|an|lai|xin)\b)"
    r"|\b(?:do|(?<!don )vi|nen)\b|;"
)
_SMALL = {"xay", "dung", "ban", "hanh", "to", "chuc", "ton", "tai", "chi", "bo", "uy",
          "nhiem", "ky", "nay", "chua", "khong", "hien", "den", "van", "thi", "ma", "nhung", "song",
          "con", "nen",
          "da", "duoc", "viec", "cua", "cac", "nao"}  # fmt: skip


def falls_short(passage: Passage, stances: frozenset[Stance]) -> bool:
    """Whether the sentence owns to something not done or not done well.

    One month or one meeting left out ("tháng 8/2014 không họp được do …") is not counted.
    """
    if Stance.NOT_DONE not in stances:
        return False
    start = passage.sentence.span.start
    for part in passage.sentence.parts:
        text = passage.own.folded[part.span.start - start : part.span.end - start]
        text = _NO_FAULT.sub(" ", text)
        negation = _NEGATION.search(text)
        if negation is None and _NO_FAULT.search(passage.own.folded) is not None:
            continue
        once = negation is not None and _ONCE.search(text, *_just_before(negation))
        if Stance.NOT_DONE in part.stances and not once:
            return True
    return False


def _just_before(found: re.Match[str]) -> tuple[int, int]:
    return max(0, found.start() - 25), found.start()


def negative(
    passage: Passage, places: Sequence[tuple[int, int]], *, whole: bool = False
) -> tuple[str, ...]:
    """The words of a part that flatly says "chưa …", without the negation and small words.

    ``whole``: to the end of what it denies, not to the first comma only.
    """
    end = _BECAUSE if whole else _FIRST_PART
    start = passage.sentence.span.start
    for part in passage.sentence.parts:
        first, last = part.span.start - start, part.span.end - start
        if part.stances == (Stance.NOT_DONE,) and any(first <= at < last for at, _ in places):
            denied = end.split(passage.own.folded[first:last], maxsplit=1)[0]
            words = re.findall(r"\w+", denied)
            return tuple(word for word in words if word not in _SMALL)
    return ()


def figures_of(passage: Passage) -> int:
    """How many figures of its own the sentence gives: no bare year, term, ordinal, cited number."""
    raw = passage.own.folded
    for fact in passage.reading.references:
        span, sentence = fact.span, passage.sentence.span
        if span.block == sentence.block and sentence.start <= span.start < sentence.end:
            at = span.start - sentence.start
            own = fact.issuer.upper().startswith("CB")
            raw = raw[:at] + (" 1 " if own else " ") + raw[at + span.end - span.start :]
    return len(_FIGURE.findall(_NO_FIGURE.sub(" ", raw)))


def nothing_done(passage: Passage) -> bool:
    """Whether the sentence takes a stand and none of it tells anything done or left undone."""
    stances = set(passage.sentence.stances)
    put_off = {Stance.NONE, Stance.NOT_APPLICABLE, Stance.PROMISED, Stance.INTENDED}
    return bool(stances) and stances <= put_off


def names(labels: Sequence[wording.Text]) -> list[wording.Text]:
    """The labels without those too short to name anything ("Trả lời:")."""
    return [one for one in labels if len(one.raw.split()) > _LEAST_NAMING]


_LEAST_NAMING = 2  # words; a label with no more names no clause
