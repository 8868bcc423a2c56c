"""The gap reports of the sample branches, read by eye and kept: no word of them changes unseen.

``make golden`` writes them anew; read the difference before committing it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

import samples
from checks import changes
from dossier.dates import VIETNAM
from dossier.findings import Change, GapReport
from review import html, text, word
from tests.sample_branches import PLAN, SUBMISSIONS, judged

FOLDER = samples.FOLDER / "golden"
MADE_AT = dt.datetime(2016, 12, 26, 1, 0, tzinfo=VIETNAM)


def renderings(unit_id: str, which: str) -> Iterator[tuple[str, bytes]]:
    """File name and content of every form of a sample branch's gap report."""
    report, version = judged(unit_id, which), 1
    moved: tuple[Change, ...] = ()
    if which != "vpub-2016":
        version, moved = 2, changes.compare(judged(unit_id, "vpub-2016"), report, PLAN)
    name = f"{unit_id}{which.removeprefix('vpub-2016')}"
    yield f"{name}.txt", text.gap_report(report, PLAN, moved, MADE_AT, version).encode()
    yield f"{name}.html", html.gap_report(report, PLAN, moved, MADE_AT, version).encode()
    yield f"{name}.docx", word.gap_report(report, PLAN)


@pytest.mark.parametrize(("unit_id", "which"), SUBMISSIONS)
def test_the_gap_report_is_the_one_that_was_read(unit_id: str, which: str) -> None:
    for name, content in renderings(unit_id, which):
        kept = (FOLDER / name).read_bytes()
        if name.endswith(".docx"):
            assert content == kept, f"{name}: make golden"
        else:
            assert content.decode() == kept.decode(), f"{name}: make golden"


def test_the_same_papers_give_the_same_report() -> None:
    def again() -> GapReport:
        judged.cache_clear()
        return judged("VPDU", "vpub-2016")

    assert again() == again()


def write() -> None:
    """Write every golden file."""
    FOLDER.mkdir(exist_ok=True)
    for unit_id, which in SUBMISSIONS:
        for name, content in renderings(unit_id, which):
            (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    write()
