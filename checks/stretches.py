"""Which dates are stretches of time, and where a stretch ends that says its end by itself."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from dossier.dates import DateExpression, DateKind, DateRole
from dossier.facts import DateFact, Reading, Sentence
from dossier.folding import fold

STRETCHES = (DateKind.RANGE, DateKind.OPEN_RANGE, DateKind.ANCHOR_RELATIVE)


def of(facts: Sequence[DateFact]) -> list[DateFact]:
    """Ranges, and years listed side by side: "năm 2014, 2015 và 10 tháng đầu năm 2016"."""
    kept: list[DateFact] = []
    for before, fact, after in zip([None, *facts], facts, [*facts[1:], None], strict=False):
        if fact.value.kind in STRETCHES or _side_by_side(before, fact, after):
            kept.append(fact)
    return kept


def is_bracketed(reading: Reading, fact: DateFact) -> bool:
    """Years in a heading's brackets: "(số liệu các năm 2014, 2015)"."""
    text = reading.document.blocks[fact.span.block].text
    opened = text.rfind("(", 0, fact.span.start)
    return (
        opened >= 0
        and fact.span.start - opened <= _IN_BRACKETS
        and ")" not in (text[opened : fact.span.start])
    )


def closed(reading: Reading, fact: DateFact, sentence: Sentence | None) -> DateExpression:
    """The stretch with its end: "tính đến hết quý III/2016, bắt đầu từ quý II/2014"."""
    value = fact.value
    if value.kind is not DateKind.OPEN_RANGE or value.last or sentence is None:
        return value
    if _TO_NOW.search(fold(reading.quote(fact.span))):
        return value
    ends = [
        other.value.last
        for other in reading.dates
        if other.value.last is not None
        and other.span.block == fact.span.block
        and sentence.span.start <= other.span.start < sentence.span.end
        and _ends(reading, other, fact)
    ]
    if len(ends) != 1 or (value.first is not None and ends[0] < value.first):
        return value
    return dataclasses.replace(value, kind=DateKind.RANGE, last=ends[0])


def _ends(reading: Reading, other: DateFact, fact: DateFact) -> bool:
    """Whether another date of the sentence says where a stretch ends: "kết thúc tháng 6"."""
    if other.value.kind is DateKind.DEADLINE and other.value.role is DateRole.AS_OF:
        return True
    text = reading.document.blocks[fact.span.block].text
    between = fold(text[fact.span.end : other.span.start])
    return other.span.start >= fact.span.end and _STOPS.search(between) is not None


def _side_by_side(before: DateFact | None, fact: DateFact, after: DateFact | None) -> bool:
    """Whether a listed neighbour stands a comma or an "và" away."""
    return (before is not None and _touch(before, fact)) or (
        after is not None and _touch(fact, after)
    )


def _touch(left: DateFact, right: DateFact) -> bool:
    same_block = left.span.block == right.span.block
    return same_block and 0 <= right.span.start - left.span.end <= _LISTED


_IN_BRACKETS = 40  # characters from the bracket to what it is there to say
_LISTED = 12  # characters between the items of a list
_TO_NOW = re.compile(r"(?:den|toi|-)\s+\w+")  # từ … đến nay: the end is said beside the start
_STOPS = re.compile(  # kết thúc ở cuối, chốt ngày, dừng tại
    r"\b(?:ket thuc|chot|dung(?: lai)?|khoa so|tinh den|den het|cho den|den|toi)"
    r"(?: (?:o|tai|vao|so lieu|so|lai|den|het|cuoi|luc|thoi diem|moc))*\s*$"
)
