"""A branch sent its papers anew: judge that one now, by hand."""

from __future__ import annotations

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from flows.inbox import named_unit
from flows.office import load_plan
from flows.tasks import check_branch, office, publish_committee, show
from flows.worker import Errand


@flow(name="resubmission", flow_run_name="{branch}", log_prints=False)
def resubmission(
    branch: str, home: str | None = None, plan: str | None = None, now: str | None = None
) -> State[None]:
    """Judge one branch.

    Args:
        branch: its id, its name or an alias.
        home: folder of the office's ``hoso.toml``.
        plan: id of the plan; the office's own where it is left out.
        now: ISO time to judge at; the present where it is left out.
    """
    errand = Errand(home=home, plan=plan, now=now)
    chosen = office(errand)
    unit = named_unit(branch, load_plan(chosen, plan))
    if unit is None:
        return Failed(message=f"Kế hoạch không có chi bộ “{branch}”.")
    answer = check_branch(unit.id, errand, return_state=True)
    if not answer.is_completed():
        return Failed(message=f"Không xét được {unit.id}.")
    show(chosen, "resubmission", [answer.result()], publish_committee(errand))
    return Completed(message=f"Đã xét {unit.id}.")
