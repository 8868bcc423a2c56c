"""``hoso explain``, ``hoso dates``, ``hoso plan``: looking at what was read, and why."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import samples
from dossier.document import Document
from dossier.errors import ExitCode
from flows import pipeline
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


def _account(told: str) -> dict[str, int]:
    """The lines of the account by what they say, as a reader of the terminal sees them."""
    lines = told.split("SỔ CHỮ")[1].splitlines()[1:]
    found = [re.match(r" +(\d+) +(\S.*)", line) for line in lines]
    return {line[2]: int(line[1]) for line in found if line}


def test_the_account_of_a_file_adds_up_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "explain", str(REPORT))
    whole, *parts = _account(told).values()

    assert whole > 1_000
    assert whole == sum(parts)
    assert "Sổ khớp: không chữ nào bị bỏ sót." in told


def test_every_line_of_the_account_is_plain_words(capsys: pytest.CaptureFixture[str]) -> None:
    awkward = samples.FOLDER / "awkward"
    told = said(capsys, "explain", str(awkward / "BC viet tren may Mac.docx"))
    assert list(_account(told))[-1] == "bớt đi khi ghép dấu, bỏ ký tự vô hình và đổi phông cũ"
    told = said(capsys, "explain", str(awkward / "muc luc tu dong.docx"))
    assert "để riêng (mã trường): 3 chỗ" in told
    told = said(capsys, "explain", str(awkward / "chu an.docx"))
    assert "để riêng (chữ bị ẩn): Đã học nghị quyết Đại hội XII" in told


def test_an_account_that_does_not_close_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (document,) = pipeline.read([(REPORT, REPORT.name)])
    assert isinstance(document, Document)
    assert document.account is not None
    lacking = dataclasses.replace(document.account, written=document.account.written + 7)
    short = dataclasses.replace(document, account=lacking)
    monkeypatch.setattr(pipeline, "read", lambda _: [short])

    assert "Sổ lệch 7 ký tự" in said(capsys, "explain", str(REPORT))


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
