"""Which passages speak of a clause, and what each of them gives for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checks.coverage import congress, place, telling, years
from checks.matching import Concepts, Passage
from dossier import folding, wording
from dossier.facts import Stance, Zone
from dossier.findings import Reason
from dossier.plan import Answer, Clause, Content, Coverage, Half, Way
from dossier.submission import Case

MET, PARTLY, NOT_APPLICABLE, HEADING = "met", "partly", "not_applicable", "heading"
ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage that speaks of a clause, and what it gives.

    ``gives`` is met, partly, not_applicable, elsewhere, heading, or the reason for which it does
    not count. ``halves`` are the indices of the clause's halves it answers. ``steps`` tells how it
    was weighed.
    """

    passage: Passage
    gives: str
    own: bool = False  # it names the subject itself, not its heading only
    shortcoming: bool = False  # it says that something was not done, or not done well
    thin: bool = False
    facts: int = 0  # figures, dates, numbers, nil findings: more is better evidence
    halves: frozenset[int] = frozenset()
    negative: tuple[str, ...] = ()  # the words of a flat "chưa …", to find contradictions
    denied: tuple[str, ...] = ()  # and all that it denies
    steps: tuple[str, ...] = ()


def candidates(
    case: Case, content: Content, clause: Clause, said: Sequence[Passage]
) -> list[Candidate]:
    """Every passage that speaks of the clause, the best evidence first."""
    coverage = case.plan.coverage
    answer = coverage.answer(clause.id) if coverage else None
    if coverage is None or answer is None:
        return []
    scale = _Scale(case, content, coverage, answer)
    found = [one for passage in said if (one := scale.weigh(passage)) is not None]
    return sorted(found, key=_rank)


def _rank(candidate: Candidate) -> tuple[int, int, int, int]:
    order = (MET, PARTLY, NOT_APPLICABLE, ELSEWHERE)
    rank = order.index(candidate.gives) if candidate.gives in order else len(order)
    return rank, -len(candidate.halves), -candidate.facts, candidate.passage.index


@dataclass(frozen=True, slots=True)
class _Hit:
    """Where a passage met a way: the places of what it says, and what it hung on."""

    gives: str
    places: tuple[tuple[int, int], ...]
    steps: tuple[str, ...]
    own: bool = False  # the sentence itself names the subject


class _Scale:
    """Weighs passages for one clause."""

    def __init__(self, case: Case, content: Content, coverage: Coverage, answer: Answer) -> None:
        self.case, self.content, self.coverage, self.answer = case, content, coverage, answer
        self.concepts = Concepts(coverage)
        clauses = {clause.id for clause in content.clauses}
        here = [other for other in coverage.answers if other.clause in clauses]
        self.subjects = sorted({name for other in here for name in _named(other, "about")})
        away = [other for other in coverage.answers if other.clause not in clauses]
        self.elsewhere = sorted({name for other in away for name in _named(other, "about")})
        self.others = [other for other in here if other is not answer and not other.congress]
        self.has_congress = any(other.congress is not None for other in here)
        own = set(_named(answer, "says"))
        self.others_say = sorted(
            {name for other in here for name in _named(other, "says") if name not in own}
        )

    def weigh(self, passage: Passage) -> Candidate | None:
        """What the passage gives for the clause, or ``None`` where it speaks of something else."""
        hit = self._hit(passage)
        if hit is None:
            return None
        stances = _stances(passage, hit.places)
        outside = place.outside(self.case, passage, self.concepts)
        gives, step = self._gives(passage, hit, stances, outside)
        figures = telling.figures_of(passage)
        nil = Stance.NIL in stances
        counted = gives in (MET, PARTLY)
        return Candidate(
            passage=passage,
            gives=gives,
            own=hit.own,
            shortcoming=counted and telling.falls_short(passage, stances),
            thin=counted and not figures and not nil and Stance.NOT_DONE not in stances
            and not self.concepts.hits(self.coverage.specific, passage.own),
            facts=figures + nil,
            halves=self._halves(passage) if counted or gives == ELSEWHERE else frozenset(),
            negative=telling.negative(passage, hit.places) if counted else (),
            denied=telling.negative(passage, hit.places, whole=True) if counted else (),
            steps=(*hit.steps, f"khẳng định: {', '.join(stances)}", step),
        )  # fmt: skip

    def _hit(self, passage: Passage) -> _Hit | None:
        if self.answer.congress is not None:
            return self._congress_hit(passage)
        for way in self.answer.ways:
            if (hit := self._way_hit(passage, way)) is not None:
                return hit
        return self._under_heading(passage)

    def _way_hit(self, passage: Passage, way: Way) -> _Hit | None:
        if way.units and self.case.unit.id not in way.units:
            return None
        heading = Stance.HEADING in passage.sentence.stances
        places = self.concepts.places(way.says, passage.own)
        named = heading and way.gives == MET and bool(way.about) and not self.has_congress
        if not places and not named:
            return None
        if self.concepts.blocked(way.unless, way.despite, passage.own):
            return None
        step = f"nói: {_names(way.says)}"
        if not way.about:
            return _Hit(way.gives, tuple(places), (step,), own=True)
        if self._goes_on(passage, way):
            return None
        if way.where != "above" and self.concepts.hits(way.about, passage.own):
            steps = (step, f"về: {_names(way.about)}")
            return _Hit(way.gives, tuple(places), steps, own=True)
        if way.where == "own" or not places:
            return None
        over = self._near(passage, way)
        steps = (step, f"về: {_names(way.about)} ({over})")
        return _Hit(way.gives, tuple(places), steps) if over else None

    def _goes_on(self, passage: Passage, way: Way) -> bool:
        """Whether the sentence before speaks of the wrong subject and this one of no other.

        "2014 có 3 công chức xuất sắc; 2015 có 4 người": the four are civil servants too.
        """
        before = passage.layers[:2]
        wrong = any(self.concepts.blocked(way.unless, way.despite, one) for one in before)
        again = bool(_AGAIN.search(passage.own.folded))
        return wrong and (again or not self.concepts.hits(way.despite, passage.own))

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
                return layer.raw if way.where != "above" or alone else ""
            if before is not None and (joined := self._split_heading(before, layer, way)):
                return joined
            if self.concepts.hits(others, layer):
                return ""
            before = layer
        return ""

    def _split_heading(self, lead: wording.Text, heading: wording.Text, way: Way) -> str:
        """ "- Đảng viên:" under "Đánh giá, phân loại": the two together name the subject."""
        if len(lead.raw.split()) > _SHORT_LEAD:
            return ""
        joined = f"{heading.raw} {lead.raw}".replace(":", " ").replace(" - ", " ")
        return joined if self.concepts.hits(way.about, wording.text(joined)) else ""

    def _under_heading(self, passage: Passage) -> _Hit | None:
        """ "Đã ban hành ngày 15/12/2015." under a heading that names the clause and no other."""
        stances = set(passage.sentence.stances)
        if Stance.HEADING in stances or passage.sentence.zone in (Zone.LETTERHEAD, Zone.SIGNATURE):
            return None
        # a promise or "không áp dụng" right under the heading need not avoid the others' words
        strict = not stances <= _NO_ANSWER
        others = (*self.subjects, *self.others_say) if strict else self.subjects
        if strict and self.concepts.hits(self.elsewhere, passage.own):
            return None
        if self.concepts.hits(others, passage.own):
            return None
        for way in self.answer.ways:
            if way.units and self.case.unit.id not in way.units:
                continue
            if self.concepts.blocked(way.unless, way.despite, passage.own):
                continue
            if way.gives == MET and (layer := self._names_clause(passage.labels, way, strict)):
                return _Hit(way.gives, (), (f"dưới đề mục: {layer}",))
        return None

    def _names_clause(self, layers: Sequence[wording.Text], way: Way, strict: bool) -> str:
        """The nearest heading that names the clause's act, its subject there or right above."""
        others = [name for name in self.subjects if name not in way.about]
        for index, layer in enumerate(layers):
            if self.concepts.blocked(way.unless, way.despite, layer):
                return ""
            if not strict and self.concepts.hits(way.about, layer):
                return layer.raw
            if self.concepts.hits(way.says, layer):
                if strict and self._names_another(layer):
                    return ""
                over = layers[index : index + 2]
                return layer.raw if any(self.concepts.hits(way.about, one) for one in over) else ""
            if self.concepts.hits(others, layer):
                return ""
        return ""

    def _names_another(self, label: wording.Text) -> bool:
        """Whether a heading names another clause of the content as well."""
        return any(
            self.concepts.hits(way.says, label) and self.concepts.hits(way.about, label)
            for other in self.others
            for way in other.ways
            if way.gives == MET and way.about
        )

    def _congress_hit(self, passage: Passage) -> _Hit | None:
        meant, way = self.answer.congress, self.answer.ways[0]
        if meant is None or self.concepts.blocked(way.unless, way.despite, passage.own):
            return None
        found = congress.named(passage, meant)
        if found is None or (not found.own and congress.names_other_document(passage)):
            return None
        places = self.concepts.places(way.says, passage.own)
        heading = Stance.HEADING in passage.sentence.stances
        if not places and not heading and not self._attended(passage, way, found):
            return None
        steps = (f"nói: {_names(way.says)}", found.step)
        return _Hit(found.gives, tuple(places), steps, own=found.own)

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

    def _gives(
        self, passage: Passage, hit: _Hit, stances: frozenset[Stance], outside: Reason | None
    ) -> tuple[str, str]:
        """What the passage gives, and the step that decided it."""
        if Stance.HEADING in passage.sentence.stances:
            if outside is not None and passage.sentence.zone is not Zone.BODY:
                return outside, f"đề mục, {outside}"
            told = hit.gives not in (MET, PARTLY) and not passage.stands_over_nothing()
            return (hit.gives, f"đề mục: {hit.gives}") if told else (HEADING, "đề mục")
        if outside is not None:
            return outside, f"không tính: {outside}"
        if stances & _TOLD:
            if hit.gives != MET:
                return hit.gives, f"cho: {hit.gives}"
            if Stance.ELSEWHERE in stances and not telling.figures_of(passage):
                return ELSEWHERE, "số liệu ở tệp khác"
            if not stances & {Stance.DONE, Stance.NIL, Stance.NOT_DONE} and self._echoes(passage):
                return Reason.ECHO, "chỉ nhắc lại thông báo"
            return MET, "có nội dung của chi bộ"
        for stance, gives in (
            (Stance.NOT_APPLICABLE, NOT_APPLICABLE),
            (Stance.ELSEWHERE, ELSEWHERE),
            (Stance.PROMISED, self._promise(passage)),
            (Stance.INTENDED, self.answer.intention),
        ):
            if stance in stances:
                return gives, f"cho: {gives}"
        return Reason.ECHO, "không khẳng định điều gì"

    def _promise(self, passage: Passage) -> str:
        """ "Will be reported later" is no answer; "will be drawn up" may be half of one."""
        later = self.concepts.hits(self.answer.later, passage.own)
        return PARTLY if self.answer.intention == PARTLY and not later else Reason.DEFERRED

    def _echoes(self, passage: Passage) -> bool:
        """Whether the sentence has hardly a word that the notice does not have."""
        if _VOUCHED.search(passage.own.folded):
            return False  # "được thực hiện nghiêm túc, đúng quy định" says little, yet says it
        notice = set(re.findall(r"\w+", folding.fold(self.content.source.quote))) | _COMMON
        own = re.findall(r"[^\W\d_]{2,}", passage.own.folded)
        new = [word for word in own if word not in notice]
        return len(new) <= max(1, len(own) // 8)

    def _halves(self, passage: Passage) -> frozenset[int]:
        """Which halves of the clause the passage answers; without halves, nothing to count."""
        halves = self.answer.halves
        if not halves:
            return frozenset()
        for text in (passage.own, *passage.layers):
            told = frozenset(i for i, half in enumerate(halves) if self._tells(half, text))
            if told or (halves[0].year is not None and years.spoken_for(text)):
                return told
        if halves[0].year is not None:
            return frozenset(range(len(halves)))  # "đã tổ chức phân loại": said for all of it
        return frozenset()

    def _tells(self, half: Half, text: wording.Text) -> bool:
        if half.year is not None:
            return half.year in years.spoken_for(text) or (
                self.concepts.hits(self.coverage.every_year, text) and not years.spoken_for(text)
            )
        match = half.match
        return (
            match is not None
            and self.concepts.hits(match.says, text)
            and not self.concepts.blocked(match.unless, match.despite, text)
        )


def _named(answer: Answer, what: str) -> list[str]:
    if answer.congress is not None and what == "about":
        return []  # a congress is a fact of its own; its words tell who attended
    ways = [way for way in answer.ways if way.gives == MET]
    return [name for way in ways for name in (way.about if what == "about" else way.says)]


def _stances(passage: Passage, places: Sequence[tuple[int, int]]) -> frozenset[Stance]:
    """The stands of those parts of the sentence that say it; of all, where none can be told."""
    start = passage.sentence.span.start
    told: set[Stance] = set()
    for part in passage.sentence.parts:
        first, last = part.span.start - start, part.span.end - start
        if any(first <= place < last for place, _ in places):
            told |= set(part.stances)
    told -= {Stance.NONE}
    return frozenset(told or passage.sentence.stances)


def _names(concepts: Sequence[str]) -> str:
    return ", ".join(concepts)


_TOLD = {Stance.DONE, Stance.NIL, Stance.HOLLOW, Stance.NOT_DONE}
_NO_ANSWER = {Stance.NOT_APPLICABLE, Stance.PROMISED, Stance.ELSEWHERE}
_SHORT_LEAD = 4  # words
_VOUCHED = re.compile(
    r"\bduoc\b[^.;]{0,40}\bthuc hien (?:nghiem|nghiem tuc|day du|tot|dung|kip thoi)\b"
)
_AGAIN = re.compile(r"\b(?:ay|noi tren|vua neu)\b")
_COMMON = {
    "chi", "bo", "da", "cua", "va", "cac", "duoc", "ve", "viec", "cong", "tac", "to", "chuc",
    "thuc", "hien", "trong", "theo", "nghiem", "tuc", "bao", "cao", "noi", "dung",
}  # fmt: skip
