"""Is a page's text layer to be believed: does it read as Vietnamese, or as letters in disorder?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from extractors.syllable import is_syllable

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH_WORDS = 12  # fewer say nothing either way
_ENOUGH_LETTERS = 500  # of a page are judged, in whole lines
_FEWEST = 8  # lines
_VALID = 0.85  # Unicode text holds 0.95 to 0.97, disordered text 0.61, mojibake 0.52
_ACCENTED = 0.35  # Vietnamese text holds 0.8 of words with a mark
_ODD = re.compile(r"[!\"#$&'*<=>?@\[\]\\^`{}|~]")
_ODD_SIGNS = 0.08  # of the characters: a font without a table of its letters gives 0.2, text 0.01
_SINGLE = 0.10  # Unicode text holds 0.02 single letters, disordered text 0.61


class Layer(StrEnum):
    """What a page's text layer is worth."""

    GOOD = "good"
    NONE = "none"  # no text, or no letters in it
    LEGACY = "legacy"  # an encoding nobody could decode, or letters without a Unicode value
    SCRAMBLED = "scrambled"  # letters in disorder


def verdict(text: str, *, over_picture: bool = False) -> Layer:
    """What ``text`` (a page, cleaned and decoded) is worth; a short text is given the benefit.

    ``over_picture``: the layer was made by a scanner's program, which may not know Vietnamese.
    """
    if not _WORD.search(text):
        return Layer.NONE
    lines = text.splitlines()
    if _broken("".join(lines)) > 0.05 * len(text):
        return Layer.LEGACY
    sample = _sample(text, lines)
    if len(_ODD.findall(sample)) > _ODD_SIGNS * len(sample):
        return Layer.LEGACY
    words = Counter(map(_traits, _WORD.findall(sample)))
    single = sum([count for traits, count in words.items() if traits.single])
    if words.total() >= _ENOUGH_WORDS and single > 0.5 * words.total():
        return Layer.SCRAMBLED
    judged = {traits: count for traits, count in words.items() if traits.witness}
    total = sum(judged.values())
    if total < _ENOUGH_WORDS:
        return Layer.GOOD
    if sum([count for traits, count in judged.items() if traits.single]) > _SINGLE * total:
        return Layer.SCRAMBLED
    accented = sum([count for traits, count in judged.items() if traits.accented])
    if over_picture and accented < _ACCENTED * total:
        return Layer.LEGACY
    if not accented:
        return Layer.GOOD  # typed without accents, or a foreign page
    if sum([count for traits, count in judged.items() if traits.syllable]) < _VALID * total:
        return Layer.LEGACY
    return Layer.GOOD


class _Traits(NamedTuple):
    """What a word says of its page. Capitals only (ĐUVP, XIII, BC) may be abbreviations."""

    single: bool  # one letter
    witness: bool  # to be judged
    accented: bool
    syllable: bool


@lru_cache(maxsize=8192)  # a report uses few different words, each of them often
def _traits(word: str) -> _Traits:
    return _Traits(
        single=len(word) == 1,
        witness=len(word) > 5 or not word.isupper(),
        accented=not word.isascii(),
        syllable=is_syllable(word),
    )


def _sample(text: str, lines: Sequence[str]) -> str:
    """Lines enough to judge by, evenly spread."""
    if len(text) < 2 * _ENOUGH_LETTERS:
        return text
    return "\n".join(lines[:: max(1, min(len(text) // _ENOUGH_LETTERS, len(lines) // _FEWEST))])


def _broken(text: str) -> int:
    """How many characters are no letters, signs or spaces at all."""
    if text.isprintable() and "\ufffd" not in text:
        return 0
    return sum(
        not (letter.isprintable() or letter.isspace()) or letter == "\ufffd" for letter in text
    )
