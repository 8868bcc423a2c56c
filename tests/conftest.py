from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def program() -> Callable[[str, str], str]:
    """The path of a system program; where it is not installed the test says so and is left out.

    In CI nothing is left out: there a missing program is a failure (``.ci/packages``).
    """

    def find(name: str, package: str) -> str:
        found = shutil.which(name) or _elsewhere(name)
        if found is not None:
            return found
        message = f"cần {name}: sudo apt install {package}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)

    return find


def _elsewhere(name: str) -> str | None:
    """Debian keeps PostgreSQL's own programs outside the path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else None
