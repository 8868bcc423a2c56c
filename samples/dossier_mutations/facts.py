"""What a clean dossier says, in figures: who is rated how, by how many votes, with how many points.

The people are those of a labelled dossier's roster; the figures break no rule of 57-KH/ĐUVP. A
fault (``faults``) changes one of them, a wording (``telling``) writes them down.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import samples
from dossier.roster import Member, Roster

CLASSES = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
MAXIMA = (40, 20, 15, 15, 10)

ReadRoster = Callable[[Path], Roster]
"""Reads a list of members; the samples have no reader of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member and what the year's papers say of him or her; an empty ``rating``: not rated."""

    member: Member
    rating: str
    votes: int
    service: str  # class as civil servant, by the member class of the same name
    own: str  # proposed by oneself
    on_paper: str  # the branch's class as written on the self-review
    honoured: bool = False
    disciplined: dt.date | None = None
    omit: frozenset[str] = frozenset()  # parts of the self-review left out

    @property
    def name(self) -> str:
        """The full name."""
        return self.member.name

    @property
    def leads(self) -> bool:
        """Whether the three contents of those who lead are asked."""
        return bool(self.member.party_post) or "rưởng" in self.member.office_post

    @property
    def head(self) -> bool:
        """Bí thư."""
        return self.member.party_post.startswith("Bí thư")

    def rated(self, class_id: str, votes: int | None = None) -> Person:
        """The same person in another class, on every paper."""
        cast = self.votes if votes is None else votes
        return replace(
            self, rating=class_id, on_paper=class_id, own=class_id, service=class_id, votes=cast
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that the mutable papers of one dossier say."""

    dossier: str  # folder under samples/dossiers/dev
    branch: str
    labels: dict[str, Any]
    people: tuple[Person, ...]
    points: tuple[Fraction, ...]
    total: Fraction
    report_total: Fraction
    claimed: str = "TSVM"
    bonus: Fraction | None = None
    office: int = 1  # level, 1 the highest
    unions: tuple[tuple[str, int], ...] = (("Tổ công đoàn", 1), ("Chi đoàn thanh niên", 1))
    leader_disciplined: bool = False
    meeting: dt.date = dt.date(2016, 12, 15)
    sent: dt.date = dt.date(2016, 12, 12)
    extra_ballots: int = 0
    persons_first: bool = False
    head_chairs_own: bool = False
    by_hands: bool = False
    omit: frozenset[str] = frozenset()  # parts of the collective review left out
    tally_off: int = 0  # members added to the second class in the report only

    @property
    def official(self) -> int:
        """Official members, those exempt among them."""
        return sum(person.member.official for person in self.people)

    @property
    def rated(self) -> tuple[Person, ...]:
        """Those whom the meeting rated."""
        return tuple(person for person in self.people if person.rating)

    @property
    def head(self) -> Person:
        """The secretary of the branch."""
        return next(person for person in self.people if person.head)

    @property
    def deputy(self) -> Person:
        """Who stands in for the secretary."""
        return next(person for person in self.people if person.leads and not person.head)

    @property
    def rank_and_file(self) -> tuple[Person, ...]:
        """Rated official members without a post."""
        return tuple(person for person in self.rated if not person.leads and person.member.official)

    def count(self, class_id: str) -> int:
        """How many were rated so."""
        return sum(person.rating == class_id for person in self.people)

    def changed(self, changed: Person) -> Facts:
        """The same facts with one person's own changed."""
        people = (changed if one.name == changed.name else one for one in self.people)
        return replace(self, people=tuple(people))

    def scored(self, *points: str) -> Facts:
        """The same facts with other points, the totals following."""
        given = tuple(Fraction(each) for each in points)
        total = sum(given, Fraction(0))
        return replace(self, points=given, total=total, report_total=total)


def load(read: ReadRoster) -> tuple[Facts, ...]:
    """The clean facts of each dossier of ``facts.toml``; ``read`` gives the members of its list."""
    told = tomllib.loads((Path(__file__).parent / "facts.toml").read_text(encoding="utf-8"))
    return tuple(_facts(name, one, read) for name, one in told.items())


def _facts(name: str, told: dict[str, Any], read: ReadRoster) -> Facts:
    folder = samples.FOLDER / "dossiers" / "dev"
    listed = read(folder / name / "roster.csv")
    labels = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    points = tuple(Fraction(each) for each in told["points"])
    return Facts(
        dossier=name,
        branch=told["branch"],
        labels=labels,
        people=tuple(_people(listed, told["members"])),
        points=points,
        total=sum(points, Fraction(0)),
        report_total=sum(points, Fraction(0)),
    )


def _people(listed: Roster, told: dict[str, Any]) -> Iterator[Person]:
    for member in listed.members:
        class_id, votes = told.get(member.name, ("", 0))
        service = class_id or "HTTNV"
        yield Person(
            member=member,
            rating=class_id,
            votes=votes,
            service=service,
            own=service,
            on_paper=class_id,
        )
