"""Pages become one text: page numbers put aside, paragraphs joined over the page break."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dossier.document import Aside, Block, BlockKind, Document, Medium, SetAside
from extractors.layout.lines import Line
from extractors.layout.paragraphs import joined
from extractors.text import Encoding, decode, decode_paragraph, is_plain, shows_unicode

_MARGIN = 62.0  # points: a page number stands within 22 mm of the edge
_HEADER_MARGIN = 50.0  # a running title stands higher than any letterhead (20 mm)
_RUNNING = 3  # pages: what stands in the margin of so many is a running title
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:trang|tr\.?|page)\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*", re.I
)


def without_margins(
    pages: Sequence[tuple[Sequence[Line], float]],
) -> tuple[list[list[Line]], list[SetAside]]:
    """Each page's lines (given with the page's height) without page numbers and running titles.

    A running title is the same line, but for its digits, in the margin of three pages or more.
    """
    running = Counter(
        title
        for lines, height in pages
        for title in {_title(line, height) for line in lines if _in_margin(line, height)}
        if title
    )
    kept: list[list[Line]] = []
    aside: list[SetAside] = []
    for lines, height in pages:
        kept.append([])
        for line in lines:
            if _in_margin(line, height) and (
                _PAGE_NUMBER.fullmatch(line.text) or running[_title(line, height)] >= _RUNNING
            ):
                aside.append(_set_aside(line, height))
            else:
                kept[-1].append(line)
    return kept, aside


def cleaned(blocks: Iterable[Block]) -> tuple[list[Block], bool]:
    """The blocks in NFC Unicode, and whether any was typed in a font of the 1990s.

    What most of the document is typed in decides for the short texts that could be either.
    """
    blocks = list(blocks)
    whole = "\n".join([block.text for block in blocks])
    plain = is_plain(whole)
    expected = None if plain else decode(whole)[1]
    found = [
        (block, False)
        if (shows_unicode(block.text) if plain else is_plain(block.text))
        else _cleaned(block, expected)
        for block in blocks
    ]
    return [block for block, _ in found if block.text], any(legacy for _, legacy in found)


def over_page_breaks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, a sentence that runs over a page break in one of them."""
    whole: list[Block] = []
    last_page: int | None = None
    for block in blocks:
        if whole and _runs_over(whole[-1], last_page, block):
            counted = tuple(sorted({*whole[-1].counted} & {*block.counted}))
            text = joined(whole[-1].text, block.text)
            whole[-1] = dataclasses.replace(whole[-1], text=text, counted=counted)
        else:
            whole.append(block)
        last_page = block.page
    return tuple(whole)


def merged(document: Document, recognised: Mapping[int, Document]) -> Document:
    """The document with the pages that were recognised from their pictures put in.

    ``recognised`` maps a page's number to the document that holds only that page.
    """
    read = {number for number, page in recognised.items() if not page.unreadable_pages}
    found = [*document.blocks, *(block for page in recognised.values() for block in page.blocks)]
    aside = [item for page in recognised.values() for item in page.set_aside]
    mostly_pictures = 2 * len(document.unreadable_pages) > (document.pages or 0)
    return dataclasses.replace(
        document,
        medium=Medium.SCAN
        if document.medium is Medium.PDF and mostly_pictures
        else document.medium,
        blocks=over_page_breaks(sorted(found, key=lambda block: block.page or 0)),
        set_aside=(*document.set_aside, *aside),
        unreadable_pages=tuple(n for n in document.unreadable_pages if n not in read),
    )


def _cleaned(block: Block, expected: Encoding | None) -> tuple[Block, bool]:
    text, encoding = decode_paragraph(block.text, expected=expected)
    cells = tuple(decode_paragraph(cell, expected=expected)[0] for cell in block.cells)
    return dataclasses.replace(block, text=text, cells=cells), encoding is not None


def _runs_over(before: Block, last_page: int | None, after: Block) -> bool:
    return (
        before.kind is after.kind is BlockKind.PARAGRAPH
        and last_page is not None
        and after.page == last_page + 1
        and (after.text[:1].islower() or after.text.startswith("("))
        and after.text[1:2] not in (")", ".")
        and not before.text.endswith((".", ";", ":", "!", "?", "/"))
    )


def _title(line: Line, height: float) -> str:
    """What a running title is recognised by; empty for a line that stands too far in."""
    if line.bottom > _HEADER_MARGIN and line.top < height - _HEADER_MARGIN:
        return ""
    return f"{line.top < height / 2} {re.sub(r'[0-9]+', '#', line.text)}"


def _in_margin(line: Line, height: float) -> bool:
    return line.top < _MARGIN or line.bottom > height - _MARGIN


def _set_aside(line: Line, height: float) -> SetAside:
    return SetAside(
        text=line.text,
        reason=Aside.HEADER if line.top < height / 2 else Aside.FOOTER,
        page=line.page,
        source=f"page {line.page} line {line.number}",
    )
