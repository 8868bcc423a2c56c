"""Faults made of the report's own words: dropped, moved to where they do not count, or altered."""

from __future__ import annotations

import re
from functools import partial

from samples.mutations.labelled import Labelled, replaced
from samples.mutations.mutant import Mutant, Mutator
from samples.mutations.replacing import answer, fill, wordings


def mutators() -> dict[str, Mutator]:
    """By name."""
    return {
        "bỏ hẳn câu trả lời": _dropped,
        "chuyển lên phần đặc điểm tình hình": _to_circumstances,
        "chuyển xuống phần phương hướng": _to_plans,
        "gạch bỏ (theo dõi thay đổi)": _deleted,
        "để ẩn": _hidden,
        "đặt dưới đợt kiểm tra trước": _earlier,
        "đổi số của đại hội": _other_congress,
        "đổi 16-CTr/TU thành 03-CT/TW": _other_programme,
        "đổi năm 2014 thành 2013": _other_year,
        "bỏ câu của năm 2014": _without_first_year,
        "gán cho chi bộ khác": _other_branch,
        **{name: partial(_contradicted, name=name) for name in _DENIALS},
    }


def _own_words(report: Labelled, clause: str) -> str:
    """The answer in its own words; empty for table rows, which are no sentences."""
    stretches = answer(report, clause)
    if any(" | " in report.lines[one.line] for one in stretches):
        return ""
    words = [report.lines[one.line][one.start : one.end].strip(" .;") for one in stretches]
    return ". ".join(words) + "." if words else ""


def _mutant(
    name: str,
    report: Labelled,
    clause: str,
    lines: tuple[str, ...],
    verdict: str,
    *reasons: str,
    aside: tuple[tuple[str, str], ...] = (),
) -> Mutant:
    return Mutant(
        mutator=name,
        report=report.name,
        subject=clause,
        lines=lines,
        verdict=verdict,
        reasons=reasons,
        aside=aside,
    )


def _dropped(report: Labelled, clause: str) -> Mutant | None:
    stretches = answer(report, clause)
    if not stretches:
        return None
    lines = replaced(report, stretches, "")
    return _mutant(
        "bỏ hẳn câu trả lời", report, clause, lines, "missing", "absent", "heading_only", "echo"
    )


def _deleted(report: Labelled, clause: str) -> Mutant | None:
    return _put_aside("gạch bỏ (theo dõi thay đổi)", report, clause, "deleted")


def _hidden(report: Labelled, clause: str) -> Mutant | None:
    return _put_aside("để ẩn", report, clause, "hidden")


def _put_aside(name: str, report: Labelled, clause: str, how: str) -> Mutant | None:
    """Only a whole paragraph of one clause: a stray half sentence would not say what it answers."""
    stretches = answer(report, clause)
    if len(stretches) != 1 or "|" in report.lines[stretches[0].line]:
        return None
    words = fill("{Who} {fact}.", report, clause)
    lines = replaced(report, stretches, "")
    return _mutant(name, report, clause, lines, "missing", "deleted", aside=((words, how),))


def _to_circumstances(report: Labelled, clause: str) -> Mutant | None:
    at = _section(report, _CIRCUMSTANCES)
    words = _own_words(report, clause)
    if not words or at is None or at >= answer(report, clause)[0].line or "|" in words:
        return None
    changed = replaced(report, answer(report, clause), "")
    added = f"{changed[at + 1]} {words}"
    lines = (*changed[: at + 1], added, *changed[at + 2 :])
    return _mutant(
        "chuyển lên phần đặc điểm tình hình",
        report, clause, lines, "missing", "background_only", "absent",
    )  # fmt: skip


def _to_plans(report: Labelled, clause: str) -> Mutant | None:
    at = _section(report, _PLANS)
    if at is None or not answer(report, clause) or at <= answer(report, clause)[-1].line:
        return None
    changed = replaced(report, answer(report, clause), "")
    at -= len(report.lines) - len(changed)
    words = fill("{Who} {do}.", report, clause)
    lines = (*changed[: at + 1], words, *changed[at + 1 :])
    verdict = ("partly", "incomplete") if clause == "3e" else ("missing", "future_plan")
    return _mutant("chuyển xuống phần phương hướng", report, clause, lines, *verdict)


def _earlier(report: Labelled, clause: str) -> Mutant | None:
    words = _own_words(report, clause)
    if not words or re.search(r"201[456]|2015", words) or "|" in words or clause[0] == "3":
        return None
    words = f"Theo kết luận của đợt kiểm tra năm 2013: {words}"
    lines = replaced(report, answer(report, clause), words)
    return _mutant(
        "đặt dưới đợt kiểm tra trước", report, clause, lines, "missing", "earlier_inspection"
    )


def _other_branch(report: Labelled, clause: str) -> Mutant | None:
    words = _own_words(report, clause)
    if not words or "|" in words or re.search(r"(?i)chi bộ|\bCB\b", words):
        return None
    words = fill("Tại {other}: ", report, clause) + words
    lines = replaced(report, answer(report, clause), words)
    return _mutant("gán cho chi bộ khác", report, clause, lines, "missing", "other_branch")


def _other_congress(report: Labelled, clause: str) -> Mutant | None:
    """Every mention of the asked congress becomes one of the term before."""
    right, wrong = wordings()["clauses"].get(clause, {}).get("ordinal", ("", ""))
    stretches = answer(report, clause) if right else ()
    named = [line for line in report.lines[report.first_answer - 1 :] if _named(right, line)]
    if not stretches or len(named) != 1 or "2015 - 2020" in named[0]:
        return None
    lines = tuple(
        re.sub(rf"\b{right}\b", wrong, line) if line == named[0] else line for line in report.lines
    )
    return _mutant("đổi số của đại hội", report, clause, lines, "missing", "wrong_reference")


def _named(ordinal: str, line: str) -> bool:
    return bool(ordinal and re.search(rf"\b{ordinal}\b", line))


def _other_programme(report: Labelled, clause: str) -> Mutant | None:
    if clause != "2a" or not answer(report, clause):
        return None
    text = "\n".join(report.lines)
    text = re.sub(r"(?:Chương trình hành động|CTHĐ|Chương trình)?(?: số)? ?16-CTr/TU",
                  " Chỉ thị số 03-CT/TW", text)  # fmt: skip
    text = re.sub(r"( Chỉ thị số 03-CT/TW) ngày 21/12/2012 của Tỉnh ủy", r"\1", text)
    if "03-CT/TW" not in text or re.search(r"(?i)chương trình (16|hành động)", text):
        return None
    lines = tuple(re.sub(r"(?<=\S) {2,}", " ", line) for line in text.split("\n"))
    return _mutant(
        "đổi 16-CTr/TU thành 03-CT/TW", report, clause, lines, "missing", "wrong_reference"
    )


def _other_year(report: Labelled, clause: str) -> Mutant | None:
    words = _own_words(report, clause)
    if clause not in ("1c", "1d") or not re.search(r"\b2014\b", words) or "2013" in words:
        return None
    if _EVERY_YEAR.search(words):
        return None
    lines = list(report.lines)
    for one in answer(report, clause):
        line = lines[one.line]
        own = line[one.start : one.end].replace("2014", "2013")
        lines[one.line] = line[: one.start] + own + line[one.end :]
    return _mutant("đổi năm 2014 thành 2013", report, clause, tuple(lines), "partly", "incomplete")


def _without_first_year(report: Labelled, clause: str) -> Mutant | None:
    """Only where the words about 2014 are a sentence or a part after a semicolon of their own."""
    words = _own_words(report, clause)
    parts = re.split(r"(?<=[.;])\s+", words)
    without = [part for part in parts if "2014" not in part]
    if clause not in ("1c", "1d") or len(without) == len(parts) or "|" in words:
        return None
    if not any("2015" in part for part in without) or _EVERY_YEAR.search(words):
        return None
    kept = fill("{heading}: ", report, clause) + " ".join(without)
    lines = replaced(report, answer(report, clause), kept)
    return _mutant("bỏ câu của năm 2014", report, clause, lines, "partly", "incomplete")


_DENIALS = {
    "câu khác nói ngược lại": "Đến nay {who} chưa {do}.",
    "câu khác nói ngược lại: thực tế": "Tuy vậy, trên thực tế {who} chưa {do}.",
    "câu khác nói ngược lại: chưa thực hiện được": "Việc {do} đến nay chưa thực hiện được.",
    "câu khác nói ngược lại: hạn chế": "Hạn chế: {who} chưa {do}.",
}


def _contradicted(report: Labelled, clause: str, *, name: str) -> Mutant | None:
    """The answer stays; the sentence after it denies it."""
    stretches = answer(report, clause)
    label = report.labels["clauses"][clause]
    if clause not in ("1a", "2a", "3a", "3b", "3c", "3d", "3e") or not stretches:
        return None
    if label.get("deficiency") or label.get("thin"):
        return None
    if not re.search(r"\d", _own_words(report, clause)):  # a bare assertion is not outdone by one
        return None
    at = stretches[-1].line + 1
    denial = fill(_DENIALS[name], report, clause)
    lines = (*report.lines[:at], denial, *report.lines[at:])
    return _mutant(name, report, clause, lines, "unclear", "conflict")


def _section(report: Labelled, title: re.Pattern[str]) -> int | None:
    """The line of a section's heading with running text under it."""
    for at, line in enumerate(report.lines[:-1]):
        if title.search(line) and len(line) < 80 and len(report.lines[at + 1]) > 60:
            return at
    return None


_EVERY_YEAR = re.compile(r"(?i)(?:hai|cả hai|mỗi|hằng|hàng|từng|các|02|2) năm")  # 2014 as well
_CIRCUMSTANCES = re.compile(
    r"(?i)^(?:[A-Z0-9]+[./]\s*)?(đặc điểm|khái quát|vài nét|tình hình chung)"
)
_PLANS = re.compile(r"(?i)^(?:[A-Z0-9]+[./]\s*)?(phương hướng|nhiệm vụ (trọng tâm|thời gian tới))")
