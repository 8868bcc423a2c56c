"""What the committee itself has to do about a branch, and by when the branch is to supplement."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from dossier.document import Problem
from dossier.findings import GapReport, PeriodStatus, Verdict
from dossier.plan import Applies, Plan
from review import words
from review.rows import Row

_BLANK_DAY = "…/…/……"
_ROSTERS = ("roster.csv", "roster.xlsx")


def term(report: GapReport, plan: Plan, lacking: Iterable[Row]) -> str:
    """By when to supplement, once for all: the notices' limits not yet past, else a blank day.

    The blank is the committee's to fill; the visit, where it lies ahead, is named as advice.
    """
    days = {row.is_paper: row.due for row in lacking}
    visit = {False: _before_the_visit(report, plan), True: ""}
    said = {
        paper: f"{due} (hạn của thông báo)" if due else f"{_BLANK_DAY} (UBKT ghi{visit[paper]})"
        for paper, due in days.items()
    }
    if len(set(days.values())) > 1:
        return f"Thời hạn bổ sung: báo cáo {said[False]}; hồ sơ {said[True]}."
    return f"Thời hạn bổ sung: {said[min(said)]}." if said else ""


def chores(report: GapReport, plan: Plan) -> tuple[str, ...]:
    """What only the committee can do: fill in what no notice says, pass on stray papers."""
    unit = plan.unit(report.branch)
    tasks = []
    contents = report.report.contents if report.report else ()
    undated = any(
        content.period.status is not PeriodStatus.NOT_REQUIRED
        and content.period.required_start is None
        for content in contents
    )
    if unit is not None and undated and unit.congress is None:
        tasks.append(f"Điền ngày Đại hội của {report.name} vào registry.toml, mục congress.")
    if unit is not None and unit.chi_uy is None and _hangs_on_chi_uy(report, plan):
        tasks.append(f"Điền {report.name} có chi ủy hay không vào registry.toml, mục chi_uy.")
    if report.dossier is not None and not report.has_roster:
        tasks.append(
            f"Để danh sách đảng viên của {report.name} vào thư mục của chi bộ: roster.csv hoặc "
            "roster.xlsx."
        )
    return (*tasks, *_strays(report, plan))


def questions(found: Iterable[Row]) -> tuple[tuple[str, str], ...]:
    """(labels, question) of the unclear rows; the same question is asked once."""
    asked: dict[str, list[str]] = {}
    for row in found:
        if row.verdict is Verdict.UNCLEAR:
            asked.setdefault(row.remedy or row.message, []).append(row.label)
    return tuple((_named(labels), question) for question, labels in asked.items())


def ignored(names: Iterable[str]) -> str:
    """Which files were left out of the books, the roster by what it is."""
    said = []
    for name in names:
        file = PurePosixPath(name).name
        said.append("danh sách đảng viên" if file.lower() in _ROSTERS else f"“{file}”")
    counted = {one: said.count(one) for one in said}
    return ", ".join(one if count == 1 else f"{count} {one}" for one, count in counted.items())


def _hangs_on_chi_uy(report: GapReport, plan: Plan) -> bool:
    """Whether a paper asked only of a branch with a chi ủy is not there."""
    asked = {item.id for item in plan.items if item.applies is Applies.CHI_UY}
    items = report.dossier.items if report.dossier else ()
    return any(item.id in asked and item.verdict is not Verdict.MET for item in items)


def _before_the_visit(report: GapReport, plan: Plan) -> str:
    unit = plan.unit(report.branch)
    visit = unit.visit if unit is not None else None
    if visit is None or report.report is None or report.as_of > visit.date():
        return ""
    return f"; nên trước buổi kiểm tra {words.moment(visit)}"


def _strays(report: GapReport, plan: Plan) -> list[str]:
    strays = []
    for entry in report.documents:
        owner = plan.unit(entry.branch) if entry.branch else None
        if Problem.WRONG_BRANCH in entry.problems and entry.branch != report.branch:
            whose = owner.name if owner else "chi bộ khác"
            strays.append(
                f"“{entry.file}” là của {whose}; có thể gửi nhầm, đề nghị chuyển về đúng nơi."
            )
    return strays


def _named(labels: list[str]) -> str:
    """ "Hồ sơ 1, 2, 7": the word before the number is said once for labels that share it."""
    out, before = [], ""
    for label in labels:
        word, _, number = label.rpartition(" ")
        out.append(number if word and word == before else label)
        before = word
    return ", ".join(out)
