"""The wordings file is read strictly: a slip in it is named, with its file and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checks import plans
from dossier.errors import PlanError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(plans.FOLDER, tmp_path / "plans")
    return tmp_path / "plans"


SLIPS = [
    ('dang_phi = ["đảng phí"', 'dang_phi = ["đảng phí [của|[các]]"', "lồng nhau"),
    ('about = ["dang_phi"]', 'about = ["dang_phj"]', "dang_phj"),
    ('clause = "4d"', 'clause = "4z"', "4z"),
    ("exclusive = true", "exclusiv = true", "không có mục nào tên như vậy"),
]


@pytest.mark.parametrize(("right", "wrong", "named"), SLIPS, ids=[one[2] for one in SLIPS])
def test_a_slip_in_the_wordings_is_refused_by_name(
    folder: Path, right: str, wrong: str, named: str
) -> None:
    file = folder / "vpub-2016" / "wordings.toml"
    text = file.read_text(encoding="utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")

    with pytest.raises(PlanError, match=named) as refused:
        plans.parse(folder / "vpub-2016.toml")

    assert str(file) in str(refused.value)


def test_every_clause_of_the_plan_has_its_wordings() -> None:
    plan = plans.load("vpub-2016")
    assert plan.coverage is not None

    clauses = {clause.id for content in plan.contents for clause in content.clauses}
    assert {answer.clause for answer in plan.coverage.answers} == clauses
