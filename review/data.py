"""The gap report as JSON for programs (``hoso.gaps/1``; gaps.schema.json states it strictly)."""

from __future__ import annotations

import datetime as dt
import json
from enum import Enum
from typing import Any

from dossier.findings import (
    Change,
    ClauseFinding,
    CommitteeReport,
    ContentFinding,
    DeadlineFinding,
    DocumentEntry,
    DossierFinding,
    Evidence,
    GapReport,
    ItemFinding,
    MemberFinding,
    PeriodFinding,
    QuarantineEntry,
    ReportFinding,
    RuleFinding,
)
from dossier.plan import Plan
from review import words

SCHEMA = "hoso.gaps/1"
Json = dict[str, Any]  # JSON is what it is: values of any depth


def committee_json(report: CommitteeReport, plan: Plan) -> Json:
    """``hoso check --json``: quotations stay verbatim, for programs that look them up."""
    return {
        "schema": SCHEMA,
        "plan": report.plan,
        "as_of": report.as_of.isoformat(),
        "files": {
            "received": report.files.received,
            "read": report.files.read,
            "quarantined": report.files.quarantined,
            "ignored": report.files.ignored,
        },
        "quarantine": [_quarantine(entry) for entry in report.quarantine],
        "branches": [branch_json(branch, plan) for branch in report.branches],
        "committee": {"findings": [_rule(finding) for finding in report.findings]},
    }


def branch_json(report: GapReport, plan: Plan) -> Json:
    """One entry of ``branches``."""
    return {
        "id": report.branch,
        "name": report.name,
        "documents": [_document(entry) for entry in report.documents],
        "report": None if report.report is None else _report(report.report, plan),
        "dossier": None if report.dossier is None else _dossier(report.dossier),
        "interpretations": list(report.interpretations),
    }


def version_json(
    report: GapReport, plan: Plan, changes: tuple[Change, ...], made_at: dt.datetime, version: int
) -> Json:
    """One branch's version as a document of the same schema, with what changed since the last."""
    whole = CommitteeReport(
        plan=report.plan,
        as_of=report.as_of,
        files=report.files,
        quarantine=report.quarantine,
        branches=(report,),
    )
    return {
        **committee_json(whole, plan),
        "version": version,
        "made_at": _moment(made_at),
        "changes": [_change(change) for change in changes],
    }


def to_bytes(document: Json) -> bytes:
    """UTF-8 JSON; a file name that is not Unicode appears as an escape, so nothing is lost."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return (text + "\n").encode(errors="backslashreplace")


def _document(entry: DocumentEntry) -> Json:
    return {
        "file": entry.file,
        "sha256": entry.sha256,
        "part": entry.part,
        "medium": entry.medium.value,
        "kind": entry.kind.value,
        "branch": entry.branch,
        "person": entry.person,
        "year": entry.year,
        "number": entry.number,
        "date": _day(entry.date),
        "issuer": entry.issuer,
        "title": entry.title,
        "signer": entry.signer,
        "pages": entry.pages,
        "unreadable_pages": list(entry.unreadable_pages),
        "problems": [problem.value for problem in entry.problems],
    }


def _quarantine(entry: QuarantineEntry) -> Json:
    return {
        "file": entry.file,
        "reason": entry.reason,
        "message": entry.message,
        "remedy": entry.remedy,
    }


def _report(report: ReportFinding, plan: Plan) -> Json:
    return {
        "deadline": _deadline(report.deadline),
        "contents": [_content(content, plan) for content in report.contents],
    }


def _deadline(deadline: DeadlineFinding) -> Json:
    received = deadline.received
    return {
        "wording": deadline.wording,
        "last_valid": deadline.last_valid.isoformat(),
        "received": None if received is None else _moment(received),
        "status": deadline.status.value,
        "message": deadline.message,
        "basis": deadline.basis,
    }


def _content(content: ContentFinding, plan: Plan) -> Json:
    titles = {clause.id: clause.title for planned in plan.contents for clause in planned.clauses}
    return {
        "id": content.id,
        "title": content.title,
        "period": _period(content.period),
        "clauses": [_clause(clause, titles.get(clause.id, "")) for clause in content.clauses],
    }


def _period(period: PeriodFinding) -> Json:
    return {
        "status": period.status.value,
        "start": _day(period.start),
        "end": _day(period.end),
        "missing": [[first.isoformat(), last.isoformat()] for first, last in period.missing],
        "required": {"start": _day(period.required_start), "end": _day(period.required_end)},
        "message": period.message,
        "remedy": period.remedy,
        "basis": period.basis,
        "evidence": [_evidence(evidence) for evidence in period.evidence],
    }


def _clause(clause: ClauseFinding, title: str) -> Json:
    return {
        "id": clause.id,
        "title": title,
        "verdict": clause.verdict.value,
        "reason": _value(clause.reason),
        "deficiency": clause.deficiency,
        "thin": clause.thin,
        "message": clause.message,
        "remedy": clause.remedy,
        "basis": clause.basis,
        "evidence": [_evidence(evidence) for evidence in clause.evidence],
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "file": evidence.file,
        "part": evidence.part,
        "page": evidence.page,
        "block": evidence.block,
        "quote": evidence.quote,
    }


def _dossier(dossier: DossierFinding) -> Json:
    return {
        "deadline": _deadline(dossier.deadline),
        "items": [_item(item) for item in dossier.items],
        "findings": [_rule(finding) for finding in dossier.findings],
    }


def _item(item: ItemFinding) -> Json:
    return {
        "id": item.id,
        "title": item.title,
        "verdict": item.verdict.value,
        "reason": _value(item.reason),
        "files": list(item.files),
        "message": item.message,
        "remedy": item.remedy,
        "basis": item.basis,
        "members": [_member(member) for member in item.members],
    }


def _member(member: MemberFinding) -> Json:
    return {
        "name": member.name,
        "verdict": member.verdict.value,
        "reason": _value(member.reason),
        "file": member.file,
        "message": member.message,
    }


def _rule(finding: RuleFinding) -> Json:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "file": finding.file,
        "person": finding.person,
        "quote": finding.quote,
        "message": finding.message,
        "basis": finding.basis,
        "arithmetic": finding.arithmetic,
    }


def _change(change: Change) -> Json:
    return {
        "subject": change.subject,
        "title": change.title,
        "kind": change.kind.value,
        "before": _value(change.before),
        "after": _value(change.after),
    }


def _value(value: Enum | None) -> Any:
    return None if value is None else value.value


def _day(date: dt.date | None) -> str | None:
    return None if date is None else date.isoformat()


def _moment(at: dt.datetime) -> str:
    return words.local(at).isoformat(timespec="seconds")
