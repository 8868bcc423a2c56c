"""However a report is typed or printed, it gets the same verdicts."""

from __future__ import annotations

import datetime as dt
import io
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import samples
from checks.judging import judge
from dossier.submission import Received
from flows import pipeline
from flows.intake import Intake
from samples import printed, spelling, word
from samples.oddities.parts import OFFICE, zipped
from samples.papers import Paper, paper_from
from tests.sample_branches import PLAN, labels_of

_TEXTS = sorted((samples.FOLDER / "texts").glob("bao-cao-*.toml"))
_MANNERS: dict[str, tuple[str, Callable[[list[Paper]], bytes]]] = {
    "dấu rời (NFD)": ("bc.docx", lambda some: word.write(_all(some, spelling.nfd))),
    "TCVN3": ("bc.docx", lambda some: word.write(_all(some, spelling.tcvn3, ".VnTime"))),
    "VNI": ("bc.docx", lambda some: word.write(_all(some, spelling.vni, "VNI-Times"))),
    "PDF": ("bc.pdf", printed.write),
}
_Verdicts = dict[str, str]


def _all(some: list[Paper], spell: Callable[[str], str], font: str = "") -> list[Paper]:
    return [spelling.respelt(paper, spell, font) for paper in some]


def _report(text: Path) -> tuple[str, list[Paper]]:
    """The branch and the report of one text; a second submission is left to other tests."""
    entries = tomllib.loads(text.read_text(encoding="utf-8"))["papers"]
    made = [paper_from(entry) for entry in entries]
    file = made[0].file
    return text.stem.rpartition("-")[2], [paper for paper in made if paper.file == file]


def _verdicts(folder: Path, unit_id: str, name: str, data: bytes) -> _Verdicts:
    path = folder / name
    path.write_bytes(data)
    unit, labels = PLAN.unit(unit_id), labels_of(unit_id, "vpub-2016")
    assert unit is not None
    came, as_of = labels["received"], labels["as_of"]
    assert isinstance(came, dt.datetime)
    assert isinstance(as_of, dt.date)
    intake = Intake(files=(), received=(Received(file=name, at=came),), roster=None)
    documents = pipeline.read([(path, name)])
    readings = pipeline.extract_all(documents, PLAN)
    found = judge(pipeline.assemble(PLAN, unit, readings, documents, intake, as_of)).report
    assert found is not None
    return {clause.id: clause.verdict for content in found.contents for clause in content.clauses}


def test_there_are_reports_enough() -> None:
    assert len([text for text in _TEXTS if "{{bảng}}" not in text.read_text("utf-8")]) >= 5


@pytest.mark.parametrize("text", _TEXTS, ids=lambda path: path.stem)
def test_a_report_gets_the_same_verdicts_in_every_spelling(text: Path, tmp_path: Path) -> None:
    unit, papers = _report(text)
    plain = _verdicts(tmp_path, unit, "bc.docx", word.write(papers))
    assert len(plain) == 15
    for manner, (name, make) in _MANNERS.items():
        if manner == "PDF" and any("{{bảng}}" in paper.body for paper in papers):
            continue  # our printer draws no merged cells and no table in a cell
        assert _verdicts(tmp_path, unit, name, make(papers)) == plain, manner


def test_what_may_stand_in_a_file_nobody_opened_is_not_called_missing(tmp_path: Path) -> None:
    (text,) = (path for path in _TEXTS if path.stem == "bao-cao-VPDU")
    unit, papers = _report(text)
    data = word.write(papers)
    before = _verdicts(tmp_path, unit, "bc.docx", data)
    after = _verdicts(tmp_path, unit, "bc.docx", _with_an_embedded_file(data))

    assert "missing" in before.values()
    assert {
        clause: "unclear" if verdict == "missing" else verdict for clause, verdict in before.items()
    } == after


def _with_an_embedded_file(data: bytes) -> bytes:
    """The Word file with an embedded sheet at its beginning."""
    sheet = (
        '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" '
        f'xmlns:r="{OFFICE}" r:id="bang-tinh"/></w:object></w:r></w:p>'
    )
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"]
    parts["word/document.xml"] = body.replace(b"<w:body>", b"<w:body>" + sheet.encode())
    return zipped(parts)
