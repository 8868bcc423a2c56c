"""Is each member's class the minutes' own, allowed, and well founded?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from checks import papers
from dossier.document import Span
from dossier.facts import Reading
from dossier.findings import RuleFinding
from dossier.papers import Discipline, Minutes, Rating, SelfReview
from dossier.roster import name_key
from dossier.submission import Case


def check(case: Case) -> Iterator[RuleFinding]:
    """RATING_MISMATCH, RATED_UNDER_6M, RATED_EXEMPT, DISC_RATED, HTXS_BASIS, HTT_BASIS."""
    reviews = list(papers.of_kind(case, SelfReview))
    rated = list(_rated(case))
    for reading, review in reviews:
        named = _own([each for each in rated if _same(each.person, review.person)], reading)
        decided = next(iter(named), None)
        of_name = {each.rating.class_id for each in named}
        if review.rating is None or review.rating.class_id not in of_name:
            yield from _mismatch(case, reading, review, decided)
        given = decided.rating if decided else review.rating
        if given is not None:
            yield from _discipline(case, reading, review, given)
            yield from _basis(case, reading, review, given)
    for each in _once((*rated, *_rated_on_paper(reviews))):
        yield from _may_not_be_rated(case, each)


def month_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later; the last of the month where there is no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    first = dt.date(day.year + year, month + 1, 1)
    following = (first + dt.timedelta(days=31)).replace(day=1)
    return min(first.replace(day=1) + dt.timedelta(days=day.day - 1), following - dt.timedelta(1))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rated:
    """A class given to a person, and where it is written."""

    person: str
    rating: Rating
    reading: Reading
    span: Span
    born: int | None = None


def _own(named: list[_Rated], reading: Reading) -> list[_Rated]:
    """Of namesakes' classes those of the one born as the paper says; all where it is not said."""
    birth = reading.identity.birth
    born = [each for each in named if birth is not None and each.born == birth.year]
    return born or named


def _rated(case: Case) -> Iterator[_Rated]:
    """The classes the minutes record."""
    for reading, minutes in papers.of_kind(case, Minutes):
        for result in minutes.results:
            if result.rating is not None:
                yield _Rated(
                    person=result.person,
                    rating=result.rating,
                    reading=reading,
                    span=result.rating.span,
                    born=result.born,
                )


def _rated_on_paper(reviews: list[tuple[Reading, SelfReview]]) -> Iterator[_Rated]:
    for reading, review in reviews:
        if review.rating is not None and review.person is not None:
            yield _Rated(
                person=review.person,
                rating=review.rating,
                reading=reading,
                span=review.rating.span,
            )


def _once(rated: tuple[_Rated, ...]) -> Iterator[_Rated]:
    seen: set[str] = set()
    for each in rated:
        key = name_key(each.person)
        if key not in seen:
            seen.add(key)
            yield each


def _same(one: str, other: str | None) -> bool:
    return other is not None and name_key(one) == name_key(other)


def _mismatch(
    case: Case, reading: Reading, review: SelfReview, decided: _Rated | None
) -> Iterator[RuleFinding]:
    if review.rating is None or decided is None:
        return
    if review.rating.class_id == decided.rating.class_id:
        return
    on_paper = papers.class_title(case, review.rating.class_id)
    in_minutes = papers.class_title(case, decided.rating.class_id)
    yield from papers.find(
        case,
        "RATING_MISMATCH",
        f"Bản tự kiểm điểm của {review.person} ghi chi bộ xếp “{on_paper}”, biên bản hội nghị ghi "
        f"“{in_minutes}”. Đề nghị thống nhất theo kết quả bỏ phiếu.",
        reading=reading,
        span=review.rating.span,
        person=review.person,
        arithmetic=f"{on_paper} ≠ {in_minutes}",
    )


def _may_not_be_rated(case: Case, rated: _Rated) -> Iterator[RuleFinding]:
    """Members admitted less than six months before the meeting, and those exempt (C64)."""
    known = papers.member(case, rated.person)
    if known is None:
        return
    if known.exempt:
        yield from papers.find(
            case,
            "RATED_EXEMPT",
            f"Đồng chí {known.name} được miễn công tác và sinh hoạt đảng nên không xếp loại; hồ sơ "
            "lại ghi mức xếp loại. Đề nghị chi bộ xem lại.",
            reading=rated.reading,
            span=rated.span,
            person=known.name,
        )
    newly = papers.interval(case, "newly_admitted")
    meeting = meeting_day(case)
    if newly is None or known.admitted is None or meeting is None:
        return
    due = month_after(known.admitted, newly.months)
    if known.admitted <= meeting < due:
        yield from papers.find(
            case,
            "RATED_UNDER_6M",
            f"Đồng chí {known.name} vào Đảng ngày {known.admitted:%d/%m/%Y}, đến ngày họp "
            f"{meeting:%d/%m/%Y} chưa đủ {newly.months:02d} tháng nên chưa xếp loại. Đề nghị bỏ "
            "mức xếp loại.",
            reading=rated.reading,
            span=rated.span,
            person=known.name,
            arithmetic=f"{known.admitted:%d/%m/%Y} + {newly.months:02d} tháng = {due:%d/%m/%Y} > "
            f"{meeting:%d/%m/%Y}",
            source=newly.source,
        )


def meeting_day(case: Case) -> dt.date | None:
    """The day of the review meeting, by its minutes; the last of them where there are several."""
    held = (minutes for _, minutes in papers.of_kind(case, Minutes) if minutes.is_review)
    days = [minutes.date for minutes in held if minutes.date]
    return max(days, default=None)


def _discipline(
    case: Case, reading: Reading, review: SelfReview, given: Rating
) -> Iterator[RuleFinding]:
    """Under discipline within the year: no class above the lowest (C56)."""
    measure = review.discipline
    lowest = papers.review_of(case).member_classes[-1]
    if measure is None or given.class_id == lowest.id or not _in_force(case, measure):
        return
    title = papers.class_title(case, given.class_id)
    yield from papers.find(
        case,
        "DISC_RATED",
        f"Đồng chí {review.person or ''} đang trong thời hạn kỷ luật nhưng được xếp “{title}”. "
        "Đề nghị chi bộ xem lại mức phân loại.".replace("  ", " "),
        reading=reading,
        span=measure.span,
        person=review.person,
        arithmetic=f"{measure.date:%d/%m/%Y}" if measure.date else "",
    )


def _in_force(case: Case, measure: Discipline) -> bool:
    """Serving it, or less than the plan's time before the meeting; undated ones only if serving."""
    if measure.serving:
        return True
    term = papers.interval(case, "under_discipline")
    meeting = meeting_day(case) or papers.review_of(case).meeting_before.last_valid
    if term is None or measure.date is None:
        return False
    return measure.date <= meeting < month_after(measure.date, term.months)


def _basis(
    case: Case, reading: Reading, review: SelfReview, given: Rating
) -> Iterator[RuleFinding]:
    """HTXS needs the same civil-service class or an honour; the others at least their own (C55)."""
    service = review.service
    if service is None:
        return
    rank = papers.member_rank(case, given.class_id)
    if papers.member_rank(case, service.class_id) <= rank or (rank == 0 and review.honours):
        return
    title = papers.class_title(case, given.class_id)
    own = papers.class_title(case, service.class_id)
    lacking = " và không có danh hiệu, bằng khen trong năm" if rank == 0 else ""
    yield from papers.find(
        case,
        "HTXS_BASIS" if rank == 0 else "HTT_BASIS",
        f"Đồng chí {review.person or ''} được xếp “{title}” nhưng phân loại công chức, viên chức "
        f"là “{own}”{lacking}. Đề nghị chi bộ xem lại hoặc bổ sung căn cứ.",
        reading=reading,
        span=service.span,
        person=review.person,
        arithmetic=f"{own} < {title}",
        source=papers.member_class_source(case, given.class_id) if rank > 1 else None,
    )
