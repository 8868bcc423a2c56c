"""``hoso eval``'s tables and its comparison with an earlier run."""

from __future__ import annotations

from pathlib import Path

import pytest

import samples
from dossier.errors import UsageError
from flows.commands import evaluate, evaluate_figures
from flows.evaluation import Comparison

REPORTS = samples.FOLDER / "reports" / "dev"


def point(subject: str, expected: str, said: str, aspect: str = "verdict") -> Comparison:
    return Comparison(subject=subject, aspect=aspect, expected=expected, said=said)


POINTS = [
    point("1a", "met", "met"),
    point("1a", "missing", "met"),
    point("2b", "missing", "missing"),
    point("2b", "echo", "absent", aspect="reason"),
]


def test_a_change_tells_which_points_it_won_and_lost(tmp_path: Path) -> None:
    before = [("01", point("1a", "met", "missing")), ("01", point("1b", "met", "met"))]
    after = [("01", point("1a", "met", "met")), ("01", point("1b", "met", "partly"))]
    evaluate.save(tmp_path / "truoc", before)

    assert evaluate.won_and_lost(tmp_path / "truoc", after) == [
        f"so với {tmp_path / 'truoc'}: được 1, mất 1",
        "được: 01 1a verdict: nhãn met, hoso missing",
        "mất: 01 1b verdict: nhãn met, hoso partly",
    ]


def test_an_earlier_run_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Không đọc được"):
        evaluate.won_and_lost(tmp_path / "khong-co", [])


def test_the_tables_count_each_answer_once() -> None:
    lines = [line.split() for line in evaluate_figures.tables(POINTS)]

    assert ["1a", "1", "–", "0.000", "0.000", "1/2"] in lines
    assert ["2b", "1", "1.000", "1.000", "1.000", "1/1"] in lines
    assert ["2", "missing", "1", "1"] in lines  # one taken for met, one right
    assert ["2", "echo", "1", "."] in lines


def test_a_search_for_words_is_fooled_by_the_notice_s_own_words() -> None:
    points = evaluate_figures.by_keywords(REPORTS)

    assert {one.subject for one in points} == set(evaluate_figures.keywords())
    assert any(one.expected == "missing" and one.said == "met" for one in points)
    assert evaluate_figures.baseline(points).startswith("tìm từ khóa thì: P ")
