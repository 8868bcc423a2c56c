from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import items
from dossier.document import Medium, Problem, Span, Unread
from dossier.facts import PaperKind, Reading
from dossier.findings import ItemFinding, MemberFinding, Reason, Verdict
from dossier.papers import ClassificationReport, Minutes, ScoreRow, ScoreSheet, SelfReview
from dossier.roster import Member, Roster
from tests.checks.items.dossiers import (
    AFTER,
    BEFORE,
    LOCKED,
    MAU,
    PLAN,
    ROSTER,
    THU,
    VI,
    WHOLE,
    case,
    full,
    judged,
    member,
    paper,
    without,
)

ITEM = {
    PaperKind.ACTIVITY_REPORT: "1",
    PaperKind.COLLECTIVE_REVIEW: "2",
    PaperKind.SELF_REVIEW: "3",
    PaperKind.PERSONAL_RECORD_UPDATE: "4",
    PaperKind.ASSET_DECLARATION: "5",
    PaperKind.RESIDENCE_COMMENT: "6",
    PaperKind.MINUTES: "7",
    PaperKind.CLASSIFICATION_REPORT: "8",
    PaperKind.SCORE_SHEET: "8",
}


def _is(finding: ItemFinding | MemberFinding, verdict: Verdict, reason: Reason | None) -> bool:
    return (finding.verdict, finding.reason) == (verdict, reason)


# ------------------------------------------------------------------------- the dossier as a whole


def test_a_full_dossier_lacks_nothing_and_says_on_which_sentence_that_rests() -> None:
    found = judged(case(full()))

    assert list(found) == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert {one.verdict for one in found.values()} == {Verdict.MET}
    assert all(one.remedy is None for one in found.values())
    assert found["3"].basis == (
        "57-KH/ĐUVP, Mục III.3: “Bản tự kiểm điểm của Đảng viên (có ý kiến và xếp loại chất lượng"
        " đảng viên của chi bộ)”"
    )


def test_an_empty_dossier_lacks_everything_once_it_is_due() -> None:
    found = judged(case([]))

    assert {one.verdict for one in found.values()} == {Verdict.MISSING}
    assert {one.reason for one in found.values()} == {Reason.ABSENT}
    assert all(one.remedy for one in found.values())


def test_nothing_is_missing_before_the_last_day_is_over() -> None:
    found = judged(case([], as_of=BEFORE))

    assert {one.verdict for one in found.values()} == {Verdict.NOT_DUE}
    assert "24/12/2016" in (found["1"].remedy or "")


def test_a_file_that_could_not_be_read_makes_nothing_due_earlier() -> None:
    unread = Unread(file="scan.pdf", sha256="0", reason="damaged", message="", remedy="")
    early, late = (
        judged(dataclasses.replace(case([], as_of=day), unread=(unread,)))
        for day in (BEFORE, AFTER)
    )

    assert {one.verdict for one in early.values()} == {Verdict.NOT_DUE}
    assert {one.verdict for one in late.values()} == {Verdict.UNCLEAR}


def test_of_an_office_that_owes_no_dossier_none_is_asked() -> None:
    office = PLAN.unit("VPDU")
    assert office is not None

    assert items.check(dataclasses.replace(case([]), unit=office)) == ()


@pytest.mark.parametrize("kind", list(ITEM))
def test_a_paper_left_out_is_missed_in_its_item_and_nowhere_else(kind: PaperKind) -> None:
    found = judged(case(without(full(), kind)))

    gaps = {id_ for id_, one in found.items() if one.verdict.is_gap}
    assert gaps == {ITEM[kind]}


# ------------------------------------------------------------------------- items of the branch


@pytest.mark.parametrize("kind", [PaperKind.CLASSIFICATION_REPORT, PaperKind.SCORE_SHEET])
def test_item_8_is_two_papers_and_one_of_them_is_only_a_part(kind: PaperKind) -> None:
    finding = judged(case(without(full(), kind)))["8"]

    assert _is(finding, Verdict.PARTLY, Reason.INCOMPLETE)
    assert "Đề nghị chi bộ gửi bổ sung" in (finding.remedy or "")


def test_a_score_sheet_inside_the_report_is_a_score_sheet() -> None:
    row = ScoreRow(label="a", part="a", maximum=None, points=None, span=Span(0, 0, 1))
    report = dataclasses.replace(
        paper(PaperKind.CLASSIFICATION_REPORT),
        paper=ClassificationReport(sheet=ScoreSheet(rows=(row,))),
    )
    papers = [
        *without(without(full(), PaperKind.SCORE_SHEET), PaperKind.CLASSIFICATION_REPORT),
        report,
    ]

    assert judged(case(papers))["8"].verdict is Verdict.MET


def test_the_chi_uys_review_is_not_asked_where_there_is_no_chi_uy() -> None:
    finding = judged(case(without(full(), PaperKind.COLLECTIVE_REVIEW), chi_uy=False))["2"]

    assert _is(finding, Verdict.NOT_APPLICABLE, Reason.NOT_REQUIRED)


def test_where_no_registry_says_whether_there_is_a_chi_uy_the_question_is_asked() -> None:
    finding = judged(case(without(full(), PaperKind.COLLECTIVE_REVIEW), chi_uy=None))["2"]

    assert _is(finding, Verdict.UNCLEAR, Reason.UNKNOWN_REGISTRY)
    assert "có chi ủy hay không" in (finding.remedy or "")


def test_a_collective_review_that_is_there_answers_the_question() -> None:
    assert judged(case(full(), chi_uy=None))["2"].verdict is Verdict.MET


@pytest.mark.parametrize(
    ("problem", "reason"),
    [
        (Problem.WRONG_YEAR, Reason.WRONG_YEAR),
        (Problem.BLANK_FORM, Reason.BLANK_FORM),
        (Problem.WRONG_BRANCH, Reason.OTHER_BRANCH),
    ],
)
def test_a_branch_paper_that_cannot_count_is_named_with_its_fault(
    problem: Problem, reason: Reason
) -> None:
    papers = [
        *without(full(), PaperKind.MINUTES),
        paper(PaperKind.MINUTES, file="bb.docx", problems=(problem,)),
    ]

    finding = judged(case(papers))["7"]

    assert _is(finding, Verdict.MISSING, reason)
    assert "“bb.docx”" in finding.message


def test_an_older_version_beside_the_valid_one_changes_nothing() -> None:
    papers = [*full(), paper(PaperKind.MINUTES, file="cu.docx", problems=(Problem.SUPERSEDED,))]

    finding = judged(case(papers))["7"]

    assert finding.verdict is Verdict.MET
    assert "cu.docx" not in finding.files


# ------------------------------------------------------------------------- members


def test_the_member_who_owes_a_paper_is_named() -> None:
    finding = judged(case(without(full(), PaperKind.PERSONAL_RECORD_UPDATE, THU.name)))["4"]

    assert _is(finding, Verdict.PARTLY, Reason.INCOMPLETE)
    assert _is(member(finding, THU.name), Verdict.MISSING, Reason.ABSENT)
    assert member(finding, MAU.name).verdict is Verdict.MET
    assert "2/3 đảng viên" in finding.message
    assert THU.name in (finding.remedy or "")
    assert MAU.name not in (finding.remedy or "")


def test_only_those_who_declare_assets_are_asked_for_it() -> None:
    finding = judged(case(full()))["5"]

    assert [one.name for one in finding.members] == [MAU.name]


def test_where_nobody_declares_assets_the_item_does_not_apply() -> None:
    roll = Roster(members=(THU, VI))

    finding = judged(case(without(full(), PaperKind.ASSET_DECLARATION), roster=roll))["5"]

    assert _is(finding, Verdict.NOT_APPLICABLE, Reason.NOT_REQUIRED)


def test_a_roster_silent_on_declarants_leaves_the_item_open() -> None:
    roll = Roster(members=(THU, VI), knows_declarants=False)

    finding = judged(case(without(full(), PaperKind.ASSET_DECLARATION), roster=roll))["5"]

    assert _is(finding, Verdict.UNCLEAR, Reason.UNKNOWN_REGISTRY)
    assert "thuộc diện kê khai" in (finding.remedy or "")


@pytest.mark.parametrize(
    ("review", "words"),
    [
        (dataclasses.replace(WHOLE, opinion=None), "ý kiến"),
        (dataclasses.replace(WHOLE, rating=None), "xếp loại"),
        (SelfReview(), "ý kiến và xếp loại"),
    ],
)
def test_a_self_review_without_the_branchs_words_is_incomplete(
    review: SelfReview, words: str
) -> None:
    papers = [
        *without(full(), PaperKind.SELF_REVIEW, VI.name),
        paper(PaperKind.SELF_REVIEW, VI.name, review=review),
    ]

    finding = judged(case(papers))["3"]

    assert _is(member(finding, VI.name), Verdict.PARTLY, Reason.DEFECTIVE)
    assert words in member(finding, VI.name).message
    assert finding.verdict is Verdict.PARTLY


def test_a_form_with_its_guidance_left_in_place_is_not_finished() -> None:
    papers = [
        *without(full(), PaperKind.SELF_REVIEW, VI.name),
        paper(PaperKind.SELF_REVIEW, VI.name, problems=(Problem.INSTRUCTION_TEXT,)),
    ]

    finding = judged(case(papers))["3"]

    assert _is(member(finding, VI.name), Verdict.PARTLY, Reason.DEFECTIVE)
    assert "hoàn chỉnh và gửi lại" in (finding.remedy or "")


def test_a_member_admitted_less_than_six_months_ago_is_reviewed_but_not_rated() -> None:
    new = dataclasses.replace(VI, official=False, admitted=dt.date(2016, 7, 1))
    roll = Roster(members=(MAU, THU, new))
    papers = [
        *without(full(), PaperKind.SELF_REVIEW, VI.name),
        paper(PaperKind.SELF_REVIEW, VI.name, review=dataclasses.replace(WHOLE, rating=None)),
    ]

    finding = judged(case(papers, roster=roll))["3"]

    assert member(finding, VI.name).verdict is Verdict.MET
    assert judged(case(without(papers, PaperKind.SELF_REVIEW, VI.name), roster=roll))[
        "3"
    ].verdict is (Verdict.PARTLY)


def test_six_months_count_to_the_day_of_the_meeting() -> None:
    papers = [
        *without(full(), PaperKind.SELF_REVIEW, VI.name),
        paper(PaperKind.SELF_REVIEW, VI.name, review=dataclasses.replace(WHOLE, rating=None)),
        paper(PaperKind.MINUTES, file="bb.docx", date=dt.date(2016, 12, 15)),
    ]
    for admitted, verdict in (
        (dt.date(2016, 6, 15), Verdict.PARTLY),
        (dt.date(2016, 6, 16), Verdict.MET),
    ):
        new = dataclasses.replace(VI, admitted=admitted)
        finding = judged(case(papers, roster=Roster(members=(MAU, THU, new))))["3"]

        assert member(finding, VI.name).verdict is verdict


def test_an_exempt_members_self_review_is_optional() -> None:
    roll = Roster(members=(MAU, THU, dataclasses.replace(VI, exempt=True)))

    finding = judged(case(without(full(), PaperKind.SELF_REVIEW, VI.name), roster=roll))["3"]

    assert _is(member(finding, VI.name), Verdict.NOT_APPLICABLE, Reason.NOT_REQUIRED)
    assert finding.verdict is Verdict.MET
    assert "2/2 đảng viên" in finding.message


@pytest.mark.parametrize(
    ("problem", "reason"),
    [
        (Problem.WRONG_YEAR, Reason.WRONG_YEAR),
        (Problem.BLANK_FORM, Reason.BLANK_FORM),
        (Problem.WRONG_BRANCH, Reason.OTHER_BRANCH),
    ],
)
def test_a_members_paper_that_cannot_count_is_missing_with_its_reason(
    problem: Problem, reason: Reason
) -> None:
    papers = [
        *without(full(), PaperKind.RESIDENCE_COMMENT, VI.name),
        paper(PaperKind.RESIDENCE_COMMENT, VI.name, file="nx.docx", problems=(problem,)),
    ]

    finding = judged(case(papers))["6"]

    assert _is(member(finding, VI.name), Verdict.MISSING, reason)
    assert member(finding, VI.name).file == "nx.docx"


def test_a_file_named_after_a_member_with_somebody_elses_paper_in_it_is_the_wrong_person() -> None:
    papers = [
        *without(full(), PaperKind.SELF_REVIEW, VI.name),
        paper(PaperKind.SELF_REVIEW, "Phạm Thị Khác", file="Tu kiem diem - Le Van Vi.docx"),
    ]

    finding = judged(case(papers))["3"]

    assert _is(member(finding, VI.name), Verdict.MISSING, Reason.WRONG_PERSON)
    assert "Phạm Thị Khác" in finding.message


def test_a_short_name_inside_a_longer_one_is_nobodys_file() -> None:
    an = Member(name="Lê An")
    papers = [paper(PaperKind.SELF_REVIEW, "Lê Anh Thử", file="TKD Le Anh Thu.docx")]

    finding = judged(case(papers, roster=Roster(members=(an,))))["3"]

    assert member(finding, an.name).reason is Reason.ABSENT


def test_papers_of_people_who_are_not_on_the_roster_are_named() -> None:
    finding = judged(case([*full(), paper(PaperKind.SELF_REVIEW, "Phạm Thị Khác")]))["3"]

    assert finding.verdict is Verdict.MET
    assert "không có trong danh sách đảng viên: Phạm Thị Khác" in finding.message


# ------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    "written",
    ["LÊ VĂN VÍ", "le van vi", "Đ/c Lê Văn Ví", "Đồng chí Lê Văn Vì", "Ví Lê Văn", "Lê  Văn  Ví"],
)
def test_a_name_is_known_however_it_is_written(written: str) -> None:
    papers = [
        *without(full(), PaperKind.SELF_REVIEW, VI.name),
        paper(PaperKind.SELF_REVIEW, written),
    ]

    assert judged(case(papers))["3"].verdict is Verdict.MET


def test_on_a_scan_one_letter_may_be_misread_in_word_it_may_not() -> None:
    for medium, verdict in ((Medium.SCAN, Verdict.MET), (Medium.DOCX, Verdict.PARTLY)):
        papers = [
            *without(full(), PaperKind.SELF_REVIEW, THU.name),
            paper(PaperKind.SELF_REVIEW, "Trần Thí Thứ".replace("T", "I", 1), medium=medium),
        ]

        assert judged(case(papers))["3"].verdict is verdict


def test_names_that_differ_by_accents_are_two_people_when_both_are_on_the_roster() -> None:
    tuan, toan = Member(name="Nguyễn Văn Tuấn"), Member(name="Nguyễn Văn Tuân")
    finding = judged(
        case([paper(PaperKind.SELF_REVIEW, "Nguyễn Văn Tuân")], roster=Roster(members=(tuan, toan)))
    )["3"]

    assert member(finding, "Nguyễn Văn Tuân").verdict is Verdict.MET
    assert member(finding, "Nguyễn Văn Tuấn").verdict is Verdict.MISSING


def test_namesakes_are_told_apart_by_the_day_of_birth_which_is_never_shown() -> None:
    born = [dt.date(1970, 1, 2), dt.date(1985, 3, 4)]
    roll = Roster(members=tuple(Member(name="Lê Văn Ví", birth=day) for day in born))

    finding = judged(case([paper(PaperKind.SELF_REVIEW, "Lê Văn Ví", birth=born[1])], roster=roll))[
        "3"
    ]

    assert [one.verdict for one in finding.members] == [Verdict.MISSING, Verdict.MET]
    assert "1985" not in repr(finding)


def test_one_paper_for_two_namesakes_leaves_open_whose_it_is() -> None:
    roll = Roster(members=(Member(name="Lê Văn Ví", party_post="Bí thư"), Member(name="Lê Văn Ví")))

    one = judged(case([paper(PaperKind.SELF_REVIEW, VI.name)], roster=roll))["3"]
    two = judged(
        case(
            [
                paper(PaperKind.SELF_REVIEW, VI.name),
                paper(
                    PaperKind.SELF_REVIEW, VI.name, file="2.docx", problems=(Problem.SUPERSEDED,)
                ),
            ],
            roster=roll,
        )
    )["3"]

    assert [each.reason for each in one.members] == [Reason.CONFLICT, Reason.CONFLICT]
    assert two.verdict is Verdict.MET


def test_another_day_of_birth_than_the_rosters_is_a_question() -> None:
    roll = Roster(members=(dataclasses.replace(VI, birth=dt.date(1970, 1, 2)),))

    finding = judged(
        case([paper(PaperKind.SELF_REVIEW, VI.name, birth=dt.date(1985, 3, 4))], roster=roll)
    )["3"]

    assert _is(member(finding, VI.name), Verdict.UNCLEAR, Reason.CONFLICT)


# ------------------------------------------------------------------------- what could not be read


def test_what_an_unread_file_may_hold_is_not_called_missing() -> None:
    found = judged(case([], unread=(LOCKED,)))

    assert {one.verdict for one in found.values()} == {Verdict.UNCLEAR}
    assert {one.reason for one in found.values()} == {Reason.UNREADABLE}
    assert all("“scan3.pdf”" in one.message for one in found.values())


def test_a_locked_file_excuses_only_what_its_name_says_it_is() -> None:
    locked = dataclasses.replace(LOCKED, file="Kê khai TS - Mau.pdf")

    found = judged(case([], unread=(locked,)))

    assert _is(found["5"], Verdict.UNCLEAR, Reason.UNREADABLE)
    assert _is(found["4"], Verdict.MISSING, Reason.ABSENT)


@pytest.mark.parametrize(("bad_page", "verdict"), [(2, Verdict.PARTLY), (4, Verdict.UNCLEAR)])
def test_a_bad_page_inside_a_paper_is_that_papers_own_a_bad_end_may_be_anything(
    bad_page: int, verdict: Verdict
) -> None:
    scan = paper(PaperKind.MINUTES, medium=Medium.SCAN, unreadable_pages=(bad_page,))
    blocks = tuple(dataclasses.replace(scan.document.blocks[0], page=page) for page in (1, 3))
    scan = dataclasses.replace(scan, document=dataclasses.replace(scan.document, blocks=blocks))
    papers = [
        *without(without(full(), PaperKind.MINUTES), PaperKind.RESIDENCE_COMMENT, VI.name),
        scan,
    ]

    assert judged(case(papers))["6"].verdict is verdict


def test_a_page_that_could_not_be_read_counts_as_unread() -> None:
    papers = [
        *without(full(), PaperKind.ACTIVITY_REPORT),
        *without(full(), PaperKind.SELF_REVIEW, MAU.name),
        paper(PaperKind.OTHER, file="scan.pdf", unreadable_pages=(3,)),
    ]

    found = judged(case(without(papers, PaperKind.ACTIVITY_REPORT)))

    assert _is(found["1"], Verdict.UNCLEAR, Reason.UNREADABLE)


def test_a_form_filled_in_by_hand_is_there_and_needs_a_person_to_look() -> None:
    papers = [
        *without(full(), PaperKind.RESIDENCE_COMMENT, VI.name),
        paper(PaperKind.RESIDENCE_COMMENT, VI.name, problems=(Problem.HANDWRITTEN,)),
    ]

    finding = judged(case(papers))["6"]

    assert _is(member(finding, VI.name), Verdict.UNCLEAR, Reason.UNREADABLE)
    assert "chưa đọc được – cần người xem" in finding.message
    assert finding.verdict is Verdict.UNCLEAR


def test_a_form_whose_name_is_illegible_may_be_that_of_anyone_who_has_none() -> None:
    papers = [
        *without(full(), PaperKind.RESIDENCE_COMMENT, VI.name),
        paper(
            PaperKind.RESIDENCE_COMMENT, None, problems=(Problem.HANDWRITTEN,), medium=Medium.SCAN
        ),
    ]

    finding = judged(case(papers))["6"]

    assert _is(member(finding, VI.name), Verdict.UNCLEAR, Reason.UNREADABLE)
    assert member(finding, MAU.name).verdict is Verdict.MET


# ------------------------------------------------------------------------- without a roster


def test_without_a_roster_the_members_are_those_the_papers_name() -> None:
    papers = without(full(), PaperKind.PERSONAL_RECORD_UPDATE, VI.name)

    found = judged(case(papers, roster=None))

    assert {one.name for one in found["4"].members} == {MAU.name, THU.name, VI.name}
    assert member(found["4"], VI.name).verdict is Verdict.MISSING
    assert "Chưa có danh sách đảng viên" in found["4"].message
    assert _is(found["3"], Verdict.UNCLEAR, Reason.UNKNOWN_REGISTRY)
    assert "danh sách đảng viên" in (found["3"].remedy or "")


def test_as_many_names_as_the_minutes_count_are_the_whole_branch() -> None:
    for counted, verdict in ((3, Verdict.MET), (4, Verdict.UNCLEAR)):
        minutes = dataclasses.replace(
            paper(PaperKind.MINUTES, file="bb.docx"), paper=Minutes(members=counted)
        )
        papers = [*without(full(), PaperKind.MINUTES), minutes]

        finding = judged(case(papers, roster=None))["3"]

        assert finding.verdict is verdict
        assert f"biên bản ghi {counted} đảng viên" in finding.message


def test_another_branchs_papers_make_nobody_a_member() -> None:
    papers = [
        *full(),
        paper(
            PaperKind.SELF_REVIEW, "Phạm Thị Khác", branch="HCTC", problems=(Problem.WRONG_BRANCH,)
        ),
    ]

    found = judged(case(papers, roster=None))

    assert "Phạm Thị Khác" not in {one.name for one in found["3"].members}


# ------------------------------------------------------------------------- properties


@given(st.sets(st.integers(0, len(full()) - 1)), st.sets(st.integers(0, len(full()) - 1)))
def test_more_papers_never_make_an_item_worse(some: set[int], more: set[int]) -> None:
    order = [Verdict.MISSING, Verdict.PARTLY, Verdict.MET]
    papers = full()

    fewer = judged(case([papers[at] for at in sorted(some)]))
    all_ = judged(case([papers[at] for at in sorted(some | more)]))

    assert all(order.index(fewer[id_].verdict) <= order.index(all_[id_].verdict) for id_ in fewer)


@given(st.sets(st.integers(0, len(full()) - 1)))
def test_with_an_unread_file_nothing_is_ever_missing(some: set[int]) -> None:
    papers = full()

    found = judged(case([papers[at] for at in sorted(some)], unread=(LOCKED,)))

    assert all(one.verdict is not Verdict.MISSING for one in found.values())
    assert all(
        each.verdict is not Verdict.MISSING for one in found.values() for each in one.members
    )


@given(st.permutations(full()))
def test_the_order_of_the_papers_does_not_matter(papers: list[Reading]) -> None:
    assert judged(case(papers)) == judged(case(full()))


def test_what_a_declaration_says_is_nowhere_in_the_findings() -> None:
    secret = "Nhà 3 tầng, 450.000.000 đồng"
    papers = [
        *without(full(), PaperKind.ASSET_DECLARATION),
        paper(PaperKind.ASSET_DECLARATION, MAU.name, text=secret),
    ]

    assert "450.000.000" not in repr(judged(case(papers)))
    assert ROSTER.members
