"""The numbers before paragraphs are those that Word shows."""

from __future__ import annotations

from typing import Any

import pytest


def _level(depth: int, format: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


_OUTLINE = (
    '<w:abstractNum w:abstractNumId="7">'
    + _level(0, "upperRoman", "%1.")
    + _level(1, "decimal", "%2.")
    + _level(2, "lowerLetter", "%3)")
    + _level(3, "decimal", "%2.%3.%4", "<w:isLgl/>")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)


def _numbered(word: Any, text: str, depth: int, num: int = 1) -> str:
    form = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>'
    return str(word.p(text, form=form))


def _numbers(word: Any, numbering: str, *places: tuple[int, int], styles: str = "") -> list[str]:
    body = "".join(_numbered(word, "x", depth, num) for depth, num in places)
    return [block.number for block in word.read(body, numbering=numbering, styles=styles).blocks]


def test_levels_count_on_and_start_over_under_a_new_heading(word: Any) -> None:
    places = [(0, 1), (1, 1), (2, 1), (2, 1), (1, 1), (2, 1), (0, 1), (1, 1)]
    assert _numbers(word, _OUTLINE, *places) == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]


def test_the_number_is_not_part_of_the_text(word: Any) -> None:
    (block,) = word.read(_numbered(word, "Công tác", 0), numbering=_OUTLINE).blocks
    assert (block.number, block.text) == ("I.", "Công tác")


def test_legal_numbering_shows_every_level_in_digits(word: Any) -> None:
    assert _numbers(word, _OUTLINE, (1, 1), (2, 1), (3, 1))[-1] == "1.1.1"


def test_a_level_nobody_used_counts_as_used_once(word: Any) -> None:
    deep = '<w:abstractNum w:abstractNumId="7">' + _level(0, "decimal", "%1.")
    deep += _level(1, "decimal", "%1.%2.")
    deep += '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    assert _numbers(word, deep, (1, 1), (1, 1), (0, 1)) == ["1.1.", "1.2.", "2."]


def test_lists_of_one_family_count_on_from_each_other(word: Any) -> None:
    other = _OUTLINE + '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    assert _numbers(word, other, (1, 1), (1, 2), (1, 1)) == ["1.", "2.", "3."]


def test_a_start_override_starts_over_once(word: Any) -> None:
    other = _OUTLINE + (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    assert _numbers(word, other, (1, 1), (1, 1), (1, 2), (1, 2)) == ["1.", "2.", "1.", "2."]


def test_a_level_can_be_overridden(word: Any) -> None:
    other = _OUTLINE + (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        + _level(0, "decimal", "Điều %1.")
        + "</w:lvlOverride></w:num>"
    )
    assert _numbers(word, other, (0, 2), (0, 2)) == ["Điều 1.", "Điều 2."]


def test_a_level_told_never_to_restart_counts_through(word: Any) -> None:
    through = '<w:abstractNum w:abstractNumId="7">' + _level(0, "upperRoman", "%1.")
    through += _level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    through += '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    places = [(0, 1), (1, 1), (0, 1), (1, 1)]
    assert _numbers(word, through, *places) == ["I.", "1.", "II.", "2."]


@pytest.mark.parametrize(
    ("format", "third"),
    [
        ("decimal", "3"),
        ("decimalZero", "03"),
        ("lowerLetter", "c"),
        ("upperLetter", "C"),
        ("lowerRoman", "iii"),
        ("upperRoman", "III"),
        ("none", ""),
        ("cardinalText", "3"),
    ],
)
def test_formats(word: Any, format: str, third: str) -> None:
    one = f'<w:abstractNum w:abstractNumId="7">{_level(0, format, "%1")}</w:abstractNum>'
    one += '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    assert _numbers(word, one, (0, 1), (0, 1), (0, 1))[-1] == third


@pytest.mark.parametrize(("glyph", "seen"), [("\uf0b7", "•"), ("-", "-"), ("+", "+"), ("o", "o")])
def test_bullets_are_the_glyph_a_reader_sees(word: Any, glyph: str, seen: str) -> None:
    one = f'<w:abstractNum w:abstractNumId="7">{_level(0, "bullet", glyph)}</w:abstractNum>'
    one += '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    assert _numbers(word, one, (0, 1), (0, 1)) == [seen, seen]


@pytest.mark.parametrize(("count", "written"), [(26, "z"), (27, "aa"), (53, "aaa")])
def test_letters_double_after_z(word: Any, count: int, written: str) -> None:
    one = f'<w:abstractNum w:abstractNumId="7">{_level(0, "lowerLetter", "%1")}</w:abstractNum>'
    one += '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    assert _numbers(word, one, *[(0, 1)] * count)[-1] == written


def test_a_style_numbers_its_paragraphs_at_the_level_the_list_binds_it_to(word: Any) -> None:
    bound = (
        '<w:abstractNum w:abstractNumId="7">'
        + _level(0, "decimal", "%1.", '<w:pStyle w:val="M1"/>')
        + _level(1, "decimal", "%1.%2.", '<w:pStyle w:val="M2"/>')
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{s}"><w:name w:val="{s}"/>{numbered}</w:style>'
        for s in ("M1", "M2")
    )
    body = "".join(word.p("x", form=f'<w:pStyle w:val="{s}"/>') for s in ("M1", "M2", "M2", "M1"))
    document = word.read(body, numbering=bound, styles=styles)
    assert [b.number for b in document.blocks] == ["1.", "1.1.", "1.2.", "2."]


def test_a_numbering_style_lends_its_list(word: Any) -> None:
    linked = _OUTLINE + (
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Ds"/></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="Ds"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    assert _numbers(word, linked, (0, 2), (1, 2), styles=styles) == ["I.", "1."]


def test_list_zero_takes_the_number_away(word: Any) -> None:
    assert _numbers(word, _OUTLINE, (0, 1), (0, 0), (0, 1)) == ["I.", "", "II."]


def test_an_unknown_list_and_a_broken_numbering_part_number_nothing(word: Any) -> None:
    assert _numbers(word, _OUTLINE, (0, 99)) == [""]
    assert _numbers(word, '<w:num w:numId="x"/><w:abstractNum/>', (0, 1)) == [""]


def test_a_deleted_paragraph_is_not_counted(word: Any) -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/>'
        "</w:rPr></w:pPr><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>"
    )
    body = _numbered(word, "một", 0) + gone + _numbered(word, "hai", 0)
    assert [b.number for b in word.read(body, numbering=_OUTLINE).blocks] == ["I.", "II."]


def test_a_row_carries_the_number_word_draws_in_its_first_column(word: Any) -> None:
    rows = [
        word.tr(word.tc(_numbered(word, "", 1)), "a"),
        word.tr(word.tc(_numbered(word, "", 1)), "b"),
    ]
    document = word.read(word.tbl(*rows), numbering=_OUTLINE)
    assert [(b.number, b.cells) for b in document.blocks] == [("1.", ("", "a")), ("2.", ("", "b"))]
