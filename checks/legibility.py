"""What could not be read, and which papers it may have been."""

from __future__ import annotations

from checks.file_names import names_of
from checks.placing import problems
from dossier.document import Aside, Block, Problem
from dossier.facts import PaperKind, Reading
from dossier.submission import Case

_SURE = 75.0  # of 100, the mean of a paragraph's words
_PARAGRAPH = 30  # characters; a scrap is no paragraph


def unread(case: Case, kind: PaperKind) -> tuple[str, ...]:
    """The files, not read in whole or in part, that may hold a paper of this kind.

    A file whose name plainly says another kind does not excuse this one.
    """
    closed = [
        one.file for one in case.unread if names_of(one.file) & {kind} or not names_of(one.file)
    ]
    partly = [reading.document.file for reading in case.readings if _may_hide(reading, kind)]
    return tuple(dict.fromkeys([*closed, *partly]))


def _may_hide(reading: Reading, kind: PaperKind) -> bool:
    """Whether a paper of this kind may be on pages of a document that could not be read.

    A bad page between two good ones belongs to the document around it; pages that nothing legible
    follows may be anything, for a whole dossier is often scanned into one file.
    """
    document, known = reading.document, reading.identity.kind
    if known is PaperKind.UNKNOWN and Problem.HANDWRITTEN in problems(reading):
        return True
    if known is kind and any(one.reason is Aside.NOT_READ for one in document.set_aside):
        return True  # a table or a page put in as a file or a picture, which nobody opened
    if known is kind and any(_is_smudged(block) for block in document.blocks):
        return True
    if not document.unreadable_pages:
        return False
    last_legible = max((block.page or 0 for block in document.blocks), default=0)
    return known is kind or max(document.unreadable_pages) > last_legible


def _is_smudged(block: Block) -> bool:
    """A paragraph that recognition hardly made out: under a seal, in a shadow.

    Simulated scans at 200 dpi have none, clean or dirty; those with a seal in grey do
    (``hoso eval --scans``).
    """
    return (
        block.confidence is not None and block.confidence < _SURE and len(block.text) >= _PARAGRAPH
    )
