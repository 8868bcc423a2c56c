"""Born-digital PDFs say, letter for letter, what their source says; pdfplumber is a witness.

The files in ``made`` were printed once by LibreOffice (the ``.docx`` beside them) and by Chromium.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from dossier.document import BlockKind, Document, Medium
from extractors import pdf, word
from samples import papers as texts
from samples import printed
from samples import word as in_word
from tests.extractors.pdf import papers

MADE = Path(__file__).parent / "made"
WORD_PAIRS = sorted(path.stem for path in MADE.glob("*.docx"))
# A number that Word makes and a table in a table are drawn by the Word writer only.
PAPERS = {
    file: parts
    for file, parts in texts.papers()
    if not any(paper.nested or "@" in paper.body or "(^)" in paper.body for paper in parts)
}


def _read(data: bytes) -> Document:
    return pdf.read(data, file="bc.pdf", sha256="0" * 64)


def _words(document: Document) -> Counter[str]:
    return Counter(
        word
        for block in document.blocks
        for word in f"{block.number} {block.text}".replace(" | ", " ").split()
    )


def _letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def _paragraphs(document: Document) -> list[str]:
    """Its paragraphs; one with a wide gap in it is two pieces to a PDF and is left out."""
    return [
        f"{block.number} {block.text}".strip()
        for block in document.blocks
        if block.kind is BlockKind.PARAGRAPH and "  " not in block.text
    ]


def test_there_are_papers_enough_to_compare() -> None:
    assert len(PAPERS) >= 40
    assert len(WORD_PAIRS) >= 3


@pytest.mark.parametrize("file", PAPERS)
def test_a_printed_paper_has_every_word_of_the_word_file_and_no_other(file: str) -> None:
    written = word.read(in_word.write(PAPERS[file]), file="bc.docx", sha256="0" * 64)
    assert _words(_read(printed.write(PAPERS[file]))) == _words(written)


@pytest.mark.parametrize("name", WORD_PAIRS)
def test_what_libreoffice_prints_is_the_word_file_word_for_word(name: str) -> None:
    written = word.read((MADE / f"{name}.docx").read_bytes(), file="bc.docx", sha256="0" * 64)
    document = _read((MADE / f"{name}.pdf").read_bytes())

    assert document.medium is Medium.PDF
    assert _words(document) == _words(written)
    found = [block.text for block in document.blocks]
    assert [text for text in _paragraphs(written) if text not in found] == []


def test_what_chromium_prints_is_the_page_word_for_word() -> None:
    document = _read((MADE / "chromium.pdf").read_bytes())

    assert [block.text for block in document.blocks] == [
        "ĐẢNG BỘ VĂN PHÒNG UBND TỈNH",
        "CHI BỘ QUẢN TRỊ - TÀI VỤ",
        "*",
        "Số: 05-BC/CB",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Đồng Hới, ngày 10 tháng 11 năm 2016",
        "BÁO CÁO",
        *papers.BODY[:2],
        "TT | Họ và tên | Mức tự phân loại",
        "1 | Trần Văn Thử | Hoàn thành xuất sắc nhiệm vụ, được tập thể biểu quyết nhất trí cao",
        papers.BODY[2],
    ]


def _single_pages(data: bytes) -> Iterator[bytes]:
    """Each page as a file of its own, for a sentence that runs over belongs to two."""
    whole = pypdfium2.PdfDocument(data)
    for index in range(len(whole)):
        alone, target = pypdfium2.PdfDocument.new(), io.BytesIO()
        alone.import_pages(whole, [index])
        alone.save(target)
        yield target.getvalue()


@pytest.mark.parametrize("path", sorted(MADE.glob("*.pdf")), ids=lambda path: path.stem)
def test_pdfplumber_finds_the_same_letters_on_every_page(path: Path) -> None:
    for page in _single_pages(path.read_bytes()):
        document = _read(page)
        own = "".join(block.text.replace(" | ", " ") for block in document.blocks)
        own += "".join(item.text for item in document.set_aside)
        with pdfplumber.open(io.BytesIO(page)) as other:
            assert _letters(own) == _letters(other.pages[0].extract_text())
