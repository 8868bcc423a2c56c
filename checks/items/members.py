"""Matches papers to the members of a roster: names as they are written, namesakes, scans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checks import naming
from checks.placing import problems
from checks.spelling import SCANNED, one_letter_apart
from dossier.document import Problem
from dossier.facts import Reading
from dossier.roster import Member, name_key, same_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """One member's papers of one kind."""

    member: Member
    papers: tuple[Reading, ...] = ()
    shared: int = 0  # members of this name who have to share these papers, when they cannot be told


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Every paper of one kind in its place: with a member, with a stranger, or with nobody."""

    matched: tuple[Matched, ...]
    strangers: tuple[Reading, ...]  # of persons who are not on the roster
    nameless: tuple[Reading, ...]  # no name could be read


def match(members: Sequence[Member], papers: Sequence[Reading]) -> Matching:
    """Give each paper to the member it speaks of.

    Case, accents, "đ/c", the order of the words and, on scans, one misread letter do not matter.
    Namesakes are told apart by accents, then by the day of birth; where neither tells they share.
    """
    owners = [_owners(members, paper) for paper in papers]
    matched = []
    for at, member in enumerate(members):
        mine = tuple(paper for paper, owner in zip(papers, owners, strict=True) if owner == [at])
        common = [owner for owner in owners if at in owner and len(owner) > 1]
        if common and not mine:
            mine = tuple(paper for paper, owner in zip(papers, owners, strict=True) if at in owner)
            matched.append(Matched(member=member, papers=mine, shared=len(common[0])))
        else:
            matched.append(Matched(member=member, papers=mine))
    return Matching(
        matched=tuple(matched),
        strangers=tuple(
            paper
            for paper, owner in zip(papers, owners, strict=True)
            if not owner and paper.identity.person
        ),
        nameless=tuple(paper for paper in papers if not paper.identity.person),
    )


def _owners(members: Sequence[Member], paper: Reading) -> list[int]:
    """The members a paper may be of: one, several namesakes, or none."""
    person = paper.identity.person
    if not person:
        return []
    candidates = [
        at for at, member in enumerate(members) if _ordered(member.name) == _ordered(person)
    ]
    if not candidates and paper.document.medium in SCANNED:
        candidates = _misread(members, person)
    if len(candidates) > 1:
        exact = [at for at in candidates if same_name(members[at].name, person)]
        candidates = exact or candidates
    birth = paper.identity.birth
    if len(candidates) > 1 and birth:
        born = [at for at in candidates if members[at].birth == birth]
        candidates = born or [at for at in candidates if members[at].birth is None]
    if len(candidates) > 1 and (years := naming.born_in(paper)):
        born = [at for at in candidates if (day := members[at].birth) and day.year in years]
        candidates = born or candidates
    return candidates


def _ordered(name: str) -> list[str]:
    """The words of a name whatever their order."""
    return sorted(name_key(name).split())


def _misread(members: Sequence[Member], person: str) -> list[int]:
    """Members whose name differs in one letter, as a scan misreads it; none where two would do."""
    near = [at for at, member in enumerate(members) if one_letter_apart(member.name, person)]
    return near if len(near) == 1 else []


def contradicts_birth(member: Member, paper: Reading) -> bool:
    """Whether the paper gives another day of birth than the roster."""
    birth = paper.identity.birth
    return bool(member.birth and birth and member.birth != birth)


def counts(paper: Reading) -> bool:
    """Whether a paper is neither a copy nor an older version."""
    return not problems(paper) & {Problem.DUPLICATE, Problem.SUPERSEDED}
