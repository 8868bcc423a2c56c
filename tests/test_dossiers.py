"""The dossiers labelled beforehand keep the figures that were reached on them."""

from __future__ import annotations

from functools import cache

import samples
from checks import plans
from flows.commands import evaluate, evaluate_figures
from flows.evaluation import Comparison


@cache
def _points() -> tuple[tuple[str, Comparison], ...]:
    plan = plans.load("vpub-2016")
    folder = samples.FOLDER / "dossiers" / "dev"
    return tuple(
        (name, point)
        for name, several in evaluate.judged_dossiers(folder, plan)
        for point in several
    )


def _wrong(kind: str) -> list[str]:
    return [
        f"{name} {point}"
        for name, point in _points()
        if point.subject.startswith(kind) and not point.right
    ]


def test_every_paper_is_known_for_what_it_is() -> None:
    assert _wrong("document/") == []


def test_every_item_and_member_gets_the_verdict_of_the_inspector() -> None:
    assert _wrong("item/") == []


def test_every_finding_is_made_and_no_other() -> None:
    assert _wrong("finding/") == []


def test_the_figures_count_what_was_labelled_and_what_was_said() -> None:
    points = [
        Comparison(subject="finding/MIN_LATE", aspect="times", expected=1, said=0),
        Comparison(subject="finding/SUB_LATE", aspect="times", expected=1, said=1),
        Comparison(subject="finding/HTXS_CAP", aspect="times", expected=0, said=1),
        Comparison(subject="item/4/Lê Văn An", aspect="verdict", expected="missing", said="met"),
        Comparison(subject="item/4/Lê Thị Bình", aspect="verdict", expected="met", said="met"),
    ]

    figures = evaluate_figures.of_dossiers(points)
    assert "phát hiện: P 1/2 = 0.500, R 1/2 = 0.500" in figures
    assert "giấy tờ từng người, kết luận đúng: 1/2 = 0.500" in figures
