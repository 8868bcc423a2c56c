from __future__ import annotations

import dataclasses
import unicodedata
from pathlib import Path

import pytest

from dossier.document import Problem
from dossier.findings import Evidence, GapReport, Reason, Verdict
from review import columns, matrix, text
from tests.review import invented

GOLDEN = Path(__file__).parent / "golden"


def _report() -> str:
    return text.gap_report(
        invented.mixed(), invented.PLAN, invented.CHANGES, invented.MADE_AT, version=2
    )


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("KTTH.txt", _report()),
        ("HCTC.txt", text.gap_report(invented.silent(), invented.PLAN)),
        ("VPDU.txt", text.gap_report(invented.complete(), invented.PLAN)),
        ("bang-tong-hop.txt", matrix.matrix(invented.committee(), invented.PLAN, "ket-qua")),
    ],
)
def test_the_text_is_the_one_read_and_approved_by_eye(name: str, written: str) -> None:
    assert written == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("report", [invented.mixed(), invented.silent(), invented.complete()])
def test_no_line_is_wider_than_a_hundred_columns(report: GapReport) -> None:
    lines = text.gap_report(report, invented.PLAN, invented.CHANGES).splitlines()
    assert max(map(columns.width, lines)) <= 100


def test_the_summary_comes_before_everything_else() -> None:
    head = _report().split("\n\n")[0]
    assert "KTTH" in head
    assert "đúng hạn" in head
    assert "muộn 1 ngày" in head
    assert "Thiếu 7 · Một phần 6 · Chưa kết luận 3" in head


def test_what_is_missing_stands_before_what_is_met_and_questions_before_files() -> None:
    report = _report()
    order = ["CẦN BỔ SUNG", "CẦN SỬA", "KHÔNG THIẾU", "CÂU HỎI", "CÁC TỆP", "CÁCH HIỂU"]
    places = [report.index(title) for title in order]
    assert places == sorted(places)


def test_a_gap_says_the_notices_sentence_the_reports_sentence_and_what_to_do() -> None:
    report = " ".join(_report().split())
    assert "Thông báo : 53-TB/ĐU, Mục I.1: “phân tích chất lượng đảng viên”" in report
    assert "Các câu trích đều ở tệp BC moi (1).docx." in report
    assert "“Năm 2015, 100% công chức hoàn thành tốt nhiệm vụ.” (trang 1, đoạn 15)" in report
    assert "Đề nghị : Bổ sung kết quả phân tích chất lượng đảng viên" in report


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (13, "trước ngày 14/11/2016 (hạn của thông báo)."),
        (14, "…/…/…… (UBKT ghi; nên trước buổi kiểm tra 14:00 ngày 23/11/2016)."),
        (24, "…/…/…… (UBKT ghi)."),
    ],
)
def test_the_day_of_the_limit_itself_is_too_late(day: int, due: str) -> None:
    # 53-TB/ĐU, Mục III: "trước ngày 14/11/2016"
    report = dataclasses.replace(
        invented.mixed(), as_of=invented.AS_OF.replace(month=11, day=day), dossier=None
    )
    said = " ".join(text.gap_report(report, invented.PLAN).split())
    assert said.count(f"Thời hạn bổ sung: {due}") == 1


def test_two_limits_are_told_apart() -> None:
    report = dataclasses.replace(invented.mixed(), as_of=invented.AS_OF.replace(month=12, day=1))
    said = " ".join(text.gap_report(report, invented.PLAN).split())
    assert "báo cáo …/…/…… (UBKT ghi); hồ sơ trước ngày 25/12/2016 (hạn của thông báo)" in said


def test_a_quotation_names_its_file_where_several_files_are_quoted() -> None:
    report = _with_evidence(Evidence(file="BC lan 2.docx", quote="Đã nộp."), Verdict.PARTLY)
    said = text.gap_report(report, invented.PLAN)
    assert "(BC lan 2.docx)" in said
    assert "đều ở tệp" not in said


def test_a_passage_given_twice_is_quoted_once() -> None:
    twice = Evidence(file=invented.REPORT_FILE, quote="Đã nộp đủ đảng phí quý I.")
    said = text.gap_report(_with_evidence(twice, Verdict.PARTLY, times=2), invented.PLAN)
    assert said.count("Đã nộp đủ đảng phí quý I.") == 1


def test_a_report_that_never_came_is_asked_for_once() -> None:
    said = text.gap_report(invented.silent(), invented.PLAN)
    assert said.count("Chưa nhận được báo cáo.") == 1
    assert "Gửi báo cáo theo 4 nội dung tại Mục I" in said
    assert "mốc thời gian của nội dung" not in said
    assert "(18 yêu cầu)" in said


def test_a_report_that_could_not_be_read_is_asked_for_once() -> None:
    said = text.gap_report(_unread(), invented.PLAN)

    assert said.count("Đề nghị gửi bản đọc được của tệp “BC.pdf”.") == 1
    assert "có tệp chưa đọc được nên chưa kết luận về cả 4 nội dung" in " ".join(said.split())


def test_the_same_question_is_asked_once() -> None:
    mixed = invented.mixed()
    assert mixed.dossier is not None
    items = tuple(
        dataclasses.replace(item, verdict=Verdict.UNCLEAR, remedy="Đề nghị xem tệp “a.pdf”.")
        for item in mixed.dossier.items[:3]
    )
    report = dataclasses.replace(
        mixed, report=None, dossier=dataclasses.replace(mixed.dossier, items=items)
    )
    said = text.gap_report(report, invented.PLAN)
    assert "  - Hồ sơ 1, 2, 3: Đề nghị xem tệp “a.pdf”." in said


def test_a_quotation_used_twice_is_shown_once() -> None:
    report = invented.complete()
    assert report.report is not None
    said = Evidence(file=invented.REPORT_FILE, quote="Đã học nghị quyết đại hội các cấp.")
    first, *others = report.report.contents
    clauses = tuple(
        dataclasses.replace(clause, verdict=Verdict.PARTLY, evidence=(said,), message=clause.id)
        for clause in first.clauses[:2]
    )
    contents = (dataclasses.replace(first, clauses=clauses), *others)
    report = dataclasses.replace(
        report, report=dataclasses.replace(report.report, contents=contents)
    )
    lines = text.gap_report(report, invented.PLAN)
    assert lines.count("Đã học nghị quyết") == 1
    assert "như điểm 1." in lines


def test_a_stray_and_an_empty_registry_are_the_committees_own_tasks() -> None:
    mixed = invented.mixed()
    stray = dataclasses.replace(
        mixed.documents[0], file="TKD.txt", branch="HCTC", problems=(Problem.WRONG_BRANCH,)
    )
    report = dataclasses.replace(mixed, documents=(stray,), has_roster=False)
    said = " ".join(text.gap_report(report, invented.PLAN).split())
    assert "“TKD.txt” là của Chi bộ Hành chính - Tổ chức; có thể gửi nhầm" in said
    tasks = said[said.index("VIỆC CỦA UBKT") :]
    assert "roster.csv" in tasks
    assert "roster.csv" not in said[: said.index("VIỆC CỦA UBKT")]


def test_no_code_of_a_rule_is_shown() -> None:
    mixed = invented.mixed()
    assert mixed.dossier is not None
    said = _report()
    assert not [one.code for one in mixed.dossier.findings if one.code in said]


def test_a_report_nobody_could_read_is_not_blamed_for_stating_no_period() -> None:
    assert "Thiếu 0 · Một phần 0 · Chưa kết luận 18" in text.gap_report(_unread(), invented.PLAN)


def test_a_quotation_cannot_steer_the_terminal() -> None:
    evil = Evidence(file="\x1b]0;x\x07.docx", quote="\x1b[2Jxóa màn hình")
    said = text.gap_report(_with_evidence(evil, Verdict.PARTLY), invented.PLAN)
    assert "\x1b" not in said
    assert "�[2Jxóa màn hình" in said


def test_every_row_of_the_matrix_is_as_wide_as_its_head() -> None:
    lines = matrix.matrix(invented.committee(), invented.PLAN).splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("Báo cáo theo Mục I"))
    head, rule, *branches = lines[start : start + 5]
    assert {columns.width(line) for line in (head, rule, *branches)} == {len(rule)}
    bars = {line.index("|") for line in (head, *branches)}
    assert len(bars) == 1


def test_names_with_combining_accents_do_not_break_the_columns() -> None:
    decomposed = dataclasses.replace(
        invented.complete(), name=unicodedata.normalize("NFD", "Văn phòng Đảng ủy")
    )
    whole = dataclasses.replace(invented.committee(), branches=(decomposed, invented.mixed()))
    lines = matrix.matrix(whole, invented.PLAN).splitlines()
    rows = [line for line in lines if line.startswith(("Văn phòng Đảng ủy  ", "Chi bộ Kinh tế"))]
    assert len({line.index("|") for line in rows[:2]}) == 1


def _with_evidence(evidence: Evidence, verdict: Verdict, times: int = 1) -> GapReport:
    """A complete report, but for the first clause with this evidence."""
    report = invented.complete()
    assert report.report is not None
    first, *others = report.report.contents
    clause = dataclasses.replace(first.clauses[0], evidence=(evidence,) * times, verdict=verdict)
    contents = (dataclasses.replace(first, clauses=(clause, *first.clauses[1:])), *others)
    return dataclasses.replace(report, report=dataclasses.replace(report.report, contents=contents))


def _unread() -> GapReport:
    """A branch whose report came in a file that nobody could read."""
    silent = invented.silent()
    assert silent.report is not None
    contents = tuple(
        dataclasses.replace(
            content,
            clauses=tuple(
                dataclasses.replace(
                    clause,
                    verdict=Verdict.UNCLEAR,
                    reason=Reason.UNREADABLE,
                    message="Không đọc được.",
                    remedy="Đề nghị gửi bản đọc được của tệp “BC.pdf”.",
                )
                for clause in content.clauses
            ),
        )
        for content in silent.report.contents
    )
    return dataclasses.replace(silent, report=dataclasses.replace(silent.report, contents=contents))
