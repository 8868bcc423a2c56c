"""Finds phrases whatever their accents: texts are folded letter by letter, so offsets stay true."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from dossier import folding
from dossier.document import Document, Span

# A line of leader dots or an unfilled label: "........", "……", "____".
_NEIGHBOUR = 80
_LEADERS = re.compile(r"[.…_\-–\s]{4,}|…+|_+")


@lru_cache(maxsize=512)
def fold(text: str) -> str:
    """``text`` in lower case without accents, the same number of characters.

    Scans keep "chi bộ" right once in five, its folded form nearly always. "Kỷ" and "kỉ" fold to
    one form, as do "uỷ" and "ủy".
    """
    return folding.fold(text).replace("y", "i")


@cache
def pattern(*phrases: str) -> re.Pattern[str]:
    """One pattern for phrases written plainly; it is to be searched in folded text.

    A space stands for any run of spaces, commas or dashes; "…" for up to forty letters within the
    same clause.
    """
    longest_first = sorted((_as_pattern(phrase) for phrase in phrases), key=len, reverse=True)
    return re.compile(r"(?<![^\W_])(?:" + "|".join(longest_first) + r")(?![^\W_])")


@cache
def regex(source: str) -> re.Pattern[str]:
    """A regular expression for folded text, written with its accents; its ASCII is kept but "y"."""
    return re.compile("".join(c if c.isascii() and c != "y" else fold(c) for c in source))


@cache
def phrases(table: str, key: str) -> tuple[str, ...]:
    """The phrases of ``wordings.toml`` under ``[table] key``."""
    return tuple(_wordings()[table][key])


def cue(table: str, key: str) -> re.Pattern[str]:
    """The pattern for the phrases under ``[table] key``."""
    return pattern(*phrases(table, key))


def lines(document: Document) -> Iterator[tuple[int, str, str]]:
    """Each block's index, text and folded text, blank ones left out.

    The bar between two cells is as good as the colon behind a label.
    """
    for index, block in enumerate(document.blocks):
        if block.text.strip():
            yield index, block.text, fold(block.text).replace("|", ":")


def unmasked(folded: str, key: str) -> str:
    """The text with phrases blanked that hold the word but do not state the thing."""
    if not phrases("masked", key):
        return folded
    return cue("masked", key).sub(lambda match: " " * len(match[0]), folded)


def whole(index: int, text: str) -> Span:
    """The span of a whole block, without the blanks around it."""
    start = len(text) - len(text.lstrip())
    return Span(index, start, len(text.rstrip()))


def before(folded: str, end: int) -> str:
    """The letters just before ``end``: enough for what a word's left neighbour says."""
    return folded[:end] if end <= _NEIGHBOUR else "x" + folded[end - _NEIGHBOUR : end]


def filled(text: str) -> bool:
    """Whether anything but dots, dashes and blanks is written there."""
    return any(character.isalnum() for character in _LEADERS.sub("", text))


def _as_pattern(phrase: str) -> str:
    words = fold(phrase).replace(",", " ").split()
    return r"[\s,\-]+".join("[^.;:]{0,40}" if word == "…" else re.escape(word) for word in words)


@cache
def _wordings() -> dict[str, dict[str, list[str]]]:
    text = files(__package__).joinpath("wordings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
