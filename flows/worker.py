"""A plain process that reads and judges, branch by branch; the schedules only talk to it.

Reading and language work never share a process with Prefect: its tasks are threads, and neither
PDFium nor underthesea is safe in threads. Questions and answers are single lines of JSON.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from dossier.errors import HosoError

BRANCH_SECONDS = 3600.0  # a branch of a hundred scanned papers takes minutes; this is for a hang
CRASHED = 70
COMMAND = (sys.executable, "-I", "-m", "flows.worker")


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Which office, which plan, at which hour (``None``: now)."""

    home: str | None = None
    plan: str | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The counts of one branch, or the exit code of its failure; never content."""

    unit: str
    outcome: dict[str, Any] | None = None
    failure: int | None = None


def branches(errand: Errand, units: list[str], workers: int, log: Path) -> list[Answer]:
    """Judge these branches in ``workers`` processes; a failure is that branch's alone."""
    waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
    for unit in units:
        waiting.put(unit)

    def work() -> list[Answer]:
        answers = []
        with _log(log) as errors:
            process: _Process | None = None
            while True:
                with suppress(queue.Empty):
                    unit = waiting.get_nowait()
                    process = process or _Process(errors)
                    answer = process.ask({**dataclasses.asdict(errand), "unit": unit})
                    if answer is None:
                        process.stop()
                        process = None
                        answer = {"unit": unit, "failure": CRASHED}
                    answers.append(Answer(**answer))
                    continue
                break
            if process is not None:
                process.stop()
        return answers

    with ThreadPoolExecutor(max(1, min(workers, len(units)))) as pool:
        jobs = [pool.submit(work) for _ in range(max(1, min(workers, len(units))))]
        done = {answer.unit: answer for job in jobs for answer in job.result()}
    return [done[unit] for unit in units]


def committee(errand: Errand, log: Path) -> Answer:
    """Publish the committee's page; the outcome holds the books of all branches."""
    with _log(log) as errors:
        process = _Process(errors)
        answer = process.ask({**dataclasses.asdict(errand), "unit": ""})
        process.stop()
    return Answer(**(answer or {"unit": "", "failure": CRASHED}))


class _Process:
    """One worker process and its two pipes."""

    def __init__(self, errors: IO[bytes]) -> None:
        self._process = subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,
        )

    def ask(self, question: dict[str, Any]) -> dict[str, Any] | None:
        """The answer, or ``None`` when the process died or hung."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            return None
        watchdog = threading.Timer(BRANCH_SECONDS, self._kill)
        watchdog.start()
        try:
            stdin.write(json.dumps(question).encode() + b"\n")
            stdin.flush()
            line = stdout.readline()
            answer: dict[str, Any] | None = json.loads(line) if line else None
        except (OSError, ValueError):
            return None
        else:
            return answer
        finally:
            watchdog.cancel()

    def stop(self) -> None:
        """End the process and whatever it left behind."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._kill()
            self._process.wait()

    def _kill(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)


@contextmanager
def _log(path: Path) -> Iterator[IO[bytes]]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        yield file


def main() -> None:
    """Answer questions until the other side closes the pipe."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints goes to the log, not between the answers
    for line in sys.stdin:
        answers.write(json.dumps(_answer(json.loads(line))) + "\n")
        answers.flush()


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    unit_id = question["unit"]
    try:
        return {"unit": unit_id, "outcome": _done(question)}
    except HosoError as error:
        _note(unit_id, str(error))
        return {"unit": unit_id, "failure": int(error.exit_code)}
    except Exception:  # one branch's fault must not end the others' night
        _note(unit_id, traceback.format_exc())
        return {"unit": unit_id, "failure": CRASHED}


def _done(question: dict[str, Any]) -> dict[str, Any]:
    from flows import office, pipeline, settings  # noqa: PLC0415  # the parent never needs them

    home = Path(question["home"]) if question["home"] else None
    now = dt.datetime.fromisoformat(question["now"]) if question["now"] else None
    with office.open_office(settings.load(home), plan_id=question["plan"], now=now) as opened:
        if not question["unit"]:
            pipeline.publish_committee(opened)
            return dataclasses.asdict(pipeline.newest(opened).files)
        unit = opened.plan.unit(question["unit"])
        if unit is None:
            raise HosoError(f"Kế hoạch không có chi bộ “{question['unit']}”.")
        return dataclasses.asdict(pipeline.process(opened, unit))


def _note(unit_id: str, message: str) -> None:
    stamp = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    sys.stderr.write(f"{stamp} {unit_id}: {message}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
