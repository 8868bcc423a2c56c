"""Does the report speak for the whole period the notice asks for, content by content?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from checks import legibility
from checks.statements import Stated, Statement
from dossier import periods, quoting
from dossier.dates import Anchor, Milestone
from dossier.document import Problem
from dossier.facts import PaperKind, Reading
from dossier.findings import ClauseFinding, Evidence, PeriodFinding, PeriodStatus
from dossier.plan import Content, Period
from dossier.submission import Case

_CONGRESS = "Đại hội chi bộ"
_OLD = {Problem.SUPERSEDED, Problem.DUPLICATE, Problem.WRONG_BRANCH, Problem.BLANK_FORM}


def check(
    case: Case, clauses: Mapping[str, Sequence[ClauseFinding]] | None = None
) -> dict[str, PeriodFinding]:
    """Content → the period stated for it against the mốc of the notice (A11, A16, A24, B9, B10).

    Never a gap where the notice gives none (A33). A congress that no registry knows leaves the
    start undecided: the status then speaks of the end only, and the message asks for the date.
    ``clauses`` (content → its findings) tells which content a section speaks for where its heading
    does not.
    """
    reports = [
        Stated(reading, case, clauses or {})
        for reading in case.readings
        if _is_report(case, reading)
    ]
    return {content.id: _finding(case, content, reports) for content in case.plan.contents}


def _finding(case: Case, content: Content, reports: Sequence[Stated]) -> PeriodFinding:
    if content.period is None:
        return _not_required(case, content)
    required = _required(case, content.period)
    if not reports:
        return _without_report(case, content.period, required)
    found = [(report.reading, report.of(content)) for report in reports]
    given = [statement for _, made in found for statement in made]
    readings = [report.reading for report in reports]
    written = max((day for day in map(_written, readings) if day is not None), default=None)
    compared = periods.compare(
        periods.stated(s.value for s in given), required, written or _received(case, readings)
    )
    status = _status(given, compared, required)
    return PeriodFinding(
        status=status,
        start=compared.start,
        end=compared.end,
        required_start=required.first,
        required_end=required.end,
        missing=() if status is PeriodStatus.OK else compared.missing,
        message=_message(case, content, status, compared, required, given),
        remedy=_remedy(content, status, compared, required),
        basis=str(content.period.source),
        evidence=tuple(
            _evidence(reading, statement) for reading, made in found for statement in made
        ),
    )


def _is_report(case: Case, reading: Reading) -> bool:
    """This unit's report on Mục I, in force."""
    identity = reading.identity
    return (
        identity.kind is PaperKind.INSPECTION_REPORT
        and identity.branch in (None, case.unit.id)
        and not _OLD & {*reading.problems, *reading.document.problems}
    )


def _required(case: Case, period: Period) -> periods.Required:
    """The period in days; a milestone is the branch's own date (A24, B9)."""
    anchor = None
    if period.start is Milestone.CONGRESS:
        anchor = Anchor(text=_CONGRESS, date=case.unit.congress)
    return periods.Required(
        start=_day(case, period.start) if anchor is None else None,
        end=_day(case, period.end),
        anchor=anchor,
    )


def _day(case: Case, boundary: dt.date | Milestone) -> dt.date | None:
    if boundary is Milestone.INSPECTION:
        return case.unit.visit.date() if case.unit.visit else None
    if boundary is Milestone.CONGRESS:
        return case.unit.congress
    return boundary


def _written(reading: Reading) -> dt.date | None:
    return reading.identity.date


def _received(case: Case, reports: Sequence[Reading]) -> dt.date | None:
    """A report without a date cannot speak of days after it came in."""
    received = [case.received_at(reading.document.file) for reading in reports]
    return max((at.date() for at in received if at is not None), default=None)


def _status(
    given: list[Statement], compared: periods.Compared, required: periods.Required
) -> PeriodStatus:
    """The calculus, and two things only a whole report can show: nonsense, and another period."""
    if given and all(statement.value.invalid for statement in given):
        return PeriodStatus.WRONG
    if compared.status is PeriodStatus.NOT_STATED:
        return PeriodStatus.NOT_STATED
    before = (
        compared.end is not None and required.first is not None and compared.end < required.first
    )
    after = (
        compared.start is not None and required.end is not None and compared.start > required.end
    )
    if before or after:
        return PeriodStatus.WRONG
    if compared.status is PeriodStatus.OK and compared.missing:
        return PeriodStatus.WRONG  # the ends agree, a stretch between them is left out
    return compared.status


# ---------------------------------------------------------------- words


def _not_required(case: Case, content: Content) -> PeriodFinding:
    reading = next(
        (
            i.reading
            for i in case.plan.interpretations
            if i.about.startswith(f"Nội dung {content.id} ")
        ),
        "",
    )
    message = f"Thông báo không nêu mốc kiểm tra cho nội dung {content.id}."
    if reading:
        message += f" Cách hiểu đang dùng: {reading}"
    return PeriodFinding(
        status=PeriodStatus.NOT_REQUIRED, message=message, basis=str(content.source)
    )


def _without_report(case: Case, period: Period, required: periods.Required) -> PeriodFinding:
    message = "Chưa nhận được báo cáo kiểm tra nên chưa xem được mốc thời gian."
    unread = legibility.unread(case, PaperKind.INSPECTION_REPORT)
    if unread:
        message = (
            "Chưa có báo cáo nào đọc được nên chưa xem được mốc thời gian; "
            f"có {len(unread)} tệp chưa đọc được, đề nghị xem các tệp đó trước."
        )
    return PeriodFinding(
        status=PeriodStatus.NOT_STATED,
        required_start=required.first,
        required_end=required.end,
        message=message,
        remedy="Đề nghị gửi báo cáo, ghi rõ mốc thời gian của từng nội dung.",
        basis=str(period.source),
    )


def _message(
    case: Case,
    content: Content,
    status: PeriodStatus,
    compared: periods.Compared,
    required: periods.Required,
    given: list[Statement],
) -> str:
    asked = _asked(required)
    told = _told(compared)
    if given and all(s.everywhere for s in given):
        told += " (mốc ghi chung cho cả báo cáo)"
    match status:
        case PeriodStatus.OK:
            said = f"Báo cáo nội dung {content.id} {told}, đủ mốc yêu cầu {asked}."
        case PeriodStatus.NOT_STATED:
            said = f"Báo cáo không ghi mốc thời gian của nội dung {content.id}; yêu cầu {asked}."
        case PeriodStatus.WRONG if given and all(s.value.invalid for s in given):
            said = (
                f"Mốc thời gian ghi ở nội dung {content.id} không có thật hoặc bị đảo "
                f"(“{given[0].words}”); yêu cầu {asked}."
            )
        case _:
            said = (
                f"Báo cáo nội dung {content.id} {told}; yêu cầu {asked}{_gaps(compared.missing)}."
            )
    return said + _question(case, required, compared)


def _question(case: Case, required: periods.Required, compared: periods.Compared) -> str:
    """What must be known to decide the start of a content counted from the congress."""
    if required.anchor is None or required.first is not None:
        return ""
    if compared.undecided:
        return (
            f" Chưa biết ngày Đại hội của {case.unit.name} nên chưa kết luận được mốc bắt đầu; "
            "đề nghị cho biết ngày Đại hội nhiệm kỳ được kiểm tra."
        )
    return f" Đề nghị cho biết ngày Đại hội của {case.unit.name} nhiệm kỳ được kiểm tra."


def _asked(required: periods.Required) -> str:
    if required.anchor is not None:
        day = f" ({_d(required.anchor.date)})" if required.anchor.date else ""
        start = f"từ sau Đại hội chi bộ{day}"
    else:
        start = f"từ ngày {_d(required.start)}" if required.start else ""
    end = f" ({_d(required.end)})" if required.end else ""
    return f"{start} đến thời điểm kiểm tra{end}"


def _told(compared: periods.Compared) -> str:
    start = f"từ ngày {_d(compared.start)} " if compared.start else ""
    return f"{start}đến ngày {_d(compared.end)}" if compared.end else f"{start}đến nay"


def _gaps(missing: tuple[periods.Interval, ...]) -> str:
    if not missing:
        return ""
    return "; còn thiếu " + ", ".join(
        f"từ ngày {_d(first)} đến ngày {_d(last)}" for first, last in missing
    )


def _remedy(
    content: Content, status: PeriodStatus, compared: periods.Compared, required: periods.Required
) -> str | None:
    match status:
        case PeriodStatus.OK:
            return None
        case PeriodStatus.NOT_STATED:
            return (
                f"Đề nghị ghi rõ số liệu, kết quả của nội dung {content.id} "
                "tính từ ngày nào đến ngày nào."
            )
        case _ if compared.missing:
            stretches = _gaps(compared.missing).removeprefix("; còn thiếu ")
            return f"Đề nghị bổ sung kết quả nội dung {content.id} {stretches}."
        case _:
            since = f"từ ngày {_d(required.first)}" if required.first else "từ sau Đại hội chi bộ"
            return (
                f"Đề nghị kiểm tra lại mốc thời gian của nội dung {content.id}: "
                f"{since} đến thời điểm kiểm tra."
            )


def _evidence(reading: Reading, statement: Statement) -> Evidence:
    document = reading.document
    block = document.blocks[statement.span.block]
    return Evidence(
        file=document.file,
        part=document.part,
        page=block.page,
        block=statement.span.block + 1,
        section=quoting.heading_over(reading, statement.span.block),
        quote=reading.quote(quoting.whole(reading, statement.span)),
    )


def _d(day: dt.date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""
