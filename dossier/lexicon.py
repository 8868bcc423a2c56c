"""Many things, each with its wordings, looked for in a text all at once.

A sentence is asked for every concept of a plan and says "no" to nearly all of them. So each
wording is kept under the rarest word it cannot do without, and only those whose word stands in the
text are compared with it.
"""

from __future__ import annotations

import functools
import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

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
        first: dict[str, list[_Match]] = {}
        for entry in self._indices[where.accents].candidates(where.compared):
            if match := entry.after(where.compared, 0):
                first.setdefault(entry.name, []).append(match)
        return {name: _apart(where.compared, several) for name, several in first.items()}


# start, rank and order of the wording (the smaller goes first), end, the wording
_Match: TypeAlias = "tuple[int, int, int, int, _Entry]"


class _Entry:
    """One wording of one name, in one form of the text."""

    def __init__(self, order: int, name: str, written: str) -> None:
        self.order, self.name = order, name
        self._expression = wording.pattern(written)
        self.rank = -len(self._expression)  # longer ones first
        self.needs = wording.needs(written)

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first needed: most never are."""
        return wording.compiled([self._expression])

    def after(self, compared: str, place: int) -> _Match | None:
        """The first place from ``place`` on where the wording stands."""
        match = self.pattern.search(compared, place)
        return (match.start(), self.rank, self.order, match.end(), self) if match else None

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
        written = [_Entry(order, name, form(one)) for order, (name, one) in enumerate(entries)]
        count = Counter(
            word for entry in written for part in entry.needs for words in part for word in words
        )
        self._words = frozenset(count)
        self._under: dict[str, list[tuple[_Entry, frozenset[str]]]] = defaultdict(list)
        for entry in written:
            first, second, *_ = (*entry.keys(count), _ALWAYS, _ALWAYS)
            for word in first:
                self._under[word].append((entry, second))
        self._made_of = functools.lru_cache(maxsize=1 << 14)(self._glued)

    def candidates(self, compared: str) -> set[_Entry]:
        """The wordings that may stand in the text."""
        words = {*_ALWAYS}
        for word in _WORD.findall(compared):
            words |= self._made_of(word)
        if _DIGIT.search(compared):
            words.add(wording.NUMBER)
        return {
            entry
            for word in words & self._under.keys()
            for entry, second in self._under[word]
            if not second.isdisjoint(words)
        }

    def _glued(self, word: str) -> frozenset[str]:
        """The known words of which a word is made, if it is: "chibộ", typed without the space."""
        made: list[frozenset[str] | None] = [frozenset(), *(None for _ in word)]
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - _LONGEST_WORD), end):
                before, last = made[start], word[start:end]
                if before is not None and (last in self._words or last.isdigit()):
                    made[end] = (made[end] or frozenset()) | before | {last}
        return made[-1] or frozenset()


def _apart(compared: str, matches: list[_Match]) -> Places:
    """The places from left to right; of those that overlap the one that begins first, and of those
    that begin together the longest wording.
    """
    places: list[tuple[int, int]] = []
    free = 0
    heapq.heapify(matches)
    while matches:
        start, _, _, end, entry = matches[0]
        if start >= free:
            places.append((start, end))
            free = max(end, free + 1)
        if again := entry.after(compared, free):
            heapq.heapreplace(matches, again)
        else:
            heapq.heappop(matches)
    return tuple(places)


_FORMS: Mapping[Accents, Callable[[str], str]] = {
    Accents.SURE: wording.plain,
    Accents.BLURRED: wording.blurred,
    Accents.NONE: fold,
}
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_ALWAYS = frozenset({""})  # the key of a wording that needs no word at all
_LONGEST_WORD = 12  # letters of what a wording writes in one: "nghiêng", "HTXSNV"
