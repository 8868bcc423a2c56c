"""What was asked for: a campaign's notices as data, every line with the sentence it rests on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar, dataclass_transform

from dossier.dates import Milestone

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def _table(cls: type[_T]) -> type[_T]:
    """A dataclass read from a plan file: a key it does not know is an error, not silence."""
    cls.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]  # read by pydantic
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


@_table
class Notice:
    """A notice the plan rests on, with the file that holds its text word for word."""

    id: str
    number: str
    title: str
    issued: dt.date
    file: str


@_table
class Source:
    """Where a requirement comes from: the notice, the place in it, its words."""

    notice: str  # number, 53-TB/ĐU
    place: str  # Mục I.1
    quote: str  # word for word

    def __str__(self) -> str:
        return f"{self.notice}, {self.place}: “{self.quote}”"


@_table
class Period:
    """The "mốc kiểm tra" of a content; a milestone is each branch's own date."""

    start: dt.date | Milestone
    end: dt.date | Milestone
    source: Source


@_table
class Deadline:
    """A limit as worded, "trước ngày 14/11/2016": the day itself is too late."""

    before: dt.date
    source: Source

    @property
    def last_valid(self) -> dt.date:
        """The last day on which it is still in time."""
        return self.before - dt.timedelta(days=1)


@_table
class Unit:
    """A branch (or office) of whom papers are asked, and what the registry knows of it.

    ``None`` in ``congress``, ``visit`` or ``chi_uy`` means that no notice and no registry says.
    """

    id: str
    name: str
    source: Source
    aliases: tuple[str, ...] = ()
    owes_report: bool = True
    owes_dossier: bool = True
    visit: dt.datetime | None = None
    visit_source: Source | None = None
    congress: dt.date | None = None
    chi_uy: bool | None = None
    special_achievement: bool = False
    email: str | None = None


@_table
class Clause:
    """One clause of a content: what a branch must answer."""

    id: str
    title: str
    source: Source


@_table
class Content:
    """One of the contents of Mục I. ``period`` is ``None`` where the notice gives none."""

    id: str
    title: str
    source: Source
    period: Period | None = None
    clauses: tuple[Clause, ...]


class Applies(StrEnum):
    """To whom a dossier item applies."""

    BRANCH = "branch"  # one per branch
    CHI_UY = "chi_uy"  # "(nếu có)": only where the branch has a chi ủy
    MEMBER = "member"  # one per member
    DECLARANT = "declarant"  # "đối với đảng viên thuộc diện kê khai"


@_table
class Item:
    """One of the dossier's items; it is met by a paper of every kind in ``kinds``."""

    id: str
    title: str
    source: Source
    applies: Applies
    kinds: tuple[str, ...]  # values of ``dossier.facts.PaperKind``


@_table
class ScorePart:
    """A part of the branch's self-score and its maximum."""

    id: str
    title: str
    maximum: int
    source: Source


@_table
class BranchClass:
    """A class of branches and the least total it needs."""

    id: str
    title: str
    aliases: tuple[str, ...]
    from_score: int
    source: Source
    members_at_least: str = ""  # id of the member class every member must reach; "": not asked
    organisations_at_least: int = 0  # level of office and unions, 1 the highest; 0: not asked
    leaders_undisciplined: bool = False


@_table
class MemberClass:
    """A class of members and the share of votes it must exceed ("trên 2/3", strictly)."""

    id: str
    title: str
    aliases: tuple[str, ...]
    votes_above: Fraction
    source: Source


@_table
class Quota:
    """An upper share ("không vượt quá 2/5"), or an absolute limit for small branches."""

    id: str
    share: Fraction
    source: Source
    under_members: int | None = None
    at_most: int | None = None


@_table
class Interval:
    """A least number of days between two events, or an age in months under which a rule is off."""

    id: str
    days: int = 0
    months: int = 0
    source: Source


@_table
class ContentRule:
    """A rule on what a paper says: its finding code, its number, the sentence it rests on.

    A code the plan does not list is not asked of anybody in this campaign.
    """

    code: str  # SCORE_SUM
    rule: str  # C43
    source: Source


@_table
class Review:
    """The year-end review: its year, limits, scores, classes, votes and quotas."""

    year: int
    meeting_before: Deadline
    score_parts: tuple[ScorePart, ...]
    score_total: int
    score_source: Source
    branch_classes: tuple[BranchClass, ...]
    member_classes: tuple[MemberClass, ...]
    quotas: tuple[Quota, ...]
    intervals: tuple[Interval, ...]
    rules: tuple[ContentRule, ...] = ()


class Bears(StrEnum):
    """Which part of a branch's gap report a reading in force bears on."""

    REPORT = "report"
    DOSSIER = "dossier"
    CAMPAIGN = "campaign"  # on no single branch's report


@_table
class Interpretation:
    """The reading in force where a notice can be read in two ways, until the committee decides."""

    id: str
    bears_on: Bears = Bears.CAMPAIGN
    about: str
    reading: str
    rules: tuple[str, ...]  # N3, A33, …


@_table
class Slip:
    """A notice's own slip: a question to the office that issued it, never held against a branch."""

    id: str
    about: str
    question: str


@_table
class Match:
    """Says one of ``says``, and none of ``unless`` (except in the company of ``despite``).

    Each is the name of a concept of the wordings file.
    """

    says: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    despite: tuple[str, ...] = ()


@_table
class Way:
    """One way to answer a clause: the sentence says it, about a thing it or its heading names.

    ``gives`` is the verdict (met, partly) or the reason for which such a passage does not count.
    """

    says: tuple[str, ...] = ()
    about: tuple[str, ...] = ()  # empty: ``says`` is enough
    unless: tuple[str, ...] = ()
    despite: tuple[str, ...] = ()
    # own: ``about`` in the sentence itself; above: only over it; any: both; home: own, and the
    # part of the report around it speaks of this content, or of none by name; midst: as home, and
    # under a heading of this content where there is one
    where: str = "any"
    units: tuple[str, ...] = ()  # only for these branches; empty: for all
    gives: str = "met"


@_table
class Half:
    """A part of a clause that needs its own answer: a closed year, or one of two duties."""

    title: str
    year: int | None = None
    match: Match | None = None


@_table
class Meant:
    """The congress whose resolution is asked: its level, its ordinal, the year its term begins."""

    level: str
    ordinal: int | None = None
    term_from: int


@_table
class Answer:
    """What answers one clause, in the report's words rather than the notice's."""

    clause: str
    topic: str  # stands in the sentence "Chưa thấy báo cáo nêu …"
    remedy: str
    ways: tuple[Way, ...] = ()
    halves: tuple[Half, ...] = ()
    congress: Meant | None = None
    document: str | None = None  # the number of the document asked, 16-CTr/TU
    intention: str = "future_plan"  # what a mere intention gives: a reason, or "partly"
    later: tuple[str, ...] = ()  # concepts of "will be reported later", which is no intention
    accepts: tuple[str, ...] = ()  # concepts of other subjects whose doings answer it all the same
    named: tuple[str, ...] = ()  # concepts that name the clause, where ``about`` names several
    stated: tuple[str, ...] = ()  # concepts of a reason for which the clause does not apply
    exclusive: bool = False  # "does not apply" and an answer contradict each other

    @property
    def concepts(self) -> frozenset[str]:
        """The names of every concept it speaks of."""
        ways = [(*one.about, *one.says, *one.unless, *one.despite) for one in self.ways]
        halves = [half.match for half in self.halves if half.match is not None]
        matches = [(*one.says, *one.unless, *one.despite) for one in halves]
        return frozenset(
            name
            for names in (*ways, *matches, self.later, self.stated, self.named)
            for name in names
        )


@_table
class Coverage:
    """The wordings by which a report answers the clauses of a plan."""

    concepts: dict[str, tuple[str, ...]]
    answers: tuple[Answer, ...]
    earlier_inspection: tuple[str, ...] = ()  # concepts of an inspection of an earlier year
    other_bodies: tuple[str, ...] = ()  # concepts of the union, the youth, the office's own work
    other_subjects: tuple[str, ...] = ()  # concepts of bodies that are not the branch, as subjects
    own_name: tuple[str, ...] = ()  # concepts by which a branch calls itself
    own_people: tuple[str, ...] = ()  # concepts of the branch, which make up for such a subject
    own_body: tuple[str, ...] = ()  # concepts of the Party, which make up for naming those
    specific: tuple[str, ...] = ()  # concepts that make a statement more than a bare assertion
    every_year: tuple[str, ...] = ()  # concepts that stand for each year: "hằng năm"
    compounds: tuple[str, ...] = ()  # words of which a part means nothing: "học" in "tin học"

    def answer(self, clause: str) -> Answer | None:
        """What answers this clause, or ``None`` where the wordings say nothing of it."""
        return next((one for one in self.answers if one.clause == clause), None)


@_table
class Plan:
    """A campaign: who must send what, by when, and on which sentences that rests."""

    id: str
    title: str
    committee: str
    notices: tuple[Notice, ...]
    report_deadline: Deadline | None = None
    dossier_deadline: Deadline | None = None
    units: tuple[Unit, ...]
    contents: tuple[Content, ...] = ()
    items: tuple[Item, ...] = ()
    review: Review | None = None
    interpretations: tuple[Interpretation, ...] = ()
    slips: tuple[Slip, ...] = ()
    wordings: str | None = None  # the file of ``coverage``, beside the plan file
    coverage: Coverage | None = None

    def unit(self, unit_id: str) -> Unit | None:
        """The unit with this id, or ``None``."""
        return next((unit for unit in self.units if unit.id == unit_id), None)
