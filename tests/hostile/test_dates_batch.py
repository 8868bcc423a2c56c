"""``hoso dates``: whatever comes in, a line in is a line out."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from dossier.errors import ExitCode
from flows.cli import main

GOOD = json.dumps({"id": "tốt", "text": "từ 01/01/2014 đến nay", "reference": "2016-11-10"})
BAD = {
    "no JSON": "{bad",
    "a string": '"str"',
    "a list": "[1]",
    "nothing": "null",
    "no text": "{}",
    "text that is a number": '{"text": 5}',
    "a reference that is no day": '{"text": "năm 2015", "reference": "hôm qua"}',
    "a reference that is a number": '{"text": "năm 2015", "reference": 5}',
    "a requirement of another make": '{"text": "x", "requirement": {"start": 3, "anchor": 5}}',
    "ten thousand brackets": "[" * 10_000,
    "a number of ten thousand digits": '{"id": ' + "9" * 10_000 + ', "text": "x"}',
}


def answered(
    given: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, list[dict[str, Any]], str]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
    code = main(["dates", "--jsonl"])
    said = capsys.readouterr()
    return code, [json.loads(line) for line in said.out.splitlines()], said.err


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_a_bad_line_is_named_in_its_place_and_stops_no_other(
    bad: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines, said = answered(f"{GOOD}\n{bad}\n{GOOD}\n".encode(), monkeypatch, capsys)

    assert code == ExitCode.UNREADABLE
    assert lines[0] == lines[2]
    assert lines[0]["id"] == "tốt"
    assert lines[1]["error"].startswith("dòng 2: cần")
    assert "spans" not in lines[1]
    assert "dòng 2" in said


def test_bytes_that_are_no_text_are_a_bad_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines, _ = answered(b"\xff\xfe\x00\n" + GOOD.encode(), monkeypatch, capsys)

    assert code == ExitCode.UNREADABLE
    assert ["error" in line for line in lines] == [True, False]


def test_an_id_is_given_back_as_it_came(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [{"id": value, "text": "năm 2015"} for value in (None, 7, "\ud800", {"a": [1]})]
    given = "\n".join(map(json.dumps, lines)).encode()

    code, answers, _ = answered(given, monkeypatch, capsys)

    assert code == ExitCode.COMPLETE
    assert [one["id"] for one in answers] == [one["id"] for one in lines]


@pytest.mark.parametrize("reference", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_no_fault(
    reference: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "5 năm trước, 10 năm tới, tháng trước, quý sau, ba năm qua, 31/12/9999, năm 0"
    given = json.dumps({"text": text, "reference": reference}).encode()

    code, (line,), _ = answered(given, monkeypatch, capsys)

    assert code == ExitCode.COMPLETE
    assert "spans" in line


def test_typed_text_need_not_be_utf_8(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = b"\xff ng\xc3\xa0y 05/6/2015"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))

    assert main(["dates"]) == ExitCode.COMPLETE
    assert "05/06/2015" in capsys.readouterr().out


STEERING = "BÁO CÁO\nChi bộ \u009b2J \u202eđảo\u202c từ ngày 01/01/2014 \x7f\u200b đến nay\n"


@pytest.mark.parametrize("command", ["explain", "dates"])
def test_a_paper_cannot_steer_the_terminal(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "bao cao \x1b[31m.txt"
    paper.write_text(STEERING, encoding="utf-8")

    code = main([command, str(paper)])

    said = capsys.readouterr()
    assert code == ExitCode.COMPLETE
    assert not set(said.out + said.err) & set("\x1b\u009b\u202e\u202c\x7f\u200b")


@pytest.mark.parametrize("command", ["explain", "dates", "check"])
def test_a_name_that_is_not_utf_8_is_shown_all_the_same(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "b\udce1o c\udce1o.pdf"
    paper.write_bytes(b"")

    code = main([command, str(paper)])

    assert code == ExitCode.UNREADABLE
    assert "Tệp rỗng" in capsys.readouterr().out
