"""How a resubmission moved each requirement: supplied, still missing, new gap, lost."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.findings import Change, ChangeKind, GapReport, PeriodStatus, Verdict
from dossier.plan import Plan

_State = Verdict | PeriodStatus


def compare(before: GapReport, after: GapReport, plan: Plan) -> tuple[Change, ...]:
    """The requirements whose state matters to a reader, in the order of the gap report."""
    earlier = {subject: state for subject, _, state in _states(before, plan)}
    found = []
    for subject, title, state in _states(after, plan):
        kind = _kind(earlier.get(subject), state)
        if kind is not None:
            change = Change(
                subject=subject, title=title, kind=kind, before=earlier.get(subject), after=state
            )
            found.append(change)
    return tuple(found)


def _kind(before: _State | None, after: _State) -> ChangeKind | None:
    was_gap, is_gap = before is not None and before.is_gap, after.is_gap
    if was_gap and is_gap:
        return ChangeKind.STILL_MISSING
    if was_gap and after in (Verdict.MET, PeriodStatus.OK):
        return ChangeKind.SUPPLIED
    if is_gap and before in (Verdict.MET, PeriodStatus.OK):
        return ChangeKind.LOST
    if is_gap:
        return ChangeKind.NEW_GAP
    return None


def _states(report: GapReport, plan: Plan) -> Iterator[tuple[str, str, _State]]:
    """(subject, title, state) of every requirement."""
    titles = {clause.id: clause.title for content in plan.contents for clause in content.clauses}
    for content in report.report.contents if report.report else ():
        period = f"Mốc thời gian của nội dung {content.id}"
        yield f"period/{content.id}", period, content.period.status
        for clause in content.clauses:
            yield clause.id, titles.get(clause.id, clause.id), clause.verdict
    for item in report.dossier.items if report.dossier else ():
        yield f"item/{item.id}", item.title, item.verdict
        for member in item.members:
            yield f"item/{item.id}/{member.name}", f"{item.title} – {member.name}", member.verdict
