"""Whether a piece of text says what a concept of the wordings file means."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dossier import wording
from dossier.facts import Congress, CongressFact, Reading, Sentence, Stance, Zone
from dossier.lexicon import Lexicon, Places
from dossier.plan import Coverage


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with what it hangs on, the nearest first: its list's line, the sentences before
    it in the paragraph, its heading, the headings over that.
    """

    reading: Reading
    index: int  # of the sentence in the reading
    sentence: Sentence
    own: wording.Text
    layers: tuple[wording.Text, ...]
    congresses: tuple[Congress, ...]  # of the sentence itself
    layer_congresses: tuple[tuple[Congress, ...], ...]
    labels: tuple[wording.Text, ...] = ()  # those layers that name: a row's label, the headings

    @property
    def quote(self) -> str:
        """The report's own words."""
        return self.own.raw

    def stands_over_nothing(self) -> bool:
        """Whether this is a heading with nothing under it but headings that are empty too."""
        if Stance.HEADING not in self.sentence.stances:
            return False
        section = self.reading.sections[self.sentence.section]
        if section.heading != self.sentence.span:
            return True  # the row of a table whose answer is empty
        return not any(
            section.first_block <= sentence.span.block <= section.last_block
            and Stance.HEADING not in sentence.stances
            and sentence.zone is not Zone.SIGNATURE
            and not self._only_leads(sentence)
            for sentence in self.reading.sentences
        )

    def _only_leads(self, sentence: Sentence) -> bool:
        """Whether it says but that something follows ("… cụ thể như sau:")."""
        words = self.reading.quote(sentence.span).rstrip()
        return set(sentence.stances) == {Stance.NONE} and words.endswith(":")


class Concepts:
    """The concepts of a plan, looked for in texts.

    Two are one where they are of the same plan's wordings: see ``of``.
    """

    def __init__(self, coverage: Coverage) -> None:
        self.coverage = coverage
        self._lexicon = Lexicon(coverage.concepts)
        self._compounds = coverage.compounds
        self._seen: dict[wording.Text, Mapping[str, Places]] = {}

    @staticmethod
    def of(coverage: Coverage) -> Concepts:
        """The concepts of these wordings, prepared once."""
        return _prepared(_Key(coverage))

    def hits(self, names: Iterable[str], where: wording.Text) -> bool:
        """Whether any of the named concepts stands in the text."""
        return not self.told(where).keys().isdisjoint(names)

    def places(self, names: Iterable[str], where: wording.Text) -> list[tuple[int, int]]:
        """Every place where one of the named concepts stands."""
        told = self.told(where)
        return [place for name in names if name in told for place in told[name]]

    def told(self, where: wording.Text) -> Mapping[str, Places]:
        """Concept → its places in the text that are no mere part of another word."""
        found = self._seen.get(where)
        if found is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            found = self._seen[where] = self._whole(self._lexicon.find(where))
        return found

    def _whole(self, found: Mapping[str, Places]) -> Mapping[str, Places]:
        wider = [place for name in self._compounds for place in found.get(name, ())]
        if not wider:
            return found
        whole = {
            name: tuple(
                (start, end)
                for start, end in places
                if not any(a <= start and end <= b and b - a > end - start for a, b in wider)
            )
            for name, places in found.items()
        }
        return {name: places for name, places in whole.items() if places}

    def blocked(self, unless: Sequence[str], despite: Sequence[str], where: wording.Text) -> bool:
        """Whether the text says what it must not, without what would make up for it."""
        return self.hits(unless, where) and not self.hits(despite, where)


_REMEMBERED = 1 << 14  # texts
_BULLET = re.compile(r"\s*[-+*•–~]")
_TITLE = 20  # words


class _Key:
    """A plan's wordings, told apart by what they are, not by their many words."""

    def __init__(self, coverage: Coverage) -> None:
        self.coverage = coverage

    def __hash__(self) -> int:
        return id(self.coverage)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.coverage is self.coverage


@functools.lru_cache(maxsize=8)  # plans
def _prepared(key: _Key) -> Concepts:
    return Concepts(key.coverage)


def passages(reading: Reading) -> list[Passage]:
    """The sentences of a reading as passages, in order."""
    facts: dict[int, list[CongressFact]] = {}
    for fact in reading.congresses:
        facts.setdefault(fact.span.block, []).append(fact)
    owns = [_text(reading, sentence) for sentence in reading.sentences]
    congress = [_inside(facts.get(s.span.block, []), s) for s in reading.sentences]
    headings = _heading_sentences(reading)
    found = []
    for index, sentence in enumerate(reading.sentences):
        above = _above(reading, index, headings)
        trusted = reading.document.blocks[sentence.span.block].confidence is None
        titles = {*headings.values()}
        if (title := _title_line(reading, index)) is not None:
            above.insert(sum(one not in titles for one in above), title)
            titles.add(title)
        layers = [owns[one] for one in above]
        named = [congress[one] for one in above]
        labels = [owns[one] for one in above if one in titles]
        if sentence.context:  # the line a list hangs on stands over the item's own lead
            block = sentence.span.block
            same = [one for one in above if reading.sentences[one].span.block == block]
            over = wording.text(sentence.context, trusted=trusted)
            layers.insert(len(same), over)
            named.insert(len(same), sentence.context_congresses)
            labels.insert(sum(one in titles for one in same), over)
        found.append(
            Passage(reading, index, sentence, owns[index], tuple(layers), congress[index],
                    tuple(named), tuple(labels))
        )  # fmt: skip
    return found


def set_aside(reading: Reading) -> list[wording.Text]:
    """What is in the file and not on the page, a line each."""
    return [
        wording.text(line)
        for piece in reading.document.set_aside
        for line in piece.text.splitlines()
        if line.strip()
    ]


def _text(reading: Reading, sentence: Sentence) -> wording.Text:
    trusted = reading.document.blocks[sentence.span.block].confidence is None
    return wording.text(reading.quote(sentence.span), trusted=trusted)


def _inside(facts: Sequence[CongressFact], sentence: Sentence) -> tuple[Congress, ...]:
    return tuple(
        fact.value for fact in facts
        if sentence.span.start <= fact.span.start and fact.span.end <= sentence.span.end
    )  # fmt: skip


def _heading_sentences(reading: Reading) -> dict[int, int]:
    """Section → the sentence that is its heading."""
    return {
        sentence.section: index
        for index, sentence in enumerate(reading.sentences)
        if reading.sections and reading.sections[sentence.section].heading == sentence.span
    }


def _title_line(reading: Reading, index: int) -> int | None:
    """The line right before, where it but names something, as a heading does, and is no heading:
    "- Nghị quyết Đại hội Đảng bộ Khối lần thứ XIII".
    """
    block = reading.sentences[index].span.block
    before = next(
        (at for at in range(index - 1, -1, -1) if reading.sentences[at].span.block != block), None
    )
    if before is None or _BULLET.match(reading.document.blocks[block].text):
        return None
    line = reading.sentences[before]
    text = reading.document.blocks[line.span.block].text.strip()
    alone = line.span.block == block - 1 and line.span.end - line.span.start >= len(text)
    if (
        not alone
        or set(line.stances) != {Stance.NONE}
        or line.section != reading.sentences[index].section
    ):
        return None
    titled = len(text.split()) <= _TITLE and text[-1:].isalnum() and line.zone is Zone.BODY
    return before if titled else None


def _above(reading: Reading, index: int, headings: dict[int, int]) -> list[int]:
    """The sentences over this one: earlier ones of its paragraph, then its headings."""
    sentence = reading.sentences[index]
    above: list[int] = []
    titles = set(headings.values())
    for earlier in range(index - 1, -1, -1):
        if reading.sentences[earlier].span.block != sentence.span.block:
            break
        if earlier not in titles:
            above.append(earlier)
    at: int | None = sentence.section
    while at is not None:
        if at in headings and headings[at] != index:
            above.append(headings[at])
        at = reading.sections[at].parent
    return above
