"""What sentences assert, from a corpus anybody can extend."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extractors import stance

CORPUS = [
    (sentence, tuple(group["stances"]))
    for group in tomllib.loads(
        (Path(__file__).parent / "stances.toml").read_text(encoding="utf-8")
    )["group"]
    for sentence in group["sentences"]
]


@pytest.mark.parametrize(("sentence", "stances"), CORPUS, ids=[text[:40] for text, _ in CORPUS])
def test_a_sentence_takes_its_stand(sentence: str, stances: tuple[str, ...]) -> None:
    found = {one for _, _, part in stance.assertions(sentence) for one in part}

    assert found == set(stances)
