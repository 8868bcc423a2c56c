"""How many branches may claim the highest class is seen only across branches."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import committee
from dossier.findings import DeadlineFinding, DeadlineStatus, DossierFinding, GapReport
from dossier.plan import Plan

DAY = dt.date(2016, 12, 24)
CLASSES = ("TSVM", "HTTNV", "HTNV", "YK", None)


def report(unit: str, claimed: str | None) -> GapReport:
    deadline = DeadlineFinding(
        wording="", last_valid=DAY, received=None, status=DeadlineStatus.ON_TIME
    )
    return GapReport(
        plan="vpub-2016",
        branch=unit,
        name=unit,
        as_of=DAY,
        documents=(),
        quarantine=(),
        report=None,
        dossier=DossierFinding(deadline=deadline, items=(), claimed_class=claimed),
    )


@given(classes=st.lists(st.sampled_from(CLASSES), max_size=5))
def test_more_than_two_fifths_is_a_finding(plan: Plan, classes: list[str | None]) -> None:
    reports = [report(f"cb{place}", claimed) for place, claimed in enumerate(classes)]

    found = committee.check(plan, reports)

    assert bool(found) == (classes.count("TSVM") > 2)


def test_the_finding_names_the_branches_and_shows_the_sum(plan: Plan) -> None:
    (found,) = committee.check(plan, [report(unit, "TSVM") for unit in ("THCB", "KTTH", "QTTV")])

    assert (found.code, found.rule, found.arithmetic) == ("TSVM_QUOTA", "C49", "3/5 > 2/5")
    assert "THCB; KTTH; QTTV" in found.message


@pytest.mark.parametrize("claiming", [(), ("TSVM",), ("TSVM", "TSVM"), ("HTTNV",) * 5])
def test_two_of_five_may_claim_it(plan: Plan, claiming: tuple[str, ...]) -> None:
    assert committee.check(plan, [report(str(at), each) for at, each in enumerate(claiming)]) == ()
