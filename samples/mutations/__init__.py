"""Labelled reports with one known fault each, and rewritings that must change no verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samples.mutations import filing, moving, periods, replacing
from samples.mutations.labelled import Labelled, load
from samples.mutations.media import media, paper
from samples.mutations.mutant import Mutant, Mutator
from samples.mutations.preserving import SCANNED, Preserver, preservers

__all__ = [
    "SCANNED",
    "Labelled",
    "Mutant",
    "Mutator",
    "Preserver",
    "load",
    "media",
    "mutants",
    "mutators",
    "paper",
    "preservers",
]


def mutators() -> dict[str, Mutator]:
    """Every way to make one fault, by its name."""
    return replacing.mutators() | moving.mutators() | filing.mutators() | periods.mutators()


def mutants(reports: Sequence[Labelled]) -> Iterator[Mutant]:
    """Every fault that can be made in every report."""
    of_periods = periods.mutators()
    for name, mutate in mutators().items():
        for report in reports:
            clauses, contents = report.labels["clauses"], report.labels["periods"]
            for subject in map("period/{}".format, contents) if name in of_periods else clauses:
                made = mutate(report, subject)
                if made is not None:
                    yield made
