"""Receiving: new files go into the store and the ledger; what is in force comes out."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pydantic

import dossier
from dossier.dates import VIETNAM
from dossier.document import Unread
from dossier.plan import Plan, Unit
from dossier.records import Receipt, Version
from dossier.roster import Roster
from dossier.submission import Received
from extractors import ocr, roster
from extractors.refusal import Refused
from extractors.sandbox import endings
from extractors.sandbox.intake import opened
from flows import inbox
from flows.inbox import Arrived, Gathered
from flows.office import Office
from flows.settings import ReceivedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What a branch has sent so far, ready to be read."""

    files: tuple[tuple[Path, str], ...]  # (where the bytes lie, the name people know)
    received: tuple[Received, ...] = ()
    roster: Roster | None = None
    refused: tuple[Unread, ...] = ()  # never opened
    ignored: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    new: int = 0


def receive(office: Office, unit: Unit) -> tuple[Intake, Version, str]:
    """Take in what lies in the branch's folder.

    Returns the papers in force (all that ever came, the newest bytes under each name: what is
    removed from the inbox stays received), the version they are, and the digest of everything
    the verdicts depend on.

    Raises:
        PlanError: the roster is invalid.
        LedgerError: store or ledger cannot be written.
    """
    plan_id = office.plan.id
    folder = inbox.branch_folders(office.settings.inbox, office.plan).get(unit.id)
    gathered = inbox.gather(folder, settle=True) if folder else inbox.Gathered()
    refused = list(unopened(gathered))
    new = 0
    for paper in gathered.papers:
        try:
            with opened(paper.path) as file:
                data = file.read()
        except Refused as refusal:
            refused.append(endings.refused(paper.name, "", refusal))
            continue
        receipt = Receipt(
            name=paper.name,
            sha256=office.store.keep(data),
            size=len(data),
            received=_time_of(office, paper),
        )
        new += office.ledger.receive(plan_id, unit.id, receipt)
    receipts = office.ledger.receipts(plan_id, unit.id)
    version = office.ledger.version(plan_id, unit.id, receipts, office.now)
    roll = roster.find_roster(folder) if folder else None
    intake = Intake(
        files=tuple((office.store.path(one.sha256), one.name) for one in receipts),
        received=tuple(Received(file=one.name, at=one.received) for one in receipts),
        roster=roster.load(roll) if roll else None,
        refused=tuple(refused),
        ignored=gathered.ignored,
        waiting=gathered.waiting,
        new=new,
    )
    return intake, version, _inputs(office, unit, version, intake)


def unopened(gathered: Gathered) -> tuple[Unread, ...]:
    """Links, pipes, devices and what may not be looked at: named, never opened."""
    irregular = (_irregular(name) for name in gathered.irregular)
    return (*irregular, *(_closed(name) for name in gathered.closed))


def _inputs(office: Office, unit: Unit, version: Version, intake: Intake) -> str:
    """The same digest means the same verdicts: papers, rules, roster, and the deadlines' state."""
    limits = (office.plan.report_deadline, office.plan.dossier_deadline)
    parts: tuple[Any, ...] = (
        version.number,
        _dump(office.plan),
        unit.id,
        _dump(intake.roster),
        _dump(intake.refused),
        [limit is not None and office.as_of > limit.last_valid for limit in limits],
        ocr.ocr_available(),
        _rules(),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _dump(value: Plan | Roster | tuple[Unread, ...] | None) -> bytes:
    return pydantic.TypeAdapter[Any](type(value)).dump_json(value) if value else b""


@functools.cache
def _rules() -> str:
    """A digest of the code and data that read and judge: a changed rule judges anew."""
    root = Path(dossier.__file__).parents[1]
    digest = hashlib.sha256()
    for folder in ("dossier", "extractors", "checks"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".py", ".toml", ".txt"):
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _time_of(office: Office, paper: Arrived) -> dt.datetime:
    if office.settings.received is ReceivedBy.MTIME:
        return dt.datetime.fromtimestamp(paper.modified, VIETNAM)
    return office.now


def _irregular(name: str) -> Unread:
    return Unread(
        file=name,
        sha256="",
        reason="irregular",
        message=f"“{name}” là lối tắt hoặc tệp đặc biệt, không phải một văn bản nên không được mở.",
        remedy="Chép chính tệp văn bản vào thư mục của chi bộ thay cho lối tắt.",
    )


def _closed(name: str) -> Unread:
    return Unread(
        file=name,
        sha256="",
        reason="unopened",
        message=f"“{name}” không mở được (không có quyền đọc, hoặc đường dẫn quá dài).",
        remedy="Kiểm tra quyền đọc của tệp hay thư mục này rồi chạy lại.",
    )
