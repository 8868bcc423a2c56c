"""Faults of the stated period: another start, another end, or none."""

from __future__ import annotations

import re
from functools import partial

from samples.mutations.labelled import PERIOD, Labelled
from samples.mutations.mutant import Mutant, Mutator


def mutators() -> dict[str, Mutator]:
    """By name; subjects are ``period/1`` to ``period/3``."""
    made: dict[str, Mutator] = {
        f"mốc: {words}": partial(_shifted, words=words, status=status, contents=contents)
        for words, status, contents in _STATEMENTS
    }
    return {**made, "mốc: không nêu": _unstated}


_STATEMENTS = (
    ("từ 01/01/2015 đến nay", "starts_late", "12"),
    ("từ tháng 6/2014 đến thời điểm kiểm tra", "starts_late", "12"),
    ("từ ngày 02 tháng 01 năm 2014 đến nay", "starts_late", "12"),
    ("từ đầu nhiệm kỳ 2015 - 2017 đến nay", "starts_late", "12"),
    ("từ 01/01/2014 đến ngày 31/12/2015", "ends_early", "12"),
    ("từ tháng 01/2014 đến hết tháng 6/2016", "ends_early", "12"),
    ("từ năm 2014 đến hết quý III/2016", "ends_early", "12"),
    ("trong hai năm 2014 và 2015", "ends_early", "12"),
    ("từ tháng 01/2015 đến 31/12/2015", "both", "12"),
    ("giai đoạn 2015 - tháng 6/2016", "both", "12"),
    ("từ ngày 01/01/2016 đến nay", "starts_late", "3"),
    ("từ sau Đại hội chi bộ đến hết ngày 31/12/2015", "ends_early", "3"),
    ("từ tháng 01/2016 đến tháng 6/2016", "both", "3"),
)


def _shifted(
    report: Labelled, subject: str, *, words: str, status: str, contents: str
) -> Mutant | None:
    content = subject.removeprefix("period/")
    place = _plainly_stated(report, content) if content in contents else None
    if place is None:
        return None
    at, start, end = place
    line = report.lines[at]
    changed = line[:start] + words + line[end:]
    return Mutant(
        mutator=f"mốc: {words}",
        report=report.name,
        subject=subject,
        lines=(*report.lines[:at], changed, *report.lines[at + 1 :]),
        verdict=status,
    )


def _unstated(report: Labelled, subject: str) -> Mutant | None:
    """Only where no other words of the report could be read as a period of their own."""
    place = _plainly_stated(report, subject.removeprefix("period/"))
    if place is None:
        return None
    at, start, end = place
    line = report.lines[at]
    changed = re.sub(
        r"\s*[\[(]?\s*(?:số liệu|khoảng thời gian|giai đoạn|tính)?\s*$", "", line[:start]
    )
    changed += re.sub(r"^\s*[\])]", "", line[end:])
    others = [one for one in report.lines if PERIOD.search(one) and one != line]
    if any(re.search(r"(?i)toàn bộ|mọi|số liệu", one) for one in others) or _period_like(
        report, at
    ):
        return None
    return Mutant(
        mutator="mốc: không nêu",
        report=report.name,
        subject=subject,
        lines=(*report.lines[:at], changed, *report.lines[at + 1 :]),
        verdict="not_stated",
    )


def _period_like(report: Labelled, at: int) -> bool:
    """Whether running text near the heading says "từ … đến nay"."""
    near = report.lines[at + 1 : at + 12]
    return any(
        re.search(r"(?i)từ .{0,30}(201\d|nhiệm kỳ|đến nay)|các năm|giai đoạn", one) for one in near
    )


def _plainly_stated(report: Labelled, content: str) -> tuple[int, int, int] | None:
    if report.labels["periods"].get(content, {}).get("status") != "ok":
        return None
    if content == "3" and "congress" not in report.labels:  # nothing to compare a start with
        return None
    place = report.period_statement(content)
    if place and content == "3" and not report.lines[place[0]][place[1] :].lower().startswith("từ"):
        return None  # the words before it belong to it
    return place
