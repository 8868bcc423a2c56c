"""Keeping the record: verify that it is whole, copy it, bring it back."""

from __future__ import annotations

import argparse
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from dossier.errors import ExitCode, LedgerError, UsageError
from dossier.ledger import Ledger
from dossier.store import Store
from flows import settings
from flows.settings import Settings

_LEDGER, _ORIGINALS = "so-theo-doi.sqlite", "ban-goc"


def verify(args: argparse.Namespace) -> int:
    """Every original still has the bytes of its name, every report stands as it was written."""
    chosen = settings.load(args.home)
    damaged = _damage(chosen)
    for line in damaged:
        print(line)
    if damaged:
        raise LedgerError(f"{len(damaged)} chỗ hỏng. Khôi phục từ bản sao lưu gần nhất.")
    print(f"Nguyên vẹn: {len(_originals(chosen))} bản gốc, sổ theo dõi không bị sửa.")
    return ExitCode.COMPLETE


def backup(args: argparse.Namespace) -> int:
    """Ledger, originals and the office's own settings in one file."""
    chosen = settings.load(args.home)
    database = _sqlite_file(chosen)
    if args.file.exists():
        raise UsageError(f"{args.file} đã có. Chọn tên khác để không ghi đè bản sao lưu cũ.")
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / _LEDGER
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        with tarfile.open(args.file, "x") as archive:
            archive.add(copy, _LEDGER)
            if chosen.originals.is_dir():
                archive.add(chosen.originals, _ORIGINALS)
            for path in (chosen.home / settings.FILE, chosen.registry):
                if path.is_file():
                    archive.add(path, path.name)
    print(f"Đã sao lưu vào {args.file}. Khôi phục: hoso restore {args.file} --home THƯ_MỤC_MỚI")
    if _damage(chosen):
        raise LedgerError(
            "Chính dữ liệu đang dùng có chỗ hỏng, bản sao lưu này cũng vậy: giữ lại các bản sao lưu"
            " trước và chạy “hoso verify” để biết chỗ hỏng."
        )
    return ExitCode.COMPLETE


def restore(args: argparse.Namespace) -> int:
    """Bring a backup back into a home that has no ledger yet; nothing is overwritten."""
    chosen = settings.load(args.home)
    database = _sqlite_file(chosen, must_exist=False)
    if database.exists() or chosen.originals.exists():
        raise UsageError(f"{chosen.data} đã có dữ liệu. Khôi phục vào một thư mục trống khác.")
    try:
        with tarfile.open(args.file) as archive:
            chosen.data.mkdir(parents=True, exist_ok=True)
            for member in archive:
                inside = member.name.split("/")[0] in (_LEDGER, _ORIGINALS)
                archive.extract(member, chosen.data if inside else chosen.home, filter="data")
    except (tarfile.TarError, OSError) as error:
        raise UsageError(
            f"{args.file} không có hoặc không phải bản sao lưu lành lặn của hoso."
            " Chọn bản sao lưu khác và một thư mục trống khác."
        ) from error
    copy = chosen.data / _LEDGER
    if not copy.is_file():
        raise UsageError(f"{args.file} không phải bản sao lưu của hoso: không có sổ theo dõi.")
    copy.rename(database)
    return verify(args)


def _damage(chosen: Settings) -> list[str]:
    """What is not whole, a sentence each."""
    damaged = [f"Bản gốc bị hỏng: {path}" for path in Store(chosen.originals).damaged()]
    with Ledger(chosen.ledger) as ledger:
        return damaged + ledger.damaged(_originals(chosen))


def _originals(chosen: Settings) -> set[str]:
    return {path.name for path in chosen.originals.glob("??/*")}


def _sqlite_file(chosen: Settings, *, must_exist: bool = True) -> Path:
    if not chosen.ledger.startswith("sqlite:///"):
        raise UsageError("Sổ theo dõi ở PostgreSQL: sao lưu bằng pg_dump và chép thư mục ban-goc.")
    path = Path(chosen.ledger.removeprefix("sqlite:///"))
    if must_exist and not path.exists():
        raise UsageError(f"Chưa có sổ theo dõi ở {path}. Chạy “hoso run” trước.")
    return path
