"""Builds the dossier of an invented branch, paper by paper."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib

from checks import items, plans
from dossier.document import Block, Document, Medium, Problem, Span, Unread
from dossier.facts import Identity, PaperKind, Reading
from dossier.findings import ItemFinding, MemberFinding
from dossier.papers import Rating, SelfReview
from dossier.roster import Member, Roster
from dossier.submission import Case

PLAN = plans.load("vpub-2016")
AFTER = dt.date(2016, 12, 26)  # the dossier was due before 25/12/2016
BEFORE = dt.date(2016, 12, 24)
MAU = Member(name="Nguyễn Văn Mẫu", declares_assets=True)
THU = Member(name="Trần Thị Thử")
VI = Member(name="Lê Văn Ví")
ROSTER = Roster(members=(MAU, THU, VI))
PERSONAL = (
    PaperKind.SELF_REVIEW,
    PaperKind.PERSONAL_RECORD_UPDATE,
    PaperKind.RESIDENCE_COMMENT,
)
_WORDS = Span(0, 0, 1)
WHOLE = SelfReview(opinion=_WORDS, rating=Rating(class_id="HTTNV", span=_WORDS))


def paper(
    kind: PaperKind,
    person: str | None = None,
    *,
    file: str = "",
    problems: tuple[Problem, ...] = (),
    review: SelfReview | None = WHOLE,
    medium: Medium = Medium.DOCX,
    unreadable_pages: tuple[int, ...] = (),
    text: str = "",
    sha256: str = "",
    **identity: object,
) -> Reading:
    """One paper of the Kinh tế - Tổng hợp branch, of 2016 unless told otherwise."""
    name = file or f"{kind} {person or ''}.docx"
    known = Identity(kind=kind, person=person, branch="KTTH", year=2016)
    return Reading(
        document=Document(
            file=name,
            sha256=sha256 or hashlib.sha256(name.encode()).hexdigest(),
            medium=medium,
            blocks=(Block(text=text or f"{kind} {person} {name}"),),
            unreadable_pages=unreadable_pages,
        ),
        identity=dataclasses.replace(known, **identity),  # type: ignore[arg-type]  # its own fields
        problems=problems,
        paper=review if kind is PaperKind.SELF_REVIEW else None,
    )


def full() -> list[Reading]:
    """Everything the plan asks of a branch of three with one declarant."""
    return [
        paper(PaperKind.ACTIVITY_REPORT),
        paper(PaperKind.COLLECTIVE_REVIEW),
        paper(PaperKind.MINUTES),
        paper(PaperKind.CLASSIFICATION_REPORT),
        paper(PaperKind.SCORE_SHEET),
        paper(PaperKind.ASSET_DECLARATION, MAU.name),
        *(paper(kind, member.name) for kind in PERSONAL for member in ROSTER.members),
    ]


def without(papers: list[Reading], kind: PaperKind, person: str | None = None) -> list[Reading]:
    """The papers but those of a kind (and a person)."""
    return [
        one
        for one in papers
        if one.identity.kind is not kind or (person and one.identity.person != person)
    ]


def case(
    readings: list[Reading],
    *,
    roster: Roster | None = ROSTER,
    chi_uy: bool | None = True,
    as_of: dt.date = AFTER,
    unread: tuple[Unread, ...] = (),
) -> Case:
    """The case these papers make."""
    unit = PLAN.unit("KTTH")
    assert unit is not None
    return Case(
        plan=PLAN,
        unit=dataclasses.replace(unit, chi_uy=chi_uy),
        readings=tuple(readings),
        unread=unread,
        roster=roster,
        as_of=as_of,
    )


def judged(of: Case) -> dict[str, ItemFinding]:
    """The findings by item."""
    return {one.id: one for one in items.check(of)}


def member(finding: ItemFinding, name: str) -> MemberFinding:
    """One member's finding."""
    return next(one for one in finding.members if one.name == name)


LOCKED = Unread(
    file="scan3.pdf",
    sha256="0" * 64,
    reason="encrypted",
    message="Có mật khẩu.",
    remedy="Bỏ mật khẩu.",
)
