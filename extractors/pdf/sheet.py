"""One page of a PDF: its lines, its tables, what of it is hidden, and whether to believe it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from extractors.layout import open_grid
from extractors.layout.grid import Grid, grids
from extractors.layout.lines import Line, Word, lines
from extractors.layout.tables import Table, tables
from extractors.pdf import glyphs, quick, struck, words
from extractors.pdf.drawn import Drawn, drawn
from extractors.pdf.fonts import Fonts
from extractors.pdf.frame import frame_of
from extractors.pdf.visible import Ink, seen, within
from extractors.text import clean
from extractors.textlayer import Layer, verdict

_FEW_LETTERS = 50  # a page number and a stamp are no page of text
_SOME_LETTERS = 300  # over a picture of the page: a scanner's heading
_OUTLINED = 100  # shapes, and more of them than letters: the text is drawn as curves


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page as far as its text layer tells."""

    number: int
    width: float
    height: float
    layer: Layer = Layer.GOOD  # whether the text is to be believed; a blank page is
    lines: tuple[Line, ...] = ()
    hidden: tuple[Line, ...] = ()
    struck: tuple[Line, ...] = ()
    remarks: tuple[str, ...] = ()  # notes that readers stuck on it
    tables: tuple[Table, ...] = ()
    recognised: bool = False  # a picture of the page, with the text of a scanner's program over it
    blank: bool = False


def read_sheet(page: Any, number: int, fonts: Fonts) -> Sheet:
    """Read page ``number`` (from 1); ``fonts`` are the document's.

    Raises:
        PdfiumError: the page cannot be read.
    """
    textpage = page.get_textpage()
    text = _text(textpage)
    handle = quick.address(textpage.raw)
    frame = frame_of(page, handle, text)
    drawing = drawn(page, frame)
    sides = [frame.upright(*side) for side in drawing.sides]
    ruled = grids(sides) if sides else []
    strokes = struck.strokes(sides) if sides else []
    half_ruled = open_grid.bands(sides, ruled) if sides else []
    bands = [(band.top, band.bottom) for some in (ruled, half_ruled) for band in some]
    bands += struck.near(strokes)
    layer = verdict(text, over_picture=drawing.ocr_layer)
    ink = Ink(page, frame) if drawing.doubtful else None
    found = None
    if layer is not Layer.SCRAMBLED:
        whole = _may_be_whole(bands, ink, pictured=drawing.pictured)
        found = words.stretches(handle, text, frame, fonts, whole)
        if found is not None and ink is None and not within(frame, found):
            found = words.stretches(handle, text, frame, fonts, lambda _: False)
    if found is None:
        layer = Layer.SCRAMBLED
        found = glyphs.words(handle, text, frame, fonts)

    shown, hidden = lines(found, number), list[Line]()
    if ink is None and not (found and within(frame, found)):
        ink = Ink(page, frame)
    if ink is not None:
        shown, hidden = seen(shown, ink, word_by_word=not drawing.ocr_layer)
    deleted = list[Line]()
    if strokes:
        shown, deleted = struck.parted(shown, strokes)
    if half_ruled:
        ruled += _filled(half_ruled, shown)
    inside, shown = _tables(shown, ruled, number)

    blank = ink is not None and not shown and not inside and ink.blank
    if hidden or layer is not Layer.GOOD:
        text = clean(_shown(shown, inside))
        layer = verdict(text, over_picture=drawing.ocr_layer)
    return Sheet(
        number=number,
        width=frame.width,
        height=frame.height,
        layer=Layer.GOOD if blank else _told(layer, text, drawing),
        lines=tuple(shown),
        hidden=tuple(hidden),
        struck=tuple(deleted),
        tables=tuple(inside),
        recognised=drawing.ocr_layer,
        blank=blank,
    )


def _text(textpage: Any) -> str:
    """The page's text, a character for each of pdfium's."""
    count = textpage.count_chars()
    text: str = textpage.get_text_range() if count else ""
    if len(text) == count:
        return text
    codes = (pdfium.FPDFText_GetUnicode(textpage.raw, index) for index in range(count))
    return "".join(chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)


def _may_be_whole(
    bands: Sequence[tuple[float, float]], ink: Ink | None, *, pictured: bool
) -> Callable[[Word], bool]:
    """Which lines need not be taken word by word.

    Those outside ``bands`` (a table, a stroke); where something could hide text, those that show
    ink all along.
    """
    if pictured:
        return lambda _: False

    def may_be_whole(line: Word) -> bool:
        middle = (line.top + line.bottom) / 2
        if bands and any(top <= middle <= bottom for top, bottom in bands):
            return False
        return ink is None or ink.fills(line)

    return may_be_whole


def _filled(bands: Iterable[open_grid.Band], shown: Iterable[Line]) -> list[Grid]:
    written = [word for line in shown for word in line.words]
    return [found for band in bands if (found := open_grid.grid(band, written))]


def _tables(
    shown: list[Line], ruled: Sequence[Grid], number: int
) -> tuple[list[Table], list[Line]]:
    """The tables, and the lines outside them."""
    if not ruled:
        return [], shown
    written = [word for line in shown for word in line.words]
    found, rest = tables(ruled, written, lambda some: lines(some, number))
    return found, lines(rest, number)


def _shown(outside: Iterable[Line], inside: Iterable[Table]) -> str:
    cells = (cell for table in inside for row in table.rows for cell in row)
    return "\n".join(line.text for some in (outside, *cells) for line in some)


def _told(layer: Layer, text: str, drawing: Drawn) -> Layer:
    """``layer``, unless the page shows far more than its text says."""
    if not drawing.pictured and drawing.shapes <= _OUTLINED:
        return layer
    letters = len("".join(text.split()))
    few = _FEW_LETTERS if drawing.ocr_layer else _SOME_LETTERS
    unsaid = letters < few if drawing.pictured else letters < drawing.shapes
    return Layer.NONE if unsaid else layer
