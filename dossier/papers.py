"""What a paper of each kind says: scores, votes, classes, the parts of a review.

Every fact keeps the ``Span`` of the words it was read from, so that a finding can quote them.
Points are exact (``Fraction``): "89,5" is 179/2, and 89,99 is not 90. A class is named by its id
in the plan (``review.member_classes``, ``review.branch_classes``). ``None`` and an empty tuple mean
that the paper was read and nothing of the kind was found in it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from dossier.document import Span


class Aspect(StrEnum):
    """The four aspects every member reviews (57-KH/ĐUVP, II.A.2.2a; C24 to C27)."""

    IDEOLOGY = "tư tưởng chính trị"
    MORALS = "phẩm chất đạo đức, lối sống"
    DUTIES = "thực hiện chức trách, nhiệm vụ"
    DISCIPLINE = "ý thức tổ chức kỷ luật"


class LeaderContent(StrEnum):
    """What those who lead review besides (57-KH/ĐUVP, II.A.2.2b; C28 to C30)."""

    LEADING = "kết quả lãnh đạo, quản lý, điều hành; việc quy tụ, đoàn kết"
    SHARED = "trách nhiệm cá nhân đối với khuyết điểm, hạn chế của tập thể"
    EXAMPLE = "ý thức trách nhiệm, tu dưỡng, nêu gương của cá nhân và gia đình"


class CollectiveContent(StrEnum):
    """The four contents of a collective review (57-KH/ĐUVP, II.A.2.1; C20 to C23)."""

    LEADERSHIP = "lãnh đạo, quán triệt, thực hiện nghị quyết và nhiệm vụ chính trị được giao"
    STUDY = (
        "học tập và làm theo tấm gương đạo đức Hồ Chí Minh; khắc phục suy thoái, hạn chế đã chỉ ra"
    )
    RESPONSIBILITY = "trách nhiệm của tập thể, người đứng đầu; tập trung dân chủ, quy chế, cán bộ"
    INSPECTION = "kiểm tra, giám sát, khen thưởng và kỷ luật"


class Candour(StrEnum):
    """What every review must state openly (57-KH/ĐUVP, II.A.3.1; C8)."""

    STRENGTH = "ưu điểm"
    WEAKNESS = "khuyết điểm"
    CAUSE = "nguyên nhân"
    REMEDY = "biện pháp khắc phục"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A part the paper has, and the words that show it."""

    of: Aspect | LeaderContent | CollectiveContent | Candour
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as written."""

    value: Fraction
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A class that somebody gives, by its id in the plan."""

    class_id: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassCount:
    """How many members stand in a class, as the paper counts them."""

    class_id: str
    count: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A ballot's result; ``out_of`` is the denominator as written, ``None`` where none is.

    Where only a share is written ("66,7 %"), ``percent`` has it and ``in_favour`` is 0.
    """

    in_favour: int
    span: Span
    percent: Fraction | None = None
    against: int | None = None
    out_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """A line of a score sheet; ``part`` is the plan's score part where the line is one."""

    label: str
    part: str | None
    maximum: Fraction | None
    points: Fraction | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSheet:
    """Bản tự chấm điểm: parts, their points, the stated total, what was added or taken off."""

    rows: tuple[ScoreRow, ...] = ()
    total: Figure | None = None
    bonus: tuple[Figure, ...] = ()
    deductions: tuple[Figure, ...] = ()

    @property
    def parts(self) -> tuple[ScoreRow, ...]:
        """The lines that are parts of the plan, in the plan's order."""
        return tuple(sorted((row for row in self.rows if row.part), key=lambda row: row.part or ""))


LOWEST_LEVEL = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationClass:
    """The class of the office (chính quyền) or of a mass organisation.

    Level 1 is the highest, ``LOWEST_LEVEL`` the lowest.
    """

    name: str
    government: bool
    level: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassificationReport:
    """Báo cáo tự phân loại chi bộ: the class it claims and the conditions it states."""

    claimed: Rating | None = None
    total: Figure | None = None
    sheet: ScoreSheet | None = None
    organisations: tuple[OrganisationClass, ...] = ()
    members: tuple[ClassCount, ...] = ()
    disciplined: tuple[Span, ...] = ()  # cấp ủy viên, cấp trưởng, cấp phó bị kỷ luật
    self_detected: bool = False  # "do tổ chức đảng chủ động phát hiện"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityReport:
    """Báo cáo tình hình và kết quả hoạt động: only its tally of members' classes is read."""

    members: tuple[ClassCount, ...] = ()


class StepKind(StrEnum):
    """What a meeting reviews at one point of its order."""

    COLLECTIVE = "collective"
    INDIVIDUALS = "individuals"  # the heading over the members' own reviews
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A point of the meeting's order, as the minutes tell it."""

    kind: StepKind
    span: Span
    person: str | None = None
    leader: bool = False
    head: bool = False  # Bí thư, by the words beside the name
    chaired_by_self: Span | None = None  # words that say that this person chaired this step


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberResult:
    """What the meeting decided about one member; ``born``, a year, tells namesakes apart."""

    person: str
    span: Span
    born: int | None = None
    rating: Rating | None = None
    vote: Vote | None = None


class Ballot(StrEnum):
    """How the meeting voted on the classes."""

    BALLOT = "ballot"  # bỏ phiếu, phiếu kín
    SHOW_OF_HANDS = "show_of_hands"  # giơ tay


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Biên bản hội nghị: who was there, in which order, who chaired, how they voted."""

    is_review: bool = True  # of the year-end review, not of another meeting
    date: dt.date | None = None
    date_span: Span | None = None
    starts: str = ""  # "14 giờ 00", as written
    ends: str = ""
    members: int | None = None  # tổng số đảng viên
    official: int | None = None
    probationary: int | None = None
    present: int | None = None
    absent: int | None = None
    chair: str | None = None
    secretary: str | None = None
    steps: tuple[Step, ...] = ()
    chaired_all: Span | None = None  # "… chủ trì, kể cả phần kiểm điểm của bản thân"
    results: tuple[MemberResult, ...] = ()
    tally: tuple[ClassCount, ...] = ()
    ballot: Ballot | None = None
    ballot_span: Span | None = None
    ballots: Figure | None = None  # số phiếu phát ra / thu về, the larger
    probationary_voting: Span | None = None
    report_sent: dt.date | None = None  # the collective report went to its readers
    report_sent_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discipline:
    """A disciplinary measure against the person, with its date where the paper gives one."""

    span: Span
    date: dt.date | None = None
    serving: bool = False  # "đang chấp hành kỷ luật"


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfReview:
    """Bản tự kiểm điểm: its parts, the ratings at its end and what they rest on."""

    person: str | None = None
    leader: bool = False  # its own words: chi ủy viên, từ phó trưởng phòng trở lên
    aspects: tuple[Mention, ...] = ()
    leader_contents: tuple[Mention, ...] = ()
    said: tuple[Mention, ...] = ()  # Candour
    opinion: Span | None = None  # of the branch or its chi ủy
    self_rating: Rating | None = None
    rating: Rating | None = None  # the branch's
    vote: Vote | None = None
    service: Rating | None = None  # class as civil servant, by the member class of the same name
    honours: tuple[Span, ...] = ()  # chiến sĩ thi đua cơ sở, bằng khen cấp bộ, cấp tỉnh
    discipline: Discipline | None = None
    not_rated: Span | None = None  # "không xếp loại", with its reason


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectiveReview:
    """Báo cáo kiểm điểm của tập thể chi ủy."""

    contents: tuple[Mention, ...] = ()
    said: tuple[Mention, ...] = ()
    sent: dt.date | None = None
    sent_span: Span | None = None


Paper: TypeAlias = (
    ScoreSheet | ClassificationReport | ActivityReport | Minutes | SelfReview | CollectiveReview
)
