"""``hoso eval``: how right the verdicts on Mục I are, on reports labelled beforehand."""

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
from dossier.findings import GapReport
from dossier.plan import Plan
from dossier.submission import Received
from flows import evaluation, pipeline
from flows.evaluation import Comparison
from flows.intake import Intake

_GAPS = {"partly", "missing", "unclear"}


def evaluate(args: argparse.Namespace) -> int:
    """Print accuracy on each set of labelled reports; with ``--wrong`` every point that is wrong.

    The kept set is for reporting only: its wrong points are never shown.
    """
    plan = plans.load("vpub-2016")
    for name in ("dev", "kept"):
        folder = samples.FOLDER / "reports" / name
        points = [
            (path.stem, point)
            for path, report, labels in judged(folder, plan)
            for point in evaluation.compare(labels, report)
        ]
        if not points:
            raise UsageError(f"Không có báo cáo đã gắn nhãn nào ở {folder}.")
        print(f"{name}: {len({stem for stem, _ in points})} báo cáo")
        for line in summary([point for _, point in points]):
            print(f"   {line}")
        if args.wrong and name == "dev":
            for stem, point in points:
                if not point.right:
                    said = f"nhãn {point.expected}, hoso {point.said}"
                    print(f"   {stem} {point.subject} {point.aspect}: {said}")
    return ExitCode.COMPLETE


def judged(folder: Path, plan: Plan) -> Iterable[tuple[Path, GapReport, dict[str, Any]]]:
    """(file, gap report, labels) of every labelled report in a folder."""
    papers = sorted(folder.glob("*.txt"))
    documents = pipeline.read([(path, path.name) for path in papers])
    for path, document in zip(papers, documents, strict=True):
        labels = evaluation.load(path.with_suffix(".toml"))
        unit = plan.unit(labels["branch"])
        if unit is None:
            raise UsageError(f"{path}: kế hoạch không có chi bộ “{labels['branch']}”.")
        unit = dataclasses.replace(unit, congress=labels.get("congress"), owes_dossier=False)
        intake = Intake(files=(), received=(Received(file=path.name, at=labels["received"]),))
        readings = pipeline.extract_all([document], plan)
        case = pipeline.assemble(plan, unit, readings, [document], intake, labels["as_of"])
        yield path, judge(case), labels


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


def _right(points: Iterable[Comparison]) -> int:
    return sum(one.right for one in points)


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.3f}" if whole else "–"
