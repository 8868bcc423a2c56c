"""Are there too many "hoàn thành xuất sắc" in the branch? Both readings of the notice are shown.

The notice limits them to a share of "số đảng viên được phân loại Hoàn thành tốt nhiệm vụ": of
those alone, or of those and better (N16). A verdict only where both readings agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from checks import papers
from checks.classification import tallied
from dossier.document import Span
from dossier.facts import Reading
from dossier.findings import RuleFinding
from dossier.papers import ActivityReport, ClassCount, ClassificationReport, Minutes, SelfReview
from dossier.plan import Quota
from dossier.submission import Case


def check(case: Case) -> Iterator[RuleFinding]:
    """HTXS_CAP of the branch."""
    counted = _counted(case)
    if counted is None:
        return
    small, quota = papers.quota(case, "members_HTXSNV_small"), _share(case)
    excellent, good = counted.excellent, counted.good
    if excellent == 0:
        return
    if small is not None and small.under_members and counted.members < small.under_members:
        if small.at_most is not None and excellent > small.at_most:
            yield from _small(case, counted, small)
        return
    if quota is None:
        return
    readings = tuple(
        _Sum(excellent=excellent, base=base, share=quota.share) for base in (good, good + excellent)
    )
    if all(each.fits for each in readings):
        return
    # Members not rated yet may still be rated: only what holds with all of them is an error.
    unrated = max(0, counted.members - counted.rated - counted.unratable)
    best = _Sum(excellent=excellent, base=good + excellent + unrated, share=quota.share)
    broken = not any(each.fits for each in (*readings, best))
    yield from papers.find(
        case,
        "HTXS_CAP",
        f"Chi bộ có {excellent:02d} đảng viên hoàn thành xuất sắc nhiệm vụ. "
        + (
            f"Số này quá {_percent(quota.share)} theo cả hai cách tính. Đề nghị chi bộ xem lại."
            if broken
            else _doubt(readings)
        ),
        reading=counted.reading,
        span=counted.span,
        arithmetic=f"chỉ số hoàn thành tốt: {readings[0]}; hoàn thành tốt trở lên: {readings[1]}",
        doubtful=not broken,
        source=quota.source,
    )


def allowed(base: int, share: Fraction) -> int:
    """The greatest whole number not over ``share`` of ``base``."""
    return base * share.numerator // share.denominator


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    excellent: int
    good: int
    members: int
    rated: int
    unratable: int  # exempt, or admitted too late
    reading: Reading
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sum:
    excellent: int
    base: int
    share: Fraction

    @property
    def fits(self) -> bool:
        return self.excellent <= allowed(self.base, self.share)

    def __str__(self) -> str:
        sign = "≤" if self.fits else ">"
        most = allowed(self.base, self.share)
        return f"{self.excellent} {sign} {_percent(self.share)} × {self.base} → {most}"


def _doubt(readings: tuple[_Sum, ...]) -> str:
    if any(each.fits for each in readings):
        return "Hai cách hiểu tỷ lệ cho kết quả khác nhau; cần Ủy ban Kiểm tra xem xét."
    return "Chưa thấy kết quả xếp loại của mọi đảng viên nên tỷ lệ cần xem xét."


def _share(case: Case) -> Quota | None:
    special = case.unit.special_achievement
    return papers.quota(case, "members_HTXSNV_special" if special else "members_HTXSNV")


def _percent(share: Fraction) -> str:
    return f"{share * 100}%"


def _small(case: Case, counted: _Counted, quota: Quota) -> Iterator[RuleFinding]:
    yield from papers.find(
        case,
        "HTXS_CAP",
        f"Chi bộ có {counted.members:02d} đảng viên (dưới {quota.under_members:02d}) thì không quá "
        f"{quota.at_most:02d} đồng chí hoàn thành xuất sắc, hiện có {counted.excellent:02d}. Đề "
        "nghị chi bộ xem lại.",
        reading=counted.reading,
        span=counted.span,
        arithmetic=f"{counted.excellent} > {quota.at_most}",
        source=quota.source,
    )


def _counted(case: Case) -> _Counted | None:
    """Members in the two highest classes: by the minutes, else the reports, else each review."""
    best, second = (each.id for each in papers.review_of(case).member_classes[:2])
    for reading, counts, members in _tallies(case):
        numbers = {each.class_id: each.count for each in counts}
        span = next((each.span for each in counts if each.class_id == best), None)
        return _Counted(
            excellent=numbers.get(best, 0),
            good=numbers.get(second, 0),
            members=_members(case) or members or sum(numbers.values()),
            rated=sum(numbers.values()),
            unratable=_unratable(case),
            reading=reading,
            span=span,
        )
    return None


def _tallies(case: Case) -> Iterator[tuple[Reading, tuple[ClassCount, ...], int | None]]:
    for reading, minutes in papers.of_kind(case, Minutes):
        counts = tallied(minutes)
        if not counts or sum(each.count for each in minutes.tally) > len(minutes.results):
            counts = minutes.tally
        if counts:
            yield reading, counts, minutes.members
    for reading, report in papers.of_kind(case, ClassificationReport):
        if report.members:
            yield reading, report.members, None
    for reading, activity in papers.of_kind(case, ActivityReport):
        if activity.members:
            yield reading, activity.members, None
    reviews = [
        (reading, review.rating)
        for reading, review in papers.of_kind(case, SelfReview)
        if review.rating is not None
    ]
    # Each member's own paper counts only where the roster says that all of them are there.
    if reviews and len(reviews) == _members(case):
        reading = reviews[0][0]
        for each_reading, rating in reviews:
            if papers.member_rank(case, rating.class_id) == 0:
                reading = each_reading
        numbers: dict[str, int] = {}
        for _, rating in reviews:
            numbers[rating.class_id] = numbers.get(rating.class_id, 0) + 1
        spans = {rating.class_id: rating.span for each, rating in reviews if each is reading}
        yield (
            reading,
            tuple(
                ClassCount(class_id=name, count=count, span=spans.get(name, reviews[0][1].span))
                for name, count in numbers.items()
            ),
            None,
        )


def _unratable(case: Case) -> int:
    if case.roster is None:
        return 0
    return sum(1 for each in case.roster.members if each.exempt or not each.official)


def _members(case: Case) -> int | None:
    if case.roster is None or case.roster.reconstructed:
        return None
    return len(case.roster.members) or None
