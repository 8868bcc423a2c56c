"""The house rules that a machine can hold: names, sizes, documents, the lock."""

from __future__ import annotations

import importlib
import re
import subprocess
from pathlib import Path

import pytest

from checks import plans
from flows.cli import main

ROOT = Path(__file__).parents[1]
PACKAGES = ("dossier", "extractors", "checks", "review", "flows", "samples")
MOST_LINES = 400


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_is_ours_and_nothing_installed_shadows_it(name: str) -> None:
    (folder,) = importlib.import_module(name).__path__

    assert Path(folder) == ROOT / name


@pytest.mark.parametrize("package", PACKAGES)
def test_a_module_has_at_most_400_lines(package: str) -> None:
    sizes = {
        path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / package).rglob("*.py")
    }

    assert sizes
    assert {path: size for path, size in sizes.items() if size > MOST_LINES} == {}


def test_the_lock_pins_with_hashes_and_names_no_index() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^([a-z0-9\[\]._-]+)==\S+", lock, re.M)

    assert len(pinned) > 100
    assert lock.count("--hash=sha256:") >= len(pinned)
    assert "://" not in lock


def commands(capsys: pytest.CaptureFixture[str], *words: str) -> set[str]:
    with pytest.raises(SystemExit):
        main([*words, "--help"])
    listed = capsys.readouterr().out.split("LỆNH", 2)[-1]
    return set(re.findall(r"^    ([a-z]+)  ", listed, re.M))


def test_every_command_of_the_contract_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands(capsys) >= {
        "demo", "check", "run", "serve", "status", "report", "history", "explain", "dates",
        "plan", "verify", "backup", "restore", "eval",
    }  # fmt: skip
    assert commands(capsys, "plan") >= {"list", "check", "lint"}


def test_every_command_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    names = [f"hoso {name}" for name in commands(capsys)]
    names += [f"hoso plan {name}" for name in commands(capsys, "plan")]

    assert [name for name in names if f"`{name}" not in text] == []


def test_every_link_in_the_documents_leads_somewhere() -> None:
    broken = [
        (path.name, target)
        for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]

    assert broken == []


def test_no_test_data_or_secret_of_the_machine_is_tracked() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()

    assert [
        name for name in tracked if re.search(r"(^|/)(\.venv|__pycache__|demo-hoso)/", name)
    ] == []


def test_every_finding_code_is_documented() -> None:
    review = plans.load("vpub-2016").review
    text = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")

    assert review is not None
    assert [rule.code for rule in review.rules if f"`{rule.code}`" not in text] == []
