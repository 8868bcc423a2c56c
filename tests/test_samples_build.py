"""The sample files are what their texts say, and the labels speak of files that exist."""

from __future__ import annotations

import datetime as dt
import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

import samples
from samples.build import build
from samples.demo import expectation

LABELS = sorted(
    path for path in (samples.FOLDER / "expected").glob("*.toml") if path.stem != "awkward"
)


def _labels(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _submission(path: Path) -> Path:
    unit, _, again = path.stem.partition("-")
    return samples.FOLDER / ("vpub-2016" + (f"-{again}" if again else "")) / unit


def test_building_again_gives_the_committed_files_byte_for_byte(tmp_path: Path) -> None:
    differ = [
        str(built.relative_to(tmp_path))
        for built in build(tmp_path)
        if _sha256(built) != _sha256(samples.FOLDER / built.relative_to(tmp_path))
    ]
    assert differ == []


def test_every_committed_file_is_built_from_a_text(tmp_path: Path) -> None:
    built = {path.relative_to(tmp_path) for path in build(tmp_path)}
    committed = {
        path.relative_to(samples.FOLDER)
        for which in ("vpub-2016", "vpub-2016-lan-2", "awkward")
        for path in (samples.FOLDER / which).rglob("*")
        if path.is_file() and path.name != "roster.csv"
    }
    assert committed == built


def test_the_sample_files_stay_small() -> None:
    sizes = [path.stat().st_size for path in samples.FOLDER.rglob("*") if path.is_file()]
    assert sum(sizes) < 6_000_000


@pytest.mark.parametrize("path", LABELS, ids=lambda path: path.stem)
def test_labels_name_every_file_of_their_submission(path: Path) -> None:
    labels, folder = _labels(path), _submission(path)
    named = {entry["file"] for entry in [*labels["documents"], *labels.get("quarantine", [])]}
    there = {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and file.name != "roster.csv"
    }
    assert named == there


@pytest.mark.parametrize("path", LABELS, ids=lambda path: path.stem)
def test_key_phrases_stand_word_for_word_in_the_texts(path: Path) -> None:
    texts = "\n".join(
        text.read_text(encoding="utf-8") for text in (samples.FOLDER / "texts").glob("bao-cao-*")
    )
    labels = _labels(path)
    phrases = [
        phrase for clause in labels["clauses"].values() for phrase in clause.get("phrases", [])
    ]
    assert [phrase for phrase in phrases if phrase not in texts] == []


@pytest.mark.parametrize("path", LABELS, ids=lambda path: path.stem)
def test_labels_judge_all_fifteen_clauses_and_four_periods(path: Path) -> None:
    labels = _labels(path)
    assert set(labels["clauses"]) == {
        *("1a", "1b", "1c", "1d", "2a", "2b", "3a", "3b", "3c", "3d", "3e", "4a", "4b", "4c", "4d")
    }
    assert set(labels["periods"]) == {"1", "2", "3", "4"}


def test_laid_files_bear_the_time_they_were_received(tmp_path: Path) -> None:
    received = samples.lay(tmp_path)
    assert received["THCB"] == dt.datetime.fromisoformat("2016-11-15T16:20:00+07:00")
    for unit, when in received.items():
        for path in (tmp_path / unit).glob("*.*"):
            assert path.stat().st_mtime == when.timestamp()


def test_a_dossier_is_laid_with_its_own_time(tmp_path: Path) -> None:
    samples.lay(tmp_path)
    when = _labels(expectation("KTTH"))["dossier_received"]
    times = {path.stat().st_mtime for path in (tmp_path / "KTTH").glob("*/*") if path.is_file()}
    assert times == {when.timestamp()}


def test_the_second_submission_is_laid_by_its_name(tmp_path: Path) -> None:
    received = samples.lay(tmp_path, "vpub-2016-lan-2")
    assert list(received) == ["VPDU"]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
