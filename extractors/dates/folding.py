"""Text as the date rules see it: lower case, no accents, one plain character a place.

Every rule is written once, for ``ngay 07 thang 11 nam 2016``, and reads NFC, NFD, text without
accents and OCR slips alike, because the text is folded before it is matched. A folded text keeps
for each of its characters the place it came from, so that spans point into the text as given.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass

FILLER = "\x01"  # stands where a number in words was longer than its digits

# Two letters keep their accent, because the word without it would be another word.
_KEPT = {"ắ": "ă", "ẳ": "ă", "ỹ": "ỹ"}  # thắng, thẳng ≠ tháng; quỹ ≠ quý
_LOOK_ALIKES = {
    "đ": "d", "ð": "d", "ɖ": "d", "ƣ": "u", "ı": "i",
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "‒": "-",
    "→": "-", "⁄": "/", "∕": "/", "…": ".", "․": ".", "·": ".",
}  # fmt: skip
_NOT_PLAIN = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A folded text; ``origins`` is ``None`` where every character stayed in its place."""

    text: str
    given: str
    origins: array[int] | None = None

    def start(self, index: int) -> int:
        """Where in the given text the folded character ``index`` begins."""
        return index if self.origins is None else self.origins[index]

    def end(self, index: int) -> int:
        """Where in the given text the folded stretch that stops before ``index`` ends."""
        if self.origins is None:
            return index
        stop = self.origins[index - 1] + 1
        while stop < len(self.given) and unicodedata.combining(self.given[stop]):
            stop += 1
        return stop

    def quote(self, start: int, end: int) -> str:
        """The given text between two folded places."""
        return self.given[self.start(start) : self.end(end)]


def fold(given: str) -> Folded:
    """Fold a text; combining marks and invisible characters take no place in the result."""
    if _NOT_PLAIN.search(given) is None:
        return Folded(text=given.translate(_TABLE), given=given)
    kept = array("L")
    letters: list[str] = []
    for index, letter in enumerate(given):
        if _NOT_PLAIN.match(letter) is None:
            kept.append(index)
            letters.append(letter)
        elif letters and unicodedata.combining(letter):
            composed = unicodedata.normalize("NFC", letters[-1] + letter)
            letters[-1] = composed if len(composed) == 1 else letters[-1]
    return Folded(text="".join(letters).translate(_TABLE), given=given, origins=kept)


def _plain(letter: str) -> str:
    """The place-keeping fold of one letter."""
    lower = letter.lower()
    if lower in _KEPT:
        return _KEPT[lower]
    if lower in _LOOK_ALIKES:
        return _LOOK_ALIKES[lower]
    if letter.isspace():
        return "\n" if letter in "\n\r\u2028\u2029\x0b\x0c" else " "
    base = unicodedata.normalize("NFD", lower)[0]
    return base if base.isascii() else letter


_HIGHEST = 0x2216  # beyond it nothing needs folding
_TABLE = "".join(_plain(chr(code)) for code in range(_HIGHEST))


def composed(given: str) -> str:
    """Lower case with its accents, in NFC, without invisible characters."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", given)).lower()


_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
