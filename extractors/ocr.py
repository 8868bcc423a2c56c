"""Tesseract, if this machine has it with Vietnamese: a picture in, words with their boxes out."""

from __future__ import annotations

import csv
import functools
import io
import re
import shutil
import subprocess
from statistics import median
from typing import TYPE_CHECKING

from extractors.layout.lines import Word

if TYPE_CHECKING:  # Pillow is paid for by those who have a picture
    from PIL.Image import Image

DPI = 200  # 0.37 % wrong letters; 150 dpi makes 1.21 %, 300 dpi costs a third more for 0.44 %
PAGE, ONE_BLOCK = "3", "6"  # Tesseract's page layouts
_NO_NEGATIVES = ("-c", "tessedit_do_invert=0")  # a doubtful line is not tried white on black
_POINT = 72 / DPI
_DOUBLED_SLASH = re.compile("/⁄|⁄/")  # one stroke read twice: "I/⁄2017"
_WORD_LEVEL = "5"
_SURE = 40.0  # confidence; a full stop or a dash of print has 85 and more
_SLIVER = 0.4  # of the usual height of a word


@functools.cache
def ocr_available() -> bool:
    """Whether Tesseract and its Vietnamese data (``tesseract-ocr-vie``) are installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    asked = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
    )
    return "vie" in asked.stdout.split()


def words(picture: Image, *, layout: str = PAGE) -> list[Word]:
    """The words on a grey picture of 200 dpi, boxes in points, confidence 0 to 100."""
    table = _tesseract(picture, "-l", "vie", "--psm", layout, *_NO_NEGATIVES, "tsv")
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    found = [
        _word(row) for row in rows if row["level"] == _WORD_LEVEL and (row["text"] or "").strip()
    ]
    return _without_slivers([word for word in found if not _is_smudge(word)])


def quarters(picture: Image) -> int:
    """By how many quarters anticlockwise the picture must be turned to stand upright."""
    for line in _tesseract(picture, "-l", "osd", "--psm", "0").splitlines():
        name, _, value = line.partition(":")
        if name == "Orientation in degrees":
            return int(value) // 90 % 4
    return 0


def _is_smudge(word: Word) -> bool:
    """A speck taken for a sign."""
    return (word.confidence or 0) < _SURE and not any(letter.isalnum() for letter in word.text)


def _without_slivers(found: list[Word]) -> list[Word]:
    """Tesseract reads the feet of the line above, beside a table's cell, as words of their own."""
    if not found:
        return []
    usual = median(word.bottom - word.top for word in found)
    return [
        word
        for word in found
        if (word.confidence or 0) >= _SURE or word.bottom - word.top >= _SLIVER * usual
    ]


def _word(row: dict[str, str]) -> Word:
    left, top = int(row["left"]) * _POINT, int(row["top"]) * _POINT
    right, bottom = left + int(row["width"]) * _POINT, top + int(row["height"]) * _POINT
    text = _DOUBLED_SLASH.sub("/", row["text"].strip())
    text = text.replace("NÑ", "N").replace("Ñ", "N")  # no Vietnamese letter
    return Word(text, left, top, right, bottom, confidence=float(row["conf"]))


def _tesseract(picture: Image, *how: str) -> str:
    """What Tesseract prints; empty when it fails, as it does on a picture without text.

    The child that calls this has a time limit, and the processes it starts die with it.
    """
    raw = io.BytesIO()
    picture.save(raw, "BMP")  # 20 ms cheaper than PNG, and read from memory
    done = subprocess.run(
        ["tesseract", "stdin", "stdout", "--dpi", str(DPI), *how],
        input=raw.getvalue(),
        capture_output=True,
        check=False,
    )
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
