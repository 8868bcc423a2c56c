from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path

import pytest

from extractors.dates import find

_CORPUS: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "negative.toml").read_text(encoding="utf-8")
)
_NEVER = [wording for wordings in _CORPUS.values() for wording in wordings]


def test_negative_corpus_is_large() -> None:
    assert len(set(_NEVER)) >= 600


@pytest.mark.parametrize("wording", sorted(set(_NEVER)))
def test_what_is_no_date_is_not_read(wording: str) -> None:
    assert find(wording) == ()


@pytest.mark.parametrize("form", ["NFD", "NFC"])
def test_what_is_no_date_is_not_read_in_either_normal_form(form: str) -> None:
    wrong = [wording for wording in _NEVER if find(unicodedata.normalize(form, wording))]  # type: ignore[arg-type]  # a literal at run time

    assert wrong == []
