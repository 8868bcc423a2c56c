"""The plan that the papers are judged by."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from pydantic import TypeAdapter

import checks.plans
from dossier.plan import Plan

PLANS = Path(checks.plans.__file__).parent


@pytest.fixture(scope="session")
def plan() -> Plan:
    with (PLANS / "vpub-2016.toml").open("rb") as file:
        return TypeAdapter(Plan).validate_python(tomllib.load(file))
