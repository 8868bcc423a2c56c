"""The lines of a score sheet: what each is about, the most it may get, the points it got.

A sheet is a table of any shape (criterion, điểm chuẩn, điểm tự chấm, in any order, with a column of
the superior's beside, or lying down with a column a part), lines ("… : 38/40 điểm"), or sentences.
Which number is which is told by the words of its column or just before it, else by elimination.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from dossier.document import Block, BlockKind, Document, Span
from extractors.papers.headings import start_of
from extractors.papers.wording import cue, fold, regex, whole

NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_CELL = regex(
    rf"^\s*(?P<sign>[-+])?\s*(?P<value>{NUMBER})\s*(?:đ|điểm)?\s*(?:/\s*{NUMBER})?"
    r"\s*(?:đ|điểm)?\.?\s*$"
)
_NUMBER = regex(rf"(?<![\w/.,%]){NUMBER}(?![\w%]|[.,]\d)|(?<![\w/.,%]){NUMBER}(?=đ(?!\w))")
_RATIO = regex(
    rf"(?<![\w/.,])(?P<points>{NUMBER})\s*(?:đ(?!\w)|điểm)?\s*(?:/|trên(?: tổng(?: số)?)?)\s*"
    rf"(?:thang điểm\s*)?(?P<maximum>{NUMBER})(?![\w/]|[.,]\d)"
)
# A number that counts something else, or stands in a date or a reference.
_NOT_POINTS = regex(
    r"\s*(?:đồng chí|đ/c|đảng viên|người|kỳ|buổi|văn bản|phần|mục|tiêu chí|lượt"
    r"|lần|ngày|tháng|năm|giờ"
    r"|phiếu|[-/]\s*[a-zđ]{1,5}\b)"
)
_BEFORE_NOT_POINTS = regex(r"(?:năm|số|ngày|tháng|quý|mục|phần|điều|biểu)\s*$")
_MAXIMUM_BEFORE = regex(
    r"(?:tối đa|điểm chuẩn|(?<!tiêu )chuẩn|khung|thang điểm|quy định)[^\d.;]{0,15}$"
)
_BARE_IN_BRACKETS = regex(rf"\(\s*{NUMBER}\s*(?:đ|điểm)\s*\)")
_SUBTOTAL = regex(
    r"^(?:tổng )?cộng (?:điểm )?(?:mục|phần|nhóm|tiêu chuẩn|tiêu chí|[ivx]+\b|[a-e]\b)"
)
_TOTAL_OF_ALL = regex(r"^cộng (?:các|cả|toàn bộ|\d|năm|i ?\+)|^(?:tổng|cộng)\s*(?:\(|$|\d|i ?\+)")
_CRITERION = regex(r"tiêu chuẩn")  # no "điểm chuẩn"
_COUNTER = re.compile(r"\s*(?:\d{1,2}\s+(?=[^\W\d]{2}))?")  # a table's row that lost its cells
_PARTED = re.compile(r"(?<=[;.])\s+(?=\D)|(?<=[;])")
_OPENS = re.compile(r"\s{2,}|\t|\.{4,}|…+")


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A line with points; ``kind`` is row, subtotal, total, bonus, deduction or none."""

    kind: str
    label: str
    maximum: Fraction | None
    points: Fraction | None
    span: Span


Names = Callable[[str], bool]
"""Whether a label names one of the plan's parts."""


def read(document: Document, names: Names, limits: set[int]) -> list[ScoreLine]:
    """Every line that says something of points, in order, those without points among them."""
    found: list[ScoreLine] = []
    blocks = document.blocks
    at = 0
    while at < len(blocks):
        table = _table_at(blocks, at)
        if table:
            found += _of_table(at, blocks[at : at + table], names, limits)
            at += table
            continue
        found += _of_text(at, blocks[at].text, names, limits)
        at += 1
    return list(_completed(found, names))


def number(text: str) -> Fraction:
    """ "89,5" and "89.5" are exactly 179/2."""
    return Fraction(text.strip().replace(",", "."))


def kind_of(label: str) -> str:
    """What a label says its points are."""
    folded = fold(label)
    folded = folded[start_of(folded) :].strip(" :.-–")
    if cue("score", "none").search(folded):
        return "none"
    if _SUBTOTAL.match(folded):
        return "subtotal"
    if _TOTAL_OF_ALL.match(folded):
        return "total"
    for kind in ("bonus", "deduction", "total"):
        for found in cue("score", kind).finditer(folded):
            # "Điểm cộng" and "công tác" fold to one: "Cộng" alone is a total, "công tác …" none.
            if found.start() <= 25 and folded[found.end() :][:4] != " tac":
                return kind
    return "row"


# ------------------------------------------------------------------- tables


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which cells hold the maximum and the points of a table."""

    maximum: int | None = None
    points: int | None = None
    other: frozenset[int] = frozenset()


def _table_at(blocks: Sequence[Block], at: int) -> int:
    """How many rows the table that begins here has; 0 where none begins."""
    rows = 0
    while at + rows < len(blocks):
        block = blocks[at + rows]
        if block.kind is not BlockKind.ROW or not block.cells or block.table != blocks[at].table:
            break
        rows += 1
    return rows


def _of_table(
    first: int, rows: Sequence[Block], names: Names, limits: set[int]
) -> Iterator[ScoreLine]:
    lying = _lying(first, rows, names)
    if lying:
        yield from lying
        return
    columns = _Columns()
    heading: list[Block] = []
    body: list[tuple[int, Block]] = []
    for offset, row in enumerate(rows):
        if not body and not _values(row) and not names(_label_of(row, {})):
            heading.append(row)
        elif (again := _columns([row])).points is not None and not _values(row):
            columns = again  # a heading in the middle: its columns from here on
        else:
            body.append((first + offset, row))
    columns = _columns(heading) if columns.points is None else columns
    if columns.points is None:
        columns = _guessed([row for _, row in body], columns, limits)
    for index, row in body:
        line = _of_row(index, row, columns)
        if line is not None:
            yield line


def _columns(heading: Sequence[Block]) -> _Columns:
    """The columns by their titles, which may stand on two rows."""
    width = max((len(row.cells) for row in heading), default=0)
    titles = [
        _CRITERION.sub(
            "", fold(" ".join(row.cells[place] for row in heading if place < len(row.cells)))
        )
        for place in range(width)
    ]
    maximum = points = None
    other: set[int] = set()
    for place, title in enumerate(titles):
        if len(title) > 60 or _CELL.match(title):
            continue
        if cue("score", "other").search(title):
            other.add(place)
        elif cue("score", "points").search(title):
            points = place if points is None else points
        elif cue("score", "maximum").search(title):
            maximum = place if maximum is None else maximum
    return _Columns(maximum, points, frozenset(other))


def _guessed(rows: Sequence[Block], told: _Columns, limits: set[int]) -> _Columns:
    """Columns by their values: the maxima are the plan's own, the points stand beside them."""
    numeric: dict[int, list[Fraction]] = {}
    for row in rows:
        for place, value in _values(row).items():
            if place not in told.other and (place > 0 or len(row.cells) == 2):
                numeric.setdefault(place, []).append(value)
    numeric = {place: found for place, found in numeric.items() if len(found) >= 3}
    maximum = told.maximum
    if maximum is None:
        maximum = next((at for at, found in numeric.items() if _are_limits(found, limits)), None)
    left = [place for place in numeric if place != maximum]
    return replace(told, maximum=maximum, points=left[0] if left else None)


def _are_limits(values: Sequence[Fraction], limits: set[int]) -> bool:
    return sum(value in limits for value in values) * 4 >= len(values) * 3


def _of_row(index: int, row: Block, columns: _Columns) -> ScoreLine | None:
    values = _values(row)
    label = _label_of(row, values)
    if not any(letter.isalpha() for letter in label):
        return None
    maximum = values.get(columns.maximum) if columns.maximum is not None else None
    points = values.get(columns.points) if columns.points is not None else None
    if maximum is None:
        maximum = _told_maximum(label)
    return ScoreLine(kind_of(label), label.strip(), maximum, points, whole(index, row.text))


def _told_maximum(label: str) -> Fraction | None:
    """ "Thực hiện nhiệm vụ chính trị (tối đa 40 điểm)"."""
    folded = fold(label)
    for found in _NUMBER.finditer(folded):
        before = folded[: found.start()]
        if _MAXIMUM_BEFORE.search(before) or _is_bracketed(folded, found):
            return number(found[0])
    return None


def _is_bracketed(folded: str, found: re.Match[str]) -> bool:
    return any(
        one.start() < found.start() < one.end() for one in _BARE_IN_BRACKETS.finditer(folded)
    )


def _label_of(row: Block, values: dict[int, Fraction]) -> str:
    texts = [cell for place, cell in enumerate(row.cells) if place not in values]
    return max(texts, key=lambda cell: len(cell.strip()), default="")


def _values(row: Block) -> dict[int, Fraction]:
    return {
        place: number(match["value"]) * (-1 if match["sign"] == "-" else 1)
        for place, cell in enumerate(row.cells)
        if (match := _CELL.match(fold(cell))) is not None
    }


def _lying(first: int, rows: Sequence[Block], names: Names) -> list[ScoreLine]:
    """A table with a column a part: its heading names parts, its rows are maxima and points."""
    for offset, heading in enumerate(rows):
        if sum(names(cell) for cell in heading.cells) < 3:
            continue
        maxima: dict[int, Fraction] = {}
        for below, row in enumerate(rows[offset + 1 :], start=first + offset + 1):
            title, values = fold(row.cells[0]), _values(row)
            if cue("score", "other").search(title):
                continue
            if cue("score", "points").search(title):
                span = whole(below, row.text)
                return [
                    ScoreLine(kind_of(cell), cell, maxima.get(place), values.get(place), span)
                    for place, cell in enumerate(heading.cells)
                    if place > 0 and cell.strip()
                ]
            if cue("score", "maximum").search(title):
                maxima = values
    return []


# ------------------------------------------------------------------- running text


def _of_text(index: int, text: str, names: Names, limits: set[int]) -> Iterator[ScoreLine]:
    """The lines that a paragraph holds: one, or one a clause where several parts are named."""
    span = whole(index, text)
    clauses = [clause for clause in _PARTED.split(text) if clause and clause.strip()]
    several = [clause for clause in clauses if names(clause) and _NUMBER.search(fold(clause))]
    for clause in clauses if len(several) > 1 else [text]:
        line = _of_clause(clause, span, names, limits)
        if line is not None:
            yield line


def _of_clause(text: str, span: Span, names: Names, limits: set[int]) -> ScoreLine | None:
    folded = fold(text)
    counter = _COUNTER.match(folded)
    begin = max(start_of(folded), counter.end() if counter else 0)
    ratio = next((one for one in _RATIO.finditer(folded, begin) if _is_score(folded, one)), None)
    maxima, points = [], []
    for found in _NUMBER.finditer(folded, begin):
        if ratio and ratio.start() <= found.start() < ratio.end():
            continue
        if _NOT_POINTS.match(folded, found.end()):
            continue
        before = folded[: found.start()]
        if _MAXIMUM_BEFORE.search(before) or _is_bracketed(folded, found):
            maxima.append(found)
        elif not _BEFORE_NOT_POINTS.search(before):
            points.append(found)
    if ratio is None and not maxima and len(points) == 2 and number(points[0][0]) in limits:
        maxima, points = points[:1], points[1:]  # two columns whose lines were lost
    at = min((one.start() for one in (*maxima, *points, *((ratio,) if ratio else ()))), default=-1)
    label = _bare_label(text if at < 0 else text[:at])
    kind = kind_of(label)
    if kind == "row" and not names(label) and "diem" not in folded:
        return None
    got = number(ratio["points"]) if ratio else _of_points(folded, points)
    most = number(ratio["maximum"]) if ratio else number(maxima[0][0]) if maxima else None
    if got is None and most is None and kind == "row" and not names(label):
        return None
    return ScoreLine(kind, label, most, got, span)


def _is_score(folded: str, ratio: re.Match[str]) -> bool:
    """ "38/40", not "12/12 kỳ" or "15/12/2016"."""
    most, got = number(ratio["maximum"]), number(ratio["points"])
    return not _NOT_POINTS.match(folded, ratio.end()) and (most > 12 or got <= most)


def _of_points(folded: str, found: Sequence[re.Match[str]]) -> Fraction | None:
    """The number that the word "điểm" follows or the last one: "… tự chấm: 38 điểm"."""
    sure = [one for one in found if re.match(r"\s*(?:d|diem)(?!\w)", folded[one.end() :])]
    chosen = sure or found
    return number(chosen[-1 if not sure else 0][0]) if chosen else None


def _bare_label(text: str) -> str:
    """The words before the numbers, without leaders and without what names the numbers."""
    first = _OPENS.split(text.strip(" \t:-–|"))[0]
    return first.strip(" \t:-–(,;")


# ------------------------------------------------------------------- points below their headings


def _completed(lines: Sequence[ScoreLine], names: Names) -> Iterator[ScoreLine]:
    """A part, or a bonus, whose points stand below it gets them: "Điểm tự chấm: 38", "Cộng mục I".

    Where only its criteria have points, and their maxima are the part's own, they are added up.
    """
    for place, line in enumerate(lines):
        named = line.kind == "bonus" or (line.kind == "row" and names(line.label))
        if line.points is not None or not named:
            if line.kind != "subtotal" and (line.points is not None):
                yield line
            continue
        below = _below(lines[place + 1 :], names)
        own = next((one for one in below if _is_own(one)), None)
        told = [one.maximum for one in (line, *below[:2]) if one.maximum is not None]
        if own is not None:
            yield replace(line, points=own.points, maximum=told[0] if told else None, span=own.span)
        elif below and line.maximum == sum(one.maximum or 0 for one in below):
            added = sum((one.points or Fraction(0) for one in below), Fraction(0))
            yield replace(line, points=added)


def _below(lines: Sequence[ScoreLine], names: Names) -> list[ScoreLine]:
    found: list[ScoreLine] = []
    for line in lines:
        if line.kind in ("total", "bonus", "deduction") or (
            line.kind == "row" and names(line.label)
        ):
            break
        found.append(line)
    return found


def _is_own(line: ScoreLine) -> bool:
    """A line about the part above it, not about a criterion of its own."""
    if line.points is None:
        return False
    if line.kind == "subtotal":
        return True
    folded = fold(line.label)
    label = cue("score", "points").search(folded) or cue("score", "maximum").search(folded)
    return label is not None and len(folded) <= label.end() + 12
