"""What Tesseract is known to write for Vietnamese words, put right where the language tells."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from extractors.syllable import is_syllable

_LEXICON = Path(__file__).parent / "lexicon" / "ocr.toml"
_WORD = re.compile(r"[^\W\d_]{5,14}")
_BEGIN = frozenset("bcdđghklmnpqrstvx")


def mended(text: str) -> str:
    """``text`` with glued words parted, and pairs that nobody writes put as they are meant.

    Case is kept. Pairs stand in ``lexicon/ocr.toml``.
    """
    text = _WORD.sub(lambda word: _parted(word[0]), text)
    pattern, meant = _pairs()
    return pattern.sub(lambda found: _as_written(found[0], meant[found[0].lower()]), text)


@functools.lru_cache(maxsize=8192)
def _parted(word: str) -> str:
    """Two syllables that were glued: "chibộ" is "chi bộ".

    Only where the whole is no syllable and exactly one cut makes two ("banhành" is left alone);
    words without a mark are left alone too, as they may be foreign.
    """
    if word.isascii() or is_syllable(word) or not _is_cased(word):
        return word
    cuts = [
        f"{word[:at]} {word[at:]}"
        for at in range(2, len(word) - 1)
        if word[at].lower() in _BEGIN and is_syllable(word[:at]) and is_syllable(word[at:])
    ]
    return cuts[0] if len(cuts) == 1 else word


def _is_cased(word: str) -> bool:
    return word.isupper() or word[1:].islower()


def _as_written(read: str, meant: str) -> str:
    if read.isupper():
        return meant.upper()
    return meant[0].upper() + meant[1:] if read[0].isupper() else meant


@functools.cache
def _pairs() -> tuple[re.Pattern[str], dict[str, str]]:
    table = tomllib.loads(_LEXICON.read_text(encoding="utf-8"))
    meant = {read.lower(): right for right, reads in table["meant"].items() for read in reads}
    pairs = "|".join(
        re.escape(read) + _unless(table["trừ khi"].get(read, ()))
        for read in sorted(meant, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{pairs})(?!\w)", re.IGNORECASE), meant


def _unless(followed_by: Sequence[str]) -> str:
    words = "|".join(map(re.escape, followed_by))
    return rf"(?!\s+(?:{words})(?!\w))" if words else ""
