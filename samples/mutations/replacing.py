"""Faults made by putting other words where the answer stood (``wordings.toml``)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from samples.mutations.labelled import LEAD, Labelled, Stretch, heading, replaced
from samples.mutations.mutant import Mutant, Mutator


def mutators() -> dict[str, Mutator]:
    """One for every ``[[replace]]`` of the wordings, by its name."""
    return {entry["name"]: _mutator(entry) for entry in wordings()["replace"]}


@cache
def wordings() -> dict[str, Any]:
    """The words of the faults, as they stand in the TOML."""
    path = Path(__file__).with_name("wordings.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def fill(text: str, report: Labelled, clause: str) -> str:
    """A wording with the clause's and the branch's own words put in."""
    branch = report.labels["branch"]
    words = {key: value for key, value in wordings()["clauses"][clause].items() if key != "left"}
    words |= {
        "who": "đơn vị" if branch == "VPDU" else "chi bộ",
        "other": "Chi bộ Hành chính - Tổ chức" if branch != "HCTC" else "Chi bộ Nội chính - Văn xã",
    }
    for key in ("who", "other", "topic"):
        words[key.capitalize()] = words[key][:1].upper() + words[key][1:]
    return text.format_map(words)


@cache
def answer(report: Labelled, clause: str) -> tuple[Stretch, ...]:
    """What answers a clause that is plainly met, if nothing else in the report touches it."""
    if report.labels["clauses"][clause]["verdict"] != "met":
        return ()
    stretches = report.stretches(clause)
    if not stretches or spoken_of(report, clause, stretches):
        return ()
    return stretches


def spoken_of(report: Labelled, clause: str, stretches: tuple[Stretch, ...]) -> bool:
    """Whether the subject is still spoken of, in running text, once the answer is gone."""
    left = re.compile(wordings()["clauses"][clause]["left"])
    rest = replaced(report, stretches, "")
    first = min(stretch.line for stretch in stretches)
    start = min(report.first_answer, first)
    return any(
        left.search(_without_other_answers(line, report, clause))
        for line in rest[start:]
        if not heading(line)
    )


def _without_other_answers(line: str, report: Labelled, clause: str) -> str:
    """The line less what another clause of another content is answered with."""
    for other, label in report.labels["clauses"].items():
        if other == clause:
            continue
        for phrase in label.get("phrases", []):
            if phrase in line:
                sentences = re.split(r"(?<=[.;])\s+", line)
                line = " ".join(one for one in sentences if phrase not in one)
    return LEAD.sub("", line, count=1)


def _named(report: Labelled, clause: str, stretches: tuple[Stretch, ...]) -> bool:
    """Whether a heading or another line names what the answer is about."""
    name = re.compile(wordings()["clauses"][clause]["name"])
    rest = replaced(report, stretches, "")
    return any(name.search(line) for line in rest[report.first_answer - 4 :])


def _mutator(entry: dict[str, Any]) -> Mutator:
    def mutate(report: Labelled, clause: str) -> Mutant | None:
        known = wordings()["clauses"].get(clause)
        if known is None or clause not in entry.get("clauses", [clause]):
            return None
        stretches = answer(report, clause)
        if not stretches or (entry.get("unless_named") and _named(report, clause, stretches)):
            return None
        verdict, reasons = entry["verdict"], entry.get("reasons", [])
        if clause in entry.get("override", {}):
            verdict, *reasons = entry["override"][clause]
        return Mutant(
            mutator=entry["name"],
            report=report.name,
            subject=clause,
            lines=replaced(report, stretches, fill(entry["text"], report, clause)),
            verdict=verdict,
            reasons=tuple(reasons),
            deficiency=entry.get("deficiency", False),
            thin=entry.get("thin", False),
        )

    return mutate
