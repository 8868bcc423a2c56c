"""Did it come in time? "Trước ngày 14/11/2016" means before that day begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import holidays

from dossier.dates import VIETNAM
from dossier.facts import PaperKind
from dossier.findings import DeadlineFinding, DeadlineStatus
from dossier.plan import Deadline
from dossier.submission import Case

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def report(case: Case) -> DeadlineFinding | None:
    """The written report on Mục I (A38): its first receipt against the limit.

    ``None`` where the plan asks no report of this unit or sets no limit.
    """
    limit = case.plan.report_deadline
    if limit is None or not case.unit.owes_report:
        return None
    received = min(_receipts(case, (PaperKind.INSPECTION_REPORT,)), default=None)
    return _finding(case, limit, received, "báo cáo")


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
    for reading in case.readings:
        if reading.identity.kind in kinds:
            at = case.received_at(reading.document.file)
            if at is not None:
                yield at


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
