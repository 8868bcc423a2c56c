"""A labelled report, and which words of it answer which clause."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of one line that answer one clause, and no other: ``lines[line][start:end]``."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Labelled:
    """A report, a paragraph a line, with the verdicts a careful inspector gives.

    Each is itself and no other's equal, so that what was worked out for it can be kept.
    """

    name: str
    lines: tuple[str, ...]
    labels: dict[str, Any]

    @property
    def first_answer(self) -> int:
        """The first line that answers anything: what stands above it is letterhead and preamble."""
        return min((line for line, _, _, _ in _answers(self)), default=len(self.lines))

    @property
    def last_answer(self) -> int:
        """The last line that answers anything."""
        return max((line for line, _, _, _ in _answers(self)), default=0)

    def stretches(self, clause: str) -> tuple[Stretch, ...]:
        """What answers the clause; empty where it cannot be told from what answers another."""
        wanted = self.labels["clauses"][clause].get("phrases", [])
        answers = list(_answers(self))
        if len([one for one in answers if one[3] == clause]) < len(wanted) or not wanted:
            return ()
        found: list[Stretch] = []
        for at in sorted({one[0] for one in answers if one[3] == clause}):
            pieces = _owned(self.lines[at], [one for one in answers if one[0] == at])
            own = [piece for piece in pieces if clause in piece[2]]
            row = " | " in self.lines[at]
            if any(owners != {clause} for _, _, owners in (own if row else pieces)):
                return ()
            if row and _labels_row(self.lines[at], own[0][0]):
                return ()  # the label is part of the answer: nothing would say what is answered
            spans = [piece[:2] for piece in own] if row else [(pieces[0][0], pieces[-1][1])]
            found += [Stretch(line=at, start=start, end=end) for start, end in spans]
        return tuple(found)

    def content(self, content: str) -> tuple[int, int] | None:
        """The lines of a content from its heading to the next content's; ``None`` where mixed."""
        lines = {key: [a[0] for a in _answers(self) if a[3][0] == key] for key in "1234"}
        following = str(int(content) + 1)
        if not lines[content] or not lines.get(following):
            return None
        start, end = (self._heading_of(min(lines[key])) for key in (content, following))
        others = [at for key, several in lines.items() if key != content for at in several]
        if start is None or end is None or any(start <= at < end for at in others):
            return None
        return (start, end) if start <= min(lines[content]) <= max(lines[content]) < end else None

    def _heading_of(self, line: int) -> int | None:
        """The nearest numbered heading of the first rank above a line."""
        for at in range(line - 1, max(line - 4, 0), -1):
            if re.match(r"(?:[IVX]+|\d)[.)-]\s+\S", self.lines[at]) and heading(self.lines[at]):
                return at
        return None

    def period_statement(self, content: str) -> tuple[int, int, int] | None:
        """Where a content's heading states its period, where exactly one heading does."""
        answers = sorted(_answers(self))
        found = []
        for at in range(len(self.lines)):
            stated = PERIOD.search(self.lines[at])
            following = next((clause for line, _, _, clause in answers if line >= at), "")
            near = next((line for line, _, _, _ in answers if line >= at), at + 99)
            if stated and following[:1] == content and 0 < near - at <= 3:
                found.append((at, stated.start(), stated.end()))
        return found[0] if len(found) == 1 else None


def load(folder: Path) -> list[Labelled]:
    """Every labelled report of a folder, in the order of the names."""
    return [
        Labelled(
            name=path.stem,
            lines=tuple(path.read_text(encoding="utf-8").splitlines()),
            labels=tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8")),
        )
        for path in sorted(folder.glob("*.txt"))
    ]


def replaced(report: Labelled, stretches: Sequence[Stretch], words: str) -> tuple[str, ...]:
    """The lines with ``words`` in place of the first stretch and nothing in place of the others."""
    lines = list(report.lines)
    for index, stretch in reversed(list(enumerate(stretches))):
        line = lines[stretch.line]
        put = words if index == 0 else ""
        lines[stretch.line] = (line[: stretch.start] + put + line[stretch.end :]).rstrip()
    touched = {stretch.line for stretch in stretches}
    return tuple(
        line for at, line in enumerate(lines) if at not in touched or not _EMPTY.fullmatch(line)
    )


def heading(line: str) -> bool:
    """Whether a line only names what follows."""
    return len(line) < 260 and "|" not in line and not re.search(r"[.;]\s*$", line)


def _labels_row(line: str, start: int) -> bool:
    """Whether a cell is the first of its row that says anything in words."""
    return not any(character.isalpha() for character in line[:start])


def _answers(report: Labelled) -> Iterator[tuple[int, int, int, str]]:
    """(line, start, end, clause) of every phrase of every clause."""
    for clause, label in report.labels["clauses"].items():
        for phrase in label.get("phrases", []):
            for at, line in enumerate(report.lines):
                start = line.find(phrase)
                if start >= 0:
                    yield at, start, start + len(phrase), clause
                    break


def _owned(
    line: str, answers: Sequence[tuple[int, int, int, str]]
) -> list[tuple[int, int, set[str]]]:
    """The line's pieces with the clauses each answers; a bare piece goes with the one before."""
    lead = LEAD.match(line)
    at = lead.end() if lead else 0
    pieces: list[tuple[int, int, set[str]]] = []
    cut = _CELL if " | " in line else _SENTENCE
    for end in [*(m.start() for m in cut.finditer(line) if m.start() > at), len(line)]:
        start = at + len(line[at:end]) - len(line[at:end].lstrip(" |"))
        owners = {clause for _, a, b, clause in answers if a < end and b > start}
        pieces.append((start, end, owners))
        at = end
    for index in range(1, len(pieces)):
        if not pieces[index][2]:
            pieces[index] = (*pieces[index][:2], pieces[index - 1][2])
    if cut is _SENTENCE:
        for index in range(len(pieces) - 2, -1, -1):
            if not pieces[index][2]:
                pieces[index] = (*pieces[index][:2], pieces[index + 1][2])
    return pieces


LEAD = re.compile(
    r"\s*(?:(?:[-•+*–]|\(?\d{1,2}(?:\.\d{1,2})*[.)/]|[IVX]{1,4}[./-]|[a-zđ][.)])\s+)*(?:Trả lời: )?"
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=\S)")
_CELL = re.compile(r" \| ")
_EMPTY = re.compile(
    r"\s*(?:(?:[-•+*–|]|\(?\d{1,2}(?:\.\d{1,2})*[.)/]|[a-zđ][.)])\s*)*(?:Trả lời:)?\s*"
)

_DAY = r"(?:ngày )?(?:\d{1,2}/)?\d{1,2}/\d{4}|ngày \d{1,2} tháng \d{1,2} năm \d{4}"
_MONTH = r"tháng \d{1,2}(?:/| năm )\d{4}|(?:đầu )?(?:năm )?\d{4}"
_CONGRESS = (
    r"sau (?:Đại hội chi bộ|ĐHCB)(?: nhiệm kỳ 2015 - 2017)?"
    r"(?: (?:ngày )?\(?\d{1,2}/\d{1,2}/\d{4}\)?)?"
)
_NOW = r"nay|giờ|thời điểm (?:kiểm tra|báo cáo)"
_END = rf"(?:hết )?(?:{_NOW}|{_DAY}|{_MONTH})"
PERIOD = re.compile(
    rf"(?<!nhiệm kỳ )(?:[Tt]ừ )?(?:{_CONGRESS}|{_DAY}|{_MONTH})(?: đến | tới | - ){_END}"
)
