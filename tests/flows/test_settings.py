from __future__ import annotations

from pathlib import Path

import pytest

from dossier.errors import PlanError
from flows import settings


def test_an_office_without_a_file_gets_sensible_defaults(tmp_path: Path) -> None:
    chosen = settings.load(tmp_path)

    assert chosen.inbox == tmp_path / "hop-thu-den"
    assert chosen.ledger == f"sqlite:///{tmp_path / 'du-lieu' / 'so-theo-doi.sqlite'}"
    assert chosen.plan == "vpub-2016"


def test_the_home_may_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOSO_HOME", str(tmp_path))

    assert settings.load().home == tmp_path


def test_paths_are_taken_from_the_file_s_folder(tmp_path: Path) -> None:
    (tmp_path / settings.FILE).write_text('inbox = "nhan"\nledger = "postgresql://may/hoso"\n')

    chosen = settings.load(tmp_path)

    assert chosen.inbox == tmp_path / "nhan"
    assert chosen.ledger == "postgresql://may/hoso"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("inbx = 'nhan'", "“inbx”"),
        ("port = 'bốn nghìn'", "“port”"),
        ("received = 'hôm qua'", "“received”"),
        ("port = ", "sai cú pháp"),
    ],
)
def test_a_broken_file_is_refused_in_words(tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / settings.FILE).write_text(content, encoding="utf-8")

    with pytest.raises(PlanError) as refused:
        settings.load(tmp_path)

    assert words in str(refused.value)
    assert settings.FILE in str(refused.value)
