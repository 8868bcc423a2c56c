"""What a reading child may use (memory, time, size), and how it binds itself to that."""

from __future__ import annotations

import resource
import signal
from dataclasses import dataclass

MAX_FILE = 50 * 2**20  # bytes; scanned dossiers of 10 to 40 MB are usual
MAX_ANSWER = 20 * 2**20  # bytes of JSON a child may send back


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """``memory`` is address space in bytes, ``cpu`` and ``wall`` are seconds."""

    memory: int
    cpu: int
    wall: float


# pdfium and lxml stay under 250 MB on 8,000 public files; rendering and Tesseract need more room.
READ = Limits(memory=2**30, cpu=15, wall=20)
OCR = Limits(memory=2 * 2**30, cpu=60, wall=60)
OCR_FILE = 1800.0  # seconds for all pages of a file; a page takes 2 to 10, so some hundred pages


def take(limits: Limits) -> None:
    """Bind this process and its children: no growth, no file written, no core, few handles."""
    for what, most, hard in (
        (resource.RLIMIT_AS, limits.memory, limits.memory),
        (resource.RLIMIT_CPU, limits.cpu, limits.cpu + 1),
        (resource.RLIMIT_FSIZE, 0, MAX_FILE),
        (resource.RLIMIT_NOFILE, 64, 64),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(what, (most, hard))
    # The parent kills in time; should the parent be gone, the alarm ends this child all the same.
    signal.setitimer(signal.ITIMER_REAL, limits.wall + 5)


def allow_memory_files() -> None:
    """Let this process write files again, for a program that must be given its input as one.

    The system counts files in memory as files; the fence still keeps it from those on disk.
    """
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_FILE, MAX_FILE))
