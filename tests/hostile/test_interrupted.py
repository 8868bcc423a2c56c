"""A run that is asked to stop stops soon, says so and leaves no process behind."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_check_does_not_read_the_rest(how: signal.Signals, tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number}.txt").write_text(f"BÁO CÁO {number}\n", encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "check", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(3)
    begin = time.monotonic()
    running.send_signal(how)
    _, said = running.communicate(timeout=15)

    assert running.returncode == 130
    assert time.monotonic() - begin < 10
    assert "đã dừng theo yêu cầu" in said
    assert "Traceback" not in said
