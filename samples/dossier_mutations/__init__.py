"""Labelled dossiers with one known fault each, and the same dossiers told in other words.

The figures are a labelled dossier's (``facts``), a fault breaks one rule (``faults``), and the
papers are written in one of the ways of ``wordings`` (``telling``): a table, a list, running text.
Told without a fault they must give no finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samples.dossier_mutations import faults, telling
from samples.dossier_mutations.facts import Facts, ReadRoster, load
from samples.dossier_mutations.fault import Fault
from samples.dossier_mutations.telling import Papers

__all__ = ["Facts", "Fault", "Mutant", "Papers", "Retold", "faults", "load", "mutants", "retold"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A fault told in one way; ``person`` is whose finding it is, "" the branch's."""

    fault: Fault
    facts: Facts
    way: str
    chosen: tuple[str, int]
    person: str

    @property
    def papers(self) -> Papers:
        """The papers with the fault."""
        return _papers(self.facts, self.way, self.chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """A clean dossier told in one of its ways."""

    facts: Facts
    way: str
    chosen: tuple[str, int]

    @property
    def papers(self) -> Papers:
        """The clean papers."""
        return _papers(self.facts, self.way, self.chosen)


def mutants(read: ReadRoster) -> Iterator[Mutant]:
    """Every fault of every dossier, in every way of writing that bears on it."""
    for clean in load(read):
        for broken in faults.broken(clean):
            for part in broken.fault.parts:
                for way, chosen in _ways(part):
                    yield Mutant(
                        fault=broken.fault,
                        facts=broken.facts,
                        way=way,
                        chosen=chosen,
                        person=broken.person,
                    )


def retold(read: ReadRoster) -> Iterator[Retold]:
    """The clean dossiers, each part in each way of writing it."""
    for clean in load(read):
        for table, part in _PARTS:
            for way, chosen in _ways(f"{table}/{part}"):
                yield Retold(facts=clean, way=way, chosen=chosen)


_PARTS = (
    ("scores", "sheet"),
    ("classification", "report"),
    ("minutes", "head"),
    ("minutes", "course"),
    ("minutes", "sent"),
    ("minutes", "vote"),
    ("reviews", "body"),
    ("reviews", "tail"),
    ("reviews", "service"),
    ("reviews", "own"),
    ("collective", "collective"),
)


def _papers(facts: Facts, way: str, chosen: tuple[str, int]) -> Papers:
    return telling.papers(facts, dict([chosen]), f"{facts.dossier}/{way}")


def _ways(part: str) -> Iterator[tuple[str, tuple[str, int]]]:
    table, name = part.split("/")
    count = (
        len(telling.wordings("minutes")["how_voted"][name])
        if table == "how_voted"
        else telling.ways(table, name)
    )
    for number in range(count):
        yield f"{part}/{number + 1}", (part, number)
