"""Small invented papers, printed as PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import MethodReturnValue

FONTS = Path("/usr/share/fonts/truetype/liberation2")  # Debian: fonts-liberation2
BODY = (
    "Căn cứ Thông báo số 53-TB/ĐU ngày 07/11/2016 của Đảng ủy Văn phòng UBND tỉnh, chi bộ báo cáo "
    "kết quả thực hiện các nội dung kiểm tra từ ngày 01/01/2014 đến nay như sau:",
    "1. Chi bộ đã xây dựng quy chế làm việc nhiệm kỳ 2015 - 2017 và thực hiện nghiêm túc; hằng năm "
    "tổ chức đánh giá, phân loại tổ chức đảng và phân tích chất lượng đảng viên đúng hướng dẫn.",
    "2. Chi bộ đã quán triệt Chương trình hành động số 16-CTr/TU ngày 21/12/2012 của Tỉnh ủy; chưa "
    "phát hiện trường hợp nào vi phạm về phòng, chống tham nhũng, lãng phí.",
)


def sheet(**how: object) -> FPDF:
    """An empty PDF with margins as a Party paper has them and a Vietnamese font set."""
    pdf = FPDF(**how)  # type: ignore[arg-type]  # orientation, unit, format
    pdf.set_margins(30, 20, 15)
    pdf.set_auto_page_break(True, 20)
    for style, face in {"": "Regular", "B": "Bold"}.items():
        pdf.add_font("serif", style, FONTS / f"LiberationSerif-{face}.ttf")
    pdf.set_font("serif", "", 13)
    return pdf


def printed(draw: Callable[[FPDF], None], **how: object) -> bytes:
    """One page (or more) on which ``draw`` has drawn."""
    pdf = sheet(**how)
    pdf.add_page()
    draw(pdf)
    return bytes(pdf.output())


def paragraphs(pdf: FPDF, texts: Sequence[str] = BODY) -> None:
    """Justified paragraphs, one under the other."""
    for text in texts:
        pdf.multi_cell(0, 7, text, align="J", new_x="LMARGIN", new_y="NEXT")


def clipped(pdf: FPDF, texts: Sequence[str] = BODY) -> None:
    """The same paragraphs, each line clipped by the whole page, as Word writes them."""
    pdf.cell(1, 0, " ", new_x="LMARGIN")  # the font is set outside every clip
    for line in _lines(pdf, texts):
        pdf._out(f"q 0 0 {pdf.w_pt:.2f} {pdf.h_pt:.2f} re W* n")
        pdf.cell(0, 7, line)
        pdf._out("Q")
        pdf.ln(7)


def letter_by_letter(pdf: FPDF, texts: Sequence[str] = BODY) -> None:
    """The same paragraphs, each letter put in its place by itself, as Chromium writes them."""
    for line in _lines(pdf, texts):
        x = pdf.l_margin
        for letter in line:
            pdf.text(x, pdf.get_y() + 5, letter)
            x += pdf.get_string_width(letter)
        pdf.ln(7)


def _lines(pdf: FPDF, texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        lines = pdf.multi_cell(0, 7, text, dry_run=True, output=MethodReturnValue.LINES)
        assert isinstance(lines, list)
        yield from lines


def letterhead(pdf: FPDF) -> None:
    """Issuer and number on the left, the Party's name, place and date on the right; a title."""
    top = pdf.get_y()
    rows = [("ĐẢNG BỘ VĂN PHÒNG UBND", ""), ("CHI BỘ QUẢN TRỊ - TÀI VỤ", "B"), ("*", "")]
    _stack(pdf, 20, 80, top, [*rows, ("Số: 05-BC/CB", "")])
    place = "Quảng Bình, ngày 10 tháng 11 năm 2016"
    _stack(pdf, 105, 92, top, [("ĐẢNG CỘNG SẢN VIỆT NAM", "B"), ("", ""), ("", ""), (place, "")])
    pdf.ln(8)
    pdf.set_font("serif", "B", 14)
    for text in ("BÁO CÁO", "Kết quả thực hiện các nội dung kiểm tra công tác Đảng"):
        pdf.multi_cell(0, 7, text, align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("serif", "", 13)


def signature(pdf: FPDF) -> None:
    """Recipients on the left, post and name on the right."""
    top = pdf.get_y() + 5
    _stack(pdf, 30, 75, top, [("Nơi nhận:", "B"), ("- UBKT Đảng ủy;", ""), ("- Lưu CB.", "")], "L")
    rows = [("T/M CHI BỘ", "B"), ("BÍ THƯ", "B"), ("", ""), ("", ""), ("Trần Văn Thử", "B")]
    _stack(pdf, 115, 80, top, rows)


def table(pdf: FPDF, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    """A ruled table."""
    with pdf.table(col_widths=tuple(widths), text_align="LEFT", line_height=7) as grid:
        for cells in rows:
            row = grid.row()
            for cell in cells:
                row.cell(cell)


def _stack(
    pdf: FPDF,
    x: float,
    width: float,
    top: float,
    rows: Sequence[tuple[str, str]],
    align: str = "C",
) -> None:
    pdf.set_y(top)
    for text, style in rows:
        pdf.set_x(x)
        pdf.set_font("serif", style, 12)
        pdf.cell(width, 6, text, align=align, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("serif", "", 13)
