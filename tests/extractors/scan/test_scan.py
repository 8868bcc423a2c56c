"""A scan says what its paper says, without the marks that recognition gets wrong."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image

from dossier.document import BlockKind, Document, Medium, Problem, Unread
from dossier.folding import fold
from extractors import ocr, sandbox
from extractors.sandbox import ocr_available, read_file
from tests.extractors.pdf import papers
from tests.extractors.scan import pictures

ROWS = (
    ("TT", "Họ và tên", "Mức tự phân loại"),
    ("1", "Trần Văn Thử", "Hoàn thành xuất sắc nhiệm vụ, được tập thể nhất trí"),
    ("2", "Lê Thị Mẫu", "Hoàn thành tốt nhiệm vụ"),
)

GOOD = 0.97  # of the words; the marks on them are recognised less surely


def _report(page: FPDF) -> None:
    papers.letterhead(page)
    papers.paragraphs(page)
    papers.table(page, ROWS, (15, 45, 60))
    papers.signature(page)


@pytest.fixture(scope="module")
def clean() -> Image.Image:
    """The report as a clean picture."""
    return pictures.photographed(papers.printed(_report))


def _read(tmp_path: Path, name: str, data: bytes) -> Document:
    (tmp_path / name).write_bytes(data)
    (document,) = read_file(tmp_path / name, name)
    assert isinstance(document, Document), document
    return document


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _said(document: Document, *texts: str) -> float:
    """The share of the words of ``texts`` that the document says, marks aside."""
    said = set(_words(document.text))
    wanted = [word for text in texts for word in _words(text)]
    return sum(word in said for word in wanted) / len(wanted)


def test_tesseract_and_its_vietnamese_are_here() -> None:
    assert ocr_available()


def test_a_scan_reads_as_its_paper(clean: Image.Image, tmp_path: Path) -> None:
    document = _read(tmp_path, "scan.pdf", pictures.bound([pictures.scanned(clean)]))
    assert document.medium is Medium.SCAN
    assert (document.pages, document.unreadable_pages) == (1, ())
    assert _said(document, *papers.BODY) >= GOOD
    assert _said(document, "CHI BỘ QUẢN TRỊ - TÀI VỤ", "05-BC/CB", "07/11/2016") == 1
    texts = [fold(block.text) for block in document.blocks]
    assert texts.index("bao cao") < texts.index(fold("T/M CHI BỘ")) < texts.index("tran van thu")
    rows = [block.cells for block in document.blocks if block.kind is BlockKind.ROW]
    assert [[fold(cell) for cell in row[1:]] for row in rows] == [
        [fold(cell) for cell in row[1:]] for row in ROWS
    ]
    assert all((block.confidence or 0) > 40 for block in document.blocks if len(block.text) > 2)


def test_paragraphs_of_a_scan_are_whole(clean: Image.Image, tmp_path: Path) -> None:
    document = _read(tmp_path, "scan.pdf", pictures.bound([pictures.scanned(clean)]))
    whole = next(block for block in document.blocks if "16-CTr/TU" in block.text)
    assert fold(whole.text).startswith("2. chi bo")
    assert fold(whole.text).endswith("lang phi.")
    assert whole.source.startswith("page 1 line ")


def test_a_red_stamp_over_the_text_is_looked_through(clean: Image.Image, tmp_path: Path) -> None:
    picture = pictures.scanned(pictures.stamped(clean))
    document = _read(tmp_path, "stamp.pdf", pictures.bound([picture]))
    assert _said(document, *papers.BODY) >= GOOD


def test_a_photo_in_uneven_light_is_read(clean: Image.Image, tmp_path: Path) -> None:
    document = _read(tmp_path, "IMG_1.jpg", pictures.jpeg(pictures.in_shade(clean)))
    assert document.medium is Medium.IMAGE
    assert _said(document, *papers.BODY) >= GOOD


@pytest.mark.parametrize("degrees", [90, 180])
def test_a_page_laid_the_wrong_way_is_read(
    degrees: int, clean: Image.Image, tmp_path: Path
) -> None:
    turned = pictures.scanned(clean).rotate(degrees, expand=True)
    document = _read(tmp_path, "wrong-way.png", _png(turned))
    assert _said(document, *papers.BODY) >= GOOD


def test_a_skewed_page_of_low_resolution_is_read(tmp_path: Path) -> None:
    small = pictures.photographed(papers.printed(papers.paragraphs), dpi=110)
    document = _read(tmp_path, "small.jpg", pictures.jpeg(pictures.scanned(small, -2.5)))
    assert _said(document, *papers.BODY) >= GOOD


def test_the_cameras_own_turn_is_undone(clean: Image.Image, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the picture must be turned clockwise to be seen upright
    out = io.BytesIO()
    clean.rotate(90, expand=True).save(out, "JPEG", quality=80, exif=exif)
    assert _said(_read(tmp_path, "IMG_2.jpg", out.getvalue()), *papers.BODY) >= GOOD


def test_every_page_of_a_tiff_is_read(clean: Image.Image, tmp_path: Path) -> None:
    out = io.BytesIO()
    second = pictures.photographed(papers.printed(papers.paragraphs))
    clean.save(out, "TIFF", save_all=True, append_images=[second], compression="jpeg")
    document = _read(tmp_path, "scan.tif", out.getvalue())
    assert (document.pages, {block.page for block in document.blocks}) == (2, {1, 2})


def test_a_mixed_file_is_read_page_by_page(clean: Image.Image, tmp_path: Path) -> None:
    pdf = papers.sheet()
    pdf.add_page()
    papers.paragraphs(pdf, papers.BODY[:1])
    pdf.add_page()
    pdf.image(io.BytesIO(pictures.jpeg(pictures.scanned(clean))), 0, 0, pdf.w, pdf.h)
    pdf.set_auto_page_break(False)
    pdf.add_page()
    document = _read(tmp_path, "mixed.pdf", bytes(pdf.output()))
    assert document.blocks[0].text == papers.BODY[0]
    assert document.blocks[0].confidence is None
    assert {block.page for block in document.blocks if block.confidence} == {2}
    assert document.unreadable_pages == ()  # the third page is blank


def test_a_page_nobody_could_make_out_is_unreadable(clean: Image.Image, tmp_path: Path) -> None:
    data = pictures.bound([pictures.scanned(clean), pictures.scribbled(clean)])
    document = _read(tmp_path, "pen.pdf", data)
    assert document.unreadable_pages == (2,)
    assert {block.page for block in document.blocks} == {1}


def test_a_scan_with_no_readable_page_is_unread(clean: Image.Image, tmp_path: Path) -> None:
    (tmp_path / "pen.jpg").write_bytes(pictures.jpeg(pictures.scribbled(clean)))
    (result,) = read_file(tmp_path / "pen.jpg", "pen.jpg")
    assert isinstance(result, Unread)
    assert result.reason == "unreadable_scan"


def test_a_layer_that_cannot_be_believed_is_recognised_instead(
    clean: Image.Image, tmp_path: Path
) -> None:
    pdf = papers.sheet()
    pdf.add_page()
    pdf.image(io.BytesIO(pictures.jpeg(clean)), 0, 0, pdf.w, pdf.h)
    with pdf.local_context(text_mode=3):
        papers.paragraphs(pdf, ["CHI B0 OUAN TRl bao c4o kct qua thuc hi3n cac n0i dung"] * 5)
    document = _read(tmp_path, "layer.pdf", bytes(pdf.output()))
    assert Problem.WEAK_TEXT_LAYER in document.problems
    assert document.unreadable_pages == ()
    assert _said(document, *papers.BODY) >= GOOD


def test_a_good_layer_over_a_scan_is_used_as_it_is(clean: Image.Image, tmp_path: Path) -> None:
    pdf = papers.sheet()
    pdf.add_page()
    pdf.image(io.BytesIO(pictures.jpeg(clean)), 0, 0, pdf.w, pdf.h)
    pdf.set_y(120)
    with pdf.local_context(text_mode=3):
        papers.paragraphs(pdf)
    document = _read(tmp_path, "layer.pdf", bytes(pdf.output()))
    assert document.medium is Medium.SCAN
    assert all(block.confidence is None for block in document.blocks)


def test_without_tesseract_a_scan_is_unread_and_says_what_to_install(
    clean: Image.Image, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "ocr_available", lambda: False)
    (tmp_path / "scan.pdf").write_bytes(pictures.bound([clean]))
    (result,) = read_file(tmp_path / "scan.pdf", "scan.pdf")
    assert isinstance(result, Unread)
    assert result.reason == "no_ocr"
    assert "sudo apt install tesseract-ocr tesseract-ocr-vie" in result.remedy


def test_without_tesseract_the_typed_pages_of_a_mixed_file_are_kept(
    clean: Image.Image, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "ocr_available", lambda: False)
    pdf = papers.sheet()
    pdf.add_page()
    papers.paragraphs(pdf)
    pdf.add_page()
    pdf.image(io.BytesIO(pictures.jpeg(clean)), 0, 0, pdf.w, pdf.h)
    document = _read(tmp_path, "mixed.pdf", bytes(pdf.output()))
    assert document.unreadable_pages == (2,)
    assert [block.text for block in document.blocks] == list(papers.BODY)


def test_a_machine_without_tesseract_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.ocr.shutil.which", lambda _: None)
    assert ocr.ocr_available.__wrapped__() is False


@pytest.mark.parametrize("keep", [0.1, 0.6])
def test_a_damaged_picture_is_told(keep: float, clean: Image.Image, tmp_path: Path) -> None:
    data = _png(clean)
    (tmp_path / "half.png").write_bytes(data[: int(keep * len(data))])
    (result,) = read_file(tmp_path / "half.png", "half.png")
    assert isinstance(result, Unread)
    assert result.reason in ("damaged", "unreadable_scan")


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()
