"""One installation at work: its plan, its ledger, its originals and its hour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checks import plans
from dossier.dates import VIETNAM
from dossier.plan import Plan
from dossier.store import Store
from flows.settings import Settings

if TYPE_CHECKING:  # SQLAlchemy costs a third of a second that `hoso check` need not pay
    from dossier.ledger import Ledger

Progress = Callable[[str], None]


def silent(_: str) -> None:
    """A progress that nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What a run works with. ``now`` is aware; ``progress`` gets a line for each file read."""

    settings: Settings
    plan: Plan
    ledger: Ledger
    store: Store
    now: dt.datetime
    progress: Progress = silent

    @property
    def as_of(self) -> dt.date:
        """The day on which deadlines are looked at, in Vietnam."""
        return self.now.astimezone(VIETNAM).date()


@contextmanager
def open_office(
    settings: Settings,
    *,
    plan_id: str | None = None,
    now: dt.datetime | None = None,
    progress: Progress = silent,
) -> Iterator[Office]:
    """The office of these settings, its ledger open.

    Raises:
        PlanError: the plan or the registry is invalid.
        LedgerError: the ledger cannot be reached.
    """
    from dossier.ledger import Ledger  # noqa: PLC0415  # as above

    with Ledger(settings.ledger) as ledger:
        yield Office(
            settings=settings,
            plan=load_plan(settings, plan_id),
            ledger=ledger,
            store=Store(settings.originals),
            now=now or dt.datetime.now(VIETNAM),
            progress=progress,
        )


def load_plan(settings: Settings, plan_id: str | None = None) -> Plan:
    """The plan in force, with what the registry says of each branch.

    Raises:
        PlanError: there is no such plan, or plan or registry are invalid.
    """
    plan = plans.load(plan_id or settings.plan, (plans.FOLDER, settings.plans))
    if settings.registry.exists():
        return plans.with_registry(plan, settings.registry)
    return plan
