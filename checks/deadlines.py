"""Did it come in time? "Trước ngày 14/11/2016" means before that day begins."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable

import holidays

from dossier.dates import VIETNAM
from dossier.document import Problem
from dossier.facts import PaperKind, Reading
from dossier.findings import DeadlineFinding, DeadlineStatus
from dossier.plan import Deadline
from dossier.submission import Case

_HANDS_NOTHING_IN = {Problem.WRONG_BRANCH, Problem.BLANK_FORM}
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def report(case: Case) -> DeadlineFinding | None:
    """The written report on Mục I (A38): its first receipt against the limit.

    ``None`` where the plan asks no report of this unit or sets no limit.
    """
    limit = case.plan.report_deadline
    if limit is None or not case.unit.owes_report:
        return None
    came = sorted(_receipts(case, (PaperKind.INSPECTION_REPORT,)))
    finding = _finding(case, limit, came[0] if came else None, "báo cáo")
    return dataclasses.replace(finding, message=finding.message + _afterwards(case, limit, came))


def _afterwards(case: Case, limit: Deadline, came: list[dt.datetime]) -> str:
    """A later version and the day the report was signed, where they add to the first receipt."""
    more = ""
    if len(came) > 1 and came[-1] != came[0]:
        first, last = (_local(moment).date() < limit.before for moment in (came[0], came[-1]))
        after = ", sau hạn; lần đầu đúng hạn" if first and not last else ""
        more += f" Bản mới nhất nhận lúc {_moment(came[-1])}{after}."
    signed = max(
        (
            each.identity.date
            for each in _papers(case, (PaperKind.INSPECTION_REPORT,))
            if each.identity.date is not None
        ),
        default=None,
    )
    if signed is not None:
        more += f" Báo cáo ghi ngày {_date(signed)}."
    return more


def dossier(case: Case) -> DeadlineFinding | None:
    """The year-end dossier (C2): it is in when its latest paper is in.

    ``None`` where the plan asks no dossier of this unit or sets no limit.
    """
    limit = case.plan.dossier_deadline
    if limit is None or not case.unit.owes_dossier:
        return None
    kinds = tuple(PaperKind(kind) for item in case.plan.items for kind in item.kinds)
    received = max(_receipts(case, kinds), default=None)
    return _finding(case, limit, received, "hồ sơ")


def _receipts(case: Case, kinds: tuple[PaperKind, ...]) -> Iterable[dt.datetime]:
    moments = (case.received_at(paper.document.file) for paper in _papers(case, kinds))
    return (moment for moment in moments if moment is not None)


def _papers(case: Case, kinds: tuple[PaperKind, ...]) -> Iterable[Reading]:
    """This branch's own papers of these kinds: a stray or a blank form hands nothing in."""
    for reading in case.readings:
        odd = {*reading.problems, *reading.document.problems}
        if reading.identity.kind in kinds and not odd & _HANDS_NOTHING_IN:
            yield reading


def _finding(
    case: Case, limit: Deadline, received: dt.datetime | None, what: str
) -> DeadlineFinding:
    status = _status(case, limit, received)
    return DeadlineFinding(
        wording=_wording(limit),
        last_valid=limit.last_valid,
        received=received,
        status=status,
        message=_message(limit, received, status, what, case.as_of),
        basis=str(limit.source),
    )


def _status(case: Case, limit: Deadline, received: dt.datetime | None) -> DeadlineStatus:
    if received is not None:
        on_time = _local(received).date() < limit.before
        return DeadlineStatus.ON_TIME if on_time else DeadlineStatus.LATE
    return DeadlineStatus.NOT_DUE if case.as_of < limit.before else DeadlineStatus.NOT_RECEIVED


def _wording(limit: Deadline) -> str:
    return f"trước ngày {_date(limit.before)}"


def _message(
    limit: Deadline,
    received: dt.datetime | None,
    status: DeadlineStatus,
    what: str,
    as_of: dt.date,
) -> str:
    """The finding in words; late is not missing, and is said so."""
    day = f"Ngày cuối còn trong hạn là {_weekday(limit.last_valid)}, {_date(limit.last_valid)}"
    working = _last_working_day(limit.last_valid)
    if working != limit.last_valid:
        day += f"; ngày làm việc cuối cùng là {_weekday(working)}, {_date(working)}"
    match status:
        case DeadlineStatus.ON_TIME if received is not None:
            return f"Đã nhận {what} lúc {_moment(received)}, đúng hạn. {day}."
        case DeadlineStatus.LATE if received is not None:
            late = (_local(received).date() - limit.last_valid).days
            over = f"muộn {late} ngày so với hạn {_wording(limit)}"
            return f"Đã nhận {what} lúc {_moment(received)}, {over}. {day}."
        case DeadlineStatus.NOT_DUE:
            left = (limit.last_valid - as_of).days
            rest = f"còn {left} ngày" if left else "hôm nay là ngày cuối"
            return f"Chưa nhận được {what}; chưa đến hạn ({rest}). {day}."
        case _:
            return f"Đã quá hạn {_wording(limit)} mà chưa nhận được {what}; đề nghị gửi sớm. {day}."


def _last_working_day(day: dt.date) -> dt.date:
    """The last working day not after ``day``: no weekend, no public holiday of Vietnam."""
    calendar = holidays.country_holidays("VN", years=(day.year - 1, day.year))
    while day.weekday() >= 5 or day in calendar:
        day -= dt.timedelta(days=1)
    return day


def _local(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(VIETNAM)


def _date(day: dt.date) -> str:
    return day.strftime("%d/%m/%Y")


def _moment(moment: dt.datetime) -> str:
    return _local(moment).strftime("%H giờ %M ngày %d/%m/%Y")


def _weekday(day: dt.date) -> str:
    return _WEEKDAYS[day.weekday()]
