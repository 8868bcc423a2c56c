"""The part of ``hoso eval`` that asks whether one known fault in a report is seen, and named."""

from __future__ import annotations

import dataclasses
import hashlib
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import samples
from checks.judging import judge
from dossier.document import Aside, Document, Problem, SetAside
from dossier.findings import GapReport
from dossier.plan import Plan
from dossier.submission import Received
from extractors import plain
from extractors.sniff import Kind
from flows import pipeline
from flows.commands.evaluate_figures import share
from flows.intake import Intake
from samples import mutations
from samples.mutations import Labelled, Mutant

_CONFIDENT = 90.0  # of 100, as paragraphs of simulated scans have: 92 to 96 (`hoso eval --scans`)
EACH = 3
"""Mutants of each mutator, reports of each rewriting, that are judged: the same ones every time."""


Said = Mapping[str, tuple[str, str, bool, bool]]
"""(verdict or status, reason, deficiency, thin) of every clause and period (``period/1``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How one rewritten report is read: of the points that were right before, those still so."""

    preserver: str
    report: str
    points: int
    lost: tuple[str, ...]  # "4c: met → missing"


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
    others = (
        [_document(mutant.annex.split("\n"), (), "bieu.txt")] if mutant and mutant.annex else []
    )
    return judge_document(report, document, plan, others)


def judge_document(
    report: Labelled, document: Document, plan: Plan, others: Sequence[Document] = ()
) -> GapReport:
    """The gap report of a labelled report, read from any file that says the same.

    ``others`` came along with it.
    """
    unit = next(unit for unit in plan.units if unit.id == report.labels["branch"])
    congress = report.labels.get("congress")
    unit = dataclasses.replace(unit, congress=congress, owes_dossier=False)
    received = Received(file=document.file, at=report.labels["received"])
    intake = Intake(files=(), received=(received,))
    readings = pipeline.extract_all([document, *others], plan)
    as_of = report.labels["as_of"]
    return judge(pipeline.assemble(plan, unit, readings, [document, *others], intake, as_of))


def verdicts(report: GapReport) -> Said:
    """What a gap report says of every clause and every period."""
    contents = report.report.contents if report.report else ()
    said = {f"period/{one.id}": (str(one.period.status), "", False, False) for one in contents}
    for content in contents:
        for clause in content.clauses:
            reason = str(clause.reason or "")
            said[clause.id] = (str(clause.verdict), reason, clause.deficiency, clause.thin)
    return said


def chosen(mutants: Iterable[Mutant], each: int = EACH) -> list[Mutant]:
    """So many of each mutator, spread over reports and clauses, the same whatever the order."""
    made: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        made[mutant.mutator].append(mutant)
    return [one for several in made.values() for one in sorted(several, key=_lot)[:each]]


def answers(reports: Sequence[Labelled], plan: Plan, each: int = EACH) -> Iterator[Answer]:
    """What is said of a fixed choice of mutants of clauses and periods that are read rightly."""
    right = {one.name: _right_points(one, verdicts(judged(one, plan))) for one in reports}
    named = {report.name: report for report in reports}
    possible = (one for one in mutations.mutants(reports) if one.subject in right[one.report])
    for mutant in chosen(possible, each):
        said = verdicts(judged(named[mutant.report], plan, mutant))[mutant.subject]
        yield _answer(mutant, said)


def kept(reports: Sequence[Labelled], plan: Plan, each: int = EACH) -> Iterator[Kept]:
    """How a fixed choice of reports is read when they say the same in another way."""
    before: dict[str, Said] = {}
    for name, rewrite in mutations.preservers().items():
        changed = [report for report in reports if rewrite(report) != report.lines]
        for report in sorted(changed, key=lambda one: _drawn(name, one.name))[:each]:
            if report.name not in before:
                before[report.name] = verdicts(judged(report, plan))
            document = _document(rewrite(report), ())
            if name == mutations.SCANNED:
                document = _scanned(document)
            said = verdicts(judge_document(report, document, plan))
            yield _kept(name, report, before[report.name], said)


def kept_in_media(
    reports: Sequence[Labelled], plan: Plan, endings: Iterable[str], each: int = EACH
) -> Iterator[Kept]:
    """The same for reports saved as another kind of file and read from it."""
    for ending in endings:
        few = sorted(reports, key=lambda one: _drawn(ending, one.name))[:each]
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / f"{report.name}{ending}" for report in few]
            for file, report in zip(files, few, strict=True):
                file.write_bytes(mutations.media()[ending](report))
            documents = pipeline.read([(file, file.name) for file in files])
        for report, document in zip(few, documents, strict=True):
            if isinstance(document, Document):
                said = verdicts(judge_document(report, document, plan))
                yield _kept(ending, report, verdicts(judged(report, plan)), said)
            else:
                yield Kept(preserver=ending, report=report.name, points=1, lost=(document.message,))


def lines(plan: Plan, each: int = EACH) -> Iterator[str]:
    """The figures as ``hoso eval`` prints them, the faults that escape most first."""
    reports = mutations.load(samples.FOLDER / "reports" / "dev")
    given = list(answers(reports, plan, each))
    yield f"lỗi cài sẵn thấy đúng: {_share(given)}; đúng cả lý do: {_share(given, named=True)}"
    by_mutator: dict[str, list[Answer]] = defaultdict(list)
    for one in given:
        by_mutator[one.mutant.mutator].append(one)
    for name, several in sorted(by_mutator.items(), key=lambda item: (_rate(item[1]), item[0])):
        if not all(one.named for one in several):
            yield f"   {_share(several)}; cả lý do {_share(several, named=True)}: {name}"
    same = [*kept(reports, plan, each), *kept_in_media(reports, plan, (".docx", ".html"), each)]
    yield f"viết lại mà giữ nguyên kết luận: {share_kept(same)}"
    by_preserver: dict[str, list[Kept]] = defaultdict(list)
    for one_kept in same:
        by_preserver[one_kept.preserver].append(one_kept)
    for name, alike in sorted(by_preserver.items(), key=lambda item: -_lost(item[1])):
        if _lost(alike):
            yield f"   {share_kept(alike)}: {name}"


def report(plan: Plan) -> None:
    """Print the figures."""
    for line in lines(plan):
        print(line)


def share_kept(several: Sequence[Kept]) -> str:
    """ "kept/points = rate"."""
    points = sum(one.points for one in several)
    return share(points - _lost(several), points)


def _kept(name: str, report: Labelled, before: Said, after: Said) -> Kept:
    right = _right_points(report, before)
    lost = [
        f"{point}: {before[point][0]} → {after[point][0]}"
        for point in sorted(right)
        if before[point][0] != after[point][0]
    ]
    return Kept(preserver=name, report=report.name, points=len(right), lost=tuple(lost))


def _lost(several: Sequence[Kept]) -> int:
    return sum(len(one.lost) for one in several)


def _answer(mutant: Mutant, said: tuple[str, str, bool, bool]) -> Answer:
    verdict, reason, deficiency, thin = said
    seen = verdict == mutant.verdict
    flags = (not mutant.deficiency or deficiency) and (not mutant.thin or thin)
    named = seen and flags and (not mutant.reasons or reason in mutant.reasons)
    return Answer(mutant=mutant, verdict=verdict, reason=reason, seen=seen, named=named)


def _right_points(report: Labelled, said: Said) -> set[str]:
    """The clauses and periods that are read as the inspector would."""
    wanted = {name: label["verdict"] for name, label in report.labels["clauses"].items()}
    wanted |= {f"period/{name}": one["status"] for name, one in report.labels["periods"].items()}
    return {name for name, verdict in wanted.items() if said[name][0] == verdict}


def _document(
    lines: Sequence[str], aside: Iterable[tuple[str, str]], file: str = "bao-cao.txt"
) -> Document:
    data = "\n".join(lines).encode()
    digest = hashlib.sha256(data).hexdigest()
    read = plain.read(data, Kind.TXT, file=file, sha256=digest)
    kept = tuple(SetAside(text=words, reason=Aside(how)) for words, how in aside)
    problems = [Problem.REVISION_MARKS] if any(one.reason == "deleted" for one in kept) else []
    problems += [Problem.HIDDEN_TEXT] if any(one.reason == "hidden" for one in kept) else []
    return dataclasses.replace(read, set_aside=kept, problems=(*read.problems, *problems))


def _scanned(document: Document) -> Document:
    """The document as if its letters had been read from a picture."""
    blocks = tuple(dataclasses.replace(block, confidence=_CONFIDENT) for block in document.blocks)
    return dataclasses.replace(document, blocks=blocks)


def _lot(mutant: Mutant) -> str:
    return _drawn(mutant.mutator, mutant.report, mutant.subject)


def _drawn(*words: str) -> str:
    """A fixed order that owes nothing to the order of the reports."""
    return hashlib.sha256("/".join(words).encode()).hexdigest()


def _rate(several: Sequence[Answer]) -> float:
    return sum(one.seen for one in several) / len(several)


def _share(several: Sequence[Answer], *, named: bool = False) -> str:
    return share(sum(one.named if named else one.seen for one in several), len(several))
