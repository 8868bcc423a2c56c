from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import review
from dossier.document import Medium, Problem
from dossier.facts import PaperKind
from dossier.findings import (
    ChangeKind,
    DeadlineStatus,
    GapReport,
    PeriodStatus,
    Reason,
    Severity,
    Verdict,
)
from review import data
from tests.review import invented

SCHEMA = json.loads((Path(review.__path__[0]) / "gaps.schema.json").read_bytes())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_committee_json_keeps_the_contract() -> None:
    VALIDATOR.validate(data.committee_json(invented.committee(), invented.PLAN))


@pytest.mark.parametrize("report", [invented.mixed(), invented.silent(), invented.complete()])
def test_a_published_version_keeps_the_contract(report: GapReport) -> None:
    document = data.version_json(report, invented.PLAN, invented.CHANGES, invented.MADE_AT, 2)
    VALIDATOR.validate(json.loads(data.to_bytes(document)))
    assert [branch["id"] for branch in document["branches"]] == [report.branch]
    assert document["version"] == 2
    assert document["made_at"] == "2016-12-26T06:30:00+07:00"


def test_the_keys_and_their_nesting_are_those_of_the_contract() -> None:
    document = data.committee_json(invented.committee(), invented.PLAN)
    branch = document["branches"][1]
    content = branch["report"]["contents"][0]

    assert list(document)[:7] == [
        "schema",
        "plan",
        "as_of",
        "files",
        "quarantine",
        "branches",
        "committee",
    ]
    assert document["quarantine"][0]["file"] == "scan3.pdf"
    assert "quarantine" not in branch
    assert branch["report"]["deadline"]["received"] == "2016-11-12T09:30:00+07:00"
    assert content["period"]["missing"] == [["2014-01-01", "2014-12-31"]]
    assert content["clauses"][2]["reason"] == "incomplete"
    assert content["clauses"][0]["reason"] is None
    assert branch["dossier"]["findings"][0]["arithmetic"] == "40+19+15+14+10=98≠95"
    assert document["branches"][0]["dossier"] is None


def test_evidence_is_verbatim_in_json_for_programs_that_look_it_up() -> None:
    branch = data.branch_json(invented.mixed(), invented.PLAN)
    quotes = [
        evidence["quote"]
        for content in branch["report"]["contents"]
        for clause in content["clauses"]
        for evidence in clause["evidence"]
    ]
    assert f"{invented.FORMULA} thu của đồng chí có CMND {invented.IDENTITY}." in quotes


def _break(document: dict[str, Any], path: str, value: Any) -> None:
    *way, last = path.split("/")
    here: Any = document
    for step in way:
        here = here[int(step)] if step.isdigit() else here[step]
    here[last] = value


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("schema", "hoso.gaps/2"),
        ("as_of", "26/12/2016"),
        ("as_of", "2016-13-26"),
        ("files/read", -1),
        ("branches/1/report/deadline/status", "too_late"),
        ("branches/1/report/contents/0/clauses/0/verdict", "ok"),
        ("branches/1/report/contents/0/clauses/0/reason", "lazy"),
        ("branches/1/report/contents/0/clauses/0/typo", 1),
        ("branches/1/report/contents/0/period/status", "late"),
        ("branches/1/report/contents/0/period/missing", [["2014-01-01"]]),
        ("branches/1/dossier/findings/0/code", "score sum"),
        ("branches/1/documents/0/kind", "bao_cao"),
        ("branches/1/documents/0/problems", ["odd"]),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_know(path: str, value: Any) -> None:
    document = data.committee_json(invented.committee(), invented.PLAN)
    _break(document, path, value)
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(document)


@pytest.mark.parametrize(
    ("definition", "values"),
    [
        ("verdict", Verdict),
        ("period_status", PeriodStatus),
        ("kind", PaperKind),
        ("problem", Problem),
    ],
)
def test_the_schema_lists_every_value_the_nouns_have(definition: str, values: Any) -> None:
    assert set(SCHEMA["$defs"][definition]["enum"]) == {value.value for value in values}


def test_the_schema_lists_every_reason_medium_status_and_severity() -> None:
    defs = SCHEMA["$defs"]
    assert set(defs["reason"]["enum"]) == {None, *(reason.value for reason in Reason)}
    medium = defs["document"]["properties"]["medium"]["enum"]
    assert set(medium) == {medium.value for medium in Medium}
    status = defs["deadline"]["properties"]["status"]["enum"]
    assert set(status) == {status.value for status in DeadlineStatus}
    severity = defs["finding"]["properties"]["severity"]["enum"]
    assert set(severity) == {severity.value for severity in Severity}
    kinds = SCHEMA["properties"]["changes"]["items"]["properties"]["kind"]["enum"]
    assert set(kinds) == {kind.value for kind in ChangeKind}


def test_a_file_name_that_is_not_unicode_survives_as_an_escape() -> None:
    odd = invented.document("b\udce1o c\udce1o.docx", PaperKind.INSPECTION_REPORT)
    report = dataclasses.replace(invented.complete(), documents=(odd,))
    document = data.version_json(report, invented.PLAN, (), invented.MADE_AT, 1)
    read = json.loads(data.to_bytes(document))
    assert read["branches"][0]["documents"][0]["file"] == "b\udce1o c\udce1o.docx"


def test_a_moment_of_another_zone_is_given_in_vietnamese_time() -> None:
    report = invented.complete()
    assert report.report is not None
    deadline = dataclasses.replace(
        report.report.deadline, received=dt.datetime(2016, 11, 11, 2, 30, tzinfo=dt.UTC)
    )
    moved = dataclasses.replace(
        report, report=dataclasses.replace(report.report, deadline=deadline)
    )
    branch = data.branch_json(moved, invented.PLAN)
    assert branch["report"]["deadline"]["received"] == "2016-11-11T09:30:00+07:00"
