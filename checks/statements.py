"""Where a report states which period a content speaks for.

A content's own heading comes first, then the lead of its section, then a period stated once for
the whole report, then the years and stretches its section gives results for.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier.dates import DateExpression, DateKind, DateRole
from dossier.document import Block, BlockKind, Span
from dossier.facts import DateFact, Reading, Sentence, Zone
from dossier.folding import fold
from dossier.plan import Content, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A stated period with the words around it; ``everywhere``: for the whole report."""

    value: DateExpression
    words: str
    span: Span  # the sentence, or the expression where the sentence is too long
    everywhere: bool = False


def stated(reading: Reading, content: Content, plan: Plan) -> tuple[Statement, ...]:
    """The statements that hold for ``content``, of the first kind there is; empty: none."""
    return _Report(reading, plan).stated(content)


def content_of(heading: str, number: str, contents: Sequence[Content]) -> Content | None:
    """The content a heading names, by word pairs no other content has; else by its number."""
    spoken = _pairs(heading)
    scores = {content.id: len(spoken & own) for content, own in _telling_pairs(contents)}
    best = max(scores.values(), default=0)
    named = [content for content in contents if scores[content.id] == best]
    if best > 0:
        return named[0] if len(named) == 1 else None
    return next((content for content in contents if content.id == number.strip(" .)")), None)


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
_SHORT_FORMS = {
    "qclv": "quy che lam viec", "dgpl": "danh gia, phan loai", "cthd": "chuong trinh hanh dong",
    "pctn": "phong, chong tham nhung", "nq": "nghi quyet", "dh": "dai hoi", "hs": "ho so",
    "dp": "dang phi", "xep loai": "phan loai",
}  # fmt: skip
_ABBREVIATED = re.compile(rf"\b(?:{'|'.join(_SHORT_FORMS)})\b")


def _spelled(match: re.Match[str]) -> str:
    return _SHORT_FORMS[match.group()]


def _telling_pairs(contents: Sequence[Content]) -> list[tuple[Content, set[str]]]:
    pairs = [
        (c, _pairs(" . ".join([c.title, c.source.quote, *(clause.title for clause in c.clauses)])))
        for c in contents
    ]
    return [
        (content, own - set[str]().union(*(other for c, other in pairs if c.id != content.id)))
        for content, own in pairs
    ]


_NOT_REPORTED = (Zone.PLANS, Zone.CIRCUMSTANCES, Zone.SIGNATURE)
_STRETCHES = (DateKind.RANGE, DateKind.OPEN_RANGE, DateKind.ANCHOR_RELATIVE)
_CITES = re.compile(
    r"\s*(?:(?:thuc hien|can cu|theo)\s+(?:thong bao|quyet dinh|ke hoach|cong van)|kinh gui)"
)
_YEAR_HEADING = 60  # characters of a heading that names a year and little else
_THIS_PART = re.compile(r"(?:noi dung|phan|muc) nay(?![a-z])")
_LISTED = 12  # characters between the items of a list
_LABEL = re.compile(
    r"\W*(?:[ivx]+\W+)?(?:noi dung|muc|dieu|cau|phan)\s*(?:so\s*|thu\s*)?(\d)\s*[.:)|,(-]"
)
_LONGEST_HEADING = 420  # characters; the notice's own sentences are that long
_LONGEST_LABEL = 1_000  # characters before a date in which its line may name a content
_LONGEST_QUOTE = 300  # characters of a sentence worth quoting whole


class _Report:
    """One report, with its sentences and stated periods at hand."""

    def __init__(self, reading: Reading, plan: Plan) -> None:
        self._reading, self._plan = reading, plan
        self._folds: dict[int, str] = {}
        self._sentences: dict[int, list[Sentence]] = defaultdict(list)
        for sentence in reading.sentences:
            self._sentences[sentence.span.block].append(sentence)
        self._names = [fold(title) for title in (plan.title, *(n.title for n in plan.notices))]
        self._topics = self._assigned(plan)
        self._facts = [fact for fact in reading.dates if self._may_state(fact)]

    def stated(self, content: Content) -> tuple[Statement, ...]:
        sections = {index for index, topic in self._topics.items() if topic == content.id}
        own = [fact for fact in self._facts if self._topic(fact) == content.id]
        stretches = self._stretches(own)
        tops = self._tops(sections)
        for chosen in (self._in_headings(stretches, tops), self._in_leads(stretches, tops)):
            if any(fact.value.kind in _STRETCHES or self._bracketed(fact) for fact in chosen):
                return self._statements(chosen)
        if chosen := self._for_everything():
            return tuple(
                dataclasses.replace(statement, everywhere=True)
                for statement in self._statements(chosen)
            )
        return self._statements([*stretches, *self._year_columns(tops)])

    # ------------------------------------------------------------ places

    def _assigned(self, plan: Plan) -> dict[int, str]:
        """Which content each section of the body speaks of; one under it speaks of the same."""
        topics: dict[int, str] = {}
        for index, section in enumerate(self._reading.sections):
            heading = self._heading(index)
            if section.zone in (*_NOT_REPORTED, Zone.CITATION) or _CITES.match(fold(heading)):
                continue
            if _THIS_PART.match(fold(heading)) is not None and topics:
                topics[index] = list(topics.values())[-1]  # it goes on about the one before
                continue
            named = content_of(heading, section.number, plan.contents)
            inherited = None if section.parent is None else topics.get(section.parent)
            if inherited is not None and (named is None or not _speaks(heading, named, plan)):
                topics[index] = inherited
            elif named is not None:
                topics[index] = named.id
        return topics

    def _heading(self, index: int) -> str:
        """A section's heading; where there is none, the line it begins with."""
        span = self._heading_span(index)
        return self._reading.quote(span) if span else ""

    def _heading_span(self, index: int) -> Span | None:
        section = self._reading.sections[index]
        if section.heading is not None or not section.number:
            return section.heading
        text = self._reading.document.blocks[section.first_block].text
        return Span(section.first_block, 0, min(len(text), _LONGEST_HEADING))

    def _sentence(self, fact: DateFact) -> Sentence | None:
        return next(
            (
                sentence
                for sentence in self._sentences[fact.span.block]
                if sentence.span.start <= fact.span.start < sentence.span.end
            ),
            None,
        )

    def _home(self, fact: DateFact) -> int | None:
        """The innermost section a fact stands in."""
        if sentence := self._sentence(fact):
            return sentence.section
        sections = self._reading.sections
        inside = [
            index
            for index, section in enumerate(sections)
            if section.first_block <= fact.span.block <= section.last_block
        ]
        return max(inside, key=lambda index: sections[index].level, default=None)

    def _topic(self, fact: DateFact) -> str | None:
        """The content a fact speaks of: its section's, or the one its own line names."""
        if (named := self._named(fact)) is not None:
            return named
        home = self._home(fact)
        return None if home is None else self._topics.get(home)

    def _named(self, fact: DateFact) -> str | None:
        """The content a fact's line names: "III | Nội dung 3 (từ …)", "Điều 3. Nghị quyết …"."""
        until = min(fact.span.start, _LONGEST_LABEL)
        text = self._reading.document.blocks[fact.span.block].text[:until]
        label = _LABEL.match(fold(text))
        if label is None:
            return None
        named = content_of(text, label[1], self._plan.contents)
        return named.id if named is not None else None

    def _zone(self, fact: DateFact) -> Zone:
        if sentence := self._sentence(fact):
            return sentence.zone
        home = self._home(fact)
        return Zone.BODY if home is None else self._reading.sections[home].zone

    # ------------------------------------------------------------ choosing

    def _may_state(self, fact: DateFact) -> bool:
        """A period reported on; the campaign's name ("6 tháng cuối năm 2016") is none (A3)."""
        sentence = self._sentence(fact)
        asks = sentence is not None and self._reading.quote(sentence.span).rstrip().endswith("?")
        if fact.value.role is not DateRole.PERIOD or asks:
            return False
        zone = self._zone(fact)
        if zone in (Zone.LETTERHEAD, Zone.CITATION):
            words = fold(self._reading.quote(fact.span))
            return not self._is_asked(fact) and not any(words in name for name in self._names)
        return zone not in _NOT_REPORTED

    def _tops(self, sections: set[int]) -> set[int]:
        """The sections of a content that stand under no other of its own."""
        return {i for i in sections if self._reading.sections[i].parent not in sections}

    def _in_headings(self, facts: Iterable[DateFact], tops: set[int]) -> list[DateFact]:
        """What the headings say; a table's row names its content like a heading."""
        headings = [self._heading_span(index) for index in tops]
        return [
            fact
            for fact in facts
            if self._named(fact) is not None
            or any(
                heading.block == fact.span.block and heading.start <= fact.span.start < heading.end
                for heading in headings
                if heading is not None
            )
        ]

    def _in_leads(self, facts: Sequence[DateFact], tops: set[int]) -> list[DateFact]:
        """What the first sentence of a section says, not of a section under it."""
        leads: dict[int, Sentence] = {}
        for sentence in self._reading.sentences:
            heading = self._reading.sections[sentence.section].heading
            if sentence.section in tops and sentence.span != heading:
                leads.setdefault(sentence.section, sentence)
        return [fact for fact in facts if self._sentence(fact) in list(leads.values())]

    def _for_everything(self) -> list[DateFact]:
        """A stretch stated before the first content: "số liệu từ 01/01/2014 đến nay"."""
        first = min(
            (self._reading.sections[index].first_block for index in self._topics),
            default=len(self._reading.document.blocks),
        )
        stretches = [
            fact
            for fact in self._stretches(self._facts)
            if fact.span.block < first
            and self._topic(fact) is None
            and not self._is_asked(fact)
            and not self._is_of_one_part(fact)
        ]
        years = self._year_by_year()
        if years and (not stretches or years[0].span < stretches[0].span):
            return years
        if not stretches:
            return []
        sentence = self._sentence(stretches[0])
        return [fact for fact in stretches if self._sentence(fact) == sentence]

    def _year_by_year(self) -> list[DateFact]:
        """A report told by years: headings "NĂM 2014", "NĂM 2015", "NĂM 2016"."""
        told = [
            fact
            for fact in self._facts
            if fact.value.kind is DateKind.YEAR
            and self._topic(fact) is None
            and len(self._reading.document.blocks[fact.span.block].text) <= _YEAR_HEADING
        ]
        return told if len(told) > 1 else []

    def _is_of_one_part(self, fact: DateFact) -> bool:
        """ "Nội dung này chi bộ báo cáo từ …": said of one part, wherever it stands."""
        text = self._folded(fact.span.block)
        return _THIS_PART.search(text, 0, fact.span.start) is not None

    def _bracketed(self, fact: DateFact) -> bool:
        """Years in a heading's brackets: "(năm 2014 và năm 2015)"."""
        text = self._reading.document.blocks[fact.span.block].text
        return text[: fact.span.start].rstrip().endswith("(")

    def _is_asked(self, fact: DateFact) -> bool:
        """Whether it is the notice's "mốc kiểm tra", said again as what was asked."""
        text = self._folded(fact.span.block)
        return _ASKED.search(text, 0, fact.span.start) is not None

    def _folded(self, block: int) -> str:
        """A block's text folded, once for all its dates."""
        if block not in self._folds:
            self._folds[block] = fold(self._reading.document.blocks[block].text)
        return self._folds[block]

    def _stretches(self, facts: Sequence[DateFact]) -> list[DateFact]:
        """Ranges, and years listed side by side: "năm 2014, 2015 và 10 tháng đầu năm 2016"."""
        kept: list[DateFact] = []
        for before, fact, after in zip([None, *facts], facts, [*facts[1:], None], strict=False):
            if fact.value.kind in _STRETCHES or _side_by_side(before, fact, after):
                kept.append(fact)
        return kept

    def _year_columns(self, tops: set[int]) -> Iterator[DateFact]:
        """Tables with a column for each year: ``Nội dung | 2014 | 2015 | 2016``."""
        for index in sorted(tops):
            section = self._reading.sections[index]
            for number in range(section.first_block, section.last_block + 1):
                yield from _year_cells(self._reading.document.blocks[number], number)

    # ------------------------------------------------------------ quoting

    def _statements(self, facts: Iterable[DateFact]) -> tuple[Statement, ...]:
        return tuple(
            Statement(
                value=fact.value, words=self._reading.quote(fact.span), span=self._quotable(fact)
            )
            for fact in facts
        )

    def _quotable(self, fact: DateFact) -> Span:
        sentence = self._sentence(fact)
        if sentence is None or sentence.span.end - sentence.span.start > _LONGEST_QUOTE:
            return fact.span
        return sentence.span


def _side_by_side(before: DateFact | None, fact: DateFact, after: DateFact | None) -> bool:
    """Whether a listed neighbour stands a comma or an "và" away."""
    return (before is not None and _touch(before, fact)) or (
        after is not None and _touch(fact, after)
    )


def _touch(left: DateFact, right: DateFact) -> bool:
    same_block = left.span.block == right.span.block
    return same_block and 0 <= right.span.start - left.span.end <= _LISTED


def _speaks(heading: str, content: Content, plan: Plan) -> bool:
    """Whether a heading names ``content`` by words, not only by its number."""
    telling = {c.id: own for c, own in _telling_pairs(plan.contents)}
    return bool(_pairs(heading) & telling[content.id])


_ASKED = re.compile(
    r"moc\s*(?:thoi\s+gian\s*)?(?:kiem\s+tra\s*)?[:*(]*\s*$"
)  # the notice's own words
_YEAR_CELL = re.compile(r"(?:năm\s*)?((?:19|20)\d\d)", re.IGNORECASE)


def _year_cells(block: Block, number: int) -> Iterator[DateFact]:
    if block.kind is not BlockKind.ROW:
        return
    years = [match for cell in block.cells if (match := _YEAR_CELL.fullmatch(cell.strip()))]
    if len(years) < 2:
        return
    at = 0
    for match in years:
        at = block.text.find(match[1], at)
        if at < 0:
            return
        year = int(match[1])
        value = DateExpression(
            start=at,
            end=at + 4,
            kind=DateKind.YEAR,
            first=dt.date(year, 1, 1),
            last=dt.date(year, 12, 31),
            role=DateRole.PERIOD,
            rule="column",
        )
        yield DateFact(span=Span(number, at, at + 4), value=value)
        at += 4
