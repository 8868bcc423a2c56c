from __future__ import annotations

import dataclasses
import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from dossier.findings import GapReport, MemberFinding, Reason, Verdict
from review import word
from tests.review import invented
from tests.review.reading import word_texts


@pytest.mark.parametrize("report", [invented.mixed(), invented.silent(), invented.complete()])
def test_the_same_report_gives_the_same_bytes(report: GapReport) -> None:
    assert word.gap_report(report, invented.PLAN) == word.gap_report(report, invented.PLAN)


def test_no_time_of_making_is_left_in_the_file() -> None:
    content = word.gap_report(invented.mixed(), invented.PLAN)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None
        core = package.read("docProps/core.xml").decode()
    assert core.count("2000-01-01T00:00:00Z") == 2


def test_the_page_is_a_party_document() -> None:
    document = docx.Document(io.BytesIO(word.gap_report(invented.mixed(), invented.PLAN)))
    page = document.sections[0]
    sizes = (page.page_width, page.page_height)
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    millimetres = [round((size or Mm(0)).mm) for size in (*sizes, *margins)]
    assert millimetres == [210, 297, 20, 20, 30, 15]
    assert document.styles["Normal"].font.name == "Times New Roman"
    texts = word_texts(word.gap_report(invented.mixed(), invented.PLAN))
    head = "\n".join(texts)
    for line in (
        "ĐẢNG ỦY VĂN PHÒNG UBND TỈNH",
        "ỦY BAN KIỂM TRA",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "DANH MỤC NỘI DUNG CÒN THIẾU",
        "Đề nghị Chi bộ Kinh tế - Tổng hợp bổ sung",
        "T/M ỦY BAN KIỂM TRA",
    ):
        assert line in head


def test_the_table_fits_between_the_margins_and_repeats_its_heading() -> None:
    document = docx.Document(io.BytesIO(word.gap_report(invented.mixed(), invented.PLAN)))
    table = next(table for table in document.tables if len(table.columns) == 6)
    page = document.sections[-1]
    assert (page.page_width or 0) > (page.page_height or 0)
    margins = (page.left_margin or 0) + (page.right_margin or 0)
    room = (page.page_width or 0) - margins
    assert sum(column.width for column in table.columns) <= room + Mm(1)
    assert table.rows[0]._tr.get_or_add_trPr().find(qn("w:tblHeader")) is not None
    heads = [cell.text for cell in table.rows[0].cells]
    assert heads == [
        "STT",
        "Nội dung còn thiếu, cần làm rõ",
        "Thông báo yêu cầu",
        "Đã báo cáo",
        "Nhận xét",
        "Đề nghị bổ sung",
    ]


def test_the_list_holds_what_is_missing_and_the_annex_what_is_not() -> None:
    document = docx.Document(io.BytesIO(word.gap_report(invented.mixed(), invented.PLAN)))
    gaps, annex = (table for table in document.tables if len(table.columns) in (3, 6))
    asked = "\n".join(cell.text for row in gaps.rows for cell in row.cells)
    settled = "\n".join(cell.text for row in annex.rows for cell in row.cells)
    for label in ("1c.", "1d.", "2a.", "2b.", "4d.", "Mốc 1.", "Hồ sơ 4."):
        assert label in asked
    assert "1a." not in asked
    assert "Thực hiện quy chế làm việc" in settled
    assert "là hạn chế cần xem" in settled
    assert "Phân tích chất lượng đảng viên" not in settled


def test_before_the_limit_the_day_of_the_notice_is_written_in() -> None:
    early = dataclasses.replace(
        invented.mixed(), as_of=invented.AS_OF.replace(month=11, day=13), dossier=None
    )
    texts = word_texts(word.gap_report(early, invented.PLAN))
    said = [text for text in texts if text.startswith("Thời hạn bổ sung")]
    assert said == ["Thời hạn bổ sung: trước ngày 14/11/2016 (hạn của thông báo)."]


def test_the_committees_remark_does_not_stand_in_the_branchs_column() -> None:
    document = docx.Document(io.BytesIO(word.gap_report(invented.silent(), invented.PLAN)))
    table = next(table for table in document.tables if len(table.columns) == 6)
    row = table.rows[2].cells
    assert [row[3].text, row[4].text] == ["Chưa có", "Chưa nhận được báo cáo."]


def test_no_word_of_programs_is_in_the_letter() -> None:
    for report in (invented.mixed(), invented.silent()):
        texts = "\n".join(word_texts(word.gap_report(report, invented.PLAN)))
        assert not [name for name in ("roster", "registry", "chi_uy", "SCORE_") if name in texts]


def test_a_paper_sent_of_another_person_is_said_to_be_so() -> None:
    mixed = invented.mixed()
    assert mixed.dossier is not None
    member = MemberFinding(
        name="Nguyễn Văn An", verdict=Verdict.MISSING, reason=Reason.WRONG_PERSON
    )
    item = dataclasses.replace(mixed.dossier.items[2], verdict=Verdict.PARTLY, members=(member,))
    report = dataclasses.replace(
        mixed, dossier=dataclasses.replace(mixed.dossier, items=(item,), findings=())
    )
    texts = "\n".join(word_texts(word.gap_report(report, invented.PLAN)))
    assert "Của ai: đ/c Nguyễn Văn An (bản đã gửi là của người khác)." in texts


def test_a_branch_without_gaps_is_thanked_and_asked_for_nothing() -> None:
    texts = "\n".join(word_texts(word.gap_report(invented.complete(), invented.PLAN)))
    assert "không có nội dung nào còn thiếu" in texts
    assert "DANH MỤC NỘI DUNG CÒN THIẾU" not in texts


def test_errors_inside_papers_are_asked_about_and_advice_is_not() -> None:
    texts = "\n".join(word_texts(word.gap_report(invented.mixed(), invented.PLAN)))
    assert "40+19+15+14+10=98≠95" in texts
    assert "Đề nghị nêu căn cứ xếp loại xuất sắc" not in texts


def test_a_character_that_xml_cannot_hold_does_not_break_the_file() -> None:
    odd = dataclasses.replace(invented.mixed().quarantine[0], file="a\x00\ud800.pdf")
    report = dataclasses.replace(invented.mixed(), quarantine=(odd,))
    texts = word_texts(word.gap_report(report, invented.PLAN))
    assert any("a��.pdf" in text for text in texts)
