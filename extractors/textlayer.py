"""Is a page's text layer to be believed: does it read as Vietnamese, or as letters in disorder?"""

from __future__ import annotations

import re
from enum import StrEnum

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
    if _broken(text) > 0.05 * len(text):
        return Layer.LEGACY
    sample = _sample(text)
    words = _WORD.findall(sample)
    if len(_ODD.findall(sample)) > _ODD_SIGNS * len(sample):
        return Layer.LEGACY
    if len(words) >= _ENOUGH_WORDS and sum([len(w) == 1 for w in words]) > 0.5 * len(words):
        return Layer.SCRAMBLED
    # Capitals only (ĐUVP, XIII, BC) may be abbreviations: they are no witnesses.
    judged = [word for word in words if len(word) > 5 or not word.isupper()]
    if len(judged) < _ENOUGH_WORDS:
        return Layer.GOOD
    if sum([len(word) == 1 for word in judged]) > _SINGLE * len(judged):
        return Layer.SCRAMBLED
    if over_picture and sum(not word.isascii() for word in judged) < _ACCENTED * len(judged):
        return Layer.LEGACY
    if all(word.isascii() for word in judged):
        return Layer.GOOD  # typed without accents, or a foreign page
    if sum(map(is_syllable, judged)) < _VALID * len(judged):
        return Layer.LEGACY
    return Layer.GOOD


def _sample(text: str) -> str:
    """Lines enough to judge by, evenly spread."""
    if len(text) < 2 * _ENOUGH_LETTERS:
        return text
    lines = text.splitlines()
    return "\n".join(lines[:: max(1, min(len(text) // _ENOUGH_LETTERS, len(lines) // _FEWEST))])


def _broken(text: str) -> int:
    """How many characters are no letters, signs or spaces at all."""
    text = text.replace("\r", "").replace("\n", "")
    if text.isprintable() and "\ufffd" not in text:
        return 0
    return sum(
        not (letter.isprintable() or letter.isspace()) or letter == "\ufffd" for letter in text
    )
