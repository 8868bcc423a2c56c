"""A document and everything it says: the facts that the checks judge."""

from __future__ import annotations

import dataclasses

from dossier.document import Document, Span
from dossier.facts import DateFact, Identity, PaperKind, Reading
from dossier.plan import Plan
from extractors import dates, identity, outline, papers, passages, tables

# Their content is nobody's business here: only presence, person, year and signature (C36).
_UNREAD_CONTENT = frozenset({PaperKind.ASSET_DECLARATION})


def extract(document: Document, plan: Plan) -> tuple[Reading, ...]:
    """One reading for each document that the file holds."""
    return tuple(_reading(part, plan) for part in identity.split(document))


def _reading(document: Document, plan: Plan) -> Reading:
    whose, problems = identity.identify(document, plan)
    if whose.kind in _UNREAD_CONTENT:
        return Reading(document=document, identity=whose, problems=problems)
    return dataclasses.replace(
        read(document, whose),
        problems=problems,
        paper=papers.read(document, whose, plan),
    )


def read(document: Document, whose: Identity) -> Reading:
    """The outline, sentences, dates, references and congresses of an identified document."""
    document = tables.drawn(document)
    sections = outline.sections(document)
    found = passages.sentences(document, sections)
    return Reading(
        document=document,
        identity=whose,
        sections=sections,
        sentences=found,
        dates=_dates(document, whose),
        references=passages.citations(document, whose.number),
        congresses=passages.congresses(document, sections, found),
    )


def _dates(document: Document, whose: Identity) -> tuple[DateFact, ...]:
    return tuple(
        DateFact(span=Span(block=index, start=value.start, end=value.end), value=value)
        for index, block in enumerate(document.blocks)
        for value in dates.find(block.text, whose.date)
    )
