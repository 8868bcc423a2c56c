"""What is missing: verdicts with their evidence, and the gap report that holds them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from dossier.document import Medium, Problem
from dossier.facts import PaperKind


class Verdict(StrEnum):
    """The answer to one requirement. ``UNCLEAR`` counts neither as met nor as missing."""

    MET = "met"
    PARTLY = "partly"
    MISSING = "missing"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "not_applicable"
    NOT_DUE = "not_due"

    @property
    def is_gap(self) -> bool:
        """A gap is any verdict but met, not applicable and not yet due."""
        return self in (Verdict.PARTLY, Verdict.MISSING, Verdict.UNCLEAR)


class Reason(StrEnum):
    """Why a verdict is not ``met``."""

    INCOMPLETE = "incomplete"
    ABSENT = "absent"
    DEFERRED = "deferred"
    HEADING_ONLY = "heading_only"
    ECHO = "echo"
    OTHER_BRANCH = "other_branch"
    EARLIER_INSPECTION = "earlier_inspection"
    FUTURE_PLAN = "future_plan"
    BACKGROUND_ONLY = "background_only"
    WRONG_REFERENCE = "wrong_reference"
    WRONG_SUBJECT = "wrong_subject"
    DELETED = "deleted"
    STATED = "stated"
    UNREADABLE = "unreadable"
    CONFLICT = "conflict"
    WEAK = "weak"
    # dossier items
    WRONG_PERSON = "wrong_person"
    WRONG_YEAR = "wrong_year"
    DEFECTIVE = "defective"  # the paper is there and lacks a part the plan asks for
    BLANK_FORM = "blank_form"
    NOT_REQUIRED = "not_required"
    UNKNOWN_REGISTRY = "unknown_registry"  # whether it applies is in no notice and no registry


class PeriodStatus(StrEnum):
    """How the period the report speaks for compares with the one asked (``dates.md``)."""

    OK = "ok"
    STARTS_LATE = "starts_late"
    ENDS_EARLY = "ends_early"
    BOTH = "both"
    NOT_STATED = "not_stated"
    WRONG = "wrong"
    NOT_REQUIRED = "not_required"

    @property
    def is_gap(self) -> bool:
        """Anything but a period that is whole or was not asked for."""
        return self not in (PeriodStatus.OK, PeriodStatus.NOT_REQUIRED)


class DeadlineStatus(StrEnum):
    """Whether it came in time."""

    ON_TIME = "on_time"
    LATE = "late"
    NOT_RECEIVED = "not_received"
    NOT_DUE = "not_due"


class Severity(StrEnum):
    """How much a finding about content weighs."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The report's own words and where they stand; readable without the file."""

    file: str
    part: int = 1
    page: int | None = None
    block: int | None = None  # counted from 1
    section: str = ""  # the heading it stands under, shortened
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineFinding:
    """One deadline, exclusive as the notice words it, and what came when."""

    wording: str
    last_valid: dt.date
    received: dt.datetime | None
    status: DeadlineStatus
    message: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodFinding:
    """The period stated for one content against the period asked. Intervals are inclusive."""

    status: PeriodStatus
    start: dt.date | None = None
    end: dt.date | None = None
    required_start: dt.date | None = None
    required_end: dt.date | None = None
    missing: tuple[tuple[dt.date, dt.date], ...] = ()
    message: str = ""
    remedy: str | None = None
    basis: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseFinding:
    """The verdict on one clause of Mục I."""

    id: str
    verdict: Verdict
    reason: Reason | None = None
    deficiency: bool = False
    thin: bool = False
    message: str
    remedy: str | None = None
    basis: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentFinding:
    """One content of Mục I: its period and its clauses."""

    id: str
    title: str
    period: PeriodFinding
    clauses: tuple[ClauseFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFinding:
    """The written report on Mục I."""

    deadline: DeadlineFinding
    contents: tuple[ContentFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFinding:
    """One member's paper under a per-member item."""

    name: str
    verdict: Verdict
    reason: Reason | None = None
    file: str | None = None
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFinding:
    """One of the eight items of the dossier."""

    id: str
    title: str
    verdict: Verdict
    reason: Reason | None = None
    files: tuple[str, ...] = ()
    message: str
    remedy: str | None = None
    basis: str = ""
    members: tuple[MemberFinding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFinding:
    """What is wrong inside a paper: a stable code, the rule's number, and the sum as written."""

    code: str
    rule: str
    severity: Severity
    message: str
    basis: str
    file: str | None = None
    person: str | None = None
    quote: str = ""
    arithmetic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFinding:
    """The year-end dossier."""

    deadline: DeadlineFinding
    items: tuple[ItemFinding, ...]
    findings: tuple[RuleFinding, ...] = ()
    claimed_class: str | None = None  # BranchClass.id the branch claims for itself


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """A paper as the gap report lists it."""

    file: str
    sha256: str
    part: int
    medium: Medium
    kind: PaperKind
    branch: str | None
    person: str | None
    year: int | None
    number: str | None
    date: dt.date | None
    issuer: str | None
    title: str | None
    signer: str | None
    pages: int | None
    unreadable_pages: tuple[int, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantineEntry:
    """A file that could not be read, in words."""

    file: str
    reason: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCount:
    """The books of a run: received = read + quarantined + ignored."""

    received: int
    read: int
    quarantined: int
    ignored: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GapReport:
    """Everything the committee needs to know about one branch. ``None``: not asked of it."""

    plan: str
    branch: str
    name: str
    as_of: dt.date
    documents: tuple[DocumentEntry, ...]
    quarantine: tuple[QuarantineEntry, ...]
    report: ReportFinding | None
    dossier: DossierFinding | None
    interpretations: tuple[str, ...] = ()  # readings in force that decided a verdict
    files: FileCount = FileCount(received=0, read=0, quarantined=0, ignored=0)
    ignored: tuple[str, ...] = ()  # files that are no papers, the roster among them
    has_roster: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeReport:
    """All branches of one run, and what only shows across them."""

    plan: str
    as_of: dt.date
    files: FileCount
    quarantine: tuple[QuarantineEntry, ...]
    branches: tuple[GapReport, ...]
    findings: tuple[RuleFinding, ...] = ()


class ChangeKind(StrEnum):
    """Resubmission in four words: đã bổ sung / còn thiếu / mới phát sinh / bị mất."""

    SUPPLIED = "supplied"
    STILL_MISSING = "still_missing"
    NEW_GAP = "new_gap"  # was not asked or not known before
    LOST = "lost"  # was met, is no longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How one requirement's verdict moved since the last report.

    ``subject`` is ``1a``, ``period/1``, ``item/3`` or ``item/3/<name>``.
    """

    subject: str
    title: str
    kind: ChangeKind
    before: Verdict | PeriodStatus | None
    after: Verdict | PeriodStatus | None
