"""Whose paper it is, however its head is written: nobody whose paper is there is called lacking."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from checks import items, placing
from dossier.document import Block, BlockKind, Document, Medium
from dossier.facts import PaperKind, Reading
from dossier.findings import Verdict
from dossier.roster import Member, Roster
from extractors import identity, papers
from tests.checks.items.dossiers import AFTER, PLAN, case

CORPUS = tomllib.loads(Path(__file__).with_name("heads.toml").read_text(encoding="utf-8"))["case"]
ITEM = {
    PaperKind.SELF_REVIEW: "3",
    PaperKind.PERSONAL_RECORD_UPDATE: "4",
    PaperKind.ASSET_DECLARATION: "5",
    PaperKind.RESIDENCE_COMMENT: "6",
}
MEMBERS = {
    "Nguyễn Đức Lộc": Member(name="Nguyễn Đức Lộc", party_post="Bí thư"),
    "Trần Thị Hồng Gấm": Member(name="Trần Thị Hồng Gấm"),
    "Lê Quang Hiển 1970": Member(name="Lê Quang Hiển", birth=dt.date(1970, 3, 2)),
    "Lê Quang Hiển 1985": Member(name="Lê Quang Hiển", birth=dt.date(1985, 6, 1)),
    "Phạm Bảo Ngân": Member(name="Phạm Bảo Ngân"),
    "Đỗ Thị Yên": Member(name="Đỗ Thị Yên"),
    "Hồ Văn Sáu": Member(name="Hồ Văn Sáu"),
}
THERE = (Verdict.MET, Verdict.PARTLY)


@pytest.mark.parametrize("told", CORPUS, ids=lambda told: " ".join(told["text"].split()[:14]))
def test_a_paper_is_tied_to_its_person_and_doubt_excuses(told: dict[str, Any]) -> None:
    document = _document(told)
    known, problems = identity.identify(document, PLAN)
    assert known.kind == told["kind"]

    paper = papers.read(document, known, PLAN)
    verdicts = _verdicts(Reading(document=document, identity=known, problems=problems, paper=paper))

    unclear = list(MEMBERS) if told.get("unclear") == ["*"] else told.get("unclear", [])
    owner = told.get("owner")
    expected = {
        name: "there" if name == owner else "unclear" if name in unclear else "missing"
        for name in verdicts
    }
    assert verdicts == expected


def _verdicts(reading: Reading) -> dict[str, str]:
    kind = reading.identity.kind
    asked = kind is PaperKind.ASSET_DECLARATION
    chosen = {
        key: one if not asked else Member(name=one.name, birth=one.birth, declares_assets=True)
        for key, one in MEMBERS.items()
    }
    roster = Roster(members=tuple(chosen.values()))
    unit = PLAN.unit("KTTH")
    assert unit is not None
    placed = placing.place([reading], unit, PLAN, roster=roster)
    judged = items.check(case(list(placed), roster=roster, as_of=AFTER))
    finding = next(one for one in judged if one.id == ITEM[kind])
    return {
        key: "there" if one.verdict in THERE else str(one.verdict)
        for key, one in zip(chosen, finding.members, strict=True)
    }


def _document(told: dict[str, Any]) -> Document:
    blocks = [
        Block(text=line, kind=BlockKind.ROW, cells=tuple(line.split(" | ")))
        if " | " in line
        else Block(text=line)
        for line in told["text"].split("\n")
    ]
    return Document(
        file=told.get("file", "scan0001.docx"),
        sha256="0" * 64,
        medium=Medium.DOCX,
        blocks=tuple(blocks),
    )
