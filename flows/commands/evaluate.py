"""``hoso eval``: how right the verdicts are, on reports and dossiers labelled beforehand."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeAlias

import samples
from checks import plans
from checks.judging import judge
from dossier.errors import ExitCode, UsageError
from dossier.plan import Plan, Unit
from dossier.submission import Received
from extractors import roster
from flows import evaluation, inbox, pipeline
from flows.commands import (
    evaluate_dates,
    evaluate_dossiers,
    evaluate_mutations,
    evaluate_passages,
    evaluate_scans,
)
from flows.commands import evaluate_figures as figures
from flows.evaluation import Comparison
from flows.intake import Intake

Point: TypeAlias = tuple[str, Comparison]  # of which report, what was compared


def evaluate(args: argparse.Namespace) -> int:
    """Print accuracy on each labelled set.

    ``--table`` adds each clause and the confusion tables, ``--wrong`` every wrong point,
    ``--save`` keeps the points in a file and ``--against`` tells which were won and lost since.
    The kept sets are for reporting only: their points are never shown or saved.
    """
    plan = plans.load("vpub-2016")
    if args.scans:
        evaluate_scans.report(plan, wrong=args.wrong)
        return ExitCode.COMPLETE
    shown: list[Point] = []
    for what, folder, judge_all, summary in (
        ("báo cáo", samples.FOLDER / "reports", judged, figures.of_reports),
        ("hồ sơ", samples.FOLDER / "dossiers", judged_dossiers, figures.of_dossiers),
    ):
        for name in ("dev", "kept"):
            points = [
                (stem, point)
                for stem, several in judge_all(folder / name, plan)
                for point in several
            ]
            if not points:
                raise UsageError(f"Không có {what} đã gắn nhãn nào ở {folder / name}.")
            print(f"{name}: {len({stem for stem, _ in points})} {what}")
            _print(summary([point for _, point in points]))
            if summary is figures.of_reports:
                _print([figures.baseline(figures.by_keywords(folder / name))])
                if args.table:
                    _print(figures.tables([point for _, point in points]))
            if name == "dev":
                shown += points
                if args.wrong:
                    _print(told(stem, point) for stem, point in points if not point.right)
    if args.against:
        _print(won_and_lost(args.against, shown))
    if args.save:
        save(args.save, shown)
    evaluate_passages.report(plan, wrong=args.wrong)
    evaluate_dates.report()
    evaluate_mutations.report(plan)
    evaluate_dossiers.report(plan)
    return ExitCode.COMPLETE


def told(stem: str, point: Comparison) -> str:
    """A wrong point in a line."""
    return f"{stem} {point.subject} {point.aspect}: nhãn {point.expected}, hoso {point.said}"


def save(path: Path, points: Iterable[Point]) -> None:
    """Keep the wrong points, for ``won_and_lost`` after a change.

    Raises:
        UsageError: the file cannot be written.
    """
    lines = [told(stem, point) for stem, point in points if not point.right]
    try:
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"Không ghi được {path} ({error.strerror}).") from error


def won_and_lost(path: Path, points: Iterable[Point]) -> list[str]:
    """What is right now and was wrong when ``path`` was saved, and the other way round.

    Raises:
        UsageError: the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"Không đọc được {path}; tệp do “hoso eval --save” ghi.") from error
    before = {line.split(":")[0]: line for line in lines}
    now = {line.split(":")[0]: line for stem, one in points if not one.right
           for line in [told(stem, one)]}  # fmt: skip
    won = [f"được: {before[name]}" for name in sorted(before.keys() - now.keys())]
    lost = [f"mất: {now[name]}" for name in sorted(now.keys() - before.keys())]
    return [f"so với {path}: được {len(won)}, mất {len(lost)}", *won, *lost]


def judged(folder: Path, plan: Plan) -> Iterable[tuple[str, list[Comparison]]]:
    """(name, every labelled point) of each labelled report in a folder."""
    papers = sorted(folder.glob("*.txt"))
    documents = pipeline.read([(path, path.name) for path in papers])
    for path, document in zip(papers, documents, strict=True):
        labels = evaluation.load(path.with_suffix(".toml"))
        unit = dataclasses.replace(
            _unit(plan, labels, path), congress=labels.get("congress"), owes_dossier=False
        )
        intake = Intake(files=(), received=(Received(file=path.name, at=labels["received"]),))
        readings = pipeline.extract_all([document], plan)
        case = pipeline.assemble(plan, unit, readings, [document], intake, labels["as_of"])
        yield path.stem, evaluation.compare(labels, judge(case))


def judged_dossiers(folder: Path, plan: Plan) -> Iterable[tuple[str, list[Comparison]]]:
    """(name, every labelled point) of each labelled dossier, a folder of papers, in a folder."""
    for path in sorted(folder.glob("*.toml")):
        labels = evaluation.load(path)
        unit = dataclasses.replace(
            _unit(plan, labels, path),
            congress=labels.get("congress"),
            chi_uy=labels["chi_uy"],
            special_achievement=labels["special_achievement"],
            owes_report=False,
        )
        gathered = inbox.gather(path.with_suffix(""))
        documents = pipeline.read([(one.path, one.name) for one in gathered.papers])
        at = labels["dossier_received"]
        intake = Intake(
            files=(),
            received=tuple(Received(file=one.name, at=at) for one in gathered.papers),
            roster=roster.load(path.with_suffix("") / "roster.csv"),
        )
        readings = pipeline.extract_all(documents, plan)
        case = pipeline.assemble(plan, unit, readings, documents, intake, labels["as_of"])
        yield path.stem, evaluation.compare(labels, judge(case), intake.roster)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(f"   {line}")


def _unit(plan: Plan, labels: dict[str, Any], path: Path) -> Unit:
    unit = plan.unit(labels["branch"])
    if unit is None:
        raise UsageError(f"{path}: kế hoạch không có chi bộ “{labels['branch']}”.")
    return unit
