"""Reads the order of a review meeting: the collective, then persons; and who chaired each step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dossier.document import Block, BlockKind, Document, Span
from dossier.papers import Step, StepKind
from extractors.papers import names, speech
from extractors.papers.headings import Line, is_heading
from extractors.papers.wording import cue, fold, regex, whole

_REVIEW = regex(r"kiểm điểm")
_COLLECTIVE = regex(r"tập thể|(?:báo cáo|bản) (?:kiểm điểm )?(?:của )?chi ủy")
_INDIVIDUAL = regex(
    r"cá nhân|từng đảng viên|các đảng viên|đối với đảng viên|từng đồng chí|từng người"
    r"|kiểm điểm đảng viên"
)
_TITLE = regex(r"hội nghị kiểm điểm|biên bản|kế hoạch|căn cứ|gồm các nội dung|nội dung hội nghị")
# Said of the paper or of what is still to come, not of the reviewing itself.
_NO_EVENT = regex(
    r"gửi|chuyển|phát cho|phát trước|sẽ|chuẩn bị|theo kế hoạch|dự thảo|năm 20\d\d|ngày \d"
)
# "A. PHẦN TẬP THỂ", "B. Cá nhân"
_BARE_PART = regex(
    r"\s*(?:[-+*•]\s*)?(?:phần \w{1,4}\s*[-–.]\s*)?(?:phần|về|đối với)?\s*"
    r"(?:các )?(?:tập thể|cá nhân)(?: chi ủy| đảng viên)?\s*"
)
_HEAD_LINE = regex(
    r"(?:chủ trì|chủ tọa|thư ký|ghi biên bản)[^:|.;]{0,15}[:|]|làm thư ký"
    r"|chủ trì hội nghị|ghi biên bản"
    r"|có mặt|vắng|thành phần|tổng số đảng viên|điều hành[^.;]{0,12}$"
)
_HEAD_LINES = 16
# "Đ/c Lê Văn An, Phó Bí thư: 02 ý kiến; tiếp thu; kết luận" sums a review up; "Đ/c Lê Văn An: nhất
# trí với …" comments on somebody else's.
_LABELLED = regex(r"\s*(?:[-,(–][^:;.]{0,60})?[:).]\s*[:,-]?")
_SUMS_UP = regex(
    r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|không có|không)(?: lượt)? (?:ý kiến|góp ý)"
    r"|tiếp thu|kết luận|chủ trì|(?:góp ý|ý kiến)\s*:?\s*\d"
)
# "- Vũ Quang Hưng: 3 góp ý": a review, also where no heading says that reviews begin.
_COUNTS_COMMENTS = regex(
    r"[:).,\-]\s*(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|không có)(?: lượt)? (?:ý kiến|góp ý)"
    r"|(?:góp ý|ý kiến)\s*:?\s*\d"
)
_COMMENTING = regex(
    r"\s*(?:nhất trí|đồng ý|đề nghị|góp ý(?!\s*:?\s*\d)|phát biểu|cho rằng|đồng tình|tán thành"
    r"|hỏi|bổ sung)"
)
_CLAUSE = re.compile(r"[^.;:\n]+")
_PERSON_COLUMN = regex(
    r"họ (?:và )?tên|đảng viên|(?:người|ai) (?:được )?(?:tự )?(?:kiểm điểm|trình bày)|đồng chí"
    r"|(?:trình bày|nội dung|phần|đối tượng) kiểm điểm|kiểm điểm (?:ai|của|đối với)"
)
_CHAIR_COLUMN = regex(r"chủ trì|điều hành|kết luận")
_COURSE_COLUMN = regex(r"chủ trì|góp ý|ý kiến|trình bày|tiếp thu|kết luận của")
_PERSON_STEP = regex(r"kiểm điểm|trình bày|góp ý|tiếp thu|kết luận|chủ trì")
_OTHER_PART = regex(
    r"bỏ phiếu|kết quả (?:phân loại|xếp loại|đánh giá)|phân loại chất lượng|xếp loại"
    r"|thành phần|có mặt|vắng|chủ trì\s*:|thư ký\s*:"
)
# "kiểm điểm cá nhân trước, tập thể sau", "sau khi kiểm điểm cá nhân … kiểm điểm tập thể"
_REVERSED = regex(
    r"kiểm điểm (?:xong )?(?:các |từng )?(?:cá nhân|đảng viên)[^.;]{0,60}"
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
# As in: Người chủ trì: chính đồng chí Quý.
_CHAIRED_BY = regex(
    r"(?:chủ trì|chủ tọa|điều hành|điều khiển|kết luận)(?: phần này| nội dung này)?\s*:\s*"
    r"(?:chính |vẫn |là |do )*(?:đồng chí |đ/c )?(?P<who>[^\W\d_]+(?: [^\W\d_]+){0,4})"
    r"(?=\s*(?:[.;,)(:]|$))"
)
# A name between a person and the act is the one who acts, though it be given short.
_SOMEBODY_ELSE = regex(r"đồng chí|đ/c|phó bí thư|người|dưới sự")
_OPENS_STEP = regex(r"^\s*\d{1,2}\s*[.)]|trình bày|tự kiểm điểm")
_PRESENTS = regex(r"trình bày|tự kiểm điểm|đọc bản|báo cáo (?:bản|kiểm điểm|phần)")
_PRESENTING = regex(
    r"(?:đồng chí|đ/c)\s+(?P<who>\w+)(?:,[^,;.]{0,40},)?\s(?:\w+ ){0,3}?"
    r"(?:trình bày|đọc|tự kiểm điểm)"
)
_COMMENTS = regex(r"góp ý|ý kiến|phát biểu|nhất trí|đề nghị|tiếp thu|kết luận|chủ trì|đồng ý")
_RESULT = regex(r"hoàn thành (?:xuất sắc|tốt|nhiệm)|phiếu|ht(?:xs|t)?nv")
_NUMBERED = regex(r"^\s*(?:\d{1,2}|[a-z])\s*[.)]")
_NEAR = 60  # characters behind a name
_LATE_START = 40  # characters
_HEADING = 120  # characters
_OPENING = 60  # characters


def steps(document: Document, everything: Sequence[Line]) -> tuple[Step, ...]:
    """The steps in the order of the minutes; a person counts once, where first reviewed."""
    called = names.by_last_word(everything)
    spoken = list(speech.steps(everything, called))
    found = [
        step
        for step in _from_lines(everything, called)
        if not (spoken and step.kind is StepKind.PERSON)
    ]
    found += [*_from_table(document, called), *spoken]
    found.sort(key=lambda step: (step.span.block, step.span.start))
    return tuple(found)


def _from_lines(everything: Sequence[Line], called: Mapping[str, str]) -> tuple[Step, ...]:
    found: list[Step] = []
    seen: set[str] = set()
    individuals = False
    everything = everything[_course(everything) :]
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
        person = names.opening(index, text, called) or _presenting(index, text, folded, called)
        if person is None and is_heading(folded) and _REVIEW.search(folded):
            # "2. Kiểm điểm", where there is no collective to be reviewed
            individuals = individuals or not _COLLECTIVE.search(folded)
            continue
        if person is None or not _is_person_step(folded, person[1], individuals=individuals):
            continue
        individuals = True
        key = fold(person[0])
        if key not in seen:
            seen.add(key)
            found.append(_person_step(everything, place, person, called))
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


def _presenting(
    index: int, text: str, folded: str, called: Mapping[str, str]
) -> tuple[str, Span] | None:
    """ "8 giờ 10: đồng chí Lê Văn An trình bày …": who presents near the start of a line."""
    first = next(names.find(index, text), None)
    if first is None:
        first = _called_short(index, folded, called)
    if first is None or first[1].start > _LATE_START:
        return None
    return first if _PRESENTS.search(folded[first[1].end : first[1].end + 60]) else None


def _called_short(index: int, folded: str, called: Mapping[str, str]) -> tuple[str, Span] | None:
    """ "Trước hết đồng chí Cường trình bày bản tự kiểm điểm": the one meant."""
    short = _PRESENTING.search(folded)
    person = called.get(short["who"]) if short else None
    if short is None or person is None or _COLLECTIVE.search(folded, short.end(), short.end() + 40):
        return None
    return person, Span(index, *short.span("who"))


def _course(everything: Sequence[Line]) -> int:
    """Where the meeting's course begins: behind the lines that say who was there."""
    begins = 0
    for place, (_, _, folded) in enumerate(everything[:_HEAD_LINES]):
        if _kind(folded) is not None or (is_heading(folded) and _REVIEW.search(folded)):
            break
        if _HEAD_LINE.search(folded) and not _REVIEW.search(folded):
            begins = place + 1
    return begins


def _kind(folded: str) -> StepKind | None:
    """The collective or the individuals, where a clause near the line's start says so."""
    if _TITLE.search(folded):
        return None
    clauses = [clause for clause in _CLAUSE.finditer(folded) if clause.start() <= _OPENING]
    for clause in clauses:
        said = clause[0]
        named = _REVIEW.search(said) or _BARE_PART.fullmatch(said)
        if not named or _NO_EVENT.search(said) or len(said) > _HEADING:
            continue
        collective = _COLLECTIVE.search(said) is not None
        individual = _INDIVIDUAL.search(said) is not None
        if collective != individual:
            return StepKind.COLLECTIVE if collective else StepKind.INDIVIDUALS
    return None


def _is_person_step(folded: str, person: Span, *, individuals: bool) -> bool:
    """Whether the line opens a member's review: not who comments on it, not a result."""
    after = folded[person.end :]
    presents, comments = _PRESENTS.search(after), _COMMENTS.search(after)
    if presents and _COLLECTIVE.search(after, presents.start(), presents.end() + _NEAR):
        return False  # "trình bày báo cáo kiểm điểm của chi ủy"
    if (
        presents
        and presents.start() <= _NEAR
        and not (comments and comments.start() < presents.start())
    ):
        return individuals or _REVIEW.search(folded) is not None
    if _is_summary(after) and (individuals or _COUNTS_COMMENTS.search(after[:_NEAR])):
        return True
    if comments is not None or _RESULT.search(after) or _OTHER_PART.search(folded):
        return False
    return individuals and _NUMBERED.match(folded) is not None


def _is_summary(after: str) -> bool:
    """ "…, Phó Bí thư: 02 ý kiến; tiếp thu; kết luận"."""
    label = _LABELLED.match(after)
    if label is None or _COMMENTING.match(after, label.end()) or _RESULT.search(after):
        return False
    return _SUMS_UP.search(after, label.end()) is not None


def _from_table(document: Document, called: Mapping[str, str]) -> Iterator[Step]:
    """The rows of a table of the reviews: who, and who presided over each."""
    columns: tuple[int, int] | None = None
    for index, block in enumerate(document.blocks):
        if block.kind is not BlockKind.ROW or not block.cells:
            columns = None
            continue
        titles = [fold(cell) for cell in block.cells]
        people = [at for at, title in enumerate(titles) if _PERSON_COLUMN.search(title)]
        if people and any(_COURSE_COLUMN.search(title) for title in titles):
            chairs = [at for at, title in enumerate(titles) if _CHAIR_COLUMN.search(title)]
            columns = people[0], chairs[0] if chairs else -1
            continue
        if columns is None or len(block.cells) <= max(columns):
            continue
        cell = block.cells[columns[0]]
        person = names.leading(index, cell)
        name = person[0] if person else called.get(_last_word(cell))
        if name is not None:
            yield _tabled(index, block, name, columns)
        elif _COLLECTIVE.match(fold(cell)):
            yield Step(kind=StepKind.COLLECTIVE, span=whole(index, block.text))


def _last_word(cell: str) -> str:
    """ "đ/c An" is called "an"; a longer cell is no name."""
    words = re.findall(r"[^\W\d_]+", fold(cell).split(",")[0])
    return words[-1] if 0 < len(words) <= 4 else ""


def _tabled(index: int, block: Block, name: str, columns: tuple[int, int]) -> Step:
    row = whole(index, block.text)
    chair = fold(block.cells[columns[1]]) if columns[1] >= 0 else ""
    rest = fold(" ".join(cell for at, cell in enumerate(block.cells) if at not in columns))
    rest = cue("post", "union").sub(" ", rest)
    head = _HEAD.search(rest) is not None
    alone = (
        fold(name) in chair
        or _last_word(chair) == fold(name).rsplit(maxsplit=1)[-1]
        or (head and _HEAD.match(chair) is not None)
    )
    return Step(
        kind=StepKind.PERSON,
        span=row,
        person=name,
        leader=cue("post", "leader").search(rest) is not None,
        head=head,
        chaired_by_self=row if alone else None,
    )


def _person_step(
    everything: Sequence[Line], place: int, person: tuple[str, Span], called: Mapping[str, str]
) -> Step:
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
        chaired_by_self=_chaired_by_self(everything, place, name, called),
    )


def _chaired_by_self(
    everything: Sequence[Line], place: int, name: str, called: Mapping[str, str]
) -> Span | None:
    """Words of this person's own step in which he or she chairs or concludes it."""
    given = fold(name).rsplit(maxsplit=1)[-1]
    for offset, (index, text, folded) in enumerate(_segment(everything, place, name, called)):
        named = list(names.find(index, text))
        if offset == 0 and (opening := names.leading(index, text)) is not None:
            named.insert(0, opening)
        post = _HEAD_ACTS.search(folded)
        if post is not None:
            return Span(index, post.start(), post.end())
        for short in _SHORT_NAME.finditer(folded):
            if short["who"] == given and not _SOMEBODY_ELSE.search(short["between"]):
                return Span(index, short.start(), short.end())
        for told in _CHAIRED_BY.finditer(folded):
            if (told["who"] or "").split()[-1:] == [given]:
                return Span(index, told.start(), told.end())
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


def _segment(
    everything: Sequence[Line], place: int, name: str, called: Mapping[str, str]
) -> Iterator[Line]:
    yield everything[place]
    for index, text, folded in everything[place + 1 : place + 12]:
        opening = names.leading(index, text)
        if _kind(folded) is not None or _OTHER_PART.search(folded):
            return
        if opening is not None and fold(opening[0]) != fold(name):
            after = folded[opening[1].end :]
            if _OPENS_STEP.search(folded) or _is_summary(after):
                return
        presenting = _called_short(index, folded, called)
        if presenting is not None and fold(presenting[0]) != fold(name):
            return
        yield index, text, folded
