from __future__ import annotations

import pytest

from checks import plans
from dossier.plan import Plan


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The plan of the 2016 notices."""
    return plans.load("vpub-2016")
