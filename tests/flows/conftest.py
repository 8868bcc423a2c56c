from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

import samples
from samples.demo import lay


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An office with the sample branches in its inbox, the files bearing their time of receipt."""
    return office(tmp_path / "co-quan")


def office(folder: Path, *branches: str) -> Path:
    """The same in ``folder``; with ``branches`` only those have sent anything."""
    inbox = folder / "hop-thu-den"
    lay(inbox)
    for branch in inbox.iterdir():
        if branches and branch.name not in branches:
            for path in sorted(branch.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            branch.rmdir()
    (folder / "registry.toml").write_bytes((samples.FOLDER / "registry.toml").read_bytes())
    (folder / "hoso.toml").write_text(
        f'received = "mtime"\nport = {free_port()}\nsite_port = {free_port()}\n', encoding="utf-8"
    )
    return folder


def own_environment(home: Path) -> dict[str, str]:
    """This process's environment without what a test session may have set for Prefect."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT")}
    return kept | {"HOSO_HOME": str(home)}
