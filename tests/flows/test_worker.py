from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from flows import worker
from flows.worker import Errand

ECHO = """
import json, os, sys
for line in sys.stdin:
    unit = json.loads(line)["unit"]
    if unit == "CHET": os.abort()
    if unit == "RAC": print("khong phai json", flush=True); continue
    if unit == "TREO":
        import time; time.sleep(60)
    print(json.dumps({"unit": unit, "outcome": {"pid": os.getpid()}}), flush=True)
"""


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "COMMAND", (sys.executable, "-I", "-c", ECHO))


def test_branches_are_answered_in_the_order_asked(tmp_path: Path) -> None:
    units = [f"U{n}" for n in range(20)]

    answers = worker.branches(Errand(), units, 2, tmp_path / "log")

    assert [one.unit for one in answers] == units
    assert all(one.failure is None for one in answers)
    assert len({one.outcome["pid"] for one in answers if one.outcome}) == 2


@pytest.mark.parametrize("broken", ["CHET", "RAC"])
def test_a_process_that_dies_or_babbles_fails_its_branch_alone(tmp_path: Path, broken: str) -> None:
    answers = worker.branches(Errand(), ["A", broken, "B"], 1, tmp_path / "log")

    assert [one.failure for one in answers] == [None, worker.CRASHED, None]


def test_a_process_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "BRANCH_SECONDS", 0.5)

    answers = worker.branches(Errand(), ["TREO", "A"], 1, tmp_path / "log")

    assert [one.failure for one in answers] == [worker.CRASHED, None]


def test_an_errand_crosses_the_pipe_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = tmp_path / "said.json"
    script = (
        "import sys, json\n"
        "line = sys.stdin.readline()\n"
        f"open({str(said)!r}, 'w').write(line)\n"
        "print(json.dumps({'unit': json.loads(line)['unit'], 'outcome': {}}))\n"
    )
    monkeypatch.setattr(worker, "COMMAND", (sys.executable, "-I", "-c", script))
    errand = Errand(home="/tmp/Văn phòng", plan="vpub-2016", now="2016-12-26T01:00:00+07:00")

    worker.branches(errand, ["KTTH"], 1, tmp_path / "log")

    assert json.loads(said.read_text()) == {
        "home": "/tmp/Văn phòng",
        "plan": "vpub-2016",
        "now": "2016-12-26T01:00:00+07:00",
        "unit": "KTTH",
    }
