"""What OCR does to words raises nothing; what could not be read is never called missing."""

from __future__ import annotations

import dataclasses
import datetime as dt
import unicodedata
from collections.abc import Callable

import pytest

from checks import dossier_findings
from checks.ratings import month_after
from dossier.document import Medium
from dossier.facts import Reading
from dossier.plan import Plan
from dossier.submission import Case
from tests.checks.papers.invented import case, dossier


def without_accents(text: str) -> str:
    plain = text.replace("đ", "d").replace("Đ", "D")
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in plain)


# The confusions that scans of the notices really showed, by their number.
DAMAGES: list[Callable[[str], str]] = [
    without_accents,
    str.upper,
    lambda text: text.translate(str.maketrans("ểổảũủ", "ếốẳữú")),
    lambda text: text.replace("chi ", "chỉ ").replace("kỷ", "ký"),
    lambda text: text.replace("Đ", "Ð").replace(" - ", " – "),
    lambda text: text.replace("ủy", "uỷ").replace("kỷ", "kỉ"),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_accents_raise_no_finding(damage: Callable[[str], str], plan: Plan) -> None:
    papers, members = dossier()
    for paper in papers.values():
        paper["text"] = damage(paper["text"])

    assert [each.message for each in dossier_findings.check(case(plan, papers, members))] == []


def stripped(plan: Plan) -> Case:
    """A self-review that lost its shortcomings, causes and remedies."""
    papers, members = dossier()
    text = papers["an"]["text"]
    papers["an"]["text"] = text[: text.index("II. Hạn chế")] + text[text.index("V. Tự nhận") :]
    return case(plan, papers, members)


def read_at(made: Case, confidence: float, unreadable: tuple[int, ...] = ()) -> Case:
    """The same papers as scans, read with this confidence."""

    def scanned(reading: Reading) -> Reading:
        blocks = tuple(
            dataclasses.replace(block, confidence=confidence) for block in reading.document.blocks
        )
        return dataclasses.replace(
            reading,
            document=dataclasses.replace(
                reading.document, medium=Medium.SCAN, blocks=blocks, unreadable_pages=unreadable
            ),
        )

    return dataclasses.replace(made, readings=tuple(map(scanned, made.readings)))


def test_what_a_typed_paper_lacks_is_an_error(plan: Plan) -> None:
    found = {(each.code, each.severity.value) for each in dossier_findings.check(stripped(plan))}

    assert found == {(f"SC_NO_{part}", "error") for part in ("WEAKNESS", "CAUSE", "REMEDY")}


def test_what_a_good_scan_lacks_is_a_warning(plan: Plan) -> None:
    found = {each.severity.value for each in dossier_findings.check(read_at(stripped(plan), 92.0))}

    assert found == {"warning"}


@pytest.mark.parametrize(("confidence", "unreadable"), [(60.0, ()), (95.0, (2,))])
def test_nothing_is_missing_from_what_was_read_badly(
    confidence: float, unreadable: tuple[int, ...], plan: Plan
) -> None:
    assert dossier_findings.check(read_at(stripped(plan), confidence, unreadable)) == ()


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (dt.date(2016, 8, 31), 6, dt.date(2017, 2, 28)),
        (dt.date(2016, 6, 15), 6, dt.date(2016, 12, 15)),
        (dt.date(2015, 12, 16), 12, dt.date(2016, 12, 16)),
        (dt.date(2016, 2, 29), 12, dt.date(2017, 2, 28)),
    ],
)
def test_months_are_counted_by_the_calendar(day: dt.date, months: int, due: dt.date) -> None:
    assert month_after(day, months) == due


CODES = """
SC_ASPECT_MISSING SC_NO_WEAKNESS SC_NO_CAUSE SC_NO_REMEDY SC_NO_LEADER_CONTENT SC_NO_OPINION
SC_NO_RATING RATING_MISMATCH RATED_UNDER_6M RATED_EXEMPT DISC_RATED HTXS_BASIS HTT_BASIS VOTE_HTXS
VOTE_HALF VOTE_PROBATIONARY HTXS_CAP COL_CONTENT_MISSING COL_NO_WEAKNESS COL_NO_CAUSE COL_NO_REMEDY
COL_SENT_LATE MIN_CHAIR_OWN MIN_ORDER MIN_NOT_BALLOT MIN_LATE SUB_LATE SCORE_SUM SCORE_OVER_MAX
SCORE_BONUS SCORE_REPORT_MISMATCH CLASS_SCORE CLASS_SIDE_MEMBER CLASS_SIDE_ORG CLASS_SIDE_DISC
TSVM_QUOTA
"""


def test_the_plan_asks_for_every_code_of_the_contract(plan: Plan) -> None:
    assert plan.review is not None
    assert sorted(rule.code for rule in plan.review.rules) == sorted(CODES.split())


def test_a_rule_the_plan_does_not_list_is_not_asked(plan: Plan) -> None:
    made = stripped(plan)
    assert plan.review is not None
    asks_nothing = dataclasses.replace(plan, review=dataclasses.replace(plan.review, rules=()))

    assert dossier_findings.check(dataclasses.replace(made, plan=asks_nothing)) == ()
