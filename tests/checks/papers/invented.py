"""Builds a case from ``dossier.toml``: an invented branch and its papers, read as ever."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import extractors.papers
from dossier.document import Block, BlockKind, Document, Medium, Problem
from dossier.facts import Identity, PaperKind, Reading
from dossier.plan import Plan
from dossier.roster import Member, Roster
from dossier.submission import Case, Received

HERE = Path(__file__).parent
IN_TIME = dt.datetime(2016, 12, 20, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))

Papers = dict[str, dict[str, Any]]


def document(text: str, file: str = "a.docx", medium: Medium = Medium.DOCX) -> Document:
    """A document of these lines; "| a | b |" is a table row."""
    blocks = [_block(line) for line in text.strip().splitlines()]
    return Document(file=file, sha256=file, medium=medium, blocks=tuple(blocks))


def reading(name: str, paper: dict[str, Any], plan: Plan) -> Reading:
    """The paper as read; ``medium``, ``problems``, ``branch``, ``year`` may be given."""
    made = document(paper["text"], f"{name}.docx", Medium(paper.get("medium", "docx")))
    identity = Identity(
        kind=PaperKind(paper["kind"]),
        branch=paper.get("branch", "KTTH"),
        person=paper.get("person"),
        year=paper.get("year", 2016),
    )
    return Reading(
        document=made,
        identity=identity,
        problems=tuple(Problem(each) for each in paper.get("problems", ())),
        paper=extractors.papers.read(made, identity, plan),
    )


def case(plan: Plan, papers: Papers, members: list[dict[str, Any]]) -> Case:
    """The case these papers make, all received in time unless a paper says ``received``."""
    unit = plan.unit("KTTH")
    assert unit is not None
    return Case(
        plan=plan,
        unit=unit,
        readings=tuple(reading(name, paper, plan) for name, paper in papers.items()),
        received=tuple(
            Received(file=f"{name}.docx", at=paper.get("received", IN_TIME))
            for name, paper in papers.items()
        ),
        roster=Roster(members=tuple(Member(**member) for member in members)),
        as_of=dt.date(2016, 12, 26),
    )


def dossier() -> tuple[Papers, list[dict[str, Any]]]:
    """A fresh copy of the clean dossier and its roster."""
    content = tomllib.loads((HERE / "dossier.toml").read_text(encoding="utf-8"))
    return content["papers"], content["roster"]["members"]


def _block(line: str) -> Block:
    if not line.startswith("|"):
        return Block(text=line)
    cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
    return Block(text=" | ".join(cells), kind=BlockKind.ROW, cells=cells, table=0)
