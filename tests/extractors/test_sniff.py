"""A file is what its bytes are; what nobody reads is refused with what to send instead."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.sniff import Kind, ending_lies, refusal, sniff

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _zip(**files: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(name.replace("__", "/"), text)
    return held.getvalue()


def _package(main: str, types: str = "") -> bytes:
    return _zip(**{"[Content_Types].xml": f"<Types>{types}</Types>", main: "<x/>"})


def _ole(stream: str) -> bytes:
    return _OLE + stream.encode("utf-16-le") + bytes(64)


_MAIL = (
    "From: a@example.org\nTo: b@example.org\nSubject: Nop bao cao\nMIME-Version: 1.0\n\nKính gửi"
)
_MHT = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
    "Content-Type: text/html\n\n<p>a</p>\n--x--\n"
)
_PAGE = "<html><body><p>a</p></body></html>"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Kind.EMPTY),
        (b"\x00" * 5000, Kind.EMPTY),
        (b" \r\n\t ", Kind.EMPTY),
        (b"\xef\xbb\xbf", Kind.EMPTY),
        (_package("word/document.xml"), Kind.DOCX),
        (_package("WORD/document.xml"), Kind.DOCX),
        (_package("doc.xml", "application/vnd…wordprocessingml.template.main+xml"), Kind.DOCX),
        (_package("doc.xml", "application/vnd.ms-word.document.macroEnabled.main"), Kind.DOCX),
        (b"junk" + _package("word/document.xml"), Kind.DOCX),
        (_package("word/document.xml")[:-30], Kind.DOCX),
        (_package("xl/workbook.xml"), Kind.XLSX),
        (_package("ppt/presentation.xml"), Kind.PPTX),
        (_zip(mimetype="application/vnd.oasis.opendocument.text", x="y"), Kind.ODT),
        (_zip(**{"bc.docx": "x", "word/a.txt": "y"}), Kind.ZIP),
        (_zip(), Kind.ZIP),
        (_ole("WordDocument"), Kind.DOC),
        (_ole("EncryptedPackage"), Kind.ENCRYPTED_OFFICE),
        (_ole("__substg1.0_0037001F"), Kind.MSG),
        (_ole("Workbook"), Kind.XLS),
        (_ole("PowerPoint Document"), Kind.PPT),
        (_OLE, Kind.OLE),
        (b"{\\rtf1\\ansi x}", Kind.RTF),
        (b"%PDF-1.4\n", Kind.PDF),
        (b"\xef\xbb\xbf\r\n%PDF-1.7\n%\x00\x01", Kind.PDF),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", Kind.JPEG),
        (b"\x89PNG\r\n\x1a\n\x00", Kind.PNG),
        (b"II*\x00\x08\x00", Kind.TIFF),
        (b"MM\x00*\x00\x08", Kind.TIFF),
        (b"GIF89a\x01\x00", Kind.OTHER_IMAGE),
        (b"BM\x36\x00\x00\x00\x00\x00\x00\x00\x36\x00", Kind.OTHER_IMAGE),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", Kind.OTHER_IMAGE),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", Kind.OTHER_IMAGE),
        (b"Rar!\x1a\x07\x01\x00", Kind.RAR),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", Kind.SEVEN_ZIP),
        (_MAIL.encode(), Kind.EML),
        (_MAIL.replace("\n", "\r\n").encode(), Kind.EML),
        (_MHT.encode(), Kind.MHT),
        (_PAGE.encode(), Kind.HTML),
        (b"\xef\xbb\xbf<!DOCTYPE html>" + _PAGE.encode(), Kind.HTML),
        (b"<!-- a --> " * 5_000 + _PAGE.encode(), Kind.HTML),
        (b"<!-- a --> " * 5_000 + b"x", Kind.TXT),
        (b'<?xml version="1.0"?>\n<!-- Word -->\n' + _PAGE.encode(), Kind.HTML),
        (_PAGE.encode("utf-16"), Kind.HTML),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', Kind.WORD_XML),
        ("Báo cáo của chi bộ".encode(), Kind.TXT),
        ("Báo cáo của chi bộ".encode("utf-16"), Kind.TXT),
        ("Bao cao cua chi bo".encode("utf-16-le"), Kind.TXT),
        (b"B\xb8o c\xb8o", Kind.TXT),
        (b"BM 02: bao cao", Kind.TXT),
        (b"Kinh gui: Uy ban\nNoi dung: a\n", Kind.TXT),
        (bytes(range(256)), Kind.UNKNOWN),
    ],
)
def test_a_file_is_known_by_its_bytes(data: bytes, kind: Kind) -> None:
    assert sniff(data) is kind


_READ = {
    Kind.DOCX, Kind.DOC, Kind.HTML, Kind.MHT, Kind.PDF, Kind.JPEG, Kind.PNG, Kind.TIFF, Kind.ZIP,
    Kind.EML, Kind.TXT, Kind.RTF, Kind.ODT,
}  # fmt: skip


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_read_or_refused_with_a_remedy(kind: Kind) -> None:
    refused = refusal(kind)
    assert (refused is None) is (kind in _READ)
    if refused is not None:
        assert refused.message.endswith(".")
        assert refused.remedy.startswith("Đề nghị")


@pytest.mark.parametrize(
    ("kind", "file", "lies"),
    [
        (Kind.DOCX, "BC.DOCX", False),
        (Kind.DOCX, "bc.doc", True),
        (Kind.HTML, "bc.doc", True),
        (Kind.PDF, "bc.pdf", False),
        (Kind.PDF, "bc", True),
        (Kind.ZIP, "bc.dat", False),
    ],
)
def test_a_lying_ending_is_noticed(kind: Kind, file: str, lies: bool) -> None:
    assert ending_lies(kind, file) is lies


@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-", _OLE, b"\xff\xfe"]))
def test_any_bytes_have_a_kind(data: bytes, start: bytes) -> None:
    assert sniff(start + data) in Kind
