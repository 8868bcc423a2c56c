"""The gap report of a branch for a terminal or a printer: what is missing first, in plain words."""

from __future__ import annotations

import datetime as dt

from dossier.findings import (
    Change,
    ChangeKind,
    DocumentEntry,
    Evidence,
    GapReport,
    MemberFinding,
    RuleFinding,
    Verdict,
)
from dossier.plan import Bears, Plan
from review import office, words
from review.columns import WIDTH, wrap
from review.privacy import presentable
from review.rows import Row, Tally, gaps, only_file, received_words, rows, tally

_LABEL = 16  # columns of "    Thông báo : "
_NAMED = 12  # members named in one line before "và … người nữa"


def gap_report(
    report: GapReport,
    plan: Plan,
    changes: tuple[Change, ...] = (),
    made_at: dt.datetime | None = None,
    version: int | None = None,
) -> str:
    """The report as lines of at most 100 columns, ending in a line feed.

    In this order: three lines of summary; what changed; what is missing; what is wrong inside the
    papers; what is met; questions; the committee's own tasks; files; the readings in force that
    decided a verdict.
    """
    report, changes = presentable(report), presentable(changes)
    found = rows(report, plan)
    lines = [
        *_head(report, found, made_at, version),
        *_changes(changes),
        *_gaps(report, found, plan, only_file(found)),
        *_rules(report.dossier.findings if report.dossier else ()),
        *_met(found, only_file(found)),
        *_questions(found),
        *_chores(report, plan),
        *_files(report),
        *_readings(report, plan),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def counts(found: Tally) -> str:
    """Thiếu 2 · Có một phần 1 · …, in the order of urgency; zeros are said for gaps only."""
    parts = [
        f"Thiếu {found.missing}",
        f"Một phần {found.partly}",
        f"Chưa kết luận {found.unclear}",
        f"Đủ {found.met}",
    ]
    if found.not_applicable:
        parts.append(f"Không áp dụng {found.not_applicable}")
    if found.not_due:
        parts.append(f"Chưa đến hạn {found.not_due}")
    return " · ".join(parts)


def members_words(members: tuple[MemberFinding, ...], most: int | None = None) -> str:
    """Nguyễn Văn A (của năm khác), Trần Thị B; with a limit, the rest as a number."""
    named = [_member(member) for member in members[:most]]
    rest = len(members) - len(named)
    return ", ".join(named) + (f" và {rest} người nữa" if rest else "")


def file_words(entry: DocumentEntry) -> str:
    """What a file turned out to be: kind, person, number, date, pages, oddities."""
    parts = [words.KIND[entry.kind]]
    parts += [entry.person] if entry.person else []
    parts += [f"số {entry.number}"] if entry.number else []
    parts += [f"ngày {words.day(entry.date)}"] if entry.date else []
    parts += [f"năm {entry.year}"] if entry.year and not entry.date else []
    parts.append(words.MEDIUM[entry.medium])
    parts += [f"{entry.pages} trang"] if entry.pages else []
    if entry.unreadable_pages:
        pages = ", ".join(str(page) for page in entry.unreadable_pages)
        parts.append(f"KHÔNG ĐỌC ĐƯỢC trang {pages}")
    parts += [words.PROBLEM[problem] for problem in entry.problems]
    return "; ".join(parts)


def _head(
    report: GapReport, found: tuple[Row, ...], made_at: dt.datetime | None, version: int | None
) -> list[str]:
    made = f"; lập lúc {words.moment(made_at)}" if made_at else ""
    number = f"; lần {version}" if version else ""
    received = []
    if report.report is not None:
        received.append(f"Báo cáo: {received_words(report.report.deadline, report.as_of)}.")
    if report.dossier is not None:
        received.append(f"Hồ sơ: {received_words(report.dossier.deadline, report.as_of)}.")
    unread = f" · Không đọc được {len(report.quarantine)} tệp" if report.quarantine else ""
    head = f"{report.name.upper()} ({report.branch}), tính đến {words.day(report.as_of)}"
    return [
        *wrap(head + number + made, rest="  "),
        *[line for sentence in received for line in wrap(sentence, rest="  ")],
        *wrap(counts(tally(found)) + unread, rest="  "),
    ]


def _section(title: str) -> list[str]:
    return ["", f"── {title} ".ljust(WIDTH, "─")]


def _changes(changes: tuple[Change, ...]) -> list[str]:
    if not changes:
        return []
    lines = _section("THAY ĐỔI SO VỚI LẦN TRƯỚC")
    for kind in ChangeKind:
        moved = [change for change in changes if change.kind is kind]
        if not moved:
            continue
        lines.append(f"{words.CHANGE[kind]} ({len(moved)}):")
        for change in moved:
            arrow = f"{words.standing(change.before)} → {words.standing(change.after)}"
            lines += wrap(f"{change.title}: {arrow}", "  - ")
    return lines


def _gaps(report: GapReport, found: tuple[Row, ...], plan: Plan, only: str) -> list[str]:
    title = "CẦN BỔ SUNG, LÀM RÕ"
    lacking = gaps(found, plan)
    if not lacking:
        return [*_section(title), "Không có nội dung nào còn thiếu."]
    lines = _section(f"{title} ({tally(found).gaps} yêu cầu)")
    lines += wrap(office.term(report, plan, lacking))
    lines += wrap(f"Các câu trích đều ở tệp {only}.") if only else []
    lines += wrap(words.LOOK_AGAIN) if report.documents else []
    group, seen = "", dict[tuple[Evidence, ...], int]()
    for number, row in enumerate(lacking, start=1):
        if row.group != group:
            group = row.group
            lines += ["", *wrap(group, rest="  ")]
        first = seen.setdefault(row.stated, number) if row.stated else number
        lines += _gap(number, row, only, first)
    return lines


def _gap(number: int, row: Row, only: str, first: int) -> list[str]:
    standing = words.VERDICT[row.verdict].upper() + (f" – {row.why}" if row.why else "")
    lines = wrap(f"{row.label}  {row.title}", f"{number:>3}. [{standing}] ", "     ")
    lines += _labelled("Nhận xét", row.message)
    lines += _labelled("Thông báo", row.asked)
    same = first != number
    lines += _labelled("Báo cáo viết", f"như điểm {first}.") if same else _stated(row, only)
    if row.lacking:
        lines += _labelled("Của ai", members_words(row.lacking, _NAMED))
    lines += _labelled("Đã nhận", ", ".join(row.files))
    if row.verdict is Verdict.UNCLEAR and row.remedy:
        return [*lines, *_labelled("Câu hỏi", row.remedy)]
    return [*lines, *_labelled("Đề nghị", row.request)]


def _stated(row: Row, only: str) -> list[str]:
    lines = []
    for evidence in row.stated:
        place = words.place(evidence, file=not only)
        said = f"“{evidence.quote}”" + (f" ({place})" if place else "")
        lines += _labelled("Báo cáo viết", said)
    return lines


def _labelled(label: str, text: str) -> list[str]:
    return wrap(text, f"     {label:<12}: ", " " * (_LABEL + 3)) if text else []


def _rules(findings: tuple[RuleFinding, ...]) -> list[str]:
    if not findings:
        return []
    lines = _section(f"CẦN SỬA TRONG GIẤY TỜ ({len(findings)})")
    for finding in findings:
        head = f"  - [{words.SEVERITY[finding.severity]}] "
        lines += wrap(words.said_of(finding), head, "    ")
        lines += _labelled("Phép tính", finding.arithmetic)
        lines += _labelled("Giấy tờ viết", f"“{finding.quote}”" if finding.quote else "")
        lines += _labelled("Tệp", finding.file or "")
        lines += _labelled("Căn cứ", finding.basis)
    return lines


def _met(found: tuple[Row, ...], only: str) -> list[str]:
    settled = [row for row in found if not row.is_gap]
    if not settled:
        return []
    lines = _section("KHÔNG THIẾU")
    for verdict in (Verdict.MET, Verdict.NOT_APPLICABLE, Verdict.NOT_DUE):
        plain = [row for row in settled if row.verdict is verdict and not row.notes]
        lines += [f"{words.VERDICT[verdict]} ({len(plain)}):"] if plain else []
        for row in plain:
            lines += wrap(row.title, f"  {row.label:<9} ")
    mend = [row for row in settled if words.TO_MEND in row.notes]
    if mend:
        lines.append(f"{words.TO_MEND} – xem phần Cần sửa trong giấy tờ ({len(mend)}):")
    for row in mend:
        lines += wrap(row.title, f"  {row.label:<9} ")
    for row in settled:
        for note in set(row.notes) - {words.TO_MEND}:
            lines += wrap(f"{row.label} {row.title}. {row.message}", f"{note}: ", "  ")
            lines += _stated(row, only)
    return lines


def _questions(found: tuple[Row, ...]) -> list[str]:
    asked = office.questions(found)
    lines = _section("CÂU HỎI CẦN TRẢ LỜI") if asked else []
    for labels, question in asked:
        lines += wrap(f"{labels}: {question}", "  - ")
    return lines


def _chores(report: GapReport, plan: Plan) -> list[str]:
    tasks = office.chores(report, plan)
    lines = _section("VIỆC CỦA UBKT") if tasks else []
    for task in tasks:
        lines += wrap(task, "  - ")
    return lines


def _files(report: GapReport) -> list[str]:
    lines = _section("CÁC TỆP ĐÃ NHẬN")
    if not report.documents and not report.quarantine:
        return [*lines, "Chưa nhận được tệp nào."]
    for entry in report.documents:
        part = f" [văn bản thứ {entry.part} trong tệp]" if entry.part > 1 else ""
        lines += wrap(f"{entry.file}{part}: {file_words(entry)}", "  - ")
    for unread in report.quarantine:
        lines += wrap(words.unread(unread), "  ! KHÔNG ĐỌC ĐƯỢC: ", "    ")
    return lines


def _readings(report: GapReport, plan: Plan) -> list[str]:
    used = readings_used(report, plan)
    if not used:
        return []
    lines = _section("CÁCH HIỂU ĐANG DÙNG, CHO ĐẾN KHI UBKT QUYẾT ĐỊNH KHÁC")
    for about, reading in used:
        lines += wrap(f"{about}: {reading}", "  - ")
    return lines


def readings_used(report: GapReport, plan: Plan) -> list[tuple[str, str]]:
    """(about, reading) of the interpretations in force that what came was judged by."""
    came = {
        Bears.REPORT: report.report is not None and report.report.deadline.received is not None,
        Bears.DOSSIER: report.dossier is not None and report.dossier.deadline.received is not None,
    }
    return [
        (entry.about, entry.reading)
        for entry in plan.interpretations
        if entry.id in report.interpretations and came.get(entry.bears_on)
    ]


def _member(member: MemberFinding) -> str:
    said = words.reason(member.reason, paper=True) or words.VERDICT[member.verdict].lower()
    return f"{member.name} ({said})"
