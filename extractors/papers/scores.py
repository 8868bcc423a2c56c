"""Reads a branch's self-score: its parts, their maxima and points, the total, what was added.

The plan says which parts there are and what each is worth at most; how a sheet writes them down is
``score_lines``' business.
"""

from __future__ import annotations

import itertools
import re
from fractions import Fraction
from functools import cache

from dossier.document import Document, Span
from dossier.papers import Figure, ScoreRow, ScoreSheet
from dossier.plan import Plan, ScorePart
from extractors.papers import score_lines
from extractors.papers.score_lines import NUMBER, ScoreLine, number
from extractors.papers.wording import fold, lines, regex

__all__ = ["number", "read", "stated_total"]

_LIMIT = regex(r"(?:tối đa|điểm chuẩn|thang điểm|thang|trên)[^.;,\d]{0,12}$")
_FIGURE = regex(
    rf"(?<![\w/.,]){NUMBER}(?![\w%/]|[.,]\d|\s*%)|(?<![\w/.,]){NUMBER}(?=\s*/\s*100(?!\d))"
)
# Words that make a number the branch's own total; the nearer to it the surer.
_OF_TOTAL = regex(
    r"(?:tổng(?: số)? điểm|tổng cộng|số điểm|điểm tự chấm|tự chấm|chấm được|được chấm|điểm đạt"
    r"|điểm của chi bộ|điểm chấm|chấm điểm|tự đánh giá|đạt|điểm)[^.;\d]{0,60}$"
)
_POINTS_BEHIND = regex(r"\s*(?:/\s*100\s*)?(?:đ|điểm)(?!\w)|\s*/\s*100(?!\d)")
_SAYS_POINTS = regex(r"(?<!\w)điểm(?!\w)")
_NOT_OF_POINTS = regex(
    r"\s*(?:đồng chí|đ/c|đảng viên|người|phiếu|phần|mục|tiêu chí|trang|năm|tháng)"
)
_YEARS = regex(r"năm (20\d\d)")
_STOCK = {"chi bo", "dang bo", "cong tac", "co quan", "don vi"}  # said of any part
_LEAST = 20  # points; less is a part's or a count


def read(document: Document, plan: Plan) -> ScoreSheet:
    """The sheet of ``document``; empty where it holds no points."""
    parts = plan.review.score_parts if plan.review else ()
    limits = {*(part.maximum for part in parts), plan.review.score_total if plan.review else 0}
    found = score_lines.read(document, lambda label: _names_a_part(label, parts), limits)
    figures: dict[str, list[Figure]] = {"bonus": [], "deduction": [], "total": []}
    rows: list[ScoreRow] = []
    for line in found:
        if line.points is None:
            continue
        if line.kind in figures:
            figures[line.kind].append(Figure(value=abs(line.points), span=line.span))
        elif line.kind == "row":
            rows.append(_row(line))
    return ScoreSheet(
        rows=_with_parts(tuple(rows), parts),
        total=figures["total"][-1] if figures["total"] else None,
        bonus=tuple(figures["bonus"]),
        deductions=tuple(figures["deduction"]),
    )


def stated_total(document: Document, year: str) -> Figure | None:
    """The total a report states in its prose or a cell ("tổng số điểm tự chấm: 95 điểm").

    What it says of years other than ``year`` is passed over.
    """
    for index, text, folded in lines(document):
        if not _SAYS_POINTS.search(folded):
            continue
        for found in _FIGURE.finditer(folded):
            clause = folded[max(folded.rfind(mark, 0, found.start()) for mark in ";\n") + 1 :]
            before = folded[len(folded) - len(clause) : found.start()]
            years = _YEARS.findall(before)
            if (
                _LEAST <= number(found[0]) <= 150
                and not _LIMIT.search(before)
                and not _NOT_OF_POINTS.match(folded, found.end())
                and (not years or years[-1] == year)
                and _is_total(before, folded[found.end() :])
            ):
                span = Span(index, found.start(), found.end())
                return Figure(value=number(text[span.start : span.end]), span=span)
    return None


def _is_total(before: str, after: str) -> bool:
    """ "… điểm tự chấm là 92,5", "đạt 92,5 điểm": the word for points stands on either side."""
    cued = _OF_TOTAL.search(before)
    if cued is None:
        return _POINTS_BEHIND.match(after) is not None and "/" in after[:3]
    return _SAYS_POINTS.search(cued[0]) is not None or _POINTS_BEHIND.match(after) is not None


def _row(line: ScoreLine) -> ScoreRow:
    return ScoreRow(
        label=line.label, part=None, maximum=line.maximum, points=line.points, span=line.span
    )


def _with_parts(rows: tuple[ScoreRow, ...], parts: tuple[ScorePart, ...]) -> tuple[ScoreRow, ...]:
    """The rows, the best one for each part named; sub-criteria stay without a part."""
    chosen: dict[int, str] = {}
    for part in parts:
        ranked = [
            (_likeness(row.label, row.maximum, part, parts), -place)
            for place, row in enumerate(rows)
            if place not in chosen
        ]
        best = max(ranked, default=(0, 0))
        if best[0] > 0:
            chosen[-best[1]] = part.id
    return tuple(
        ScoreRow(
            label=row.label,
            part=chosen.get(place),
            maximum=row.maximum,
            points=row.points,
            span=row.span,
        )
        for place, row in enumerate(rows)
    )


def _names_a_part(label: str, parts: tuple[ScorePart, ...]) -> bool:
    return any(_likeness(label, None, part, parts) > 0 for part in parts)


def _likeness(
    label: str, maximum: Fraction | None, part: ScorePart, parts: tuple[ScorePart, ...]
) -> int:
    """How well a row's label names a part: its telling word pairs, and the maximum agreeing."""
    words = _pairs(label)
    own = len(words & _telling(part, parts))
    rival = max(
        (len(words & _telling(each, parts)) for each in parts if each is not part), default=0
    )
    if own == 0 or own < rival:
        return 0
    if maximum is None:
        return own
    return own + 100 if maximum == part.maximum else 0 if maximum < part.maximum else own


@cache
def _telling(part: ScorePart, parts: tuple[ScorePart, ...]) -> set[str]:
    """The word pairs of a part's title that no other part's title has."""
    others = set[str]().union(*(_pairs(each.title) for each in parts if each is not part))
    return _pairs(part.title) - others - _STOCK


def _pairs(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]+", fold(text))
    return {f"{first} {second}" for first, second in itertools.pairwise(words)}
