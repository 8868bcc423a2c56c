"""``hoso check``: read files or folders and judge them; keep nothing."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

from checks import plans
from checks.judging import judge
from dossier.dates import VIETNAM
from dossier.document import Unread
from dossier.errors import ExitCode
from dossier.facts import Reading
from dossier.findings import CommitteeReport, GapReport
from dossier.plan import Plan, Unit
from dossier.roster import Roster
from dossier.submission import Received
from extractors import roster
from flows import pipeline, settings
from flows.bundles import Bundle, bundles, owners
from flows.commands import arguments
from flows.commands.progress import Progress
from flows.intake import Intake, unopened


def check(args: argparse.Namespace) -> int:
    """Judge what lies at ``args.paths``."""
    plan = _plan(args)
    unit = arguments.unit(args.branch, plan) if args.branch else None
    as_of = args.as_of or dt.datetime.now(VIETNAM).date()
    received = args.received
    members = roster.load(args.roster) if args.roster else None
    reports: list[GapReport] = []
    homeless: list[Unread] = []
    for bundle in bundles(args.paths, plan, unit):
        made, lost = _judge(bundle, plan, as_of, received, members)
        reports += made
        homeless += lost
    whole = pipeline.with_unread(pipeline.committee_of(plan, tuple(reports), as_of), homeless)
    _show(args, whole, plan)
    return exit_code(whole)


def _plan(args: argparse.Namespace) -> Plan:
    """The plan, with the registry named or lying beside the papers."""
    plan = plans.load(args.plan or settings.load().plan, (plans.FOLDER, settings.load().plans))
    beside = (path / "registry.toml" for path in args.paths for path in (path, path.parent))
    registry = args.registry or next((path for path in beside if path.is_file()), None)
    return plans.with_registry(plan, registry) if registry else plan


def exit_code(whole: CommitteeReport) -> ExitCode:
    """What a run tells its caller: unread input outranks gaps."""
    unreadable = any(entry.unreadable_pages for one in whole.branches for entry in one.documents)
    if whole.quarantine or unreadable:
        return ExitCode.UNREADABLE
    if any(pipeline.has_gaps(report) for report in whole.branches):
        return ExitCode.GAPS
    return ExitCode.COMPLETE


def _judge(
    bundle: Bundle,
    plan: Plan,
    as_of: dt.date,
    received: dt.datetime | None,
    members: Roster | None,
) -> tuple[list[GapReport], list[Unread]]:
    """The gap reports of a bundle, and the unread files that could be any of its branches'."""
    papers = bundle.gathered.papers
    with Progress(len(papers)) as progress:
        documents = pipeline.read([(one.path, one.name) for one in papers], progress)
    readings = pipeline.extract_all(documents, plan)
    units = owners(bundle, readings, plan)
    found = roster.find_roster(bundle.folder) if bundle.folder and members is None else None
    intake = Intake(
        files=(),
        received=tuple(
            Received(file=one.name, at=received or dt.datetime.fromtimestamp(one.modified, VIETNAM))
            for one in papers
        ),
        roster=roster.load(found) if found else members,
        refused=unopened(bundle.gathered),
        ignored=bundle.gathered.ignored,
    )
    if len(units) == 1:
        (unit,) = units.values()
        case = pipeline.assemble(plan, unit, readings, documents, intake, as_of)
        return [judge(case)], []
    reports = [
        judge(pipeline.assemble(plan, unit, _papers_of(unit, readings), (), intake, as_of))
        for unit in plan.units
        if unit.id in units
    ]
    return reports, [one for one in documents if isinstance(one, Unread)]


def _papers_of(unit: Unit, readings: Sequence[Reading]) -> list[Reading]:
    return [reading for reading in readings if reading.identity.branch == unit.id]


def _show(args: argparse.Namespace, whole: CommitteeReport, plan: Plan) -> None:
    from review import data, matrix, publish, text  # noqa: PLC0415  # python-docx costs 0.2 s

    if args.json is not None:
        rendered = json.dumps(data.committee_json(whole, plan), ensure_ascii=False, indent=2)
        if args.json == "-":
            print(rendered)
        else:
            arguments.write(Path(args.json), f"{rendered}\n".encode(errors="backslashreplace"))
    if args.out is not None:
        made = dt.datetime.now(VIETNAM)
        for report in whole.branches:
            publish.publish(report, plan, (), args.out, made_at=made, version=1)
        publish.publish_committee(whole, plan, args.out, made)
    if args.json == "-":
        return
    if len(whole.branches) == 1:
        print(text.gap_report(whole.branches[0], plan))
    else:
        print(matrix.matrix(whole, plan, str(args.out or "")))
    if args.out is not None:
        print(f"Báo cáo kết quả ở: {args.out / 'index.html'}")
