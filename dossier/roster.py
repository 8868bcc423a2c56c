"""Who belongs to a branch: the members a dossier must speak for."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from dossier.folding import fold

# Said before a name, no part of it: "đ/c", "đồng chí", "ông", "bà".
_TITLES = re.compile(r"(?:(?:đồng chí|dong chi|[đdð]/c|ông|bà)\b[.:]?\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A party member as the roster lists him or her."""

    name: str
    party_post: str = ""  # chức vụ đảng
    office_post: str = ""  # chức vụ chính quyền
    official: bool = True  # chính thức; False: dự bị
    admitted: dt.date | None = None
    confirmed: dt.date | None = None
    birth: dt.date | None = None  # tells namesakes apart, never shown
    exempt: bool = False  # miễn công tác và sinh hoạt đảng
    declares_assets: bool = False  # thuộc diện kê khai


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The members of one branch; ``reconstructed`` when it was pieced together from papers.

    ``knows_declarants`` is false where the roster has no column that says who declares assets.
    """

    members: tuple[Member, ...]
    reconstructed: bool = False
    knows_declarants: bool = True


def name_key(name: str) -> str:
    """A name as it is compared: without titles, accents, case; "Đ/c NGUYỄN VĂN A" and
    "Nguyễn văn A" give one key."""
    title = _TITLES.match(name.strip())
    bare = name.strip()[title.end() :] if title else name
    return " ".join(re.findall(r"[a-z0-9]+", fold(bare)))


def same_name(one: str, other: str, *, loosely: bool = False) -> bool:
    """Whether two ways of writing are one name.

    "Nguyễn Văn Tuấn" is "NGUYEN VAN TUAN" but not "Nguyễn Văn Tuân"; ``loosely`` is for words from
    a scan, whose accents prove nothing.
    """
    if name_key(one) != name_key(other):
        return False
    mine, theirs = _marks(one), _marks(other)
    return loosely or mine == theirs or not mine or not theirs


def _marks(name: str) -> list[list[str]]:
    """The accents of each word of a name, wherever in the word they stand ("hòa", "hoà")."""
    words = name.split()[-len(name_key(name).split()) :]
    marks = [
        sorted(
            letter
            for letter in unicodedata.normalize("NFD", word).casefold().replace("ð", "đ")
            if letter == "đ" or unicodedata.combining(letter)
        )
        for word in words
    ]
    return marks if any(marks) else []
