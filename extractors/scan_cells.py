"""The cells of ruled tables, laid one under another so that Tesseract reads each by itself.

Left in their places, it drops a lone figure as a speck and runs a narrow cell into the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from extractors import ocr, pictures
from extractors.layout.grid import Cell, Grid
from extractors.layout.lines import Word

_RULE = 5  # pixels at the edge of a cell that may belong to its rule
_GAP = 24  # pixels of paper around each: less than the height of a line
_FLAT = 8  # pixels: a dash or a row of dots is no higher
_SURE = 90.0  # the confidence of a sign told by its shape
_PIXEL = 72 / ocr.DPI


def words(grey: Image.Image, tables: Sequence[Grid]) -> list[Word]:
    """The words in the tables' cells, where they stand on the page."""
    boxes = [box for table in tables for cell in table.cells if (box := _inked(grey, cell))]
    if not boxes:
        return []
    sheet, tops = _stacked(grey, boxes)
    found = []
    read = set()
    for word in ocr.words(sheet, layout=ocr.ONE_BLOCK):
        middle = (word.top + word.bottom) / 2 / _PIXEL
        at = max((at for at, top in enumerate(tops) if top <= middle), default=0)
        read.add(at)
        across = (boxes[at][0] - _GAP) * _PIXEL
        down = (boxes[at][1] - tops[at]) * _PIXEL
        found.append(
            word._replace(
                left=word.left + across,
                right=word.right + across,
                top=word.top + down,
                bottom=word.bottom + down,
            )
        )
    signs = (_sign(grey, box) for at, box in enumerate(boxes) if at not in read)
    return found + [sign for sign in signs if sign]


def without(grey: Image.Image, tables: Sequence[Grid]) -> Image.Image:
    """The page with paper in place of its tables."""
    clean = grey.copy()
    paper = pictures.paper(grey)
    for table in tables:
        right = max(cell.right for cell in table.cells)
        left = min(cell.left for cell in table.cells)
        sides = (round(side / _PIXEL) for side in (left, table.top, right, table.bottom))
        x0, y0, x1, y1 = sides
        clean.paste(paper, (x0 - _RULE, y0 - _RULE, x1 + _RULE, y1 + _RULE))
    return clean


_Box = tuple[int, int, int, int]


def _inked(grey: Image.Image, cell: Cell) -> _Box | None:
    """The part of a cell that holds ink, in pixels; ``None`` for an empty cell."""
    sides = (round(side / _PIXEL) for side in (cell.left, cell.top, cell.right, cell.bottom))
    left, top, right, bottom = sides
    inside = (left + _RULE, top + _RULE, right - _RULE, bottom - _RULE)
    if inside[0] >= inside[2] or inside[1] >= inside[3]:
        return None
    ink = pictures.ink(grey.crop(inside)).getbbox()
    if ink is None or ink[2] - ink[0] < 2 or ink[3] - ink[1] < 2:
        return None
    return (inside[0] + ink[0], inside[1] + ink[1], inside[0] + ink[2], inside[1] + ink[3])


def _sign(grey: Image.Image, box: _Box) -> Word | None:
    """The dash or the dots that stand alone in a cell, where Tesseract sees nothing."""
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    if height > _FLAT or width < 2 * height:
        return None
    inked = pictures.ink(grey.crop(box)).histogram()[255]
    text = "-" if inked > 0.6 * width * height else "…"
    x0, y0, x1, y1 = (side * _PIXEL for side in box)
    return Word(text, x0, y0, x1, y1, confidence=_SURE)


def _stacked(grey: Image.Image, boxes: Sequence[_Box]) -> tuple[Image.Image, list[int]]:
    """The boxes one under another on a sheet, and where each begins on it."""
    width = max(box[2] - box[0] for box in boxes) + 2 * _GAP
    height = sum(box[3] - box[1] + _GAP for box in boxes) + _GAP
    sheet = Image.new("L", (width, height), pictures.paper(grey))
    tops, at = [], _GAP
    for box in boxes:
        sheet.paste(grey.crop(box), (_GAP, at))
        tops.append(at)
        at += box[3] - box[1] + _GAP
    return sheet, tops
