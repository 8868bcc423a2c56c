"""Which passages speak of a clause, and what each of them gives for it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from checks.coverage import place, telling, whose, years
from checks.coverage.hits import MET, PARTLY, Finder, Hit
from checks.matching import Passage
from dossier import folding, wording
from dossier.facts import Stance, Zone
from dossier.findings import Reason
from dossier.plan import Clause, Content, Half
from dossier.submission import Case

NOT_APPLICABLE, HEADING = "not_applicable", "heading"
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
    sweeping: bool = False  # it names no year: "đã tổ chức phân loại", said for all of them
    steps: tuple[str, ...] = ()


def candidates(
    case: Case, content: Content, clause: Clause, said: Sequence[Passage]
) -> list[Candidate]:
    """Every passage that speaks of the clause, the best evidence first."""
    coverage = case.plan.coverage
    answer = coverage.answer(clause.id) if coverage else None
    if coverage is None or answer is None:
        return []
    scale = _Scale(Finder(case, content, coverage, answer, said))
    found = [one for passage in said if (one := scale.weigh(passage)) is not None]
    return sorted(_of_one_branch(found, scale), key=_rank)


def _of_one_branch(found: Sequence[Candidate], scale: _Scale) -> list[Candidate]:
    """A paragraph that turns out to tell of another branch tells of it from its beginning, but for
    the sentences that speak of this one.
    """
    strangers = {
        _place(one) for one in found if one.gives == Reason.OTHER_BRANCH and scale.names(one)
    }
    return [
        dataclasses.replace(
            one, gives=Reason.OTHER_BRANCH, steps=(*one.steps, "đoạn nói về chi bộ khác")
        )
        if one.gives in (MET, PARTLY) and _place(one) in strangers and not scale.is_ours(one)
        else one
        for one in found
    ]


def _place(one: Candidate) -> tuple[int, int]:
    return id(one.passage.reading), one.passage.sentence.span.block


def _rank(candidate: Candidate) -> tuple[int, int, int, int]:
    order = (MET, PARTLY, NOT_APPLICABLE, ELSEWHERE)
    rank = order.index(candidate.gives) if candidate.gives in order else len(order)
    return rank, -len(candidate.halves), -candidate.facts, candidate.passage.index


class _Scale:
    """Weighs passages for one clause."""

    def __init__(self, finder: Finder) -> None:
        self.finder, self.concepts = finder, finder.concepts
        self.case, self.content = finder.case, finder.content
        self.coverage, self.answer = finder.coverage, finder.answer
        self.first_year = min((one.year for one in self.answer.halves if one.year), default=0)

    def _names_us(self, text: wording.Text) -> bool:
        return whose.is_office(self.case.unit) or self.concepts.hits(self.coverage.own_name, text)

    def names(self, one: Candidate) -> bool:
        """Whether the sentence itself names a branch."""
        return whose.branch(self.case, one.passage.own) is not None

    def is_ours(self, one: Candidate) -> bool:
        """Whether the sentence speaks of this branch's own people."""
        return self.concepts.hits(self.coverage.own_people, one.passage.own)

    def weigh(self, passage: Passage) -> Candidate | None:
        """What the passage gives for the clause, or ``None`` where it speaks of something else."""
        hit = self.finder.hit(passage)
        if hit is None:
            return None
        stances = _stances(passage, hit.places)
        over = [one for one in passage.layers if self._rests_on(hit, one, passage)]
        outside = place.outside(self.case, self.answer, passage, self.concepts, over, hit.places)
        gives, step = self._gives(passage, hit, stances, outside)
        if hit.aside and gives not in {*Reason}:
            return None  # naming the subject alone answers nothing
        if outside is not None and hit.gives == Reason.WRONG_REFERENCE:
            return None
        if gives == MET and self.answer.halves and self._of_another_year(passage):
            late = max(years.spoken_for(passage.own), default=0) >= self.first_year
            gives = Reason.FUTURE_PLAN if late else Reason.EARLIER_INSPECTION
            step = "không nói về năm nào được hỏi"
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
            sweeping=counted and self._sweeps(passage),
            steps=(*hit.steps, f"khẳng định: {', '.join(stances)}", step),
        )  # fmt: skip

    def _rests_on(self, hit: Hit, layer: wording.Text, passage: Passage) -> bool:
        """Whether a layer tells whose doing the passage is: a heading, or the same matter."""
        if not hit.own or layer in passage.labels or whose.points_back(passage.own):
            return True
        if layer is passage.layers[0] and (
            not self._names_us(passage.own)
            or (_is_same_sentence(passage) and not whose.is_office(self.case.unit))
        ):
            return True
        return self.answer.congress is None and any(
            self.concepts.hits(way.about, layer) and self.concepts.hits(way.says, layer)
            for way in self.answer.ways
            if way.gives == MET
        )

    def _gives(
        self, passage: Passage, hit: Hit, stances: frozenset[Stance], outside: Reason | None
    ) -> tuple[str, str]:
        """What the passage gives, and the step that decided it."""
        if Stance.HEADING in passage.sentence.stances:
            if outside is not None and passage.sentence.zone is not Zone.BODY:
                return outside, f"đề mục, {outside}"
            told = hit.gives not in (MET, PARTLY) and not passage.stands_over_nothing()
            return (hit.gives, f"đề mục: {hit.gives}") if told else (HEADING, "đề mục")
        if outside is Reason.FUTURE_PLAN and self.answer.intention == PARTLY and hit.own:
            return PARTLY, "dự định"
        if outside is not None:
            return outside, f"không tính: {outside}"
        if hit.gives == MET and self.concepts.hits(self.answer.stated, passage.own):
            return NOT_APPLICABLE, "nêu lý do không áp dụng"
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
        lead = passage.layers[:1] if passage.layers and passage.layers[0] in passage.labels else ()
        for text in (passage.own, *passage.layers):
            told = frozenset(i for i, half in enumerate(halves) if self._tells(half, text))
            if told:
                return told
            # "Năm 2015: TSVM (Quyết định đầu năm 2016)": the lead tells the year
            if halves[0].year is not None and years.spoken_for(text):
                return frozenset(
                    i
                    for i, half in enumerate(halves)
                    if any(self._tells(half, one) for one in lead)
                )
        if halves[0].year is not None:
            return frozenset(range(len(halves)))  # "đã tổ chức phân loại": said for all of it
        return frozenset()

    def _of_another_year(self, passage: Passage) -> bool:
        """Whether a clause asked for certain years is told for none of them."""
        return self.answer.halves[0].year is not None and not self._halves(passage)

    def _sweeps(self, passage: Passage) -> bool:
        """Whether neither the passage nor what it hangs on says which years it speaks for."""
        if not self.answer.halves or self.answer.halves[0].year is None:
            return False
        return not any(
            years.spoken_for(text) or self.concepts.hits(self.coverage.every_year, text)
            for text in (passage.own, *passage.layers)
        )

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


def _is_same_sentence(passage: Passage) -> bool:
    """Whether only ";" parts it from what stands before, and it has no subject of our own."""
    at, said = passage.index - 1, passage.reading.sentences
    span = passage.sentence.span
    if at < 0 or said[at].span.block != span.block or _OUR_SUBJECT.match(passage.own.folded):
        return False
    between = passage.reading.document.blocks[span.block].text[said[at].span.end : span.start]
    return between.strip() == ";"


_OUR_SUBJECT = re.compile(r"\W*(?:con |rieng |o )?(?:chi bo|chi uy|chung toi|ben ta|cb|cu)\b")
_TOLD = {Stance.DONE, Stance.NIL, Stance.HOLLOW, Stance.NOT_DONE}
_VOUCHED = re.compile(
    r"\bduoc\b[^.;]{0,40}\bthuc hien (?:nghiem|nghiem tuc|day du|tot|dung|kip thoi)\b"
)
_COMMON = {
    "chi", "bo", "da", "cua", "va", "cac", "duoc", "ve", "viec", "cong", "tac", "to", "chuc",
    "thuc", "hien", "trong", "theo", "nghiem", "tuc", "bao", "cao", "noi", "dung",
}  # fmt: skip
