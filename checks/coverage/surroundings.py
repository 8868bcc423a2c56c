"""Which content the sentences around a passage speak of, where its own words may mean anything."""

from __future__ import annotations

from collections.abc import Sequence

from checks.coverage import headings
from checks.matching import Passage
from dossier.facts import Stance, Zone
from dossier.plan import Coverage

_CONGRESSES = "3"  # the content that asks for the resolutions of the congresses
_REACH = 4  # sentences back


class Surroundings:
    """The passages of a report in their order."""

    def __init__(self, coverage: Coverage, said: Sequence[Passage]) -> None:
        self._coverage = coverage
        self._at = {(id(one.reading), one.index): one for one in said}
        self._headed: dict[int, frozenset[str]] = {}

    def speak_of(self, content: str, passage: Passage) -> bool:
        """Whether the passage stands where this content is spoken of.

        Under a heading that names it, where any heading of the report does; else after a sentence
        that speaks of it, or where nothing near tells.
        """
        if content in self._headings_of(passage):
            return any(
                content in headings.contents(self._coverage, label) for label in passage.labels
            )
        if any(headings.contents(self._coverage, label) for label in passage.labels):
            return False
        for back in range(1, _REACH + 1):
            before = self._at.get((id(passage.reading), passage.index - back))
            if before is None or before.sentence.zone is not Zone.BODY:
                break
            if spoken := self._contents(before):
                return content in spoken
        return True

    def _headings_of(self, passage: Passage) -> frozenset[str]:
        """The contents that headings of the report name."""
        key = id(passage.reading)
        if key not in self._headed:
            self._headed[key] = frozenset(
                content
                for (reading, _), one in self._at.items()
                if reading == key and Stance.HEADING in one.sentence.stances
                for content in headings.contents(self._coverage, one.own)
            )
        return self._headed[key]

    def _contents(self, passage: Passage) -> frozenset[str]:
        named = headings.named(self._coverage, passage.own, fully=True)
        found = {headings.content(clause) for clause in named}
        if any(one.level != "branch" for one in passage.congresses):
            found.add(_CONGRESSES)
        return frozenset(found)
