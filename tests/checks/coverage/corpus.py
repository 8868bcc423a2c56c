"""Builds cases from the corpora: a text with a line a block, rows of a table between bars."""

from __future__ import annotations

import datetime as dt
import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checks import coverage, plans
from dossier.document import Block, BlockKind, Document, Medium
from dossier.facts import Identity, PaperKind, Reading
from dossier.findings import ClauseFinding
from dossier.plan import Plan
from dossier.submission import Case
from extractors import extract

FOLDER = Path(__file__).parent
AS_OF = dt.date(2016, 12, 26)

FRAME = """ĐẢNG BỘ VĂN PHÒNG UBND TỈNH
CHI BỘ KINH TẾ - TỔNG HỢP
Số: 05-BC/CB
BÁO CÁO
Kết quả tự kiểm tra công tác Đảng
Thực hiện Thông báo số 53-TB/ĐU ngày 07/11/2016, Chi bộ Kinh tế - Tổng hợp báo cáo như sau:
{body}
T/M CHI BỘ"""


@dataclass(frozen=True)
class Line:
    """One labelled passage of a corpus."""

    clause: str
    answer: str  # met, partly/incomplete, …
    shortcoming: bool
    text: str


@functools.cache
def plan() -> Plan:
    return plans.load("vpub-2016")


def document(text: str, *, scanned: bool = False, **more: Any) -> Document:
    blocks, table = [], 0
    for number, line in enumerate(text.strip("\n").split("\n")):
        if line.startswith("|"):
            cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
            written = " | ".join(cell for cell in cells if cell)
            blocks.append(
                Block(text=written, kind=BlockKind.ROW, cells=cells, table=table, row=number,
                      confidence=90.0 if scanned else None)
            )  # fmt: skip
        else:
            table += 1
            blocks.append(Block(text=line, confidence=90.0 if scanned else None))
    return Document(file="bao-cao.docx", sha256="0" * 64, medium=Medium.DOCX,
                    blocks=tuple(blocks), **more)  # fmt: skip


def reading(document: Document, kind: PaperKind = PaperKind.INSPECTION_REPORT) -> Reading:
    return extract.read(document, Identity(kind=kind))


def case(*readings: Reading, branch: str = "KTTH", as_of: dt.date = AS_OF) -> Case:
    unit = plan().unit(branch)
    assert unit is not None
    return Case(plan=plan(), unit=unit, readings=readings, as_of=as_of)


def judged(one: Case) -> dict[str, ClauseFinding]:
    return {
        finding.id: finding for findings in coverage.check(one).values() for finding in findings
    }


def report(text: str, branch: str = "KTTH", *, scanned: bool = False) -> dict[str, ClauseFinding]:
    return judged(case(reading(document(text, scanned=scanned)), branch=branch))


def body(text: str) -> str:
    return FRAME.format(body=text)


def said(finding: ClauseFinding) -> str:
    return f"{finding.verdict}/{finding.reason}" if finding.reason else str(finding.verdict)


def agrees(finding: ClauseFinding, answer: str) -> bool:
    """Whether the finding is as labelled; a label without a reason leaves the reason open."""
    wanted, shortcoming = answer.removesuffix("+shortcoming"), answer.endswith("+shortcoming")
    if finding.verdict == "met" and finding.deficiency is not shortcoming:
        return False
    return wanted in (str(finding.verdict), said(finding))


def passages() -> list[Line]:
    return [
        Line(group["clause"], group["answer"], group.get("shortcoming", False), text)
        for file in sorted(FOLDER.glob("passages_*.toml"))
        for group in tomllib.loads(file.read_text(encoding="utf-8"))["group"]
        for text in group["passages"]
    ]


def whole_reports() -> dict[str, dict[str, Any]]:
    return {
        file.stem: tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted((FOLDER / "reports").glob("*.toml"))
    }
