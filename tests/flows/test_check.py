"""``hoso check``: the contract to the letter."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import review
import samples
from dossier.errors import ExitCode
from flows.cli import main

SAMPLES = samples.FOLDER / "vpub-2016"
REGISTRY = ["--registry", str(samples.FOLDER / "registry.toml")]
SCHEMA = json.loads((Path(review.__file__).parent / "gaps.schema.json").read_text(encoding="utf-8"))


def checked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    code = main(["check", *words, "--json", "-"])
    return code, json.loads(capsys.readouterr().out)


def report_of(unit: str, tmp_path: Path) -> Path:
    """Only the report on Mục I, without the dossier."""
    (path,) = (one for one in (SAMPLES / unit).iterdir() if one.suffix in (".docx", ".pdf"))
    return Path(shutil.copy(path, tmp_path / path.name))


def test_the_json_obeys_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = checked(capsys, str(SAMPLES), *REGISTRY, "--as-of", "2016-12-26")

    jsonschema.Draft202012Validator(SCHEMA).validate(answer)
    assert answer["schema"] == "hoso.gaps/1"
    assert [branch["id"] for branch in answer["branches"]] == [
        "HCTC",
        "KTTH",
        "NCVX",
        "QTTV",
        "THCB",
        "VPDU",
    ]
    files = answer["files"]
    assert files["received"] == files["read"] + files["quarantined"] + files["ignored"]
    assert [one["file"] for one in answer["quarantine"]] == [
        "KTTH/ho so kiem diem/KE KHAI TS - Hai.pdf"
    ]
    assert code == ExitCode.UNREADABLE


def test_nothing_missing_is_exit_code_0(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = report_of("KTTH", tmp_path)
    words = [*REGISTRY, "--received", "2016-11-10T09:15", "--as-of", "2016-11-20"]

    code, answer = checked(capsys, str(path), *words)

    (branch,) = answer["branches"]
    assert branch["id"] == "KTTH"
    assert branch["report"]["deadline"]["received"] == "2016-11-10T09:15:00+07:00"
    assert {item["verdict"] for item in branch["dossier"]["items"]} == {"not_due"}
    assert code == ExitCode.COMPLETE


def test_gaps_are_exit_code_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _ = checked(capsys, str(report_of("VPDU", tmp_path)))

    assert code == ExitCode.GAPS


def test_an_unread_file_outranks_gaps(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    report_of("VPDU", tmp_path)
    (tmp_path / "rong.pdf").write_bytes(b"")

    code, answer = checked(capsys, str(tmp_path))

    assert code == ExitCode.UNREADABLE
    (entry,) = answer["quarantine"]
    assert entry["file"] == "rong.pdf"
    assert entry["remedy"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["check", "khong-co.docx"], ExitCode.USAGE, "khong-co.docx"),
        (["check"], ExitCode.USAGE, "còn thiếu"),
        (["chek"], ExitCode.USAGE, "không có lệnh “chek”"),
        (["check", ".", "--branch", "ABCD"], ExitCode.USAGE, "KTTH"),
        (["check", ".", "--plan", "nam-2017"], ExitCode.PLAN, "vpub-2016"),
        (["check", ".", "--as-of", "hôm qua"], ExitCode.USAGE, "không phải ngày"),
        (["report", "KTTH"], ExitCode.USAGE, "hoso run"),
    ],
)
def test_wrong_words_are_answered_in_vietnamese(
    words: list[str],
    code: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        got = main(words)
    except SystemExit as left:
        got = int(left.code or 0)

    assert got == code
    assert said in capsys.readouterr().err


def test_a_broken_roster_is_exit_code_3(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("x;y\n1;2\n", encoding="utf-8")

    code = main(["check", str(report_of("VPDU", tmp_path)), "--roster", str(roster)])

    assert code == ExitCode.PLAN
    assert "roster.csv" in capsys.readouterr().err


def test_the_awkward_files_are_each_an_ending_and_none_stops_another(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, answer = checked(capsys, str(samples.FOLDER / "awkward"))

    jsonschema.Draft202012Validator(SCHEMA).validate(answer)
    assert code == ExitCode.UNREADABLE
    assert answer["files"]["read"] >= 6
    assert answer["files"]["ignored"] == 2


def test_checking_keeps_nothing_and_never_loads_prefect(tmp_path: Path) -> None:
    path = report_of("VPDU", tmp_path)
    script = (
        "import sys\nfrom flows.cli import main\n"
        f"main(['check', {str(path)!r}, '--json', '-'])\n"
        "loaded = {name.split('.')[0] for name in sys.modules}\n"
        "assert not loaded & {'prefect', 'fastapi'}"
    )
    home = tmp_path / "rieng"
    home.mkdir()

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=home, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["schema"] == "hoso.gaps/1"
    assert done.stderr == ""
    assert list(home.iterdir()) == []


def test_an_unexpected_fault_leaves_no_traceback_on_the_screen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("flows.pipeline.read", lambda *_: 1 / 0)

    code = main(["check", str(report_of("VPDU", tmp_path))])

    said = capsys.readouterr()
    assert code == 70
    assert "Traceback" not in said.out + said.err
    assert "hoso-loi-" in said.err


def test_a_folder_without_a_file_is_no_guilty_branch(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["check", str(tmp_path)]) == ExitCode.USAGE
    assert "không có tệp nào để xét" in capsys.readouterr().err


def test_a_branch_named_wrongly_is_noticed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    main(["check", str(report_of("KTTH", tmp_path)), "--branch", "THCB"])

    said = capsys.readouterr().err
    assert "ghi là của Chi bộ Kinh tế - Tổng hợp, không phải Chi bộ Tin học - Công báo" in said


def test_the_time_of_the_file_is_called_what_it_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = str(report_of("KTTH", tmp_path))
    main(["check", path])
    assert "thêm --received" in capsys.readouterr().err

    main(["check", path, "--received", "2016-11-10"])
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek", "x"], "không có lệnh “chek”. Có phải “check”?"),
        (["check", "--branch", "KTHT", "."], "Có phải KTTH không?"),
        (["explain", "."], "là thư mục"),
        (["dates", "khong-co.txt"], "Không có tệp “khong-co.txt”"),
        (["check", ".", "--roster", "khong-co.csv"], "Không có tệp “khong-co.csv”"),
        (["plan", "check", "khong-co.toml"], "Không có tệp kế hoạch “khong-co.toml”"),
    ],
)
def test_a_slip_of_the_keyboard_is_answered_with_what_was_meant(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    try:
        code = main(words)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0

    assert code in (ExitCode.USAGE, ExitCode.PLAN)
    assert said in capsys.readouterr().err


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == ExitCode.USAGE
    assert "Lệnh" in capsys.readouterr().out
