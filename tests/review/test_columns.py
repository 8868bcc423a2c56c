from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review import columns

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200)


@pytest.mark.parametrize(
    ("text", "wide"),
    [("Đảng ủy", 7), (unicodedata.normalize("NFD", "Đảng ủy"), 7), ("漢字", 4), ("", 0)],
)
def test_the_width_counts_what_the_terminal_shows(text: str, wide: int) -> None:
    assert columns.width(text) == wide


@given(WORDS, st.integers(min_value=2, max_value=40))
def test_a_padded_text_has_exactly_its_columns_unless_a_wide_character_was_cut(
    text: str, wide: int
) -> None:
    assert columns.width(columns.pad(text, wide)) == wide


@given(WORDS, st.integers(min_value=20, max_value=100))
def test_wrapping_loses_no_word_and_keeps_the_width(text: str, wide: int) -> None:
    lines = columns.wrap(text, first="  - ", columns=wide)
    assert "".join("".join(lines)[4:].split()) == "".join(text.split())
    assert max(map(columns.width, lines)) <= wide
