"""The way of the data, on one page: from a branch's folder to its published gap report.

    receive -> read -> extract -> assemble -> judge -> record -> publish

``process`` is that line for one branch of an office with a ledger (the nightly run, the run by
hand). ``hoso check`` walks its middle, from read to judge, and keeps nothing.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checks import changes, committee, placing
from checks.judging import judge, quarantined
from dossier.document import Document, Unread
from dossier.errors import LedgerError
from dossier.facts import Reading
from dossier.findings import Change, CommitteeReport, FileCount, GapReport, Severity, Verdict
from dossier.plan import Plan, Unit
from dossier.records import Recorded, Version
from dossier.submission import Case
from extractors import continued, sandbox
from flows.intake import Intake, receive
from flows.office import Office, Progress, silent
from review import publish


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The counts of one branch's run; never content.

    ``received`` = ``read`` + ``quarantined`` + ``ignored``; ``waiting`` files are still being
    copied and come with the next run.
    """

    unit: str
    version: int
    judged: bool  # False: same papers, same rules, same deadlines as before
    received: int
    read: int
    quarantined: int
    ignored: int
    waiting: int
    new: int
    gaps: int
    questions: int


def process(office: Office, unit: Unit) -> Outcome:
    """Take in what a branch sent and bring its gap report up to date."""
    intake, version, inputs = receive(office, unit)
    recorded = office.ledger.latest(office.plan.id, unit.id)
    judged = recorded is None or recorded.inputs != inputs
    if recorded is None or judged:
        documents = read(intake.files, office.progress)
        readings = extract_all(documents, office.plan)
        case = assemble(office.plan, unit, readings, documents, intake, office.as_of)
        report = judge(case)
        recorded = record(office, unit, version, inputs, report)
    publish_branch(office, unit, recorded)
    return _outcome(unit, intake, recorded, judged=judged)


def read(files: Sequence[tuple[Path, str]], progress: Progress = silent) -> list[Document | Unread]:
    """Open every file in a child process of its own; every ending is a value."""
    return [one for several in sandbox.read_all(files, progress=progress) for one in several]


def extract_all(documents: Sequence[Document | Unread], plan: Plan) -> list[Reading]:
    """What each document says; a file that holds several documents gives several readings."""
    opened = [document for document in documents if isinstance(document, Document)]
    return list(continued.readings(opened, plan))


def assemble(
    plan: Plan,
    unit: Unit,
    readings: Sequence[Reading],
    documents: Sequence[Document | Unread],
    intake: Intake,
    as_of: dt.date,
) -> Case:
    """All that a check may look at."""
    unread = (one for one in documents if isinstance(one, Unread))
    return Case(
        plan=plan,
        unit=unit,
        readings=placing.place(tuple(readings), unit, plan, intake.received, intake.roster),
        unread=(*unread, *intake.refused),
        received=intake.received,
        ignored=intake.ignored,
        roster=intake.roster,
        as_of=as_of,
    )


def record(
    office: Office, unit: Unit, version: Version, inputs: str, report: GapReport
) -> Recorded:
    """Add the report to the ledger; what stands there afterwards is in force."""
    office.ledger.record(version, inputs, report, office.now)
    recorded = office.ledger.latest(office.plan.id, unit.id)
    if recorded is None:
        raise LedgerError("Không đọc lại được kết quả vừa ghi. Chạy “hoso verify” để kiểm tra sổ.")
    return recorded


def publish_branch(office: Office, unit: Unit, recorded: Recorded) -> None:
    """Write the gap report for people, unless this very one already lies there."""
    folder = office.settings.reports / office.plan.id
    if _is_published(folder / f"{unit.id}.json", recorded):
        return
    publish.publish(
        recorded.report,
        office.plan,
        changes_since(office, unit, recorded),
        folder,
        made_at=recorded.made,
        version=recorded.version,
    )


def publish_committee(office: Office) -> Path:
    """Write the committee's page over the newest report of every branch; return its folder."""
    folder = office.settings.reports / office.plan.id
    publish.publish_committee(newest(office), office.plan, folder, office.now)
    return folder


def newest(office: Office) -> CommitteeReport:
    """The newest gap report of every branch that was judged so far."""
    latest = (office.ledger.latest(office.plan.id, unit.id) for unit in office.plan.units)
    reports = tuple(recorded.report for recorded in latest if recorded is not None)
    return committee_of(office.plan, reports, office.as_of)


def changes_since(office: Office, unit: Unit, recorded: Recorded) -> tuple[Change, ...]:
    """How the verdicts moved since the last report on the version before this one."""
    history = office.ledger.history(office.plan.id, unit.id)
    earlier = [one for one in history if one.version < recorded.version]
    return changes.compare(earlier[-1].report, recorded.report, office.plan) if earlier else ()


def committee_of(plan: Plan, reports: tuple[GapReport, ...], as_of: dt.date) -> CommitteeReport:
    """All branches together, with what only shows across them."""
    books = [report.files for report in reports]
    return CommitteeReport(
        plan=plan.id,
        as_of=as_of,
        files=FileCount(
            received=sum(one.received for one in books),
            read=sum(one.read for one in books),
            quarantined=sum(one.quarantined for one in books),
            ignored=sum(one.ignored for one in books),
        ),
        quarantine=tuple(entry for report in reports for entry in report.quarantine),
        branches=reports,
        findings=committee.check(plan, reports),
    )


def verdicts(report: GapReport) -> list[Verdict]:
    """Every verdict on a clause or an item, in the order of the report."""
    clauses = [
        clause.verdict
        for content in (report.report.contents if report.report else ())
        for clause in content.clauses
    ]
    return clauses + [item.verdict for item in (report.dossier.items if report.dossier else ())]


def _is_published(file: Path, recorded: Recorded) -> bool:
    """The JSON is written with the others; a run killed before it leaves an older one or none."""
    try:
        lying = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(lying.get("made_at") == recorded.made.isoformat())


def _outcome(unit: Unit, intake: Intake, recorded: Recorded, *, judged: bool) -> Outcome:
    given = verdicts(recorded.report)
    books = recorded.report.files
    return Outcome(
        unit=unit.id,
        version=recorded.version,
        judged=judged,
        received=books.received,
        read=books.read,
        quarantined=books.quarantined,
        ignored=books.ignored,
        waiting=len(intake.waiting),
        new=intake.new,
        gaps=sum(verdict.is_gap for verdict in given),
        questions=given.count(Verdict.UNCLEAR),
    )


def with_unread(whole: CommitteeReport, unread: Sequence[Unread]) -> CommitteeReport:
    """The committee's report with files that could belong to any of its branches."""
    entries = tuple(quarantined(one) for one in unread)
    books = whole.files
    return replace(
        whole,
        quarantine=whole.quarantine + entries,
        files=replace(
            books,
            received=books.received + len(entries),
            quarantined=books.quarantined + len(entries),
        ),
    )


def has_gaps(report: GapReport) -> bool:
    """Whether anything is missing, undecided or wrong in a branch's papers."""
    contents = report.report.contents if report.report else ()
    findings = report.dossier.findings if report.dossier else ()
    return (
        any(verdict.is_gap for verdict in verdicts(report))
        or any(content.period.status.is_gap for content in contents)
        or any(finding.severity is Severity.ERROR for finding in findings)
    )
