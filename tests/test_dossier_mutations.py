"""Dossiers with one known fault, in many wordings, and clean ones told in other words.

The floors are a little below what was measured over all of them (``docs/accuracy.md``).
"""

from __future__ import annotations

from functools import cache

from checks import plans
from extractors import roster
from flows.commands import evaluate_dossiers
from samples import dossier_mutations

KILLED, CLEAN = 0.96, 0.9


@cache
def _mutants() -> tuple[dossier_mutations.Mutant, ...]:
    return tuple(dossier_mutations.mutants(roster.load))


def test_a_fault_is_found_in_whatever_words() -> None:
    given = list(evaluate_dossiers.answers(plans.load("vpub-2016"), 1))
    escaped = [f"{one.mutant.fault.name}: {one.mutant.way}" for one in given if not one.killed]

    assert 1 - len(escaped) / len(given) >= KILLED, escaped


def test_a_clean_dossier_told_otherwise_stays_clean() -> None:
    same = list(evaluate_dossiers.kept(plans.load("vpub-2016"), 20))
    found = [(one.retold.way, one.found) for one in same if one.found]

    assert 1 - len(found) / len(same) >= CLEAN, found


def test_every_fault_can_be_made_in_two_wordings() -> None:
    for fault in dossier_mutations.faults.faults():
        ways = {one.way for one in _mutants() if one.fault.name == fault.name}
        assert len(ways) >= 2, fault.name


def test_the_papers_of_a_mutant_differ_from_the_clean_ones() -> None:
    clean = {
        (one.facts.dossier, one.way): one.papers for one in dossier_mutations.retold(roster.load)
    }
    for mutant in _mutants():
        before = clean.get((mutant.facts.dossier, mutant.way))
        assert before is None or before != mutant.papers, (mutant.fault.name, mutant.way)
