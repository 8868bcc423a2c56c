"""What the page does not show is set aside and told; what it shows is never suspected."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest
from fpdf import FPDF
from fpdf.enums import TextMode

from dossier.document import Aside, Document, Problem
from extractors import pdf
from extractors.pdf.drawn import drawn
from extractors.pdf.frame import Frame
from tests.extractors.pdf import papers

SECRET = "Chi bộ đã thu nộp đảng phí đầy đủ"


def _read(draw: Callable[[FPDF], None]) -> Document:
    return pdf.read(papers.printed(draw), file="bc.pdf", sha256="0" * 64)


def _white(page: FPDF) -> None:
    page.set_text_color(255, 255, 255)
    page.cell(0, 7, SECRET)


def _nearly_white(page: FPDF) -> None:
    page.set_text_color(250, 250, 250)
    page.cell(0, 7, SECRET)


def _invisible(page: FPDF) -> None:
    with page.local_context(text_mode=TextMode.INVISIBLE):
        page.cell(0, 7, SECRET)


def _microscopic(page: FPDF) -> None:
    page.set_font("serif", "", 1)
    page.cell(0, 7, SECRET)


def _off_the_page(page: FPDF) -> None:
    page.text(30, 320, SECRET)


def _covered(page: FPDF) -> None:
    top = page.get_y()
    page.cell(0, 7, SECRET)
    page.set_fill_color(255, 255, 255)
    page.rect(10, top - 2, 190, 12, style="F")


def _transparent(page: FPDF) -> None:
    with page.local_context(fill_opacity=0.0):
        page.cell(0, 7, SECRET)


def _clipped(page: FPDF) -> None:
    with page.rect_clip(10, 200, 5, 5):
        page.text(30, 250, SECRET)


def _clipped_by_a_bow_tie(page: FPDF) -> None:
    """The corners of a whole page, in an order that leaves two triangles at its sides."""
    page._out("q 0 0 m 0 842 l 595 0 l 595 842 l h W n")
    page.text(60, 280, SECRET)
    page._out("Q")


def _black_on_black(page: FPDF) -> None:
    page.set_fill_color(0, 0, 0)
    page.rect(20, 240, 180, 20, style="F")
    page.text(30, 250, SECRET)


@pytest.mark.parametrize(
    "hide",
    [
        _white, _nearly_white, _invisible, _microscopic, _off_the_page, _covered, _transparent,
        _clipped, _clipped_by_a_bow_tie, _black_on_black,
    ],
)  # fmt: skip
def test_text_that_leaves_no_ink_is_set_aside(hide: Callable[[FPDF], None]) -> None:
    def draw(page: FPDF) -> None:
        papers.paragraphs(page)
        page.ln(20)
        hide(page)

    document = _read(draw)
    assert SECRET not in document.text
    assert Problem.HIDDEN_TEXT in document.problems
    hidden = [item.text for item in document.set_aside if item.reason is Aside.HIDDEN]
    assert "".join(" ".join(hidden).split()) == "".join(SECRET.split())
    assert [block.text for block in document.blocks] == list(papers.BODY)


def test_a_page_with_nothing_but_hidden_text_says_so() -> None:
    document = _read(_white)
    assert document.blocks == ()
    assert Problem.HIDDEN_TEXT in document.problems
    assert document.unreadable_pages == ()


def test_one_white_word_in_a_line_is_set_aside() -> None:
    def draw(page: FPDF) -> None:
        page.cell(20, 7, "Chi bộ ")
        page.set_text_color(255, 255, 255)
        page.cell(20, 7, "chưa")
        page.set_text_color(0, 0, 0)
        page.cell(40, 7, "mở sổ đảng phí")

    document = _read(draw)
    assert "chưa" not in document.text
    assert [item.text for item in document.set_aside] == ["chưa"]


def test_one_white_word_is_set_aside_where_each_letter_is_an_object_of_its_own() -> None:
    def draw(page: FPDF) -> None:
        papers.letter_by_letter(page, papers.BODY * 2)
        for at, word in enumerate(("Chi bộ ", "chưa", " mở sổ đảng phí")):
            page.set_text_color(*([255] * 3 if at == 1 else [0] * 3))
            page.cell(page.get_string_width(word), 7, word)

    document = _read(draw)
    assert "mở sổ đảng phí" in document.text
    assert "chưa" not in document.blocks[-1].text
    assert [item.text for item in document.set_aside] == ["chưa"]


def test_what_word_and_chromium_do_to_every_line_hides_nothing() -> None:
    for write in (papers.clipped, papers.letter_by_letter):
        document = _read(write)
        assert [block.text for block in document.blocks] == list(papers.BODY)
        assert (document.set_aside, document.problems) == ((), ())


def test_a_page_as_word_writes_it_need_not_be_drawn() -> None:
    pdf = pypdfium2.PdfDocument(papers.printed(papers.clipped))
    page = pdf[0]
    left, bottom, right, top = page.get_bbox()
    assert not drawn(page, Frame(left, bottom, right, top, turn=0)).doubtful


def test_white_letters_on_a_dark_cell_are_seen() -> None:
    def draw(page: FPDF) -> None:
        page.set_fill_color(20, 60, 120)
        page.set_text_color(255, 255, 255)
        page.cell(0, 9, SECRET, fill=True)

    document = _read(draw)
    assert document.text == SECRET
    assert document.problems == ()


def test_grey_and_small_letters_are_seen() -> None:
    def draw(page: FPDF) -> None:
        page.set_text_color(150, 150, 150)
        page.set_font("serif", "", 7)
        page.cell(0, 7, SECRET)

    document = _read(draw)
    assert (document.text, document.set_aside) == (SECRET, ())
