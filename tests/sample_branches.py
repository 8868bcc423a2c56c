"""The sample branches, judged once for all the tests that look at them."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import samples
from checks import plans
from checks.judging import judge
from dossier.findings import GapReport
from dossier.plan import Plan
from dossier.submission import Received
from extractors import roster
from flows import evaluation, inbox, pipeline
from flows.intake import Intake

PLAN = plans.with_registry(plans.load("vpub-2016"), samples.FOLDER / "registry.toml")
SUBMISSIONS = [
    *((unit.id, "vpub-2016") for unit in PLAN.units),
    ("VPDU", "vpub-2016-lan-2"),
]


@cache
def judged(unit_id: str, which: str) -> GapReport:
    return judge_folder(PLAN, unit_id, samples.FOLDER / which / unit_id, labels_of(unit_id, which))


def judge_folder(plan: Plan, unit_id: str, folder: Path, labels: dict[str, object]) -> GapReport:
    unit = plan.unit(unit_id)
    assert unit is not None
    gathered = inbox.gather(folder)
    documents = pipeline.read([(one.path, one.name) for one in gathered.papers])
    came, later = labels["received"], labels.get("dossier_received", labels["received"])
    assert isinstance(came, dt.datetime)
    assert isinstance(later, dt.datetime)
    received = (
        Received(file=one.name, at=later if "/" in one.name else came) for one in gathered.papers
    )
    found = roster.find_roster(folder)
    intake = Intake(
        files=(), received=tuple(received), roster=roster.load(found) if found else None
    )
    as_of = labels["as_of"]
    assert isinstance(as_of, dt.date)
    readings = pipeline.extract_all(documents, plan)
    return judge(pipeline.assemble(plan, unit, readings, documents, intake, as_of))


def labels_of(unit_id: str, which: str) -> dict[str, object]:
    name = f"{unit_id}{which.removeprefix('vpub-2016')}.toml"
    return evaluation.load(samples.FOLDER / "expected" / name)
