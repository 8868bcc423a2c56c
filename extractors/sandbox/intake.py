"""A foreign file is opened once, without following or waiting, measured and hashed."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from extractors.limits import MAX_FILE
from extractors.refusal import Refused

CHANGED = Refused(
    "changed",
    "Tệp thay đổi ngay trong lúc đọc (đang được chép hoặc đang sửa).",
    "Đề nghị đợi chép xong, đóng tệp rồi chạy lại.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFile:
    """A regular file of acceptable size, open for reading."""

    handle: int
    sha256: str

    def read(self) -> bytes:
        """All of it. Raises ``Refused``: ``io_error``, ``changed``."""
        data = b"".join(_pieces(self.handle))
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise CHANGED
        return data


@contextmanager
def opened(path: Path) -> Iterator[OpenFile]:
    """Open ``path`` for a child.

    Raises:
        Refused: ``missing``, ``not_a_file`` (a link, a pipe, a device, a folder),
            ``no_permission``, ``too_big``.
    """
    handle = _open(path)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise _not_a_file()
        if status.st_size > MAX_FILE:
            raise Refused(
                "too_big",
                f"Tệp nặng {status.st_size / 2**20:.0f} MB, vượt mức {MAX_FILE // 2**20} MB.",
                "Đề nghị tách thành nhiều tệp hoặc quét lại ở 200 dpi, đen trắng, rồi gửi lại.",
            )
        yield OpenFile(handle=handle, sha256=_hash(handle))
    finally:
        os.close(handle)


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError as error:
        raise Refused(
            "missing",
            "Tệp không còn ở chỗ cũ (có thể vừa bị đổi tên, chuyển đi hoặc xóa).",
            "Đề nghị kiểm tra lại thư mục và chạy lại.",
        ) from error
    except PermissionError as error:
        raise Refused(
            "no_permission",
            "Không có quyền mở tệp.",
            "Đề nghị người quản trị cấp quyền đọc tệp này rồi chạy lại.",
        ) from error
    except (OSError, ValueError) as error:
        if getattr(error, "errno", None) == errno.EIO:
            raise _io_error() from error
        raise _not_a_file() from error  # a link (ELOOP), a socket (ENXIO), an impossible name


def _not_a_file() -> Refused:
    return Refused(
        "not_a_file",
        "Đây không phải là tệp thường (mà là lối tắt, thư mục hoặc thiết bị), nên không mở.",
        "Đề nghị đặt chính tệp cần nộp vào thư mục.",
    )


def _io_error() -> Refused:
    return Refused(
        "io_error",
        "Ổ đĩa báo lỗi khi đọc tệp.",
        "Đề nghị chép tệp sang chỗ khác hoặc đề nghị gửi lại.",
    )


def _pieces(handle: int) -> Iterator[bytes]:
    """The bytes, at most ``MAX_FILE``: what grows beyond it meanwhile is another file."""
    offset = 0
    try:
        while offset < MAX_FILE and (piece := os.pread(handle, 1 << 20, offset)):
            yield piece
            offset += len(piece)
    except OSError as error:
        raise _io_error() from error


def _hash(handle: int) -> str:
    digest = hashlib.sha256()
    for piece in _pieces(handle):
        digest.update(piece)
    return digest.hexdigest()
