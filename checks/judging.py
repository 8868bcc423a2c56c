"""All checks of one case, in the order the gap report shows them."""

from __future__ import annotations

from checks import committee, coverage, deadlines, dossier_findings, items, periods
from dossier.document import Unread
from dossier.facts import Reading
from dossier.findings import (
    ContentFinding,
    DocumentEntry,
    DossierFinding,
    FileCount,
    GapReport,
    QuarantineEntry,
    ReportFinding,
)
from dossier.plan import Bears
from dossier.submission import Case


def judge(case: Case) -> GapReport:
    """The gap report of one branch. Pure: the same case gives the same report."""
    report, dossier = _report(case), _dossier(case)
    return GapReport(
        plan=case.plan.id,
        branch=case.unit.id,
        name=case.unit.name,
        as_of=case.as_of,
        documents=tuple(_entry(reading) for reading in case.readings),
        quarantine=tuple(quarantined(unread) for unread in case.unread),
        report=report,
        dossier=dossier,
        interpretations=_in_force(case, report, dossier),
        files=_books(case),
        ignored=case.ignored,
        has_roster=case.roster is not None,
    )


def quarantined(unread: Unread) -> QuarantineEntry:
    """An unread file as the gap report lists it."""
    return QuarantineEntry(
        file=unread.file, reason=unread.reason, message=unread.message, remedy=unread.remedy
    )


def _report(case: Case) -> ReportFinding | None:
    deadline = deadlines.report(case) if case.unit.owes_report else None
    if deadline is None:
        return None
    clauses = coverage.check(case)
    stated = periods.check(case, clauses)
    contents = tuple(
        ContentFinding(
            id=content.id,
            title=content.title,
            period=stated[content.id],
            clauses=clauses[content.id],
        )
        for content in case.plan.contents
    )
    return ReportFinding(deadline=deadline, contents=contents)


def _dossier(case: Case) -> DossierFinding | None:
    deadline = deadlines.dossier(case) if case.unit.owes_dossier else None
    if deadline is None:
        return None
    return DossierFinding(
        deadline=deadline,
        items=items.check(case),
        findings=dossier_findings.check(case),
        claimed_class=committee.claimed_class(case),
    )


def _books(case: Case) -> FileCount:
    """Every file received is read, quarantined or ignored; an archive counts as one file."""
    read = {_outer(reading.document.file) for reading in case.readings}
    quarantined = {_outer(unread.file) for unread in case.unread} - read
    return FileCount(
        received=len(read) + len(quarantined) + len(case.ignored),
        read=len(read),
        quarantined=len(quarantined),
        ignored=len(case.ignored),
    )


def _outer(file: str) -> str:
    return file.split("!/", 1)[0]


def _in_force(
    case: Case, report: ReportFinding | None, dossier: DossierFinding | None
) -> tuple[str, ...]:
    """The readings in force that a part of this report rests on."""
    asked = {Bears.REPORT: report is not None, Bears.DOSSIER: dossier is not None}
    return tuple(one.id for one in case.plan.interpretations if asked.get(one.bears_on))


def _entry(reading: Reading) -> DocumentEntry:
    document, identity = reading.document, reading.identity
    return DocumentEntry(
        file=document.file,
        sha256=document.sha256,
        part=document.part,
        medium=document.medium,
        kind=identity.kind,
        branch=identity.branch,
        person=identity.person,
        year=identity.year,
        number=identity.number,
        date=identity.date,
        issuer=identity.issuer,
        title=identity.title,
        signer=identity.signer,
        pages=document.pages,
        unreadable_pages=document.unreadable_pages,
        problems=tuple(dict.fromkeys((*document.problems, *reading.problems))),
    )
