"""Locked, damaged and hostile PDFs end as values, in the time and memory a child is given."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from fpdf import FPDF
from pypdfium2 import PdfDocument, PdfPage

from dossier.document import Document, Unread
from extractors import pdf
from extractors.pdf.notes import settled
from extractors.refusal import Refused
from extractors.sandbox import read_all, read_file
from tests.extractors.pdf import papers


def _refused(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        pdf.read(data, file="bc.pdf", sha256="0" * 64)
    return caught.value.reason


def _with_password(user: str) -> bytes:
    page = papers.sheet()
    page.add_page()
    papers.paragraphs(page)
    page.set_encryption(owner_password="chu", user_password=user)
    return bytes(page.output())


@pytest.mark.filterwarnings("ignore:.*ARC4.*")
def test_a_password_is_told() -> None:
    assert _refused(_with_password("bi-mat")) == "encrypted"


@pytest.mark.filterwarnings("ignore:.*ARC4.*")
def test_a_file_that_only_forbids_changes_is_read() -> None:
    document = pdf.read(_with_password(""), file="bc.pdf", sha256="0" * 64)
    assert [block.text for block in document.blocks] == list(papers.BODY)


def test_blank_pages_are_no_text_but_empty() -> None:
    assert _refused(papers.printed(lambda _: None)) == "empty"


def test_too_many_pages_are_refused() -> None:
    book = FPDF()
    for _ in range(pdf.MAX_PAGES + 1):
        book.add_page()
    assert _refused(bytes(book.output())) == "too_many_pages"


def test_the_largest_file_is_read_with_two_pages_open_at_most(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = papers.sheet()
    for number in range(1, pdf.MAX_PAGES + 1):
        book.add_page()
        book.cell(0, 7, f"Chi bộ đã họp lần thứ {number}.")
    pages, most = list[PdfPage](), 0

    def counted(file: PdfDocument, index: int) -> tuple[PdfPage, list[str]]:
        nonlocal most
        page, remarks = settled(file, index)
        pages.append(page)
        most = max(most, sum(bool(page.raw) for page in pages))
        return page, remarks

    monkeypatch.setattr("extractors.pdf.settled", counted)
    document = pdf.read(bytes(book.output()), file="bc.pdf", sha256="0" * 64)

    assert (document.pages, len(document.blocks)) == (pdf.MAX_PAGES, pdf.MAX_PAGES)
    assert most == 2


def test_a_file_cut_off_or_changed_anywhere_is_read_or_refused() -> None:
    whole = papers.printed(lambda page: papers.table(page, [papers.BODY] * 3, (50, 50, 50)))
    step = len(whole) // 60
    for end in range(8, len(whole), step):
        changed = bytearray(whole)
        changed[end : end + 4] = b"\xff\x00/<"
        for data in (whole[:end], bytes(changed)):
            try:
                document = pdf.read(data, file="bc.pdf", sha256="0" * 64)
            except Refused as refusal:
                assert refusal.reason in ("damaged", "empty", "encrypted")  # noqa: PT017
            else:
                assert document.pages == 1


def _with_page(objects: bytes, *, content: bytes = b"") -> bytes:
    """A PDF of one page by hand; damaged tables are rebuilt by the reader."""
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 5 0 R>>"
        b"endobj\n" + (content or _stream(4, b"", b"")) + objects + b"trailer<</Root 1 0 R>>\n%%EOF"
    )


def _stream(number: int, entries: bytes, data: bytes) -> bytes:
    return b"%d 0 obj<<%s/Length %d>>stream\n%s\nendstream endobj\n" % (
        number,
        entries,
        len(data),
        data,
    )


def _bomb() -> bytes:
    """A content stream of 10 GB in a few kilobytes, deflated three times."""
    data = zlib.compress(b"0 0 m " * (10 * 2**20), 9)
    for _ in range(2):
        data = zlib.compress(data * 12, 9)
    filters = b"/Filter[/FlateDecode/FlateDecode/FlateDecode]"
    return _with_page(b"5 0 obj<<>>endobj\n", content=_stream(4, filters, data))


def _forms() -> bytes:
    """A form that draws ten forms that each draw ten forms … 10^12 drawings."""
    objects = b"5 0 obj<</XObject<</F 10 0 R>>>>endobj\n"
    for level in range(12):
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F %d 0 R>>>>"
        objects += _stream(10 + level, entries % (11 + level), b"/F Do " * 10)
    return _with_page(objects, content=_stream(4, b"", b"/F Do"))


def _itself() -> bytes:
    """A page tree that is its own child."""
    return _with_page(b"5 0 obj<<>>endobj\n").replace(b"/Kids[3 0 R]", b"/Kids[2 0 R 2 0 R]")


def _huge_page() -> bytes:
    """A sheet of 3 km by 3 km, as one public test file has it."""
    text = b"BT /F 12 Tf 40 40 Td (Chi bo) Tj ET"
    font = b"5 0 obj<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>endobj\n"
    data = _with_page(font, content=_stream(4, b"", text))
    return data.replace(b"[0 0 595 842]", b"[0 0 9000000 9000000]")


def test_hostile_files_end_and_the_next_file_is_read(tmp_path: Path) -> None:
    hostile = {"bomb.pdf": _bomb(), "forms.pdf": _forms(), "itself.pdf": _itself()}
    (tmp_path / "good.pdf").write_bytes(papers.printed(papers.paragraphs))
    files = []
    for name, data in hostile.items():
        (tmp_path / name).write_bytes(data)
        files += [(tmp_path / name, name), (tmp_path / "good.pdf", "good.pdf")]

    results = read_all(files)

    for (_, name), (only,) in zip(files, results, strict=True):
        if name == "good.pdf":
            assert isinstance(only, Document)
        else:
            assert isinstance(only, Unread) or not only.blocks, name


def test_a_sheet_of_three_kilometres_does_not_exhaust_the_memory(tmp_path: Path) -> None:
    (tmp_path / "huge.pdf").write_bytes(_huge_page())
    (result,) = read_file(tmp_path / "huge.pdf", "huge.pdf")
    assert isinstance(result, Document | Unread)


def test_a_failing_page_does_not_take_the_others_with_it() -> None:
    def two(page: FPDF) -> None:
        papers.paragraphs(page)
        page.add_page()
        papers.paragraphs(page)

    data = papers.printed(two)
    broken = data.replace(b"/Type /Page\n", b"/Type /Xage\n", 1)
    document = pdf.read(broken, file="bc.pdf", sha256="0" * 64)
    assert papers.BODY[0] in document.text
