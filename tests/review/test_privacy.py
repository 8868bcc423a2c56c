from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review import html, matrix, sheet, text, word
from review.privacy import WITHHELD, presentable, shown
from tests.review import invented
from tests.review.reading import sheet_texts, word_texts

CASES = tomllib.loads((Path(__file__).parent / "shown.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40].encode("unicode_escape"))
def test_personal_numbers_birth_dates_and_control_characters_are_not_shown(
    case: dict[str, str],
) -> None:
    assert shown(case["text"]) == case["shown"]


@given(st.text())
def test_what_is_shown_is_nfc_safe_for_xml_and_shown_again_the_same(words: str) -> None:
    once = shown(words)
    assert once == unicodedata.normalize("NFC", once)
    assert shown(once) == once
    assert not any(
        unicodedata.category(char) in ("Cc", "Cs", "Cf") and char not in "\n\t" for char in once
    )


@given(st.text(alphabet="aăâđêôơư ,.", max_size=30), st.from_regex(r"[0-9]{9,12}", fullmatch=True))
def test_a_number_of_nine_to_twelve_digits_never_gets_through(words: str, number: str) -> None:
    assert number not in shown(f"{words} {number} ")


def test_no_rendering_for_people_shows_an_identity_number_or_a_birth_date() -> None:
    report, plan = invented.mixed(), invented.PLAN
    everything = "\n".join(
        [
            text.gap_report(report, plan, invented.CHANGES),
            html.gap_report(report, plan, invented.CHANGES),
            html.committee(invented.committee(), plan),
            matrix.matrix(invented.committee(), plan),
            *word_texts(word.gap_report(report, plan)),
            *sheet_texts(sheet.committee(invented.committee(), plan)),
        ]
    )
    assert invented.IDENTITY not in everything
    assert "03/02/1970" not in everything


def test_an_asset_declaration_is_never_quoted() -> None:
    presented = presentable(invented.mixed())
    assert presented.dossier is not None
    assert "Nhà đất" not in repr(presented)
    assert WITHHELD in [finding.quote for finding in presented.dossier.findings]
