"""The wordings by which papers are known, read from ``kinds.toml`` and made ready to compare."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dossier.facts import PaperKind
from dossier.folding import squeeze


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Phrases that must all be there: "a + b"; the first must open the text where it has "^"."""

    parts: tuple[str, ...]
    opening: str = ""  # "^a"
    whole: bool = False  # "^a$"

    def fits(self, squeezed: str) -> bool:
        """Whether the squeezed text has all of it."""
        if self.whole:
            return squeezed == self.opening
        return squeezed.startswith(self.opening) and all(part in squeezed for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A kind, and what a paper's title and page must have for it."""

    kind: PaperKind
    title: tuple[Cue, ...]
    page: tuple[Cue, ...] = ()
    lacks: tuple[Cue, ...] = ()
    unless: tuple[Cue, ...] = ()
    branch: bool = False
    weak: bool = False  # gives way to the signs in the text

    def fits(self, title: str, page: str, *, of_branch: bool) -> bool:
        """Whether a squeezed title and page answer to this rule."""
        return (
            any(cue.fits(title) for cue in self.title)
            and not any(cue.fits(title) for cue in self.unless)
            and (not self.page or any(cue.fits(page) for cue in self.page))
            and not any(cue.fits(page) for cue in self.lacks)
            and (of_branch or not self.branch)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """Labels and phrases that show a kind where the title is lost."""

    kind: PaperKind
    need: int
    phrases: tuple[str, ...]

    def count(self, page: str) -> int:
        """How many of the phrases the squeezed page has."""
        return sum(phrase in page for phrase in self.phrases)


@cache
def heads() -> tuple[str, ...]:
    """How a title may begin."""
    return tuple(squeeze(head) for head in _kinds()["heads"])


@cache
def topics() -> tuple[str, ...]:
    """What a title in capitals speaks of, however it begins."""
    return tuple(squeeze(topic) for topic in _kinds()["topics"])


@cache
def openings() -> tuple[str, ...]:
    """What the first sentences of a report to the inspection team say."""
    return tuple(squeeze(opening) for opening in _kinds()["openings"])


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, in the order in which they are tried."""
    return tuple(
        Rule(
            kind=PaperKind(entry["kind"]),
            title=_cues(entry["title"]),
            page=_cues(entry.get("page", ())),
            lacks=_cues(entry.get("lacks", ())),
            unless=_cues(entry.get("unless", ())),
            branch=entry.get("branch", False),
            weak=entry.get("weak", False),
        )
        for entry in _kinds()["rule"]
    )


@cache
def signs() -> tuple[Signs, ...]:
    """What shows a kind without its title."""
    return tuple(
        Signs(
            kind=PaperKind(entry["kind"]),
            need=entry["need"],
            phrases=tuple(squeeze(phrase) for phrase in entry["phrases"]),
        )
        for entry in _kinds()["signs"]
    )


def _cues(phrases: list[str] | tuple[()]) -> tuple[Cue, ...]:
    return tuple(_cue(phrase) for phrase in phrases)


def _cue(phrase: str) -> Cue:
    first, *rest = re.split(r"\s*\+\s*", phrase)
    if first.startswith("^"):
        return Cue(
            opening=squeeze(first), parts=tuple(map(squeeze, rest)), whole=first.endswith("$")
        )
    return Cue(parts=(squeeze(first), *map(squeeze, rest)))


@cache
def _kinds() -> dict[str, Any]:  # as TOML gives it
    text = files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
