"""A fence round a reading child: no file but the programs it needs, no network (Linux Landlock).

The kernel does it without privileges or packages; where it cannot (before Linux 5.13, other
systems) the child reads on within its limits alone.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable
from pathlib import Path

# linux/landlock.h, asm-generic/unistd.h, linux/prctl.h
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG = 1
_RULE_PATH_BENEATH = 1
_SET_NO_NEW_PRIVS = 38
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_ALL_OF_ABI = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}
_ALL_FROM_5 = (1 << 16) - 1
_TCP = 0b11  # bind and connect, from ABI 4 on
_SCOPES = 0b11  # abstract unix sockets and signals, from ABI 6 on


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("network", ctypes.c_uint64),
        ("scopes", ctypes.c_uint64),
    )


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def raise_fence() -> int:
    """Shut this process and its children in. Returns Landlock's version, 0 where there is none."""
    if sys.platform != "linux":
        return 0
    libc = ctypes.CDLL(None, use_errno=True)
    version = int(libc.syscall(_CREATE_RULESET, None, 0, _VERSION_FLAG))
    if version < 1:
        return 0
    rules = _Ruleset(
        _ALL_OF_ABI.get(version, _ALL_FROM_5), _TCP if version >= 4 else 0, _SCOPES * (version >= 6)
    )
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    ruleset = libc.syscall(_CREATE_RULESET, ctypes.byref(rules), size, 0)
    if ruleset < 0:
        return 0
    for path, rights in _open_places():
        _allow(libc, ruleset, path, rights)
    libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    shut = libc.syscall(_RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)
    return version if shut == 0 else 0


def _open_places() -> Iterable[tuple[Path, int]]:
    """What stays readable: Python and its packages, the system's programs, this project."""
    read = _EXECUTE | _READ_FILE | _READ_DIR
    project = Path(__file__).resolve().parent
    for place in (
        sys.prefix,
        sys.base_prefix,
        "/usr",
        "/lib",
        "/lib64",
        "/bin",
        "/etc/ld.so.cache",
    ):
        yield Path(place), read
    for package in (project, project.parent / "dossier"):
        yield package, read
    data = os.environ.get("TESSDATA_PREFIX")
    if data:
        yield Path(data), read
    yield Path("/dev/null"), _READ_FILE | _WRITE_FILE


def _allow(libc: ctypes.CDLL, ruleset: int, path: Path, rights: int) -> None:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # not on this machine
    if not path.is_dir():
        rights &= ~_READ_DIR
    rule = _Beneath(rights, handle)
    libc.syscall(_ADD_RULE, ruleset, _RULE_PATH_BENEATH, ctypes.byref(rule), 0)
    os.close(handle)
