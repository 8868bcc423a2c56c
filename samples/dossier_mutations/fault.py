"""A fault as the mutators write it down, and whom it may befall."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from samples.dossier_mutations.facts import Facts, Person

SHEET, REPORT, VOTE = "scores/sheet", "classification/report", "minutes/vote"
BODY, TAIL, COURSE = "reviews/body", "reviews/tail", "minutes/course"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A broken rule: how, and the parts of the papers in which its wording matters."""

    name: str
    rule: str
    code: str
    parts: tuple[str, ...]  # "scores/sheet": every way of writing each of them is tried
    break_: Callable[[Facts], Facts | None]  # None: cannot be made of these facts
    person: Callable[[Facts], str] | None = None


def anyone(facts: Facts) -> Person:
    """A member without a post, rated in the second class."""
    return next(person for person in facts.rank_and_file if person.rating == "HTTNV")
