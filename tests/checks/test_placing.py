from __future__ import annotations

import datetime as dt

import pytest

from checks.placing import place
from dossier.document import Medium, Problem
from dossier.facts import PaperKind, Reading
from dossier.papers import SelfReview
from dossier.roster import Member, Roster
from dossier.submission import Received
from tests.checks.items.dossiers import PLAN, paper

_NOON = dt.datetime(2016, 11, 10, 12, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def _problems(*readings: Reading, received: tuple[str, ...] = ()) -> list[tuple[Problem, ...]]:
    """Each paper's problems after placing; files came in the order given, an hour apart."""
    unit = PLAN.unit("KTTH")
    assert unit is not None
    times = tuple(
        Received(file=file, at=_NOON + dt.timedelta(hours=hour))
        for hour, file in enumerate(received)
    )
    return [reading.problems for reading in place(readings, unit, PLAN, times)]


def test_a_paper_that_names_another_branch_is_not_this_ones() -> None:
    report = PaperKind.INSPECTION_REPORT

    assert _problems(
        paper(report, file="1", branch="HCTC"), paper(PaperKind.OTHER, file="2", branch=None)
    ) == [(Problem.WRONG_BRANCH,), ()]


def test_the_same_bytes_under_two_names_count_once_the_first_received() -> None:
    report = PaperKind.INSPECTION_REPORT
    a, b = (paper(report, file=file, sha256="a" * 64) for file in ("b.docx", "a.docx"))

    assert _problems(a, b, received=("a.docx", "b.docx")) == [(Problem.DUPLICATE,), ()]


def test_the_same_text_in_word_and_as_pdf_counts_once() -> None:
    text = "Chi bộ báo cáo kết quả tự kiểm tra công tác Đảng, đã thu nộp đảng phí đầy đủ 10 tháng."
    report = PaperKind.INSPECTION_REPORT

    assert _problems(
        paper(report, file="1.docx", text=text),
        paper(report, file="1.pdf", medium=Medium.PDF, text=text.upper()),
    ) == [(), (Problem.DUPLICATE,)]


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ({"date": dt.date(2016, 11, 9)}, {"date": dt.date(2016, 11, 10)}),
        ({"number": "05-BC/CB"}, {"number": "12-BC/CB"}),
        (
            {"date": dt.date(2016, 11, 9), "number": "9-BC/CB"},
            {"date": dt.date(2016, 11, 10), "number": "5-BC/CB"},
        ),
    ],
)
def test_the_older_version_by_date_then_number_is_superseded(
    older: dict[str, object], newer: dict[str, object]
) -> None:
    one = paper(PaperKind.INSPECTION_REPORT, file="a.docx", **older)  # type: ignore[arg-type]  # identity's fields
    other = paper(PaperKind.INSPECTION_REPORT, file="b.docx", **newer)  # type: ignore[arg-type]  # identity's fields

    assert _problems(one, other) == [(Problem.SUPERSEDED,), ()]


def test_without_date_and_number_the_one_received_last_counts() -> None:
    readings = [paper(PaperKind.ACTIVITY_REPORT, file=file) for file in ("a.docx", "b.docx")]

    assert _problems(*readings, received=("b.docx", "a.docx")) == [(), (Problem.SUPERSEDED,)]
    assert _problems(*readings) == [(), ()]


def test_two_meetings_are_two_minutes() -> None:
    readings = [
        paper(PaperKind.MINUTES, file=f"{day}", date=dt.date(2016, 12, day)) for day in (10, 15)
    ]

    assert _problems(*readings) == [(), ()]


def test_two_members_reviews_are_not_versions_of_each_other() -> None:
    dates = [dt.date(2016, 12, 10), dt.date(2016, 12, 15)]

    assert _problems(
        paper(PaperKind.SELF_REVIEW, "Nguyễn Văn Tuấn", date=dates[0]),
        paper(PaperKind.SELF_REVIEW, "Nguyễn Văn Tuân", date=dates[1]),
    ) == [(), ()]
    assert _problems(
        paper(PaperKind.SELF_REVIEW, "Nguyễn Văn Tuấn", date=dates[0], file="1"),
        paper(PaperKind.SELF_REVIEW, "NGUYỄN VĂN TUẤN", date=dates[1], file="2"),
    ) == [(Problem.SUPERSEDED,), ()]


@pytest.mark.parametrize("problem", [Problem.BLANK_FORM, Problem.HANDWRITTEN])
def test_what_cannot_be_read_replaces_nothing(problem: Problem) -> None:
    written = paper(PaperKind.ACTIVITY_REPORT, file="a", date=dt.date(2016, 12, 10))
    later = paper(
        PaperKind.ACTIVITY_REPORT, file="b", date=dt.date(2016, 12, 15), problems=(problem,)
    )

    assert _problems(written, later)[0] == ()


def test_last_years_paper_is_no_older_version_of_this_years() -> None:
    assert _problems(
        paper(PaperKind.ACTIVITY_REPORT, file="a", year=2015, date=dt.date(2015, 12, 10)),
        paper(PaperKind.ACTIVITY_REPORT, file="b", year=2016, date=dt.date(2016, 12, 10)),
    ) == [(), ()]


def _placed(reading: Reading, *names: str) -> Reading:
    unit = PLAN.unit("KTTH")
    assert unit is not None
    roster = Roster(members=tuple(Member(name=name) for name in names))
    return place((reading,), unit, PLAN, (), roster)[0]


@pytest.mark.parametrize("read", ["Hàng Minh Thử", "Hoang Minh Thử", "Hoàng Minh Thứ"])
def test_a_name_misread_by_one_letter_takes_the_rosters_spelling(read: str) -> None:
    scan = paper(PaperKind.SELF_REVIEW, file="1.pdf", person=read, medium=Medium.SCAN)

    assert _placed(scan, "Hoàng Minh Thử", "Lê Thị Mẫu").identity.person == "Hoàng Minh Thử"


def test_a_typed_name_one_letter_off_is_somebody_else() -> None:
    typed = paper(PaperKind.SELF_REVIEW, file="1.docx", person="Hàng Minh Thử")

    assert _placed(typed, "Hoàng Minh Thử").identity.person == "Hàng Minh Thử"


def test_a_misread_name_near_two_members_stays_as_read() -> None:
    scan = paper(PaperKind.SELF_REVIEW, file="1.pdf", person="Hàng Minh Thử", medium=Medium.SCAN)

    assert _placed(scan, "Hoàng Minh Thử", "Hàn Minh Thử").identity.person == "Hàng Minh Thử"


def test_a_supplement_replaces_nothing() -> None:
    report, later = PaperKind.INSPECTION_REPORT, dt.date(2016, 11, 12)
    first = paper(report, file="1", date=dt.date(2016, 11, 9))
    added = paper(report, file="2", date=later, title="BÁO CÁO BỔ SUNG về công tác Đảng")
    instead = paper(report, file="3", date=later, title="BÁO CÁO bổ sung, thay báo cáo số 05")

    assert _problems(first, added) == [(), ()]
    assert _problems(first, instead) == [(Problem.SUPERSEDED,), ()]


def test_of_two_copies_received_together_the_one_named_a_copy_is_the_copy() -> None:
    report = PaperKind.INSPECTION_REPORT
    a, b = (paper(report, file=file, sha256="a" * 64) for file in ("BC (1).docx", "BC.docx"))

    assert _problems(a, b) == [(Problem.DUPLICATE,), ()]


@pytest.mark.parametrize(
    "draft",
    [
        "BẢN TỰ KIỂM ĐIỂM\n(bản viết lần 1, xin chi ủy góp ý)\nTư tưởng: tốt.",
        "Dự thảo 2\nBẢN TỰ KIỂM ĐIỂM\nTư tưởng: tốt.",
        "BẢN TỰ KIỂM ĐIỂM\nTư tưởng: tốt.\nHạn chế: (bổ sung sau)",
    ],
)
def test_a_draft_gives_way_to_the_paper_whatever_their_days(draft: str) -> None:
    review, name = PaperKind.SELF_REVIEW, "Lê Văn Ví"
    day = dt.date(2016, 12, 14)

    assert _problems(
        paper(review, name, file="1", text=draft, date=day),
        paper(review, name, file="2", text="BẢN TỰ KIỂM ĐIỂM\nTư tưởng: tốt, thu nhập ổn."),
    ) == [(Problem.SUPERSEDED,), ()]


def test_without_days_the_paper_the_branch_has_answered_stands() -> None:
    review, name = PaperKind.SELF_REVIEW, "Lê Văn Ví"

    assert _problems(
        paper(review, name, file="1", review=None),
        paper(review, name, file="2"),
        paper(review, name, file="3", review=SelfReview()),
    ) == [(), (), (Problem.SUPERSEDED,)]
