"""Does each review hold what the plan asks: aspects, shortcomings, remedies, opinion, rating?

Nothing is called missing in a paper that could not be read well, and free wording counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks import papers
from dossier.facts import Reading
from dossier.findings import RuleFinding
from dossier.papers import (
    Aspect,
    Candour,
    CollectiveContent,
    CollectiveReview,
    LeaderContent,
    Mention,
    SelfReview,
)
from dossier.submission import Case

_CANDOUR = (
    (Candour.WEAKNESS, "NO_WEAKNESS", "khuyết điểm, hạn chế"),
    (Candour.CAUSE, "NO_CAUSE", "nguyên nhân của khuyết điểm"),
    (Candour.REMEDY, "NO_REMEDY", "biện pháp khắc phục"),
)


def check(case: Case) -> Iterator[RuleFinding]:
    """SC_* of members' self-reviews, COL_* of the collective review."""
    for reading, review in papers.of_kind(case, SelfReview):
        if papers.shows_absence(reading) and review.aspects:
            yield from _self_review(case, reading, review)
    for reading, collective in papers.of_kind(case, CollectiveReview):
        if papers.shows_absence(reading) and collective.contents:
            yield from _collective(case, reading, collective)


def _self_review(case: Case, reading: Reading, review: SelfReview) -> Iterator[RuleFinding]:
    who = review.person or "đảng viên"
    paper = f"Bản tự kiểm điểm của {who}"
    lacking = _lacking(review.aspects, Aspect)
    if lacking:
        yield from papers.find(
            case,
            "SC_ASPECT_MISSING",
            f"{paper} chưa nêu: {'; '.join(lacking)}. Đề nghị bổ sung cho đủ 04 mặt.",
            reading=reading,
            person=review.person,
            arithmetic=f"{len(Aspect) - len(lacking)}/{len(Aspect)} mặt",
        )
    yield from _candour(case, reading, review.said, "SC_", paper, review.person)
    yield from _leader(case, reading, review, paper)
    yield from _branch_part(case, reading, review, paper)


def _leader(case: Case, reading: Reading, review: SelfReview, paper: str) -> Iterator[RuleFinding]:
    """Three more contents for those who lead; where only some are found, it is a question."""
    known = papers.member(case, review.person, reading.identity.birth)
    if not (papers.leads(known) if known else review.leader):
        return
    lacking = _lacking(review.leader_contents, LeaderContent)
    if lacking:
        yield from papers.find(
            case,
            "SC_NO_LEADER_CONTENT",
            f"{paper} (giữ chức vụ lãnh đạo, quản lý) chưa nêu: {'; '.join(lacking)}. "
            "Đề nghị bổ sung.",
            reading=reading,
            person=review.person,
            arithmetic=f"{len(LeaderContent) - len(lacking)}/{len(LeaderContent)} nội dung",
            doubtful=len(lacking) < len(LeaderContent),
        )


def _branch_part(
    case: Case, reading: Reading, review: SelfReview, paper: str
) -> Iterator[RuleFinding]:
    if review.opinion is None:
        yield from papers.find(
            case,
            "SC_NO_OPINION",
            f"{paper} chưa có ý kiến của chi bộ. Đề nghị chi bộ ghi ý kiến.",
            reading=reading,
            person=review.person,
        )
    if review.rating is None and review.not_rated is None and _is_to_be_rated(case, review):
        yield from papers.find(
            case,
            "SC_NO_RATING",
            f"{paper} chưa ghi xếp loại chất lượng đảng viên của chi bộ. Đề nghị ghi mức xếp loại.",
            reading=reading,
            person=review.person,
        )


def _is_to_be_rated(case: Case, review: SelfReview) -> bool:
    """Not those exempt from meetings; a newcomer's missing rating is no fault either."""
    known = papers.member(case, review.person)
    if known is None:
        return True
    newly = papers.interval(case, "newly_admitted")
    if known.exempt or newly is None or known.admitted is None:
        return not known.exempt
    last = papers.review_of(case).meeting_before.last_valid
    months = (last.year - known.admitted.year) * 12 + last.month - known.admitted.month
    return months > newly.months


def _collective(case: Case, reading: Reading, review: CollectiveReview) -> Iterator[RuleFinding]:
    paper = "Báo cáo kiểm điểm của tập thể chi ủy"
    lacking = _lacking(review.contents, CollectiveContent)
    if lacking:
        yield from papers.find(
            case,
            "COL_CONTENT_MISSING",
            f"{paper} chưa nêu: {'; '.join(lacking)}. Đề nghị bổ sung.",
            reading=reading,
            arithmetic=f"{len(CollectiveContent) - len(lacking)}/{len(CollectiveContent)} nội dung",
        )
    yield from _candour(case, reading, review.said, "COL_", paper, None)


def _candour(
    case: Case,
    reading: Reading,
    said: tuple[Mention, ...],
    prefix: str,
    paper: str,
    person: str | None,
) -> Iterator[RuleFinding]:
    stated = {mention.of for mention in said}
    for kind, code, words in _CANDOUR:
        if kind not in stated:
            yield from papers.find(
                case,
                prefix + code,
                f"{paper} chưa ghi rõ {words}. Đề nghị bổ sung.",
                reading=reading,
                person=person,
            )


def _lacking(
    mentions: tuple[Mention, ...],
    asked: type[Aspect] | type[LeaderContent] | type[CollectiveContent],
) -> list[str]:
    found = {mention.of for mention in mentions}
    return [each.value for each in asked if each not in found]
