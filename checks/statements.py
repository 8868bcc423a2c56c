"""Where a report states which period a content speaks for.

A content's own heading comes first, then the lead of its section, then a period stated once for
the whole report, then the years and stretches its section gives results for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checks import scope, stretches, told_time, topics, year_tables
from checks.topics import FEW, NOT_REPORTED, THIS_PART, Topic
from dossier.dates import DateExpression, DateKind, DateRole
from dossier.document import BlockKind, Span
from dossier.facts import DateFact, Reading, Sentence, Zone
from dossier.findings import ClauseFinding
from dossier.folding import fold
from dossier.plan import Content
from dossier.submission import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A stated period with the words around it; ``everywhere``: for the whole report."""

    value: DateExpression
    words: str
    span: Span  # the sentence, or the expression where the sentence is too long
    everywhere: bool = False


_YEAR_HEADING = 60  # characters of a heading that names a year and little else
_BARE_YEAR = 4  # characters: "2015" is no campaign's name
_OPENING = 2  # sentences of a paragraph that may say which time it speaks of
_ALL = re.compile(  # said of the whole report, whatever else the sentence speaks of
    r"bao cao nay|(?:trong|ca|toan bo) bao cao|(?:moi|cac|bon) noi dung|(?:duoi|sau) day|nhu sau"
)
_WHOLE = re.compile(  # said of the whole report even where a content's section has begun
    r"\b(?:trong|cua|ca|toan|toan bo|o) (?:ban )?bao cao"
    r"(?! (?:so|ket qua|tai chinh|thang|quy|nam|rieng|chuyen))"
    r"|bao cao nay|\b(?:moi|bon|ca bon|ca ba|tat ca cac) noi dung|^\W*tren day la"
)
_CLOSES = re.compile(r"\W*tren day la")  # the report's last sentence sums it up
_BREAKS = re.compile(r"[.,;:](?=\s)")
_APART = re.compile(
    r"\W*(?:rieng|con|doi voi|ve|voi)\b(?: (?:doi voi|ve|phan|noi dung|viec|muc|cac|so lieu))*"
    r"|\W*(?:phan(?! loai| tich| cong| dau| anh)|noi dung|so lieu)(?: ve)?(?= )"
)
_LABEL = re.compile(
    r"\W*(?:[ivx]+\W+)?(?:noi dung|muc|dieu|cau|phan)\s*(?:so\s*|thu\s*)?(\d)\s*[.:)|,(-]"
)
_LONGEST_LABEL = 1_000  # characters before a date in which its line may name a content
_LONGEST_QUOTE = 300  # characters of a sentence worth quoting whole


class Stated:
    """What one report states.

    ``clauses`` (content → findings) tells what the sections under telling no headings speak of.
    """

    def __init__(
        self, reading: Reading, case: Case, clauses: Mapping[str, Sequence[ClauseFinding]]
    ) -> None:
        self.reading, self._case, self._plan = reading, case, case.plan
        self._folds: dict[int, str] = {}
        self._named_by: dict[Span, Topic] = {}
        self._sentences: dict[int, list[Sentence]] = defaultdict(list)
        for sentence in reading.sentences:
            self._sentences[sentence.span.block].append(sentence)
        self._names = [fold(title) for title in self._titles()]
        self._topics = topics.assigned(reading, self._plan, clauses)
        self._paragraphs = topics.of_paragraphs(reading, clauses)
        self._facts = [fact for fact in reading.dates if self._may_state(fact)]

    def of(self, content: Content) -> tuple[Statement, ...]:
        """The statements that hold for a content, of the first kind there is; empty: none."""
        own = [fact for fact in self._facts if content.id in self._topic(fact)]
        for breadth in sorted({len(self._topic(fact)) for fact in own}):
            near = [fact for fact in own if len(self._topic(fact)) == breadth]
            if chosen := self._headed(content.id, breadth, near):
                return self._statements(chosen, everywhere=breadth > FEW)
        if chosen := self._for_everything():
            return self._statements(chosen, everywhere=True)
        near = [fact for fact in own if len(self._topic(fact)) <= FEW]
        tops = self._tops({i for i, t in self._topics.items() if content.id in t and len(t) <= FEW})
        told = [*stretches.of(near), *self._year_headings(near), *self._year_tables(tops)]
        return self._statements(sorted(set(told), key=lambda fact: fact.span))

    def _headed(self, content: str, breadth: int, facts: Sequence[DateFact]) -> list[DateFact]:
        """What is said of a content by name, in its heading, or in the lead of its section."""
        sections = {i for i, t in self._topics.items() if content in t and len(t) == breadth}
        tops, near = self._tops(sections), stretches.of(facts)
        for chosen in (
            [fact for fact in near if self._named(fact)],
            self._in_headings(near, tops),
            self._in_leads(near, tops),
            [fact for fact in near if self._of_this_part(fact)],
            [fact for fact in near if not tops and self._opens(fact)],
        ):
            if any(
                fact.value.kind in stretches.STRETCHES or stretches.is_bracketed(self.reading, fact)
                for fact in chosen
            ):
                return chosen
        return []

    def _titles(self) -> list[str]:
        """What the campaign and its notices are called."""
        return [self._plan.title, *(notice.title for notice in self._plan.notices)]

    # ------------------------------------------------------------ places

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
        sections = self.reading.sections
        inside = [
            index
            for index, section in enumerate(sections)
            if section.first_block <= fact.span.block <= section.last_block
        ]
        return max(inside, key=lambda index: sections[index].level, default=None)

    def _topic(self, fact: DateFact) -> Topic:
        """The contents a fact speaks of: those its own words name, else its section's."""
        if topic := self._named(fact):
            return topic
        if self._of_all(fact):
            return frozenset()
        home = self._home(fact)
        topic = frozenset[str]() if home is None else self._topics.get(home, frozenset())
        return topic if len(topic) == 1 else self._paragraph(fact) or topic

    def _paragraph(self, fact: DateFact) -> Topic:
        """The content of the paragraph a fact stands in, by its sentence or by what it answers."""
        sentence = self._sentence(fact)
        if sentence is None or sentence.zone is not Zone.BODY:
            return frozenset()
        if sentence.span == self.reading.sections[sentence.section].heading:
            return frozenset()  # a heading speaks for all of its section
        words = fold(self.reading.quote(sentence.span))
        if _ALL.search(words):
            return frozenset()
        told = self._paragraphs.get(fact.span.block, frozenset())
        if len(told) == 1:
            return told
        named = topics.spoken(words, self._plan.contents)
        return named if not told or named <= told else frozenset()

    def _of_all(self, fact: DateFact) -> bool:
        """ "Số liệu trong báo cáo này …", "Trên đây là kết quả …": said of all, wherever it is."""
        sentence = self._sentence(fact)
        if sentence is None or sentence.span == self.reading.sections[sentence.section].heading:
            return False
        words = fold(self.reading.quote(sentence.span))
        return sentence.zone is Zone.SIGNATURE or _WHOLE.search(words) is not None

    def _opens(self, fact: DateFact) -> bool:
        """Whether a fact stands in the first sentences of its paragraph and names its content."""
        sentences = self._sentences[fact.span.block][:_OPENING]
        return self._sentence(fact) in sentences and bool(self._paragraph(fact))

    def _named(self, fact: DateFact) -> Topic:
        """The contents a fact's line names: "III | Nội dung 3 (từ …)", "khoản 1 và 2: từ …"."""
        if fact.span in self._named_by:
            return self._named_by[fact.span]
        home = self._home(fact)
        topic: Topic = frozenset()
        if home is not None:
            ids = [content.id for content in self._plan.contents]
            topic = scope.named_parts(self.reading, fact.span, home, self._topics, ids)
        until = min(fact.span.start, _LONGEST_LABEL)
        text = self.reading.document.blocks[fact.span.block].text[:until]
        if not topic:
            topic = self._apart(fact)
        if not topic and (label := _LABEL.match(fold(text))) is not None:
            topic = topics.named(text, label[1], self._plan.contents)
        capitals = topics.named_in_capitals(text, self._plan.contents)
        if not topic and (home is None or home not in self._topics or len(capitals) > 1):
            topic = capitals
        self._named_by[fact.span] = topic
        return topic

    def _apart(self, fact: DateFact) -> Topic:
        """ "…, riêng phần học tập nghị quyết từ …": a clause that sets one content apart."""
        sentence = self._sentence(fact)
        if sentence is None:
            return frozenset()
        before = self._folded(fact.span.block)[sentence.span.start : fact.span.start]
        clause = _BREAKS.split(before)[-1]
        if (apart := _APART.match(clause)) is None:
            return frozenset()
        return topics.spoken(clause[apart.end() :], self._plan.contents)

    def _zone(self, fact: DateFact) -> Zone:
        if sentence := self._sentence(fact):
            return sentence.zone
        home = self._home(fact)
        return Zone.BODY if home is None else self.reading.sections[home].zone

    # ------------------------------------------------------------ choosing

    def _may_state(self, fact: DateFact) -> bool:
        """A period reported on; the campaign's name ("6 tháng cuối năm 2016") is none (A3)."""
        sentence = self._sentence(fact)
        asks = sentence is not None and self.reading.quote(sentence.span).rstrip().endswith("?")
        if fact.value.role is not DateRole.PERIOD or asks:
            return False
        if sentence is not None and told_time.is_anothers(self._case, self.reading, fact, sentence):
            return False
        zone = self._zone(fact)
        if zone is Zone.SIGNATURE and sentence is not None:
            return _CLOSES.match(fold(self.reading.quote(sentence.span))) is not None
        if zone in (Zone.LETTERHEAD, Zone.CITATION):
            words = fold(self.reading.quote(fact.span))
            labels = self._names if len(words) > _BARE_YEAR else []
            return not self._is_asked(fact) and not any(words in name for name in labels)
        return zone not in NOT_REPORTED

    def _tops(self, sections: set[int]) -> set[int]:
        """The sections of a content that stand under no other of its own."""
        return {i for i in sections if self.reading.sections[i].parent not in sections}

    def _in_headings(self, facts: Iterable[DateFact], tops: set[int]) -> list[DateFact]:
        """What the headings say."""
        headings = [topics.heading_span(self.reading, index) for index in tops]
        return [
            fact
            for fact in facts
            if any(
                heading.block == fact.span.block and heading.start <= fact.span.start < heading.end
                for heading in headings
                if heading is not None
            )
        ]

    def _in_leads(self, facts: Sequence[DateFact], tops: set[int]) -> list[DateFact]:
        """What the first sentence of a section says, not of a section under it."""
        leads: dict[int, Sentence] = {}
        for sentence in self.reading.sentences:
            heading = self.reading.sections[sentence.section].heading
            if sentence.section in tops and sentence.span != heading:
                leads.setdefault(sentence.section, sentence)
        return [fact for fact in facts if self._sentence(fact) in list(leads.values())]

    def _for_everything(self) -> list[DateFact]:
        """A stretch stated before the first content: "số liệu từ 01/01/2014 đến nay"."""
        first = min(
            (
                self.reading.sections[index].first_block
                for index, topic in self._topics.items()
                if len(topic) <= FEW
            ),
            default=len(self.reading.document.blocks),
        )
        told = [
            fact
            for fact in stretches.of(self._facts)
            if (fact.span.block < first or self._of_all(fact))
            and not self._topic(fact)
            and not self._is_asked(fact)
            and not self._of_this_part(fact)
        ]
        years = self._year_by_year()
        if years and (not told or years[0].span < told[0].span):
            return years
        if not told:
            return []
        sentence = self._sentence(told[0])
        return [fact for fact in told if self._sentence(fact) == sentence]

    def _year_by_year(self) -> list[DateFact]:
        """A report told by years: headings "NĂM 2014", "NĂM 2015", "NĂM 2016"."""
        blocks = self.reading.document.blocks
        told = [
            fact
            for fact in self._facts
            if fact.value.kind in (DateKind.YEAR, DateKind.HALF, DateKind.RANGE)
            and not self._in_row(fact)
            and not 0 < len(self._topic(fact)) <= FEW
            and len(blocks[fact.span.block].text) <= _YEAR_HEADING
        ]
        return told if len(told) > 1 else []

    def _in_row(self, fact: DateFact) -> bool:
        """Whether a fact stands in a table."""
        return self.reading.document.blocks[fact.span.block].kind is BlockKind.ROW

    def _year_headings(self, facts: Iterable[DateFact]) -> list[DateFact]:
        """A content told by years: "a) Năm 2014", "b) Năm 2015" as headings in its section."""
        told = [
            fact
            for fact in facts
            if (sentence := self._sentence(fact)) is not None
            and sentence.span == self.reading.sections[sentence.section].heading
            and topics.says_when(fold(self.reading.quote(sentence.span)))
        ]
        return told if len(told) > 1 else []

    def _of_this_part(self, fact: DateFact) -> bool:
        """ "Nội dung này chi bộ báo cáo từ …": said of one part, wherever it stands."""
        text = self._folded(fact.span.block)
        return THIS_PART.search(text, 0, fact.span.start) is not None

    def _is_asked(self, fact: DateFact) -> bool:
        """Whether it is the notice's "mốc kiểm tra", said again as what was asked."""
        text = self._folded(fact.span.block)
        return _ASKED.search(text, 0, fact.span.start) is not None

    def _folded(self, block: int) -> str:
        """A block's text folded, once for all its dates."""
        if block not in self._folds:
            self._folds[block] = fold(self.reading.document.blocks[block].text)
        return self._folds[block]

    def _year_tables(self, tops: set[int]) -> Iterator[DateFact]:
        blocks = self.reading.document.blocks
        for index in sorted(tops):
            section = self.reading.sections[index]
            yield from year_tables.stated(blocks, section.first_block, section.last_block)

    # ------------------------------------------------------------ quoting

    def _statements(
        self, facts: Iterable[DateFact], *, everywhere: bool = False
    ) -> tuple[Statement, ...]:
        return tuple(
            Statement(
                value=stretches.closed(self.reading, fact, self._sentence(fact)),
                words=self.reading.quote(fact.span),
                span=self._quotable(fact),
                everywhere=everywhere,
            )
            for fact in facts
        )

    def _quotable(self, fact: DateFact) -> Span:
        sentence = self._sentence(fact)
        if sentence is None or sentence.span.end - sentence.span.start > _LONGEST_QUOTE:
            return fact.span
        return sentence.span


_ASKED = re.compile(
    r"moc\s*(?:thoi\s+gian\s*)?(?:kiem\s+tra\s*)?[:*(]*\s*$"
)  # the notice's own words
