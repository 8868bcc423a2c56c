"""What year-end papers say, in the many ways they say it; the corpora are beside this file."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

import checks.plans
import extractors.papers
from dossier.document import Block, BlockKind, Document, Medium
from dossier.facts import Identity, PaperKind
from dossier.papers import Minutes, ScoreSheet
from dossier.plan import Plan
from extractors.papers import names, ratings
from extractors.papers.wording import fold

HERE = Path(__file__).parent
PLAN_FILE = Path(checks.plans.__file__).parent / "vpub-2016.toml"


def corpus(file: str, table: str) -> list[Any]:
    return tomllib.loads((HERE / file).read_text(encoding="utf-8"))[table]  # type: ignore[no-any-return]  # TOML


def document(text: str) -> Document:
    blocks = tuple(block(line) for line in text.strip().splitlines())
    return Document(file="a.docx", sha256="", medium=Medium.DOCX, blocks=blocks)


def block(line: str) -> Block:
    if not line.startswith("|"):
        return Block(text=line)
    cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
    return Block(text=" | ".join(cells), kind=BlockKind.ROW, cells=cells, table=0)


def texts(file: str, table: str) -> list[tuple[str, list[str]]]:
    return [(text, case["ids"]) for case in corpus(file, table) for text in case["texts"]]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return TypeAdapter(Plan).validate_python(tomllib.loads(PLAN_FILE.read_text(encoding="utf-8")))


@pytest.mark.parametrize("case", corpus("votes.toml", "vote"), ids=lambda case: case["text"])
def test_a_vote_is_read_with_its_denominator(case: dict[str, Any]) -> None:
    vote = ratings.vote(0, case["text"])

    assert vote is not None
    assert vote.in_favour == case["in_favour"]
    assert vote.out_of == case.get("out_of")
    assert vote.against == case.get("against")


@pytest.mark.parametrize("text", corpus("votes.toml", "never")["texts"])  # type: ignore[call-overload]  # TOML
def test_other_fractions_are_no_votes(text: str) -> None:
    assert ratings.vote(0, text) is None


@pytest.mark.parametrize(("text", "ids"), texts("classes.toml", "members"))
def test_member_classes_are_read_by_their_longest_wording(
    text: str, ids: list[str], plan: Plan
) -> None:
    assert [class_id for class_id, _, _ in ratings.member_classes(plan, text)] == ids


@pytest.mark.parametrize(("text", "ids"), texts("classes.toml", "branches"))
def test_branch_classes_are_read(text: str, ids: list[str], plan: Plan) -> None:
    assert [class_id for class_id, _, _ in ratings.branch_classes(plan, text)] == ids


@pytest.mark.parametrize("case", corpus("classes.toml", "tally"), ids=lambda case: case["text"])
def test_members_are_counted_by_class(case: dict[str, Any], plan: Plan) -> None:
    counts = ratings.tally(plan, [(0, case["text"])])

    assert {count.class_id: count.count for count in counts} == case["counts"]


@pytest.mark.parametrize("case", corpus("names.toml", "found"), ids=lambda case: case["text"])
def test_people_are_found_after_their_title(case: dict[str, Any]) -> None:
    assert [name for name, _ in names.find(0, case["text"])] == case["names"]


@pytest.mark.parametrize("case", corpus("names.toml", "opening"), ids=lambda case: case["text"])
def test_a_line_may_open_with_a_person(case: dict[str, Any]) -> None:
    opening = names.leading(0, case["text"])

    assert (opening[0] if opening else "") == case["name"]


@pytest.mark.parametrize("case", corpus("sheets.toml", "sheet"), ids=lambda case: case["name"])
def test_a_score_sheet_gives_its_five_parts_and_total(case: dict[str, Any], plan: Plan) -> None:
    made = document(case["text"])
    sheet = extractors.papers.read(made, Identity(kind=PaperKind.SCORE_SHEET), plan)

    assert isinstance(sheet, ScoreSheet)
    assert {row.part: row.points for row in sheet.parts} == {
        part: Fraction(points.replace(",", ".")) for part, points in case["points"].items()
    }
    assert sheet.total is not None
    assert sheet.total.value == Fraction(case["total"].replace(",", "."))


@pytest.mark.parametrize("case", corpus("minutes.toml", "minutes"), ids=lambda case: case["name"])
def test_minutes_give_attendance_chair_and_results(case: dict[str, Any], plan: Plan) -> None:
    made = document(case["text"])
    minutes = extractors.papers.read(made, Identity(kind=PaperKind.MINUTES), plan)

    assert isinstance(minutes, Minutes)
    for field in set(case) - {
        "name",
        "text",
        "results",
        "ballots",
        "order",
        "own",
        "sent",
        "tally",
    }:
        assert getattr(minutes, field) == case[field], field
    if "order" in case:
        assert [each.person or "" for each in minutes.steps] == case["order"]
        alone = [each.person for each in minutes.steps if each.chaired_by_self]
        assert alone == ([case["own"]] if "own" in case else [])
    if "tally" in case:
        assert list(minutes.tally) == case["tally"]
    if "sent" in case:
        assert minutes.report_sent == case["sent"]
    assert [
        [
            each.person,
            each.rating.class_id if each.rating else "",
            each.vote.in_favour if each.vote else 0,
        ]
        for each in minutes.results
    ] == case.get("results", [])
    if "ballots" in case:
        assert minutes.ballots is not None
        assert minutes.ballots.value == case["ballots"]


@pytest.mark.parametrize(
    "kind",
    [
        PaperKind.ASSET_DECLARATION,
        PaperKind.RESIDENCE_COMMENT,
        PaperKind.PERSONAL_RECORD_UPDATE,
        PaperKind.UNKNOWN,
    ],
)
def test_personal_papers_are_not_read_for_facts(kind: PaperKind, plan: Plan) -> None:
    made = document("BẢN KÊ KHAI TÀI SẢN\nTiền gửi: 60.000.000 đồng\nTổng cộng: 90 điểm")

    assert extractors.papers.read(made, Identity(kind=kind), plan) is None


@given(text=st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


READ = [
    PaperKind.SCORE_SHEET,
    PaperKind.CLASSIFICATION_REPORT,
    PaperKind.ACTIVITY_REPORT,
    PaperKind.MINUTES,
    PaperKind.SELF_REVIEW,
    PaperKind.COLLECTIVE_REVIEW,
]
WORDS = st.sampled_from(
    [
        "đồng chí", "Lê Văn An", "Hoàn thành tốt nhiệm vụ", "10/12", "phiếu", ":", ".", "kiểm điểm",
        "tập thể", "cá nhân", "38", "40 điểm", "Tổng cộng", "khuyết điểm", "nguyên nhân", "……",
        "chi bộ xếp loại", "ngày 15/12/2016", "giơ tay", "\n", "\n", "\n| a | b |\n", "kỷ luật",
        "Chi đoàn đạt", "khá", "khiển trách", "(", ")", "gửi báo cáo", "chủ trì", "dự bị",
        "do", "bỏ phiếu",
    ]
)  # fmt: skip


@given(words=st.lists(WORDS, max_size=40), kind=st.sampled_from(READ))
def test_every_span_lies_inside_its_block(plan: Plan, words: list[str], kind: PaperKind) -> None:
    made = document("BẢN\n" + " ".join(words))
    paper = extractors.papers.read(made, Identity(kind=kind, person="Lê Văn An"), plan)

    for span in spans(paper):
        assert made.blocks[span.block].text[span.start : span.end].strip()


def spans(value: object) -> list[Any]:
    if type(value).__name__ == "Span":
        return [value]
    if isinstance(value, tuple):
        return [span for each in value for span in spans(each)]
    fields = getattr(value, "__dataclass_fields__", {})
    return [span for name in fields for span in spans(getattr(value, name))]
