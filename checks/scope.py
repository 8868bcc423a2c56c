"""Which parts of a report a statement names: "khoản 1 và khoản 2", "hai câu vừa rồi", "bảng 3"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from checks import topics
from checks.topics import Topic
from dossier.document import Span
from dossier.facts import Reading
from dossier.folding import fold


def named_parts(
    reading: Reading, span: Span, home: int, assigned: Mapping[int, Topic], contents: Iterable[str]
) -> Topic:
    """The contents of the parts that the words around ``span`` name; empty: they name none."""
    known = frozenset(contents)
    for words in _around(reading, span, home):
        found: set[str] = set()
        for match in _PARTS.finditer(words):
            for number in _numbers(match["numbers"]):
                found |= _part(reading, match["word"], number, home, assigned, known)
        if found:
            return frozenset(found)
        if (first := _FIRST.search(words)) is not None:
            return known & {str(one) for one in range(1, _count(first["count"]) + 1)}
        if (just := _JUST.search(words)) is not None:
            return _before(reading, _count(just["count"]), home, assigned)
    return frozenset()


_WORD = r"khoan|cau|muc|bang|phan|diem|noi\s+dung|van\s+de|bai\s+hoc|cum|y|nhom"
_NUMBER = r"\d{1,2}(?![\d/.]\d)|(?:nhat|hai|ba|tu|bon|nam)(?![a-z])"
_LINK = r"\s*(?:,|va|den|-|&)\s*"
_PARTS = re.compile(  # khoản 1 và khoản 2; các câu từ 1 đến 4; bảng 3
    rf"(?<![a-z])(?P<word>{_WORD})\s+(?:so\s+|thu\s+|tu\s+)?"
    rf"(?P<numbers>(?:{_NUMBER})(?:{_LINK}(?:(?:{_WORD})\s+)?(?:so\s+|thu\s+)?(?:{_NUMBER}))*)"
)
_JUST = re.compile(  # hai câu vừa rồi, các phần trên
    r"(?P<count>hai|ba|bon|\d|cac|nhung)?\s*(?:cau|phan|muc|noi\s+dung|khoan)\s+"
    r"(?:vua\s+(?:roi|ke|neu|tra\s+loi)|(?:neu\s+)?(?:o\s+)?tren)(?![a-z])"
)
_FIRST = re.compile(  # hai nội dung đầu
    r"(?P<count>hai|ba|0?[23])\s+(?:noi\s+dung|muc|phan|khoan|cau)\s+(?:dau|tren)(?![a-z])"
)
_FOR = re.compile(r"\s*,?\s*(?:doi\s+voi|cho|cua|o|la\s+cua)\s")  # đối với khoản 1
_SEGMENT = re.compile(r"[;.!?](?=\s|$)")
_REACH = 160  # characters before and behind that may name the part
_ORDINALS = {"nhat": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5}


def _around(reading: Reading, span: Span, home: int) -> Iterable[str]:
    """The folded words that may name parts: before, behind, and the question that is answered."""
    text = fold(reading.document.blocks[span.block].text)
    before = _SEGMENT.split(text[max(0, span.start - _REACH) : span.start])[-1]
    if not _LABEL.match(before):
        yield before
    behind = text[span.end : span.end + _REACH]
    if _FOR.match(behind):
        yield _SEGMENT.split(behind.split(")")[0])[0]
    at: int | None = home
    while at is not None:
        asked = fold(topics.heading(reading, at)).rstrip()
        if asked.endswith("?"):
            yield asked[_label_end(asked) :]
        at = reading.sections[at].parent


_LABEL = re.compile(rf"\W*(?:{_WORD})\s*(?:so\s*|thu\s*)?(?:{_NUMBER})\s*[.:)|,(-]")


def _label_end(text: str) -> int:
    """Behind "Câu 5.": a heading's own number names no other part."""
    label = _LABEL.match(text)
    return label.end() if label else 0


def _numbers(words: str) -> list[int]:
    found = [
        int(one) if one.isdigit() else _ORDINALS[one]
        for one in re.findall(r"\d+|nhat|hai|ba|tu|bon|nam", words)
    ]
    through = re.search(r"\bden\b|-", words) is not None and len(found) == 2
    return list(range(found[0], found[1] + 1)) if through else found


def _count(words: str | None) -> int:
    if words is None or words in ("cac", "nhung"):
        return 1
    return int(words) if words.isdigit() else _ORDINALS[words]


def _part(
    reading: Reading,
    word: str,
    number: int,
    home: int,
    assigned: Mapping[int, Topic],
    known: Topic,
) -> Topic:
    """What the part with this number speaks of: a content of the notice, or the nearest section."""
    if " ".join(word.split()) == "noi dung":
        return known & {str(number)}
    at: int | None = home
    while at is not None:
        for index in _near(reading, at):
            if index in assigned and _is_part(reading, index, word, number):
                return assigned[index]
        at = reading.sections[at].parent
    return known & {str(number)} if word in ("muc", "phan") else frozenset()


def _near(reading: Reading, at: int) -> list[int]:
    """The sections under one section, then those beside it."""
    under = [i for i, section in enumerate(reading.sections) if section.parent == at]
    parent = reading.sections[at].parent
    return under + [i for i, s in enumerate(reading.sections) if s.parent == parent and i != at]


def _is_part(reading: Reading, index: int, word: str, number: int) -> bool:
    if reading.sections[index].number.strip(" .") == str(number):
        return True
    label = re.match(rf"\W*{word}\s+(?:so\s+|thu\s+)?(\w+)", fold(topics.heading(reading, index)))
    return label is not None and label[1] in (
        str(number),
        *(ordinal for ordinal, value in _ORDINALS.items() if value == number),
    )


def _before(reading: Reading, count: int, home: int, assigned: Mapping[int, Topic]) -> Topic:
    """The contents of the ``count`` parts before the one that says "vừa rồi"."""
    at: int | None = home
    while at is not None:
        parent = reading.sections[at].parent
        beside = [
            i for i, section in enumerate(reading.sections[:at])
            if section.parent == parent and i in assigned
        ]  # fmt: skip
        if beside:
            return frozenset[str]().union(*(assigned[i] for i in beside[-count:]))
        at = parent
    return frozenset()
