"""Files that hold several papers, as people paste and scan them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dossier.document import Problem
from dossier.plan import Plan
from extractors.identity import identify, split
from tests.extractors.identity.pages import document

_FILES = tomllib.loads(Path(__file__).with_name("several.toml").read_text("utf-8"))["file"]


@pytest.mark.parametrize("file", _FILES, ids=[file["name"] for file in _FILES])
def test_each_paper_in_a_file_is_a_document(
    file: dict[str, str | list[list[str]]], plan: Plan
) -> None:
    parts = split(document(str(file["text"])))

    told = [identify(part, plan)[0] for part in parts]
    assert [[one.kind.value, one.person or ""] for one in told] == file["papers"]
    several = len(parts) > 1
    assert all((Problem.MULTI_DOCUMENT in part.problems) is several for part in parts)
