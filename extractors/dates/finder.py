"""The reader of dates, whole.

``find`` works in five steps, one room each: fold the text (``folding``), turn numbers in words and
misread digits into digits (``numerals``), scan the calendar words (``tokens``), let neighbours fill
in what a word leaves out (``chains``), and read what stands around them (``phrases``, ``anchors``,
``roles``).
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator

from dossier.dates import DateExpression, DateRole
from extractors.dates import anchors, chains, numerals, phrases, roles, tokens
from extractors.dates.folding import Folded, fold
from extractors.dates.phrases import Phrase


def find(text: str, reference: dt.date | None = None) -> tuple[DateExpression, ...]:
    """The outermost calendar expressions of a block or a document, in order.

    Offsets count code points of ``text`` as given (NFC, NFD or mixed). ``reference`` is the date of
    the document itself: the only source for a year that is left out; without it such an expression
    has no value.
    """
    folded = fold(text)
    if _SIGN.search(folded.text) is None:
        return ()
    stream = numerals.digits(folded)
    groups = chains.join(list(tokens.scan(stream)), folded, stream)
    plain = phrases.phrases(groups, folded, stream, reference)
    anchored = list(anchors.find(folded, stream, groups, plain))
    kept = [*anchored, *_outside(plain, anchored)]
    kept.sort(key=lambda phrase: phrase.start)
    return tuple(_expressions(kept, folded, stream))


# One of these stands in every expression; most lines of a paper have none and cost no more.
_SIGN = re.compile(
    r"\d|nga[yv]|th[aă]ng|quy|nam(?![a-z])"
    r"|(?:tu(?<![a-z]tu)|sau(?<![a-z]sau))\s*(?:sau|khi|hoi|dao|ngay|ket|thanh|to|dai|dh|luc|dau|bat|sap|chia|hop|kien)"
)


def _outside(plain: list[Phrase], anchored: list[Phrase]) -> Iterator[Phrase]:
    """The plain expressions that no anchored period contains."""
    ends = [outer.end for outer in anchored]
    for phrase in plain:
        at = bisect_right(ends, phrase.start)
        if at == len(anchored) or phrase.end <= anchored[at].start:
            yield phrase


_LISTED = ("year.bare", "quarter.listed", "number", "month.listed")
_NEAR = 8  # characters from one item of a list to the next


def _expressions(kept: list[Phrase], folded: Folded, text: str) -> Iterator[DateExpression]:
    """The phrases with their roles; the items of a list share the role of the first."""
    role, end = DateRole.MENTION, -_NEAR
    for phrase in kept:
        if phrase.rule not in _LISTED or phrase.start - end >= _NEAR:
            role = roles.role_of(phrase, folded, text)
        end = phrase.end
        yield DateExpression(
            start=folded.start(phrase.start),
            end=folded.end(phrase.end),
            kind=phrase.kind,
            first=phrase.first,
            last=phrase.last,
            role=role,
            invalid=phrase.invalid,
            anchor=phrase.anchor,
            rule=phrase.rule,
        )
