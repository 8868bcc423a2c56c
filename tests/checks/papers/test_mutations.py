"""One slip in a clean dossier gives its own finding and no other."""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import Any

import pytest

from checks import dossier_findings
from dossier.findings import RuleFinding
from dossier.plan import Plan
from tests.checks.papers.invented import HERE, Papers, case, dossier


def _table(file: str, name: str) -> list[dict[str, Any]]:
    return tomllib.loads((HERE / file).read_text(encoding="utf-8"))[name]  # type: ignore[no-any-return]  # TOML


def _name(change: dict[str, Any]) -> str:
    return f"{change['code']}: {change.get('to', change.get('received', ''))}"[:70]


def _changed(change: dict[str, Any]) -> tuple[Papers, list[dict[str, Any]]]:
    papers, members = dossier()
    for name, edit in ((change["paper"], change), *change.get("also", {}).items()):
        paper = papers[name]
        if "to" in edit:
            assert edit.get("from", "\n") in paper["text"], edit
            paper["text"] = paper["text"].replace(edit.get("from", "\n"), edit["to"], 1)
        paper |= {key: edit[key] for key in ("received", "medium", "problems") if key in edit}
    return papers, members


def _findings(change: dict[str, Any], plan: Plan) -> tuple[RuleFinding, ...]:
    papers, members = _changed(change)
    return dossier_findings.check(case(plan, papers, members))


MUTATIONS = _table("mutations.toml", "mutation")
HARMLESS = _table("harmless.toml", "harmless")


def test_a_clean_dossier_has_no_finding(plan: Plan) -> None:
    papers, members = dossier()

    assert dossier_findings.check(case(plan, papers, members)) == ()


@pytest.mark.parametrize("change", MUTATIONS, ids=map(_name, MUTATIONS))
def test_a_slip_gives_exactly_its_code(change: dict[str, Any], plan: Plan) -> None:
    (finding,) = _findings(change, plan)

    assert finding.code == change["code"]
    assert finding.severity == change.get("severity", "error")
    for field in ("person", "arithmetic"):
        assert getattr(finding, field) == change.get(field, getattr(finding, field))


@pytest.mark.parametrize("change", HARMLESS, ids=map(_name, HARMLESS))
def test_another_wording_is_no_slip(change: dict[str, Any], plan: Plan) -> None:
    assert [each.message for each in _findings(change, plan)] == []


@pytest.mark.parametrize("change", MUTATIONS, ids=map(_name, MUTATIONS))
def test_a_finding_quotes_the_paper_and_the_notice(change: dict[str, Any], plan: Plan) -> None:
    papers, members = _changed(change)
    made = case(plan, papers, members)
    texts = {reading.document.file: reading.document.text for reading in made.readings}
    notice = (HERE.parents[2] / "checks/plans/vpub-2016/57-KH-DUVP.txt").read_text(encoding="utf-8")

    for finding in dossier_findings.check(made):
        assert finding.file is not None
        assert finding.quote in texts[finding.file]
        assert finding.basis.split("“", 1)[1].removesuffix("”") in notice


def test_every_code_has_two_slips_and_three_harmless_wordings(plan: Plan) -> None:
    assert plan.review is not None
    codes = {rule.code for rule in plan.review.rules} - {"TSVM_QUOTA"}
    slips = Counter(change["code"] for change in MUTATIONS)
    harmless = Counter(change["code"] for change in HARMLESS)

    assert {code for code in codes if slips[code] < 2} == set()
    assert {code for code in codes if harmless[code] < 3} == set()
