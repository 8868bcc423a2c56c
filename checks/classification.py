"""Does the class a branch claims follow from its points and the conditions the plan sets?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checks import papers
from checks.scores import total_of, written
from dossier.facts import Reading
from dossier.findings import RuleFinding
from dossier.papers import (
    LOWEST_LEVEL,
    ClassCount,
    ClassificationReport,
    Minutes,
    ScoreSheet,
)
from dossier.plan import BranchClass
from dossier.submission import Case


def check(case: Case) -> Iterator[RuleFinding]:
    """CLASS_SCORE, CLASS_SIDE_MEMBER, CLASS_SIDE_ORG, CLASS_SIDE_DISC for each report."""
    for reading, report in papers.of_kind(case, ClassificationReport):
        claimed = claim(case, report)
        if claimed is None:
            continue
        yield from _by_score(case, reading, report, claimed)
        yield from _by_members(case, reading, report, claimed)
        yield from _by_organisations(case, reading, report, claimed)
        yield from _by_discipline(case, reading, report, claimed)


def claim(case: Case, report: ClassificationReport) -> BranchClass | None:
    """The class of the plan that the report claims."""
    if report.claimed is None:
        return None
    classes = papers.review_of(case).branch_classes
    return next((each for each in classes if each.id == report.claimed.class_id), None)


def _place(case: Case, claimed: BranchClass) -> int:
    """0 is the highest class, by the points it needs."""
    ordered = sorted(papers.review_of(case).branch_classes, key=lambda each: -each.from_score)
    return ordered.index(claimed)


def _is_lowest(case: Case, claimed: BranchClass) -> bool:
    return claimed.from_score == min(
        each.from_score for each in papers.review_of(case).branch_classes
    )


def _by_score(
    case: Case, reading: Reading, report: ClassificationReport, claimed: BranchClass
) -> Iterator[RuleFinding]:
    total = report.total.value if report.total else _sheet_total(case, report)
    if total is None or total >= claimed.from_score:
        return
    yield from papers.find(
        case,
        "CLASS_SCORE",
        f"Chi bộ tự nhận “{claimed.title}” nhưng tổng điểm {written(total)} chưa đạt mức "
        f"{claimed.from_score} điểm của loại này. Đề nghị xem lại mức phân loại.",
        reading=reading,
        span=report.claimed.span if report.claimed else None,
        arithmetic=f"{written(total)} < {claimed.from_score}",
        source=claimed.source,
    )


def _sheet_total(case: Case, report: ClassificationReport) -> Fraction | None:
    if report.sheet is not None:
        return total_of(report.sheet, case)
    totals = [total_of(sheet, case) for _, sheet in papers.of_kind(case, ScoreSheet)]
    return next((total for total in totals if total is not None), None)


def _by_members(
    case: Case, reading: Reading, report: ClassificationReport, claimed: BranchClass
) -> Iterator[RuleFinding]:
    """Every member reaches the class the plan names; not too many in the lowest (C46, C48)."""
    origin, counts = _members(case, reading, report)
    rated = sum(count.count for count in counts)
    if claimed.members_at_least:
        least = papers.member_rank(case, claimed.members_at_least)
        below = [each for each in counts if papers.member_rank(case, each.class_id) > least]
        short = sum(each.count for each in below)
        if short:
            title = papers.class_title(case, claimed.members_at_least)
            yield from papers.find(
                case,
                "CLASS_SIDE_MEMBER",
                f"Chi bộ tự nhận “{claimed.title}” nhưng có {short:02d} đảng viên dưới mức "
                f"“{title}”; loại này cần 100% đảng viên đạt mức đó. Đề nghị xem lại.",
                reading=origin,
                span=below[0].span,
                arithmetic=f"{rated - short}/{rated} < 100%",
            )
            return
    limit = papers.quota(case, "members_KHTNV")
    lowest = papers.review_of(case).member_classes[-1]
    failed = next((each for each in counts if each.class_id == lowest.id), None)
    if limit is None or failed is None or _is_lowest(case, claimed):
        return
    if failed.count > limit.share * rated:
        yield from papers.find(
            case,
            "CLASS_SIDE_MEMBER",
            f"Có {failed.count}/{rated} đảng viên “{lowest.title}”, trên {limit.share} số đảng "
            f"viên; khi đó chi bộ không thể xếp “{claimed.title}”. Đề nghị xem lại.",
            reading=origin,
            span=failed.span,
            arithmetic=f"{failed.count}/{rated} > {limit.share}",
            source=limit.source,
        )


def _members(
    case: Case, reading: Reading, report: ClassificationReport
) -> tuple[Reading, tuple[ClassCount, ...]]:
    """How many members stand in each class: the report's own count, else the minutes'."""
    if report.members:
        return reading, report.members
    for minutes_reading, minutes in papers.of_kind(case, Minutes):
        if counts := minutes.tally or tallied(minutes):
            return minutes_reading, counts
    return reading, ()


def tallied(minutes: Minutes) -> tuple[ClassCount, ...]:
    """The members' results of the minutes, counted by class."""
    found: dict[str, ClassCount] = {}
    for result in minutes.results:
        if result.rating is None:
            continue
        before = found.get(result.rating.class_id)
        found[result.rating.class_id] = ClassCount(
            class_id=result.rating.class_id,
            count=before.count + 1 if before else 1,
            span=before.span if before else result.rating.span,
        )
    return tuple(found.values())


def _by_organisations(
    case: Case, reading: Reading, report: ClassificationReport, claimed: BranchClass
) -> Iterator[RuleFinding]:
    """The office and every union reach the level of the class claimed (C46, C47, C48)."""
    least = claimed.organisations_at_least
    for each in report.organisations:
        if least and each.level > least:
            words = reading.quote(each.span)
            yield from papers.find(
                case,
                "CLASS_SIDE_ORG",
                f"Chi bộ tự nhận “{claimed.title}” nhưng “{words}” chưa đạt mức kế hoạch đòi hỏi "
                f"(mức {least} tính từ cao nhất). Đề nghị xem lại mức phân loại.",
                reading=reading,
                span=each.span,
                source=None if least == 1 else claimed.source,
            )
            return
    if least or _is_lowest(case, claimed):
        return
    for quota_id, government in (("government_lowest", True), ("unions_lowest", False)):
        limit = papers.quota(case, quota_id)
        lowest = [
            each
            for each in report.organisations
            if each.level == LOWEST_LEVEL and each.government is government
        ]
        if limit is None or limit.at_most is None or len(lowest) <= limit.at_most:
            continue
        yield from papers.find(
            case,
            "CLASS_SIDE_ORG",
            f"“{reading.quote(lowest[0].span)}” ở mức thấp nhất; khi đó chi bộ không thể xếp "
            f"“{claimed.title}”. Đề nghị xem lại mức phân loại.",
            reading=reading,
            span=lowest[0].span,
            source=limit.source,
        )


def _by_discipline(
    case: Case, reading: Reading, report: ClassificationReport, claimed: BranchClass
) -> Iterator[RuleFinding]:
    """No leader disciplined, unless the Party organisation found it out itself (C47).

    The plan sets the condition for the second class and is silent for the first (N18): there it
    is a question.
    """
    if not report.disciplined or report.self_detected:
        return
    highest = _place(case, claimed) == 0
    if not (claimed.leaders_undisciplined or highest):
        return
    yield from papers.find(
        case,
        "CLASS_SIDE_DISC",
        f"Chi bộ tự nhận “{claimed.title}” nhưng báo cáo nêu có cấp ủy viên, cán bộ lãnh đạo bị kỷ "
        "luật. Đề nghị nêu rõ có phải do chi bộ chủ động phát hiện, xử lý; nếu không thì xem lại.",
        reading=reading,
        span=report.disciplined[0],
        doubtful=highest,
    )
