"""The part of ``hoso eval`` that asks whether one known fault in a dossier is found, whatever words
the papers use, and whether a clean dossier in those words stays clean."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checks.judging import judge
from dossier.dates import VIETNAM
from dossier.document import Document
from dossier.findings import RuleFinding
from dossier.plan import Plan
from dossier.roster import Roster
from dossier.submission import Received
from extractors import plain, roster
from extractors.sniff import Kind
from flows import pipeline
from flows.commands.evaluate_figures import share
from flows.intake import Intake
from samples import dossier_mutations
from samples.dossier_mutations import Facts, Mutant, Papers, Retold

_RECEIVED = dt.datetime(2016, 12, 22, 9, 0, tzinfo=VIETNAM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was found in one mutant. ``killed``: its fault was; ``more``: what was found besides."""

    mutant: Mutant
    killed: bool
    more: tuple[RuleFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was found in clean papers told in other words: nothing, if all is well."""

    retold: Retold
    found: tuple[RuleFinding, ...]


def findings(facts: Facts, papers: Papers, plan: Plan) -> tuple[RuleFinding, ...]:
    """The findings in these papers of the dossier's branch."""
    labels = facts.labels
    unit = plan.unit(labels["branch"])
    if unit is None:
        raise ValueError(labels["branch"])
    unit = dataclasses.replace(
        unit,
        chi_uy=labels["chi_uy"],
        special_achievement=labels["special_achievement"],
        owes_report=False,
    )
    documents = [_document(file, text) for file, text in papers.items()]
    intake = Intake(
        files=(),
        received=tuple(Received(file=file, at=_RECEIVED) for file in papers),
        roster=Roster(members=tuple(person.member for person in facts.people)),
    )
    readings = pipeline.extract_all(documents, plan)
    case = pipeline.assemble(plan, unit, readings, documents, intake, labels["as_of"])
    report = judge(case).dossier
    return report.findings if report else ()


def answers(plan: Plan, each: int | None = None) -> Iterator[Answer]:
    """What is found in the mutants: all of them, or so many of each fault, always the same."""
    for mutant in chosen(dossier_mutations.mutants(roster.load), each):
        found = findings(mutant.facts, mutant.papers, plan)
        own = [one for one in found if _is_of(mutant, one)]
        more = tuple(one for one in found if one not in own)
        yield Answer(mutant=mutant, killed=bool(own), more=more)


def kept(plan: Plan, each: int | None = None) -> Iterator[Kept]:
    """What is found in the clean dossiers told in other words."""
    every = sorted(
        dossier_mutations.retold(roster.load), key=lambda one: _lot(one.facts.dossier, one.way)
    )
    for one in every[:each]:
        yield Kept(retold=one, found=findings(one.facts, one.papers, plan))


def chosen(mutants: Iterable[Mutant], each: int | None) -> list[Mutant]:
    """So many of each fault, spread over dossiers and wordings, the same whatever the order."""
    made: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        made[mutant.fault.name].append(mutant)
    return [
        one
        for several in made.values()
        for one in sorted(several, key=lambda one: _lot(one.facts.dossier, one.way))[:each]
    ]


def lines(plan: Plan, each: int | None = None) -> Iterator[str]:
    """The figures as ``hoso eval`` prints them: by rule, what escapes first."""
    given = list(answers(plan, each))
    yield f"hồ sơ, lỗi cài sẵn tìm thấy: {_share(given)}"
    by_fault: dict[str, list[Answer]] = defaultdict(list)
    for one in given:
        by_fault[f"{one.mutant.fault.rule} {one.mutant.fault.name}"].append(one)
    for name, several in sorted(by_fault.items(), key=lambda item: (_rate(item[1]), item[0])):
        if not all(one.killed for one in several):
            yield f"   {_share(several)}: {name}"
    alone = sum(not one.more for one in given)
    yield f"và không báo nhầm lỗi khác: {share(alone, len(given))}"
    same = list(kept(plan, None if each is None else 20 * each))
    clean = sum(not one.found for one in same)
    yield f"hồ sơ sạch kể lối khác vẫn sạch: {share(clean, len(same))}"


def report(plan: Plan) -> None:
    """Print the figures."""
    for line in lines(plan, EACH):
        print(line)


EACH = 1
"""Mutants of each fault that ``hoso eval`` judges: the same ones every time."""


def _is_of(mutant: Mutant, found: RuleFinding) -> bool:
    return found.code == mutant.fault.code and (found.person or "") == mutant.person


def _document(file: str, text: str) -> Document:
    data = text.encode()
    return plain.read(data, Kind.TXT, file=file, sha256=hashlib.sha256(data).hexdigest())


def _lot(*words: str) -> str:
    return hashlib.sha256("/".join(words).encode()).hexdigest()


def _rate(several: Sequence[Answer]) -> float:
    return sum(one.killed for one in several) / len(several)


def _share(several: Sequence[Answer]) -> str:
    return share(sum(one.killed for one in several), len(several))
