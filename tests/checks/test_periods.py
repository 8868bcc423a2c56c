from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from checks import periods
from checks.plans import load
from dossier.document import Block, BlockKind, Document, Medium
from dossier.facts import Identity, PaperKind, Reading
from dossier.findings import PeriodFinding, PeriodStatus
from dossier.plan import Content, Plan
from dossier.submission import Case
from extractors.extract import read

_PLAN: Plan = load("vpub-2016")
_WRITTEN = dt.date(2016, 11, 10)

_HEAD = """ĐẢNG BỘ VĂN PHÒNG UBND TỈNH
CHI BỘ KINH TẾ - TỔNG HỢP
Đồng Hới, ngày 10 tháng 11 năm 2016
BÁO CÁO
Kết quả thực hiện các nội dung kiểm tra công tác Đảng 6 tháng cuối năm 2016
Thực hiện Thông báo số 53-TB/ĐU ngày 07/11/2016 của Đảng ủy, Chi bộ báo cáo như sau:
"""
_BODY = """1. Việc xây dựng và thực hiện quy chế làm việc; đánh giá, phân loại tổ chức đảng{1}
Chi bộ đã ban hành Quy chế số 02-QC/CB ngày 20/4/2015 và thực hiện nghiêm túc.
2. Việc thực hiện Chương trình hành động số 16-CTr/TU về phòng, chống tham nhũng, lãng phí{2}
Chi bộ đã quán triệt đến 14/14 đảng viên.
3. Việc nghiên cứu, học tập, quán triệt nghị quyết đại hội đảng các cấp{3}
Chi bộ đã tổ chức học tập Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI.
4. Việc quản lý hồ sơ, tài liệu Đảng; thu, nộp, quản lý, sử dụng đảng phí{4}
Chi bộ đã mở sổ theo dõi đảng phí.
"""


def _body(**marks: str) -> str:
    text = _BODY
    for number in "1234":
        text = text.replace(f"{{{number}}}", marks.get(f"c{number}", ""))
    return text


def _report(text: str, rows: tuple[tuple[str, ...], ...] = ()) -> Reading:
    blocks = [Block(text=line) for line in text.splitlines() if line.strip()]
    blocks += [Block(text=" | ".join(row), kind=BlockKind.ROW, cells=row) for row in rows]
    document = Document(file="bc.docx", sha256="0" * 64, medium=Medium.DOCX, blocks=tuple(blocks))
    whose = Identity(kind=PaperKind.INSPECTION_REPORT, branch="KTTH", date=_WRITTEN)
    return read(document, whose)


def _case(*readings: Reading, unit: str = "KTTH", congress: dt.date | None = None) -> Case:
    found = _PLAN.unit(unit)
    assert found is not None
    return Case(
        plan=_PLAN,
        unit=dataclasses.replace(found, congress=congress),
        readings=readings,
        as_of=dt.date(2016, 11, 12),
    )


def _content(number: str) -> Content:
    return next(content for content in _PLAN.contents if content.id == number)


def _check(text: str, number: str, congress: dt.date | None = None) -> PeriodFinding:
    return periods.check(_case(_report(text), congress=congress))[number]


def test_a_period_in_the_heading_of_the_content_is_compared_with_the_notice() -> None:
    finding = _check(_HEAD + _body(c1=" (từ tháng 01/2014 đến nay)"), "1")

    assert finding.status is PeriodStatus.OK
    assert finding.start == dt.date(2014, 1, 1)
    assert finding.end is None
    assert finding.required_end == dt.date(2016, 11, 23)
    assert finding.missing == ()


def test_one_statement_in_the_introduction_holds_for_every_content_that_has_a_period() -> None:
    text = _HEAD + "Số liệu báo cáo từ ngày 01/01/2014 đến nay.\n" + _body()

    for number in ("1", "2", "3"):
        finding = _check(text, number)
        assert finding.status is PeriodStatus.OK, number
        assert "cả báo cáo" in finding.message or number == "3"


def test_the_own_heading_outweighs_the_introduction() -> None:
    text = _HEAD + "Số liệu từ ngày 01/01/2014 đến nay.\n" + _body(c2=" (từ năm 2015 đến nay)")

    assert _check(text, "1").status is PeriodStatus.OK
    finding = _check(text, "2")
    assert finding.status is PeriodStatus.STARTS_LATE
    assert finding.missing == ((dt.date(2014, 1, 1), dt.date(2014, 12, 31)),)
    assert "01/01/2014" in finding.message
    assert finding.remedy is not None


def test_the_period_of_the_notice_repeated_as_asked_is_no_statement() -> None:
    asked = (
        "Thực hiện Thông báo số 53-TB/ĐU ngày 07/11/2016 về kiểm tra công tác Đảng "
        "(mốc kiểm tra từ tháng 01/2014 đến thời điểm kiểm tra), Chi bộ báo cáo như sau:\n"
    )

    assert _check(_HEAD + asked + _body(), "1").status is PeriodStatus.NOT_STATED


def test_dates_of_cited_documents_and_the_name_of_the_campaign_are_no_statement() -> None:
    finding = _check(_HEAD + _body(), "1")

    assert finding.status is PeriodStatus.NOT_STATED
    assert finding.evidence == ()
    assert finding.remedy is not None


def test_evidence_is_the_reports_own_words_with_their_block() -> None:
    reading = _report(_HEAD + _body(c1=" (từ tháng 3/2015 đến tháng 10/2016)"))

    finding = periods.check(_case(reading))["1"]

    assert finding.status is PeriodStatus.BOTH
    assert finding.missing == (
        (dt.date(2014, 1, 1), dt.date(2015, 2, 28)),
        (dt.date(2016, 11, 1), dt.date(2016, 11, 23)),
    )
    (evidence,) = finding.evidence
    assert evidence.block is not None
    assert evidence.quote in reading.document.blocks[evidence.block - 1].text
    assert "từ tháng 3/2015 đến tháng 10/2016" in evidence.quote
    assert finding.basis.startswith("53-TB/ĐU, Mục I.1")


def test_a_content_without_a_period_is_never_a_gap_and_names_the_reading_in_force() -> None:
    finding = _check(_HEAD + _body(), "4")

    assert finding.status is PeriodStatus.NOT_REQUIRED
    assert "Không đòi mốc thời gian ở nội dung 4" in finding.message
    assert finding.missing == ()


def test_without_a_report_nothing_is_stated_and_nothing_is_blamed() -> None:
    finding = periods.check(_case())["1"]

    assert finding.status is PeriodStatus.NOT_STATED
    assert "Chưa nhận được báo cáo" in finding.message


def test_naming_the_branch_congress_is_on_time_even_when_its_date_is_unknown() -> None:
    text = _HEAD + _body(c3=" (từ sau Đại hội chi bộ nhiệm kỳ 2015 - 2017 đến nay)")

    finding = _check(text, "3")

    assert finding.status is PeriodStatus.OK
    assert "Đề nghị cho biết ngày Đại hội" in finding.message


def test_a_known_congress_starts_the_day_after() -> None:
    on_time = _HEAD + _body(c3=" (từ ngày 13/3/2015 đến nay)")
    late = _HEAD + _body(c3=" (từ ngày 14/3/2015 đến nay)")
    congress = dt.date(2015, 3, 12)

    assert _check(on_time, "3", congress).status is PeriodStatus.OK
    finding = _check(late, "3", congress)
    assert finding.status is PeriodStatus.STARTS_LATE
    assert finding.required_start == dt.date(2015, 3, 13)
    assert finding.missing == ((dt.date(2015, 3, 13), dt.date(2015, 3, 13)),)


def test_a_plain_date_against_an_unknown_congress_asks_for_the_congress() -> None:
    finding = _check(_HEAD + _body(c3=" (từ tháng 6/2015 đến nay)"), "3")

    assert finding.status is PeriodStatus.OK
    assert "Chưa biết ngày Đại hội" in finding.message


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        (" (từ 31/02/2014 đến 31/02/2016)", PeriodStatus.WRONG),
        (" (từ năm 2016 đến năm 2014)", PeriodStatus.WRONG),
        (" (từ năm 2010 đến năm 2012)", PeriodStatus.WRONG),
        (" (năm 2014, 2015 và 10 tháng đầu năm 2016)", PeriodStatus.ENDS_EARLY),
        (" (năm 2014, 2015 và 11 tháng đầu năm 2016)", PeriodStatus.OK),
        (" (năm 2014 và năm 2016)", PeriodStatus.WRONG),
    ],
)
def test_what_stands_in_the_heading_decides(mark: str, status: PeriodStatus) -> None:
    assert _check(_HEAD + _body(c1=mark), "1").status is status


def test_the_lead_of_a_section_states_its_period() -> None:
    text = _HEAD + _body().replace(
        "Chi bộ đã quán triệt", "Từ năm 2015 đến nay, Chi bộ đã quán triệt"
    )

    assert _check(text, "2").status is PeriodStatus.STARTS_LATE
    assert _check(text, "1").status is PeriodStatus.NOT_STATED


def test_years_listed_side_by_side_are_the_period_of_a_section() -> None:
    text = _HEAD + _body().replace(
        "thực hiện nghiêm túc.",
        "thực hiện nghiêm túc.\nNăm 2014, năm 2015 chi bộ được xếp loại trong sạch, vững mạnh.",
    )

    finding = _check(text, "1")

    assert finding.status is PeriodStatus.ENDS_EARLY
    assert finding.missing == ((dt.date(2016, 1, 1), dt.date(2016, 11, 23)),)


def test_the_result_of_one_year_is_a_fact_and_no_period() -> None:
    text = _HEAD + _body().replace(
        "thực hiện nghiêm túc.",
        "thực hiện nghiêm túc.\nNăm 2015 chi bộ được xếp loại trong sạch, vững mạnh.",
    )

    assert _check(text, "1").status is PeriodStatus.NOT_STATED


def test_a_report_told_by_years_speaks_for_those_years() -> None:
    text = _HEAD + "NĂM 2014\nChi bộ đã họp.\nNĂM 2015\nChi bộ đã họp.\nNĂM 2016\nChi bộ đã họp.\n"

    finding = _check(text, "1")

    assert (finding.status, finding.start) == (PeriodStatus.OK, dt.date(2014, 1, 1))


def test_a_table_with_a_column_for_each_year_states_them() -> None:
    head, _, _ = _body().partition("2. Việc")
    reading = _report(
        _HEAD + head, rows=(("Nội dung", "2014", "2015"), ("Xếp loại", "TSVM", "TSVM"))
    )

    finding = periods.check(_case(reading))["1"]

    assert finding.status is PeriodStatus.ENDS_EARLY


def test_plans_for_next_year_are_no_statement() -> None:
    text = (
        _HEAD
        + _body()
        + "III. PHƯƠNG HƯỚNG, NHIỆM VỤ\nTừ tháng 01/2014 đến nay, tiếp tục phấn đấu.\n"
    )

    assert _check(text, "1").status is PeriodStatus.NOT_STATED


def test_a_report_of_another_branch_is_not_looked_at() -> None:
    reading = _report(_HEAD + _body(c1=" (từ tháng 01/2014 đến nay)"))

    finding = periods.check(_case(reading, unit="NCVX"))["1"]

    assert "Chưa nhận được báo cáo" in finding.message


def test_an_office_without_a_visit_is_held_to_its_own_date_only() -> None:
    reading = _report(_HEAD + _body(c1=" (từ tháng 01/2014 đến ngày 10/11/2016)"))
    own = dataclasses.replace(
        reading, identity=dataclasses.replace(reading.identity, branch="VPDU")
    )

    finding = periods.check(_case(own, unit="VPDU"))["1"]

    assert (finding.status, finding.required_end) == (PeriodStatus.OK, None)
