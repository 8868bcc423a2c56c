"""What a reader of the page does not see is set aside with its reason, never taken for text."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.document import Aside, Problem


def _hidden(document: Any) -> list[str]:
    return [a.text for a in document.set_aside if a.reason is Aside.HIDDEN]


@pytest.mark.parametrize(
    "look",
    [
        "<w:vanish/>",
        '<w:vanish w:val="true"/>',
        '<w:color w:val="FFFFFF"/>',
        '<w:color w:val="fefefe"/>',
        '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>',
        '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>',
        '<w:sz w:val="2"/>',
        '<w:sz w:val="4"/>',
    ],
)
def test_text_nobody_can_see_is_hidden(word: Any, look: str) -> None:
    document = word.read(word.p("thấy ", word.r("ẩn", look), "được"))
    assert document.text == "thấy được"
    assert _hidden(document) == ["ẩn"]
    assert Problem.HIDDEN_TEXT in document.problems


@pytest.mark.parametrize(
    "look",
    [
        '<w:vanish w:val="0"/>',
        '<w:vanish w:val="false"/>',
        '<w:color w:val="auto"/>',
        '<w:color w:val="FF0000"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>',
        '<w:sz w:val="16"/>',
        "<w:webHidden/>",
        '<w:strike w:val="0"/>',
    ],
)
def test_text_a_reader_can_see_stays(word: Any, look: str) -> None:
    document = word.read(word.p(word.r("thấy", look)))
    assert document.text == "thấy"
    assert document.set_aside == ()


def test_white_letters_on_a_painted_cell_or_paragraph_stay(word: Any) -> None:
    white = word.p(word.r("TT", '<w:color w:val="FFFFFF"/>'))
    blue = '<w:shd w:val="clear" w:fill="1F3864"/>'
    cell = word.tc(white, form=blue)
    banner = word.p(word.r("Tên", '<w:color w:val="FFFFFF"/>'), form=blue)
    assert word.texts(word.tbl(word.tr(cell)) + banner) == ["TT", "Tên"]


def test_white_letters_in_a_table_whose_style_paints_stay(word: Any) -> None:
    styles = (
        '<w:style w:type="table" w:styleId="B"><w:tblStylePr w:type="firstRow"><w:tcPr>'
        '<w:shd w:val="clear" w:fill="4F81BD"/></w:tcPr></w:tblStylePr></w:style>'
    )
    white = word.p(word.r("TT", '<w:color w:val="FFFFFF"/>'))
    table = word.tbl(word.tr(word.tc(white)), form='<w:tblStyle w:val="B"/>')
    assert word.texts(table, styles=styles) == ["TT"]


@pytest.mark.parametrize(
    ("fill", "seen"),
    [
        ('<a:solidFill><a:srgbClr val="C00000"/></a:solidFill>', True),
        ('<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>', True),
        ('<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>', False),
        ('<a:noFill/><a:ln><a:solidFill><a:srgbClr val="C00000"/></a:solidFill></a:ln>', False),
        ('<a:ln><a:solidFill><a:srgbClr val="C00000"/></a:solidFill></a:ln>', False),
    ],
)
def test_white_letters_in_a_text_box_are_seen_on_its_paint(
    word: Any, fill: str, seen: bool
) -> None:
    white = word.p(word.r("MẬT", '<w:color w:val="FFFFFF"/>'))
    document = word.read(word.p(f"<w:r>{word.textbox(white, fill=fill)}</w:r>"))
    assert (document.text == "MẬT") is seen


def test_vanish_is_found_through_the_chain_of_styles(word: Any) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Con"><w:basedOn w:val="An"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="DoanAn"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = (
        word.p("a", word.r("ẩn", '<w:rStyle w:val="Con"/>'))
        + word.p("đoạn ẩn", form='<w:pStyle w:val="DoanAn"/>')
        + word.p(word.r("hiện", '<w:vanish w:val="0"/>'), form='<w:pStyle w:val="DoanAn"/>')
    )
    document = word.read(body, styles=styles)
    assert document.text == "a\nhiện"
    assert _hidden(document) == ["ẩn", "đoạn ẩn"]


def test_a_circle_of_styles_ends(word: Any) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    assert word.texts(word.p("a", form='<w:pStyle w:val="A"/>'), styles=styles) == ["a"]


def test_bold_in_both_styles_cancels_out_as_in_word(word: Any) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = word.p(word.r("x", '<w:rStyle w:val="C"/>'), form='<w:pStyle w:val="P"/>')
    assert not word.read(body, styles=styles).blocks[0].bold


@pytest.mark.parametrize("look", ["<w:strike/>", "<w:dstrike/>"])
def test_struck_out_text_counts_as_deleted(word: Any, look: str) -> None:
    document = word.read(word.p("giữ ", word.r("gạch", look)))
    assert document.text == "giữ"
    assert [(a.text, a.reason) for a in document.set_aside] == [("gạch", Aside.DELETED)]
    assert document.problems == ()


def test_tracked_changes_are_read_as_accepted(word: Any) -> None:
    body = word.p(
        "a",
        '<w:del w:id="1"><w:r><w:delText>bỏ</w:delText></w:r></w:del>',
        f'<w:ins w:id="2">{word.r("thêm")}</w:ins>',
        f'<w:moveFrom w:id="3">{word.r("đi")}</w:moveFrom>',
        f'<w:moveTo w:id="4">{word.r("đến")}</w:moveTo>',
    )
    document = word.read(body)
    assert document.text == "athêmđến"
    assert [(a.text, a.reason) for a in document.set_aside] == [
        ("bỏ", Aside.DELETED),
        ("đi", Aside.DELETED),
    ]
    assert document.problems == (Problem.REVISION_MARKS,)


def test_an_inserted_run_deleted_again_is_gone(word: Any) -> None:
    run = "<w:r><w:delText>x</w:delText></w:r>"
    assert word.texts(word.p(f"<w:ins><w:del>{run}</w:del></w:ins>", "y")) == ["y"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(word: Any) -> None:
    first = word.p("Chi bộ ", form="<w:rPr><w:del/></w:rPr>")
    assert word.texts(first + word.p("Tin học")) == ["Chi bộ Tin học"]


def test_the_last_paragraph_is_kept_though_its_mark_is_deleted(word: Any) -> None:
    assert word.texts(word.p("cuối", form="<w:rPr><w:del/></w:rPr>")) == ["cuối"]


def test_a_deleted_row_and_a_deleted_cell_are_gone(word: Any) -> None:
    rows = (
        word.tr("a", form="<w:del/>"),
        word.tr(word.tc("b", form="<w:cellDel/>"), "c"),
    )
    document = word.read(word.tbl(*rows))
    assert [b.cells for b in document.blocks] == [("", "c")]
    assert [a.text for a in document.set_aside] == ["a", "b"]


def test_what_a_revision_replaced_does_not_count_as_a_look(word: Any) -> None:
    look = '<w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'
    assert word.texts(word.p(word.r("thấy", look))) == ["thấy"]


def test_hidden_signs_without_a_letter_are_no_problem(word: Any) -> None:
    document = word.read(word.p("a", word.r(" - ", "<w:vanish/>")))
    assert Problem.HIDDEN_TEXT not in document.problems


@pytest.mark.parametrize(
    "shape",
    [
        '<w:drawing><wp:anchor xmlns:wp="x"><wp:docPr hidden="1"/>{}</wp:anchor></w:drawing>',
        '<w:pict><v:shape style="width:9pt; visibility: hidden">{}</v:shape></w:pict>',
    ],
)
def test_a_text_box_that_is_switched_off_is_hidden(word: Any, shape: str) -> None:
    box = f"<w:txbxContent>{word.p('kín')}</w:txbxContent>"
    document = word.read(word.p("a", f"<w:r>{shape.format(box)}</w:r>"))
    assert document.text == "a"
    assert _hidden(document) == ["kín"]
