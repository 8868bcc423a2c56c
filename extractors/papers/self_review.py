"""Reads a member's self-review: its parts, the branch's opinion and rating, their grounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.document import Document, Span
from dossier.facts import Identity
from dossier.papers import Aspect, Discipline, Mention, Rating, SelfReview, Vote
from dossier.plan import Plan
from extractors.papers import candour, days, leading, parts, ratings
from extractors.papers.headings import Line, has_content, start_of
from extractors.papers.wording import cue, filled, lines, regex, whole

_LABELS = ("proposed", "service", "branch", "superior", "member")
_POST_LABEL = regex(
    r"chức vụ|chức danh|hiện nay là|đang giữ|bản thân là|là (?:chi ủy viên|bí thư|phó bí thư)"
)
_MARKED = regex(r"(?:\[\s*x\s*\]|☒|☑|✓|✔|\(x\))\s*$")
_YEAR = regex(r"năm (20\d\d)")
_NOT_GIVEN = regex(r"(?:không|chưa)[^.;,]{0,20}$")
_FOR_OTHERS = regex(r"[^.;,]{0,30}cho (?!tôi|bản thân|cá nhân|đồng chí)")
# The member's own: not "tham mưu xử lý kỷ luật cảnh cáo 02 công chức".
_SUFFERED = regex(
    r"(?<![^\W_])(?:bị|phải nhận|chịu|nhận hình thức)(?![^\W_])"
    r"|^\W*(?:[\w,]+ ){0,3}kỷ luật\s*[:(|]|tôi "
)
_UNDERGONE = regex(
    r"(?:tôi|em|bản thân)[^.;]{0,40}(?<![^\W_])bị(?![^\W_])"
    r"|(?:khiển trách|cảnh cáo|cách chức|hạ bậc lương|giáng chức) (?:đối với )?(?:tôi|em)(?![^\W_])"
    r"|(?:^|[,:])\s*(?:năm 20\d\d |ngày [\d/]+ )?(?:bị|chịu|nhận)(?: \S+){0,6} "
    r"(?:khiển trách|cảnh cáo|cách chức|hạ bậc lương|giáng chức)"
)
_SERVING = regex(
    r"đang (?:chịu|bị|thi hành|chấp hành|trong (?:thời hạn|thời gian))[^.;]{0,30}"
    r"(?:khiển trách|cảnh cáo|cách chức|hạ bậc lương|giáng chức)"
)
# "Ý kiến nhận xét, xếp loại của chi bộ", "Nhận xét, đánh giá của chi ủy"; also the
# branch first, as in: Chi bộ có ý kiến, Chi bộ nhất trí.
_OPINION = regex(
    r"(?:ý kiến|nhận xét|góp ý)[\w\s,:]{0,40}?(?:chi bộ|chi ủy|cấp ủy|tập thể)"
    r"|(?:tập thể )?(?:chi bộ|chi ủy|cấp ủy)[\w\s,]{0,20}?"
    r"(?:ý kiến|nhận xét|góp ý|đánh giá|nhất trí|thống nhất|ghi nhận|đồng ý)"
    r"|(?:chi bộ|chi ủy|cấp ủy)\s*:"
)
# "Phần dành cho chi bộ", "VI. PHẦN CỦA CHI BỘ": under it "Nhận xét: …" is the branch's.
_BRANCH_PART = regex(
    r"(?:phần )?(?:của|dành cho|ý kiến) (?:chi bộ|chi ủy|cấp ủy)[\w\s]{0,20}[:\s\-*=]*$"
)
_BRANCH_SAYS = regex(r"\W{0,4}(?:tập thể )?(?:chi bộ|chi ủy)\s*:")
# As in: Chi bộ xếp HTTNV. Ý kiến: nhất trí.
_BRANCH_GOES_ON = regex(
    r"\W{0,4}(?:chi bộ|chi ủy)[^;]{0,80}[.;]\s*(?:ý kiến|nhận xét|góp ý|đánh giá|dặn|nhắc)\s*:"
)
_JUST_BEFORE = regex(r"(?:^|[;,.:(])\s*(?:chi bộ|chi ủy)\s*[:=\-]?\s*[“\"]?$")
_BRANCH_RATES = regex(r"\W{0,4}(?:chi bộ|chi ủy)[^:;.]{0,30}(?:xếp|phân loại)")
_BARE_OPINION = regex(r"(?:ý kiến|nhận xét|đánh giá|góp ý|kết luận)\s*:")
_NO_RATING = regex(
    r"(?:không|chưa) (?:được |tiến hành |tổ chức )?(?:đánh giá,? )?(?:xếp loại|phân loại)"
)
# What may stand between who rates and a bare word for rating: "về chính quyền được xếp loại …".
_BETWEEN = regex(
    r"[\s,:]*(?:(?:được|đã|về|năm 20\d\d|đơn vị|cơ quan|đánh giá|kết quả|và|mức|của tôi)[\s,:]*)*"
)
_BOX = regex(r"^\W{0,3}(?:\[\s*(?P<a>x?)\s*\]|(?P<b>[☐□])|(?P<c>[☒☑✓✔])|\(\s*(?P<d>x?)\s*\))")
_CLAUSE = re.compile(r"[^.;\n]+")
_DOTS = re.compile(r"[.…_]{3,}|…")
_FEW_WORDS = 8
_HEAD_LINES = 8
_TAIL_WITHIN = 4  # a label this near to the line's start opens the branch's part


def read(document: Document, identity: Identity, plan: Plan) -> SelfReview:
    """The self-review that ``document`` is."""
    everything = tuple(lines(document))
    opinion = _opinion(everything)
    tail = _tail_start(everything, opinion)
    body = everything[:tail]
    found = dict(_ratings(everything, plan))
    rating = found.get("branch")
    return SelfReview(
        person=identity.person,
        leader=_leads(body),
        aspects=tuple(
            Mention(of=kind, span=span) for kind, span in parts.find(body, "aspect", Aspect)
        ),
        leader_contents=leading.contents(body),
        said=candour.said(body),
        opinion=opinion,
        self_rating=found.get("proposed"),
        rating=rating,
        vote=_vote(document, rating),
        service=found.get("service"),
        honours=tuple(_honours(everything, plan)),
        discipline=_discipline(everything),
        not_rated=_not_rated(everything),
    )


def _opinion(everything: Sequence[Line]) -> Span | None:
    """What the branch or its chi ủy says of the member, where it says anything."""
    for place, (index, text, folded) in enumerate(everything):
        if place < _head(everything):
            continue
        label = _opinion_label(folded) or _under_branch_part(everything, place)
        if label is None:
            continue
        if _says_something(everything, place, label.end()):
            return whole(index, text)
    return None


def _head(everything: Sequence[Line]) -> int:
    """How many lines say whose paper it is: "Chi bộ: Kinh tế - Tổng hợp" is no opinion there."""
    return min(_HEAD_LINES, len(everything) // 3)


def _opinion_label(folded: str) -> re.Match[str] | None:
    at = start_of(folded)
    label = _OPINION.match(folded, at) or cue("opinion", "branch").search(folded, at)
    if label is None or label.start() - at > _TAIL_WITHIN:
        return None
    return None if cue("opinion", "elsewhere").search(folded[at:]) else label


def _under_branch_part(everything: Sequence[Line], place: int) -> re.Match[str] | None:
    above = everything[place - 1][2] if place else ""
    folded = everything[place][2]
    if (goes_on := _BRANCH_GOES_ON.match(folded)) is not None:
        return goes_on
    opens = _BRANCH_PART.search(above) if _word_count(above) <= _FEW_WORDS else None
    opens = opens or _BRANCH_RATES.match(above)
    return _BARE_OPINION.match(folded, start_of(folded)) if opens else None


def _says_something(everything: Sequence[Line], place: int, end: int) -> bool:
    """Whether an opinion's label is followed by words; dots are none, nor is the next label."""
    rest = everything[place][1][end:]
    following = everything[place + 1 : place + 2]
    if not _word_count(rest) and any(_gives_a_class(folded) for _, _, folded in following):
        return False
    if _DOTS.search(rest) and not filled(rest):
        return any(filled(text) and not _opens_label(folded) for _, text, folded in following)
    return has_content(everything, place, end) or _goes_on(everything, place)


def _word_count(text: str) -> int:
    return len(re.findall(r"[^\W\d_]+", text))


def _gives_a_class(folded: str) -> bool:
    """ "Chi bộ xếp loại: …" under the heading of an opinion is a class, not an opinion."""
    labels = _labels(folded)
    starts = bool(labels) and labels[0] == (start_of(folded), "branch")
    return starts and _opinion_label(folded) is None


def _opens_label(folded: str) -> bool:
    labels = _labels(folded)
    return (bool(labels) and labels[0][0] <= _TAIL_WITHIN * 3) or ":" in folded[:40]


def _goes_on(everything: Sequence[Line], place: int) -> bool:
    """Under an opinion's heading stand numbered answers ("1. Chi ủy: nhất trí …")."""
    return any(
        filled(text[cut + 1 :]) and len(text) - cut > 8
        for _, text, _ in everything[place + 1 : place + 3]
        if (cut := text.find(":")) >= 0
    )


def _tail_start(everything: Sequence[Line], opinion: Span | None) -> int:
    """Where the branch's part begins: what stands there is not the member's own review."""
    for place, (index, _, folded) in enumerate(everything):
        if place < _head(everything):
            continue
        if (opinion is not None and index == opinion.block) or _opinion_label(folded) is not None:
            return place
    return len(everything)


def _ratings(everything: Sequence[Line], plan: Plan) -> Iterator[tuple[str, Rating]]:
    """Who gives which class; the label stands before the class, or alone on the line above."""
    above: str | None = None
    for index, text, folded in everything:
        labels = _labels(folded)
        classes = list(ratings.member_classes(plan, text))
        box = _BOX.match(folded)
        if box is not None and classes and not (box["a"] or box["c"] or box["d"]):
            continue  # a box without its mark gives no class; the next one may
        marked = [each for each in classes if _MARKED.search(folded[: each[1]])]
        if len({class_id for class_id, _, _ in classes}) > 2 and not marked:
            above = None
            continue
        for class_id, start, end in marked or classes:
            giver = _giver([label for at, label in labels if at < start], above)
            if _JUST_BEFORE.search(folded[:start]):  # "công chức HTTNV; chi bộ HTTNV"
                giver = "branch"
            if giver is not None:
                yield giver, Rating(class_id=class_id, span=Span(index, start, end))
        given = _giver([label for _, label in labels], None)
        above = given if labels and not classes else None if classes else above


def _giver(before: Sequence[str], above: str | None) -> str | None:
    """Who gives a class: the last label before it; "đảng viên" goes back to who rates members."""
    if not before:
        return above
    if before[-1] != "member":
        return before[-1]
    return next((label for label in reversed(before) if label not in ("member", "service")), above)


def _labels(folded: str) -> list[tuple[int, str]]:
    """The givers named in a line; of two labels that overlap the earlier holds."""
    matches = sorted(
        (found.start(), -found.end(), key)
        for key in _LABELS
        for found in cue("rating", key).finditer(folded)
    )
    if (
        own := _BRANCH_SAYS.match(folded, start_of(folded))
    ) is not None:  # "Chi bộ: HTTNV (8/9 phiếu)"
        matches = sorted([(own.start(), -own.end(), "branch"), *matches])
    kept: list[tuple[int, str]] = []
    reached = 0
    for start, end, key in matches:
        # "tôi tự | xếp loại": a bare word for rating belongs to the giver right before it.
        bare = key == "branch" and kept and _BETWEEN.fullmatch(folded[reached:start])
        if start >= reached and not bare:
            kept.append((start, key))
        reached = max(reached, -end) if start <= reached + 1 else -end
    return kept


def _vote(document: Document, rating: Rating | None) -> Vote | None:
    if rating is None:
        return None
    block = rating.span.block
    here = ratings.vote(block, document.blocks[block].text, rating.span.end)
    if here is not None or block + 1 >= len(document.blocks):
        return here
    return ratings.vote(block + 1, document.blocks[block + 1].text)


def _leads(body: Sequence[Line]) -> bool:
    """Whether the paper's own head says that the member leads (a union's secretary does not)."""
    for _, _, folded in body[:25]:
        if _POST_LABEL.search(folded) is None:
            continue
        without = cue("post", "union").sub(" ", folded)
        if cue("post", "leader").search(without):
            return True
    return False


def _honours(everything: Sequence[Line], plan: Plan) -> Iterator[Span]:
    year = str(plan.review.year) if plan.review else ""
    for index, _, folded in everything:
        for clause in _CLAUSE.finditer(folded):
            found = cue("honour", "words").search(clause[0])
            if found is None or _NOT_GIVEN.search(clause[0][: found.start()]):
                continue
            if _FOR_OTHERS.match(clause[0], found.end()) and "toi" not in clause[0].split():
                continue  # "hồ sơ đề nghị tặng Bằng khen cho Văn phòng"
            years = _YEAR.findall(clause[0])
            if not years or year in years:
                start = clause.start()
                yield Span(index, start + found.start(), start + found.end())


def _not_rated(everything: Sequence[Line]) -> Span | None:
    for index, _, folded in everything:
        found = _NO_RATING.search(folded)
        if found is not None:
            return Span(index, found.start(), found.end())
    return None


def _discipline(everything: Sequence[Line]) -> Discipline | None:
    for index, text, folded in everything:
        for clause in _CLAUSE.finditer(folded):
            said = clause[0]
            serving = cue("discipline", "serving").search(said) or _SERVING.search(said)
            measure = cue("discipline", "measures").search(said) and (
                "ki luat" in said or _UNDERGONE.search(said)
            )
            if (serving is None and not measure) or cue("discipline", "none").search(said):
                continue
            suffered = _SUFFERED.search(said) or _UNDERGONE.search(said)
            if serving is None and not suffered:
                continue
            inner = whole(index, text[clause.start() : clause.end()])
            span = Span(index, clause.start() + inner.start, clause.start() + inner.end)
            day = days.first(text, clause.start(), cited=True)
            return Discipline(span=span, date=day.date if day else None, serving=bool(serving))
    return None
