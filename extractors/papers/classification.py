"""Reads a branch's own classification: the class it claims and the conditions it states."""

from __future__ import annotations

import re

from dossier.document import Document, Span
from dossier.papers import (
    ActivityReport,
    ClassificationReport,
    OrganisationClass,
    Rating,
)
from dossier.plan import Plan
from extractors.papers import ratings, scores
from extractors.papers.wording import cue, fold, lines, regex, whole

_CLAIM = regex(
    r"(?:tự )?(?:phân loại|xếp loại|đánh giá|nhận|công nhận|đề xuất)[^.;]{0,70}|đề nghị[^.;]{0,110}"
    r"|(?:chi bộ|tổ chức đảng) (?:tự )?(?:đạt|xếp|được)[^.;]{0,40}"
    r"|(?:xin|kính mong|trình)[^.;]{0,60}"
)
_STRONG = regex(
    r"(?:chi bộ |tập thể )?tự (?:đánh giá,? )?(?:phân loại|xếp loại|xếp|nhận|đánh giá|đề nghị)"
    r"|đề nghị|xin (?:được )?(?:xếp|nhận|công nhận|phân loại|đứng|ở)"
    r"|chi bộ (?:nhận|chọn) (?:mức|loại)|(?:kính mong|trình)[^.;]{0,40}(?:công nhận|xếp|phân loại)"
    r"|(?:mức|kết quả)[^.;]{0,30}(?:phân loại|xếp loại)(?: của)? chi bộ"
)
_NOT_THE_BRANCH = regex(
    r"công đoàn|đoàn thể|chi đoàn|đoàn thanh niên|chính quyền|cựu chiến binh|(?<!văn )phòng|đơn vị"
    r"|công chức|đảng viên"
)
_NOT_CLAIMED = regex(
    r"phấn đấu|năm tới|năm sau|thời gian tới|chưa đạt|không đạt|đủ điều kiện|tiêu chí|chưa được"
)
_HISTORY = regex(r"năm (20\d\d)")
_CLAUSE = re.compile(r"[^.;\n]+")
_ATTRIBUTED = regex(r"phân loại|xếp loại|đạt|công nhận|mức|đánh giá|[:=-]|loại|đều")
_BEFORE_BARE = regex(r"(?:loại|mức|đạt|là|[:“\"])\s*$")  # "đạt khá", not "kết quả khá"
_SUFFERS = regex(r"(?<![^\W_])(?:bị|chịu|phải nhận|đang thi hành|đang chấp hành)(?![^\W_])")
_UPON = regex(r"^[^.;]{0,30}(?:đối với|với|đồng chí|đ/c|\d)[^.;]{0,45}$")
_NEAR = 15  # characters
# "Phòng Quản trị - Tài vụ, Công đoàn bộ phận và Chi đoàn: xuất sắc": names in a row share a class.
_JUST_A_NAME = regex(r"[^,:;.\d]{0,30}(?:,|\s(?:và|cùng|với))\s*(?:các )?$")
_LEVELS = ("level_1", "level_2", "level_3", "level_4")


def read(document: Document, plan: Plan) -> ClassificationReport:
    """The classification report that ``document`` is."""
    texts = tuple((index, text.replace("|", ":")) for index, text, _ in lines(document))
    sheet = scores.read(document, plan)
    year = plan.review.year if plan.review else 0
    disciplined = tuple(_disciplined(document, year))
    return ClassificationReport(
        claimed=_claimed(document, plan),
        total=scores.stated_total(document, str(year)) or sheet.total,
        sheet=sheet if len(sheet.parts) > 1 else None,
        organisations=_once(_organisations(document), document),
        members=ratings.tally(plan, texts),
        disciplined=disciplined,
        self_detected=any(
            cue("discipline", "self_detected").search(fold(document.blocks[span.block].text))
            for span in disciplined
        ),
    )


def read_activity(document: Document, plan: Plan) -> ActivityReport:
    """The members' classes that an activity report counts, of the plan's year."""
    year = plan.review.year if plan.review else 0
    texts = tuple(
        (index, text) for index, text, folded in lines(document) if _of_year(folded, year)
    )
    return ActivityReport(members=ratings.tally(plan, texts))


def _claimed(document: Document, plan: Plan) -> Rating | None:
    year = plan.review.year if plan.review else 0
    weak: Rating | None = None
    for index, text, folded in lines(document):
        for class_id, start, end in ratings.branch_classes(plan, text):
            clause = folded[max(folded.rfind(mark, 0, start) for mark in ".;") + 1 : start]
            claim = _CLAIM.search(clause)
            if claim is None or _NOT_CLAIMED.search(clause) or not _of_year(clause, year):
                continue
            strong = _last(_STRONG, clause)
            about = clause[max(0, strong.start() - 25) :] if strong else clause
            if _NOT_THE_BRANCH.search(about):
                continue
            rating = Rating(class_id=class_id, span=Span(index, start, end))
            if strong:
                return rating
            weak = weak or rating
    return weak


def _last(pattern: re.Pattern[str], folded: str) -> re.Match[str] | None:
    return next(iter(reversed(list(pattern.finditer(folded)))), None)


def _of_year(folded: str, year: int) -> bool:
    years = _HISTORY.findall(folded)
    return not years or str(year) in years


def _called(office: OrganisationClass, document: Document) -> str:
    """An office with what tells it from others: "phòng Nội chính" is not "phòng Văn xã"."""
    text = fold(document.blocks[office.span.block].text)
    whole_name = text[office.span.start : office.span.end]
    return " ".join(_ATTRIBUTED.split(whole_name, maxsplit=1)[0].split()[:4])


def _once(
    organisations: list[OrganisationClass], document: Document
) -> tuple[OrganisationClass, ...]:
    """Each organisation as first named: its class told twice is not two organisations."""
    first: dict[str, OrganisationClass] = {}
    for each in organisations:
        first.setdefault(fold(each.name) if not each.government else _called(each, document), each)
    return tuple(first.values())


def _organisations(document: Document) -> list[OrganisationClass]:
    found: list[OrganisationClass] = []
    for index, text, folded in lines(document):
        for clause in _CLAUSE.finditer(folded):
            names = sorted(
                (match.start(), match.end(), government)
                for government in (True, False)
                for match in cue("organisation", "government" if government else "union").finditer(
                    clause[0]
                )
            )
            for place, (start, end, government) in enumerate(names):
                level = _own_level(clause[0], names[place:])
                if level is None:
                    continue
                offset = clause.start()
                span = Span(index, offset + start, offset + end + level[1])
                found.append(
                    OrganisationClass(
                        name=text[offset + start : offset + end],
                        government=government,
                        level=level[0],
                        span=span,
                    )
                )
    return found


def _own_level(clause: str, names: list[tuple[int, int, bool]]) -> tuple[int, int] | None:
    """The level of the first of ``names``: its own, or that of those it stands in a row with."""
    _, end, _ = names[0]
    for place, (_, reached, _) in enumerate(names):
        limit = names[place + 1][0] if place + 1 < len(names) else len(clause)
        level = _level(clause[reached:limit])
        if level is not None:
            return level[0], reached + level[1] - end
        if not _JUST_A_NAME.fullmatch(clause[reached:limit]):
            return None
    return None


def _level(folded: str) -> tuple[int, int] | None:
    """The level named first in the stretch, and where its words end."""
    matches = [
        (found.start(), -found.end(), int(key[-1]))
        for key in _LEVELS
        for found in cue("organisation", key).finditer(folded)
        if " " in found[0]
        or found[0].endswith("nv")  # HTTNV
        or _BEFORE_BARE.search(folded[: found.start()])
    ]
    if not matches:
        return None
    start, negative_end, level = min(matches)
    end = -negative_end
    if _ATTRIBUTED.search(folded[:start]):
        return level, end
    # "tổ công đoàn hoàn thành tốt nhiệm vụ": the whole class right behind the name, and no more.
    sure = start <= _NEAR and folded[start:end].count(" ") > 0 and not folded[end:].strip(" ,)”")
    return (level, end) if sure else None


def _disciplined(document: Document, year: int) -> list[Span]:
    """Sentences that say a leader was disciplined in the year."""
    found: list[Span] = []
    for index, text, folded in lines(document):
        for clause in _CLAUSE.finditer(folded):
            said = clause[0]
            if cue("discipline", "none").search(said) or not cue("post", "leader").search(said):
                continue
            if _of_year(said, year) and _leader_disciplined(said):
                inner = whole(index, text[clause.start() : clause.end()])
                found.append(Span(index, clause.start() + inner.start, clause.start() + inner.end))
    return found


def _leader_disciplined(said: str) -> bool:
    """ "chi ủy viên … bị khiển trách", "kỷ luật … đối với đồng chí Phó trưởng phòng"."""
    leader = cue("post", "leader").search(said)
    measure = cue("discipline", "measures").search(said) or cue("discipline", "general").search(
        said
    )
    if leader is None or measure is None:
        return False
    if leader.start() < measure.start():
        return _SUFFERS.search(said[leader.end() : measure.end()]) is not None
    return _UPON.search(said[measure.end() : leader.start()]) is not None
