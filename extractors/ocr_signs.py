"""Signs that Tesseract gets wrong and the picture tells: I, II and III, a full stop, a bullet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from PIL import Image

from extractors import ocr, pictures
from extractors.layout.lines import Line, Word

_PIXEL = 72 / ocr.DPI
# X, V and then the strokes that are miscounted; "11" and "H." alone are left as they are.
_NUMERAL = re.compile(r"(?P<before>[(“\"]?)(?P<tens>[XV]*)(?P<ones>[IHL1l|]*)(?P<after>[^\w|].*|)")
_LABEL = re.compile(r"\d{1,2}|[IVX]+")  # a heading's number that lost its full stop
_TAKEN_FOR_BULLET = frozenset("»«°*+¢€~>")
_TAKEN_FOR_C = {"€.": "C.", "€)": "c)"}
_STEM = 0.85  # of the height of a letter: I is dark all the way down, no arm of X or V is


def mended(found: Sequence[Line], grey: Image.Image) -> list[Line]:
    """The lines with their numerals, full stops and bullets as the picture shows them."""
    ink = pictures.ink(grey)
    return [_line(line, ink) for line in found]


def _line(line: Line, ink: Image.Image) -> Line:
    words = [_numeral(word, ink) for word in line.words]
    height = line.height / _PIXEL
    first = words[0]
    if first.text in _TAKEN_FOR_BULLET and len(words) > 1 and _is_disc(_cut(first, ink), height):
        words[0] = first._replace(text="•")
    elif first.text in _TAKEN_FOR_C:
        words[0] = first._replace(text=_TAKEN_FOR_C[first.text])
    elif first.text[:1].isalpha() and (bullet := _bullet(line, ink)):
        words.insert(0, bullet)
    elif len(words) > 1 and _LABEL.fullmatch(first.text) and _has_stop(first, words[1], ink):
        words[0] = first._replace(text=f"{first.text}.")
    return Line.of(tuple(words), line.page, line.number)


def _numeral(word: Word, ink: Image.Image) -> Word:
    """A Roman numeral with as many I as there are upright strokes after its X and V.

    It is ``counted`` where Tesseract read as many: two witnesses, each of them of its own kind.
    """
    read = _NUMERAL.fullmatch(word.text)
    if read is None or not (read["tens"] or "I" in read["ones"]):
        return word
    strokes = _strokes(_cut(word, ink))[len(read["before"]) :]
    if read["after"].startswith(")"):  # a bracket is upright at half height too
        strokes = strokes[:-1]
    if not read["ones"]:  # XV: two witnesses that no I follows
        return word._replace(counted=bool(strokes) and not any(strokes))
    while strokes and not strokes[0]:  # X, V
        strokes.pop(0)
    ones = next((len(list(run)) for stem, run in groupby(strokes) if stem), 0)
    if not 1 <= ones <= 3:
        return word
    text = f"{read['before']}{read['tens']}{'I' * ones}{read['after']}"
    agreed = bool(read["tens"]) and len(read["ones"].replace("H", "II")) == ones
    return word._replace(text=text, counted=agreed)


def _strokes(letters: Image.Image) -> list[bool]:
    """The strokes met at half height from left to right: whether each stands upright."""
    width, height = letters.size
    top, bottom = round(0.12 * height), max(round(0.78 * height), 1)  # above a comma's tail
    if height < 12 or bottom <= top:
        return []
    middle = _levels(letters.crop((0, round(0.42 * height), width, round(0.56 * height))))
    whole = _levels(letters.crop((0, top, width, bottom)))
    found = []
    for inked, run in groupby(range(width), key=lambda x: middle[x] > 127):
        if inked:
            found.append(max(whole[x] for x in run) >= 255 * _STEM)
    return found


def _levels(letters: Image.Image) -> bytes:
    """How much of each column is ink, 0 to 255."""
    return letters.resize((letters.width, 1), Image.Resampling.BOX).tobytes()


def _bullet(line: Line, ink: Image.Image) -> Word | None:
    """A disc before the line's first word that was not recognised at all."""
    first = line.words[0]
    height = line.height
    top, bottom = line.top - 0.1 * height, line.bottom + 0.1 * height
    left, right = first.left - 1.6 * height, first.left - 0.15 * height
    if left < 0:
        return None
    before = ink.crop(_pixels(left, top, right, bottom))
    box = before.getbbox()
    if box is None or not _is_disc(before.crop(box), height / _PIXEL):
        return None
    x0, y0 = left + box[0] * _PIXEL, top + box[1] * _PIXEL
    x1, y1 = left + box[2] * _PIXEL, top + box[3] * _PIXEL
    return Word("•", x0, y0, x1, y1, confidence=first.confidence)


def _is_disc(spot: Image.Image, height: float) -> bool:
    """Whether a spot is round and full, and as large as a bullet beside letters of ``height``."""
    width, tall = spot.size
    if not (0.15 * height < tall < 0.5 * height and 0.7 * tall <= width <= 1.4 * tall):
        return False
    return spot.histogram()[255] > 0.6 * width * tall


def _has_stop(number: Word, after: Word, ink: Image.Image) -> bool:
    """Whether a full stop stands between a number and the word after it."""
    height = number.bottom - number.top
    room = _pixels(number.right + 0.5, number.top, after.left - 0.5, number.bottom)
    inside = _cut(number, ink)
    return _ends_in_stop(inside) or (room[0] < room[2] and _is_stop(ink.crop(room), height))


def _ends_in_stop(letters: Image.Image) -> bool:
    """Whether the last stroke of the box is a spot on the ground."""
    columns = [level > 0 for level in _levels(letters)]
    gap = next((x for x in range(len(columns) - 1, 0, -1) if not columns[x]), 0)
    last = letters.crop((gap + 1, 0, letters.width, letters.height))
    return gap > 0 and _is_stop(last, letters.height * _PIXEL)


def _is_stop(spot: Image.Image, height: float) -> bool:
    box = spot.getbbox()
    if box is None:
        return False
    tall = height / _PIXEL
    low = box[1] > 0.7 * tall and box[3] > 0.85 * tall
    return low and 2 <= box[2] - box[0] < 0.3 * tall and box[3] - box[1] >= 2


def _cut(word: Word, ink: Image.Image) -> Image.Image:
    return ink.crop(_pixels(word.left, word.top, word.right, word.bottom))


def _pixels(left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int]:
    return (
        round(left / _PIXEL),
        round(top / _PIXEL),
        round(right / _PIXEL),
        round(bottom / _PIXEL),
    )
