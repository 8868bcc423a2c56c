"""The part of ``hoso eval`` that asks whether one known fault in a report is seen, and named."""

from __future__ import annotations

import dataclasses
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import samples
from checks.judging import judge
from dossier.document import Aside, Document, Problem, SetAside
from dossier.findings import GapReport
from dossier.plan import Plan
from dossier.submission import Received
from extractors import plain
from extractors.sniff import Kind
from flows import pipeline
from flows.intake import Intake
from samples import mutations
from samples.mutations import Labelled, Mutant

PER_MUTATOR = 12
"""Mutants of each mutator that ``hoso eval`` judges: the same ones every time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was said of one mutant. ``seen``: the verdict is right; ``named``: the reason too."""

    mutant: Mutant
    verdict: str
    reason: str
    seen: bool
    named: bool


def judged(report: Labelled, plan: Plan, mutant: Mutant | None = None) -> GapReport:
    """The gap report of a labelled report, or of one of its mutants."""
    document = _document(mutant.lines if mutant else report.lines, mutant.aside if mutant else ())
    return judge_document(report, document, plan)


def judge_document(report: Labelled, document: Document, plan: Plan) -> GapReport:
    """The gap report of a labelled report, read from any file that says the same."""
    unit = next(unit for unit in plan.units if unit.id == report.labels["branch"])
    congress = report.labels.get("congress")
    unit = dataclasses.replace(unit, congress=congress, owes_dossier=False)
    received = Received(file=document.file, at=report.labels["received"])
    intake = Intake(files=(), received=(received,))
    readings = pipeline.extract_all([document], plan)
    as_of = report.labels["as_of"]
    return judge(pipeline.assemble(plan, unit, readings, [document], intake, as_of))


def verdicts(report: GapReport) -> dict[str, tuple[str, str, bool, bool]]:
    """(verdict or status, reason, deficiency, thin) of every clause and every period."""
    contents = report.report.contents if report.report else ()
    said = {f"period/{one.id}": (str(one.period.status), "", False, False) for one in contents}
    for content in contents:
        for clause in content.clauses:
            reason = str(clause.reason or "")
            said[clause.id] = (str(clause.verdict), reason, clause.deficiency, clause.thin)
    return said


def answers(
    reports: Sequence[Labelled], plan: Plan, per_mutator: int = PER_MUTATOR
) -> Iterator[Answer]:
    """What is said of a fixed choice of mutants of clauses and periods that are read rightly."""
    right = {report.name: _right(report, plan) for report in reports}
    named = {report.name: report for report in reports}
    made: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutations.mutants(reports):
        if mutant.subject in right[mutant.report]:
            made[mutant.mutator].append(mutant)
    for several in made.values():
        for mutant in sorted(several, key=_lot)[:per_mutator]:
            said = verdicts(judged(named[mutant.report], plan, mutant))[mutant.subject]
            yield _answer(mutant, said)


def lines(plan: Plan) -> Iterator[str]:
    """The figures as ``hoso eval`` prints them, the mutators that escape most first."""
    reports = mutations.load(samples.FOLDER / "reports" / "dev")
    given = list(answers(reports, plan))
    yield f"thấy đúng lỗi cài sẵn: {_share(given)}; nêu đúng cả lý do: {_share(given, named=True)}"
    by_mutator: dict[str, list[Answer]] = defaultdict(list)
    for one in given:
        by_mutator[one.mutant.mutator].append(one)
    for name, several in sorted(by_mutator.items(), key=lambda item: (_rate(item[1]), item[0])):
        yield f"   {_share(several)}; cả lý do {_share(several, named=True)}: {name}"


def _answer(mutant: Mutant, said: tuple[str, str, bool, bool]) -> Answer:
    verdict, reason, deficiency, thin = said
    seen = verdict == mutant.verdict
    flags = (not mutant.deficiency or deficiency) and (not mutant.thin or thin)
    named = seen and flags and (not mutant.reasons or reason in mutant.reasons)
    return Answer(mutant=mutant, verdict=verdict, reason=reason, seen=seen, named=named)


def _right(report: Labelled, plan: Plan) -> set[str]:
    """The clauses and periods of which the report as it stands is read rightly."""
    said = verdicts(judged(report, plan))
    wanted = {name: label["verdict"] for name, label in report.labels["clauses"].items()}
    wanted |= {f"period/{name}": one["status"] for name, one in report.labels["periods"].items()}
    return {name for name, verdict in wanted.items() if said[name][0] == verdict}


def _document(lines: Sequence[str], aside: Iterable[tuple[str, str]]) -> Document:
    data = "\n".join(lines).encode()
    digest = hashlib.sha256(data).hexdigest()
    read = plain.read(data, Kind.TXT, file="bao-cao.txt", sha256=digest)
    kept = tuple(SetAside(text=words, reason=Aside(how)) for words, how in aside)
    problems = [Problem.REVISION_MARKS] if any(one.reason == "deleted" for one in kept) else []
    problems += [Problem.HIDDEN_TEXT] if any(one.reason == "hidden" for one in kept) else []
    return dataclasses.replace(read, set_aside=kept, problems=(*read.problems, *problems))


def _lot(mutant: Mutant) -> str:
    """A fixed order that owes nothing to the order of the reports."""
    drawn = f"{mutant.mutator}/{mutant.report}/{mutant.subject}"
    return hashlib.sha256(drawn.encode()).hexdigest()


def _rate(several: Sequence[Answer]) -> float:
    return sum(one.seen for one in several) / len(several)


def _share(several: Sequence[Answer], *, named: bool = False) -> str:
    right = sum(one.named if named else one.seen for one in several)
    return f"{right}/{len(several)} = {right / len(several):.3f}" if several else "–"
