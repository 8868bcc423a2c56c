from __future__ import annotations

import pytest

from dossier.document import Medium, Problem
from dossier.facts import PaperKind
from dossier.plan import Plan
from extractors.identity import identify
from tests.extractors.identity.pages import document

_BLANK_FORM = """BẢN TỰ KIỂM ĐIỂM
Năm 2016
Họ và tên: ………………………………… Giới tính: …………
Sinh ngày: …………………………………………
Chức vụ: ……………………………………………
Chi bộ: ……………………………………………
1. Về tư tưởng chính trị:
……………………………………………………………………
……………………………………………………………………
2. Về đạo đức, lối sống:
……………………………………………………………………"""
_FILLED_ON_A_FORM = """PHIẾU BỔ SUNG LÝ LỊCH ĐẢNG VIÊN
Năm 2016
Họ và tên: ....Nguyễn Văn Mẫu......... Sinh ngày: ...05/3/1975......
Quê quán: ......Xã Mẫu, huyện Thử..........
Chi bộ: .....Kinh tế - Tổng hợp............
Khen thưởng: ..........................
Kỷ luật: ..............................
Trình độ mới: .........................."""


def test_an_empty_form_is_no_submission(plan: Plan) -> None:
    _, problems = identify(document(_BLANK_FORM), plan)

    assert Problem.BLANK_FORM in problems


def test_a_form_filled_in_between_its_dots_is_one(plan: Plan) -> None:
    identity, problems = identify(document(_FILLED_ON_A_FORM), plan)

    assert identity.person == "Nguyễn Văn Mẫu"
    assert Problem.BLANK_FORM not in problems


def test_an_empty_score_sheet_is_blank(plan: Plan) -> None:
    dots = "\n".join("Tiêu chí: ……………………………………" for _ in range(8))

    _, problems = identify(document(f"BẢN TỰ CHẤM ĐIỂM\nchất lượng chi bộ\n{dots}"), plan)

    assert Problem.BLANK_FORM in problems


def test_guidance_left_in_place_is_noticed(plan: Plan) -> None:
    text = """BẢN TỰ KIỂM ĐIỂM
Họ và tên: Nguyễn Văn Mẫu
1. Tư tưởng chính trị: Trung thành với Chủ nghĩa Mác-Lê Nin, tư tưởng Hồ Chí Minh và đường lối
đổi mới của Đảng; chấp hành, tuyên truyền, vận động gia đình và nhân dân thực hiện đường lối
2. Kết quả học tập và làm theo tấm gương đạo đức Hồ Chí Minh; giữ gìn đạo đức lối sống, phát huy
(Nêu rõ ưu điểm, khuyết điểm, nguyên nhân)"""

    _, problems = identify(document(text), plan)

    assert Problem.INSTRUCTION_TEXT in problems


def test_ones_own_sentences_are_no_guidance(plan: Plan) -> None:
    text = """BẢN TỰ KIỂM ĐIỂM
Họ và tên: Nguyễn Văn Mẫu
1. Tư tưởng chính trị: Bản thân trung thành với chủ nghĩa Mác - Lênin; đã dự 04 đợt học tập.
(Ký, ghi rõ họ tên)"""

    _, problems = identify(document(text), plan)

    assert Problem.INSTRUCTION_TEXT not in problems


@pytest.mark.parametrize("title_year", ["2015", "2014"])
def test_a_paper_about_another_year_is_marked(title_year: str, plan: Plan) -> None:
    text = f"BẢN TỰ KIỂM ĐIỂM\nNăm {title_year}\nHọ và tên: Nguyễn Văn Mẫu"

    identity, problems = identify(document(text), plan)

    assert identity.year == int(title_year)
    assert Problem.WRONG_YEAR in problems


def test_the_notices_own_slip_is_not_held_against_a_branch(plan: Plan) -> None:
    # 01-TB/TKTr has "6 tháng cuối năm 2015" in its title (N1)
    text = """CHI BỘ KINH TẾ - TỔNG HỢP
Đồng Hới, ngày 10 tháng 11 năm 2016
BÁO CÁO
kết quả tự kiểm tra công tác Đảng 6 tháng cuối năm 2015
Chi bộ báo cáo."""

    _, problems = identify(document(text), plan)

    assert Problem.WRONG_YEAR not in problems


def test_a_form_filled_by_hand_needs_a_person_to_look(plan: Plan) -> None:
    scan = document(
        "PHIẾU NHẬN XÉT\nĐảng viên đang công tác giữ mối liên hệ với nơi cư trú\n"
        "Họ và tên: ~., Jf kk\n1. ;'[ ee",
        medium=Medium.SCAN,
        confidence=41.0,
    )

    identity, problems = identify(scan, plan)

    assert identity.kind is PaperKind.RESIDENCE_COMMENT
    assert Problem.HANDWRITTEN in problems
    assert Problem.BLANK_FORM not in problems


def test_a_scan_nobody_can_read_takes_its_files_name_as_a_hint_and_says_so(plan: Plan) -> None:
    scan = document(
        "~ ;; k", file="Ban tu kiem diem - Mau.pdf", medium=Medium.SCAN, confidence=12.0
    )

    identity, problems = identify(scan, plan)

    assert identity.kind is PaperKind.SELF_REVIEW
    assert Problem.HANDWRITTEN in problems


def test_a_legible_paper_of_no_known_kind_is_not_renamed_by_its_file(plan: Plan) -> None:
    letter = "Kính mong các đồng chí quan tâm giúp đỡ. " * 8

    identity, _ = identify(document(letter, file="Ban tu kiem diem.docx"), plan)

    assert identity.kind is PaperKind.UNKNOWN


@pytest.mark.parametrize(
    "line",
    [
        "(Chú ý: người khai không viết tắt, không tẩy xóa)",
        "Ghi chú khi khai: mỗi thay đổi ghi một dòng; bỏ đoạn chữ nghiêng này trước khi in",
        "(Mục này viết không quá 10 dòng, nêu việc cụ thể)",
    ],
)
def test_what_the_form_tells_who_fills_it_in_is_guidance(line: str, plan: Plan) -> None:
    text = f"PHIẾU BỔ SUNG HỒ SƠ ĐẢNG VIÊN NĂM 2016\n{line}\nHọ và tên: Lê Văn Mẫu\nChỗ ở: như cũ"

    assert Problem.INSTRUCTION_TEXT in identify(document(text), plan)[1]


@pytest.mark.parametrize(
    "line",
    [
        "Khen thưởng (nếu có): không",
        "(Tôi lưu ý thêm: năm nay có đổi số điện thoại)",
        "Chi bộ lưu ý đồng chí viết báo cáo ngắn gọn hơn, không viết tắt.",
        "Nơi ở hiện nay (ghi theo hộ khẩu): phường Bắc Lý",
    ],
)
def test_what_people_say_in_brackets_is_no_guidance(line: str, plan: Plan) -> None:
    head = "PHIẾU BỔ SUNG HỒ SƠ ĐẢNG VIÊN NĂM 2016\nHọ và tên: Lê Văn Mẫu"
    text = f"{head}\n{line}\n(Ký, ghi rõ họ tên)"

    assert Problem.INSTRUCTION_TEXT not in identify(document(text), plan)[1]
