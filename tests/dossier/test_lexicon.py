"""Looking for everything at once finds what looking for one thing after another does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import samples
from checks import plans
from dossier import wording
from dossier.lexicon import Lexicon
from samples.mutations import labelled

ENTRIES = {
    "regulation": ["quy chế [làm việc|]", "QCLV", "nội quy … chi bộ"],
    "dues": ["đảng phí", "thu … nộp", "# đồng", "[thu|nộp|trích] # [%|phần trăm]"],
    "paper": ["16-CTr/TU", "CT 03", "chương trình … #"],
    "nothing": ["…"],
}
PIECES = [
    *("quy chế", "quy  chế làm việc", "QCLV", "nội quy", "chi bộ", "chibộ", "quychế", "quy", "chế"),
    *("đảng phí", "thu", "nộp", "thu 30%", "870.000 đồng", "16-CTr/TU", "CT 03", "ct03", "16"),
    *("chương trình", ".", ";", " ", ", ", "hoà", "kỷ"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.booleans(), st.booleans())
def test_all_at_once_is_one_after_another(pieces: list[str], glued: bool, trusted: bool) -> None:
    text = wording.text(("" if glued else " ").join(pieces), trusted=trusted)

    assert Lexicon(ENTRIES).find(text) == _one_by_one(ENTRIES, text)


@pytest.mark.parametrize("trusted", [True, False])
def test_every_wording_of_the_plan_is_found_in_every_report(trusted: bool) -> None:
    coverage = plans.load("vpub-2016").coverage
    assert coverage is not None
    lexicon = Lexicon(coverage.concepts)
    for report in labelled.load(samples.FOLDER / "reports" / "dev")[::4]:
        for line in report.lines:
            text = wording.text(line, trusted=trusted)

            assert lexicon.find(text) == _one_by_one(coverage.concepts, text), line


def test_a_broken_wording_is_refused() -> None:
    with pytest.raises(ValueError, match="dấu"):
        Lexicon({"regulation": ["quy chế [làm [việc|]"]})


def _one_by_one(
    entries: dict[str, list[str]] | dict[str, tuple[str, ...]], text: wording.Text
) -> dict[str, tuple[tuple[int, int], ...]]:
    found = {name: tuple(wording.wordings(*each).search(text)) for name, each in entries.items()}
    return {name: places for name, places in found.items() if places}
