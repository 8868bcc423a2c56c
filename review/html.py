"""The gap report and the committee's page as HTML: one file each, no script, ready to print."""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2

from dossier.findings import (
    Change,
    ChangeKind,
    CommitteeReport,
    GapReport,
    PeriodStatus,
    Severity,
    Verdict,
)
from dossier.plan import Plan
from review import office, words
from review.matrix import books, sign, subjects
from review.privacy import presentable
from review.rows import Row, Tally, gaps, received_words, rows, tally
from review.text import counts, file_words, readings_used
from review.timeline import Timeline, timeline

_TEMPLATES = Path(__file__).parent / "templates"


def gap_report(
    report: GapReport,
    plan: Plan,
    changes: tuple[Change, ...] = (),
    made_at: dt.datetime | None = None,
    version: int | None = None,
) -> str:
    """One branch's page: what the notice asks beside what the branch wrote."""
    report, changes = presentable(report), presentable(changes)
    found = rows(report, plan)
    lacking = gaps(found, plan)
    unit = plan.unit(report.branch)
    return _template("gap_report.html.j2").render(
        report=report,
        plan=plan,
        groups=[(group, list(lines)) for group, lines in groupby(lacking, lambda row: row.group)],
        term=office.term(report, plan, lacking),
        look_again=words.LOOK_AGAIN if report.documents else "",
        chores=office.chores(report, plan),
        settled=[row for row in found if not row.is_gap],
        questions=office.questions(found),
        total=tally(found),
        counts=counts(tally(found)),
        received=_received(report),
        visit=unit.visit if unit else None,
        changes=_by_kind(changes),
        timelines=_timelines(report),
        undrawn=_undrawn(report),
        members=_members(report),
        readings=readings_used(report, plan),
        made_at=made_at,
        version=version,
    )


def committee(report: CommitteeReport, plan: Plan, made_at: dt.datetime | None = None) -> str:
    """The committee's page: the matrix, with a link to each branch's page beside it."""
    report = presentable(report)
    contents, items = subjects(plan)
    found = {branch.branch: rows(branch, plan) for branch in report.branches}
    return _template("committee.html.j2").render(
        report=report,
        plan=plan,
        contents=contents,
        items=items,
        cells={branch: {row.subject: row for row in answers} for branch, answers in found.items()},
        totals={branch: _totals(answers) for branch, answers in found.items()},
        lacking={
            subject: sum(_lacks(answers, subject) for answers in found.values())
            for subject, _ in (*contents, *items)
        },
        report_branches=[branch for branch in report.branches if branch.report is not None],
        dossier_branches=[branch for branch in report.branches if branch.dossier is not None],
        received={branch.branch: _received(branch) for branch in report.branches},
        books=books(report),
        made_at=made_at,
    )


def _received(report: GapReport) -> list[str]:
    said = []
    if report.report is not None:
        said.append(f"Báo cáo theo Mục I: {received_words(report.report.deadline, report.as_of)}.")
    if report.dossier is not None:
        said.append(f"Hồ sơ cuối năm: {received_words(report.dossier.deadline, report.as_of)}.")
    return said


def _totals(answers: tuple[Row, ...]) -> dict[bool, Tally]:
    """Sums of Mục I under ``False``, of the dossier under ``True``."""
    return {
        dossier: tally(row for row in answers if row.is_paper is dossier)
        for dossier in (False, True)
    }


def _lacks(answers: tuple[Row, ...], subject: str) -> bool:
    return any(row.is_gap for row in answers if row.subject == subject)


def _by_kind(changes: tuple[Change, ...]) -> list[tuple[str, list[Change]]]:
    grouped = ((kind, [change for change in changes if change.kind is kind]) for kind in ChangeKind)
    return [(words.CHANGE[kind], moved) for kind, moved in grouped if moved]


def _timelines(report: GapReport) -> list[tuple[str, str, Timeline]]:
    """(content, status in words, drawing) of every content with a period."""
    contents = report.report.contents if report.report else ()
    drawn = ((content, timeline(content.period, report.as_of)) for content in contents)
    return [
        (f"Nội dung {content.id}", words.PERIOD[content.period.status], drawing)
        for content, drawing in drawn
        if drawing is not None
    ]


def _undrawn(report: GapReport) -> list[str]:
    """The contents whose period has no beginning to draw it from."""
    contents = report.report.contents if report.report else ()
    return [
        f"Nội dung {content.id}: chưa vẽ được vì chưa biết ngày Đại hội chi bộ."
        for content in contents
        if content.period.status is not PeriodStatus.NOT_REQUIRED
        and content.period.required_start is None
    ]


def _members(report: GapReport) -> dict[str, Any]:
    """Members against the items asked of each of them; empty without such items."""
    items = [item for item in (report.dossier.items if report.dossier else ()) if item.members]
    names = dict.fromkeys(member.name for item in items for member in item.members)
    cells = {(member.name, item.id): member for item in items for member in item.members}
    findings = report.dossier.findings if report.dossier else ()
    held = {(one.person, one.file) for one in findings if one.severity is not Severity.ADVICE}
    mend = {place for place, member in cells.items() if (member.name, member.file) in held}
    return {"items": items, "names": list(names), "cells": cells, "mend": mend}


@cache
def _template(name: str) -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(words=words, sign=sign, file_words=file_words, MET=Verdict.MET)
    environment.filters["verdict"] = words.VERDICT.__getitem__
    environment.filters["severity"] = _severity
    environment.filters["day"] = words.day
    environment.filters["moment"] = words.moment
    environment.filters["place"] = words.place
    environment.filters["page"] = _page
    return environment.get_template(name)


def _severity(value: Severity) -> str:
    return words.SEVERITY[value]


def _page(branch: str, form: str = "html") -> str:
    """The address of a branch's page, or of another form of it, beside the committee's."""
    return quote(f"{branch}.{form}")
