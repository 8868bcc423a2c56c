from __future__ import annotations

import sys
from pathlib import Path

import pytest

from extractors import limits
from extractors.sandbox import child


@pytest.fixture
def misbehaving(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every child is a worker whose reader does what the file says, in a few seconds at most."""
    script = Path(__file__).with_name("misbehaving.py")
    monkeypatch.setattr(child, "COMMAND", (sys.executable, "-I", str(script)))
    small = limits.Limits(memory=512 * 2**20, cpu=3, wall=3)
    monkeypatch.setattr(limits, "READ", small)
