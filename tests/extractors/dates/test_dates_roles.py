from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from extractors.dates import find

_CASES: list[list[str]] = tomllib.loads(
    (Path(__file__).parent / "roles.toml").read_text(encoding="utf-8")
)["cases"]


@pytest.mark.parametrize(("text", "words", "role"), _CASES, ids=[text for text, *_ in _CASES])
def test_expression_plays_its_role(text: str, words: str, role: str) -> None:
    roles = {text[e.start : e.end]: e.role.value for e in find(text, dt.date(2016, 11, 10))}

    assert roles[words] == role
