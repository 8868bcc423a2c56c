"""The originals, kept untouched under the SHA-256 of their bytes.

A file is written beside its place, flushed to disk and then renamed: a run killed at any moment
leaves either the whole original or none.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dossier.errors import LedgerError


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of originals named by their hash."""

    folder: Path

    def path(self, sha256: str) -> Path:
        """Where the original with this hash is kept."""
        return self.folder / sha256[:2] / sha256

    def keep(self, data: bytes) -> str:
        """Keep these bytes and return their SHA-256; the same bytes again cost nothing.

        Raises:
            LedgerError: the disk is full or the folder cannot be written.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.path(sha256)
        if not target.exists():
            write_whole(target, data)
        return sha256

    def damaged(self) -> list[Path]:
        """Originals whose bytes no longer give their name."""
        return [
            path
            for path in sorted(self.folder.glob("??/*"))
            if path.suffix != ".part" and _hash(path) != path.name
        ]


def write_whole(target: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    ``mode`` is who may read it: an original only the office's own account.

    Raises:
        LedgerError: the disk is full or the folder cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.parent / f".{target.name}.part"
        with _alone(part) as file:
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                part.chmod(mode)
                part.replace(target)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise LedgerError(
            f"Không ghi được {target} ({error.strerror})."
            " Kiểm tra dung lượng đĩa và quyền ghi, rồi chạy lại; những gì đã ghi vẫn còn nguyên."
        ) from error


@contextmanager
def _alone(part: Path) -> Iterator[BinaryIO]:
    """The unfinished file, empty and this writer's alone.

    Its name is the target's, so that what a killed writer left is written over by the next.
    """
    while True:
        with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT, 0o600), "wb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if not _is_at(part, file):  # another writer finished it and gave it its name
                continue
            file.truncate()
            yield file
            return


def _is_at(path: Path, file: BinaryIO) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
