"""Every sample branch gets exactly the verdicts written for it before the code ran."""

from __future__ import annotations

import dataclasses

import pytest

import samples
from flows import evaluation, inbox, pipeline
from flows.evaluation import Comparison
from tests.sample_branches import PLAN, SUBMISSIONS, judged, labels_of


@pytest.mark.parametrize(("unit_id", "which"), SUBMISSIONS)
def test_a_sample_branch_gets_the_verdicts_of_the_inspector(unit_id: str, which: str) -> None:
    report = judged(unit_id, which)

    wrong = [one for one in evaluation.compare(labels_of(unit_id, which), report) if not one.right]
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize(("unit_id", "which"), SUBMISSIONS)
def test_every_quotation_stands_in_the_paper_at_its_place(unit_id: str, which: str) -> None:
    folder = samples.FOLDER / which / unit_id
    documents = pipeline.read([(one.path, one.name) for one in inbox.gather(folder).papers])
    blocks = {
        (reading.document.file, reading.document.part, number): block
        for reading in pipeline.extract_all(documents, PLAN)
        for number, block in enumerate(reading.document.blocks, 1)
    }
    report = judged(unit_id, which).report
    assert report is not None
    shown = [
        evidence
        for content in report.contents
        for several in (content.period.evidence, *(clause.evidence for clause in content.clauses))
        for evidence in several
    ]
    for evidence in shown:
        assert evidence.block is not None
        block = blocks[evidence.file, evidence.part, evidence.block]
        assert evidence.quote in block.text
        assert evidence.page == block.page


def test_a_comparison_notices_a_wrong_verdict() -> None:
    report = judged("KTTH", "vpub-2016")
    labels = labels_of("KTTH", "vpub-2016")
    assert report.report is not None
    content = report.report.contents[0]
    changed = dataclasses.replace(content.clauses[0], thin=not content.clauses[0].thin)
    contents = (
        dataclasses.replace(content, clauses=(changed, *content.clauses[1:])),
        *report.report.contents[1:],
    )
    other = dataclasses.replace(
        report, report=dataclasses.replace(report.report, contents=contents)
    )

    wrong: list[Comparison] = [one for one in evaluation.compare(labels, other) if not one.right]
    assert [(one.subject, one.aspect) for one in wrong] == [("1a", "thin")]
