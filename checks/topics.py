"""Which contents of the notice each section of a report speaks of.

A heading that names a content by words decides; where it does not ("Bài học thứ nhất", "Câu 5"),
the section speaks of the contents whose clauses its sentences answer.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dossier.document import Span
from dossier.facts import Reading, Zone
from dossier.findings import ClauseFinding, Reason
from dossier.folding import fold
from dossier.plan import Content, Plan

Topic = frozenset[str]  # ids of contents

NOT_REPORTED = (Zone.PLANS, Zone.CIRCUMSTANCES, Zone.SIGNATURE)
FEW = 2  # contents; a section that speaks of more is a frame around the others


def assigned(
    reading: Reading, plan: Plan, clauses: Mapping[str, Sequence[ClauseFinding]]
) -> dict[int, Topic]:
    """Section → the contents it speaks of; ``clauses`` are the findings of each content."""
    telling = telling_pairs(plan.contents)
    answers = list(_answers(reading, clauses))
    opening = {one.span.block for one in reading.sentences if one.zone in _OPENING}
    topics: dict[int, Topic] = {}
    for index, section in enumerate(reading.sections):
        words = fold(heading(reading, index))
        if section.zone in (*NOT_REPORTED, Zone.CITATION) or _CITES.match(words):
            continue
        blocks = range(section.first_block, section.last_block + 1)
        opens = not opening.isdisjoint(blocks)
        if opens and not topics and not section.number:
            continue  # the report's title and introduction
        if THIS_PART.match(words) is not None and topics:
            topics[index] = topics[max(topics)]  # it goes on about the one before
            continue
        told = Counter(
            content
            for block, content in answers
            if block in blocks and section.level > 0 and not opens and not _YEAR.match(words)
        )
        over = topics.get(-1 if section.parent is None else section.parent, frozenset())
        if topic := _topic(words, section.number, telling, told, over):
            topics[index] = topic
    return topics


def of_paragraphs(
    reading: Reading, clauses: Mapping[str, Sequence[ClauseFinding]]
) -> dict[int, Topic]:
    """Block → the contents whose clauses it answers, for reports without telling sections."""
    told: dict[int, set[str]] = {}
    for block, content in _answers(reading, clauses):
        told.setdefault(block, set()).add(content)
    return {block: frozenset(contents) for block, contents in told.items()}


def spoken(words: str, contents: Sequence[Content]) -> Topic:
    """The content that words name more than any other; empty: none, or several alike."""
    best = _best(_scores(words, telling_pairs(contents)))
    return best if len(best) == 1 else frozenset()


def named(text: str, number: str, contents: Sequence[Content]) -> Topic:
    """The content a line names by its words, else by its number; empty: none, or several."""
    if _best(_scores(text, telling_pairs(contents))):
        return spoken(text, contents)
    return frozenset(content.id for content in contents if content.id == number.strip(" ."))


def named_in_capitals(line: str, contents: Sequence[Content]) -> Topic:
    """Every content that a line in capitals names: the second line of a heading."""
    letters = [letter for letter in line if letter.isalpha()]
    if not letters or sum(letter.isupper() for letter in letters) < _CAPITALS * len(letters):
        return frozenset()
    scores = _scores(line, telling_pairs(contents))
    return frozenset(content for content, score in scores.items() if score)


def heading(reading: Reading, index: int) -> str:
    """A section's heading; where there is none, the line it begins with."""
    span = heading_span(reading, index)
    return reading.quote(span) if span else ""


def heading_span(reading: Reading, index: int) -> Span | None:
    """Where the heading of a section stands."""
    section = reading.sections[index]
    if section.heading is not None or not section.number:
        return section.heading
    text = reading.document.blocks[section.first_block].text
    return Span(section.first_block, 0, min(len(text), _LONGEST_HEADING))


def says_when(words: str) -> bool:
    """Whether folded words are a year's heading and nothing else: "a) Năm 2014 (cả năm):"."""
    found = _YEAR.match(words)
    return found is not None and len(words) - found.end() <= _YEAR_REST


_YEAR_REST = 28  # characters: "4 (đến ngày 10/11/2016)"
THIS_PART = re.compile(r"(?:noi dung|phan|muc) nay(?![a-z])")
_CITES = re.compile(
    r"\s*(?:(?:thuc hien|can cu|theo)\s+(?:thong bao|quyet dinh|ke hoach|cong van)|kinh gui)"
)
_YEAR = re.compile(  # a heading that says when, not what: "NĂM 2014", "II. Quý I/2016", "Tháng 3:"
    r"\W*(?:phan\s+(?:thu\s+)?)?(?:[ivx]+|\d{1,2}|[a-e]|nhat|hai|ba)?\W*(?:trong\s+|ket qua\s+)?"
    r"(?:(?:nam|quy|thang)\s+[\divx]|(?:19|20)\d\d\b|\d{1,2} thang (?:dau |cuoi )?(?:nam )?)"
)
_LONGEST_HEADING = 420  # characters; the notice's own sentences are that long
_CAPITALS = 0.7  # share of the letters; a bracket in small letters may stand in the line
_OPENING = (Zone.LETTERHEAD, Zone.CITATION)  # the report's title and why it is written
_NOT_OURS = (
    Reason.OTHER_BRANCH,
    Reason.EARLIER_INSPECTION,
    Reason.BACKGROUND_ONLY,
    Reason.FUTURE_PLAN,
    Reason.ECHO,
)


def _answers(
    reading: Reading, clauses: Mapping[str, Sequence[ClauseFinding]]
) -> Iterable[tuple[int, str]]:
    """(block, content) of every passage that a finding about a clause rests on."""
    document = reading.document
    body = {one.span.block for one in reading.sentences if one.zone is Zone.BODY}
    for content, findings in clauses.items():
        for finding in findings:
            if finding.reason in _NOT_OURS:
                continue
            for evidence in finding.evidence:
                here = (evidence.file, evidence.part) == (document.file, document.part)
                if here and evidence.block is not None and evidence.block - 1 in body:
                    yield evidence.block - 1, content


def _topic(
    words: str,
    number: str,
    telling: Mapping[str, set[str]],
    told: Counter[str],
    over: Topic,
) -> Topic:
    """The contents of one section; ``over`` are those of the section it stands in."""
    scores = _scores(words, telling)
    if spoken := _best(scores):
        if len(spoken) > 1:
            return spoken & told.keys() or (over if len(over) == 1 else frozenset())
        if not told or spoken & told.keys() or max(scores.values()) > 1:
            also = {one for one, score in scores.items() if score and told[one]}
            return spoken if len(over) == 1 else spoken | also
    if len(over) == 1:
        return over
    if number in telling and (not told or told[number]):
        return frozenset({number})
    return frozenset(told) or over


def _scores(text: str, telling: Mapping[str, set[str]]) -> dict[str, int]:
    spoken = _pairs(text)
    return {content: len(spoken & own) for content, own in telling.items()}


def _best(scores: Mapping[str, int]) -> Topic:
    best = max(scores.values(), default=0)
    return frozenset(content for content, score in scores.items() if score == best > 0)


def telling_pairs(contents: Sequence[Content]) -> dict[str, set[str]]:
    """Content → the word pairs by which a heading names it and no other."""
    pairs = {
        c.id: _pairs(" . ".join([c.title, c.source.quote, *(clause.title for clause in c.clauses)]))
        for c in contents
    }
    return {
        content: own - _ANYWHERE - set[str]().union(*(pairs[c] for c in pairs if c != content))
        for content, own in pairs.items()
    }


def _pairs(text: str) -> set[str]:
    """Neighbouring syllables: Vietnamese words are mostly two syllables long."""
    plain = _ABBREVIATED.sub(_spelled, fold(text)).replace("y", "i")  # quy chế, qui chế
    words = re.findall(r"[a-z0-9]+", plain)
    return {
        f"{left} {right}"
        for left, right in itertools.pairwise(words)
        if left not in _LITTLE_WORDS and right not in _LITTLE_WORDS
    }


_LITTLE_WORDS = frozenset(
    ("va", "viec", "cua", "cac", "ve", "theo", "cho", "tai", "tu", "den", "la", "so", "mot")
)
_ANYWHERE = frozenset(  # kết quả, công tác, đảng viên: in any heading (y is written i)
    (
        "dung dang",
        "ket qua",
        "cong tac",
        "dang vien",
        "chi ui",
        "cap ui",
        "van phong",
        "co quan",
        "lan thu",
    )
)
_SHORT_FORMS = {
    "qclv": "quy che lam viec", "dgpl": "danh gia, phan loai", "cthd": "chuong trinh hanh dong",
    "pctn": "phong, chong tham nhung", "nq": "nghi quyet", "dh": "dai hoi", "hs": "ho so",
    "dp": "dang phi", "xep loai": "phan loai",
}  # fmt: skip
_ABBREVIATED = re.compile(rf"\b(?:{'|'.join(_SHORT_FORMS)})\b")


def _spelled(match: re.Match[str]) -> str:
    return _SHORT_FORMS[match.group()]
