"""Papers whose pages came as several files ("trang 1", "trang 2"), read as one."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from dossier.document import Document, Problem
from dossier.facts import Identity, PaperKind, Reading
from dossier.folding import fold
from dossier.plan import Plan
from extractors import identity
from extractors.extract import extract

# At the end of a file's name: "BC trang 2", "BB phan 2", "BB (tiep)"; then "BB 2", "IMG_0012".
_PAGE_OF_NAME = re.compile(
    r"[\s._\-(]*(?:trang|tr|page|p|phan|part|to)[\s._\-]*(?P<number>\d{1,2})[\s)]*$"
    r"|[\s._\-(]*(?P<rest>tiep theo|tiep|con lai)[\s)]*$"
)
_NUMBER_OF_NAME = re.compile(r"[\s._\-(]*0*(?P<number>\d{1,4})[\s)]*$")
_PAGE_OF_TEXT = re.compile(r"\W*(?:trang|tr)\W*(?P<number>\d{1,2})\s*/\s*(?P<total>\d{1,2})\W*$")
_MARGIN = 2  # blocks at a page's top and foot in which its number stands


@dataclasses.dataclass(frozen=True, slots=True)
class _Page:
    """Which page of which paper a file says it is; ``sure`` where a word for page says so."""

    paper: tuple[str, str]
    number: int
    sure: bool


def readings(documents: Sequence[Document], plan: Plan) -> Iterator[Reading]:
    """What every document says; the later pages of a paper are read with its first.

    A later page stands in the list with its paper's kind, and nothing else of its own: what it
    says is in the reading of the first. All of them carry ``SPLIT_DOCUMENT``.
    """
    first_of = _later_pages(documents, plan)
    for at, document in enumerate(documents):
        if at in first_of:
            continue
        later = [documents[page] for page, first in first_of.items() if first == at]
        blocks = tuple(block for one in (document, *later) for block in one.blocks)
        parts = extract(dataclasses.replace(document, blocks=blocks), plan)
        if not later:
            yield from parts
            continue
        yield from parts[:-1]
        yield _split(parts[-1])
        for page in later:
            kind = parts[-1].identity.kind
            yield _split(Reading(document=page, identity=Identity(kind=kind)))


def _split(reading: Reading) -> Reading:
    return dataclasses.replace(reading, problems=(*reading.problems, Problem.SPLIT_DOCUMENT))


def _later_pages(documents: Sequence[Document], plan: Plan) -> dict[int, int]:
    """Each later page's index to that of its paper's first, in the order of the pages."""
    pages = {at: page for at, one in enumerate(documents) if (page := _page(one)) is not None}
    found: dict[int, int] = {}
    for at, page in sorted(pages.items(), key=lambda each: each[1].number):
        before = [
            other
            for other, one in pages.items()
            if one.paper == page.paper and one.number == page.number - 1
        ]
        if page.number < 2 or len(before) != 1 or identity.is_titled(documents[at]):
            continue
        first = found.get(before[0], before[0])
        if first not in found and not identity.is_titled(documents[first]):
            continue
        if not page.sure and not _goes_on(documents[before[0]], documents[at], plan):
            continue
        found[at] = first
    return found


def _goes_on(before: Document, page: Document, plan: Plan) -> bool:
    """Whether a page without a title follows one that nobody has signed yet."""
    kind = identity.identify(page, plan)[0].kind
    return kind is PaperKind.UNKNOWN and not identity.is_signed(before)


def _page(document: Document) -> _Page | None:
    path = PurePosixPath(fold(document.file))
    margin = (*document.blocks[:_MARGIN], *document.blocks[-_MARGIN:])
    named = _PAGE_OF_NAME.search(path.stem)
    if named:
        number = int(named["number"]) if named["number"] else 2
        return _Page((str(path.parent), path.stem[: named.start()]), number, sure=True)
    for block in margin:
        printed = _PAGE_OF_TEXT.match(fold(block.text))
        if printed and printed["total"] != "1":
            paper = (str(path.parent), f"{printed['total']} pages")
            return _Page(paper, int(printed["number"]), sure=True)
    counted = _NUMBER_OF_NAME.search(path.stem)
    if counted:
        paper = (str(path.parent), path.stem[: counted.start()])
        return _Page(paper, int(counted["number"]), sure=False)
    return _Page((str(path.parent), path.stem), 1, sure=False)
