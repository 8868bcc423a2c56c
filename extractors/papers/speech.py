"""Reads minutes that take down what each one said: "AN: (đọc bản kiểm điểm)", "AN (kết luận): …".

Speakers stand there by the last word of their name; who it is, the head of the minutes tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.document import Span
from dossier.papers import Step, StepKind
from extractors.papers.headings import Line
from extractors.papers.wording import fold, regex

_SPEAKER = re.compile(
    r"(?:^\s*[-+*•]?\s*|[.?!)]\s+)(?P<who>[^\W\d_]+(?: [^\W\d_]+){0,4})\s*"
    r"(?P<role>\([^)]{1,40}\))?\s*:"
)
_READS = regex(r"\W*(?:\w+ ){0,3}?(?:đọc|trình bày|tự kiểm điểm|xin kiểm điểm)")
_COLLECTIVE = regex(r"tập thể|chi ủy")
_CONCLUDES = regex(r"kết luận|chủ trì|điều hành")
_TURNS = 4  # fewer are no record of what was said


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """What one says until the next one speaks."""

    index: int
    start: int
    end: int
    person: str
    role: str  # folded
    said: str  # folded

    @property
    def is_namesake(self) -> bool:
        """Whether something beside the name tells who of two is meant: "HÙNG (85)"."""
        return any(map(str.isdigit, self.role))


def steps(everything: Sequence[Line], called: Mapping[str, str]) -> Iterator[Step]:
    """The reviews in the order in which they were read; ``called`` as ``names.by_last_word``."""
    turns = list(_turns(everything, called))
    if len(turns) < _TURNS or len({turn.person for turn in turns}) < 2:
        return
    seen: set[str] = set()
    for at, turn in enumerate(turns):
        if not (_READS.match(turn.said) or _READS.match(turn.role)):
            continue
        span = Span(turn.index, turn.start, turn.end)
        if _COLLECTIVE.search(turn.said):
            yield Step(kind=StepKind.COLLECTIVE, span=span)
        elif fold(turn.person) not in seen or turn.is_namesake:
            seen.add(fold(turn.person))
            alone = _concluded_by(turn.person, turns[at + 1 :])
            yield Step(kind=StepKind.PERSON, span=span, person=turn.person, chaired_by_self=alone)


def _concluded_by(person: str, following: Sequence[_Turn]) -> Span | None:
    """The turn in which the one reviewed concludes it, before the next one reads."""
    for turn in following:
        if _READS.match(turn.said):
            return None
        if _CONCLUDES.search(turn.role):
            same = fold(turn.person) == fold(person)
            return Span(turn.index, turn.start, turn.end) if same else None
    return None


def _turns(everything: Sequence[Line], called: Mapping[str, str]) -> Iterator[_Turn]:
    for index, text, folded in everything:
        found = [
            (each, person)
            for each in _SPEAKER.finditer(text)
            if (person := _speaker(each["who"], called)) is not None
        ]
        for place, (each, person) in enumerate(found):
            limit = found[place + 1][0].start() if place + 1 < len(found) else len(text)
            start = each.start("who")
            yield _Turn(
                index=index,
                start=start,
                end=start + len(text[start:limit].rstrip()),
                person=person,
                role=fold(each["role"] or "").strip("() "),
                said=folded[each.end() : limit],
            )


def _speaker(who: str, called: Mapping[str, str]) -> str | None:
    """The one who speaks: by the last word in capitals, or by the whole name."""
    person = called.get(fold(who).rsplit(maxsplit=1)[-1])
    if person is None or not (who.isupper() or fold(who) in fold(person)):
        return None
    return person if fold(person).endswith(fold(who)) else None
