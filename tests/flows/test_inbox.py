from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from checks import plans
from flows import inbox

PLAN = plans.load("vpub-2016")


def old(path: Path, data: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (1_479_000_000, 1_479_000_000))
    return path


@pytest.mark.parametrize(
    ("name", "unit_id"),
    [
        ("KTTH", "KTTH"),
        ("ktth", "KTTH"),
        ("KT-TH", "KTTH"),
        ("Chi bộ Kinh tế - Tổng hợp", "KTTH"),
        ("chi bo kinh te tong hop", "KTTH"),
        ("Hành chính – Tổ chức", "HCTC"),
        ("Tin hoc-Cong bao", "THCB"),
        ("VPĐU", "VPDU"),
    ],
)
def test_a_folder_is_known_by_id_name_or_alias(name: str, unit_id: str) -> None:
    unit = inbox.named_unit(name, PLAN)

    assert unit is not None
    assert unit.id == unit_id


@pytest.mark.parametrize("name", ["", "Kinh tế", "bao cao", "KTTH 2", "Chi bộ"])
def test_other_names_mean_no_branch(name: str) -> None:
    assert inbox.named_unit(name, PLAN) is None


def test_papers_are_named_by_their_path_below_the_branch(tmp_path: Path) -> None:
    old(tmp_path / "ho so" / "scan0001.pdf")
    old(tmp_path / "BC.docx")

    assert [one.name for one in inbox.gather(tmp_path).papers] == ["BC.docx", "ho so/scan0001.pdf"]


def test_lock_and_system_files_are_ignored_but_counted(tmp_path: Path) -> None:
    for name in ("~$BC.docx", "Thumbs.db", ".DS_Store", "roster.csv", ".~lock.BC.docx#"):
        old(tmp_path / name)

    gathered = inbox.gather(tmp_path)

    assert gathered.papers == ()
    assert len(gathered.ignored) == 5


def test_links_and_pipes_are_never_opened(tmp_path: Path) -> None:
    outside = old(tmp_path / "ngoai" / "mat.txt")
    branch = tmp_path / "KTTH"
    branch.mkdir()
    (branch / "loi-tat.docx").symlink_to(outside)
    (branch / "vong").symlink_to(branch)
    os.mkfifo(branch / "ong.docx")

    gathered = inbox.gather(branch)

    assert gathered.papers == ()
    assert gathered.irregular == ("loi-tat.docx", "ong.docx", "vong")


def test_a_name_that_is_not_unicode_can_still_be_shown(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xe1o c\xe1o.docx")).touch()

    (paper,) = inbox.gather(tmp_path).papers

    assert paper.name.encode("utf-8").decode() == "b\\xe1o c\\xe1o.docx"
    assert paper.path.exists()


def test_a_file_still_growing_is_left_for_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled = old(tmp_path / "cu.docx")
    growing = tmp_path / "dang chep.docx"
    growing.write_bytes(b"mot nua")

    def meanwhile(_: float) -> None:
        growing.write_bytes(b"mot nua va them")

    monkeypatch.setattr(time, "sleep", meanwhile)
    gathered = inbox.gather(tmp_path, settle=True)

    assert [one.path for one in gathered.papers] == [settled]
    assert gathered.waiting == ("dang chep.docx",)


def test_what_lies_outside_every_branch_folder_is_named(tmp_path: Path) -> None:
    old(tmp_path / "KTTH" / "BC.docx")
    old(tmp_path / "Chi bộ lạ" / "BC.docx")
    old(tmp_path / "lac.docx")

    assert inbox.strangers(tmp_path, PLAN) == ["Chi bộ lạ", "lac.docx"]
    assert set(inbox.branch_folders(tmp_path, PLAN)) == {"KTTH"}
