"""Whose paper, which paper, its number, date and signer: decided by what the page says."""

from __future__ import annotations

from dossier.document import Document, Medium, Problem
from dossier.facts import Identity, PaperKind
from dossier.plan import Plan
from extractors.identity import blanks, kinds, letterhead, people, title, years
from extractors.identity.branch import branch
from extractors.identity.page import lines
from extractors.identity.split import signed, split

__all__ = ["identify", "is_signed", "is_titled", "split"]

# Papers that speak of one person.
PERSONAL = frozenset(
    {
        PaperKind.SELF_REVIEW,
        PaperKind.PERSONAL_RECORD_UPDATE,
        PaperKind.ASSET_DECLARATION,
        PaperKind.RESIDENCE_COMMENT,
    }
)
_DOSSIER = PERSONAL | {
    PaperKind.INSPECTION_REPORT,
    PaperKind.ACTIVITY_REPORT,
    PaperKind.COLLECTIVE_REVIEW,
    PaperKind.MINUTES,
    PaperKind.CLASSIFICATION_REPORT,
    PaperKind.SCORE_SHEET,
}
# One's own name stands under these; under a residence comment stands somebody else's.
_OWN = PERSONAL - {PaperKind.RESIDENCE_COMMENT}


def is_titled(document: Document) -> bool:
    """Whether the document says at its top what it is: a later page does not."""
    return title.find(lines(document)) is not None


def is_signed(document: Document) -> bool:
    """Whether the words around a signature stand at its end."""
    return signed(lines(document))


def identify(document: Document, plan: Plan) -> tuple[Identity, tuple[Problem, ...]]:
    """What this one document is, and what is odd about it.

    A file's name decides nothing; it is a hint only for a scan on which hardly a word could be
    read, and such a paper carries ``HANDWRITTEN``: somebody has to look at it.
    """
    page = lines(document)
    name = title.find(page)
    kind = kinds.kind(page, name, plan)
    illegible = blanks.is_illegible(document)
    hinted = kind is PaperKind.UNKNOWN and document.medium in (Medium.SCAN, Medium.IMAGE)
    if hinted and (illegible or kinds.says_nothing(page)):
        kind = kinds.by_name(document)
        illegible = illegible or kind is not PaperKind.UNKNOWN
    dated = letterhead.dated(page, name)
    signer = letterhead.signer(page, own=kind in _OWN)
    own = page if kind in _OWN else letterhead.above_signature(page)
    person = people.person(own, name) if kind in PERSONAL else None
    if person is None and kind in _OWN and not people.labelled(page):
        person = letterhead.own_signer(page)
    if person is None and kind is PaperKind.RESIDENCE_COMMENT and not people.labelled(page):
        person = people.spoken_of(page, name)
    identity = Identity(
        kind=kind,
        branch=branch(page, name, plan),
        person=person,
        birth=people.birth(page) if kind in PERSONAL else None,
        year=years.year(page, name, dated, kind),
        number=letterhead.number(page, name),
        date=dated.date,
        issuer=letterhead.issuer(page, name),
        title=" ".join(name.text.split()) if name else None,
        signer=signer,
    )
    problems = blanks.problems(
        document, page, named=person is not None, personal=kind in PERSONAL, illegible=illegible
    )
    if kind in _DOSSIER and years.is_wrong(identity, dated.year, plan):
        problems = (Problem.WRONG_YEAR, *problems)
    return identity, problems
