"""The flows against a real Prefect server: by schedule, by hand, and nothing of a paper shown.

One ``hoso serve`` for the whole module: its server takes a quarter of a minute to start.
"""

from __future__ import annotations

import datetime as dt
import json
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from ruamel.yaml import YAML

from flows import serving, settings
from flows.settings import Settings
from tests.flows.conftest import office, own_environment

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    home = office(tmp_path_factory.mktemp("prefect") / "co-quan", "THCB", "VPDU")
    fast = {
        "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "3",
        "PREFECT_RUNNER_POLL_FREQUENCY": "2",
    }
    log = (home / "serve.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "serve"],
        env=own_environment(home) | fast,
        stdout=log,
        stderr=log,
    )
    chosen = settings.load(home)
    try:
        until(lambda: deployments(chosen) == {"nightly", "resubmission"}, 120, home / "serve.log")
        yield chosen
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
        log.close()


def until(happened: Callable[[], bool], seconds: float, log: Path) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, log.read_text(errors="replace")[-3000:]
        time.sleep(0.5)


def ask(chosen: Settings, path: str, body: object = None) -> Any:
    """The server's answer; POST where there is a body. A busy SQLite answers 503: ask again."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{chosen.port}/api{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    for attempt in range(20):
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code != HTTPStatus.SERVICE_UNAVAILABLE or attempt == 19:
                raise
            time.sleep(1)
    raise AssertionError(path)


def deployments(chosen: Settings) -> set[str]:
    try:
        return {one["name"] for one in ask(chosen, "/deployments/filter", {})}
    except OSError:
        return set()


def deployment(chosen: Settings, name: str) -> dict[str, Any]:
    found: dict[str, Any] = ask(chosen, f"/deployments/name/{name}/{name}")
    return found


def finished(chosen: Settings, run: str) -> bool:
    return bool(
        ask(chosen, f"/flow_runs/{run}")["state"]["type"] in ("COMPLETED", "FAILED", "CRASHED")
    )


def test_the_nightly_schedule_is_one_o_clock_in_vietnam(served: Settings) -> None:
    (schedule,) = (
        one for one in deployment(served, "nightly")["schedules"] if "cron" in one["schedule"]
    )

    assert schedule["active"]
    assert schedule["schedule"]["cron"] == serving.NIGHTLY_CRON == "0 1 * * *"
    assert schedule["schedule"]["timezone"] == serving.ZONE == "Asia/Ho_Chi_Minh"


def test_the_schedule_really_produces_runs(served: Settings) -> None:
    """With unfit versions of SQLAlchemy the server starts and silently schedules nothing."""
    nightly = deployment(served, "nightly")["id"]

    def scheduled() -> list[dict[str, Any]]:
        wanted = {"flow_runs": {"deployment_id": {"any_": [nightly]}}}
        found: list[dict[str, Any]] = ask(served, "/flow_runs/filter", wanted)
        return [run for run in found if run["auto_scheduled"]]

    def at_one_in_vietnam() -> bool:
        starts = (dt.datetime.fromisoformat(run["expected_start_time"]) for run in scheduled())
        local = (start.astimezone(dt.timezone(dt.timedelta(hours=7))) for start in starts)
        return any((start.hour, start.minute) == (1, 0) for start in local)

    until(at_one_in_vietnam, 60, served.home / "serve.log")


@pytest.fixture(scope="module")
def runs(served: Settings) -> tuple[str, str]:
    """Both ways of starting, each run to its end: by the schedule and by hand."""
    by_schedule = run_when_due(served)
    by_hand = ask(
        served,
        f"/deployments/{deployment(served, 'resubmission')['id']}/create_flow_run",
        {"parameters": {"branch": "Tin học - Công báo", "home": str(served.home)}},
    )["id"]
    until(lambda: finished(served, by_hand), 120, served.home / "serve.log")
    return by_schedule, by_hand


def test_a_scheduled_run_and_a_run_by_hand_show_counts_and_no_content(
    served: Settings, runs: tuple[str, str]
) -> None:
    for run in runs:
        assert ask(served, f"/flow_runs/{run}")["state"]["type"] == "COMPLETED"

    def named() -> set[str]:
        wanted = {"flow_runs": {"id": {"any_": list(runs)}}}
        return {one["name"] for one in ask(served, "/task_runs/filter", wanted)}

    until(lambda: named() >= {"THCB–VPDU", "THCB"}, 60, served.home / "serve.log")  # come late
    tasks = ask(served, "/task_runs/filter", {"flow_runs": {"id": {"any_": list(runs)}}})
    artifacts = ask(served, "/artifacts/filter", {})
    assert {one["key"] for one in artifacts} == {
        "nightly-counts",
        "nightly-reports",
        "resubmission-counts",
        "resubmission-reports",
    }
    shown = json.dumps(
        [artifacts, tasks, ask(served, "/logs/filter", {}), ask(served, "/flow_runs/filter", {})],
        ensure_ascii=False,
    )
    for words in content_of_reports(served):
        assert words not in shown
    assert not list((served.data / "prefect").glob("storage/*"))  # no result is kept anywhere


def run_when_due(served: Settings) -> str:
    """Give the nightly deployment a schedule that is due now, and wait for its run."""
    nightly = deployment(served, "nightly")["id"]
    start = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=5)
    due = {"interval": 86400, "anchor_date": start.isoformat(), "timezone": "UTC"}
    ask(served, f"/deployments/{nightly}/schedules", [{"schedule": due, "active": True}])

    def runs() -> list[dict[str, Any]]:
        wanted = {
            "flow_runs": {
                "deployment_id": {"any_": [nightly]},
                "expected_start_time": {
                    "after_": (start - dt.timedelta(seconds=2)).isoformat(),
                    "before_": (start + dt.timedelta(seconds=2)).isoformat(),
                },
            }
        }
        found: list[dict[str, Any]] = ask(served, "/flow_runs/filter", wanted)
        return found

    until(lambda: bool(runs()), 60, served.home / "serve.log")
    (run,) = runs()
    assert run["auto_scheduled"]
    until(lambda: finished(served, run["id"]), 180, served.home / "serve.log")
    return str(UUID(run["id"]))


def content_of_reports(served: Settings) -> list[str]:
    """Every quotation of the published gap reports that is long enough to be nobody else's."""
    found = []
    for path in (served.reports / "vpub-2016").glob("*.json"):
        report = json.loads(path.read_text(encoding="utf-8"))
        for branch in report["branches"]:
            for content in branch["report"]["contents"]:
                for clause in content["clauses"]:
                    found += [evidence["quote"][:30] for evidence in clause["evidence"]]
    assert len(found) > 10
    return found


@pytest.mark.usefixtures("runs")
def test_the_published_pages_are_served(served: Settings) -> None:
    with urllib.request.urlopen(
        f"http://127.0.0.1:{served.site_port}/vpub-2016/index.html", timeout=10
    ) as page:
        assert "Chi bộ Tin học - Công báo" in page.read().decode()


def test_the_file_for_an_own_server_names_the_same_deployments() -> None:
    file = YAML(typ="safe").load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    nightly, resubmission = file["deployments"]

    assert nightly["schedules"] == [
        {"cron": serving.NIGHTLY_CRON, "timezone": serving.ZONE, "active": True}
    ]
    assert nightly["entrypoint"] == "flows/nightly.py:nightly"
    assert resubmission["entrypoint"] == "flows/resubmission.py:resubmission"
    assert "schedules" not in resubmission


def test_telemetry_is_off(served: Settings) -> None:
    told = serving.environment(served)

    assert told["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert told["DO_NOT_TRACK"] == "1"
