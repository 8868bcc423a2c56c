"""One child process, one job: every way it can end becomes a value."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from extractors.limits import MAX_ANSWER, Limits

COMMAND = (sys.executable, "-I", "-m", "extractors.worker")
MAGIC = b"HOSO"  # then 8 bytes of length, then the answer
_HEADER = len(MAGIC) + 8
_KEPT_ENVIRONMENT = ("PATH", "TESSDATA_PREFIX")


class How(StrEnum):
    """How a child ended."""

    ANSWERED = "answered"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASH = "crash"
    RUBBISH = "rubbish"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a child ended, what it answered, and a detail for the log."""

    how: How
    answer: bytes = b""
    detail: str = ""


def run(job: Mapping[str, object], file: int, limits: Limits, stop: threading.Event) -> Ending:
    """Give ``job`` and the open ``file`` (its standard input) to a fresh child and await its end.

    ``stop``, once set, is the end of its time.
    The child's whole process group is killed before this returns, however it ended.
    """
    process = subprocess.Popen(
        [*COMMAND, json.dumps({**job, "limits": dataclasses.asdict(limits)})],
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}
        | {key: os.environ[key] for key in _KEPT_ENVIRONMENT if key in os.environ},
        start_new_session=True,
    )
    deadline = time.monotonic() + limits.wall
    try:
        received = _collect(process, deadline, stop)
        if received is not None and not _complete(received):
            _await_end(process, deadline)
    finally:
        killed = process.poll() is None
        _kill_group(process)
    return _judge(received, process.returncode, killed=killed)


def _collect(
    process: subprocess.Popen[bytes], deadline: float, stop: threading.Event
) -> bytes | None:
    """What the child wrote until it was done; ``None`` when its time ran out first."""
    assert process.stdout is not None  # asked for above
    pipe = process.stdout.fileno()
    received = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while (left := deadline - time.monotonic()) > 0 and not stop.is_set():
            # A grandchild may hold the pipe open after the child's death: look up now and then.
            if not selector.select(min(left, 0.25)):
                if process.poll() is not None:
                    return bytes(received)
                continue
            piece = os.read(pipe, 1 << 16)
            received += piece
            if not piece or _complete(received) or len(received) > _HEADER + MAX_ANSWER:
                return bytes(received)
    return None


def _complete(received: bytes | bytearray) -> bool:
    return len(received) >= _HEADER and len(received) >= _HEADER + _length(received)


def _length(received: bytes | bytearray) -> int:
    return int.from_bytes(received[len(MAGIC) : _HEADER], "big")


def _await_end(process: subprocess.Popen[bytes], deadline: float) -> None:
    """A child that closed its output has a second to end by itself."""
    try:
        process.wait(timeout=max(0.0, min(1.0, deadline - time.monotonic())))
    except subprocess.TimeoutExpired:
        return


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):  # nobody of the group is left
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _judge(received: bytes | None, code: int, *, killed: bool) -> Ending:
    if received is None:
        return Ending(how=How.TIMEOUT)
    if received.startswith(MAGIC) and len(received) == _HEADER + _length(received):
        return Ending(how=How.ANSWERED, answer=received[_HEADER:])
    if killed or received:
        return Ending(how=How.RUBBISH, detail=f"{len(received)} bytes")
    if -code in (signal.SIGXCPU, signal.SIGALRM):
        return Ending(how=How.TIMEOUT, detail="cpu")
    if -code == signal.SIGKILL:
        return Ending(how=How.MEMORY, detail="killed")
    return Ending(how=How.CRASH, detail=f"signal {-code}" if code < 0 else f"exit {code}")
