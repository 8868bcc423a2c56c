"""Folders, rosters and settings that are not as they should be are named in a sentence."""

from __future__ import annotations

import json
import os
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from dossier.errors import ExitCode
from flows.cli import main

PAPER = "BÁO CÁO\nChi bộ đã tổ chức học tập từ 01/01/2014 đến nay.\n"


def office(home: Path) -> Path:
    """An office in which one branch has sent a paper; its branch folder."""
    folder = home / "hop-thu-den" / "VPDU"
    folder.mkdir(parents=True)
    settled(folder / "bao cao.txt")
    return folder


def settled(path: Path) -> Path:
    path.write_text(PAPER, encoding="utf-8")
    os.utime(path, (1_478_900_000, 1_478_900_000))
    return path


def checked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    code = main(["check", *words, "--json", "-"])
    return code, json.loads(capsys.readouterr().out)


def test_two_names_that_differ_in_a_byte_are_two_papers(tmp_path: Path) -> None:
    folder = office(tmp_path)
    for byte in (b"\xe1", b"\xe2"):
        path = Path(os.fsdecode(os.fsencode(folder) + b"/b" + byte + b"o.txt"))
        settled(path).write_bytes(PAPER.encode() + byte)
        os.utime(path, (1_478_900_000, 1_478_900_000))

    main(["run", "--home", str(tmp_path)])

    report = json.loads((tmp_path / "ket-qua" / "vpub-2016" / "VPDU.json").read_text("utf-8"))
    assert report["files"]["received"] == 3


@pytest.mark.parametrize("moment", [-(2**31), 2**33])
def test_an_impossible_time_of_a_file_is_borne(
    moment: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.utime(settled(tmp_path / "a.txt"), (moment, moment))

    code, answer = checked(capsys, str(tmp_path))

    assert code == ExitCode.GAPS
    assert answer["files"]["read"] == 1


def test_a_folder_that_may_not_be_looked_at_is_named_and_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settled(office(tmp_path).parent / "lac.txt")
    (tmp_path / "hop-thu-den" / "THCB").mkdir()
    looked = os.scandir

    def scandir(path: Any) -> Any:
        if str(path).endswith("THCB"):
            raise PermissionError(13, "Permission denied", str(path))
        return looked(path)

    def iterdir(folder: Path) -> Any:
        return (folder / entry.name for entry in scandir(folder))

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(Path, "iterdir", iterdir)
    code, answer = checked(capsys, str(tmp_path / "hop-thu-den"))

    assert code == ExitCode.UNREADABLE
    assert [(one["file"], one["reason"]) for one in answer["quarantine"]] == [("THCB", "unopened")]
    assert answer["files"] == {"received": 3, "read": 2, "quarantined": 1, "ignored": 0}


def test_an_inbox_that_is_not_there_accuses_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "--home", str(tmp_path)]) == ExitCode.USAGE
    assert "hộp thư đến" in capsys.readouterr().err
    assert not (tmp_path / "ket-qua").exists()


def test_a_stray_folder_cannot_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office(tmp_path)
    (tmp_path / "hop-thu-den" / "la\x1b[2J").mkdir()

    main(["run", "--home", str(tmp_path)])

    assert "\x1b" not in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["pipe", "endless", "workbook", "link"])
def test_a_roster_that_is_none_is_refused_at_once(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roster = tmp_path / ("r.xlsx" if kind == "workbook" else "r.csv")
    if kind == "pipe":
        os.mkfifo(roster)
    elif kind == "endless":
        roster.touch()
        os.truncate(roster, 20 * 2**30)
    elif kind == "link":
        roster.symlink_to("/dev/zero")
    else:
        with zipfile.ZipFile(roster, "w", zipfile.ZIP_DEFLATED) as book:
            book.writestr("xl/sharedStrings.xml", "<si><t>a</t></si>" * 4_000_000)

    code = main(["check", str(settled(tmp_path / "a.txt")), "--roster", str(roster)])

    assert code == ExitCode.PLAN
    assert roster.name in capsys.readouterr().err


@pytest.mark.parametrize(
    ("file", "content", "code"),
    [
        ("hoso.toml", "x = " + "[" * 20_000, ExitCode.PLAN),
        ("registry.toml", "x = " + "[" * 20_000, ExitCode.PLAN),
        ("registry.toml", "KTTH = 5", ExitCode.PLAN),
        ("hoso.toml", 'ledger = "sqlite:////proc/khong/co.sqlite"', ExitCode.LEDGER),
    ],
)
def test_hostile_settings_are_refused_in_words(
    file: str, content: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office(tmp_path)
    (tmp_path / file).write_text(content, encoding="utf-8")

    assert main(["run", "--home", str(tmp_path)]) == code
    assert "ngoài dự kiến" not in capsys.readouterr().err


def test_a_congress_on_the_last_day_of_all_is_borne(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office(tmp_path)
    (tmp_path / "registry.toml").write_text("[VPDU]\ncongress = 9999-12-31\n", encoding="utf-8")

    assert main(["run", "--home", str(tmp_path)]) == ExitCode.GAPS
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("words", [["check", "a" * 5000], ["check", "x.txt", "--json", "/proc/x"]])
def test_an_impossible_path_is_wrong_use(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    settled(tmp_path / "x.txt")

    assert main(words) == ExitCode.USAGE
    assert "Kiểm tra" in capsys.readouterr().err


@pytest.mark.parametrize("unit", [" ", "năm 2015 ", "1.", "quý I ", "a | "])
def test_a_monstrous_line_takes_time_that_grows_with_its_length(unit: str, tmp_path: Path) -> None:
    paper = tmp_path / "dai.txt"
    paper.write_text(PAPER + unit * (60_000 // len(unit)) + "x", encoding="utf-8")
    begin = time.process_time()

    main(["check", str(paper), "--branch", "VPDU"])

    assert time.process_time() - begin < 15
