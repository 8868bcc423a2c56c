"""Does the report answer every clause of every content of Mục I?

Each sentence of the report is weighed for each clause (``weighing``), the best of them decide the
verdict (``deciding``), and ``words`` says it to the branch. What counts as an answer is data: the
wordings file of the plan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks import legibility
from checks.coverage import deciding, weighing, words
from checks.coverage.weighing import Candidate
from checks.matching import Passage, passages
from dossier.document import Problem
from dossier.facts import PaperKind, Reading
from dossier.findings import ClauseFinding, Reason, Verdict
from dossier.plan import Clause, Content
from dossier.submission import Case

__all__ = ["check", "explain", "reports"]


def check(case: Case) -> dict[str, tuple[ClauseFinding, ...]]:
    """Content → one finding for each of its clauses, in the plan's order."""
    found = reports(case)
    said = _said(found)
    return {
        content.id: tuple(
            _finding(case, content, clause, said) if found else _without_report(case, clause)
            for clause in content.clauses
        )
        for content in case.plan.contents
    }


def explain(case: Case, clause_id: str) -> tuple[Candidate, ...]:
    """Every passage that was a candidate for the clause, the best first, with why it won or lost.

    Raises:
        KeyError: the plan has no such clause.
    """
    for content in case.plan.contents:
        for clause in content.clauses:
            if clause.id == clause_id:
                said = _said(reports(case))
                return tuple(weighing.candidates(case, content, clause, said))
    raise KeyError(clause_id)


def reports(case: Case) -> tuple[Reading, ...]:
    """The readings that answer Mục I: inspection reports that no later version replaces."""
    dead = {Problem.SUPERSEDED, Problem.DUPLICATE, Problem.BLANK_FORM}
    return tuple(
        reading
        for reading in case.readings
        if reading.identity.kind is PaperKind.INSPECTION_REPORT
        and not dead & {*reading.problems, *reading.document.problems}
    )


def _said(readings: Sequence[Reading]) -> list[Passage]:
    """What the reports say, without the line that closes each: "Trên đây là báo cáo của …"."""
    return [
        passage
        for reading in readings
        for passage in passages(reading)
        if not _CLOSING.match(passage.own.folded)
    ]


_CLOSING = re.compile(r"\W*tren day la (?:toan bo )?(?:bao cao|ket qua|noi dung)\b[^,:;]*$")


def _finding(case: Case, content: Content, clause: Clause, said: list[Passage]) -> ClauseFinding:
    found = weighing.candidates(case, content, clause, said)
    decision = deciding.decide(case, clause, found)
    return words.finding(case, clause, decision)


def _without_report(case: Case, clause: Clause) -> ClauseFinding:
    """Nothing was received (or nothing legible): not due, unreadable, or missing."""
    deadline = case.plan.report_deadline
    if deadline is not None and case.as_of <= deadline.last_valid:
        decision = deciding.Decision(Verdict.NOT_DUE)
    elif legibility.unread(case, PaperKind.INSPECTION_REPORT):
        decision = deciding.Decision(Verdict.UNCLEAR, Reason.UNREADABLE)
    else:
        decision = deciding.Decision(Verdict.MISSING, Reason.ABSENT)
    return words.finding(case, clause, decision, received=False)
