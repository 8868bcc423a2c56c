"""Which years a sentence speaks for: not those of a term, of a cited document, of a plan."""

from __future__ import annotations

import functools
import re

from dossier import wording

_TERM = re.compile(
    r"(?:nhiem ky|khoa|nk|dai hoi)\s*\(?\s*(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d"
    r"|\(?2010\s*[-–]\s*2015\)?|\(?2015\s*[-–]\s*(?:2017|2018|2020)\)?"
)
_CITED = re.compile(
    r"\d{1,4}[a-z]?\s*[-–/]\s*[a-zđ]{1,5}\s*[/-]\s*[a-z-]{1,8}"
    r"(?:\s*,?\s*(?:ngay\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?"
    r"|(?:ngay)\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?=\s*(?:cua|ve)\s)"
    r"|\d{1,5}/(?:19|20)\d\d/[a-z]"
)
_RANGE = re.compile(
    r"(?:tu\s+)?(?:dau\s+)?(?:thang\s*\d{1,2}\s*[/-]\s*|nam\s+|ngay\s*\d{1,2}[/.-]\d{1,2}[/.-])?"
    r"(?P<first>20\d\d)\s*(?:den|[-–])\s*(?:het\s+)?"
    r"(?:ngay\s*\d{1,2}[/.-]\d{1,2}[/.-]|\d{1,2}[/.-]\d{1,2}[/.-]|thang\s*\d{1,2}\s*[/-]\s*"
    r"|\d{1,2}\s*[/-]\s*|nam\s+)?"
    r"(?:(?P<last>20\d\d)|nay|thoi diem|khi|ngay)"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_UNTIL_NOW = 2016
_SUPERIOR = re.compile(
    r"(?:ctr|nq|kl|ct|qd|qđ|hd)\s*/\s*[a-zđ]+(?:\s*,?\s*(?:ngay\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?"
)


@functools.lru_cache(maxsize=4096)  # asked for each clause
def spoken_for(text: wording.Text) -> frozenset[int]:
    """The calendar years the text speaks for, ranges filled in ("2014 - 2016")."""
    folded = _TERM.sub(" ", _CITED.sub(" ", text.folded))
    years: set[int] = set()
    for found in _RANGE.finditer(folded):
        last = int(found["last"]) if found["last"] else _UNTIL_NOW
        years |= set(range(int(found["first"]), last + 1))
    return frozenset(years | {int(found[1]) for found in _YEAR.finditer(folded)})


@functools.lru_cache(maxsize=4096)
def mentioned(text: wording.Text) -> frozenset[int]:
    """Every year of the text but those of a term and of a superior's document."""
    folded = _TERM.sub(" ", _SUPERIOR.sub(" ", text.folded))
    return frozenset(int(found[1]) for found in _YEAR.finditer(folded))
