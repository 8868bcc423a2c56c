"""Lays the committed samples out as an inbox: a folder a branch, each file timed at receipt."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tomllib
from pathlib import Path

FOLDER = Path(__file__).parent
"""Where the samples are: ``vpub-2016/<unit>/…``, ``expected/<unit>.toml``, ``registry.toml``."""


def lay(folder: Path, which: str = "vpub-2016") -> dict[str, dt.datetime]:
    """Copies the submissions of ``which`` into ``folder`` and returns when each report came in.

    ``which`` is a folder of samples (``vpub-2016``, ``vpub-2016-lan-2``). A file's modification
    time becomes its time of receipt; what lies in a sub-folder of a branch is its dossier, which
    came later than its report.
    """
    received: dict[str, dt.datetime] = {}
    for source in sorted((FOLDER / which).iterdir()):
        expected = tomllib.loads(expectation(source.name, which).read_text(encoding="utf-8"))
        received[source.name] = expected["received"]
        dossier = expected.get("dossier_received", expected["received"])
        target = folder / source.name
        shutil.copytree(source, target, dirs_exist_ok=True)
        for path in target.rglob("*"):
            if path.is_file():
                when = (received[source.name] if path.parent == target else dossier).timestamp()
                os.utime(path, (when, when))
    return received


def expectation(unit: str, which: str = "vpub-2016") -> Path:
    """The file with the labels of one submission."""
    return FOLDER / "expected" / f"{unit}{which.removeprefix('vpub-2016')}.toml"
