"""Reads the order of a review meeting: the collective, then persons; and who chaired each step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.document import Span
from dossier.papers import Step, StepKind
from extractors.papers import names
from extractors.papers.headings import Line
from extractors.papers.wording import cue, fold, regex, whole

_REVIEW = regex(r"kiểm điểm")
_COLLECTIVE = regex(r"tập thể")
_INDIVIDUAL = regex(
    r"cá nhân|từng đảng viên|các đảng viên|đối với đảng viên|từng đồng chí|từng người"
    r"|kiểm điểm đảng viên"
)
_TITLE = regex(r"hội nghị|biên bản|kế hoạch|thực hiện|căn cứ|nội dung|gửi|năm 20\d\d")
_PERSON_STEP = regex(r"kiểm điểm|trình bày|góp ý|tiếp thu|kết luận|chủ trì")
_OTHER_PART = regex(
    r"bỏ phiếu|kết quả (?:phân loại|xếp loại|đánh giá)|phân loại chất lượng|xếp loại"
    r"|thành phần|có mặt|vắng|chủ trì\s*:|thư ký\s*:"
)
# "kiểm điểm cá nhân trước, tập thể sau", "sau khi kiểm điểm cá nhân … kiểm điểm tập thể"
_REVERSED = regex(
    r"kiểm điểm (?:các |từng )?(?:cá nhân|đảng viên)[^.;]{0,60}"
    r"(?:trước|xong|sau đó|rồi|tiếp theo|mới)[^.;]{0,40}tập thể"
)
_HEAD = regex(r"(?<!phó )bí thư")
# Presiding, not "chủ trì soạn thảo", "điều hành phòng".
_ACTS = regex(
    r"(?:chủ trì|điều hành)(?=\s*(?:và kết luận|phần|hội nghị|kiểm điểm|buổi|cuộc|nội dung|việc"
    r"|[.;,:(]|$))|kết luận(?=\s*(?:[.;,:(]|$|phần|về|kiểm điểm|hội nghị|nội dung|như sau|đối với))"
)
# "đồng chí Đức chủ trì": people say the last word of a name.
_SHORT_NAME = regex(
    r"(?:đồng chí|đ/c)\s+(?P<who>\w+)\b(?P<between>[^.;:]{0,30}?)"
    r"(?:chủ trì|kết luận)(?=\s*(?:và kết luận|phần|hội nghị|kiểm điểm|nội dung|[.;,:(]|$))"
)
# "đồng chí Bí thư tiếp tục chủ trì phần này", in the head's own part.
_HEAD_ACTS = regex(
    r"(?<!phó )bí thư(?: chi bộ)?(?: (?:vẫn|tiếp tục|trực tiếp|tự))* "
    r"(?:chủ trì|kết luận)(?=\s*(?:và kết luận|phần|kiểm điểm|nội dung|[.;,:(]|$))"
)
_ALSO_OWN = regex(
    r"(?:khi|phần|lúc|đến)[^.;]{0,20}(?<!phó )bí thư[^.;]{0,20}kiểm điểm[^.;]{0,25}"
    r"(?:vẫn|tự|tiếp tục|cũng)[^.;]{0,20}(?:chủ trì|điều hành|kết luận)|"
    r"kể cả[^.;]{0,40}kiểm điểm[^.;]{0,30}"
    r"(?:bản thân|của mình|chính mình|cá nhân mình|của đồng chí)"
    r"|(?:tự |trực tiếp )chủ trì[^.;]{0,40}(?:bản thân|của mình|chính mình)"
    r"|(?:khi|phần|lúc|đối với)[^.;]{0,20}kiểm điểm[^.;]{0,25}(?<!phó )bí thư[^.;]{0,40}"
    r"(?<!phó )bí thư[^.;]{0,20}(?:chủ trì|kết luận|điều hành)"
    r"|chủ trì[^.;]{0,40}kiểm điểm[^.;]{0,20}(?:bản thân|của mình|chính mình)"
)
# "… tiếp thu và kết luận luôn phần của mình": own only where the one who presides does it.
_ON_ONESELF = regex(
    r"(?:chủ trì|điều hành|kết luận)[^.;,]{0,25}(?:phần|nội dung|việc)[^.;,]{0,25}"
    r"(?:của mình|chính mình|bản thân)"
)
# A name between a person and the act is the one who acts, though it be given short.
_SOMEBODY_ELSE = regex(r"đồng chí|đ/c|phó bí thư|người|dưới sự")
_OPENS_STEP = regex(r"^\s*\d{1,2}\s*[.)]|trình bày|tự kiểm điểm")
_PRESENTS = regex(r"trình bày|tự kiểm điểm|đọc bản")
_COMMENTS = regex(r"góp ý|ý kiến|phát biểu|nhất trí|đề nghị|tiếp thu|kết luận|chủ trì|đồng ý")
_RESULT = regex(r"hoàn thành (?:xuất sắc|tốt|nhiệm)|phiếu|ht(?:xs|t)?nv")
_NUMBERED = regex(r"^\s*(?:\d{1,2}|[a-z])\s*[.)]")
_NEAR = 60  # characters behind a name
_LATE_START = 40  # characters
_HEADING = 120  # characters


def steps(everything: Sequence[Line]) -> tuple[Step, ...]:
    """The steps in the order of the minutes; a person counts once, where first reviewed."""
    found: list[Step] = []
    seen: set[str] = set()
    individuals = False
    for place, line in enumerate(everything):
        index, text, folded = line
        if _REVERSED.search(folded):
            whole_line = whole(index, text)
            found += [
                Step(kind=StepKind.INDIVIDUALS, span=whole_line),
                Step(kind=StepKind.COLLECTIVE, span=whole_line),
            ]
            continue
        kind = _kind(folded)
        if kind is not None:
            individuals = individuals or kind is StepKind.INDIVIDUALS
            found.append(Step(kind=kind, span=whole(index, text)))
            continue
        if _OTHER_PART.search(folded):
            individuals = individuals and _PERSON_STEP.search(folded) is not None
        person = names.leading(index, text) or _presenting(index, text, folded)
        if person is None or not _is_person_step(folded, person[1], individuals=individuals):
            continue
        key = fold(person[0])
        if key not in seen:
            seen.add(key)
            found.append(_person_step(everything, place, person))
    return tuple(found)


def chaired_all(everything: Sequence[Line], chair: str | None) -> Span | None:
    """Words that say that who presided did so over his or her own review as well."""
    given = fold(chair).rsplit(maxsplit=1)[-1] if chair else "bi thu"
    for index, _, folded in everything:
        found = _ALSO_OWN.search(folded) or next(
            (
                one
                for one in _ON_ONESELF.finditer(folded)
                if given in re.findall(r"\w+", folded[max(0, one.start() - _NEAR) : one.start()])
            ),
            None,
        )
        if found is not None and "khong" not in folded[: found.start()][-20:]:
            return Span(index, found.start(), found.end())
    return None


def _presenting(index: int, text: str, folded: str) -> tuple[str, Span] | None:
    """ "8 giờ 10: đồng chí Lê Văn An trình bày …": who presents near the start of a line."""
    first = next(names.find(index, text), None)
    if first is None or first[1].start > _LATE_START:
        return None
    return first if _PRESENTS.search(folded[first[1].end : first[1].end + 60]) else None


def _kind(folded: str) -> StepKind | None:
    if len(folded) > _HEADING or not _REVIEW.search(folded) or _TITLE.search(folded):
        return None
    collective = _COLLECTIVE.search(folded) is not None
    individual = _INDIVIDUAL.search(folded) is not None
    if collective == individual:
        return None
    return StepKind.COLLECTIVE if collective else StepKind.INDIVIDUALS


def _is_person_step(folded: str, person: Span, *, individuals: bool) -> bool:
    """Whether the line opens a member's review: not who comments on it, not a result."""
    after = folded[person.end :]
    presents, comments = _PRESENTS.search(after), _COMMENTS.search(after)
    if (
        presents
        and presents.start() <= _NEAR
        and not (comments and comments.start() < presents.start())
    ):
        return individuals or _REVIEW.search(folded) is not None
    if comments is not None or _RESULT.search(after) or _OTHER_PART.search(folded):
        return False
    return individuals and _NUMBERED.match(folded) is not None


def _person_step(everything: Sequence[Line], place: int, person: tuple[str, Span]) -> Step:
    _, text, folded = everything[place]
    name, span = person
    post = cue("post", "union").sub(" ", folded[span.end : span.end + 60])
    head = _HEAD.match(post.lstrip(" ,(-:")) is not None
    return Step(
        kind=StepKind.PERSON,
        span=whole(span.block, text),
        person=name,
        leader=cue("post", "leader").match(post.lstrip(" ,(-:")) is not None,
        head=head,
        chaired_by_self=_chaired_by_self(everything, place, name),
    )


def _chaired_by_self(everything: Sequence[Line], place: int, name: str) -> Span | None:
    """Words of this person's own step in which he or she chairs or concludes it."""
    given = fold(name).rsplit(maxsplit=1)[-1]
    for offset, (index, text, folded) in enumerate(_segment(everything, place, name)):
        named = list(names.find(index, text))
        if offset == 0 and (opening := names.leading(index, text)) is not None:
            named.insert(0, opening)
        post = _HEAD_ACTS.search(folded)
        if post is not None:
            return Span(index, post.start(), post.end())
        for short in _SHORT_NAME.finditer(folded):
            if short["who"] == given and not _SOMEBODY_ELSE.search(short["between"]):
                return Span(index, short.start(), short.end())
        for act in _ACTS.finditer(folded):
            before = [(who, span) for who, span in named if span.end <= act.start()]
            if not before:
                continue
            who, span = before[-1]
            between = folded[span.end : act.start()]
            if fold(who) != fold(name) or any(mark in between for mark in ".;:"):
                continue
            if (
                _SOMEBODY_ELSE.search(between)
                or "do " in folded[max(0, span.start - 14) : span.start]
            ):
                continue
            return Span(index, span.start, act.end())
    return None


def _segment(everything: Sequence[Line], place: int, name: str) -> Iterator[Line]:
    yield everything[place]
    for index, text, folded in everything[place + 1 : place + 12]:
        opening = names.leading(index, text)
        if _kind(folded) is not None or _OTHER_PART.search(folded):
            return
        if opening is not None and fold(opening[0]) != fold(name) and _OPENS_STEP.search(folded):
            return
        yield index, text, folded
