"""What the ledger holds: receipts, versions, gap reports as they were recorded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dossier.findings import GapReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Bytes that arrived under a name, with the time they first did."""

    name: str
    sha256: str
    size: int
    received: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The n-th state of a branch's papers."""

    id: int
    number: int
    made: dt.datetime
    files: tuple[tuple[str, str], ...]  # (name, sha256)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A gap report as it was recorded."""

    version: int
    made: dt.datetime
    inputs: str
    report: GapReport
