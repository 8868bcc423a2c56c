"""Reads the minutes of the review meeting: who was there, in which order, what was voted."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.document import Document, Span
from dossier.facts import Identity
from dossier.papers import Ballot, Figure, Minutes
from dossier.plan import Plan
from extractors.papers import collective, days, names, ratings
from extractors.papers.headings import Line, is_heading
from extractors.papers.results import results
from extractors.papers.scores import number
from extractors.papers.steps import chaired_all, steps
from extractors.papers.wording import lines, regex

_WHEN = regex(r"thời gian|bắt đầu|khai mạc|hôm nay|vào hồi|vào lúc|hồi|ngày họp")
_REVIEW = regex(r"kiểm điểm|phân loại|xếp loại")
_TIME = regex(r"\d{1,2}\s*(?:giờ|h)\s*(?:\d{2})?(?:\s*phút)?|\d{1,2}h\d{2}")
_ENDS = regex(r"kết thúc")
_OFFICIAL = regex(
    r"(?P<a>\d{1,3})\s*(?:/\s*(?P<of>\d{1,3})\s*)?(?:đồng chí|đ/?c|đảng viên|đv)?\s*(?:là )?"
    r"(?:đảng viên )?chính thức"
    r"|(?:đảng viên |đv )?chính thức\s*(?:là|có)?\s*[:\-]?\s*(?P<b>\d{1,3})"
)
_PROBATIONARY = regex(
    r"(?P<a>\d{1,3})\s*(?:đồng chí|đ/?c|đảng viên|đv)?\s*(?:là )?(?:đảng viên )?dự bị"
    r"|dự bị\s*(?:là|có)?\s*[:\-]?\s*(?P<b>\d{1,3})"
)
_MEMBERS = regex(
    r"tổng số (?:đảng viên|đv)[^.;\d]{0,30}?(?P<a>\d{1,3})"
    r"|(?:tổng số[^.;\d]{0,20}|chi bộ\s*(?:hiện )?có\s*)(?P<b>\d{1,3})"
    r"\s*(?:đảng viên|đồng chí|đ/?c)"
)
_PRESENT = regex(
    r"(?:có mặt|tham dự|dự họp|dự hội nghị)\s*(?:là|có)?\s*[:\-]?\s*(?P<a>\d{1,3})"
    r"|(?P<b>\d{1,3})\s*(?:/\s*\d{1,3})?\s*(?:đảng viên|đồng chí|đ/?c)\s*(?:có mặt|tham dự|dự họp)"
)
_PRESENT_OF = regex(
    r"(?:có mặt|tham dự|dự họp)\s*:?\s*\d{1,3}\s*/\s*(?P<a>\d{1,3})\s*(?:đảng viên|đồng chí|đ/?c)"
    r"(?! chính thức)(?P<b>)"
)
_ABSENT = regex(
    r"vắng(?: mặt)?\s*(?:là|có)?\s*[:\-]?\s*(?P<a>\d{1,3}|không)"
    r"|(?P<b>\d{1,3})\s*(?:đảng viên|đồng chí|đ/?c)\s*vắng"
)
_CHAIR = regex(
    r"(?:chủ trì|chủ tọa|chủ tọa đoàn|(?:người )?điều hành)"
    r"(?: chung| hội nghị| cuộc họp| buổi họp)?"
)
_SECRETARY = regex(
    r"thư ký(?: hội nghị| cuộc họp)?|ghi biên bản|ghi chép|người ghi|(?<![^\W_])ghi(?=\s*:)"
)
_PARTED = regex(r"[.;:]|,\s*(?:đồng chí|đ/c)")
_SECRET = regex(
    r"phiếu kín|bỏ phiếu|phát (?:ra )?\d+ (?:lá )?phiếu|kiểm phiếu|phiếu biểu quyết|phiếu phân loại"
)
_NOT_SECRET = regex(r"(?:không|thay cho|thay vì|mà không)(?: cần| tổ chức| tiến hành)? bỏ phiếu")
_HANDS = regex(r"giơ (?:tay|thẻ)|biểu quyết công khai|biểu quyết trực tiếp")
_ON_CLASSES = regex(r"phân loại|xếp loại|chất lượng đảng viên")
_ON_OTHERS = regex(r"thông qua|bầu|cử ")
_BALLOTS = regex(
    r"(?:phát ra|thu về|hợp lệ|tổng số phiếu)\s*(?:là)?\s*:?\s*(?P<a>\d{1,3})"
    r"|(?:phát|thu)(?: ra| vào| về| lại| đủ)?\s*(?P<c>\d{1,3})\s*(?:lá )?phiếu"
    r"|(?P<b>\d{1,3})\s*(?:lá )?phiếu\s*(?:được )?(?:phát|thu)(?: ra| về)?"
)
_PROBATIONARY_VOTES = regex(
    r"dự bị(?: \w+){0,4}? (?:tham gia )?(?:bỏ phiếu|biểu quyết)"
    r"|(?:kể cả|gồm cả|bao gồm|trong đó có|cả)[^.;]{0,25}dự bị[^.;]{0,30}(?:phiếu|biểu quyết)"
    r"|(?:bỏ phiếu|biểu quyết|phiếu)[^.;]{0,40}(?:kể cả|gồm cả|bao gồm|trong đó có|và|cả)"
    r"[^.;]{0,25}dự bị"
)
_NOT_VOTING = regex(
    r"(?:không|chưa)[^.;]{0,30}(?:bỏ phiếu|biểu quyết|quyền|tham gia|phát phiếu)"
    r"|trừ|ngoài|không tính|dự bị (?:\w+ )*(?:hội nghị|chi bộ)"
)


def read(document: Document, identity: Identity, plan: Plan) -> Minutes:
    """The minutes that ``document`` is."""
    everything = tuple(lines(document))
    day, day_span = _date(everything)
    chair, secretary = _person(everything, "chair"), _person(everything, "secretary")
    ballot, ballot_span = _ballot(everything)
    year = plan.review.year if plan.review else None
    sent = collective.find_sent(everything, year)
    members = _count(everything, "members") or _count(everything, "present_of")
    return Minutes(
        is_review=any(_REVIEW.search(folded) for _, _, folded in everything),
        date=day.date if day else identity.date,
        date_span=day_span,
        starts=_time(everything, ends=False),
        ends=_time(everything, ends=True),
        members=members,
        official=_official(everything, members),
        probationary=_count(everything, "probationary"),
        present=_count(everything, "present"),
        absent=_count(everything, "absent"),
        chair=chair,
        secretary=secretary,
        steps=steps(document, everything),
        chaired_all=chaired_all(everything, chair),
        results=results(document, plan),
        tally=ratings.tally(plan, ((index, text) for index, text, _ in everything)),
        ballot=ballot,
        ballot_span=ballot_span,
        ballots=_ballots(everything),
        probationary_voting=_probationary_voting(everything),
        report_sent=sent[0] if sent else None,
        report_sent_span=sent[1] if sent else None,
    )


_COUNTS = {
    "official": _OFFICIAL,
    "probationary": _PROBATIONARY,
    "members": _MEMBERS,
    "present": _PRESENT,
    "present_of": _PRESENT_OF,
    "absent": _ABSENT,
}
_HEAD_LINES = 30  # attendance stands before the meeting's course


def _count(everything: Sequence[Line], what: str) -> int | None:
    for _, _, folded in everything[:_HEAD_LINES]:
        found = _COUNTS[what].search(folded)
        if found is not None:
            written = found.groupdict().get("of") or found["a"] or found["b"]
            return int(written) if written.isdigit() else 0
    return None


def _official(everything: Sequence[Line], members: int | None) -> int | None:
    """How many official members there are: fewer beside the total are only those present.

    "Có mặt 06/07 đảng viên (05 chính thức, 01 dự bị)": six of the seven are official.
    """
    official = _count(everything, "official")
    probationary = _count(everything, "probationary") or 0
    if official is not None and members is not None and official + probationary < members:
        return members - probationary
    return official


def _date(everything: Sequence[Line]) -> tuple[days.Day | None, Span | None]:
    """The meeting's day: beside its time, else the first full date of the head."""
    head = everything[:_HEAD_LINES]
    cued = [line for line in head if _WHEN.search(line[2])]
    for index, text, _ in (*cued, *head[:12]):
        day = days.first(text)
        if day is not None:
            return day, Span(index, day.start, day.end)
    return None, None


def _time(everything: Sequence[Line], *, ends: bool) -> str:
    for _, text, folded in everything:
        if (_ENDS.search(folded) is not None) is not ends:
            continue
        found = _TIME.search(folded)
        if found is not None:
            return text[found.start() : found.end()].strip()
    return ""


def _person(everything: Sequence[Line], who: str) -> str | None:
    """Who presides or keeps the minutes: the name behind the word, else the last one before it."""
    words = _CHAIR if who == "chair" else _SECRETARY
    for index, text, folded in everything[:_HEAD_LINES]:
        found = words.search(folded)
        if found is None:
            continue
        named = list(names.find(index, text))
        after = [name for name, span in named if span.start >= found.end()]
        before = [name for name, span in named if span.end <= found.start()]
        bare = names.leading(index, names.behind_post(text[found.end() :].lstrip(" :-–\t|")))
        heads_a_list = folded[found.end() :].lstrip().startswith(":")
        close = before and not _PARTED.search(folded[named[len(before) - 1][1].end : found.start()])
        if close and not heads_a_list:
            return before[-1]
        if after or bare:
            return after[0] if after else bare[0] if bare else None
        if before:
            return before[-1]
    return None


def _ballot(everything: Sequence[Line]) -> tuple[Ballot | None, Span | None]:
    """By hands where a line says so of the classes, or under their heading without any ballot."""
    secret: Span | None = None
    hands: Span | None = None
    on_classes = False  # under the heading of the members' classes
    for index, _, folded in everything:
        if is_heading(folded) and not _HANDS.search(folded):
            if hands is not None:
                break
            on_classes = _ON_CLASSES.search(folded) is not None
        cast = None if _NOT_SECRET.search(folded) else _SECRET.search(folded)
        if cast is not None:
            secret = secret or Span(index, cast.start(), cast.end())
            hands = None if on_classes else hands
            continue
        shown = _HANDS.search(folded)
        if shown is None or _ON_OTHERS.search(folded):
            continue
        found = Span(index, shown.start(), shown.end())
        if _ON_CLASSES.search(folded):
            return Ballot.SHOW_OF_HANDS, found
        hands = hands or (found if on_classes else None)
    if hands is not None:
        return Ballot.SHOW_OF_HANDS, hands
    return (Ballot.BALLOT, secret) if secret else (None, None)


def _ballots(everything: Sequence[Line]) -> Figure | None:
    found = [
        Figure(
            value=number(match["a"] or match["b"] or match["c"]), span=Span(index, *match.span())
        )
        for index, _, folded in everything
        for match in _BALLOTS.finditer(folded)
    ]
    return max(found, key=lambda figure: figure.value, default=None)


def _probationary_voting(everything: Sequence[Line]) -> Span | None:
    for index, _, folded in everything:
        found = _PROBATIONARY_VOTES.search(folded)
        if found is not None and _NOT_VOTING.search(folded) is None:
            return Span(index, found.start(), found.end())
    return None
