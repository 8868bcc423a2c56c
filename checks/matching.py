"""Whether a piece of text says what a concept of the wordings file means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier import wording
from dossier.facts import Congress, CongressFact, Reading, Sentence, Stance, Zone
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
            for sentence in self.reading.sentences
        )


class Concepts:
    """The concepts of a plan, compiled."""

    def __init__(self, coverage: Coverage) -> None:
        self._compiled = {
            name: wording.wordings(*entries) for name, entries in coverage.concepts.items()
        }
        self._compounds = tuple(self._compiled[name] for name in coverage.compounds)

    def hits(self, names: Iterable[str], where: wording.Text) -> bool:
        """Whether any of the named concepts stands in the text."""
        return any(True for name in names for _ in self._whole(name, where))

    def places(self, names: Iterable[str], where: wording.Text) -> list[tuple[int, int]]:
        """Every place where one of the named concepts stands."""
        return [place for name in names for place in self._whole(name, where)]

    def _whole(self, name: str, where: wording.Text) -> Iterator[tuple[int, int]]:
        """The places of a concept that are no mere part of another word."""
        found = self._compiled[name].find(where)
        if not found:
            return
        wider = [place for words in self._compounds for place in words.find(where)]
        for start, end in found:
            if not any(a <= start and end <= b and b - a > end - start for a, b in wider):
                yield start, end

    def blocked(self, unless: Sequence[str], despite: Sequence[str], where: wording.Text) -> bool:
        """Whether the text says what it must not, without what would make up for it."""
        return self.hits(unless, where) and not self.hits(despite, where)


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
        layers = [owns[one] for one in above]
        named = [congress[one] for one in above]
        titles = {*headings.values()}
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
