from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier import quoting
from dossier.document import Block, BlockKind, Document, Medium, Span
from dossier.facts import Identity, Reading, Section, Zone


def _reading(*blocks: Block, sections: tuple[Section, ...] = ()) -> Reading:
    document = Document(file="a.txt", sha256="", medium=Medium.TXT, blocks=blocks)
    return Reading(document=document, identity=Identity(), sections=sections)


def _quoted(text: str, words: str, kind: BlockKind = BlockKind.PARAGRAPH) -> str:
    reading = _reading(Block(text=text, kind=kind))
    start = text.index(words)
    return reading.quote(quoting.whole(reading, Span(0, start, start + len(words))))


@pytest.mark.parametrize(
    ("text", "words", "quoted"),
    [
        (
            "Chi bộ họp. Năm 2014 có 03 đồng chí; năm 2015 có 04 đồng chí. Hết.",
            "năm 2015",
            "Năm 2014 có 03 đồng chí; năm 2015 có 04 đồng chí.",
        ),
        (
            "4. Học chuyên đề (Cương lĩnh năm 2011; Điều lệ. Quy định), có kiểm tra. Xong.",
            "Điều lệ",
            "4. Học chuyên đề (Cương lĩnh năm 2011; Điều lệ. Quy định), có kiểm tra.",
        ),
        ("Theo Nghị định số 56/2015/NĐ-CP; đã làm.", "đã làm", None),
        ("Đã nộp 3.240.000 đồng cho Đảng ủy.", "Đảng ủy", None),
    ],
)
def test_the_whole_sentence_is_quoted(text: str, words: str, quoted: str | None) -> None:
    assert _quoted(text, words) == (quoted or text)


def test_a_row_of_a_table_is_quoted_whole() -> None:
    text = "4 | Đặng Quốc Toàn | Hoàn thành tốt. Đạt | 03/05"
    assert _quoted(text, "03/05", BlockKind.ROW) == text


def test_a_sentence_too_long_is_cut_at_a_semicolon_outside_brackets() -> None:
    text = "A" + " dài lắm" * 60 + "; phần này (a; b) được hỏi; " + "dài lắm " * 60
    assert _quoted(text, "được hỏi") == "phần này (a; b) được hỏi"


def test_sentences_side_by_side_make_one_quotation_and_others_do_not() -> None:
    text = "Một hai. Ba bốn. Năm sáu."
    assert quoting.joined(text, Span(0, 9, 16), Span(0, 0, 8)) == Span(0, 0, 16)
    assert quoting.joined(text, Span(0, 0, 8), Span(0, 17, 25)) is None
    assert quoting.joined(text, Span(0, 0, 8), Span(1, 0, 8)) is None


def test_the_nearest_heading_tells_where_a_quotation_stands() -> None:
    def section(block: int, level: int, last: int) -> Section:
        return Section(heading=Span(block, 0, len(blocks[block].text)), number="", level=level,
                       first_block=block, last_block=last, parent=None, zone=Zone.BODY)  # fmt: skip

    blocks = (Block(text="I. NỘI DUNG 1"), Block(text="1. Quy chế:"), Block(text="Đã có."))
    reading = _reading(*blocks, sections=(section(0, 1, 2), section(1, 2, 2)))
    assert quoting.heading_over(reading, 2) == "1. Quy chế"
    assert quoting.heading_over(reading, 0) == ""


WORDS = st.text(alphabet="aĐ .;()“”0\n", min_size=1, max_size=700)


@given(WORDS, st.data())
def test_a_quotation_holds_the_words_asked_for_but_for_blanks(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    asked = text[start:end].strip(" \t\n;,")
    reading = _reading(Block(text=text))
    found = quoting.whole(reading, Span(0, start, end))
    assert 0 <= found.start <= found.end <= len(text)
    assert asked in reading.quote(found)
