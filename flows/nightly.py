"""The nightly run: every branch of the plan, in chunks; one broken branch fails only itself."""

from __future__ import annotations

import datetime as dt

from prefect import flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterDeploymentId,
    FlowRunFilterExpectedStartTime,
)
from prefect.client.schemas.objects import State
from prefect.runtime import deployment, flow_run
from prefect.states import Completed, Failed

from flows.office import load_plan
from flows.tasks import check_branch, check_branches, office, publish_committee, show
from flows.worker import Errand

STALE_AFTER = dt.timedelta(hours=12)


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
    chosen = office(errand)
    units = [unit.id for unit in load_plan(chosen, plan).units]
    chunks = [units[start : start + chosen.chunk] for start in range(0, len(units), chosen.chunk)]
    answers = {
        one.unit: one
        for chunk in chunks
        for one in check_branches(f"{chunk[0]}–{chunk[-1]}", chunk, errand)
    }
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
