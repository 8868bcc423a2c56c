"""A gap report as a reader goes through it: one row a requirement, in the order of the notice."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from dossier.findings import (
    ClauseFinding,
    ContentFinding,
    DeadlineFinding,
    DeadlineStatus,
    DossierFinding,
    Evidence,
    GapReport,
    ItemFinding,
    MemberFinding,
    PeriodStatus,
    Reason,
    Severity,
    Verdict,
)
from dossier.plan import Deadline, Plan
from review import words

_PERIOD_VERDICT = {
    PeriodStatus.OK: Verdict.MET,
    PeriodStatus.NOT_REQUIRED: Verdict.NOT_APPLICABLE,
    PeriodStatus.STARTS_LATE: Verdict.PARTLY,
    PeriodStatus.ENDS_EARLY: Verdict.PARTLY,
    PeriodStatus.BOTH: Verdict.PARTLY,
    PeriodStatus.NOT_STATED: Verdict.MISSING,
    PeriodStatus.WRONG: Verdict.MISSING,
}
_NOT_HELD_AGAINST = (Verdict.UNCLEAR, Verdict.NOT_DUE, Verdict.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One requirement with its answer. ``subject`` names it as ``Change.subject`` does."""

    subject: str
    label: str  # "1c", "Mốc 1", "Hồ sơ 3"
    title: str
    group: str  # the content or the dossier it belongs to
    content: str = ""  # id of the content of Mục I
    verdict: Verdict
    why: str = ""  # the reason in words
    notes: tuple[str, ...] = ()  # a shortcoming reported, a general assertion
    message: str = ""
    remedy: str = ""
    asked: str = ""  # the notice's own sentence, with its number and place
    stated: tuple[Evidence, ...] = ()
    files: tuple[str, ...] = ()
    members: tuple[MemberFinding, ...] = ()
    due: str = ""  # by when it can still be supplied; empty: the committee sets the day
    unreceived: bool = False  # asked in a report that never came

    @property
    def is_gap(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.verdict.is_gap

    @property
    def standing(self) -> str:
        """The verdict as a reader sees it: a paper that is there may have points to mend."""
        mend = words.TO_MEND in self.notes and not self.is_gap
        return words.TO_MEND if mend else words.VERDICT[self.verdict]

    @property
    def request(self) -> str:
        """What the branch is asked to do, without the word "Đề nghị" before it."""
        return words.request(self.remedy) or "Bổ sung nội dung này."

    @property
    def is_paper(self) -> bool:
        """Whether it is a dossier's item, not a sentence of the report."""
        return self.subject.startswith("item/")

    @property
    def received(self) -> str:
        """Which papers are there, for a dossier's item; empty for a sentence of the report."""
        if not self.is_paper or self.verdict is Verdict.NOT_APPLICABLE:
            return ""
        if self.members:
            met = sum(member.verdict is Verdict.MET for member in self.members)
            asked = sum(member.verdict is not Verdict.NOT_APPLICABLE for member in self.members)
            return f"Đủ của {met}/{asked} đồng chí"
        return ", ".join(self.files) or "Chưa có giấy tờ"

    @property
    def lacking(self) -> tuple[MemberFinding, ...]:
        """The members whose paper is missing, defective or not certain."""
        return tuple(member for member in self.members if member.verdict.is_gap)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many requirements stand where."""

    met: int = 0
    partly: int = 0
    missing: int = 0
    unclear: int = 0
    not_applicable: int = 0
    not_due: int = 0

    @property
    def gaps(self) -> int:
        """Requirements that still need something."""
        return self.partly + self.missing + self.unclear


def rows(report: GapReport, plan: Plan) -> tuple[Row, ...]:
    """Every requirement asked of the branch: contents with their clauses and period, then items."""
    found: list[Row] = []
    if report.report is not None:
        due = due_words(plan.report_deadline, report)
        came = report.report.deadline.received is not None
        for content in report.report.contents:
            found += _content(content, plan, due)
        found = [replace(row, unreceived=not came and not row.stated) for row in found]
    if report.dossier is not None:
        due = due_words(plan.dossier_deadline, report)
        found += [_item(item, report.dossier, due) for item in report.dossier.items]
    return tuple(found)


def gaps(entries: Iterable[Row], plan: Plan) -> tuple[Row, ...]:
    """The rows somebody must act on; what lacks as a whole, for one reason, is one row.

    That is a content of Mục I, or all of it where no report came or none could be read.
    """
    entries = tuple(entries)
    asked = [row for row in entries if not row.is_paper]
    if asked and all(row.verdict is Verdict.MISSING and row.unreceived for row in asked):
        entries = (_no_report(asked, plan), *(row for row in entries if row.is_paper))
    elif asked and all(map(_is_unread, asked)):
        entries = (_unread_report(asked, plan), *(row for row in entries if row.is_paper))
    found: list[Row] = []
    for _, group in groupby(entries, key=lambda row: row.group):
        alike = list(group)
        whole = _whole(alike, plan)
        found += [whole] if whole is not None else [row for row in alike if row.is_gap]
    return tuple(found)


def tally(entries: Iterable[Row]) -> Tally:
    """Count rows by verdict."""
    counted = Counter(entry.verdict.value for entry in entries)
    return Tally(**counted)


def due_words(deadline: Deadline | None, report: GapReport) -> str:
    """The notice's own limit while it is not past; after it, nothing: the committee sets a day."""
    if deadline is not None and report.as_of <= deadline.last_valid:
        return f"trước ngày {words.day(deadline.before)}"
    return ""


def only_file(entries: Iterable[Row]) -> str:
    """The one file that all quotations come from; empty where there are several or none."""
    files = {evidence.file for entry in entries for evidence in entry.stated}
    return files.pop() if len(files) == 1 else ""


def received_words(deadline: DeadlineFinding, as_of: dt.date) -> str:
    """What came when, against which limit, in one sentence without a full stop."""
    limit = f"hạn: {deadline.wording}"
    if deadline.received is not None:
        when = words.arrival(deadline.received)
        late = (words.local(deadline.received).date() - deadline.last_valid).days
        days = f" {late} ngày" if late > 0 else ""
        return f"nhận {when}, {words.DEADLINE[deadline.status]}{days} ({limit})"
    if deadline.status is DeadlineStatus.NOT_DUE:
        return f"chưa nhận được, chưa đến hạn ({limit})"
    late = (as_of - deadline.last_valid).days
    passed = f", đã quá {late} ngày" if late > 0 else ""
    return f"chưa nhận được ({limit}{passed})"


def _no_report(asked: list[Row], plan: Plan) -> Row:
    contents = len(plan.contents)
    return replace(
        asked[0],
        subject="report",
        label="Mục I",
        title=f"Báo cáo kết quả theo cả {contents} nội dung kiểm tra",
        group="Báo cáo theo nội dung kiểm tra (Mục I)",
        why="chưa nhận được",
        message="Chưa nhận được báo cáo.",
        remedy=f"Đề nghị gửi báo cáo theo {contents} nội dung tại Mục I, ghi rõ mốc thời gian của "
        "từng nội dung.",
        asked=str(plan.report_deadline.source) if plan.report_deadline else asked[0].asked,
    )


def _is_unread(row: Row) -> bool:
    """Whether nothing can be said because no report could be read; a period then says nothing."""
    told = row.subject.startswith("period/") or row.why == words.reason(Reason.UNREADABLE)
    return told and row.verdict in (Verdict.UNCLEAR, Verdict.NOT_APPLICABLE) and not row.stated


def _unread_report(asked: list[Row], plan: Plan) -> Row:
    contents = len(plan.contents)
    return replace(
        _no_report(asked, plan),
        why=words.reason(Reason.UNREADABLE),
        message="Chưa thấy báo cáo trong các tệp đọc được; có tệp chưa đọc được nên chưa kết luận"
        f" về cả {contents} nội dung.",
        remedy=asked[0].remedy,
    )


def _whole(alike: list[Row], plan: Plan) -> Row | None:
    """One row for all of a content, where nothing of it is there and the answer is the same."""
    first = alike[0]
    same = {(row.verdict, row.message) for row in alike}
    said = any(row.stated for row in alike)
    if first.is_paper or len(alike) == 1 or len(same) > 1 or said or not first.is_gap:
        return None
    labels = ", ".join(row.label.lower() for row in alike)
    asked = next((str(entry.source) for entry in plan.contents if entry.id == first.content), "")
    return replace(
        first,
        subject=first.content,
        label=f"Nội dung {first.content}",
        title=f"Cả nội dung ({labels})",
        asked=asked or first.asked,
    )


def _content(content: ContentFinding, plan: Plan, due: str) -> list[Row]:
    titles = {
        clause.id: clause.title
        for planned in plan.contents
        if planned.id == content.id
        for clause in planned.clauses
    }
    group = f"Nội dung {content.id}. {content.title}"
    clauses = [_clause(clause, content.id, titles, group, due) for clause in content.clauses]
    if content.period.status is PeriodStatus.NOT_REQUIRED:
        return clauses
    return [*clauses, _period(content, group, due)]


def _clause(
    clause: ClauseFinding, content_id: str, titles: dict[str, str], group: str, due: str
) -> Row:
    notes = [words.DEFICIENCY] if clause.deficiency else []
    notes += [words.THIN] if clause.thin else []
    return Row(
        subject=clause.id,
        label=clause.id,
        title=titles.get(clause.id, group),
        content=content_id,
        group=group,
        verdict=clause.verdict,
        why="" if clause.reason is Reason.INCOMPLETE else words.reason(clause.reason),
        notes=tuple(notes),
        message=clause.message,
        remedy=clause.remedy or "",
        asked=clause.basis,
        stated=tuple(dict.fromkeys(clause.evidence)),
        due=due if clause.verdict.is_gap else "",
    )


def _period(content: ContentFinding, group: str, due: str) -> Row:
    period = content.period
    verdict = _PERIOD_VERDICT[period.status]
    standings = {clause.verdict for clause in content.clauses}
    # A report nobody could read, or not yet due, cannot be blamed for stating no period.
    if period.status is PeriodStatus.NOT_STATED and len(standings) == 1:
        common = standings.pop()
        verdict = common if common in _NOT_HELD_AGAINST else verdict
    asked = ""
    if period.required_start or period.required_end:
        asked = f" ({words.asked(period.required_start, period.required_end)})"
    gaps = "; ".join(words.stretch(first, last) for first, last in period.missing)
    return Row(
        subject=f"period/{content.id}",
        label=f"Mốc {content.id}",
        title=f"Thời gian báo cáo của nội dung {content.id}{asked}",
        group=group,
        content=content.id,
        verdict=verdict,
        why=words.PERIOD[period.status].lower() if verdict is not Verdict.MET else "",
        message=period.message or (f"Còn thiếu thời gian {gaps}." if gaps else ""),
        remedy=period.remedy or "",
        asked=period.basis,
        stated=tuple(dict.fromkeys(period.evidence)),
        due=due if verdict.is_gap else "",
    )


def _item(item: ItemFinding, dossier: DossierFinding, due: str) -> Row:
    held = {(finding.file, finding.severity) for finding in dossier.findings if finding.file}
    mend = any(file in item.files and level is not Severity.ADVICE for file, level in held)
    return Row(
        subject=f"item/{item.id}",
        label=f"Hồ sơ {item.id}",
        title=item.title,
        group="Hồ sơ kiểm điểm cuối năm",
        verdict=item.verdict,
        why="" if item.reason is Reason.INCOMPLETE else words.reason(item.reason, paper=True),
        notes=(words.TO_MEND,) if mend and item.verdict is Verdict.MET else (),
        message=item.message,
        remedy=item.remedy or "",
        asked=item.basis,
        files=item.files,
        members=item.members,
        due=due if item.verdict.is_gap else "",
    )
