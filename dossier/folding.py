"""Words without case and accents: how texts are compared that were typed or scanned carelessly.

Scans keep "chi bộ" right once in five, its folded form nearly always.
"""

from __future__ import annotations

import re
import unicodedata

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_LOOK_ALIKE = str.maketrans({"0": "o", "1": "i", "l": "i", "y": "i", "|": "i"})


def fold(text: str) -> str:
    """``text`` in lower case without accents; as many characters as before, so offsets hold."""
    return text.translate(_FOLDED)


def squeeze(text: str) -> str:
    """Only the letters and digits of ``text``, folded: "B Á O  C Á O" is "baocao".

    What a scan takes for one another is made one: 0 and o, 1, l and i; y and i as in "kỷ", "kỉ".
    """
    return _NOT_LETTERS.sub("", fold(text).translate(_LOOK_ALIKE))


class _Folded(dict[int, str]):
    """Code point → letter, worked out when a letter is first met."""

    def __missing__(self, point: int) -> str:
        folded = self[point] = _fold_letter(chr(point))
        return folded


_FOLDED = _Folded()


def _fold_letter(letter: str) -> str:
    if letter in "đĐðÐ":
        return "d"
    if letter in "–—‑−­":
        return "-"
    if letter in "⁄":
        return "/"
    if letter.isspace():
        return letter if letter in "\n\t" else " "
    plain = unicodedata.normalize("NFD", letter)[0].lower()
    return plain[:1] or letter
