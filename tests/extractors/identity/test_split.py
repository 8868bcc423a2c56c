from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.document import Document, Problem
from dossier.facts import PaperKind
from dossier.plan import Plan
from extractors.identity import identify, split
from tests.extractors.identity.pages import document, framed

_REPORT = framed(
    "BÁO CÁO / tự phân loại chi bộ năm 2016",
    "Chi bộ tự phân loại: Hoàn thành tốt nhiệm vụ.",
    "branch",
)
_SHEET = "BẢN TỰ CHẤM ĐIỂM\nchất lượng chi bộ năm 2016\n1. Nhiệm vụ chính trị: 40\nTổng cộng: 95"
_REVIEW = "BẢN TỰ KIỂM ĐIỂM\nNăm 2016\nHọ và tên: {}\n1. Tư tưởng: tốt.\nNGƯỜI TỰ KIỂM ĐIỂM\n{}"
_MINUTES = framed(
    "BIÊN BẢN / Hội nghị chi bộ kiểm điểm năm 2016", "Hôm nay, ngày 15/12/2016.", "branch"
)


def _kinds(parts: tuple[Document, ...], plan: Plan) -> list[PaperKind]:
    return [identify(part, plan)[0].kind for part in parts]


def test_three_notices_in_one_file_are_three_documents(plan: Plan) -> None:
    folder = files("checks.plans").joinpath("vpub-2016")
    texts = [
        folder.joinpath(name).read_text("utf-8")
        for name in ("53-TB-DU.txt", "01-TB-TKTr.txt", "57-KH-DUVP.txt")
    ]

    parts = split(document("\n".join(texts)))

    assert _kinds(parts, plan) == [PaperKind.NOTICE, PaperKind.NOTICE, PaperKind.PLAN]
    assert [identify(part, plan)[0].number for part in parts] == [
        "53-TB/ĐU",
        "01-TB/TKTr",
        "57-KH/ĐUVP",
    ]
    assert [part.part for part in parts] == [1, 2, 3]
    assert all(Problem.MULTI_DOCUMENT in part.problems for part in parts)


def test_each_notice_alone_is_one_document(plan: Plan) -> None:
    folder = files("checks.plans").joinpath("vpub-2016")

    for name in ("53-TB-DU.txt", "01-TB-TKTr.txt", "57-KH-DUVP.txt"):
        assert len(split(document(folder.joinpath(name).read_text("utf-8")))) == 1


def test_the_score_sheet_after_the_report_is_a_part_of_its_own(plan: Plan) -> None:
    parts = split(document(f"{_REPORT}\n{_SHEET}"))

    assert _kinds(parts, plan) == [PaperKind.CLASSIFICATION_REPORT, PaperKind.SCORE_SHEET]


def test_a_pile_of_reviews_is_one_document_for_each_member(plan: Plan) -> None:
    names = ["Nguyễn Văn Mẫu", "Trần Thị Thử", "Lê Văn Ví"]

    parts = split(document("\n".join(_REVIEW.format(name, name) for name in names)))

    assert [identify(part, plan)[0].person for part in parts] == names


def test_a_whole_dossier_in_one_file_comes_apart(plan: Plan) -> None:
    parts = split(
        document("\n".join([_REPORT, _SHEET, _MINUTES, _REVIEW.format("Lê Văn Ví", "Lê Văn Ví")]))
    )

    assert _kinds(parts, plan) == [
        PaperKind.CLASSIFICATION_REPORT,
        PaperKind.SCORE_SHEET,
        PaperKind.MINUTES,
        PaperKind.SELF_REVIEW,
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chi bộ đã gửi BÁO CÁO tự kiểm tra và BIÊN BẢN hội nghị về Đảng ủy.",
        "Thực hiện Kế hoạch số 57-KH/ĐUVP ngày 09/11/2016, chi bộ đã kiểm điểm.",
        "- Bản tự kiểm điểm của đảng viên;",
        "- BẢN TỰ KIỂM ĐIỂM: 9 bản",
        "I. BÁO CÁO KẾT QUẢ",
        "Biên bản hội nghị được ghi đầy đủ, lưu tại chi bộ.",
        "2. Phiếu bổ sung lý lịch đảng viên: 9 phiếu",
        "KẾ HOẠCH CÔNG TÁC NĂM 2017",
        "“Bản tự chấm điểm” kèm theo báo cáo này.",
    ],
)
def test_a_title_that_is_only_spoken_of_begins_nothing(sentence: str) -> None:
    text = framed(
        "BÁO CÁO / kết quả tự kiểm tra công tác Đảng",
        f"Chi bộ báo cáo.\n{sentence}\nChi bộ có 9 đảng viên.",
        "branch",
    )

    assert len(split(document(text))) == 1


@settings(max_examples=60, deadline=None)
@given(st.permutations([_REPORT, _SHEET, _MINUTES, _REVIEW.format("Lê Văn Ví", "Lê Văn Ví")]))
def test_no_block_is_lost_or_doubled_by_splitting(order: list[str]) -> None:
    whole = document("\n".join(order))

    parts = split(whole)

    assert tuple(block for part in parts for block in part.blocks) == whole.blocks
    assert [part.part for part in parts] == list(range(1, len(parts) + 1))


_PIECES = st.sampled_from(
    [
        *("BÁO CÁO", "BIÊN BẢN", "BẢN TỰ CHẤM ĐIỂM", "T/M CHI BỘ", "Nơi nhận:", "Số: 05-BC/CB"),
        *("ĐẢNG CỘNG SẢN VIỆT NAM", "Chi bộ báo cáo.", "Họ và tên: ……", "\x00\u200b"),
        "ngày   tháng 12 năm 2016",
    ]
)


@settings(max_examples=150, deadline=None)
@given(lines=st.lists(st.one_of(_PIECES, st.text(max_size=40)), max_size=30))
def test_any_text_can_be_split_and_identified(lines: list[str], plan: Plan) -> None:
    whole = document("\n".join(lines))

    parts = split(whole)

    assert tuple(block for part in parts for block in part.blocks) == whole.blocks
    assert all(identify(part, plan)[0].kind in PaperKind for part in parts)
