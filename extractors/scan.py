"""A page that is a picture, recognised: the same lines, tables and paragraphs as any other page."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from statistics import fmean
from typing import TYPE_CHECKING

from dossier.document import Aside, Block, Document, Medium, SetAside
from extractors import ocr, ocr_signs, ocr_words, pictures, scan_account, scan_cells, word
from extractors.layout.grid import Grid, grids
from extractors.layout.lines import Line, Word, lines
from extractors.layout.pages import cleaned, without_margins
from extractors.layout.tables import Laid, in_order, tables
from extractors.sniff import Kind, sniff

if TYPE_CHECKING:
    from PIL.Image import Image

_POINT = 72 / ocr.DPI
_LEGIBLE = 55  # mean confidence, 0 to 100; print has 85 to 96, handwriting under 50
_DOUBTFUL = 75  # below: perhaps the page lies on its side
_STROKE = 45  # no word of a piece of line is surer: no print, which has one of 60 and more
_MOST_PIXELS = 30_000_000


def read_image(data: bytes, *, file: str, sha256: str) -> Document:
    """An image file as a document whose pages are still to be recognised.

    Raises:
        Refused: ``damaged``, ``too_big``.
    """
    pages = pictures.frames(data)
    return Document(
        file=file,
        sha256=sha256,
        medium=Medium.IMAGE,
        blocks=(),
        pages=pages,
        unreadable_pages=tuple(range(1, pages + 1)),
    )


def read_page(data: bytes, page: int, *, file: str, sha256: str) -> Document:
    """Page ``page`` (from 1) of a PDF, an image or a Word file that holds only pictures, alone.

    A page whose ink could not be made out is in ``unreadable_pages``; a blank one is not. So is a
    page of which some lines stayed unread, beside the blocks of those that were read.
    """
    kind = sniff(data)
    is_pdf = kind is Kind.PDF
    if kind is Kind.DOCX:
        picture = pictures.frame(word.picture(data, page), 1)
    else:
        picture = _rendered(data, page) if is_pdf else pictures.frame(data, page)
    grey, found, words = _recognised(picture)
    medium = Medium.SCAN if is_pdf else Medium.IMAGE
    if not _legible(words):
        unreadable = (page,) if words or pictures.inked(grey) else ()
        return Document(
            file=file, sha256=sha256, medium=medium, blocks=(), unreadable_pages=unreadable
        )

    def lines_of(some: Sequence[Word]) -> list[Line]:
        return ocr_signs.mended(lines(some, page), grey)

    sure, strokes = _without_strokes(words, page)
    ruled, rest = tables(found, sure, lines_of)
    kept, aside = without_margins([(lines_of(rest), grey.height * _POINT)])
    laid = Laid(page=page, width=grey.width * _POINT, lines=kept[0], tables=ruled)
    return Document(
        file=file,
        sha256=sha256,
        medium=medium,
        blocks=tuple(map(_mended, cleaned(in_order([laid]))[0])),
        set_aside=(*aside, *strokes),
        unreadable_pages=(page,) if scan_account.is_open(grey, words, found) else (),
    )


def _without_strokes(words: Sequence[Word], page: int) -> tuple[list[Word], list[SetAside]]:
    """The words, and apart from them what was made of seals, signatures and stains.

    A word that is doubtful among others is kept: it is mostly right.
    """
    sure: list[Word] = []
    aside = []
    for piece in (piece for line in lines(words, page) for piece in line.segments()):
        if max(word.confidence or 0 for word in piece.words) >= _STROKE:
            sure += piece.words
            continue
        source = f"page {page} line {piece.number}"
        aside.append(SetAside(text=piece.text, reason=Aside.ILLEGIBLE, page=page, source=source))
    return sure, aside


def _mended(block: Block) -> Block:
    cells = tuple(map(ocr_words.mended, block.cells))
    return dataclasses.replace(block, text=ocr_words.mended(block.text), cells=cells)


_Recognised = tuple["Image", list[Grid], list[Word]]


def _recognised(picture: Image) -> _Recognised:
    """The prepared picture, its grids and words; turned by quarters when that reads better."""
    first = _read(pictures.upright(pictures.even(picture)))
    grey, _, words = first
    if _confidence(words) >= _DOUBTFUL or not pictures.inked(grey):
        return first
    turn = ocr.quarters(grey)
    if turn == 0:
        if _legible(words):
            return first
        turn = 2  # a name alone on the last page does not tell which way up it is
    second = _read(pictures.straight(grey.rotate(90 * turn, expand=True)))
    return max(first, second, key=lambda each: _confidence(each[2]))


def _read(grey: Image) -> _Recognised:
    found = grids(pictures.rules(grey))
    if found:
        words = ocr.words(scan_cells.without(grey, found)) + scan_cells.words(grey, found)
    else:
        words = ocr.words(grey)
    if _legible(words):  # of strokes that are no print a second look would make more nonsense
        words += scan_account.missed(grey, words, found)
    return grey, found, words


def _confidence(words: list[Word]) -> float:
    """The mean confidence, each word weighing by its letters; 0 without words."""
    letters = [word.confidence or 0.0 for word in words for _ in word.text]
    return fmean(letters) if letters else 0.0


def _legible(words: list[Word]) -> bool:
    return _confidence(words) >= _LEGIBLE


def _rendered(data: bytes, page: int) -> Image:
    from extractors.pdf import open_pdf  # noqa: PLC0415  # an image file needs no pdfium

    sheet = open_pdf(data)[page - 1]
    width, height = sheet.get_size()
    scale = min(1 / _POINT, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    picture: Image = sheet.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
    return picture
