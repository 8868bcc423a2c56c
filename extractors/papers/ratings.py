"""Finds classes ("Hoàn thành tốt nhiệm vụ"), votes ("10/12 phiếu") and tallies of classes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache

from dossier.document import Span
from dossier.papers import ClassCount, Rating, Vote
from dossier.plan import BranchClass, MemberClass, Plan
from extractors.papers import counting
from extractors.papers.wording import before, fold, regex

# "HTNV nhưng còn hạn chế về năng lực" counts as HTNV: 57-KH/ĐUVP, II.B.2.2.3c.
_VOTED = regex(
    r"(?<![\d/,.])(?P<for>\d{1,3})\s*(?:/|trên(?: tổng số)?)\s*(?P<of>\d{1,3})(?![\d/])"
    r"(?:\s*\(?\s*(?:phiếu|số phiếu|đảng viên|đồng chí|đ/c|đv|=|đạt|chiếm|tỷ lệ|\d|;|,|\)|$))?"
)
_IN_FAVOUR = regex(
    r"(?:(?<!không )(?<!chưa )(?:tán thành|đồng ý|nhất trí)\s*:?\s*"
    r"(?P<after>\d{1,3})(?!\s*%)(?![\d/.,]\d))"
    rf"|(?<![^\W_])(?P<before>{counting.NUMBER})\s*(?:phiếu\s*)(?:tán thành|đồng ý|nhất trí)"
    rf"|(?<![^\W_])(?P<hands>{counting.NUMBER})\s*(?:(?:đồng chí|đ/?c|đảng viên|người)\s*)?"
    r"(?:(?:cánh )?tay(?![^\W_])|(?:cùng )?giơ (?:tay|thẻ)|tán thành|biểu quyết)"
    rf"|(?:được|đạt|với|[:,\-(])\s*(?P<bare>{counting.NUMBER})\s*phiếu"
    r"(?=\s*(?:[.,;)(]|$|trên))"
)
_IN_WORDS = regex(
    rf"(?<![^\W_])(?P<for>{counting.NUMBER}) (?:phiếu |tay )?trên(?: tổng số)? "
    rf"(?P<of>{counting.NUMBER})(?= (?:phiếu|đảng viên|đồng chí|tay|người|đ/?c))"
)
_AGAINST = regex(
    r"(?:không (?:tán thành|đồng ý|nhất trí)|phản đối)\s*:?\s*(?P<after>\d{1,3})"
    rf"|(?<![^\W_])(?P<before>{counting.NUMBER})\s*(?:phiếu\s*)?"
    r"(?:không (?:tán thành|đồng ý|nhất trí)|phản đối)"
)
_PERCENT = regex(r"(?<![\d.,])(?P<share>\d{1,3}(?:[.,]\d{1,2})?)\s*%")
_THRESHOLD = regex(r"(?:trên|quá|hơn|ít nhất|tối thiểu)\s*$")
_VOTING = regex(r"phiếu|(?<![^\W_])tay(?![^\W_])|tán thành|đồng ý|nhất trí|biểu quyết|tỷ lệ|%")
_COUNTED = regex(
    r"\s*(?:\)|”|\")?\s*(?:có|là|gồm)?\s*[:=\-]?\s*(?:có\s+)?(?P<count>\d{1,3})(?!\d|[.,]\d|\s*%)"
    r"(?P<of>\s*/\s*\d{1,3})?(?:\s*(?:đồng chí|đ/?c|đảng viên|đv|người)|\s*(?:[;,.(]|$))"
)
_COUNTED_BEFORE = regex(
    r"(?P<count>\d{1,3})(?:\s*/\s*\d{1,3})?\s*(?:đồng chí|đ/?c|đảng viên|đv)\s*"
    r"(?:được |đạt |tự )?(?:phân loại|xếp loại|đánh giá|mức|loại|đạt)?\s*:?\s*"
    r"(?:đạt |mức |loại |là )*[“\"]?$"
)


# "hoàn thành tốt nhiệm vụ được giao" praises; it gives no class.
_PRAISE = regex(r"\s+(?:được giao|chuyên môn|chính trị|công tác|được phân công)")
_BEFORE_BARE = regex(r"(?:^|xếp|loại|mức|đạt|[:|“\"]|\d/\d{1,3}(?: phiếu)?)\s*$")
_CLOSES = regex(r"\s*(?:[”\"]\s*)?(?:$|[.,;:|)(\-]|\d|với |năm 20)")
# "Toàn HTTNV 7/8": a person's votes, no count; "Mức HTXSNV: 2/11" counts.
_OF_SOMEBODY = regex(
    r"(?:^|[;:.\n])\s*(?!(?:mức|loại|xếp|phân|đạt|số|kết quả|đảng viên|trong|gồm|hoàn|không"
    r"|có|tổng)(?![^\W_]))[^\W\d_]+(?: [^;.:\n]{0,40})?[\s\-:,]+$"
)
# "04 hoàn thành tốt nhiệm vụ", not the number of a list ("4. Hoàn thành …").
_COUNTED_BARE = regex(r"(?:^|[,;:(]|trong đó|gồm|có|là)\s*(?P<count>\d{1,3})\s+$")


def member_classes(plan: Plan, text: str) -> Iterator[tuple[str, int, int]]:
    """The member classes named in ``text``: id and bounds, longest wording first, no overlaps."""
    if plan.review is not None:
        yield from _classes(plan.review.member_classes, fold(text))


def branch_classes(plan: Plan, text: str) -> Iterator[tuple[str, int, int]]:
    """The branch classes named in ``text``."""
    if plan.review is not None:
        yield from _classes(plan.review.branch_classes, fold(text))


def first(plan: Plan, block: int, text: str, start: int = 0) -> Rating | None:
    """The first member class named from ``start`` on."""
    for class_id, begin, end in member_classes(plan, text):
        if begin >= start:
            return Rating(class_id=class_id, span=Span(block, begin, end))
    return None


def vote(block: int, text: str, start: int = 0) -> Vote | None:
    """A ballot's result from ``start`` on; fractions of a rule ("trên 2/3") are none."""
    folded = fold(text)
    against = _AGAINST.search(folded, start)
    opposed = counting.value(against["after"] or against["before"]) if against else None
    for found in _VOTED.finditer(folded, start):
        if _THRESHOLD.search(before(folded, found.start())) or int(found["of"]) < int(found["for"]):
            continue
        if not _VOTING.search(folded, start):
            continue
        return Vote(
            in_favour=int(found["for"]),
            out_of=int(found["of"]),
            against=opposed,
            span=Span(block, found.start("for"), found.end("of")),
        )
    spoken = _IN_WORDS.search(folded, start)
    if spoken is not None and _THRESHOLD.search(before(folded, spoken.start())) is None:
        return Vote(
            in_favour=counting.value(spoken["for"]),
            out_of=counting.value(spoken["of"]),
            against=opposed,
            span=Span(block, *spoken.span()),
        )
    plain = _IN_FAVOUR.search(folded, start)
    if plain is None:
        return _share(block, folded, start)
    written = next(each for each in plain.groups() if each)
    span = Span(block, *_trimmed(text, plain.start(), plain.end()))
    return Vote(in_favour=counting.value(written), against=opposed, span=span)


def _share(block: int, folded: str, start: int) -> Vote | None:
    """ "66,7 % tán thành", where no ballots are counted."""
    for found in _PERCENT.finditer(folded, start):
        if _THRESHOLD.search(before(folded, found.start())):
            continue
        share = Fraction(found["share"].replace(",", "."))
        if 0 < share < 100:
            span = Span(block, found.start(), found.end())
            return Vote(in_favour=0, percent=share, span=span)
    return None


def tally(plan: Plan, blocks: Iterable[tuple[int, str]]) -> tuple[ClassCount, ...]:
    """How many members stand in each class, where the text counts them ("HTTNV: 08 đồng chí")."""
    counts: dict[str, ClassCount] = {}
    for index, text in blocks:
        folded = fold(text)
        for class_id, start, end in member_classes(plan, text):
            found = _count(folded, start, end)
            if found is None or class_id in counts or "phieu" in folded[end : found.end() + 8]:
                continue
            if "/" in found[0] and _OF_SOMEBODY.search(before(folded, start)):
                continue
            span = Span(index, min(start, found.start("count")), max(end, found.end("count")))
            count = ClassCount(class_id=class_id, count=int(found["count"]), span=span)
            counts[class_id] = count
        row = _in_a_row(plan, index, folded)
        if len(row) > len(counts):
            counts = {each.class_id: each for each in row}
    return tuple(counts.values())


def _in_a_row(plan: Plan, index: int, folded: str) -> tuple[ClassCount, ...]:
    """The classes that a line counts one after another, by the short names people give them."""
    classes = plan.review.member_classes if plan.review else ()
    return tuple(
        ClassCount(class_id=classes[rank].id, count=count, span=Span(index, start, end))
        for rank, count, start, end in counting.series(folded)
        if rank < len(classes)
    )


def is_counted(folded: str, start: int, end: int) -> bool:
    """Whether a class is counted ("01 đồng chí hoàn thành tốt nhiệm vụ") rather than given."""
    found = _count(folded, start, end)
    return found is not None and "phieu" not in folded[end : found.end() + 8]


def _count(folded: str, start: int, end: int) -> re.Match[str] | None:
    return (
        _COUNTED.match(folded, end)
        or _COUNTED_BEFORE.search(before(folded, start))
        or _COUNTED_BARE.search(before(folded, start))
    )


def _classes(
    classes: tuple[MemberClass, ...] | tuple[BranchClass, ...], folded: str
) -> Iterator[tuple[str, int, int]]:
    wordings = tuple((each.id, (each.title, *each.aliases)) for each in classes)
    expression, owner = _expression(wordings)
    for found in expression.finditer(folded):
        wording, class_id = owner[found.lastgroup or ""]
        if _PRAISE.match(folded, found.end()):
            continue
        stands_alone = _BEFORE_BARE.search(before(folded, found.start())) and (
            len(wording.split()) < 3 or _CLOSES.match(folded, found.end())  # "xếp: hoàn thành tốt"
        )
        if not _is_bare(wording) or stands_alone:
            yield class_id, found.start(), found.end()


@cache
def _expression(
    wordings: tuple[tuple[str, tuple[str, ...]], ...],
) -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    ordered = sorted(
        ((wording, class_id) for class_id, several in wordings for wording in several),
        key=lambda pair: -len(pair[0]),
    )
    owner = {f"c{index}": pair for index, pair in enumerate(ordered)}
    parts = (f"(?P<c{index}>{_wording(text)})" for index, (text, _) in enumerate(ordered))
    return re.compile(r"(?<![^\W_])(?:" + "|".join(parts) + r")(?![^\W_])"), owner


def _is_bare(wording: str) -> bool:
    """ "xuất sắc" praises as often as it names a class; a full name or an abbreviation is sure."""
    if not wording.islower():
        return False
    return len(wording.split()) < 3 or ("hoàn thành" in wording and "nhiệm vụ" not in wording)


def _wording(text: str) -> str:
    """The words with free blanks and commas; "nhiệm vụ" may be "chức trách, nhiệm vụ"."""
    words = fold(text).replace(",", " ").split()
    expression = r"[\s,\-]+".join(re.escape(word) for word in words)
    duty = fold(r"nhiệm") + r"[\s,\-]+" + fold("vụ")
    return expression.replace(duty, r"(?:chuc\s+trach[\s,]+)?(?:cac\s+)?" + duty)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
