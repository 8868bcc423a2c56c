"""A year-end paper -> what it says: scores, votes, classes, the parts of a review."""

from __future__ import annotations

from dossier.document import Document
from dossier.facts import Identity, PaperKind
from dossier.papers import Paper
from dossier.plan import Plan
from extractors import tables
from extractors.papers import classification, collective, minutes, scores, self_review


def read(document: Document, identity: Identity, plan: Plan) -> Paper | None:
    """What the paper says; ``None`` where its kind is not read for facts.

    Declarations of assets, residence comments and record updates are never read: their content is
    nobody's business here (C36).
    """
    if plan.review is None:
        return None
    document = tables.drawn(document)
    match identity.kind:
        case PaperKind.SCORE_SHEET:
            return scores.read(document, plan)
        case PaperKind.CLASSIFICATION_REPORT:
            return classification.read(document, plan)
        case PaperKind.ACTIVITY_REPORT:
            return classification.read_activity(document, plan)
        case PaperKind.MINUTES:
            return minutes.read(document, identity, plan)
        case PaperKind.SELF_REVIEW:
            return self_review.read(document, identity, plan)
        case PaperKind.COLLECTIVE_REVIEW:
            return collective.read(document, plan)
        case _:
            return None
