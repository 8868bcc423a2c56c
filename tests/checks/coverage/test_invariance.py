"""The same report gives the same verdicts however it is typed, ordered, numbered or scanned."""

from __future__ import annotations

import re
import unicodedata

import pytest

from dossier import folding
from dossier.findings import ClauseFinding
from extractors import text as writing
from tests.checks.coverage import corpus

REPORTS = corpus.whole_reports()


def verdicts(findings: dict[str, ClauseFinding]) -> dict[str, tuple[str, bool]]:
    return {
        clause: (corpus.said(finding), finding.deficiency) for clause, finding in findings.items()
    }


def judged(
    name: str, change: object = None, *, scanned: bool = False
) -> dict[str, tuple[str, bool]]:
    text = REPORTS[name]["text"]
    changed = change(text) if callable(change) else text
    return verdicts(corpus.report(changed, REPORTS[name]["branch"], scanned=scanned))


@pytest.mark.parametrize("name", REPORTS)
def test_a_decomposed_text_reads_as_the_composed_one(name: str) -> None:
    def decomposed(text: str) -> str:
        return writing.clean(unicodedata.normalize("NFD", text))

    assert judged(name, decomposed) == judged(name)


@pytest.mark.parametrize("name", [n for n, r in REPORTS.items() if "ủy" in r["text"]])
def test_the_place_of_the_tone_does_not_matter(name: str) -> None:
    def new_style(text: str) -> str:
        pairs = {"ủy": "uỷ", "hóa": "hoá", "khóa": "khoá", "thủy": "thuỷ", "Ủy": "Uỷ", "ỦY": "UỶ"}
        return re.sub("|".join(pairs), lambda found: pairs[found[0]], text)

    assert new_style(REPORTS[name]["text"]) != REPORTS[name]["text"]
    assert judged(name, new_style) == judged(name)


@pytest.mark.parametrize("name", REPORTS)
def test_a_scan_with_its_accents_lost_reads_the_same_but_for_reasons(name: str) -> None:
    def accentless(text: str) -> str:
        return "".join(
            plain.upper() if letter.isupper() else plain
            for letter, plain in zip(text, folding.fold(text), strict=True)
        )

    before, after = judged(name), judged(name, accentless, scanned=True)

    changed = {c for c in before if before[c][0].split("/")[0] != after[c][0].split("/")[0]}
    assert len(changed) <= 1, {clause: (before[clause], after[clause]) for clause in changed}


@pytest.mark.parametrize("name", ["ngan_gon", "day_du", "gach_dau_dong", "de_muc_trong"])
def test_the_numbering_of_headings_does_not_matter(name: str) -> None:
    def renumbered(text: str) -> str:
        romans = iter(["V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"])
        return "\n".join(
            re.sub(r"^(I|II|III|IV|V)\. ", lambda _: f"{next(romans)}. ", line)
            if re.match(r"^(I|II|III|IV|V)\. ", line)
            else re.sub(r"^(\d)\. ", lambda found: f"{int(found[1]) + 3}. ", line)
            for line in text.split("\n")
        )

    assert renumbered(REPORTS[name]["text"]) != REPORTS[name]["text"]
    assert judged(name, renumbered) == judged(name)


def test_the_order_of_the_contents_does_not_matter() -> None:
    name = "gach_dau_dong"
    text = REPORTS[name]["text"]
    head, *parts = re.split(r"\n(?=(?:I|II|III|IV)\. )", text)
    body, tail = parts[-1].split("\nV. Kiến nghị")
    parts[-1] = body
    turned = "\n".join([head, *reversed(parts)]) + "\nV. Kiến nghị" + tail

    assert turned != text
    assert verdicts(corpus.report(turned, REPORTS[name]["branch"])) == judged(name)
