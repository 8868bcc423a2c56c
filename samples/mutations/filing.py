"""Faults of the file: papers sent along or not, stuffed text, another branch on top."""

from __future__ import annotations

import dataclasses
from functools import partial

from samples.mutations.labelled import Labelled, replaced
from samples.mutations.mutant import Mutant, Mutator
from samples.mutations.replacing import answer, fill, wordings


def mutators() -> dict[str, Mutator]:
    """By name."""
    pointing = {
        name: partial(_pointing, name=name, said=said, sent=sent, verdict=verdict, reason=reason)
        for name, said, sent, verdict, reason in _POINTING
    }
    return {
        **pointing,
        "nhồi từ khóa ở chữ ẩn": _stuffed_aside,
        "nhồi từ khóa không thành câu": _stuffed,
        "đầu trang của chi bộ khác": _of_another_branch,
    }


_POINTING = (
    ("có biểu kèm theo, tệp có gửi", "{Topic}: có biểu kèm theo.", "{Who} {fact}.", "met", ""),
    (
        "đã có báo cáo riêng, tệp có gửi",
        "{Topic}: đã có báo cáo riêng gửi Tổ Kiểm tra.",
        "{Who} {fact_2}.",
        "met",
        "",
    ),
    (
        "có biểu kèm theo, tệp nói việc khác",
        "{Topic}: có biểu kèm theo.",
        "Danh sách 24 vận động viên dự giải bóng bàn mừng Quốc khánh năm 2016.",
        "partly",
        "incomplete",
    ),
)
_POINTED = ("1c", "1d", "2b", "3a", "3b", "3c", "3d", "4c", "4d")
_TIMES = 6


def _pointing(
    report: Labelled, clause: str, *, name: str, said: str, sent: str, verdict: str, reason: str
) -> Mutant | None:
    """The report points at another file; its text comes along."""
    stretches = answer(report, clause)
    if not stretches or clause not in _POINTED:
        return None
    return Mutant(
        mutator=name,
        report=report.name,
        subject=clause,
        lines=replaced(report, stretches, fill(said, report, clause)),
        verdict=verdict,
        reasons=(reason,) if reason else (),
        annex=fill(f"BIỂU KÈM THEO\n{sent}", report, clause),
    )


def _stuffed_aside(report: Labelled, clause: str) -> Mutant | None:
    """Only a whole paragraph of one clause, as with text that was struck out."""
    stretches = answer(report, clause)
    if len(stretches) != 1 or "|" in report.lines[stretches[0].line]:
        return None
    words = " ".join([fill("{Topic}. {Who} đã {do}.", report, clause)] * _TIMES)
    return Mutant(
        mutator="nhồi từ khóa ở chữ ẩn",
        report=report.name,
        subject=clause,
        lines=replaced(report, stretches, ""),
        verdict="missing",
        reasons=("deleted",),
        aside=((words, "hidden"),),
    )


def _stuffed(report: Labelled, clause: str) -> Mutant | None:
    stretches = answer(report, clause)
    if not stretches:
        return None
    words = ", ".join([fill("{topic}", report, clause)] * 3)
    return Mutant(
        mutator="nhồi từ khóa không thành câu",
        report=report.name,
        subject=clause,
        lines=replaced(report, stretches, f"{words[:1].upper()}{words[1:]}."),
        verdict="missing",
        reasons=("echo", "heading_only", "absent"),
    )


def _of_another_branch(report: Labelled, clause: str) -> Mutant | None:
    """The whole report is another branch's, sent in this one's name."""
    named = [at for at, line in enumerate(report.lines[:6]) if line.upper().startswith("CHI BỘ")]
    if not answer(report, clause) or len(named) != 1 or clause not in wordings()["clauses"]:
        return None
    lines = list(report.lines)
    lines[named[0]] = fill("{other}", report, clause).upper()
    made = Mutant(
        mutator="đầu trang của chi bộ khác",
        report=report.name,
        subject=clause,
        lines=tuple(lines),
        verdict="missing",
    )
    return dataclasses.replace(made, reasons=("other_branch",))
