"""The tasks of both flows: they talk to worker processes and show counts, never content."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from prefect import task
from prefect.artifacts import create_link_artifact, create_table_artifact

from flows import settings, worker
from flows.settings import Settings
from flows.worker import Answer, Errand

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


@task(name="check-branches", task_run_name="{name}", retries=1, retry_delay_seconds=10)
def check_branches(name: str, units: list[str], errand: Errand) -> list[Answer]:  # noqa: ARG001
    """A chunk of branches in plain worker processes; ``name`` is what its page shows."""
    chosen = office(errand)
    return worker.branches(errand, units, chosen.workers, log_of(chosen))


@task(name="check-branch", task_run_name="{unit}", retries=1, retry_delay_seconds=10)
def check_branch(unit: str, errand: Errand) -> Answer:
    """One branch on its own: a resubmission, or one that failed among others.

    Raises:
        BranchFailedError: it failed again.
    """
    chosen = office(errand)
    (answer,) = worker.branches(errand, [unit], 1, log_of(chosen))
    if answer.failure is not None:
        raise BranchFailedError(f"{unit}: mã lỗi {answer.failure}, xem {log_of(chosen).name}")
    return answer


@task(name="publish-committee", retries=1, retry_delay_seconds=10)
def publish_committee(errand: Errand) -> dict[str, Any]:
    """The committee's page over all branches; returns the books.

    Raises:
        BranchFailedError: it could not be written.
    """
    answer = worker.committee(errand, log_of(office(errand)))
    if answer.outcome is None:
        raise BranchFailedError(f"bảng tổng hợp: mã lỗi {answer.failure}")
    return answer.outcome


def show(chosen: Settings, key: str, answers: list[Answer], books: dict[str, Any]) -> None:
    """Counts and a link for the pages of the run."""
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
        link=f"http://127.0.0.1:{chosen.site_port}/{chosen.plan}/index.html",
        link_text="Bảng tổng hợp và báo cáo kết quả",
        key=f"{key}-reports",
    )


def log_of(chosen: Settings) -> Path:
    """Where the worker processes say, in sentences, what went wrong."""
    return chosen.data / "nhat-ky.log"


def office(errand: Errand) -> Settings:
    """The settings an errand speaks of."""
    return settings.load(Path(errand.home) if errand.home else None)
