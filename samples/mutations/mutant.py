"""A report with exactly one known fault, and what must be said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from samples.mutations.labelled import Labelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A changed report and the one point of it whose right answer is known.

    ``subject`` is a clause (``4c``) or ``period/1``. Where the law leaves the reason open, any of
    ``reasons`` is right; empty: no reason is asked. ``aside`` holds text the page does not show:
    (text, "deleted" or "hidden"); ``annex`` what another file says that came along.
    """

    mutator: str
    report: str
    subject: str
    lines: tuple[str, ...]
    verdict: str
    reasons: tuple[str, ...] = ()
    deficiency: bool = False
    thin: bool = False
    aside: tuple[tuple[str, str], ...] = ()
    annex: str = ""


Mutator = Callable[[Labelled, str], Mutant | None]
"""Gives the mutant of a report for one subject, or ``None`` where the fault cannot be made."""
