"""The nightly run: every branch of the plan, in chunks; one broken branch fails only itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_link_artifact, create_table_artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterDeploymentId,
    FlowRunFilterExpectedStartTime,
)
from prefect.client.schemas.objects import State
from prefect.runtime import deployment, flow_run
from prefect.states import Completed, Failed

from flows import settings, worker
from flows.office import load_plan
from flows.settings import Settings
from flows.worker import Answer, Errand

STALE_AFTER = dt.timedelta(hours=12)
_COLUMNS = (
    "unit",
    "version",
    "judged",
    "received",
    "read",
    "quarantined",
    "ignored",
    "waiting",
    "new",
    "gaps",
    "questions",
)


class BranchFailedError(Exception):
    """A branch that could not be judged; the log of the office says why."""


@task(
    name="check-branches", task_run_name="{units[0]}–{units[-1]}", retries=1, retry_delay_seconds=10
)
def check_branches(units: list[str], errand: Errand) -> list[Answer]:
    """A chunk of branches in plain worker processes; returns counts, never content."""
    chosen = _settings(errand)
    return worker.branches(errand, units, chosen.workers, log_of(chosen))


@task(name="check-branch", task_run_name="{unit}", retries=1, retry_delay_seconds=10)
def check_branch(unit: str, errand: Errand) -> Answer:
    """One branch on its own: a resubmission, or one that failed among others.

    Raises:
        BranchFailedError: it failed again.
    """
    chosen = _settings(errand)
    (answer,) = worker.branches(errand, [unit], 1, log_of(chosen))
    if answer.failure is not None:
        raise BranchFailedError(f"{unit}: mã lỗi {answer.failure}, xem {log_of(chosen).name}")
    return answer


@task(name="publish-committee", retries=1, retry_delay_seconds=10)
def publish_committee(errand: Errand) -> dict[str, Any]:
    """The committee's page over all branches; returns the books."""
    answer = worker.committee(errand, log_of(_settings(errand)))
    if answer.outcome is None:
        raise BranchFailedError(f"bảng tổng hợp: mã lỗi {answer.failure}")
    return answer.outcome


@flow(name="nightly", log_prints=False)
def nightly(
    home: str | None = None, plan: str | None = None, now: str | None = None
) -> State[None]:
    """Take in, judge and publish every branch.

    Args:
        home: folder of the office's ``hoso.toml``; the current folder where it is left out.
        plan: id of the plan; the office's own where it is left out.
        now: ISO time to judge at; the present where it is left out.
    """
    if is_superseded():
        return Completed(message="Có lượt chạy mới hơn, bỏ qua lượt này.", name="Superseded")
    errand = Errand(home=home, plan=plan, now=now)
    chosen = _settings(errand)
    units = [unit.id for unit in load_plan(chosen, plan).units]
    chunks = [units[start : start + chosen.chunk] for start in range(0, len(units), chosen.chunk)]
    answers = {one.unit: one for chunk in chunks for one in check_branches(chunk, errand)}
    failed = []
    for unit in [one.unit for one in answers.values() if one.failure is not None]:
        state = check_branch(unit, errand, return_state=True)
        if state.is_completed():
            answers[unit] = state.result()
        else:
            failed.append(unit)
    books = publish_committee(errand)
    show(chosen, "nightly", list(answers.values()), books)
    if failed:
        return Failed(message=f"Không xét được: {', '.join(failed)}. Các chi bộ khác đã xong.")
    return Completed(message=f"Đã xét {len(answers)} chi bộ.")


def show(chosen: Settings, key: str, answers: list[Answer], books: dict[str, Any]) -> None:
    """Counts and a link for the pages of the run; never a word of a paper."""
    rows = [
        {name: answer.outcome[name] for name in _COLUMNS}
        for answer in answers
        if answer.outcome is not None
    ]
    total = f"{books['received']} = {books['read']} + {books['quarantined']} + {books['ignored']}"
    create_table_artifact(
        table=rows,
        key=f"{key}-counts",
        description=f"Nhận = đọc được + không đọc được + bỏ qua: {total}",
    )
    create_link_artifact(
        link=f"http://127.0.0.1:{chosen.site_port}/{load_plan(chosen).id}/index.html",
        link_text="Bảng tổng hợp và báo cáo kết quả",
        key=f"{key}-reports",
    )


def log_of(chosen: Settings) -> Path:
    """Where the worker processes say, in sentences, what went wrong."""
    return chosen.data / "nhat-ky.log"


def is_superseded() -> bool:
    """After downtime every late run is replayed: only the newest is worth running."""
    due, mine = flow_run.scheduled_start_time, deployment.id
    if due is None or mine is None:
        return False
    if dt.datetime.now(dt.UTC) - due > STALE_AFTER:
        return True
    with get_client(sync_client=True) as client:
        later = client.read_flow_runs(
            flow_run_filter=FlowRunFilter(
                deployment_id=FlowRunFilterDeploymentId(any_=[mine]),
                expected_start_time=FlowRunFilterExpectedStartTime.model_validate(
                    {"after_": due + dt.timedelta(seconds=1), "before_": dt.datetime.now(dt.UTC)}
                ),
            ),
            limit=1,
        )
    return any(str(run.id) != flow_run.id for run in later)


def _settings(errand: Errand) -> Settings:
    return settings.load(Path(errand.home) if errand.home else None)
