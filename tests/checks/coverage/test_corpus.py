"""The labelled corpora: single passages and whole reports, each with the inspector's answer."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.coverage import corpus

PASSAGES = corpus.passages()
REPORTS = corpus.whole_reports()


@pytest.mark.parametrize("line", PASSAGES, ids=[f"{p.clause}:{p.text[:40]}" for p in PASSAGES])
def test_a_passage_answers_its_clause_as_labelled(line: corpus.Line) -> None:
    finding = corpus.report(corpus.body(line.text))[line.clause]

    wanted = line.answer + ("+shortcoming" if line.shortcoming else "")
    assert corpus.agrees(finding, wanted), f"{corpus.said(finding)}: {finding.message}"


@pytest.mark.parametrize("name", REPORTS)
def test_a_whole_report_is_judged_as_labelled(name: str) -> None:
    report: dict[str, Any] = REPORTS[name]

    findings = corpus.report(report["text"], report["branch"])

    wrong = {
        clause: (answer, corpus.said(findings[clause]), findings[clause].deficiency)
        for clause, answer in report["expected"].items()
        if not corpus.agrees(findings[clause], answer)
    }
    assert not wrong


def test_every_clause_is_labelled_often_enough() -> None:
    counts = {
        clause.id: sum(line.clause == clause.id for line in PASSAGES)
        for content in corpus.plan().contents
        for clause in content.clauses
    }

    assert min(counts.values()) >= 9, counts


def test_every_passage_stands_in_the_corpus_once() -> None:
    seen = [(line.clause, line.text) for line in PASSAGES]

    assert len(seen) == len(set(seen))
