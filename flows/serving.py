"""``hoso serve``: Prefect's server, the nightly schedule, both deployments and the result pages.

Everything listens on this machine only, nothing is fetched, telemetry is off.
"""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, cast

from dossier.errors import HosoError
from flows.settings import Settings

if TYPE_CHECKING:
    from prefect.deployments.runner import RunnerDeployment

NIGHTLY_CRON = "0 1 * * *"
ZONE = "Asia/Ho_Chi_Minh"
STARTUP_SECONDS = 120.0


def environment(chosen: Settings) -> dict[str, str]:
    """What Prefect must be told before it is imported. Reasons: docs/operations.md."""
    address = f"http://127.0.0.1:{chosen.port}/api"
    home = {
        "HOSO_HOME": str(chosen.home),
        "PREFECT_HOME": str(chosen.data / "prefect"),
    }
    server = {
        "PREFECT_API_URL": address,
        "PREFECT_UI_API_URL": address,
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "50",
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "50",
        "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_READ_BATCH_SIZE": "50",
        "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_BATCH_SIZE": "200",
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
    }
    return home | server | QUIET


def alone(chosen: Settings) -> dict[str, str]:
    """The same for one run by itself, on a server that lives as long as the run."""
    chosen.data.mkdir(parents=True, exist_ok=True)
    return QUIET | {
        "PREFECT_HOME": str(chosen.data / "prefect"),
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",  # what failed is said in one sentence
        "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    }


QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_RESULTS_DEFAULT_SERIALIZER": "json",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",
}


def serve(chosen: Settings) -> None:
    """Run until stopped (Ctrl-C or SIGTERM); every part ends with it."""
    os.environ.update(environment(chosen))
    with server(chosen), site(chosen):
        from prefect import serve as serve_deployments  # noqa: PLC0415  # after the environment
        from prefect.schedules import Cron  # noqa: PLC0415

        from flows.nightly import nightly  # noqa: PLC0415
        from flows.resubmission import resubmission  # noqa: PLC0415
        from flows.watch import end_dead_runs  # noqa: PLC0415

        end_dead_runs()
        parameters = {"home": str(chosen.home)}
        nights = nightly.to_deployment(
            name="nightly",
            schedule=Cron(NIGHTLY_CRON, timezone=ZONE),
            parameters=parameters,
            concurrency_limit=1,
        )
        by_hand = resubmission.to_deployment(name="resubmission", parameters=parameters)
        serve_deployments(
            cast("RunnerDeployment", nights), cast("RunnerDeployment", by_hand), limit=2
        )


@contextmanager
def server(chosen: Settings) -> Iterator[None]:
    """Prefect's server as a child process, healthy before anything is asked of it.

    Raises:
        HosoError: it does not come up; the message names its log.
    """
    log = chosen.data / "prefect-server.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1"]
    with log.open("ab") as output:
        child = subprocess.Popen(
            [*command, "--port", str(chosen.port)],
            env=os.environ | environment(chosen),
            stdout=output,
            stderr=output,
        )
        try:
            _await_health(chosen, child, log)
            yield
        finally:
            child.terminate()
            try:
                child.wait(timeout=15)
            except subprocess.TimeoutExpired:
                child.kill()


@contextmanager
def site(chosen: Settings) -> Iterator[None]:
    """The published gap reports, on this machine only."""
    chosen.reports.mkdir(parents=True, exist_ok=True)
    handler = functools.partial(_Quiet, directory=str(chosen.reports))
    try:
        pages = ThreadingHTTPServer(("127.0.0.1", chosen.site_port), handler)
    except OSError as error:
        raise HosoError(
            f"Cổng {chosen.site_port} đang được dùng. Đặt site_port khác trong hoso.toml."
        ) from error
    thread = threading.Thread(target=pages.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        pages.shutdown()
        pages.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line on the terminal for each."""

    def log_message(self, format: str, *args: object) -> None:  # the base's name
        """Say nothing."""


def _await_health(chosen: Settings, child: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + STARTUP_SECONDS
    while time.monotonic() < deadline:
        if child.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{chosen.port}/api/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    raise HosoError(
        f"Máy chủ điều phối không khởi động được, xem {log}."
        f" Thường do cổng {chosen.port} đang được dùng: đặt port khác trong hoso.toml."
    )
