"""What is said beside an item's verdict where its papers contradict each other."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

from dossier.document import Span
from dossier.facts import PaperKind, Reading
from dossier.findings import Verdict
from dossier.papers import (
    ClassCount,
    ClassificationReport,
    Figure,
    MemberResult,
    Minutes,
    Paper,
    Rating,
    Vote,
)
from tests.checks.items.dossiers import THU, VI, case, full, judged, member, paper, without

_AT = Span(0, 0, 1)
_RATED = MemberResult(
    person=THU.name,
    span=_AT,
    rating=Rating(class_id="HTTNV", span=_AT),
    vote=Vote(in_favour=3, against=1, span=_AT),
)


def _with(kind: PaperKind, said: Paper, papers: list[Reading]) -> list[Reading]:
    return [
        dataclasses.replace(one, paper=said) if one.identity.kind is kind else one for one in papers
    ]


def _counted(number: int) -> tuple[ClassCount, ...]:
    return (ClassCount(class_id="HTTNV", count=number, span=_AT),)


def test_two_papers_that_count_a_class_differently_are_told() -> None:
    papers = _with(PaperKind.MINUTES, Minutes(tally=_counted(2)), full())
    papers = _with(
        PaperKind.CLASSIFICATION_REPORT, ClassificationReport(members=_counted(3)), papers
    )

    found = judged(case(papers))["8"]

    assert found.verdict is Verdict.MET
    assert "ghi 03, biên bản ghi 02" in found.message


def test_papers_that_count_alike_are_not_told() -> None:
    papers = _with(PaperKind.MINUTES, Minutes(results=(_RATED,)), full())
    papers = _with(
        PaperKind.CLASSIFICATION_REPORT, ClassificationReport(members=_counted(1)), papers
    )

    assert "thống nhất" not in judged(case(papers))["8"].message


def test_more_votes_than_ballots_are_told() -> None:
    minutes = Minutes(results=(_RATED,), ballots=Figure(value=Fraction(3), span=_AT))

    found = judged(case(_with(PaperKind.MINUTES, minutes, full())))["7"]

    assert found.verdict is Verdict.MET
    assert "3+1=4 > 3 phiếu" in found.message


def test_a_member_rated_without_a_review_is_told() -> None:
    papers = _with(PaperKind.MINUTES, Minutes(results=(_RATED,)), full())
    papers = without(papers, PaperKind.SELF_REVIEW, THU.name)

    found = member(judged(case(papers))["3"], THU.name)

    assert found.verdict is Verdict.MISSING
    assert "không kiểm điểm thì không được phân loại" in found.message


def test_a_paper_that_names_two_members_leaves_the_second_open() -> None:
    kind = PaperKind.RESIDENCE_COMMENT
    shared = paper(
        kind,
        VI.name,
        text=f"NHẬN XÉT ĐẢNG VIÊN NƠI CƯ TRÚ\n1. Đ/c {VI.name}: tốt.\n2. Đ/c {THU.name}: tốt.",
    )
    papers = [*without(without(full(), kind, THU.name), kind, VI.name), shared]

    found = judged(case(papers))["6"]

    assert member(found, VI.name).verdict is Verdict.MET
    assert member(found, THU.name).verdict is Verdict.UNCLEAR


def test_a_paper_of_unknown_kind_that_names_a_member_leaves_it_open() -> None:
    kind = PaperKind.PERSONAL_RECORD_UPDATE
    strange = paper(PaperKind.UNKNOWN, text=f"Tôi là {THU.name}\nNăm nay tôi có đổi chỗ ở.")
    papers = [*without(full(), kind, THU.name), strange]

    assert member(judged(case(papers))["4"], THU.name).verdict is Verdict.UNCLEAR
    assert member(judged(case(without(full(), kind, VI.name)))["4"], VI.name).verdict is (
        Verdict.MISSING
    )
