"""Do the branch's own points add up, stay within their maxima, and agree between its two papers?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checks import papers
from dossier.facts import Reading
from dossier.findings import RuleFinding
from dossier.papers import ClassificationReport, Figure, ScoreRow, ScoreSheet
from dossier.submission import Case


def check(case: Case) -> Iterator[RuleFinding]:
    """SCORE_SUM, SCORE_OVER_MAX, SCORE_BONUS on each sheet; SCORE_REPORT_MISMATCH between both."""
    for reading, sheet in _sheets(case):
        yield from _sum(case, reading, sheet)
        yield from _over_maximum(case, reading, sheet)
        yield from _bonus(case, reading, sheet)
    yield from _mismatch(case)


def written(value: Fraction) -> str:
    """Exact points as a person writes them: 179/2 is "89,5"."""
    if value.denominator == 1:
        return str(value.numerator)
    text = f"{float(value):.4f}".rstrip("0")
    return text.replace(".", ",")


def total_of(sheet: ScoreSheet, case: Case) -> Fraction | None:
    """The stated total, else the sum where every part of the plan has its points."""
    if sheet.total is not None:
        return sheet.total.value
    return _sum_of(sheet) if _is_whole(case, sheet) else None


def _sheets(case: Case) -> Iterator[tuple[Reading, ScoreSheet]]:
    """Score sheets, and those that stand inside a report; the same sheet twice counts once."""
    seen: list[ScoreSheet] = []
    for reading, sheet in papers.of_kind(case, ScoreSheet):
        seen.append(sheet)
        yield reading, sheet
    for reading, report in papers.of_kind(case, ClassificationReport):
        if report.sheet is not None and not seen:
            yield reading, report.sheet


def _is_whole(case: Case, sheet: ScoreSheet) -> bool:
    asked = {part.id for part in papers.review_of(case).score_parts}
    return {row.part for row in sheet.parts if row.points is not None} == asked


def _sum_of(sheet: ScoreSheet) -> Fraction:
    return sum((row.points for row in sheet.parts if row.points is not None), Fraction(0))


def _sum(case: Case, reading: Reading, sheet: ScoreSheet) -> Iterator[RuleFinding]:
    if sheet.total is None or not _is_whole(case, sheet):
        return
    added = sum((each.value for each in sheet.bonus), Fraction(0))
    taken = sum((each.value for each in sheet.deductions), Fraction(0))
    points = _sum_of(sheet)
    stated = sheet.total.value
    if stated in (points, points + added - taken, points - taken):
        return
    terms = "+".join(written(row.points) for row in sheet.parts if row.points is not None)
    terms += "".join(f"+{written(each.value)}" for each in sheet.bonus)
    terms += "".join(f"-{written(each.value)}" for each in sheet.deductions)
    right = points + added - taken
    yield from papers.find(
        case,
        "SCORE_SUM",
        f"Bản tự chấm điểm ghi tổng {written(stated)} điểm, nhưng cộng các phần được "
        f"{written(right)} điểm. Đề nghị chi bộ cộng lại.",
        reading=reading,
        span=sheet.total.span,
        arithmetic=f"{terms} = {written(right)} ≠ {written(stated)}",
    )


def _over_maximum(case: Case, reading: Reading, sheet: ScoreSheet) -> Iterator[RuleFinding]:
    review = papers.review_of(case)
    limits = {part.id: part for part in review.score_parts}
    for row in sheet.rows:
        part = limits.get(row.part or "")
        maximum = Fraction(part.maximum) if part else row.maximum
        if row.points is None or maximum is None or row.points <= maximum:
            continue
        yield from papers.find(
            case,
            "SCORE_OVER_MAX",
            f"{_named(row)}: chấm {written(row.points)} điểm, cao hơn mức tối đa "
            f"{written(maximum)} điểm. Đề nghị chấm lại phần này.",
            reading=reading,
            span=row.span,
            arithmetic=f"{written(row.points)} > {written(maximum)}",
            source=part.source if part else None,
        )
    if sheet.total is not None and sheet.total.value > review.score_total and not sheet.bonus:
        total = written(sheet.total.value)
        yield from papers.find(
            case,
            "SCORE_OVER_MAX",
            f"Tổng điểm {total} cao hơn mức tối đa {review.score_total} điểm. Đề nghị chấm lại.",
            reading=reading,
            span=sheet.total.span,
            arithmetic=f"{total} > {review.score_total}",
            source=review.score_source,
        )


def _named(row: ScoreRow) -> str:
    return f"Phần “{row.label}”" if row.label else "Một phần"


def _bonus(case: Case, reading: Reading, sheet: ScoreSheet) -> Iterator[RuleFinding]:
    for line in sheet.bonus:
        if line.value > 0:
            yield from papers.find(
                case,
                "SCORE_BONUS",
                f"Bản tự chấm có {written(line.value)} điểm cộng thêm; Kế hoạch không có điểm "
                "cộng. Đề nghị bỏ điểm cộng và tính lại tổng.",
                reading=reading,
                span=line.span,
                arithmetic=f"+{written(line.value)}",
                source=papers.review_of(case).score_source,
            )


def _mismatch(case: Case) -> Iterator[RuleFinding]:
    sheets = list(papers.of_kind(case, ScoreSheet))
    for reading, report in papers.of_kind(case, ClassificationReport):
        own = [(reading, report.sheet)] if report.sheet and not sheets else []
        for _, sheet in (*sheets, *own):
            total = total_of(sheet, case)
            if report.total is None or total is None or _agree(report.total, total):
                continue
            yield from papers.find(
                case,
                "SCORE_REPORT_MISMATCH",
                f"Báo cáo tự phân loại ghi {written(report.total.value)} điểm, Bản tự chấm điểm "
                f"ghi {written(total)} điểm. Đề nghị thống nhất một số.",
                reading=reading,
                span=report.total.span,
                arithmetic=f"{written(report.total.value)} ≠ {written(total)}",
            )


def _agree(stated: Figure, total: Fraction) -> bool:
    return stated.value == total
