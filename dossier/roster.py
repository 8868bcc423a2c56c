"""Who belongs to a branch: the members a dossier must speak for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


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
    """The members of one branch; ``reconstructed`` when it was pieced together from papers."""

    members: tuple[Member, ...]
    reconstructed: bool = False
