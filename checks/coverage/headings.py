"""Which clauses a heading names, so that what stands under it need not name them again."""

from __future__ import annotations

import functools
import re

from checks.matching import Concepts
from dossier import wording
from dossier.plan import Answer, Coverage

_MET = "met"
# "3. Về nội dung thứ hai": the second content, whatever the heading's own number.
_COUNTED = re.compile(
    r"\W*(?:[\divx]{1,4}\W+)?(?:ve |doi voi )?noi dung (?:thu |so |kiem tra thu )?"
    r"(nhat|mot|hai|ba|bon|tu|[1-4]|iv|i{1,3})\b(?!\W*\d)"
)
_NUMBERS = {
    "nhat": "1", "mot": "1", "1": "1", "i": "1", "hai": "2", "2": "2", "ii": "2",
    "ba": "3", "3": "3", "iii": "3", "bon": "4", "tu": "4", "4": "4", "iv": "4",
}  # fmt: skip


def named(
    coverage: Coverage, text: wording.Text, *, fully: bool = False, loosely: bool = False
) -> frozenset[str]:
    """The clauses a text names: by subject and act, else (unless ``fully``) by the subject alone.

    ``loosely``: also in words that may mean something else.

    Study of a congress's resolution is told by its congress, not here.
    """
    return _named(Concepts.of(coverage), text, fully, loosely)


def contents(coverage: Coverage, text: wording.Text) -> frozenset[str]:
    """The contents whose clauses a text names by their subjects, or which it counts off."""
    counted = _COUNTED.match(text.folded)
    if counted:
        return frozenset({_NUMBERS[counted[1]]})
    return _contents(Concepts.of(coverage), text)


def content(clause: str) -> str:
    """The content of a clause: "3" of "3e"."""
    return clause[:-1]


@functools.lru_cache(maxsize=4096)
def _named(concepts: Concepts, text: wording.Text, fully: bool, loosely: bool) -> frozenset[str]:
    answers = concepts.coverage.answers
    told = [one for one in answers if one.congress is None]
    whole = {one.clause for one in told if _names(concepts, one, text, act=True, loosely=loosely)}
    if fully:
        return frozenset(whole)
    studied = {content(one.clause) for one in answers if one.congress is not None}
    subject = [
        one for one in told
        if content(one.clause) not in studied and _names(concepts, one, text, act=False)
    ]  # fmt: skip
    covered = {
        name for one in told if one.clause in whole for way in one.ways for name in way.about
    }
    also = {
        one.clause for one in subject
        if not any(name in covered for way in one.ways if way.gives == _MET for name in way.about)
    }  # fmt: skip
    return frozenset(whole | also)


@functools.lru_cache(maxsize=4096)
def _contents(concepts: Concepts, text: wording.Text) -> frozenset[str]:
    told = [one for one in concepts.coverage.answers if one.congress is None]
    return frozenset(content(one.clause) for one in told if _names(concepts, one, text, act=False))


def _names(
    concepts: Concepts, answer: Answer, text: wording.Text, *, act: bool, loosely: bool = False
) -> bool:
    return any(
        bool(way.about)
        and concepts.hits(way.about, text)
        and not concepts.blocked(way.unless, way.despite, text)
        and (not act or concepts.hits(way.says, text))
        for way in answer.ways
        if way.gives == _MET and way.where != "midst" and (loosely or way.where != "home")
    )
