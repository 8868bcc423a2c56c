"""The tree of expected errors. Each says what to do; none reaches a user as a traceback.

HosoError
├── UsageError        2  wrong use
├── PlanError         3  a plan, a roster or a registry is invalid
└── LedgerError       5  the ledger or the store is damaged or out of reach
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What a run tells its caller (contract)."""

    COMPLETE = 0
    GAPS = 1
    USAGE = 2
    PLAN = 3
    UNREADABLE = 4  # some input could not be read; outranks GAPS
    LEDGER = 5


class HosoError(Exception):
    """A failure with a Vietnamese sentence that says what is wrong and what to do."""

    exit_code = ExitCode.USAGE


class UsageError(HosoError):
    """The command's words are off."""


class PlanError(HosoError):
    """A plan, roster or registry file cannot be used; the message names file, line and remedy."""

    exit_code = ExitCode.PLAN


class LedgerError(HosoError):
    """The ledger or the store of originals cannot be trusted or reached."""

    exit_code = ExitCode.LEDGER
