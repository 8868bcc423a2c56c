"""Reports with one known fault, and reports that say the same in another way.

The floors are what was measured, less what the choice of pairs and a report more or less may
move; a change that lets more faults through, or reads the same words otherwise, falls below.
"""

from __future__ import annotations

import random

import pytest

import samples
from checks import plans
from dossier.plan import Plan
from flows.commands import evaluate_mutations
from samples import mutations
from samples.mutations import Labelled

SEEN, NAMED, SAME, SAME_FILE = 0.82, 0.79, 0.985, 0.97
EACH = 2


@pytest.fixture(scope="module")
def reports() -> list[Labelled]:
    return mutations.load(samples.FOLDER / "reports" / "dev")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plans.load("vpub-2016")


def test_a_known_fault_is_seen_and_named(reports: list[Labelled], plan: Plan) -> None:
    given = list(evaluate_mutations.answers(reports, plan, EACH))
    seen = sum(one.seen for one in given) / len(given)
    named = sum(one.named for one in given) / len(given)
    assert len(given) >= EACH * 80
    assert seen >= SEEN, f"seen {seen:.3f}, named {named:.3f}"
    assert named >= NAMED, f"seen {seen:.3f}, named {named:.3f}"


def test_the_same_words_written_otherwise_get_the_same_verdicts(
    reports: list[Labelled], plan: Plan
) -> None:
    same = list(evaluate_mutations.kept(reports, plan, EACH))
    lost = sum(len(one.lost) for one in same)
    assert 1 - lost / sum(one.points for one in same) >= SAME, [one for one in same if one.lost]


def test_the_same_report_in_another_kind_of_file_gets_the_same_verdicts(
    reports: list[Labelled], plan: Plan
) -> None:
    same = list(evaluate_mutations.kept_in_media(reports, plan, mutations.media(), EACH))
    lost = sum(len(one.lost) for one in same)
    assert len(same) == EACH * 3
    assert 1 - lost / sum(one.points for one in same) >= SAME_FILE, [
        one for one in same if one.lost
    ]


def test_there_are_sixty_mutators_and_every_one_applies_somewhere(reports: list[Labelled]) -> None:
    names = set(mutations.mutators())
    assert len(names) >= 60
    assert names == {mutant.mutator for mutant in mutations.mutants(reports)}


def test_there_are_twenty_five_rewritings_and_every_one_changes_some_report(
    reports: list[Labelled],
) -> None:
    rewritings = mutations.preservers()
    assert len(rewritings) >= 25
    for name, rewrite in rewritings.items():
        assert any(rewrite(report) != report.lines for report in reports), name


def test_a_mutant_keeps_every_line_that_answers_another_clause(reports: list[Labelled]) -> None:
    named = {report.name: report for report in reports}
    every = [one for one in mutations.mutants(reports) if not one.subject.startswith("period")]
    for mutant in random.Random(16).sample(every, 400):
        report = named[mutant.report]
        if mutant.mutator.startswith("đổi"):
            continue
        text = "\n".join(mutant.lines)
        for clause, label in report.labels["clauses"].items():
            for phrase in label.get("phrases", []):
                assert clause == mutant.subject or phrase in text, (
                    mutant.mutator,
                    report.name,
                    phrase,
                )


def test_the_choice_of_mutants_owes_nothing_to_the_order_of_the_reports(
    reports: list[Labelled],
) -> None:
    forth, back = (
        evaluate_mutations.chosen(mutations.mutants(several), 2)
        for several in (reports, reports[::-1])
    )
    assert set(forth) == set(back)


def test_the_words_that_answer_one_clause_answer_no_other(reports: list[Labelled]) -> None:
    for report in reports:
        for clause in report.labels["clauses"]:
            for stretch in report.stretches(clause):
                words = report.lines[stretch.line][stretch.start : stretch.end]
                for other, label in report.labels["clauses"].items():
                    phrases = label.get("phrases", [])
                    assert other == clause or not any(phrase in words for phrase in phrases)
