"""``hoso eval``: how right the verdicts are, on reports and dossiers labelled beforehand."""

from __future__ import annotations

import argparse
import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import samples
from checks import plans
from checks.judging import judge
from dossier.errors import ExitCode, UsageError
from dossier.plan import Plan, Unit
from dossier.submission import Received
from extractors import roster
from flows import evaluation, inbox, pipeline
from flows.commands import evaluate_dates, evaluate_mutations
from flows.evaluation import Comparison
from flows.intake import Intake

_GAPS = {"partly", "missing", "unclear"}
_IDENTITY = ("branch", "person", "year", "number", "date", "signer", "title", "issuer")


def evaluate(args: argparse.Namespace) -> int:
    """Print accuracy on each labelled set; with ``--wrong`` every point that is wrong.

    The kept sets are for reporting only: their wrong points are never shown.
    """
    plan = plans.load("vpub-2016")
    for what, folder, judge_all, figures in (
        ("báo cáo", samples.FOLDER / "reports", judged, summary),
        ("hồ sơ", samples.FOLDER / "dossiers", judged_dossiers, dossier_summary),
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
            for line in figures([point for _, point in points]):
                print(f"   {line}")
            if args.wrong and name == "dev":
                _print_wrong(points)
    evaluate_dates.report()
    evaluate_mutations.report(plan)
    return ExitCode.COMPLETE


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


def summary(points: Sequence[Comparison]) -> list[str]:
    """The figures of a set, a line each."""
    clauses = [one for one in points if len(one.subject) == 2 and one.aspect == "verdict"]
    reasons = [one for one in points if one.aspect == "reason"]
    periods = [one for one in points if one.aspect == "status" and "period" in one.subject]
    shown = [one for one in points if one.aspect == "phrase"]
    gaps = Counter((one.expected in _GAPS, one.said in _GAPS) for one in clauses)
    found, called = gaps[True, True], gaps[True, True] + gaps[False, True]
    real = gaps[True, True] + gaps[True, False]
    met = sum(one.said == "met" for one in clauses)
    return [
        f"ý còn thiếu: P {_share(found, called)}, R {_share(found, real)}",
        f"kết luận đúng hẳn: {_share(_right(clauses), len(clauses))}",
        f"“đủ” sai: {_share(gaps[True, False], met)} số lần kết luận đủ",
        f"chưa kết luận: {_share(sum(one.said == 'unclear' for one in clauses), len(clauses))}",
        f"lý do đúng: {_share(_right(reasons), len(reasons))}",
        f"mốc thời gian đúng: {_share(_right(periods), len(periods))}",
        f"câu dẫn đúng chỗ: {_share(_right(shown), len(shown))}",
    ]


def dossier_summary(points: Sequence[Comparison]) -> list[str]:
    """The figures of a set of dossiers, a line each."""
    papers = [one for one in points if one.subject.startswith("document/")]
    kinds = [one for one in papers if one.aspect == "kind"]
    identity = [one for one in papers if one.aspect in _IDENTITY]
    problems = [one for one in papers if one.aspect == "problems"]
    verdicts = [one for one in points if one.subject.startswith("item/")]
    items = [one for one in verdicts if one.subject.count("/") == 1]
    members = [one for one in verdicts if one.subject.count("/") == 2 and one.aspect == "verdict"]
    gaps = Counter((one.expected in _GAPS, one.said in _GAPS) for one in members)
    found, called = gaps[True, True], gaps[True, True] + gaps[False, True]
    real = gaps[True, True] + gaps[True, False]
    codes = [
        (int(str(one.expected)), int(str(one.said)))
        for one in points
        if one.subject.startswith("finding/")
    ]
    hits = sum(min(pair) for pair in codes)
    return [
        f"loại giấy tờ đúng: {_share(_right(kinds), len(kinds))}",
        f"chi bộ, người, năm đúng: {_share(_right(identity), len(identity))}",
        f"điều lạ ở tệp đúng: {_share(_right(problems), len(problems))}",
        f"kết luận đầu mục đúng: {_share(_right(items), len(items))}",
        f"giấy tờ từng người, kết luận đúng: {_share(_right(members), len(members))}",
        f"giấy tờ từng người còn thiếu: P {_share(found, called)}, R {_share(found, real)},"
        f" F1 {_share(2 * found, called + real)}",
        f"phát hiện: P {_share(hits, sum(said for _, said in codes))},"
        f" R {_share(hits, sum(expected for expected, _ in codes))}",
    ]


def _print_wrong(points: Iterable[tuple[str, Comparison]]) -> None:
    for stem, point in points:
        if not point.right:
            said = f"nhãn {point.expected}, hoso {point.said}"
            print(f"   {stem} {point.subject} {point.aspect}: {said}")


def _unit(plan: Plan, labels: dict[str, Any], path: Path) -> Unit:
    unit = plan.unit(labels["branch"])
    if unit is None:
        raise UsageError(f"{path}: kế hoạch không có chi bộ “{labels['branch']}”.")
    return unit


def _right(points: Iterable[Comparison]) -> int:
    return sum(one.right for one in points)


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.3f}" if whole else "–"
