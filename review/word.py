"""The request for supplements as a Word document, ready for a person to sign."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx.document import Document
from docx.table import _Cell, _Row

from dossier.findings import GapReport, Severity
from dossier.plan import Notice, Plan
from review import party_form as form
from review import words
from review.archive import fixed_times
from review.privacy import presentable
from review.rows import Row, gaps, only_file, received_words, rows
from review.text import members_words

_HEADS = ("STT", "Nội dung còn thiếu", "Thông báo yêu cầu", "Chi bộ đã báo cáo")
_REQUEST = "Đề nghị bổ sung"
_BLANK_DAY = "trước ngày …/…/……"
_WIDTHS = (12, 34, 40, 40, 39)  # mm; together the 165 mm between the margins
_KINDS = {"-TB/": "Thông báo", "-KH/": "Kế hoạch", "-CV/": "Công văn", "-HD/": "Hướng dẫn"}
_MOST_QUOTES = 3
_SHORT = 280  # characters in a cell; a taller row may cross a page, else it leaves a hole
_LONGEST_QUOTE = 350  # characters; all of it is on the branch's page


def gap_report(report: GapReport, plan: Plan) -> bytes:
    """The DOCX: what is missing or unclear, then a short annex of what is not.

    The same report gives the same bytes. Number, date, name and signature, and the day by which
    to supplement once the notice's own is past, are left blank for the person who signs.
    """
    report = presentable(report)
    found = rows(report, plan)
    lacking = gaps(found, plan)
    document = form.blank(f"Danh mục nội dung còn thiếu – {report.name}", plan.committee)
    form.letterhead(document, plan.committee, report.as_of.year)
    _title(document, report, lacking)
    _opening(document, report, plan, lacking)
    if lacking:
        _gaps(document, lacking)
    _wrong(document, report)
    _closing(document, report, lacking)
    form.signature(document, (f"{report.name};", "Lưu UBKT."))
    _annex(document, [row for row in found if not row.is_gap])
    out = io.BytesIO()
    document.save(out)
    return fixed_times(out.getvalue())


def _title(document: Document, report: GapReport, lacking: Sequence[Row]) -> None:
    title = "DANH MỤC NỘI DUNG CÒN THIẾU" if lacking else "KẾT QUẢ RÀ SOÁT BÁO CÁO, HỒ SƠ"
    below = f"Đề nghị {report.name} bổ sung" if lacking else f"của {report.name}"
    form.paragraph(document, title, bold=True, centre=True, before=14)
    form.paragraph(document, below, bold=True, centre=True)
    form.paragraph(document, "-----", centre=True, after=4)
    form.paragraph(document, f"Kính gửi: {report.name}", centre=True, after=8)


def _opening(document: Document, report: GapReport, plan: Plan, lacking: Sequence[Row]) -> None:
    cited = ", ".join(_cited(notice) for notice in plan.notices if _rests_on(notice, report))
    basis = f"Thực hiện {cited}, " if cited else ""
    form.paragraph(
        document,
        f"{basis}{plan.committee} đã rà soát các văn bản do {report.name} gửi, tính đến ngày "
        f"{words.day(report.as_of)}:",
        after=4,
    )
    if report.report is not None:
        said = received_words(report.report.deadline, report.as_of)
        form.paragraph(document, f"- Báo cáo theo nội dung kiểm tra: {said}.")
    if report.dossier is not None:
        said = received_words(report.dossier.deadline, report.as_of)
        form.paragraph(document, f"- Hồ sơ kiểm điểm cuối năm: {said}.")
    for entry in report.quarantine:
        form.paragraph(document, f"- Tệp không đọc được: {words.unread(entry)}")
    if lacking:
        form.paragraph(
            document,
            f"Để có đủ căn cứ xem xét, đề nghị {report.name} bổ sung, làm rõ các nội dung sau:",
            before=4,
            after=6,
        )


def _cited(notice: Notice) -> str:
    kind = next((word for sign, word in _KINDS.items() if sign in notice.number), "văn bản")
    return f"{kind} số {notice.number} ngày {words.day(notice.issued)}"


def _rests_on(notice: Notice, report: GapReport) -> bool:
    """Whether something asked of this branch rests on the notice."""
    clauses = [
        clause.basis
        for content in (report.report.contents if report.report else ())
        for clause in content.clauses
    ]
    items = [item.basis for item in (report.dossier.items if report.dossier else ())]
    return any(basis.startswith(notice.number) for basis in (*clauses, *items))


def _gaps(document: Document, lacking: Sequence[Row]) -> None:
    # One blank day for all stands in the heading, where the committee writes it in.
    common = not any(row.due for row in lacking)
    request = f"{_REQUEST} ({_BLANK_DAY})" if common else _REQUEST
    several = not only_file(lacking)
    table = form.ruled_table(document, (*_HEADS, request))
    group = ""
    for number, row in enumerate(lacking, start=1):
        if row.group != group:
            group = row.group
            form.across(table, group)
        line = form.add_row(table)
        _gap(line, number, row, "" if common else row.due or _BLANK_DAY)
        _wrote(line.cells[3], row, several)
        if max(len(cell.text) for cell in line.cells) <= _SHORT:
            form.unbroken(line)
    form.fix_widths(table, _WIDTHS)


def _gap(line: _Row, number: int, row: Row, due: str) -> None:
    place, what, asked, _, request = line.cells
    form.line(place, str(number), first=True, centre=True)
    form.line(what, f"{row.label}. {row.title}", first=True)
    why = f": {row.why}" if row.why else ""
    form.line(what, f"({words.VERDICT[row.verdict].lower()}{why})", italic=True)
    form.line(asked, row.asked, first=True)
    form.line(request, row.remedy or "Bổ sung nội dung này.", first=True)
    if row.lacking:
        form.line(request, f"Của: {members_words(row.lacking)}.")
    if due:
        form.line(request, f"({due})", italic=True)


def _wrote(cell: _Cell, row: Row, several: bool) -> None:
    quoted = row.stated[:_MOST_QUOTES]
    places = [words.place(entry, file=several) for entry in quoted]
    said = [
        f"“{_shortened(entry.quote)}”" + (f" ({place})" if place else "")
        for entry, place in zip(quoted, places, strict=True)
    ]
    for index, words_said in enumerate(said):
        form.line(cell, words_said, first=index == 0)
    if row.message:
        form.line(cell, row.message, first=not said, italic=bool(said))


def _shortened(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rstrip() + " …"


def _wrong(document: Document, report: GapReport) -> None:
    findings = report.dossier.findings if report.dossier else ()
    serious = [entry for entry in findings if entry.severity is not Severity.ADVICE]
    if not serious:
        return
    asked = "Trong các giấy tờ đã gửi, đề nghị Chi bộ xem lại những điểm sau:"
    form.paragraph(document, asked, before=8, after=2)
    for number, entry in enumerate(serious, start=1):
        sums = f" Phép tính: {entry.arithmetic}." if entry.arithmetic else ""
        where = f" Tệp: {entry.file}." if entry.file else ""
        said = f"{number}. {words.said_of(entry)}{sums}{where} Căn cứ: {entry.basis}."
        form.paragraph(document, said, after=2)


def _closing(document: Document, report: GapReport, lacking: Sequence[Row]) -> None:
    if not lacking:
        form.paragraph(
            document,
            "Qua rà soát, không có nội dung nào còn thiếu. Trân trọng cảm ơn Chi bộ.",
            before=6,
            with_next=True,
        )
        return
    form.paragraph(
        document,
        f"Trân trọng đề nghị {report.name} quan tâm, gửi phần bổ sung về UBKT đúng thời gian nêu "
        "trên. Nội dung nào đã có trong báo cáo, hồ sơ mà danh mục còn ghi thiếu, đề nghị chỉ rõ "
        "văn bản và trang để UBKT xem lại.",
        before=8,
        with_next=True,
    )


def _annex(document: Document, settled: list[Row]) -> None:
    if not settled:
        return
    form.paragraph(document, "PHỤ LỤC", bold=True, centre=True, new_page=True)
    form.paragraph(document, "Nội dung không phải bổ sung", bold=True, centre=True, after=6)
    table = form.ruled_table(document, ("Mục", "Nội dung", "Kết luận"))
    for row in settled:
        line = form.add_row(table)
        form.unbroken(line)
        form.line(line.cells[0], row.label, first=True, centre=True)
        form.line(line.cells[1], row.title, first=True)
        form.line(line.cells[2], "; ".join([words.VERDICT[row.verdict], *row.notes]), first=True)
    form.fix_widths(table, (22, 98, 45))
