"""``hoso run``: nothing lost, nothing doubled, one broken branch stops nobody."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import samples
from dossier.errors import ExitCode
from dossier.findings import ChangeKind
from dossier.ledger import Ledger
from flows import pipeline, settings
from flows.cli import main
from flows.commands.demo import AS_OF
from flows.office import Office, open_office
from tests.flows.conftest import office, own_environment


@contextlib.contextmanager
def opened(home: Path) -> Iterator[Office]:
    with open_office(settings.load(home), now=AS_OF) as one:
        yield one


def process(home: Path, unit_id: str) -> pipeline.Outcome:
    with opened(home) as one:
        unit = one.plan.unit(unit_id)
        assert unit is not None
        return pipeline.process(one, unit)


def state(home: Path) -> dict[str, tuple[int, int, int]]:
    """Receipts, versions and gap reports of each branch."""
    with opened(home) as one:
        found = {}
        for unit in one.plan.units:
            history = one.ledger.history(one.plan.id, unit.id)
            receipts = one.ledger.receipts(one.plan.id, unit.id)
            found[unit.id] = (len(receipts), len({r.version for r in history}), len(history))
        return found


def published(home: Path) -> set[str]:
    return {path.name for path in (home / "ket-qua" / "vpub-2016").iterdir()}


def test_unchanged_papers_are_not_judged_again(tmp_path: Path) -> None:
    home = office(tmp_path, "VPDU")

    first, second = process(home, "VPDU"), process(home, "VPDU")

    assert (first.judged, first.new, first.version) == (True, 1, 1)
    assert (second.judged, second.new, second.version) == (False, 0, 1)
    assert state(home)["VPDU"] == (1, 1, 1)


def test_the_same_bytes_under_another_name_are_counted_and_make_no_version(tmp_path: Path) -> None:
    home = office(tmp_path, "VPDU")
    process(home, "VPDU")
    folder = home / "hop-thu-den" / "VPDU"
    (folder / "BC VPDU - Copy.pdf").write_bytes((folder / "BC VPDU.pdf").read_bytes())

    outcome = process(home, "VPDU")

    assert (outcome.version, outcome.judged, outcome.new) == (1, False, 1)


def test_a_resubmission_is_a_new_version_and_says_what_it_changed(tmp_path: Path) -> None:
    home = office(tmp_path, "VPDU")
    process(home, "VPDU")
    for path in (samples.FOLDER / "vpub-2016-lan-2" / "VPDU").iterdir():
        (home / "hop-thu-den" / "VPDU" / path.name).write_bytes(path.read_bytes())

    assert process(home, "VPDU").version == 2
    with opened(home) as one:
        unit = one.plan.unit("VPDU")
        recorded = one.ledger.latest("vpub-2016", "VPDU")
        assert unit is not None
        assert recorded is not None
        changes = {c.subject: c.kind for c in pipeline.changes_since(one, unit, recorded)}
    assert changes["1a"] is ChangeKind.SUPPLIED
    assert changes["4d"] is ChangeKind.LOST


def test_a_paper_removed_from_the_inbox_stays_received(tmp_path: Path) -> None:
    home = office(tmp_path, "VPDU")
    before = process(home, "VPDU")
    (home / "hop-thu-den" / "VPDU" / "BC VPDU.pdf").unlink()

    after = process(home, "VPDU")

    assert (after.version, after.received, after.gaps) == (1, before.received, before.gaps)


def test_a_passed_deadline_judges_anew(tmp_path: Path) -> None:
    home = office(tmp_path, "VPDU")
    early = AS_OF.replace(year=2016, month=11, day=12)
    with open_office(settings.load(home), now=early) as one:
        unit = one.plan.unit("VPDU")
        assert unit is not None
        pipeline.process(one, unit)
        assert not pipeline.process(one, unit).judged

    assert process(home, "VPDU").judged


def test_the_books_balance(tmp_path: Path) -> None:
    home = office(tmp_path, "KTTH")
    (home / "hop-thu-den" / "KTTH" / "Thumbs.db").write_bytes(b"x")
    (home / "hop-thu-den" / "KTTH" / "rong.docx").write_bytes(b"")

    one = process(home, "KTTH")

    assert one.received == one.read + one.quarantined + one.ignored
    assert one.ignored >= 1
    assert one.quarantined >= 1


def test_one_broken_branch_stops_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = office(tmp_path, "VPDU", "QTTV")
    roster = home / "hop-thu-den" / "QTTV" / "roster.csv"
    roster.write_text("không phải danh sách\n", encoding="utf-8")

    code = main(["run", "--home", str(home)])

    said = capsys.readouterr()
    assert "Quản trị - Tài vụ" in said.err
    assert "roster.csv" in said.err
    assert "Traceback" not in said.err
    assert code == ExitCode.PLAN
    assert {"VPDU.html", "THCB.html", "index.html"} <= published(home)


def test_a_folder_of_no_branch_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = office(tmp_path, "VPDU")
    (home / "hop-thu-den" / "Chi bộ Kho bạc").mkdir()

    main(["run", "--home", str(home), "--branch", "VPDU"])

    assert "Chi bộ Kho bạc" in capsys.readouterr().err


def test_a_dry_run_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = office(tmp_path, "VPDU")

    assert main(["run", "--home", str(home), "--dry-run"]) == ExitCode.COMPLETE

    assert "BC VPDU.pdf" in capsys.readouterr().out
    assert state(home)["VPDU"] == (0, 0, 0)
    assert not (home / "ket-qua").exists()


@pytest.mark.parametrize("after", [0.8, 1.6, 2.4, 3.2])
def test_a_killed_run_started_again_loses_and_doubles_nothing(tmp_path: Path, after: float) -> None:
    """Killed wherever it happens to be; then the same command once more, to the end."""
    home = office(tmp_path, "VPDU", "THCB", "NCVX")
    command = [sys.executable, "-m", "flows.cli", "run", "--home", str(home)]
    process = subprocess.Popen(
        command, env=own_environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(after)
    with contextlib.suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGKILL)
    process.wait()

    again = subprocess.run(command, env=own_environment(home), capture_output=True, check=False)

    assert again.returncode == ExitCode.GAPS, again.stderr.decode()
    assert state(home) == {
        "THCB": (1, 1, 1),
        "HCTC": (0, 1, 1),
        "KTTH": (0, 1, 1),
        "NCVX": (1, 1, 1),
        "QTTV": (0, 1, 1),
        "VPDU": (1, 1, 1),
    }
    assert {
        f"{unit}.{form}" for unit in state(home) for form in ("html", "docx", "json", "txt")
    } <= (published(home))
    assert not list(home.rglob("*.part"))
    assert main(["verify", "--home", str(home)]) == ExitCode.COMPLETE


def test_a_backup_brings_everything_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = office(tmp_path / "cu", "VPDU")
    process(home, "VPDU")
    file = tmp_path / "sao-luu.tar"

    assert main(["backup", str(file), "--home", str(home)]) == ExitCode.COMPLETE
    assert main(["restore", str(file), "--home", str(tmp_path / "moi")]) == ExitCode.COMPLETE

    assert state(tmp_path / "moi") == state(home)
    assert main(["restore", str(file), "--home", str(tmp_path / "moi")]) == ExitCode.USAGE
    assert "đã có dữ liệu" in capsys.readouterr().err


def test_a_backup_of_damaged_data_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = office(tmp_path / "cu", "VPDU")
    process(home, "VPDU")
    (original,) = (home / "du-lieu" / "ban-goc").glob("??/*")
    original.write_bytes(b"khac")

    assert main(["backup", str(tmp_path / "b.tar"), "--home", str(home)]) == ExitCode.LEDGER
    assert "giữ lại các bản sao lưu" in capsys.readouterr().err


def test_a_damaged_original_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = office(tmp_path, "VPDU")
    process(home, "VPDU")
    (original,) = (home / "du-lieu" / "ban-goc").glob("??/*")
    original.write_bytes(b"khac")

    assert main(["verify", "--home", str(home)]) == ExitCode.LEDGER
    assert original.name in capsys.readouterr().out


def test_a_ledger_out_of_reach_is_said_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = office(tmp_path, "VPDU")
    database = settings.load(home).ledger.removeprefix("sqlite:///")
    Path(database).parent.mkdir(parents=True)
    Path(database).write_bytes(b"day khong phai so theo doi" * 100)

    assert main(["run", "--home", str(home)]) == ExitCode.LEDGER
    assert "sổ theo dõi" in capsys.readouterr().err
    with pytest.raises(Exception, match="sổ theo dõi"):
        Ledger(f"sqlite:///{database}")
