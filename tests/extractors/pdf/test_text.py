"""A born-digital PDF is read as its reader reads it."""

from __future__ import annotations

from fpdf import FPDF

from dossier.document import Aside, BlockKind, Document, Medium, Problem
from extractors import pdf
from tests.extractors.pdf import papers


def _read(data: bytes) -> Document:
    return pdf.read(data, file="bc.pdf", sha256="0" * 64)


def _texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_wrapped_lines_are_one_paragraph_word_for_word() -> None:
    document = _read(papers.printed(papers.paragraphs))
    assert _texts(document) == list(papers.BODY)
    assert document.medium is Medium.PDF
    assert (document.pages, document.unreadable_pages, document.problems) == (1, (), ())
    assert document.blocks[1].source == "page 1 line 4"


def test_a_letterhead_is_read_column_by_column() -> None:
    document = _read(papers.printed(papers.letterhead))
    assert _texts(document) == [
        "ĐẢNG BỘ VĂN PHÒNG UBND",
        "CHI BỘ QUẢN TRỊ - TÀI VỤ",
        "*",
        "Số: 05-BC/CB",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Quảng Bình, ngày 10 tháng 11 năm 2016",
        "BÁO CÁO",
        "Kết quả thực hiện các nội dung kiểm tra công tác Đảng",
    ]
    title = document.blocks[6]
    assert (title.bold, title.centered) == (True, True)
    assert document.blocks[3].bold is False


def test_a_signature_keeps_post_and_name_together() -> None:
    texts = _texts(_read(papers.printed(papers.signature)))
    assert texts[-3:] == ["T/M CHI BỘ", "BÍ THƯ", "Trần Văn Thử"]
    assert texts[:3] == ["Nơi nhận:", "- UBKT Đảng ủy;", "- Lưu CB."]


def test_a_label_set_off_by_a_tab_makes_no_column() -> None:
    def numbered(page: FPDF) -> None:
        for number, text in enumerate(("Ưu điểm của chi bộ", "Khuyết điểm của chi bộ"), 1):
            page.cell(25, 7, f"{number}.")
            page.cell(0, 7, text, new_x="LMARGIN", new_y="NEXT")

    assert _texts(_read(papers.printed(numbered))) == [
        "1. Ưu điểm của chi bộ",
        "2. Khuyết điểm của chi bộ",
    ]


def test_a_sentence_runs_over_the_page_and_page_numbers_are_put_aside() -> None:
    def long(page: FPDF) -> None:
        for number in (1, 2):
            if number == 2:
                page.add_page()
            page.set_xy(100, 8)
            page.cell(10, 6, str(number), align="C")
            page.set_xy(30, 250 if number == 1 else 20)
            half = papers.BODY[1].split(" nghiêm túc")
            page.multi_cell(0, 7, half[0] if number == 1 else "nghiêm túc" + half[1], align="J")

    document = _read(papers.printed(long))
    assert _texts(document) == [papers.BODY[1]]
    assert document.blocks[0].page == 1
    assert [(item.text, item.reason, item.page) for item in document.set_aside] == [
        ("1", Aside.HEADER, 1),
        ("2", Aside.HEADER, 2),
    ]


def test_a_running_title_is_put_aside_and_a_repeated_letterhead_is_not() -> None:
    def three(page: FPDF) -> None:
        for number in range(3):
            if number:
                page.add_page()
            page.set_y(9)
            page.cell(0, 5, f"Báo cáo kiểm tra - trang {number + 1}", align="C")
            page.set_y(20)
            papers.letterhead(page)
            papers.paragraphs(page)

    document = _read(papers.printed(three))
    assert len([item for item in document.set_aside if item.reason is Aside.HEADER]) == 3
    assert _texts(document).count("CHI BỘ QUẢN TRỊ - TÀI VỤ") == 3


def test_a_ruled_table_gives_its_cells_row_by_row() -> None:
    rows = (
        ("TT", "Họ và tên", "Mức tự phân loại"),
        ("1", "Trần Văn Thử", "Hoàn thành xuất sắc nhiệm vụ, được tập thể biểu quyết nhất trí cao"),
        ("2", "Lê Thị Mẫu", "Hoàn thành tốt nhiệm vụ"),
    )

    def with_table(page: FPDF) -> None:
        papers.paragraphs(page, papers.BODY[:1])
        papers.table(page, rows, (10, 45, 60))
        papers.paragraphs(page, papers.BODY[1:2])

    document = _read(papers.printed(with_table))
    assert [b.cells for b in document.blocks if b.kind is BlockKind.ROW] == list(rows)
    assert [(b.table, b.row) for b in document.blocks[1:4]] == [(1, 1), (1, 2), (1, 3)]
    assert document.blocks[2].text == " | ".join(rows[1])
    assert document.blocks[0].text == papers.BODY[0]
    assert document.blocks[4].text == papers.BODY[1]


def test_a_table_that_goes_on_over_the_page_keeps_its_number() -> None:
    rows = [(str(n), f"Đảng viên thứ {n}", "Hoàn thành tốt nhiệm vụ") for n in range(1, 61)]
    document = _read(papers.printed(lambda page: papers.table(page, rows, (10, 45, 60))))
    found = [b for b in document.blocks if b.kind is BlockKind.ROW]
    assert {b.table for b in found} == {1}
    assert {b.page for b in found} == {1, 2}
    assert [row for row in rows if row not in [b.cells for b in found]] == []


def test_merged_cells_hold_their_text_once() -> None:
    def merged(page: FPDF) -> None:
        with page.table(
            col_widths=(30, 30, 40), text_align="LEFT", first_row_as_headings=False
        ) as grid:
            first = grid.row()
            first.cell("Nội dung", rowspan=2)
            first.cell("Điểm", colspan=2)
            second = grid.row()
            second.cell("Tối đa")
            second.cell("Tự chấm")
            third = grid.row()
            for text in ("Công tác tư tưởng", "20", "19"):
                third.cell(text)

    document = _read(papers.printed(merged))
    assert [b.cells for b in document.blocks] == [
        ("Nội dung", "Điểm", ""),
        ("", "Tối đa", "Tự chấm"),
        ("Công tác tư tưởng", "20", "19"),
    ]


def test_an_underlined_word_and_a_frame_are_no_table() -> None:
    def framed(page: FPDF) -> None:
        page.rect(15, 10, 180, 277)
        page.set_font("serif", "U", 13)
        papers.paragraphs(page)

    assert _texts(_read(papers.printed(framed))) == list(papers.BODY)


def test_rows_set_in_columns_without_rules_are_rows() -> None:
    def unruled(page: FPDF) -> None:
        for cells in (("1", "Trần Văn Thử", "Bí thư"), ("2", "Lê Thị Mẫu", "Đảng viên")):
            for cell, width in zip(cells, (20, 80, 50), strict=True):
                page.cell(width, 7, cell)
            page.ln()

    document = _read(papers.printed(unruled))
    assert [b.cells for b in document.blocks] == [
        ("1", "Trần Văn Thử", "Bí thư"),
        ("2", "Lê Thị Mẫu", "Đảng viên"),
    ]


def test_a_page_turned_by_any_quarter_reads_the_same() -> None:
    upright = papers.printed(papers.paragraphs)
    for degrees in (90, 180, 270):
        turned = upright.replace(b"/Type /Page\n", b"/Type /Page\n/Rotate %d\n" % degrees)
        assert turned != upright
        assert _texts(_read(turned)) == list(papers.BODY)


def test_text_that_lies_on_its_side_is_read() -> None:
    def lying(page: FPDF) -> None:
        with page.rotation(90, 105, 105):
            papers.paragraphs(page)

    assert _texts(_read(papers.printed(lying))) == list(papers.BODY)


def test_letters_printed_by_two_fonts_are_put_in_order() -> None:
    """What a program does that lacks a font for some letters: each line comes in two parts."""

    def scrambled(page: FPDF) -> None:
        for text in papers.BODY:
            line = text[:70]
            for wanted in (str.isascii, lambda letter: not letter.isascii()):
                x = page.l_margin
                for letter in line:
                    width = page.get_string_width(letter)
                    if wanted(letter):
                        page.text(x, page.get_y(), letter)
                    x += width
            page.ln(9)

    document = _read(papers.printed(scrambled))
    assert " ".join(_texts(document)) == " ".join(text[:70] for text in papers.BODY)


def test_an_old_encoding_is_decoded_and_told() -> None:
    text = "Quảng Bình, ngày 07 tháng 11 năm 2016 chi bộ tổ chức họp kiểm điểm"
    codes = str.maketrans("ảìàáăộổứọểđ", "¶×µ¸¨éæøäÓ®")

    def old(page: FPDF) -> None:
        page.multi_cell(0, 7, text.translate(codes))

    document = _read(papers.printed(old))
    assert _texts(document) == [text]
    assert Problem.LEGACY_ENCODING in document.problems


def test_a_letterhead_whose_left_column_is_longer_is_read_to_its_end() -> None:
    def draw(page: FPDF) -> None:
        left = ("ĐẢNG BỘ VĂN PHÒNG UBND TỈNH", "CHI BỘ KINH TẾ - TỔNG HỢP", "*", "Số: 14-BC/CB")
        right = ("ĐẢNG CỘNG SẢN VIỆT NAM", "Đồng Hới, ngày 10 tháng 11 năm 2016")
        for x, texts in ((20, left), (108, right)):
            for number, text in enumerate(texts):
                page.set_xy(x, 20 + 7 * number)
                page.cell(85, 6, text, align="C")
        page.set_xy(page.l_margin, 55)
        papers.paragraphs(page)

    assert _texts(_read(papers.printed(draw))) == [
        "ĐẢNG BỘ VĂN PHÒNG UBND TỈNH",
        "CHI BỘ KINH TẾ - TỔNG HỢP",
        "*",
        "Số: 14-BC/CB",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Đồng Hới, ngày 10 tháng 11 năm 2016",
        *papers.BODY,
    ]
