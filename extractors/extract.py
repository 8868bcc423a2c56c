"""A document and everything it says: the facts that the checks judge."""

from __future__ import annotations

from dossier import wording
from dossier.document import Document
from dossier.facts import Identity, PaperKind, Reading
from dossier.plan import Plan
from extractors import outline, passages


def extract(document: Document, plan: Plan) -> tuple[Reading, ...]:
    """One reading for each document that the file holds."""
    return (_reading(document, plan),)


def _reading(document: Document, plan: Plan) -> Reading:
    title = wording.fold("\n".join(block.text for block in document.blocks[:15]))
    kind = PaperKind.INSPECTION_REPORT if "bao cao" in title else PaperKind.UNKNOWN
    return read(document, Identity(kind=kind))


def read(document: Document, identity: Identity) -> Reading:
    """The outline, sentences, references and congresses of a document already identified."""
    sections = outline.sections(document)
    found = passages.sentences(document, sections)
    return Reading(
        document=document,
        identity=identity,
        sections=sections,
        sentences=found,
        references=passages.citations(document, identity.number),
        congresses=passages.congresses(document, sections, found),
    )
