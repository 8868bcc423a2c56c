"""One page for the committee: branches against clauses and dossier items, one sign a cell."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.findings import CommitteeReport, GapReport
from dossier.plan import Plan
from review import office, words
from review.columns import WIDTH, pad, width, wrap
from review.privacy import presentable
from review.rows import Row, received_words, rows, tally

_NAME = 28  # columns of the widest branch name in a table


def matrix(report: CommitteeReport, plan: Plan, folder: str = "") -> str:
    """The matrix as lines of at most 100 columns; ``folder`` is where the gap reports lie."""
    report = presentable(report)
    found = {branch.branch: rows(branch, plan) for branch in report.branches}
    lines = [
        *wrap(f"BẢNG TỔNG HỢP – {plan.title}", rest="  "),
        f"Tính đến {words.day(report.as_of)}. {books(report)}",
        "",
        *_contents_table(report, plan, found),
        *_items_table(report, plan, found),
        *legend(),
        *_received(report),
        *_findings(report),
        *_where(report, folder),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def books(report: CommitteeReport) -> str:
    """Nhận 7 tệp = đọc được 6 + không đọc được 1 + bỏ qua 0."""
    files = report.files
    left = office.ignored(name for branch in report.branches for name in branch.ignored)
    named = f" ({left})" if left else ""
    return (
        f"Nhận {files.received} tệp = đọc được {files.read} + không đọc được "
        f"{files.quarantined} + bỏ qua {files.ignored}{named}."
    )


def sign(row: Row | None) -> str:
    """The sign of a cell; a space where nothing is asked."""
    if row is None:
        return " "
    if {words.DEFICIENCY, words.TO_MEND} & {*row.notes} and not row.is_gap:
        return words.DEFICIENCY_SIGN
    return words.SIGN[row.verdict]


def subjects(plan: Plan) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """(subject, heading of its column) of Mục I by content, and of the items."""
    contents: list[tuple[str, str]] = []
    for content in plan.contents:
        contents += [(clause.id, clause.id) for clause in content.clauses]
        if content.period is not None:
            contents.append((f"period/{content.id}", f"Mốc {content.id}"))
    return tuple(contents), tuple((f"item/{item.id}", item.id) for item in plan.items)


def legend() -> list[str]:
    """What the signs mean."""
    signs = [f"{sign} {words.VERDICT[verdict].lower()}" for verdict, sign in words.SIGN.items()]
    signs.append(f"{words.DEFICIENCY_SIGN} đã có, là hạn chế cần xem hoặc cần sửa")
    return [
        *wrap("; ".join(signs) + ".", "Ký hiệu: "),
        *wrap(
            "m1, m2, m3 (Mốc 1, 2, 3): mốc thời gian của từng nội dung; ô trống: không yêu cầu.",
            " " * 9,
        ),
    ]


def _contents_table(
    report: CommitteeReport, plan: Plan, found: dict[str, tuple[Row, ...]]
) -> list[str]:
    asked, _ = subjects(plan)
    branches = [branch for branch in report.branches if branch.report is not None]
    return _table("Báo cáo theo Mục I", asked, branches, found) if branches else []


def _items_table(
    report: CommitteeReport, plan: Plan, found: dict[str, tuple[Row, ...]]
) -> list[str]:
    _, asked = subjects(plan)
    branches = [branch for branch in report.branches if branch.dossier is not None]
    return _table("Hồ sơ cuối năm", asked, branches, found) if branches else []


def _table(
    title: str,
    asked: tuple[tuple[str, str], ...],
    branches: Iterable[GapReport],
    found: dict[str, tuple[Row, ...]],
) -> list[str]:
    heads = _spaced([_short(head) for _, head in asked], asked)
    head = f"{pad(title, _NAME)}{heads} | {'X':>3}{'~':>3}{'?':>3}"
    rule = "-" * width(head)
    lines = [head, rule]
    gaps = [0] * len(asked)
    for branch in branches:
        cells = {row.subject: row for row in found[branch.branch]}
        here = [cells.get(subject) for subject, _ in asked]
        total = tally(row for row in here if row is not None)
        signs = _spaced([sign(row) for row in here], asked)
        sums = f"{total.missing:>3}{total.partly:>3}{total.unclear:>3}"
        lines.append(f"{pad(branch.name, _NAME)}{signs} | {sums}")
        gaps = [
            count + (row is not None and row.is_gap) for count, row in zip(gaps, here, strict=True)
        ]
    foot = _spaced([str(count) if count else "" for count in gaps], asked)
    return [*lines, rule, f"{pad('Số chi bộ cần bổ sung', _NAME)}{foot} |", ""]


def _spaced(cells: list[str], asked: tuple[tuple[str, str], ...]) -> str:
    """Cells three columns wide, with a space more where a new content begins."""
    out, before = "", ""
    for cell, (subject, head) in zip(cells, asked, strict=True):
        group = _short(head).strip("m")[:1] if not subject.startswith("item/") else ""
        out += (" " if before and group != before else "") + f"{cell:>3}"
        before = group
    return out


def _short(head: str) -> str:
    """m1 for Mốc 1: a terminal has a hundred columns."""
    return head.replace("Mốc ", "m")


def _received(report: CommitteeReport) -> list[str]:
    lines = ["", "Nhận khi nào:"]
    for branch in report.branches:
        said = []
        if branch.report is not None:
            said.append(f"báo cáo {received_words(branch.report.deadline, report.as_of)}")
        if branch.dossier is not None:
            said.append(f"hồ sơ {received_words(branch.dossier.deadline, report.as_of)}")
        lines += wrap("; ".join(said), f"  {pad(branch.branch, 5)} ")
    for entry in report.quarantine:
        lines += wrap(words.unread(entry), "  ! không đọc được: ", "    ")
    return lines


def _findings(report: CommitteeReport) -> list[str]:
    if not report.findings:
        return []
    lines = ["", "Chung cho toàn Đảng bộ:"]
    for finding in report.findings:
        sums = f" Phép tính: {finding.arithmetic}." if finding.arithmetic else ""
        head = f"  - [{words.SEVERITY[finding.severity]}] "
        lines += wrap(f"{finding.message}{sums}", head, "    ")
    return lines


def _where(report: CommitteeReport, folder: str) -> list[str]:
    if not folder:
        return []
    codes = ", ".join(branch.branch for branch in report.branches)
    place = f"Danh mục còn thiếu của từng chi bộ ({codes}): {folder}"
    return ["", *(wrap(place) if width(place) > WIDTH else [place])]
