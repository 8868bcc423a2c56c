"""Names as the roster spells them: capitals, lost accents and a letter a scan misread."""

from __future__ import annotations

import dataclasses

from checks import naming
from dossier.document import Medium
from dossier.facts import PaperKind, Reading
from dossier.papers import Minutes, SelfReview
from dossier.roster import Roster, name_key, same_name

SCANNED = (Medium.SCAN, Medium.IMAGE)
PERSONAL = frozenset(
    {
        PaperKind.SELF_REVIEW,
        PaperKind.PERSONAL_RECORD_UPDATE,
        PaperKind.ASSET_DECLARATION,
        PaperKind.RESIDENCE_COMMENT,
    }
)
_LEAST = 8  # letters: a shorter name one letter off may be anybody's


def by_roster(reading: Reading, roster: Roster | None) -> Reading:
    """The reading with its person and signer as the roster writes them, where it knows them."""
    if roster is None or roster.reconstructed:
        return reading
    scanned = reading.document.medium in SCANNED
    identity = reading.identity
    person = _spelled(identity.person, roster, scanned=scanned)
    if identity.kind in PERSONAL:
        person = _by_mention(reading, person, roster)
    signer = _spelled(identity.signer, roster, scanned=scanned)
    paper = reading.paper
    if isinstance(paper, SelfReview) and paper.person in (identity.person, None):
        paper = dataclasses.replace(paper, person=person)
    if isinstance(paper, Minutes):
        paper = _named_in_full(paper, roster)
    return dataclasses.replace(
        reading,
        identity=dataclasses.replace(identity, person=person, signer=signer),
        paper=paper,
    )


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two names, as they are compared, differ in one letter: misread, lost or added."""
    mine, theirs = name_key(one), name_key(other)
    if mine == theirs or min(len(mine), len(theirs)) < _LEAST or abs(len(mine) - len(theirs)) > 1:
        return False
    start = 0
    while start < min(len(mine), len(theirs)) and mine[start] == theirs[start]:
        start += 1
    longer, shorter = (mine, theirs) if len(mine) >= len(theirs) else (theirs, mine)
    rest = shorter[start + 1 :] if len(mine) == len(theirs) else shorter[start:]
    return longer[start + 1 :] == rest


def _by_mention(reading: Reading, person: str | None, roster: Roster) -> str | None:
    """The one member the paper names where it must, when whom it was read to be of is no member.

    Whoever only signs for the branch is not whose paper it is.
    """
    names = [member.name for member in roster.members]
    named = naming.owners(reading, names)
    if len(named) != 1 or (person and named[0] == person):
        return person
    known = person is not None and any(same_name(name, person, loosely=True) for name in names)
    if known and (
        reading.identity.kind is PaperKind.RESIDENCE_COMMENT
        or not naming.only_answers(reading, str(person))
    ):
        return person
    return named[0]


def _named_in_full(minutes: Minutes, roster: Roster) -> Minutes:
    """The minutes with members whom they call by the last word of a name alone ("Tú") in full."""
    last = [name_key(member.name).rsplit(maxsplit=1)[-1] for member in roster.members]
    full = {
        word: member.name
        for word, member in zip(last, roster.members, strict=True)
        if last.count(word) == 1
    }
    return dataclasses.replace(
        minutes,
        steps=tuple(
            dataclasses.replace(step, person=full.get(name_key(step.person), step.person))
            if step.person
            else step
            for step in minutes.steps
        ),
        results=tuple(
            dataclasses.replace(each, person=full.get(name_key(each.person), each.person))
            for each in minutes.results
        ),
    )


def _spelled(name: str | None, roster: Roster, *, scanned: bool) -> str | None:
    if name is None:
        return None
    known = {member.name for member in roster.members}
    same = {one for one in known if same_name(one, name, loosely=scanned)}
    if not same and scanned:
        same = {one for one in known if one_letter_apart(one, name)}
    return same.pop() if len(same) == 1 else name
