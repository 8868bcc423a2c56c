"""The sample files are what their texts say, and the labels speak of files that exist."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

import samples
from samples.build import build
from samples.demo import expectation
from samples.papers import paper_from

LABELS = sorted(
    path for path in (samples.FOLDER / "expected").glob("*.toml") if path.stem != "awkward"
)


def _labels(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _submission(path: Path) -> Path:
    unit, _, again = path.stem.partition("-")
    return samples.FOLDER / ("vpub-2016" + (f"-{again}" if again else "")) / unit


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every sample file made anew, by its path under the samples."""
    folder = tmp_path_factory.mktemp("samples")
    return {path.relative_to(folder).as_posix(): path for path in build(folder)}


def test_building_again_gives_the_committed_files_byte_for_byte(rebuilt: dict[str, Path]) -> None:
    differ = [
        file for file, path in rebuilt.items() if _sha256(path) != _sha256(samples.FOLDER / file)
    ]
    assert differ == []


def test_every_committed_file_is_built_from_a_text(rebuilt: dict[str, Path]) -> None:
    committed = {
        path.relative_to(samples.FOLDER).as_posix()
        for which in ("vpub-2016", "vpub-2016-lan-2", "awkward")
        for path in (samples.FOLDER / which).rglob("*")
        if path.is_file() and path.name != "roster.csv"
    }
    assert committed == set(rebuilt)


def test_the_sample_files_stay_small() -> None:
    sizes = [path.stat().st_size for path in samples.FOLDER.rglob("*") if path.is_file()]
    assert sum(sizes) < 8_000_000


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


@pytest.mark.parametrize("unit", ["KTTH", "QTTV"])
def test_labels_judge_each_member_of_the_roster_under_the_items_for_every_member(unit: str) -> None:
    members = _labels(expectation(unit))["dossier"]["members"]
    for item in ("3", "4", "6"):
        assert set(members[item]) == _roster(unit)
    assert set(members["5"]) < _roster(unit)


@pytest.mark.parametrize("path", LABELS, ids=lambda path: path.stem)
def test_an_item_is_met_only_when_no_member_lacks_a_paper(path: Path) -> None:
    dossier = _labels(path).get("dossier", {})
    for item, members in dossier.get("members", {}).items():
        fine = all(label["verdict"] in ("met", "not_applicable") for label in members.values())
        assert (dossier["items"][item]["verdict"] == "met") == fine


@pytest.mark.parametrize(
    "file", ["QTTV/scan bao cao QT-TV.pdf", "KTTH/ho so kiem diem/scan0001.pdf"]
)
def test_a_scan_is_pictures_without_a_word_of_text(file: str) -> None:
    document = pdfium.PdfDocument(samples.FOLDER / "vpub-2016" / file)
    assert [page.get_textpage().get_text_range() for page in document] == [""] * len(document)


def test_the_locked_declaration_opens_only_with_its_password() -> None:
    locked = samples.FOLDER / "vpub-2016/KTTH/ho so kiem diem/KE KHAI TS - Hai.pdf"
    with pytest.raises(pdfium.PdfiumError):
        pdfium.PdfDocument(locked)
    assert len(pdfium.PdfDocument(locked, password="mat-khau-2016")) == 1


def test_the_struck_out_sentence_is_a_tracked_deletion() -> None:
    file = samples.FOLDER / "vpub-2016/NCVX/bc chi bo NC-VX gui UBKT.docx"
    xml = zipfile.ZipFile(file).read("word/document.xml").decode()
    deleted = re.findall(r"<w:delText[^>]*>([^<]+)</w:delText>", xml)
    assert len(deleted) == 1
    assert "lần thứ XVI" in deleted[0]
    assert "lần thứ XVI" not in xml.replace(deleted[0], "")


def test_every_awkward_file_has_its_expected_outcome() -> None:
    labels = _labels(samples.FOLDER / "expected" / "awkward.toml")["files"]
    labelled = {entry["file"].partition("!/")[0] for entry in labels}
    assert labelled == {path.name for path in (samples.FOLDER / "awkward").iterdir()}


def test_a_form_without_its_answers_is_refused() -> None:
    with pytest.raises(KeyError):
        paper_from({"form": "nhan-xet-a", "file": "x.docx"})


def _roster(unit: str) -> set[str]:
    text = (samples.FOLDER / "vpub-2016" / unit / "roster.csv").read_text(encoding="utf-8-sig")
    return {line.split(",")[1] for line in text.splitlines()[1:]}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
