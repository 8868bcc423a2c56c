"""Did each class get more votes than the share the plan asks, of official members only?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from checks import papers
from dossier.facts import Reading
from dossier.findings import RuleFinding
from dossier.papers import MemberResult, Minutes, SelfReview, Vote
from dossier.plan import MemberClass
from dossier.roster import name_key
from dossier.submission import Case


def check(case: Case) -> Iterator[RuleFinding]:
    """VOTE_HTXS and VOTE_HALF for each member, VOTE_PROBATIONARY for the meeting."""
    voted: set[str] = set()
    for reading, minutes in papers.of_kind(case, Minutes):
        official = officials(case, minutes)
        for result in minutes.results:
            if result.rating is None or result.vote is None:
                continue
            voted.add(name_key(result.person))
            base = _Base(official or result.vote.out_of, minutes.present)
            yield from _vote(case, reading, result, result.vote, base)
        yield from _probationary(case, reading, minutes, official)
    for reading, review in papers.of_kind(case, SelfReview):
        if review.rating is None or review.vote is None or review.person is None:
            continue
        if name_key(review.person) in voted:
            continue
        result = MemberResult(
            person=review.person, span=review.vote.span, rating=review.rating, vote=review.vote
        )
        base = _Base(_by_roster(case) or review.vote.out_of, review.vote.out_of)
        yield from _vote(case, reading, result, review.vote, base)


def officials(case: Case, minutes: Minutes) -> int | None:
    """How many official members the branch has: the roster's, else as the minutes say."""
    known = _by_roster(case)
    if known is not None:
        return known
    if minutes.official is not None:
        return minutes.official
    if minutes.members is not None and minutes.probationary is not None:
        return minutes.members - minutes.probationary
    return None


def exceeds(votes: int, base: int, share: Fraction) -> bool:
    """Strictly over the share: 8 of 12 is not over 2/3, 9 is."""
    return votes * share.denominator > base * share.numerator


def counted(vote: Vote, base: int) -> int:
    """How many votes a result is: as counted, or the nearest number that a share stands for."""
    return vote.in_favour if vote.percent is None else round(vote.percent * base / 100)


@dataclass(frozen=True, slots=True)
class _Base:
    """Votes are counted against all official members; those present are the other reading."""

    official: int | None
    present: int | None


def _by_roster(case: Case) -> int | None:
    if case.roster is None or case.roster.reconstructed:
        return None
    return sum(1 for each in case.roster.members if each.official) or None


def _vote(
    case: Case, reading: Reading, result: MemberResult, vote: Vote, base: _Base
) -> Iterator[RuleFinding]:
    rating = papers.member_class(case, result.rating.class_id) if result.rating else None
    if rating is None or base.official is None:
        return
    in_favour = counted(vote, base.official)
    if exceeds(in_favour, base.official, rating.votes_above):
        return
    others = {each for each in (base.present, vote.out_of) if each and each < base.official}
    passing = [each for each in sorted(others) if exceeds(in_favour, each, rating.votes_above)]
    sums = f"{in_favour}/{base.official} ≤ {rating.votes_above}"
    if passing:
        sums += f"; {in_favour}/{passing[0]} > {rating.votes_above} (theo số có mặt)"
    yield from papers.find(
        case,
        "VOTE_HTXS" if rating is _highest(case) else "VOTE_HALF",
        _message(result, in_favour, rating, base.official, in_doubt=bool(passing)),
        reading=reading,
        span=vote.span,
        person=result.person,
        arithmetic=sums,
        doubtful=bool(passing),
        source=rating.source,
    )


def _message(
    result: MemberResult, in_favour: int, rating: MemberClass, official: int, *, in_doubt: bool
) -> str:
    start = (
        f"Đồng chí {result.person} được xếp “{rating.title}” với {in_favour} phiếu tán thành "
        f"trên {official} đảng viên chính thức, chưa quá {rating.votes_above}."
    )
    if in_doubt:
        return f"{start} Tính theo số có mặt thì đủ. Đề nghị chi bộ xem lại."
    return f"{start} Đề nghị xem lại mức phân loại."


def _highest(case: Case) -> MemberClass:
    return papers.review_of(case).member_classes[0]


def _probationary(
    case: Case, reading: Reading, minutes: Minutes, official: int | None
) -> Iterator[RuleFinding]:
    """Members on probation do not vote: the minutes say that they did, or ballots outnumber."""
    if minutes.probationary_voting is not None:
        yield from papers.find(
            case,
            "VOTE_PROBATIONARY",
            "Biên bản cho thấy đảng viên dự bị tham gia bỏ phiếu; chỉ đảng viên chính thức bỏ "
            "phiếu. Đề nghị chi bộ bỏ phiếu lại.",
            reading=reading,
            span=minutes.probationary_voting,
        )
        return
    if official is None:
        return
    cast = [
        (result.vote.out_of or result.vote.in_favour, result.vote.span)
        for result in minutes.results
        if result.vote is not None
    ]
    if minutes.ballots is not None:
        cast.append((int(minutes.ballots.value), minutes.ballots.span))
    most = max(cast, default=None)
    if most is None or most[0] <= official:
        return
    yield from papers.find(
        case,
        "VOTE_PROBATIONARY",
        f"Biên bản ghi {most[0]} phiếu, trong khi chi bộ có {official} đảng viên chính thức; đảng "
        "viên dự bị không bỏ phiếu. Đề nghị chi bộ kiểm tra lại số phiếu.",
        reading=reading,
        span=most[1],
        arithmetic=f"{most[0]} > {official}",
    )
