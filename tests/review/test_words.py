from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import pytest

from dossier.document import Aside, Medium, Problem
from dossier.facts import PaperKind
from dossier.findings import (
    ChangeKind,
    DeadlineStatus,
    Evidence,
    PeriodStatus,
    QuarantineEntry,
    Reason,
    RuleFinding,
    Severity,
    Verdict,
)
from review import words


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (words.VERDICT, Verdict),
        (words.SIGN, Verdict),
        (words.REASON, Reason),
        (words.PERIOD, PeriodStatus),
        (words.DEADLINE, DeadlineStatus),
        (words.SEVERITY, Severity),
        (words.CHANGE, ChangeKind),
        (words.KIND, PaperKind),
        (words.PROBLEM, Problem),
        (words.MEDIUM, Medium),
        (words.ASIDE, Aside),
    ],
)
def test_every_value_has_its_own_word(table: Mapping[StrEnum, str], values: type[StrEnum]) -> None:
    assert set(table) == set(values)
    assert all(table.values())
    assert len(set(table.values())) == len(table)


@pytest.mark.parametrize(
    "table",
    [words.VERDICT, words.REASON, words.PERIOD, words.DEADLINE, words.SEVERITY, words.CHANGE],
)
def test_every_word_on_the_report_is_explained_to_inspectors(table: Mapping[StrEnum, str]) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "ket-luan.md").read_text(encoding="utf-8")
    explained = {line.split("|")[1].strip() for line in guide.splitlines() if line.startswith("|")}
    notes = {words.DEFICIENCY, words.THIN, words.TO_MEND}
    assert {*table.values(), *notes} <= explained


def test_every_sign_of_the_matrix_is_one_ascii_character() -> None:
    signs = [*words.SIGN.values(), words.DEFICIENCY_SIGN]
    assert all(len(sign) == 1 and sign.isascii() for sign in signs)
    assert len(set(signs)) == len(signs)


def test_a_moment_is_said_in_vietnamese_time() -> None:
    assert words.moment(dt.datetime(2016, 11, 13, 18, 0, tzinfo=dt.UTC)) == "01:00 ngày 14/11/2016"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (dt.date(2014, 1, 1), dt.date(2014, 12, 31), "từ 01/01/2014 đến 31/12/2014"),
        (dt.date(2014, 1, 1), None, "từ 01/01/2014 đến nay"),
        (None, dt.date(2016, 9, 30), "đến 30/09/2016"),
        (None, None, "không rõ"),
    ],
)
def test_an_open_end_of_a_stretch_is_said_as_one(
    first: dt.date | None, last: dt.date | None, said: str
) -> None:
    assert words.stretch(first, last) == said


def test_an_end_asked_without_a_day_is_the_notices_milestone() -> None:
    assert words.asked(dt.date(2014, 1, 1), None) == "từ 01/01/2014 đến thời điểm kiểm tra"
    said = words.asked(None, dt.date(2016, 11, 22))
    assert said == "từ sau Đại hội chi bộ đến 22/11/2016"


def test_a_place_names_only_what_is_known() -> None:
    whole = Evidence(file="a.docx", part=2, page=3, block=12, quote="")
    assert words.place(whole) == "a.docx, văn bản thứ 2 trong tệp, trang 3, đoạn 12"
    assert words.place(Evidence(file="a.docx", quote="")) == "a.docx"
    assert words.place(whole, file=False) == "văn bản thứ 2 trong tệp, trang 3, đoạn 12"


def test_a_place_names_the_heading_it_stands_under() -> None:
    under = Evidence(file="a.docx", block=12, section="2. Công tác chính trị", quote="")
    assert words.place(under, file=False) == "dưới mục “2. Công tác chính trị”, đoạn 12"


def test_midnight_sharp_stands_for_a_day_without_an_hour() -> None:
    assert words.arrival(dt.datetime(2016, 11, 12)) == "ngày 12/11/2016"  # noqa: DTZ001
    assert words.arrival(dt.datetime(2016, 11, 12, 9)) == "09:00 ngày 12/11/2016"  # noqa: DTZ001


def test_after_the_word_de_nghi_it_is_not_said_again() -> None:
    said = words.request("Đề nghị nêu số, ngày. Đề nghị gửi danh sách.")
    assert said == "Nêu số, ngày. Gửi danh sách."


def test_a_paper_is_absent_where_a_sentence_is_not_said() -> None:
    assert words.reason(Reason.ABSENT) == "không thấy nêu"
    assert words.reason(Reason.ABSENT, paper=True) == "chưa có"
    assert words.reason(None) == ""


def test_an_unread_file_is_named_once() -> None:
    entry = QuarantineEntry(
        file="a.pdf", reason="encrypted", message="Có mật khẩu.", remedy="Gửi lại."
    )
    named = QuarantineEntry(
        file="a.pdf", reason="encrypted", message="“a.pdf”: có mật khẩu.", remedy="Gửi lại."
    )
    assert words.unread(entry) == "“a.pdf”: Có mật khẩu. Gửi lại."
    assert words.unread(named) == "“a.pdf”: có mật khẩu. Gửi lại."


@pytest.mark.parametrize(
    ("person", "message", "said"),
    [
        ("Trần Thị Bưởi", "Chưa có ý kiến.", "Trần Thị Bưởi: Chưa có ý kiến."),
        ("Trần Thị Bưởi", "Bản của Trần Thị Bưởi còn thiếu.", "Bản của Trần Thị Bưởi còn thiếu."),
        (None, "Tổng sai.", "Tổng sai."),
    ],
)
def test_a_person_is_named_once(person: str | None, message: str, said: str) -> None:
    finding = RuleFinding(
        code="A", rule="C1", severity=Severity.ERROR, message=message, basis="", person=person
    )
    assert words.said_of(finding) == said
