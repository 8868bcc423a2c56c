"""How a wording is found in a text, whatever its capitals, its commas and its spelling of tones.

A wording is written as people write it, with three signs:

* ``…`` — up to some ten words between, inside one clause of a sentence;
* ``#`` — a number;
* ``[mở|lập|có]`` — any of these; ``[số|]`` — or nothing.

Where the text carries accents they must agree ("chưa" is not "chữa"); a text without them is
compared without. Where they come from OCR, those it takes for one another are one: "tố" is "tổ",
"chỉ" is "chi", but "chứa" is not "chưa". Offsets are those of the text as given (NFC).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dossier.folding import fold

_GAP = r"(?:[^.;]|\.(?=\d)){0,70}?"
_SPACE = r"[^\w.;:()]{0,3}"
NUMBER = "#"
_TOKEN = re.compile(r"\[[^\]]*\]|…|[^\s\[\]…]+")
_SIGNS = {"…": "…", NUMBER: r"\d+(?:[.,]\d+){0,5}"}
_ASCII = re.compile(r"[\x00-\x7f]+")
_LEAST_ACCENTED = 0.08  # of letters; Vietnamese prose has about 0.25


def plain(text: str) -> str:
    """Lower case, hoà as hòa, kỷ as kỉ: one spelling, character for character."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" becomes two
        lowered = "".join(map(_lower, text))
    lowered = _LONG_I.sub(lambda found: _SHORT_I[found[0]], lowered)
    return _NEW_TONE.sub(lambda found: _OLD_TONE[found[0]], lowered)


def blurred(text: str) -> str:
    """``plain`` without the differences that OCR does not see, character for character."""
    return plain(text).translate(_CONFUSED)


class Accents(StrEnum):
    """What the accents of a text are worth."""

    SURE = "sure"
    BLURRED = "blurred"  # recognised from a picture
    NONE = "none"  # typed without


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A text ready for comparison: ``compared`` is the form in which wordings are looked for.

    A thing of its own, made by ``text``, which gives the same one for the same words.
    """

    raw: str
    folded: str
    compared: str
    accents: Accents

    @property
    def accented(self) -> bool:
        """Whether it is compared with its accents."""
        return self.accents is not Accents.NONE


@functools.lru_cache(maxsize=8192)
def text(raw: str, *, trusted: bool = True) -> Text:
    """Prepare ``raw``; ``trusted=False`` for OCR, which takes some accents for others."""
    letters = sum(map(str.isalpha, raw))
    marked = sum(map(str.isalpha, _ASCII.sub("", raw)))
    folded = fold(raw)
    if not letters or marked / letters < _LEAST_ACCENTED:
        return Text(raw, folded, folded, Accents.NONE)
    if not trusted:
        return Text(raw, folded, blurred(raw), Accents.BLURRED)
    return Text(raw, folded, plain(raw), Accents.SURE)


class Wordings:
    """Several wordings of one thing, searched at once.

    Raises:
        ValueError: brackets inside brackets, or one without its mate.
    """

    def __init__(self, wordings: Iterable[str]) -> None:
        written = [wording.strip() for wording in wordings]
        self._patterns = [pattern(plain(wording)) for wording in written]  # a broken one is refused
        self._written = written

    # Compiling is most of a cold start's work, and a text needs only one of the three.

    @functools.cached_property
    def _exact(self) -> re.Pattern[str]:
        return compiled(self._patterns)

    @functools.cached_property
    def _folded(self) -> re.Pattern[str]:
        return compiled([pattern(fold(wording)) for wording in self._written])

    @functools.cached_property
    def _blurred(self) -> re.Pattern[str]:
        return compiled([pattern(blurred(wording)) for wording in self._written])

    def find(self, where: Text) -> tuple[tuple[int, int], ...]:
        """Every place (start, end) where one of the wordings stands, in order."""
        return _places(self, where)

    def search(self, where: Text) -> Iterator[tuple[int, int]]:
        """``find`` without its memory."""
        match where.accents:
            case Accents.SURE:
                expression = self._exact
            case Accents.BLURRED:
                expression = self._blurred
            case Accents.NONE:
                expression = self._folded
        return (found.span() for found in expression.finditer(where.compared))

    def first(self, where: Text) -> tuple[int, int] | None:
        """The first place in the text, or ``None``."""
        return next(iter(self.find(where)), None)

    def hits(self, where: Text) -> bool:
        """Whether any of the wordings stands in the text."""
        return bool(self.find(where))


@functools.lru_cache(maxsize=1 << 16)  # a sentence is asked the same thing for many clauses
def _places(words: Wordings, where: Text) -> tuple[tuple[int, int], ...]:
    return tuple(words.search(where))


@functools.cache
def wordings(*entries: str) -> Wordings:
    """The compiled form of these wordings, made once."""
    return Wordings(entries)


def compiled(patterns: Iterable[str]) -> re.Pattern[str]:
    """Regular expressions as one; the longest wins where two begin at one place."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(patterns, key=len, reverse=True))})(?!\w)")


@functools.lru_cache(maxsize=8192)  # a plan's wordings are checked, then used
def pattern(wording: str) -> str:
    """A wording as a regular expression, sign by sign.

    Raises:
        ValueError: brackets inside brackets, or one without its mate.
    """
    parts: list[str] = []
    for token in _TOKEN.findall(wording):
        if token == "…":
            parts.append("…")
        elif token.startswith("["):
            choices = token[1:-1].split("|")
            either = "|".join(_words(choice) for choice in choices if choice.strip())
            optional = any(not choice.strip() for choice in choices)
            parts.append(f"(?:(?:{either}){_SPACE})?" if optional else f"(?:{either})")
        else:
            parts.append(_words(token))
    return _join(parts)


def needs(wording: str) -> list[list[list[str]]]:
    """The parts that a wording cannot do without; of each its choices, of each choice its words.

    A number is ``NUMBER``, whatever it is. Empty: nothing in it is needed.
    """
    parts: list[list[list[str]]] = []
    for token in _TOKEN.findall(wording):
        choices = token[1:-1].split("|") if token.startswith("[") else [token]
        words = [re.findall(r"\w+", choice) or [NUMBER] * ("#" in choice) for choice in choices]
        if all(words):
            parts.append(words)
    return parts


def _join(parts: list[str]) -> str:
    joined = ""
    for index, part in enumerate(parts):
        if part == "…":
            joined += rf"\b{_GAP}\b"
            continue
        after_gap = index == 0 or parts[index - 1] == "…"
        after_optional = index > 0 and parts[index - 1].endswith(f"{_SPACE})?")
        joined += part if after_gap or after_optional else _SPACE + part
    return joined


def _words(words: str) -> str:
    if "[" in words or "]" in words:
        raise ValueError(f"dấu [ ] lồng nhau hoặc thiếu trong “{words}”")
    return _join([_SIGNS.get(word) or re.escape(word) for word in words.split()])


@functools.cache
def _lower(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def _tone_pairs() -> dict[str, str]:
    """New placement → old placement of the tone in open oa, oe, uy."""
    tones = ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
    return {
        unicodedata.normalize("NFC", first + second + tone): unicodedata.normalize(
            "NFC", first + tone + second
        )
        for first, second in ("oa", "oe", "uy")
        for tone in tones
    }


_OLD_TONE = _tone_pairs()
_NEW_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_OLD_TONE)})(?!\w)")
# Measured on scans: ể read as ế, ổ as ố, i as ỉ, ả as ẳ, á or ă, ũ as ữ; hook and tilde are small.
_CONFUSED = str.maketrans(
    dict.fromkeys("ảãăắẳẵ", "á")
    | dict.fromkeys("ẩẫ", "ấ")
    | dict.fromkeys("ẻẽ", "é")
    | dict.fromkeys("ểễ", "ế")
    | dict.fromkeys("ỉĩí", "i")
    | dict.fromkeys("ỏõ", "ó")
    | dict.fromkeys("ổỗ", "ố")
    | dict.fromkeys("ởỡ", "ớ")
    | dict.fromkeys("ủũữ", "ú")
    | dict.fromkeys("ử", "ứ")
    | dict.fromkeys("ỷỹ", "ý")
    | {"ằ": "à", "ặ": "ạ"}
)
_SHORT_I = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))
_LONG_I = re.compile(r"(?:(?<=[hklmst])|(?<=qu))[yýỳỷỹỵ](?!\w)")
