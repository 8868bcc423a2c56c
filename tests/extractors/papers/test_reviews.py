"""What members and their chi ủy say of themselves, under headings of their own choosing."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from checks import plans
from dossier.facts import Identity, PaperKind
from dossier.papers import CollectiveReview, SelfReview
from dossier.plan import Plan
from extractors import papers
from tests.extractors.papers.test_papers import document

_CORPUS = tomllib.loads(Path(__file__).with_name("reviews.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plans.load("vpub-2016")


@pytest.mark.parametrize("case", _CORPUS["review"], ids=lambda case: str(case["name"]))
def test_a_review_is_read_whatever_its_headings(case: dict[str, Any], plan: Plan) -> None:
    paper = papers.read(document(case["text"]), Identity(kind=PaperKind.SELF_REVIEW), plan)

    assert isinstance(paper, SelfReview)
    said = {mention.of.value for mention in paper.said}
    if case.get("at_least"):
        assert said >= set(case["said"])
    elif case.get("at_most"):
        assert said <= set(case["said"])
    else:
        assert said == set(case["said"])
    assert len(paper.leader_contents) == case["leads"]


@pytest.mark.parametrize("case", _CORPUS["collective"], ids=lambda case: str(case["name"]))
def test_a_collective_review_is_read_whatever_its_headings(
    case: dict[str, Any], plan: Plan
) -> None:
    paper = papers.read(document(case["text"]), Identity(kind=PaperKind.COLLECTIVE_REVIEW), plan)

    assert isinstance(paper, CollectiveReview)
    assert {mention.of.value for mention in paper.said} == set(case["said"])
    assert len(paper.contents) == 4
