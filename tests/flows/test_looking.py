"""``hoso explain``, ``hoso dates``, ``hoso plan``: looking at what was read, and why."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import samples
from dossier.errors import ExitCode
from flows.cli import main

(REPORT,) = (samples.FOLDER / "vpub-2016" / "NCVX").glob("*.docx")


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    main(list(words))
    return capsys.readouterr().out


def test_a_document_is_shown_as_it_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, "explain", str(REPORT))

    assert "Chi bộ: NCVX" in shown
    assert "Số: 11-BC/CB" in shown
    assert "văn bản: 16-CTr/TU" in shown
    assert "từ 01/01/2014 đến 11/11/2016" in shown
    assert "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI được học tập" in shown.split("SỔ CHỮ")[1]


def test_a_clause_is_explained_by_its_passages(capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, "explain", str(REPORT), "--clause", "4b")

    assert "Kết luận: Thiếu" in shown
    assert "xin báo cáo bổ sung sau" in shown
    assert "hẹn báo cáo sau" in shown


def test_every_clause_of_every_sample_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    for clause in ("1a", "1b", "1c", "1d", "2a", "2b", "3a", "3b", "3c", "3d", "3e", "4a", "4d"):
        assert f"Ý {clause}." in said(capsys, "explain", str(REPORT), "--clause", clause)


def test_an_asset_declaration_s_content_is_never_shown(capsys: pytest.CaptureFixture[str]) -> None:
    folder = samples.FOLDER / "vpub-2016" / "QTTV"
    (path,) = (one for one in folder.rglob("*") if "ke khai" in one.name.lower())

    shown = said(capsys, "explain", str(path))

    assert "(bản kê khai: không hiện nội dung)" in shown
    assert "m2" not in shown


def piped(text: str, *words: str) -> str:
    """What the command prints when this text comes in at its standard input."""
    command = [sys.executable, "-m", "flows.cli", *words]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return done.stdout


def test_dates_of_a_text_on_standard_input() -> None:
    shown = piped("Báo cáo gửi trước ngày 14/11/2016.", "dates")

    assert "trước ngày 14/11/2016" in shown
    assert "13/11/2016" in shown


def test_dates_in_batches_obey_the_contract() -> None:
    line = {
        "id": "a1",
        "text": "từ ngày 14/11/2016 đến ngày 25/11/2016",
        "reference": "2016-11-10",
        "requirement": {
            "start": "2014-01-01",
            "end": None,
            "end_rule": "inspection",
            "anchor": None,
        },
    }
    (answer,) = map(json.loads, piped(json.dumps(line) + "\n", "dates", "--jsonl").splitlines())

    assert answer["id"] == "a1"
    (span,) = answer["spans"]
    assert (span["start"], span["end"], span["kind"]) == (0, len(line["text"]), "range")
    assert (span["norm_start"], span["norm_end"]) == ("2016-11-14", "2016-11-25")
    assert span["invalid"] is False
    assert answer["verdict"] in ("ok", "starts_late", "ends_early", "both", "not_stated")


def test_the_plans_and_the_notices_own_slips(capsys: pytest.CaptureFixture[str]) -> None:
    assert "15 ý" in said(capsys, "plan", "list")
    assert "đúng nguyên văn" in said(capsys, "plan", "check", "vpub-2016")
    lint = said(capsys, "plan", "lint")
    assert "N1." in lint
    assert "N25." in lint


def test_an_empty_file_is_explained_as_unread(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "rong.docx"
    path.write_bytes(b"")

    assert main(["explain", str(path)]) == ExitCode.UNREADABLE
    assert "rong.docx" in capsys.readouterr().out
