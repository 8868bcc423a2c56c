"""Reads a branch's self-score: its lines, their maxima and points, the total, what was added.

A sheet is a table (criterion, điểm chuẩn, điểm tự chấm) or plain lines ("… : 38/40 điểm"). The plan
says which parts there are and what each is worth at most.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from fractions import Fraction

from dossier.document import Block, BlockKind, Document, Span
from dossier.papers import Figure, ScoreRow, ScoreSheet
from dossier.plan import Plan, ScorePart
from extractors.papers.wording import cue, fold, lines, regex, whole

_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_CELL = regex(
    rf"^\s*(?P<sign>[-+])?\s*(?P<value>{_NUMBER})\s*(?:đ|điểm)?\s*(?:/\s*{_NUMBER})?\.?\s*$"
)
# as in: 38/40 điểm
_RATIO = regex(
    rf"(?<![\d/.,])(?P<points>{_NUMBER})\s*(?:điểm\s*)?/\s*(?P<maximum>{_NUMBER})(?![\d/]|[.,]\d)"
)
# as in: (tối đa 40 điểm): 38 điểm
_MAXIMUM = regex(
    rf"\(\s*(?:tối đa|điểm chuẩn|điểm tối đa)?\s*:?\s*(?P<maximum>{_NUMBER})\s*điểm\s*\)"
)
_POINTS = regex(rf"(?<![\d/.,])(?P<points>{_NUMBER})\s*(?:đ|điểm)(?![^\W_])")
_AFTER_COLON = regex(rf"[:=]\s*(?P<points>{_NUMBER})\s*(?:đ|điểm)?\s*[.;,]?\s*$")
# A table's row that lost its cells: "1 Thực hiện nhiệm vụ chính trị 40 38".
_TRAILING = regex(rf"\s(?P<maximum>{_NUMBER})\s+(?P<points>{_NUMBER})\s*$")
_LIMIT = regex(r"(?:tối đa|điểm chuẩn)[^.;,]{0,12}$")  # "tổng số điểm tối đa là 100 điểm"
# "chi bộ chấm được 88,5 điểm"; a part of the sheet is worth less than half of it.
_SCORED = regex(
    r"(?:tự )?(?:chấm|đạt)(?: được)?\s*(?:là|:)?\s*"
    r"(?=(?:100|[5-9]\d)(?:[.,]\d{1,2})?\s*(?:đ|điểm)(?![^\W_]))"
)
_YEARS = regex(r"năm 20\d\d")
_TOTAL_POINTS = regex(
    rf"(?<![\d/.,])(?P<points>{_NUMBER})\s*(?:/\s*100(?!\d)\s*)?(?:đ|điểm)(?![^\W_])"
    rf"|(?<![\d/.,])(?P<ratio>{_NUMBER})\s*/\s*100(?!\d)|[:=]\s*(?P<last>{_NUMBER})\s*[.;,]?\s*$"
)


def read(document: Document, plan: Plan) -> ScoreSheet:
    """The sheet of ``document``; empty where it holds no points."""
    parts = plan.review.score_parts if plan.review else ()
    rows: list[ScoreRow] = []
    total: Figure | None = None
    bonus: list[Figure] = []
    deductions: list[Figure] = []
    limits = {*(part.maximum for part in parts), plan.review.score_total if plan.review else 0}
    for line in _lines(document, limits):
        kind = _kind(line.folded_label)
        if line.points is None:
            continue
        figure = Figure(value=line.points, span=line.span)
        if kind == "bonus":
            bonus.append(figure)
        elif kind == "deduction":
            deductions.append(Figure(value=abs(line.points), span=line.span))
        elif kind == "total":
            total = figure
        else:
            rows.append(_row(line))
    return ScoreSheet(
        rows=_with_parts(tuple(rows), parts),
        total=total,
        bonus=tuple(bonus),
        deductions=tuple(deductions),
    )


def stated_total(document: Document, year: str) -> Figure | None:
    """The total a report states in its prose ("tổng số điểm tự chấm: 95 điểm", "95/100 điểm").

    What it says of years other than ``year`` is passed over.
    """
    totals, scored = cue("score", "total"), regex(r"điểm")
    for index, text, folded in lines(document):
        label = totals.search(folded) or _SCORED.search(folded)
        start = label.end() if label else 0
        if not scored.search(folded) or (label is None and "/100" not in folded.replace(" ", "")):
            continue
        found = next(
            (
                each
                for each in _TOTAL_POINTS.finditer(folded, start)
                if not _LIMIT.search(folded[start : each.start()])
            ),
            None,
        )
        if found is None or (_YEARS.search(folded) and year not in folded):
            continue
        group = next(name for name in ("points", "ratio", "last") if found[name])
        span = Span(index, found.start(group), found.end(group))
        return Figure(value=number(text[span.start : span.end]), span=span)
    return None


def number(text: str) -> Fraction:
    """ "89,5" and "89.5" are exactly 179/2."""
    return Fraction(text.strip().replace(",", "."))


@dataclass(frozen=True, slots=True)
class _Line:
    folded_label: str
    label: str
    maximum: Fraction | None
    points: Fraction | None
    span: Span


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which cells hold the maximum and the points of a table."""

    maximum: int | None
    points: int | None
    other: tuple[int, ...] = ()


def _lines(document: Document, limits: set[int]) -> list[_Line]:
    found: list[_Line] = []
    columns = _Columns(None, None)
    table: int | None = None
    for index, block in enumerate(document.blocks):
        if block.kind is not BlockKind.ROW or not block.cells:
            prose = _prose_line(index, block.text, limits)
            if prose is not None:
                found.append(prose)
            continue
        if block.table != table:
            table, columns = block.table, _Columns(None, None)
        heading = _heading(block)
        if heading is not None:
            columns = heading
            continue
        row = _table_line(index, block, columns)
        if row is not None:
            found.append(row)
    return found


def _heading(block: Block) -> _Columns | None:
    """The columns, where the row is the table's heading."""
    maximum = points = None
    other: list[int] = []
    for index, cell in enumerate(block.cells):
        folded = fold(cell)
        if _CELL.match(folded) or len(folded) > 40:
            continue
        if cue("score", "other").search(folded):
            other.append(index)
        elif cue("score", "points").search(folded):
            points = index if points is None else points
        elif cue("score", "maximum").search(folded):
            maximum = index
    return _Columns(maximum, points, tuple(other)) if points is not None else None


def _table_line(index: int, block: Block, columns: _Columns) -> _Line | None:
    values = {
        place: number(match["value"]) * (-1 if match["sign"] == "-" else 1)
        for place, cell in enumerate(block.cells)
        if (match := _CELL.match(fold(cell))) is not None and place not in columns.other
    }
    texts = [cell for place, cell in enumerate(block.cells) if place not in values]
    label = max(texts, key=lambda cell: len(cell.strip()), default="")
    if not any(letter.isalpha() for letter in label):
        return None
    at_maximum, at_points = columns.maximum, columns.points
    if at_points is None:
        # A table without a heading we know: the last two numbers are maximum and points.
        trailing = [place for place in values if place > 0][-2:]
        at_maximum, at_points = trailing if len(trailing) == 2 else (None, None)
    points = values.get(at_points) if at_points is not None else None
    maximum = values.get(at_maximum) if at_maximum is not None else None
    return _Line(fold(label), label.strip(), maximum, points, whole(index, block.text))


def _prose_line(index: int, text: str, limits: set[int]) -> _Line | None:
    folded = fold(text)
    ratio = _RATIO.search(folded)
    maximum = _MAXIMUM.search(folded)
    span = whole(index, text)
    if ratio is not None and "diem" in folded:
        values = number(ratio["maximum"]), number(ratio["points"])
        return _Line(folded[: ratio.start()], text[: ratio.start()].strip(" :-\t"), *values, span)
    trailing = _TRAILING.search(folded)
    if trailing is not None and number(trailing["maximum"]) in limits:
        values = number(trailing["maximum"]), number(trailing["points"])
        start = trailing.start()
        return _Line(folded[:start], text[:start].strip(" :-\t"), *values, span)
    after = maximum.end() if maximum else 0
    points = _AFTER_COLON.search(folded, after) or _POINTS.search(folded, after)
    if points is None or (maximum is None and _kind(folded[: points.start()]) == "row"):
        return None
    start = maximum.start() if maximum else points.start()
    limit = number(maximum["maximum"]) if maximum else None
    label = text[:start].strip(" :-\t")
    return _Line(folded[:start], label, limit, number(points["points"]), span)


def _kind(folded_label: str) -> str:
    if cue("score", "none").search(folded_label):
        return "none"
    for kind in ("bonus", "deduction", "total"):
        found = cue("score", kind).search(folded_label)
        # "Điểm cộng" and "công tác" fold to one: "Cộng" alone is a total, "công tác …" none.
        if found is not None and found.start() <= 12 and folded_label[found.end() :][:4] != " tac":
            return kind
    return "total" if folded_label.strip(" :.") == "cong" else "row"


def _row(line: _Line) -> ScoreRow:
    return ScoreRow(
        label=line.label, part=None, maximum=line.maximum, points=line.points, span=line.span
    )


def _with_parts(rows: tuple[ScoreRow, ...], parts: tuple[ScorePart, ...]) -> tuple[ScoreRow, ...]:
    """The rows, the best one for each part named; sub-criteria stay without a part."""
    chosen: dict[int, str] = {}
    for part in parts:
        ranked = [
            (_likeness(row, part, parts), -place)
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


def _likeness(row: ScoreRow, part: ScorePart, parts: tuple[ScorePart, ...]) -> int:
    """How well a row's label names a part: its telling word pairs, and the maximum agreeing."""
    words = _pairs(row.label)
    own = len(words & _telling(part, parts))
    rival = max(
        (len(words & _telling(each, parts)) for each in parts if each is not part), default=0
    )
    if own == 0 or own < rival:
        return 0
    if row.maximum is None:
        return own
    return own + 100 if row.maximum == part.maximum else 0 if row.maximum < part.maximum else own


def _telling(part: ScorePart, parts: tuple[ScorePart, ...]) -> set[str]:
    """The word pairs of a part's title that no other part's title has."""
    others = set[str]().union(*(_pairs(each.title) for each in parts if each is not part))
    return _pairs(part.title) - others


def _pairs(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]+", fold(text))
    return {f"{first} {second}" for first, second in itertools.pairwise(words)}
