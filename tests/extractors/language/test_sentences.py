"""Sentences and words keep their place in the text as given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import language

SPLIT = [
    ("Chi bộ có 15 đảng viên. Chi ủy có 03 đồng chí.", 2),
    ("Đ/c. Nguyễn Văn An phụ trách.", 1),
    ("1. Về quy chế làm việc", 1),
    ("4.2. Sổ biên bản ghi đầy đủ.", 1),
    ("Thu đủ, nộp đúng kỳ; có sổ theo dõi; tồn 850.000 đồng.", 3),
    ("Quyết định ngày 01/11/2011.của Đảng ủy đã được quán triệt.", 1),
    ("Sổ sách, hồ sơ v.v. được lưu giữ.", 1),
    ("Dòng một\nDòng hai", 2),
    ("", 0),
]


@pytest.mark.parametrize(("text", "count"), SPLIT, ids=[text[:30] for text, _ in SPLIT])
def test_a_text_has_as_many_sentences_as_a_reader_counts(text: str, count: int) -> None:
    assert len(language.sentences(text)) == count


@given(st.text(alphabet="chi bộ đã họp. ;\n-1234/ĐẢNG", max_size=120))
def test_sentences_stand_in_order_and_lose_no_letter(text: str) -> None:
    spans = language.sentences(text)

    assert spans == sorted(spans)
    inside = {at for start, end in spans for at in range(start, end)}
    assert all(at in inside or letter in "; \n" for at, letter in enumerate(text))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


@pytest.mark.parametrize(
    ("text", "alone"),
    [("không tổ chức họp", True), ("không khí sôi nổi", False), ("cần thiết phải họp", False)],
)
def test_a_syllable_of_a_longer_word_does_not_stand_alone(text: str, alone: bool) -> None:
    assert language.stands_alone(text, 0, len(text.split(maxsplit=1)[0])) is alone
