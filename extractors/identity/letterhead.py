"""Number, date, issuer and signer: what stands around a paper's text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.folding import fold
from extractors.identity.page import Line
from extractors.identity.people import is_family, name_in
from extractors.identity.title import Title

_TOP = 16
_CLOSING = 30

# "Số: 05-BC/CB", "Số 05 - BC/CB", "Số: 12/BC-VP"; a scan may read O and l for 0 and 1, and specks.
_NUMBER = re.compile(
    r"\b(?:s[od6]|s0)[\s.:]*(?P<digits>[\doil]{1,4}[a-z]?)\s*"
    r"(?P<rest>[-/]\s*[a-z]{1,6}\s*[/\-]\s*[a-z][a-z\-]{0,15})"
)
_SPECK = r"[\s.,:;\-]{0,3}"
_DAY = r"(?P<day>[\doil]{1,2}|[\s.…_]*)"
_MONTH = r"(?P<month>[\doil]{1,2}|[\s.…_]*)"
_YEAR = r"(?P<year>[12][\doil]{3}|20[\s.…_]*)"
# "Đồng Hới, ngày 09 tháng 11 năm 2016"; day and month may be left blank.
_DATE_IN_WORDS = re.compile(
    rf"ngay{_SPECK}{_DAY}{_SPECK}thang{_SPECK}{_MONTH}{_SPECK}nam{_SPECK}{_YEAR}"
)
# "Đồng Hới, ngày 10/12/2016"
_DATE_IN_FIGURES = re.compile(
    r"ngay\s*(?P<day>[\doil]{1,2})\s*[/.\-]\s*(?P<month>[\doil]{1,2})\s*[/.\-]\s*(?P<year>\d{4})"
)
# "12/12/2016", "Ngày khai: 12/12/2016", "Mỹ Lệ, 12/12/2016", "12/12/2016, Hà": nothing else on it.
_DATE_ALONE = re.compile(
    r"(?:ngay(?: [a-z]{2,5}){0,2}\s*:?\s*|[a-z ]{2,25},\s*(?:ngay\s*)?)?"
    r"(?P<day>\d{1,2})\s*[/.\-]\s*(?P<month>\d{1,2})\s*[/.\-]\s*(?P<year>20\d\d)"
    r"(?:[.,;]? [a-z ,:;()]{1,60}|[.,;])?"
)
# "Lê Văn An (đã ký), 16-12-2016": under a signature.
_DATE_AFTER_NAME = re.compile(
    r"(?:ky ten\s*:?\s*)?[a-z]+(?: [a-z]+){1,4}\s*(?:\(da ky\)\s*,?|,)\s*(?:ngay\s*)?"
    r"(?P<day>\d{1,2})\s*[/.\-]\s*(?P<month>\d{1,2})\s*[/.\-]\s*(?P<year>20\d\d)\W*"
)
_NOT_OF_PAPER = re.compile(r"ngay (?:sinh|vao|cap|ket|chinh|hop)|dai hoi|sinh")
# Words before "ngày" that make it the date of something else.
_CITED = re.compile(
    r"(?<!\w)(?:so\s*:?\s*\d\S*|dai hoi|sinh|vao dang|chinh thuc|den|tu|truoc|ket nap|cap"
    r"|\S*-(?:tb|kh|qd)/\S+)[\s,:]*$"
)

_FOR = r"(?:t\s*[/.]?\s*m|k\s*[/.]?\s*t|t\s*[/.]?\s*l)\b"  # T/M, K/T, T/L
_POSTS = "|".join(
    (
        r"(?:pho )?bi thu",
        r"nguoi (?:tu )?(?:kiem diem|viet|khai|ke khai|nhan xet|danh gia|bao cao|lam don)",
        r"chu tri",
        r"chu toa",
        r"to truong",
        r"chanh van phong",
        r"truong ban",
        r"chu nhiem",
        r"dang vien",
        r"chi uy vien",
    )
)
_ROLES = re.compile(rf"(?:{_FOR}.*|{_POSTS})")
_OPENS_SIGNATURE = re.compile(rf"(?:{_FOR}.{{0,40}}|(?:pho )?bi thu(?: chi bo)?)\W*$")
_OWN_ROLE = re.compile(r"nguoi |dang vien")
# As in: Ngày 08/12/2016, Lê Văn An | ký: Lê Văn An | (đã ký) Lê Văn An
_SIGNED_WITH_DATE = re.compile(
    r"^(?:(?:.{0,20}[Nn]gày)?\s*[\d/.\- ]{8,12}[.,;:\s]*|\W*(?:[Đđ]ã )?[Kk]ý(?: tên)?\W+)"
)
_ISSUER = re.compile(
    r"(?:chi ?bo\w*|chi ?uy\w*|dang uy|dang bo|ban chap hanh|ban thuong vu|uy ban|van phong"
    r"|to kiem tra|bch|btv|trung tam|phong|cong doan|chi doan|ubkt)\b"
)
_BRANCH = re.compile(r"\bchi ?(?:bo|uy)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date line, as far as it is filled in."""

    date: dt.date | None
    year: int | None


def number(page: Sequence[Line], title: Title | None) -> str | None:
    """The paper's own number without spaces, "05-BC/CB"; ``None`` where it is blank."""
    for line in page[: title.first if title else _TOP]:
        found = _NUMBER.search(line.folded)
        # "Số" opens the line or a column of it; elsewhere it is a citation.
        if found and not line.folded[: found.start()].strip(" *|"):
            return _number(line.text, found)
        for column in line.columns:
            inside = _NUMBER.match(fold(column))
            if inside:
                return _number(column, inside)
    return None


def dated(page: Sequence[Line], title: Title | None) -> Dated:
    """The day of the paper: the place-and-date line, at the top, else by the signature."""
    top = page[: title.last + 1 if title else _TOP]
    for line in [*top, *reversed(page[-_CLOSING:])]:
        found = _date_line(line)
        if found:
            return found
    return _meeting(page, title)


def issuer(page: Sequence[Line], title: Title | None) -> str | None:
    """Who issued it: the lowest body of the letterhead ("CHI BỘ …" under "ĐẢNG BỘ …")."""
    bodies = [
        column
        for line in page[: title.first if title else 8]
        for column in line.columns
        if _ISSUER.match(fold(column)) and len(column.split()) <= 16
    ]
    for body in bodies:
        branch = _BRANCH.search(fold(body))  # a scan may join the two lines
        if branch:
            return body[branch.start() :].strip()
    return next(reversed(bodies), None)


def signer(page: Sequence[Line], *, own: bool) -> str | None:
    """The name under the signature; ``own``: that of the person whose paper it is comes first."""
    tail = list(page[-_CLOSING:])
    roles = [at for at, line in enumerate(tail) if _has_role(line)]
    if own:
        mine = [at for at in roles if any(_OWN_ROLE.match(fold(c)) for c in tail[at].columns)]
        roles = mine or roles
    for at in reversed(roles):
        for line in tail[at + 1 : at + 7]:
            name = next((n for n in map(name_in, reversed(line.columns)) if n), None)
            if name:
                return name
    return None


def own_signer(page: Sequence[Line]) -> str | None:
    """The name under the writer's own word ("Người kiểm điểm"), else one alone on a line.

    A name under "T/M CHI BỘ" or "Bí thư" is that of who answers for the branch.
    """
    tail = list(page[-_CLOSING:])
    for at, line in enumerate(tail):
        if _has_role(line) and any(_OWN_ROLE.match(fold(c)) for c in line.columns):
            for below in tail[at : at + 7]:
                name = next((n for n in map(name_in, reversed(below.columns)) if n), None)
                if name:
                    return name
    for at, line in enumerate(tail):
        bare = _SIGNED_WITH_DATE.sub("", line.text)
        name = name_in(bare)
        if (
            name
            and is_family(name)
            and not any(_has_role(above) for above in tail[max(0, at - 3) : at])
        ):
            return name
    return None


def above_signature(page: Sequence[Line]) -> Sequence[Line]:
    """The lines over the words that open the signature ("T/M CHI ỦY", "Bí thư")."""
    first = max(len(page) - _CLOSING, 2)
    opening = (at for at in range(first, len(page)) if _OPENS_SIGNATURE.match(page[at].folded))
    return page[: next(opening, len(page))]


def _has_role(line: Line) -> bool:
    return len(line.text) <= 90 and any(_ROLES.match(fold(column)) for column in line.columns)


def _number(text: str, found: re.Match[str]) -> str:
    digits = _digits(text[slice(*found.span("digits"))])
    return digits + re.sub(r"\s+", "", text[slice(*found.span("rest"))]).replace("–", "-").rstrip(
        ".-"
    )


def _digits(text: str) -> str:
    return fold(text).translate(str.maketrans("oil", "011"))


def _date_line(line: Line) -> Dated | None:
    """ "Đồng Hới, ngày …": a place before it or nothing, and nothing of weight after it."""
    for pattern in (_DATE_IN_WORDS, _DATE_IN_FIGURES):
        for found in pattern.finditer(line.folded):
            before, after = line.folded[: found.start()], line.folded[found.end() :]
            if _CITED.search(before) or len(after.split()) > 6 or len(_column(before)) > 40:
                continue
            return _dated(found)
    alone = _DATE_ALONE.fullmatch(line.folded.strip()) or _DATE_AFTER_NAME.fullmatch(line.folded)
    return _dated(alone) if alone and not _NOT_OF_PAPER.search(line.folded) else None


def _column(before: str) -> str:
    return re.split(r"\t|\s{3,}", before)[-1]


def _dated(found: re.Match[str]) -> Dated:
    year_digits = _digits(found["year"]).strip(" ._…")
    year = int(year_digits) if re.fullmatch(r"(?:19|20)\d\d", year_digits) else None
    if year is None:
        return Dated(date=None, year=None)
    try:
        date = dt.date(year, int(_digits(found["month"])), int(_digits(found["day"])))
    except ValueError:
        date = None  # blank or impossible: the year may still be known
    return Dated(date=date, year=year)


def _meeting(page: Sequence[Line], title: Title | None) -> Dated:
    """Minutes bear no place-and-date line: "Hôm nay, ngày …", "Thời gian: 14 giờ, ngày …"."""
    start = title.last + 1 if title else 0
    for line in page[start : start + 8]:
        if re.match(r"[-\d.\s)]*(?:hom nay|thoi gian|hoi|vao (?:hoi|luc)|bat dau)", line.folded):
            for pattern in (_DATE_IN_WORDS, _DATE_IN_FIGURES):
                found = pattern.search(line.folded)
                if found:
                    return _dated(found)
    return Dated(date=None, year=None)
