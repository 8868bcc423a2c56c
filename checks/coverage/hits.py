"""Where a passage speaks of a clause: which of its ways it meets, in its own words or under a
heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checks.coverage import congress, headings, surroundings, telling, whose, years
from checks.matching import Concepts, Passage
from dossier import wording
from dossier.facts import Stance, Zone
from dossier.plan import Answer, Content, Coverage, Way
from dossier.submission import Case

MET = "met"
PARTLY = "partly"
NOTHING = "nothing"  # a way that only keeps a passage about another matter from the ways after it


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a passage met a way: the places of what it says, and what it hung on."""

    gives: str
    places: tuple[tuple[int, int], ...]
    steps: tuple[str, ...]
    own: bool = False  # the sentence itself names the subject
    aside: bool = False  # it names the subject and reports nothing of it


class Finder:
    """Finds what speaks of one clause."""

    def __init__(
        self,
        case: Case,
        content: Content,
        coverage: Coverage,
        answer: Answer,
        said: Sequence[Passage],
    ) -> None:
        self.case, self.content, self.coverage, self.answer = case, content, coverage, answer
        self._around = surroundings.Surroundings(coverage, said)
        self.concepts = Concepts.of(coverage)
        clauses = {clause.id for clause in content.clauses}
        here = [other for other in coverage.answers if other.clause in clauses]
        self.subjects = sorted({name for other in here for name in _named(other, "about")})
        away = [other for other in coverage.answers if other.clause not in clauses]
        elsewhere = {name for other in away for name in _named(other, "about")}
        self.others = [other for other in here if other is not answer and not other.congress]
        self.has_congress = any(other.congress is not None for other in here)
        own = set(_named(answer, "says"))
        self.ways = [way for way in answer.ways if not way.units or case.unit.id in way.units]
        self.meeting = [way for way in self.ways if way.gives == MET]
        others_say = {name for other in here for name in _named(other, "says")} - own
        self.strangers = sorted({*self.subjects, *others_say, *elsewhere})

    def hit(self, passage: Passage) -> Hit | None:
        """What the passage meets, or ``None`` where it speaks of something else."""
        if self.answer.congress is not None:
            return self._congress_hit(passage)
        heading = Stance.HEADING in passage.sentence.stances
        told = self.concepts.told(passage.own).keys()
        for way in self.ways:
            if not heading and told.isdisjoint(way.says):
                continue
            if (hit := self._way_hit(passage, way)) is not None:
                return hit if hit.gives != NOTHING else None
        return (
            self._unsaid(passage)
            or self._under_heading(passage)
            or self._next_year(passage)
            or self._named_only(passage)
        )

    def _unsaid(self, passage: Passage) -> Hit | None:
        """A sentence that tells nothing done needs only name the subject: "Số liệu chất lượng đảng
        viên xin cung cấp vào buổi kiểm tra".
        """
        if not telling.nothing_done(passage) or self.answer.intention == PARTLY:
            return None
        named = headings.named(self.coverage, passage.own, fully=True, loosely=True)
        if named and self.answer.clause not in named:
            return None
        for way in self.meeting:
            blocked = self.concepts.blocked(way.unless, way.despite, passage.own)
            if way.about and not blocked and self.concepts.hits(way.about, passage.own):
                if way.where in ("home", "midst") and not self._at_home(passage, way):
                    continue
                return Hit(MET, (), (f"về: {self._quoted(way.about, passage.own)}",))
        return None

    def _next_year(self, passage: Passage) -> Hit | None:
        """ "Năm 2014 chi bộ được 89 điểm. Năm 2015 chấm 93.": the second goes on with the first."""
        asked = {half.year for half in self.answer.halves} - {None}
        if not asked & years.spoken_for(passage.own) or not passage.layers:
            return None
        before = passage.layers[0]
        if before in passage.labels or not years.spoken_for(before):
            return None
        told = _CAUSE.split(passage.own.raw, maxsplit=1)[0]
        own = wording.text(told, trusted=passage.own.accents is not wording.Accents.BLURRED)
        if headings.named(self.coverage, own, fully=True) - {self.answer.clause}:
            return None
        for way in self.meeting:
            told_before = self.concepts.hits(way.about, before) and self._says(way, before)
            if told_before and self._says(way, own):
                steps = (f"nói: {self._quoted(way.says, own)}", f"tiếp câu: {before.raw}")
                return Hit(MET, (), steps)
        return None

    def _named_only(self, passage: Passage) -> Hit | None:
        """A sentence that names the clause's subject and reports nothing of it: put off, intended,
        announced, or standing where nothing counts. It is no answer, yet tells why there is none.
        """
        sentence = passage.sentence
        counts = sentence.zone is Zone.BODY and set(sentence.stances) & _REPORTING
        if counts or Stance.HEADING in sentence.stances:
            return None
        for way in self.meeting:
            about = self.answer.named or (() if self.has_congress else way.about)
            if not self.concepts.hits(about, passage.own):
                continue
            if way.where in ("home", "midst") and not self._at_home(passage, way):
                continue
            if not self.concepts.blocked(way.unless, way.despite, passage.own):
                return Hit(MET, (), (f"chỉ nhắc: {self._quoted(about, passage.own)}",), aside=True)
        return None

    def _way_hit(self, passage: Passage, way: Way) -> Hit | None:
        heading = Stance.HEADING in passage.sentence.stances
        places = self.concepts.places(way.says, passage.own)
        named = heading and way.gives == MET and bool(way.about) and not self.has_congress
        if (not places and not named) or (heading and way.where == "midst"):
            return None
        if way.where in ("home", "midst") and (
            (heading and way.gives != MET) or not self._at_home(passage, way)
        ):
            return None
        if self.concepts.blocked(way.unless, way.despite, passage.own):
            return None
        step = f"nói: {self._quoted(way.says, passage.own)}"
        if not way.about:
            return Hit(way.gives, tuple(places), (step,), own=way.where != "midst")
        if self._goes_on(passage, way):
            return None
        if way.where != "above" and self.concepts.hits(way.about, passage.own):
            steps = (step, f"về: {self._quoted(way.about, passage.own)}")
            return Hit(way.gives, tuple(places), steps, own=True)
        if way.where in ("own", "home", "midst") or not places:
            return None
        over = self._near(passage, way)
        steps = (step, f"về điều nêu ở: {over}")
        sole = over == self._sole_heading(passage)
        return Hit(way.gives, tuple(places), steps, own=sole) if over else None

    def _under_strangers(self, passage: Passage, way: Way) -> bool:
        """Whether the line over it speaks of others ("• Công chức hai phòng năm 2014: 5 …")."""
        if self.concepts.hits(way.despite, passage.own):
            return False
        return any(
            whose.another_body(self.coverage, self.concepts, one, accepts=self.answer.accepts)
            for one in passage.layers[:2]
        )

    def _at_home(self, passage: Passage, way: Way) -> bool:
        """Whether the passage's part of the report speaks of this content, or of none by name, and
        the sentence itself of nothing else by name.
        """
        if self._named_besides(passage):
            return False
        if self._under_strangers(passage, way):
            return False
        if way.where == "midst":
            return self._around.speak_of(headings.content(self.answer.clause), passage)
        for label in passage.labels:
            if spoken := headings.contents(self.coverage, label):
                return headings.content(self.answer.clause) in spoken
        return True

    def _named_besides(self, passage: Passage) -> bool:
        """Whether the sentence answers another clause in words that can mean nothing else."""
        if not self.has_congress and any(
            one.level not in ("branch", "any") and not one.other for one in passage.congresses
        ):
            return True
        others = headings.named(self.coverage, passage.own, fully=True) - {self.answer.clause}
        return bool(others) and not self.concepts.hits(_named(self.answer, "about"), passage.own)

    def _goes_on(self, passage: Passage, way: Way) -> bool:
        """Whether the sentence before speaks of the wrong subject and this one of no other.

        "2014 có 3 công chức xuất sắc; 2015 có 4 người": the four are civil servants too.
        """
        before = passage.layers[:2]
        wrong = any(self.concepts.blocked(way.unless, way.despite, one) for one in before)
        again = bool(_AGAIN.search(passage.own.folded))
        return wrong and (again or not self.concepts.hits(way.despite or way.about, passage.own))

    def _near(self, passage: Passage, way: Way) -> str:
        """Where the subject stands above the sentence; the nearest subject wins."""
        others = [name for name in self.subjects if name not in way.about]
        if self.concepts.hits(others, passage.own):
            return ""
        before: wording.Text | None = None
        for layer in passage.layers:
            if self.concepts.blocked(way.unless, way.despite, layer):
                return ""
            if self.concepts.hits(way.about, layer):
                alone = layer in passage.labels and not self.concepts.hits(others, layer)
                if way.where == "above":
                    return layer.raw if alone else ""
                if alone or way.gives != MET or self._distinctive(passage, layer):
                    return layer.raw
                return ""
            if before is not None and (joined := self._split_heading(before, layer, way)):
                return joined
            if self.concepts.hits(others, layer):
                return ""
            before = layer
        return ""

    def _distinctive(self, passage: Passage, heading: wording.Text) -> bool:
        """Whether a sentence under a heading that names several clauses says what only this one
        asks.
        """
        if heading not in passage.labels:
            return True
        taken = [
            place
            for other in self.others
            if self.concepts.hits(_named(other, "about"), heading)
            for place in self.concepts.places(_named(other, "says"), passage.own)
        ]
        return any(
            passage.own.folded[start:end] not in _ANY_ACT
            and not any(
                start < last and first < end and last - first >= end - start
                for first, last in taken
            )
            for start, end in self.concepts.places(_named(self.answer, "says"), passage.own)
        )

    def _weight(self, answer: Answer, text: wording.Text) -> int:
        """How much a text says of what a clause asks: long words tell more than short ones."""
        return sum(
            (end - start) ** 2 for start, end in self.concepts.places(_named(answer, "says"), text)
        )

    def _split_heading(self, lead: wording.Text, heading: wording.Text, way: Way) -> str:
        """ "- Đảng viên:" under "Đánh giá, phân loại": the two together name the subject."""
        if len(lead.raw.split()) > _SHORT_LEAD:
            return ""
        joined = f"{heading.raw} {lead.raw}".replace(":", " ").replace(" - ", " ")
        return joined if self.concepts.hits(way.about, wording.text(joined)) else ""

    def _under_heading(self, passage: Passage) -> Hit | None:
        """ "Đã ban hành ngày 15/12/2015." under a heading that names the clause and no other."""
        if not passage.labels:
            return None
        stances = set(passage.sentence.stances)
        if Stance.HEADING in stances or passage.sentence.zone in (Zone.LETTERHEAD, Zone.SIGNATURE):
            return None
        told = stances & _ANSWERING and not passage.sentence.context
        layer = self._sole_heading(passage) if told else ""
        if layer and not self._speaks_of_another(passage.own):
            for way in self.answer.ways:
                other = way.gives not in (MET, NOTHING) and way.about
                if other and self._says(way, passage.own):
                    said = f"nói: {self._quoted(way.says, passage.own)}"
                    return Hit(way.gives, (), (f"dưới đề mục: {layer}", said))
            if not all(
                self.concepts.blocked(way.unless, way.despite, passage.own)
                for way in self.answer.ways
                if way.gives == MET
            ):
                return Hit(MET, (), (f"dưới đề mục: {layer}",))
        # a promise or "không áp dụng" right under the heading need not avoid the others' words
        strict = not stances <= _NO_ANSWER
        if self.concepts.hits(self.strangers if strict else self.subjects, passage.own):
            return None
        for way in self.meeting:
            if way.where == "midst" or self.concepts.blocked(way.unless, way.despite, passage.own):
                continue
            labels = telling.names(passage.labels)[:1] if way.where == "home" else passage.labels
            if layer := self._names_clause(labels, way, strict):
                return Hit(way.gives, (), (f"dưới đề mục: {layer}",))
        return None

    def _quoted(self, names: Sequence[str], text: wording.Text) -> str:
        """The text's own words by which it says one of the concepts."""
        words = {text.raw[start:end]: None for start, end in self.concepts.places(names, text)}
        return ", ".join(f"“{one}”" for one in words) or "chưa có câu nào"

    def _says(self, way: Way, text: wording.Text) -> bool:
        return self.concepts.hits(way.says, text) and not self.concepts.blocked(
            way.unless, way.despite, text
        )

    def _sole_heading(self, passage: Passage) -> str:
        """The nearest heading that names any clause, where it names this one and no other."""
        label = passage.labels[0] if passage.labels else None
        if label is None:
            return ""
        named = headings.named(self.coverage, label)
        sole = named == {self.answer.clause} or (not named and self._calls_it(label))
        return label.raw if sole else ""

    def _calls_it(self, label: wording.Text) -> bool:
        """Whether a heading calls the clause by a name that is enough: "Chương trình hành động"."""
        return self.concepts.hits(self.answer.named, label) and not any(
            self.concepts.blocked(way.unless, way.despite, label) for way in self.meeting
        )

    def _speaks_of_another(self, text: wording.Text) -> bool:
        """Whether the words answer another clause, or say more of one of the same content."""
        if headings.named(self.coverage, text, fully=True) - {self.answer.clause}:
            return True
        own = self._weight(self.answer, text)
        return any(self._weight(other, text) > own for other in self.others)

    def _names_clause(self, layers: Sequence[wording.Text], way: Way, strict: bool) -> str:
        """The nearest heading that names the clause's act, its subject there or right above."""
        others = [name for name in self.subjects if name not in way.about]
        for index, layer in enumerate(layers):
            if self.concepts.blocked(way.unless, way.despite, layer):
                return ""
            if not strict and self.concepts.hits(way.about, layer):
                also = headings.named(self.coverage, layer) - {self.answer.clause}
                return "" if also and not self.concepts.hits(way.says, layer) else layer.raw
            if self.concepts.hits(way.says, layer):
                if strict and headings.named(self.coverage, layer) - {self.answer.clause}:
                    return ""
                over = layers[index : index + 2]
                return layer.raw if any(self.concepts.hits(way.about, one) for one in over) else ""
            if self.concepts.hits(others, layer):
                return ""
        return ""

    def _congress_hit(self, passage: Passage) -> Hit | None:
        meant = self.answer.congress
        found = congress.named(passage, meant) if meant is not None else None
        if found is None or (not found.own and self._turned_away(passage)):
            return None
        if not found.own and congress.names_other_document(passage):
            return None
        for way in self.ways:
            if self.concepts.blocked(way.unless, way.despite, passage.own):
                continue
            if way.where == "home" and not congress.plainly_about(passage, found):
                continue
            places = self.concepts.places(way.says, passage.own)
            heading = Stance.HEADING in passage.sentence.stances and way.gives == MET
            if places or heading or (way.about and self._attended(passage, way, found)):
                steps = (f"nói: {self._quoted(way.says, passage.own)}", found.step)
                gives = found.gives if way.gives == MET else way.gives
                return Hit(gives, tuple(places), steps, own=found.own)
        unsaid = found.own and set(passage.sentence.stances) == {Stance.PROMISED}
        put_aside = set(passage.sentence.stances) <= _NO_ANSWER
        if unsaid or (put_aside and congress.plainly_about(passage, found)):
            return Hit(found.gives, (), ("không phải câu trả lời", found.step), own=found.own)
        return None

    def _turned_away(self, passage: Passage) -> bool:
        """Whether a sentence under a congress's name answers another clause."""
        studies = any(self.concepts.hits(way.says, passage.own) for way in self.meeting)
        return bool(headings.named(self.coverage, passage.own, fully=True, loosely=not studies))

    def _attended(self, passage: Passage, way: Way, found: congress.Named) -> bool:
        """Whether the heading says that it was studied, or names the resolution by itself and
        the sentence tells who came ("- Nghị quyết Đại hội …: ngày 30/7/2015, có mặt 16/17").
        """
        if congress.speaks_of_plan(passage) or (not found.own and found.with_plan):
            return False
        if any(self.concepts.hits(way.says, layer) for layer in passage.layers):
            return True
        labelled = not found.own and found.resolution
        told = self.concepts.hits(way.about, passage.own) or telling.figures_of(passage) > 0
        return labelled and told


def _named(answer: Answer, what: str) -> list[str]:
    if answer.congress is not None and what == "about":
        return []  # a congress is a fact of its own; its words tell who attended
    ways = [way for way in answer.ways if way.gives == MET and way.where not in ("home", "midst")]
    return [name for way in ways for name in (way.about if what == "about" else way.says)]


_CAUSE = re.compile(r"\b(?:vì|do|bởi|nhờ)\b")
_ANSWERING = {Stance.DONE, Stance.NIL, Stance.NOT_DONE}
_REPORTING = {*_ANSWERING, Stance.HOLLOW}
_NO_ANSWER = {Stance.NOT_APPLICABLE, Stance.PROMISED, Stance.ELSEWHERE}
_ANY_ACT = {"co", "khong", "chua", "du", "de", "giu", "ghi", "lap", "mat", "thieu", "rieng", "so"}
_SHORT_LEAD = 4  # words
_AGAIN = re.compile(r"\b(?:ay|noi tren|vua neu)\b")
