from __future__ import annotations

import dataclasses
import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks import deadlines
from checks.plans import load
from dossier.document import Document, Medium, Problem
from dossier.facts import Identity, PaperKind, Reading
from dossier.findings import DeadlineFinding, DeadlineStatus
from dossier.submission import Case, Received

_PLAN = load("vpub-2016")
_HERE = ZoneInfo("Asia/Ho_Chi_Minh")
_REPORT = PaperKind.INSPECTION_REPORT


def _paper(file: str, kind: PaperKind) -> Reading:
    document = Document(file=file, sha256="0" * 64, medium=Medium.DOCX, blocks=())
    return Reading(document=document, identity=Identity(kind=kind))


def _case(
    *papers: tuple[PaperKind, dt.datetime],
    as_of: dt.date = dt.date(2016, 12, 30),
    unit: str = "KTTH",
) -> Case:
    found = _PLAN.unit(unit)
    assert found is not None
    return Case(
        plan=_PLAN,
        unit=found,
        readings=tuple(_paper(f"{i}.docx", kind) for i, (kind, _) in enumerate(papers)),
        received=tuple(Received(file=f"{i}.docx", at=at) for i, (_, at) in enumerate(papers)),
        as_of=as_of,
    )


def _at(day: int, hour: int = 9, minute: int = 30, month: int = 11) -> dt.datetime:
    return dt.datetime(2016, month, day, hour, minute, tzinfo=_HERE)


def _report(*received: dt.datetime, as_of: dt.date = dt.date(2016, 12, 30)) -> DeadlineFinding:
    finding = deadlines.report(_case(*((_REPORT, at) for at in received), as_of=as_of))
    assert finding is not None
    return finding


@pytest.mark.parametrize(
    ("received", "status"),
    [
        (_at(11), DeadlineStatus.ON_TIME),
        (_at(13, 23, 59), DeadlineStatus.ON_TIME),
        (_at(14, 0, 0), DeadlineStatus.LATE),
        (_at(14, 7, 0), DeadlineStatus.LATE),
        (_at(20), DeadlineStatus.LATE),
    ],
)
def test_before_the_14th_means_before_that_day_begins(
    received: dt.datetime, status: DeadlineStatus
) -> None:
    assert _report(received).status is status


def test_the_day_is_that_of_vietnam_whatever_the_zone_of_the_clock() -> None:
    late = dt.datetime(2016, 11, 13, 17, 30, tzinfo=dt.UTC)  # 00:30 on the 14th in Hà Nội

    assert _report(late).status is DeadlineStatus.LATE


def test_the_last_valid_day_is_a_sunday_and_the_last_working_day_is_named() -> None:
    finding = _report(_at(11))

    assert finding.wording == "trước ngày 14/11/2016"
    assert finding.last_valid == dt.date(2016, 11, 13)
    assert "Chủ nhật, 13/11/2016" in finding.message
    assert "thứ Sáu, 11/11/2016" in finding.message
    assert finding.basis.startswith("53-TB/ĐU, Mục III")


def test_late_is_said_with_the_days_and_is_not_missing() -> None:
    finding = _report(_at(16))

    assert finding.status is DeadlineStatus.LATE
    assert "muộn 3 ngày" in finding.message
    assert "thiếu" not in finding.message


def test_nothing_received_is_not_due_before_the_limit_and_not_received_from_it_on() -> None:
    assert _report(as_of=dt.date(2016, 11, 13)).status is DeadlineStatus.NOT_DUE
    assert _report(as_of=dt.date(2016, 11, 14)).status is DeadlineStatus.NOT_RECEIVED


def test_the_first_report_counts_and_a_later_supplement_does_not_make_it_late() -> None:
    finding = _report(_at(20), _at(12))

    assert (finding.status, finding.received) == (DeadlineStatus.ON_TIME, _at(12))
    assert "Bản mới nhất nhận lúc 09 giờ 30 ngày 20/11/2016" in finding.message
    assert "lần đầu đúng hạn" in finding.message


def test_the_day_a_report_was_signed_is_kept_beside_its_receipt() -> None:
    case = _case((_REPORT, _at(12)))
    signed = dataclasses.replace(case.readings[0].identity, date=dt.date(2016, 11, 10))
    reading = dataclasses.replace(case.readings[0], identity=signed)

    finding = deadlines.report(dataclasses.replace(case, readings=(reading,)))

    assert finding is not None
    assert finding.received == _at(12)
    assert "Báo cáo ghi ngày 10/11/2016" in finding.message


@pytest.mark.parametrize("problem", [Problem.WRONG_BRANCH, Problem.BLANK_FORM])
def test_a_stray_or_a_blank_form_hands_nothing_in(problem: Problem) -> None:
    case = _case((_REPORT, _at(12)))
    reading = dataclasses.replace(case.readings[0], problems=(problem,))

    finding = deadlines.report(dataclasses.replace(case, readings=(reading,)))

    assert finding is not None
    assert finding.status is DeadlineStatus.NOT_RECEIVED


def test_the_dossier_is_in_when_its_latest_paper_is_in() -> None:
    case = _case((PaperKind.SELF_REVIEW, _at(20, month=12)), (PaperKind.MINUTES, _at(25, month=12)))

    finding = deadlines.dossier(case)

    assert finding is not None
    assert (finding.status, finding.received) == (DeadlineStatus.LATE, _at(25, month=12))
    assert finding.last_valid == dt.date(2016, 12, 24)


def test_other_papers_are_no_report_and_no_dossier() -> None:
    case = _case((PaperKind.LETTER, _at(12)), as_of=dt.date(2016, 12, 30))

    report, dossier = deadlines.report(case), deadlines.dossier(case)

    assert report is not None
    assert dossier is not None
    assert report.status is dossier.status is DeadlineStatus.NOT_RECEIVED


def test_nothing_is_asked_of_a_unit_that_owes_nothing() -> None:
    assert deadlines.dossier(_case(unit="VPDU")) is None
    case = _case()
    free = dataclasses.replace(case, unit=dataclasses.replace(case.unit, owes_report=False))
    assert deadlines.report(free) is None


@settings(deadline=None)  # the machine may be busy
@given(st.integers(min_value=-(14 * 24 * 60), max_value=14 * 24 * 60))
def test_every_moment_is_on_time_exactly_when_it_is_before_the_limit(minutes: int) -> None:
    limit = dt.datetime(2016, 11, 14, tzinfo=_HERE)
    moment = limit + dt.timedelta(minutes=minutes)
    on_time = moment < limit

    assert (_report(moment).status is DeadlineStatus.ON_TIME) is on_time
