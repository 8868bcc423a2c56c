"""The request for supplements as a Word document in Party form, ready for a person to sign."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from dossier.findings import Evidence, GapReport
from dossier.plan import Plan
from review import words
from review.archive import fixed_times
from review.privacy import presentable
from review.rows import Row, received_words, rows
from review.text import members_words

_FONT = "Times New Roman"
_MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001  # Word's properties know no time zone
_HEADS = ("STT", "Nội dung còn thiếu", "Thông báo yêu cầu", "Chi bộ đã báo cáo", "Đề nghị bổ sung")
_WIDTHS = (11, 33, 40, 41, 40)  # mm; together the 165 mm between the margins
_COMMITTEE = "UBKT "
_LONGEST_QUOTE = 350  # characters; the whole sentence is on the branch's page


def gap_report(report: GapReport, plan: Plan) -> bytes:
    """The DOCX: what is missing or unclear, then a short annex of what is not.

    The same report gives the same bytes. Number, date, day of supplement, name and signature are
    left blank for the person who signs.
    """
    report = presentable(report)
    found = rows(report, plan)
    gaps = [row for row in found if row.is_gap]
    document = _blank(plan, report)
    _letterhead(document, plan, report.as_of.year)
    _title(document, report, bool(gaps))
    _opening(document, report, plan, gaps)
    if gaps:
        _gaps(document, gaps)
        _closing(document, report)
    _signature(document, report)
    _annex(document, [row for row in found if not row.is_gap])
    out = io.BytesIO()
    document.save(out)
    return fixed_times(out.getvalue())


def _blank(plan: Plan, report: GapReport) -> Document:
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(20), Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    normal.paragraph_format.space_after = Pt(0)
    properties = document.core_properties
    properties.author = properties.last_modified_by = plan.committee
    properties.title = f"Danh mục nội dung còn thiếu – {report.name}"
    properties.comments = ""
    properties.language = "vi-VN"
    properties.created = properties.modified = _MADE
    properties.revision = 1
    return document


def _letterhead(document: Document, plan: Plan, year: int) -> None:
    left, right = _plain_table(document, (72, 93)).rows[0].cells
    above, committee = _issuer(plan)
    _line(left, above, size=13, first=True)
    _line(left, committee, size=13, bold=True)
    _line(left, "*", size=13)
    _line(left, "Số          -CV/UBKT", size=13)
    _line(right, "ĐẢNG CỘNG SẢN VIỆT NAM", size=14, bold=True, first=True)
    _underline(right.paragraphs[0])
    _line(right, "", size=13)
    _line(right, f"……………, ngày …… tháng …… năm {year}", size=13, italic=True)


def _issuer(plan: Plan) -> tuple[str, str]:
    """ĐẢNG ỦY … over ỦY BAN KIỂM TRA, as the Party writes its committees' letterhead."""
    if plan.committee.startswith(_COMMITTEE):
        return plan.committee.removeprefix(_COMMITTEE).upper(), "ỦY BAN KIỂM TRA"
    return "", plan.committee.upper()


def _title(document: Document, report: GapReport, gaps: bool) -> None:
    title = "DANH MỤC NỘI DUNG CÒN THIẾU" if gaps else "KẾT QUẢ RÀ SOÁT BÁO CÁO, HỒ SƠ"
    _paragraph(document, title, bold=True, centre=True, before=14)
    if gaps:
        _paragraph(document, f"Đề nghị {report.name} bổ sung", bold=True, centre=True, after=4)
    _paragraph(document, "-----", centre=True, after=6)
    _paragraph(document, f"Kính gửi: {report.name}", centre=True, after=8)


def _opening(document: Document, report: GapReport, plan: Plan, gaps: list[Row]) -> None:
    numbers = ", ".join(
        notice.number for notice in plan.notices if _rests_on(notice.number, report)
    )
    basis = f"Thực hiện {numbers}, " if numbers else ""
    _paragraph(
        document,
        f"{basis}{plan.committee} đã rà soát các văn bản do {report.name} gửi, "
        f"tính đến ngày {words.day(report.as_of)}:",
        indent=True,
        after=4,
    )
    if report.report is not None:
        said = received_words(report.report.deadline, report.as_of)
        _paragraph(document, f"- Báo cáo theo nội dung kiểm tra: {said}.", indent=True)
    if report.dossier is not None:
        said = received_words(report.dossier.deadline, report.as_of)
        _paragraph(document, f"- Hồ sơ kiểm điểm cuối năm: {said}.", indent=True)
    for entry in report.quarantine:
        said = f"- Tệp {entry.file} không đọc được. {entry.message} {entry.remedy}"
        _paragraph(document, said, indent=True)
    if not gaps:
        _paragraph(
            document,
            "Qua rà soát, không có nội dung nào còn thiếu. Trân trọng cảm ơn Chi bộ.",
            indent=True,
            before=4,
        )
        return
    _paragraph(
        document,
        f"Để có đủ căn cứ xem xét, đề nghị {report.name} bổ sung, làm rõ {len(gaps)} nội dung sau:",
        indent=True,
        before=4,
        after=6,
    )


def _rests_on(number: str, report: GapReport) -> bool:
    """Whether something asked of this branch rests on the notice."""
    clauses = [
        clause.basis
        for content in (report.report.contents if report.report else ())
        for clause in content.clauses
    ]
    items = [item.basis for item in (report.dossier.items if report.dossier else ())]
    return any(basis.startswith(number) for basis in (*clauses, *items))


def _gaps(document: Document, gaps: list[Row]) -> None:
    table = document.add_table(rows=1, cols=len(_HEADS))
    table.style = "Table Grid"
    _fixed(table, _WIDTHS)
    head = table.rows[0]
    for cell, text in zip(head.cells, _HEADS, strict=True):
        _line(cell, text, size=13, bold=True, first=True)
    _repeat(head)
    group = ""
    for number, row in enumerate(gaps, start=1):
        if row.group != group:
            group = row.group
            merged = table.add_row().cells
            cell = merged[0].merge(merged[-1])
            _line(cell, group, size=13, bold=True, first=True, centre=False)
            _with_next(cell.paragraphs[0])
        _gap(table.add_row(), number, row)
    _fixed(table, _WIDTHS)


def _gap(line: _Row, number: int, row: Row) -> None:
    _unbroken(line)
    cells = line.cells
    _line(cells[0], str(number), size=13, first=True)
    what, asked, wrote, request = cells[1:]
    _line(what, f"{row.label}. {row.title}", size=13, first=True, centre=False)
    _line(what, f"({_standing(row)})", size=13, italic=True, centre=False)
    _line(asked, row.asked, size=13, first=True, centre=False)
    _wrote(wrote, row)
    _line(request, row.remedy or "Bổ sung nội dung này.", size=13, first=True, centre=False)
    if row.lacking:
        _line(request, f"Của: {members_words(row.lacking)}.", size=13, centre=False)
    _line(request, f"({row.due or 'trước ngày …/…/……'})", size=13, italic=True, centre=False)


def _standing(row: Row) -> str:
    return words.VERDICT[row.verdict].lower() + (f": {row.why}" if row.why else "")


def _wrote(cell: _Cell, row: Row) -> None:
    if not row.stated:
        nothing = "Chưa có giấy tờ." if row.is_paper else "Chưa có câu nào."
        said = ", ".join(row.files) or nothing
        _line(cell, said, size=13, first=True, centre=False)
    for index, evidence in enumerate(row.stated):
        quoted = f"“{_shortened(evidence.quote)}” ({_place(evidence)})"
        _line(cell, quoted, size=13, first=index == 0, centre=False)
    if row.message:
        _line(cell, row.message, size=13, italic=True, centre=False)


def _shortened(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rstrip() + " …"


def _place(evidence: Evidence) -> str:
    return words.place(evidence)


def _closing(document: Document, report: GapReport) -> None:
    _paragraph(
        document,
        f"Trân trọng đề nghị {report.name} quan tâm, gửi phần bổ sung về UBKT đúng thời gian nêu "
        "trên. Nội dung nào chi bộ đã báo cáo mà danh mục còn ghi thiếu, đề nghị chỉ rõ văn bản và "
        "trang để UBKT xem lại.",
        indent=True,
        before=8,
    )


def _signature(document: Document, report: GapReport) -> None:
    table = _plain_table(document, (75, 90))
    _unbroken(table.rows[0])
    left, right = table.rows[0].cells
    _line(left, "Nơi nhận:", size=12, bold=True, italic=True, first=True, centre=False, before=14)
    _line(left, f"- {report.name};", size=12, centre=False)
    _line(left, "- Lưu UBKT.", size=12, centre=False)
    _line(right, "T/M ỦY BAN KIỂM TRA", size=14, bold=True, first=True, before=14)
    for _ in range(6):
        _line(right, "", size=14)


def _annex(document: Document, settled: list[Row]) -> None:
    if not settled:
        return
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    _paragraph(document, "PHỤ LỤC", bold=True, centre=True)
    _paragraph(document, "Nội dung không phải bổ sung", bold=True, centre=True, after=6)
    table = document.add_table(rows=1, cols=3)
    table.style = "Table Grid"
    widths = (22, 98, 45)
    for cell, text in zip(table.rows[0].cells, ("Mục", "Nội dung", "Kết luận"), strict=True):
        _line(cell, text, size=13, bold=True, first=True)
    _repeat(table.rows[0])
    for row in settled:
        line = table.add_row()
        _unbroken(line)
        _line(line.cells[0], row.label, size=13, first=True)
        _line(line.cells[1], row.title, size=13, first=True, centre=False)
        said = "; ".join([words.VERDICT[row.verdict], *row.notes])
        _line(line.cells[2], said, size=13, first=True, centre=False)
    _fixed(table, widths)


def _paragraph(
    document: Document,
    text: str,
    *,
    bold: bool = False,
    centre: bool = False,
    indent: bool = False,
    before: int = 0,
    after: int = 0,
) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = bold
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if indent:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(after)


def _line(
    cell: _Cell,
    text: str,
    *,
    size: int,
    bold: bool = False,
    italic: bool = False,
    first: bool = False,
    centre: bool = True,
    before: int = 0,
) -> None:
    paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centre else WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.space_before = Pt(before)


def _plain_table(document: Document, widths: Sequence[int]) -> Table:
    table: Table = document.add_table(rows=1, cols=len(widths))
    _fixed(table, widths)
    return table


def _fixed(table: Table, widths: Sequence[int]) -> None:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        if len({id(cell._tc) for cell in row.cells}) < len(widths):  # merged line
            continue
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _repeat(row: _Row) -> None:
    _flag(row, "w:tblHeader")


def _unbroken(row: _Row) -> None:
    _flag(row, "w:cantSplit")


def _flag(row: _Row, name: str) -> None:
    # python-docx has no property for either flag of a row.
    flag = OxmlElement(name)
    flag.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(flag)


def _with_next(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.keep_with_next = True


def _underline(paragraph: Paragraph) -> None:
    """The rule under the Party's name, as wide as the name."""
    for run in paragraph.runs:
        run.underline = True
