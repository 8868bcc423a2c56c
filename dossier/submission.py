"""What arrived from a branch, and the case it makes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dossier.document import Unread
from dossier.facts import Reading
from dossier.plan import Plan, Unit
from dossier.roster import Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """When a file came in (aware, Asia/Ho_Chi_Minh)."""

    file: str
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All a check may look at. Checks receive nothing else and read no clock."""

    plan: Plan
    unit: Unit
    readings: tuple[Reading, ...] = ()
    unread: tuple[Unread, ...] = ()
    received: tuple[Received, ...] = ()
    ignored: tuple[str, ...] = ()  # files that are no papers: lock files, system files
    roster: Roster | None = None
    as_of: dt.date

    def received_at(self, file: str) -> dt.datetime | None:
        """When ``file`` came in, or ``None`` where that is not known."""
        return next((entry.at for entry in self.received if entry.file == file), None)
