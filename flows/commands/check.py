"""``hoso check``: read files or folders and judge them; keep nothing."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from checks import plans
from checks.judging import judge
from dossier.dates import VIETNAM
from dossier.document import Unread
from dossier.errors import ExitCode, UsageError
from dossier.facts import Reading
from dossier.findings import CommitteeReport, GapReport
from dossier.plan import Plan, Unit
from dossier.roster import Roster
from dossier.submission import Received
from extractors import roster
from flows import pipeline, settings
from flows.bundles import UNKNOWN_ID, Bundle, bundles, owners
from flows.commands import arguments
from flows.commands.progress import Progress
from flows.intake import Intake, unopened


def check(args: argparse.Namespace) -> int:
    """Judge what lies at ``args.paths``."""
    plan = _plan(args)
    unit = arguments.unit(args.branch, plan) if args.branch else None
    as_of = args.as_of or dt.datetime.now(VIETNAM).date()
    received = args.received
    members = roster.load(arguments.existing(args.roster)) if args.roster else None
    reports: list[GapReport] = []
    homeless: list[Unread] = []
    found = bundles(args.paths, plan, unit)
    if all(_is_nobodys_and_empty(bundle) for bundle in found):
        where = ", ".join(f"“{path}”" for path in args.paths)
        raise UsageError(f"{where} không có tệp nào để xét. Kiểm tra lại đường dẫn.")
    for bundle in found:
        made, lost = _judge(bundle, plan, as_of, received, members)
        reports += made
        homeless += lost
    whole = pipeline.with_unread(pipeline.committee_of(plan, tuple(reports), as_of), homeless)
    if args.json != "-":  # another program needs no advice
        for note in notes(whole, plan, unit, received):
            print(f"Lưu ý: {note}", file=sys.stderr)
    _show(args, whole, plan)
    return exit_code(whole)


def notes(
    whole: CommitteeReport, plan: Plan, unit: Unit | None, received: dt.datetime | None
) -> list[str]:
    """What the caller should know of how he called, before he believes the report."""
    said = []
    for report in whole.branches:
        strange = {one.branch for one in report.documents if one.branch} - {report.branch}
        if (
            unit is not None
            and strange
            and not any(one.branch == report.branch for one in report.documents)
        ):
            others = ", ".join(other.name for other in plan.units if other.id in strange)
            said.append(
                f"giấy tờ ghi là của {others or 'đơn vị khác'}, không phải {report.name}."
                " Có thể chọn nhầm --branch hoặc chi bộ gửi nhầm."
            )
        if report.branch == UNKNOWN_ID:
            said.append("chưa biết các tệp này của chi bộ nào; thêm --branch MÃ.")
    if received is None and any(one.files.read for one in whole.branches):
        said.append(
            "thời điểm nhận lấy theo giờ ghi của tệp, có khi chỉ là giờ chép tệp;"
            " thêm --received NGÀY để xét đúng hạn hay muộn."
        )
    return said


def _is_nobodys_and_empty(bundle: Bundle) -> bool:
    gathered = bundle.gathered
    return (bundle.unit or bundle.hint) is None and not (
        gathered.papers or gathered.irregular or gathered.closed
    )


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
