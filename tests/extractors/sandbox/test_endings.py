"""Whatever a reader does to its child, the parent gets a value and the next file is read."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from dossier.document import Document, Unread
from extractors import limits
from extractors.sandbox import child, read_all, read_file

pytestmark = pytest.mark.usefixtures("misbehaving")

ENDINGS = {
    b"HANG": "timeout",
    b"SLEEP": "timeout",
    b"ALLOCATE": "memory",
    b"RECURSE": "damaged",
    b"ABORT": "crash",
    b"SEGFAULT": "crash",
    b"EXIT": "crash",
    b"LEAVE": "crash",
    b"ANSWER": "crash",
    b"FLOOD": "crash",
    b"CLOSE": "crash",
    b"FORK": "crash",
    b"RAISE": "damaged",
}


def test_every_ending_is_a_value_and_good_files_between_are_read(tmp_path: Path) -> None:
    files = []
    for word in ENDINGS:
        for name, content in (
            (f"{word.decode()}.bin", word),
            (f"sau {word.decode()}.txt", "Chi bộ họp".encode()),
        ):
            path = tmp_path / name
            path.write_bytes(content)
            files.append((path, name))

    results = read_all(files, jobs=4)

    for (path, name), result in zip(files, results, strict=True):
        (only,) = result
        word = path.read_bytes()
        if word in ENDINGS:
            assert isinstance(only, Unread), name
            assert (name, only.reason) == (name, ENDINGS[word])
            assert only.message.startswith(f"“{name}”: ")
            assert only.remedy.startswith("Đề nghị")
            assert len(only.sha256) == 64
        else:
            assert isinstance(only, Document), name
            assert only.text == "Chi bộ họp"


def test_what_a_library_prints_does_not_disturb_the_answer(tmp_path: Path) -> None:
    path = tmp_path / "in.bin"
    path.write_bytes(b"PRINT anything")
    (result,) = read_file(path, "in.bin")
    assert isinstance(result, Document)


def test_a_reader_cannot_write_a_file(tmp_path: Path) -> None:
    target = tmp_path / "left"
    path = tmp_path / "in.bin"
    path.write_bytes(b"WRITE " + str(target).encode())
    (result,) = read_file(path, "in.bin")
    assert isinstance(result, Unread)
    assert not target.exists() or target.stat().st_size == 0


def test_a_reader_sees_no_file_but_its_own(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("hồ sơ của chi bộ khác")
    path = tmp_path / "in.bin"
    path.write_bytes(b"READ " + str(tmp_path / "other.txt").encode())
    (result,) = read_file(path, "in.bin")
    assert isinstance(result, Unread if _fence() >= 1 else Document)


def test_a_reader_reaches_no_network(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        path = tmp_path / "in.bin"
        path.write_bytes(b"CONNECT %d" % listener.getsockname()[1])
        (result,) = read_file(path, "in.bin")
        listener.setblocking(False)
        try:
            listener.accept()[0].close()
        except BlockingIOError:
            reached = False
        else:
            reached = True
    assert reached is (_fence() < 4)
    assert isinstance(result, Document if reached else Unread)


def _fence() -> int:
    """What this kernel can do, asked in a process that may be shut in."""
    ask = "from extractors.fence import raise_fence; print(raise_fence())"
    return int(subprocess.run([sys.executable, "-c", ask], capture_output=True, check=True).stdout)


@pytest.mark.parametrize(
    ("content", "children"), [(b"ABORT", 2), (b"RAISE", 1), (b"ALLOCATE", 1), (b"ANSWER", 1)]
)
def test_only_a_hang_or_a_crash_is_tried_once_more(
    content: bytes, children: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "in.bin"
    path.write_bytes(content)
    jobs = []
    run = child.run

    def counted(
        job: dict[str, object], file: int, allowed: limits.Limits, stop: threading.Event
    ) -> child.Ending:
        jobs.append(job)
        return run(job, file, allowed, stop)

    monkeypatch.setattr(child, "run", counted)
    read_file(path, "in.bin")
    assert len(jobs) == children


def test_no_child_outlives_its_job(tmp_path: Path) -> None:
    path = tmp_path / "in.bin"
    path.write_bytes(b"FORK")
    read_file(path, "in.bin")
    until = time.monotonic() + 10  # the kernel takes a moment to bury the killed
    while (left := _left()) and time.monotonic() < until:
        os.sched_yield()
    assert left == []


def _left() -> list[bytes]:
    here = Path("/proc").glob("[0-9]*/cmdline")
    return [line for line in map(_command, here) if b"misbehaving.py" in line]


def _command(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # gone meanwhile
        return b""


def test_progress_names_each_file_once(tmp_path: Path) -> None:
    files = []
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(name)
        files.append((tmp_path / name, name))
    seen: list[str] = []
    read_all(files, jobs=2, progress=seen.append)
    assert sorted(seen) == ["a.txt", "b.txt", "c.txt"]


def test_results_come_in_the_order_given(tmp_path: Path) -> None:
    files = []
    for name in ("SLEEP.bin", "a.txt", "b.txt"):
        (tmp_path / name).write_text(name.partition(".")[0])
        files.append((tmp_path / name, name))
    assert [result[0].file for result in read_all(files, jobs=3)] == ["SLEEP.bin", "a.txt", "b.txt"]


def test_the_child_knows_nothing_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOSO_SECRET", "x")
    path = tmp_path / "in.bin"
    path.write_bytes(b"ENVIRONMENT")
    (result,) = read_file(path, "in.bin")
    assert isinstance(result, Document)
    assert set(result.text.split()) <= {"PATH", "LANG", "OMP_THREAD_LIMIT", "TESSDATA_PREFIX"}
