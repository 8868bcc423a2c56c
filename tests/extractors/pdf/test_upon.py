"""What was put upon a page: struck out, typed over it, stuck to it; and fonts that lie."""

from __future__ import annotations

import re

import pytest
from fpdf import FPDF

from dossier.document import Aside, Document, Problem
from extractors import pdf
from tests.extractors.pdf import papers

TYPED = "Bo sung: da nop du"


def _read(data: bytes) -> Document:
    return pdf.read(data, file="bc.pdf", sha256="0" * 64)


def _with_note(kind: bytes, *, drawn: bool) -> bytes:
    """A page with a note of ``kind``, added by hand; ``drawn``: as its own picture shows it."""
    data = papers.printed(lambda page: papers.paragraphs(page, papers.BODY[:1]))
    stream = b"BT /F 12 Tf 2 5 Td (%s) Tj ET" % TYPED.encode()
    look = b"/AP<</N 901 0 R>>" if drawn else b""
    added = (
        b"\n900 0 obj<</Type/Annot/Subtype/%s/Rect[85 300 285 320]/F 4/Contents(%s)%s>>endobj\n"
        b"901 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F<</Type/Font"
        b"/Subtype/Type1/BaseFont/Helvetica>>>>>>/Length %d>>stream\n%s\nendstream\nendobj\n"
    ) % (kind, TYPED.encode(), look, len(stream), stream)
    data = data.replace(b"/Type /Page\n", b"/Type /Page\n/Annots [900 0 R]\n", 1)
    end = data.index(b"xref")
    return data[:end] + added + data[end:]


def test_a_note_typed_on_the_page_is_part_of_it() -> None:
    document = _read(_with_note(b"FreeText", drawn=True))
    assert [block.text for block in document.blocks] == [papers.BODY[0], TYPED]
    assert document.set_aside == ()


@pytest.mark.parametrize("kind", [b"Text", b"Highlight", b"FreeText"])
def test_a_remark_that_the_page_does_not_show_is_kept_apart(kind: bytes) -> None:
    document = _read(_with_note(kind, drawn=False))
    assert [block.text for block in document.blocks] == [papers.BODY[0]]
    assert [(item.text, item.reason) for item in document.set_aside] == [(TYPED, Aside.COMMENT)]


def test_struck_out_words_are_set_aside_and_underlined_ones_are_not() -> None:
    def draw(page: FPDF) -> None:
        for style, text in (("", "Chi bộ đã họp; "), ("S", "đã nộp đủ"), ("U", " và ký tên")):
            page.set_font("serif", style, 13)
            page.cell(page.get_string_width(text), 7, text)

    document = _read(papers.printed(draw))
    assert document.text == "Chi bộ đã họp; và ký tên"
    assert [(item.text, item.reason) for item in document.set_aside] == [
        ("đã nộp đủ", Aside.DELETED)
    ]


def test_white_text_in_a_table_is_hidden_too() -> None:
    def draw(page: FPDF) -> None:
        papers.table(page, [("Nội dung", "Kết quả"), ("Đảng phí", "")], (40, 60))
        page.set_text_color(255, 255, 255)
        page.text(85, 32, "đã nộp")

    document = _read(papers.printed(draw))
    assert "đã nộp" not in document.text
    assert Problem.HIDDEN_TEXT in document.problems


def test_a_font_that_does_not_tell_its_letters_is_not_believed() -> None:
    data = papers.printed(papers.paragraphs)
    untold = re.sub(rb"/ToUnicode \d+ 0 R", lambda found: b" " * len(found[0]), data)
    assert untold != data
    document = _read(untold)
    assert (document.blocks, document.unreadable_pages) == ((), (1,))
    assert Problem.WEAK_TEXT_LAYER in document.problems


def test_each_page_of_a_mixed_file_is_judged_by_itself() -> None:
    """A good page, one whose letters lie, a good page: only the second goes to recognition."""

    def draw(page: FPDF) -> None:
        papers.paragraphs(page)
        page.add_page()
        lies = str.maketrans("aăâeêioôơuưynhgc", "xqzwjfkvbmldstrp")
        papers.paragraphs(page, [text.translate(lies) for text in papers.BODY])
        page.add_page()
        papers.paragraphs(page)

    document = _read(papers.printed(draw))
    assert document.unreadable_pages == (2,)
    assert [block.page for block in document.blocks] == [1, 1, 1, 3, 3, 3]
