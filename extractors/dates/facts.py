"""The dates of a document, block by block."""

from __future__ import annotations

import datetime as dt

from dossier.dates import DateRole
from dossier.document import Document, Span
from dossier.facts import DateFact
from extractors.dates.finder import find


def facts(document: Document, written: dt.date | None = None) -> tuple[DateFact, ...]:
    """Every calendar expression of a document's blocks.

    ``written`` is the document's own date where it is known; without it, the place-date line of
    the document itself gives the year that later expressions leave out.
    """
    found: list[DateFact] = []
    reference = written
    for number, block in enumerate(document.blocks):
        for value in find(block.text, reference):
            found.append(DateFact(span=Span(number, value.start, value.end), value=value))
            if reference is None and value.role is DateRole.DOCUMENT_DATE:
                reference = value.first
    return tuple(found)
