"""The date reader on sentences and periods that an independent reader labelled before it ran.

The figures of the first, blind run stand in ``docs/accuracy.md``; what is held here is that no
change of the rules loses them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.commands import evaluate_dates
from flows.commands.evaluate_dates import Figures, measure


@pytest.fixture(scope="module")
def figures() -> Figures:
    return measure()


def test_nearly_every_labelled_expression_is_found(figures: Figures) -> None:
    assert figures.labelled >= 300
    assert figures.f1 >= 0.99


def test_what_is_found_means_what_the_label_says(figures: Figures) -> None:
    assert figures.right / figures.labelled >= 0.98


def test_what_is_no_date_is_read_as_none(figures: Figures) -> None:
    assert figures.negatives >= 100
    assert figures.read_negatives == 0


def test_stated_periods_get_the_labelled_verdict_and_never_a_false_ok(figures: Figures) -> None:
    assert figures.periods >= 60
    assert figures.right_periods / figures.periods >= 0.98
    assert figures.false_ok == 0


def _files(folder: Path, sentence: str, case: str) -> tuple[Path, Path]:
    sentences, cases = folder / "sentences.toml", folder / "periods.toml"
    sentences.write_text(f"reference = 2016-11-10\n[[sentence]]\n{sentence}", encoding="utf-8")
    cases.write_text(f"[[case]]\n{case}", encoding="utf-8")
    return sentences, cases


_CASE = """
text = "từ năm 2015 đến nay"
requirement = { start = 2014-01-01, end_rule = "inspection" }
reference = 2016-11-10
verdict = "ok"
"""


def test_a_wrong_meaning_a_lost_span_and_a_false_verdict_are_counted(tmp_path: Path) -> None:
    sentence = """
text = "Chi bộ họp ngày 05/10/2016 và ngày 06/10/2016, có 2/3 đảng viên."
spans = [
    { words = "ngày 05/10/2016", kind = "date", start = 2016-10-05, end = 2016-10-05 },
    { words = "06/10/2016", kind = "date", start = 2016-10-07, end = 2016-10-07 },
    { words = "2/3", kind = "date", start = 2016-03-02, end = 2016-03-02 },
]
"""
    found = measure(*_files(tmp_path, sentence, _CASE))

    assert (found.labelled, found.read, found.overlapping) == (3, 2, 2)
    assert (found.same_words, found.right) == (1, 1)
    assert (found.periods, found.right_periods, found.false_ok) == (1, 0, 0)
    assert found.f1 == pytest.approx(0.8)


def test_an_expression_read_where_none_is_labelled_is_counted(tmp_path: Path) -> None:
    sentence = 'text = "Chi bộ họp ngày 05/10/2016."\nspans = []\n'

    found = measure(*_files(tmp_path, sentence, _CASE.replace('"ok"', '"starts_late"')))

    assert (found.negatives, found.read_negatives, found.read) == (1, 1, 1)
    assert found.right_periods == 1


def test_an_ok_against_another_label_is_a_false_ok(tmp_path: Path) -> None:
    sentence = 'text = "Hai phần ba đảng viên."\nspans = []\n'
    case = _CASE.replace("2015", "2013").replace('"ok"', '"starts_late"')

    found = measure(*_files(tmp_path, sentence, case))

    assert (found.negatives, found.read_negatives, found.false_ok) == (1, 0, 1)


def test_the_figures_are_printed_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    evaluate_dates.report()

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 6
    assert "F1" in lines[1]
