"""The account of a recognised page: where ink is left that is in no word, it is read once more.

Tesseract takes the lines under a grey seal for a picture and says nothing of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image, ImageDraw

from extractors import ocr, pictures
from extractors.layout.grid import Grid
from extractors.layout.lines import Word

_PIXEL = 72 / ocr.DPI
_SPOT = 8  # pixels of the page to one of the map of its ink
_SOME = 25  # of 255: a spot with that much ink holds a stroke
_WIDE = 6  # spots: a row of them may be a piece of a line
_LEAST = 80  # spots: less is a speck, a pen's flourish or the rim of a seal
_WIDER_THAN_A_SEAL = 380  # pixels; a seal of 36 mm is 284
_LEGIBLE = 60.0
_ROOM = 12  # pixels around what was left, so that the letters at its edge are whole


def missed(grey: Image.Image, words: Sequence[Word], tables: Sequence[Grid]) -> list[Word]:
    """Words that a second look at the leftover ink makes out, none where another stands."""
    found: list[Word] = []
    for _, top, _, bottom in _left_over(grey, words, tables):
        strip = grey.crop((0, max(0, top - _ROOM), grey.width, min(grey.height, bottom + _ROOM)))
        down = max(0, top - _ROOM) * _PIXEL
        for word in ocr.words(strip, layout=ocr.ONE_BLOCK):
            placed = word._replace(top=word.top + down, bottom=word.bottom + down)
            taken = any(_overlap(placed, other) for other in words)
            if not taken and (word.confidence or 0) >= _LEGIBLE:
                found.append(placed)
    return found


def is_open(grey: Image.Image, words: Sequence[Word], tables: Sequence[Grid]) -> bool:
    """Whether lines of the page stayed unread: a band wider than any seal, as high as a line."""
    return any(
        right - left > _WIDER_THAN_A_SEAL and bottom - top >= 3 * _SPOT
        for left, top, right, bottom in _left_over(grey, words, tables)
    )


def _left_over(
    grey: Image.Image, words: Sequence[Word], tables: Sequence[Grid]
) -> Iterator[tuple[int, int, int, int]]:
    """The bands of the page, in pixels, in which much ink is in no word."""
    ink = pictures.ink(grey)
    draw = ImageDraw.Draw(ink)
    boxes = [(one.left, one.top, one.right, one.bottom) for one in words]
    boxes += [
        (min(c.left for c in one.cells), one.top, max(c.right for c in one.cells), one.bottom)
        for one in tables
    ]
    for left, top, right, bottom in boxes:
        sides = (left / _PIXEL - 4, top / _PIXEL - 6, right / _PIXEL + 4, bottom / _PIXEL + 6)
        draw.rectangle(sides, fill=0)
    spots = ink.reduce(_SPOT).point(lambda level: level > _SOME)
    marks, width = spots.tobytes(), spots.width
    rows = [sum(marks[y * width : (y + 1) * width]) for y in range(spots.height)]
    start = None
    for y, count in enumerate([*rows, 0]):
        if start is None:
            start = y if count >= _WIDE else None
        elif count < _WIDE // 2:
            if sum(rows[start:y]) >= _LEAST:
                box = spots.crop((0, start, width, y)).getbbox() or (0, 0, 0, 0)
                yield box[0] * _SPOT, start * _SPOT, box[2] * _SPOT, y * _SPOT
            start = None


def _overlap(one: Word, other: Word) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 0.3 * (one.right - one.left) and down > 0.3 * (one.bottom - one.top)
