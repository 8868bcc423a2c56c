"""Verdicts that rest on what is around the report: deadline, files, pages, set-aside text."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from checks import coverage
from dossier.document import Aside, Block, Problem, SetAside, Unread
from dossier.facts import PaperKind, Reading
from dossier.findings import Reason, Verdict
from dossier.submission import Case
from tests.checks.coverage import corpus

ASKED = corpus.body("Kết quả phân loại tổ chức đảng có biểu kèm theo.")


def test_nothing_received_is_not_due_until_the_last_valid_day() -> None:
    findings = corpus.judged(corpus.case(as_of=dt.date(2016, 11, 13)))

    assert {finding.verdict for finding in findings.values()} == {Verdict.NOT_DUE}


def test_nothing_received_is_missing_from_the_next_day_on() -> None:
    findings = corpus.judged(corpus.case(as_of=dt.date(2016, 11, 14)))

    assert {(f.verdict, f.reason) for f in findings.values()} == {(Verdict.MISSING, Reason.ABSENT)}
    assert "Chưa nhận được báo cáo" in findings["1a"].message


def test_what_could_not_be_read_is_never_called_missing() -> None:
    unread = Unread(file="trang 3.jpg", sha256="0", reason="damaged", message="", remedy="")
    report = corpus.reading(corpus.document(corpus.body("Chi bộ họp hằng tháng.")))
    unit = corpus.plan().unit("KTTH")
    assert unit is not None
    one = Case(plan=corpus.plan(), unit=unit, readings=(report,), unread=(unread,),
               as_of=corpus.AS_OF)  # fmt: skip

    findings = corpus.judged(one)

    assert (findings["4c"].verdict, findings["4c"].reason) == (Verdict.UNCLEAR, Reason.UNREADABLE)
    assert Verdict.MISSING not in {finding.verdict for finding in findings.values()}


def test_an_unreadable_page_of_the_report_leaves_the_missing_open() -> None:
    text = corpus.body("Đảng phí thu đủ, nộp đúng kỳ.")
    report = corpus.reading(corpus.document(text, unreadable_pages=(2,)))

    findings = corpus.judged(corpus.case(report))

    assert findings["4c"].verdict is Verdict.MET
    assert findings["4a"].reason is Reason.UNREADABLE


@pytest.mark.parametrize("reason", [Aside.DELETED, Aside.HIDDEN])
def test_text_that_no_reader_of_the_page_sees_does_not_count(reason: Aside) -> None:
    gone = SetAside(text="Đảng phí thu đủ, nộp đúng kỳ về Đảng ủy.", reason=reason)
    text = corpus.body("Chi bộ họp hằng tháng.")
    report = corpus.reading(corpus.document(text, set_aside=(gone,)))

    finding = corpus.judged(corpus.case(report))["4c"]

    assert (finding.verdict, finding.reason) == (Verdict.MISSING, Reason.DELETED)


def test_a_table_the_report_points_to_counts_when_it_came_along() -> None:
    annex = corpus.reading(
        corpus.document("BIỂU TỔNG HỢP\nKết quả phân loại tổ chức đảng năm 2014: TSVM"),
        PaperKind.OTHER,
    )
    report = corpus.reading(corpus.document(ASKED))

    alone = corpus.judged(corpus.case(report))["1c"]
    together = corpus.judged(corpus.case(report, annex))["1c"]

    assert (alone.verdict, alone.reason) == (Verdict.PARTLY, Reason.INCOMPLETE)
    assert together.verdict is Verdict.MET


def test_a_replaced_version_of_the_report_is_not_read() -> None:
    old = corpus.reading(corpus.document(corpus.body("Đảng phí thu đủ, nộp đúng kỳ.")))
    replaced = Reading(document=old.document, identity=old.identity, sections=old.sections,
                       sentences=old.sentences, problems=(Problem.SUPERSEDED,))  # fmt: skip

    assert corpus.judged(corpus.case(replaced))["4c"].reason is Reason.ABSENT


def test_adding_another_file_never_turns_met_into_missing() -> None:
    report = corpus.reading(corpus.document(corpus.whole_reports()["day_du"]["text"]))
    other = corpus.reading(corpus.document("BIÊN BẢN\nHọp chi bộ tháng 11."), PaperKind.MINUTES)

    before = corpus.judged(corpus.case(report, branch="HCTC"))
    after = corpus.judged(corpus.case(report, other, branch="HCTC"))

    assert before == after


def test_evidence_is_the_reports_own_words_with_their_place() -> None:
    text = corpus.whole_reports()["day_du"]["text"]
    document = corpus.document(text)
    findings = corpus.judged(corpus.case(corpus.reading(document), branch="HCTC"))

    for finding in findings.values():
        assert 1 <= len(finding.evidence) <= 3
        for one in finding.evidence:
            assert one.block is not None
            assert one.quote in document.blocks[one.block - 1].text


def test_every_finding_quotes_the_notice_and_every_gap_says_what_to_add() -> None:
    for report in corpus.whole_reports().values():
        for finding in corpus.report(report["text"], report["branch"]).values():
            assert finding.basis.startswith("53-TB/ĐU, Mục I")
            assert finding.message.endswith(".")
            assert bool(finding.remedy) == finding.verdict.is_gap


def test_the_most_concrete_sentence_is_quoted_first() -> None:
    finding = corpus.report(
        corpus.body(
            "Chi bộ thực hiện tốt việc thu, nộp đảng phí.\n"
            "Năm 2016 thu 3.240.000 đồng đảng phí, nộp Đảng ủy 2.268.000 đồng."
        )
    )["4c"]

    assert "3.240.000" in finding.evidence[0].quote


def test_a_bare_assertion_is_met_but_thin() -> None:
    findings = corpus.report(
        corpus.body(
            "Chi bộ luôn thực hiện tốt quy chế làm việc.\nTài liệu của Đảng lưu giữ đầy đủ."
        )
    )

    assert findings["1b"].verdict is Verdict.MET
    assert findings["1b"].thin
    assert findings["4a"].thin


def test_the_explanation_names_what_won_and_why_the_others_lost() -> None:
    text = corpus.body("Đảng phí thu đủ, nộp đúng kỳ.\nThời gian tới thu, nộp đảng phí tốt hơn.")
    one = corpus.case(corpus.reading(corpus.document(text)))

    steps = coverage.explain(one, "4c")

    assert [candidate.gives for candidate in steps] == ["met", "future_plan"]
    assert all(candidate.steps for candidate in steps)


def test_an_unknown_clause_cannot_be_explained() -> None:
    with pytest.raises(KeyError):
        coverage.explain(corpus.case(), "9z")


def test_a_picture_that_could_not_be_read_may_be_the_report() -> None:
    picture = corpus.document("ảnh", unreadable_pages=(1,), problems=(Problem.HANDWRITTEN,))
    paper = corpus.reading(picture, PaperKind.UNKNOWN)

    findings = corpus.judged(corpus.case(paper))

    assert {(f.verdict, f.reason) for f in findings.values()} == {
        (Verdict.UNCLEAR, Reason.UNREADABLE)
    }


def test_an_unread_file_named_as_another_paper_does_not_excuse_the_report() -> None:
    unread = Unread(file="ke khai tai san.pdf", sha256="0", reason="damaged", message="", remedy="")
    findings = corpus.judged(dataclasses.replace(corpus.case(), unread=(unread,)))

    assert {f.verdict for f in findings.values()} == {Verdict.MISSING}


@pytest.mark.parametrize(
    ("confidence", "verdict"), [(60.0, Verdict.UNCLEAR), (90.0, Verdict.MISSING)]
)
def test_a_smudged_paragraph_leaves_what_is_not_found_open(
    confidence: float, verdict: Verdict
) -> None:
    scan = corpus.document(corpus.body("Chi bộ họp hằng tháng."), scanned=True)
    smudged = Block(text="Ph'ân l0ạl ch1 bộ nãm 2014 v~à nẵm 2015.", confidence=confidence)
    scan = dataclasses.replace(scan, blocks=(*scan.blocks[:-1], smudged, scan.blocks[-1]))

    findings = corpus.judged(corpus.case(corpus.reading(scan)))

    assert findings["4a"].verdict is verdict
