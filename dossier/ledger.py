"""The ledger: what came when, and every gap report made of it. Rows are only ever added.

SQLite by default; PostgreSQL by giving its URL. Nothing of a paper's content stands in it but
the quotations of its gap reports; the originals lie in the store under their hash.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import pydantic
import sqlalchemy as sa
from sqlalchemy.exc import (
    IntegrityError,
    OperationalError,
    ProgrammingError,
    SQLAlchemyError,
)

from dossier.dates import VIETNAM
from dossier.errors import LedgerError
from dossier.findings import GapReport
from dossier.records import Receipt, Recorded, Version

_REPORT = pydantic.TypeAdapter(GapReport)
_META = sa.MetaData()

# A receipt is the arrival of some bytes under some name; the same again is no new receipt.
_receipts = sa.Table(
    "receipts",
    _META,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("plan", sa.String(64), nullable=False),
    sa.Column("unit", sa.String(64), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("received", sa.String(40), nullable=False),
    sa.UniqueConstraint("plan", "unit", "name", "sha256"),
)
_versions = sa.Table(
    "versions",
    _META,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("plan", sa.String(64), nullable=False),
    sa.Column("unit", sa.String(64), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("files", sa.Text, nullable=False),  # JSON: [[name, sha256], …]
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("made", sa.String(40), nullable=False),
    sa.UniqueConstraint("plan", "unit", "number"),
    sa.UniqueConstraint("plan", "unit", "digest"),
)
_reports = sa.Table(
    "gap_reports",
    _META,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("version", sa.Integer, sa.ForeignKey("versions.id"), nullable=False),
    sa.Column("inputs", sa.String(64), nullable=False),
    sa.Column("made", sa.String(40), nullable=False),
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.UniqueConstraint("version", "inputs"),
)


class Ledger:
    """Append-only record of one installation. Use it in a ``with`` statement.

    Raises:
        LedgerError: the database cannot be reached or is damaged.
    """

    def __init__(self, url: str) -> None:
        with _translated(url):
            if url.startswith("sqlite:///"):
                Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
            self._engine = sa.create_engine(url)
            if self._engine.dialect.name == "sqlite":
                sa.event.listen(self._engine, "connect", _prepare_sqlite)
            _create_tables(self._engine)
        self._url = self._engine.url.render_as_string(hide_password=True)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._engine.dispose()

    def receive(self, plan: str, unit: str, receipt: Receipt) -> bool:
        """Note an arrival; ``True`` when these bytes are new under this name."""
        row = {
            "plan": plan,
            "unit": unit,
            "name": receipt.name,
            "sha256": receipt.sha256,
            "size": receipt.size,
            "received": _iso(receipt.received),
        }
        same = [_receipts.c[key] == row[key] for key in ("plan", "unit", "name", "sha256")]
        try:
            with self._transaction() as connection:
                if connection.execute(sa.select(_receipts.c.id).where(*same)).first():
                    return False
                connection.execute(_receipts.insert().values(row))
        except IntegrityError:  # another run noted it in the same instant
            return False
        return True

    def receipts(self, plan: str, unit: str) -> tuple[Receipt, ...]:
        """What is in force of a branch: the newest bytes under each name, by time of arrival."""
        query = (
            sa.select(_receipts)
            .where((_receipts.c.plan == plan) & (_receipts.c.unit == unit))
            .order_by(_receipts.c.id)
        )
        with self._transaction() as connection:
            rows = connection.execute(query).mappings().all()
        newest = {
            row["name"]: Receipt(
                name=row["name"],
                sha256=row["sha256"],
                size=row["size"],
                received=dt.datetime.fromisoformat(row["received"]),
            )
            for row in rows
        }
        return tuple(sorted(newest.values(), key=lambda one: (one.received, one.name)))

    def version(
        self, plan: str, unit: str, receipts: tuple[Receipt, ...], at: dt.datetime
    ) -> Version:
        """The version these papers are; a new number only when they differ from all before."""
        files = sorted((one.name, one.sha256) for one in receipts)
        contents = ",".join(sorted({sha256 for _, sha256 in files}))  # a second copy is no version
        digest = hashlib.sha256(contents.encode()).hexdigest()
        mine = (_versions.c.plan == plan) & (_versions.c.unit == unit)
        with self._transaction() as connection:
            known = connection.execute(
                sa.select(_versions).where(mine & (_versions.c.digest == digest))
            ).mappings()
            row = known.first()
            if row is None:
                last = connection.execute(sa.select(sa.func.max(_versions.c.number)).where(mine))
                values = {
                    "plan": plan,
                    "unit": unit,
                    "number": (last.scalar() or 0) + 1,
                    "files": json.dumps(files, ensure_ascii=False),
                    "digest": digest,
                    "made": _iso(at),
                }
                connection.execute(_versions.insert().values(values))
                row = (
                    connection.execute(
                        sa.select(_versions).where(mine & (_versions.c.digest == digest))
                    )
                    .mappings()
                    .one()
                )
        return _version(row)

    def record(self, version: Version, inputs: str, report: GapReport, at: dt.datetime) -> bool:
        """Add a gap report; ``False`` when these papers were judged on the same inputs before."""
        content = _REPORT.dump_json(report).decode()
        row = {
            "version": version.id,
            "inputs": inputs,
            "made": _iso(at),
            "content": content,
            "sha256": hashlib.sha256(content.encode()).hexdigest(),
        }
        try:
            with self._transaction() as connection:
                connection.execute(_reports.insert().values(row))
        except IntegrityError:
            return False
        return True

    def history(self, plan: str, unit: str, last: int | None = None) -> tuple[Recorded, ...]:
        """The gap reports of a branch, oldest first (only the ``last`` so many, where given)."""
        query = (
            sa.select(_versions.c.number, _reports)
            .join(_versions, _versions.c.id == _reports.c.version)
            .where((_versions.c.plan == plan) & (_versions.c.unit == unit))
            .order_by(_reports.c.id.desc())
            .limit(last)
        )
        with self._transaction() as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(
            Recorded(
                version=row["number"],
                made=dt.datetime.fromisoformat(row["made"]),
                inputs=row["inputs"],
                report=_load(row["content"]),
            )
            for row in reversed(rows)
        )

    def latest(self, plan: str, unit: str) -> Recorded | None:
        """The newest gap report of a branch."""
        return next(iter(self.history(plan, unit, last=1)), None)

    def damaged(self, known_originals: set[str]) -> list[str]:
        """What is not whole, in words: reports that were altered, originals that are gone."""
        with self._transaction() as connection:
            reports = connection.execute(sa.select(_reports)).mappings().all()
            receipts = connection.execute(sa.select(_receipts)).mappings().all()
        altered = [
            f"Báo cáo kết quả số {row['id']} đã bị sửa ngoài hệ thống."
            for row in reports
            if hashlib.sha256(row["content"].encode()).hexdigest() != row["sha256"]
        ]
        gone = [
            f"Mất bản gốc của “{row['name']}” ({row['unit']})."
            for row in receipts
            if row["sha256"] not in known_originals
        ]
        return altered + gone

    @contextmanager
    def _transaction(self) -> Iterator[sa.Connection]:
        with _translated(self._url), self._engine.begin() as connection:
            yield connection


@contextmanager
def _translated(url: str) -> Iterator[None]:
    """Database failures in words; a broken constraint stays an ``IntegrityError``."""
    try:
        yield
    except IntegrityError:
        raise
    except (SQLAlchemyError, OSError) as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise LedgerError(
            f"Không dùng được sổ theo dõi ({url}): {reason}."
            " Kiểm tra đường dẫn, quyền ghi và dung lượng đĩa; không xóa tệp nào trước khi sao lưu."
        ) from error


def _create_tables(engine: sa.Engine) -> None:
    """Make what is not there yet; another process may be doing the same in this instant."""
    try:
        _META.create_all(engine)
    except (OperationalError, ProgrammingError):
        _META.create_all(engine)  # what the other made is now seen and left alone


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Several processes may write: wait for one another instead of failing."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 30000")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _version(row: Any) -> Version:
    return Version(
        id=row["id"],
        number=row["number"],
        made=dt.datetime.fromisoformat(row["made"]),
        files=tuple((name, sha256) for name, sha256 in json.loads(row["files"])),
    )


def _load(content: str) -> GapReport:
    try:
        return _REPORT.validate_json(content)
    except pydantic.ValidationError as error:
        raise LedgerError(
            "Sổ theo dõi có một kết quả không đọc được. Chạy “hoso verify” để biết chỗ hỏng."
        ) from error


def _iso(at: dt.datetime) -> str:
    return at.astimezone(VIETNAM).isoformat(timespec="seconds")
