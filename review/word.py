"""The request for supplements as a Word document, ready for a person to sign."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx.document import Document
from docx.table import _Cell, _Row

from dossier.findings import (
    Evidence,
    GapReport,
    MemberFinding,
    Reason,
    RuleFinding,
    Severity,
)
from dossier.plan import Notice, Plan
from review import office, words
from review import party_form as form
from review.archive import fixed_times
from review.privacy import presentable
from review.rows import Row, gaps, only_file, received_words, rows

_HEADS = (
    "STT",
    "Nội dung còn thiếu, cần làm rõ",
    "Thông báo yêu cầu",
    "Đã báo cáo",
    "Nhận xét",
    "Đề nghị bổ sung",
)
_WIDTHS = (11, 40, 42, 78, 43, 43)  # mm; together the 257 mm between the margins
_MEND = ("STT", "Giấy tờ", "Giấy tờ viết", "Nhận xét, đề nghị", "Căn cứ")
_MEND_WIDTHS = (11, 44, 66, 76, 60)
_KINDS = {"-TB/": "Thông báo", "-KH/": "Kế hoạch", "-CV/": "Công văn", "-HD/": "Hướng dẫn"}
_MOST_QUOTES = 3
_TALL = 900  # characters in a cell; a taller row may cross a page, else it leaves a hole
_LONGEST_QUOTE = 450  # characters; all of it is on the branch's page
_NOTHING = "Chưa có"


def gap_report(report: GapReport, plan: Plan) -> bytes:
    """The DOCX: a letter on one page, then the lists it encloses on pages that lie on their side.

    The same report gives the same bytes. Number, date, name and signature, and the day by which
    to supplement once the notice's own is past, are left blank for the person who signs.
    """
    report = presentable(report)
    found = rows(report, plan)
    lacking = gaps(found, plan)
    findings = report.dossier.findings if report.dossier else ()
    mend = [entry for entry in findings if entry.severity is not Severity.ADVICE]
    document = form.blank(f"Danh mục nội dung còn thiếu – {report.name}", plan.committee)
    _letter(document, report, plan, lacking, bool(mend))
    form.landscape(document)
    if lacking:
        _headed(document, "DANH MỤC NỘI DUNG CÒN THIẾU", f"Đề nghị {report.name} bổ sung, làm rõ")
        _gaps(document, lacking)
    if mend:
        below = f"Trong các giấy tờ {report.name} đã gửi"
        _headed(document, "NHỮNG ĐIỂM CẦN SỬA, CẦN XEM LẠI", below, before=14 if lacking else 0)
        _mend(document, mend)
    settled = [row for row in found if not row.is_gap]
    if settled:
        before = 14 if lacking or mend else 0
        _headed(document, "PHỤ LỤC", "Nội dung không phải bổ sung", before=before)
        _annex(document, settled)
    out = io.BytesIO()
    document.save(out)
    return fixed_times(out.getvalue())


def _letter(
    document: Document, report: GapReport, plan: Plan, lacking: Sequence[Row], mend: bool
) -> None:
    asked = "đề nghị bổ sung" if lacking or mend else "kết quả rà soát"
    about = f"V/v {asked} báo cáo, hồ sơ kiểm tra"
    form.letterhead(document, plan.committee, report.as_of.year, about)
    form.paragraph(document, f"Kính gửi: {report.name}", bold=True, centre=True, before=14, after=8)
    _opening(document, report, plan)
    _closing(document, report, plan, lacking, mend)
    form.signature(document, (f"{report.name};", "Lưu UBKT."))


def _headed(document: Document, title: str, below: str, before: int = 0) -> None:
    form.paragraph(document, title, bold=True, centre=True, before=before, with_next=True)
    form.paragraph(document, below, bold=True, centre=True, after=6, with_next=True)


def _opening(document: Document, report: GapReport, plan: Plan) -> None:
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
    several = not only_file(lacking)
    table = form.ruled_table(document, _HEADS)
    group, seen = "", dict[tuple[Evidence, ...], int]()
    for number, row in enumerate(lacking, start=1):
        if row.group != group:
            group = row.group
            form.across(table, group)
        line = form.add_row(table)
        _gap(line, number, row)
        first = seen.setdefault(row.stated, number) if row.stated else number
        _wrote(line.cells[3], row, several, first if first != number else 0)
        if max(len(cell.text) for cell in line.cells) <= _TALL:
            form.unbroken(line)
    form.fix_widths(table, _WIDTHS)


def _gap(line: _Row, number: int, row: Row) -> None:
    place, what, asked, _, remark, request = line.cells
    form.line(place, str(number), first=True, centre=True)
    form.line(what, f"{row.label}. {row.title}", first=True)
    why = f": {row.why}" if row.why else ""
    form.line(what, f"({words.VERDICT[row.verdict].lower()}{why})", italic=True)
    form.line(asked, row.asked, first=True)
    form.line(remark, row.message, first=True)
    form.line(request, row.request, first=True)
    if row.lacking:
        form.line(request, f"Của ai: {_owing(row.lacking)}.")


def _owing(members: Sequence[MemberFinding]) -> str:
    """đ/c Nguyễn Văn A; đ/c Trần Thị B (bản đã gửi là của người khác)."""
    said = []
    for member in members:
        why = words.reason(member.reason, paper=True) or words.VERDICT[member.verdict].lower()
        sent = f"bản đã gửi là {why}" if member.reason in _OF_OTHERS else why
        said.append(f"đ/c {member.name} ({sent})")
    return "; ".join(said)


_OF_OTHERS = (Reason.WRONG_PERSON, Reason.WRONG_YEAR, Reason.BLANK_FORM)


def _wrote(cell: _Cell, row: Row, several: bool, same_as: int) -> None:
    if same_as:
        form.line(cell, f"Như điểm {same_as}.", first=True)
        return
    quoted = row.stated[:_MOST_QUOTES]
    for index, entry in enumerate(quoted):
        place = words.place(entry, file=several)
        said = f"“{_shortened(entry.quote)}”" + (f" ({place})" if place else "")
        form.line(cell, said, first=index == 0)
    if not quoted:
        form.line(cell, row.received or _NOTHING, first=True)


def _shortened(quote: str) -> str:
    return (
        quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    )


def _mend(document: Document, findings: Sequence[RuleFinding]) -> None:
    table = form.ruled_table(document, _MEND)
    for number, entry in enumerate(findings, start=1):
        line = form.add_row(table)
        place, paper, wrote, remark, basis = line.cells
        form.line(place, str(number), first=True, centre=True)
        form.line(paper, entry.file or "Hồ sơ", first=True)
        form.line(paper, f"({words.SEVERITY[entry.severity].lower()})", italic=True)
        form.line(wrote, f"“{_shortened(entry.quote)}”" if entry.quote else "", first=True)
        form.line(remark, words.said_of(entry), first=True)
        if entry.arithmetic:
            form.line(remark, f"Phép tính: {entry.arithmetic}.")
        form.line(basis, entry.basis, first=True)
        if max(len(cell.text) for cell in line.cells) <= _TALL:
            form.unbroken(line)
    form.fix_widths(table, _MEND_WIDTHS)


def _closing(
    document: Document, report: GapReport, plan: Plan, lacking: Sequence[Row], mend: bool
) -> None:
    if not lacking and not mend:
        form.paragraph(
            document,
            f"Qua rà soát, không có nội dung nào còn thiếu. Trân trọng cảm ơn {report.name}.",
            before=6,
            with_next=True,
        )
        return
    asked = []
    if lacking:
        asked.append("bổ sung, làm rõ các nội dung tại danh mục kèm theo")
    if mend:
        asked.append(
            "sửa, xem lại các giấy tờ nêu ở phần sau danh mục"
            if lacking
            else "sửa, xem lại các giấy tờ nêu tại danh mục kèm theo"
        )
    form.paragraph(
        document,
        f"Để có đủ căn cứ xem xét, đề nghị {report.name} {'; '.join(asked)}.",
        before=4,
    )
    due = office.term(report, plan, lacking)
    if due:
        form.paragraph(document, due, bold=True, before=4)
    form.paragraph(document, f"{words.LOOK_AGAIN} Trân trọng cảm ơn.", before=4, with_next=True)


def _annex(document: Document, settled: list[Row]) -> None:
    table = form.ruled_table(document, ("Mục", "Nội dung", "Kết luận"))
    for row in settled:
        line = form.add_row(table)
        form.unbroken(line)
        form.line(line.cells[0], row.label, first=True, centre=True)
        form.line(line.cells[1], row.title, first=True)
        notes = [note for note in row.notes if note != words.TO_MEND]
        form.line(line.cells[2], "; ".join([row.standing, *notes]), first=True)
    form.fix_widths(table, (30, 157, 70))
