"""Many things, each with its wordings, looked for in a text all at once.

A sentence is asked for every concept of a plan and says "no" to nearly all of them. So each
wording is kept under the rarest word it cannot do without, and only those whose word stands in the
text are compared with it.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from dossier import wording
from dossier.folding import fold
from dossier.wording import Accents, Text

Places = tuple[tuple[int, int], ...]


class Lexicon:
    """Names, each with its wordings; their signs are told in ``dossier.wording``.

    Raises:
        ValueError: a wording with brackets inside brackets, or one without its mate.
    """

    def __init__(self, entries: Mapping[str, Sequence[str]]) -> None:
        self._entries = [
            (name, one.strip()) for name, several in entries.items() for one in several
        ]
        self._indices: dict[Accents, _Index] = {}
        for _, written in self._entries:
            wording.pattern(wording.plain(written))  # a broken one is refused

    def find(self, where: Text) -> Mapping[str, Places]:
        """Name → every place (start, end) where one of its wordings stands, in order.

        Names that stand nowhere are left out. Where two wordings of a name begin at one place the
        longer wins; places of one name do not overlap.
        """
        if where.accents not in self._indices:
            self._indices[where.accents] = _Index(self._entries, _FORMS[where.accents])
        found: dict[str, list[tuple[int, int, int]]] = {}
        for entry in self._indices[where.accents].candidates(where.compared):
            for match in entry.pattern.finditer(where.compared):
                start, end = match.span()
                found.setdefault(entry.name, []).append((start, entry.rank, end))
        return {name: _apart(spans) for name, spans in found.items()}


class _Entry:
    """One wording of one name, in one form of the text."""

    def __init__(self, name: str, written: str) -> None:
        self.name = name
        self._expression = wording.pattern(written)
        self.rank = -len(self._expression)  # longer ones first
        self.needs = wording.needs(written)

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first needed: most never are."""
        return wording.compiled([self._expression])

    def keys(self, count: Mapping[str, int]) -> list[frozenset[str]]:
        """Sets of words of each of which one must stand in the text, the rarest first."""
        sets = [
            frozenset(min(words, key=lambda word: count[word]) for words in part)
            for part in self.needs
        ]
        return sorted(sets, key=lambda words: sum(count[word] for word in words))


class _Index:
    """The wordings under a word that each of them needs."""

    def __init__(self, entries: Sequence[tuple[str, str]], form: Callable[[str], str]) -> None:
        written = [_Entry(name, form(one)) for name, one in entries]
        count = Counter(
            word for entry in written for part in entry.needs for words in part for word in words
        )
        self._words = frozenset(count)
        self._under: dict[str, list[tuple[_Entry, frozenset[str]]]] = defaultdict(list)
        for entry in written:
            first, second, *_ = (*entry.keys(count), _ALWAYS, _ALWAYS)
            for word in first:
                self._under[word].append((entry, second))
        self._inside = functools.lru_cache(maxsize=1 << 14)(self._known_inside)

    def candidates(self, compared: str) -> set[_Entry]:
        """The wordings that may stand in the text."""
        words = {*_ALWAYS, *_WORD.findall(compared)}
        for strange in words - self._words:
            words |= self._inside(strange)
        return {
            entry
            for word in words & self._under.keys()
            for entry, second in self._under[word]
            if not second.isdisjoint(words)
        }

    def _known_inside(self, strange: str) -> frozenset[str]:
        """What stands in a word that no wording knows: "chibộ", and the number in "16b"."""
        inside = frozenset(
            strange[start:end]
            for start in range(len(strange))
            for end in range(start + 1, min(len(strange), start + _LONGEST_SYLLABLE) + 1)
        )
        number = {wording.NUMBER} if any(map(str.isdigit, strange)) else set()
        return (inside & self._words) | number


def _apart(spans: list[tuple[int, int, int]]) -> Places:
    """The spans (start, rank, end) from left to right, without those that overlap an earlier."""
    if len(spans) == 1:
        return ((spans[0][0], spans[0][2]),)
    places: list[tuple[int, int]] = []
    for start, _, end in sorted(spans):
        if not places or start >= places[-1][1]:
            places.append((start, end))
    return tuple(places)


_FORMS: Mapping[Accents, Callable[[str], str]] = {
    Accents.SURE: wording.plain,
    Accents.BLURRED: wording.blurred,
    Accents.NONE: fold,
}
_WORD = re.compile(r"\w+")
_ALWAYS = frozenset({""})  # the key of a wording that needs no word at all
_LONGEST_SYLLABLE = 7  # letters: "nghiêng"
