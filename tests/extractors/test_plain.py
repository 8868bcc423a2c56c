"""Text files and web pages become blocks as Word files do."""

from __future__ import annotations

import pytest

from dossier.document import Aside, BlockKind, Document, Medium, Problem
from extractors import plain
from extractors.refusal import Refused
from extractors.sniff import Kind, sniff


def _read(data: bytes, file: str = "bc.txt") -> Document:
    return plain.read(data, sniff(data), file=file, sha256="0" * 64)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_line_is_a_block_in_every_unicode(encoding: str) -> None:
    document = _read("Báo cáo công tác\r\n\r\nCông tác đảng viên\n".encode(encoding))
    assert [block.text for block in document.blocks] == ["Báo cáo công tác", "Công tác đảng viên"]
    assert (document.medium, document.problems) == (Medium.TXT, ())


@pytest.mark.parametrize(
    "data",
    [
        "B¸o c¸o cña §¶ng ñy V¨n phßng".encode("latin-1"),
        "Baùo caùo cuûa Ñaûng uûy Vaên phoøng".encode("latin-1"),
    ],
)
def test_bytes_of_the_nineties_are_read(data: bytes) -> None:
    document = _read(data)
    assert document.text == "Báo cáo của Đảng ủy Văn phòng"
    assert document.problems == (Problem.LEGACY_ENCODING,)


def test_a_short_line_follows_the_encoding_of_its_file() -> None:
    assert _read("Sè: 05\nKiÓm tra, gi¸m s¸t".encode("latin-1")).blocks[0].text == "Số: 05"


def test_windows_1258_is_read() -> None:
    assert _read("Ba\u0301o ca\u0301o đa\u0309ng".encode("cp1258")).text == "Báo cáo đảng"


_PAGE = """<!DOCTYPE html><html><head><title>không</title><style>p{}</style></head><body>
<h2>I. Công&nbsp;tác
 Đảng</h2><p>Chi bộ <b>đã</b> quán&#32;triệt<br>nghị quyết.</p><script>khong()</script>
<p style="display:none">ẩn</p><!-- ghi chú -->
<table><tr><th>TT</th><th><p>Nội dung</p></th></tr><tr><td>1</td><td>a<br>b</td></tr></table>đuôi
</body></html>"""


def test_a_page_gives_its_visible_text_in_order() -> None:
    document = _read(_PAGE.encode(), "bc.html")
    assert [(b.text, b.kind, b.level) for b in document.blocks] == [
        ("I. Công tác Đảng", BlockKind.PARAGRAPH, 2),
        ("Chi bộ đã quán triệt\nnghị quyết.", BlockKind.PARAGRAPH, None),
        ("TT | Nội dung", BlockKind.ROW, None),
        ("1 | a\nb", BlockKind.ROW, None),
        ("đuôi", BlockKind.PARAGRAPH, None),
    ]
    assert document.blocks[3].cells == ("1", "a\nb")
    assert (document.blocks[3].table, document.blocks[3].row) == (0, 1)
    assert document.medium is Medium.HTML
    assert [a.text for a in document.set_aside] == ["ẩn"]


def test_a_page_named_doc_is_read_and_noted() -> None:
    document = _read(_PAGE.encode("utf-16"), "bc.doc")
    assert document.blocks[0].text == "I. Công tác Đảng"
    assert Problem.WRONG_KIND_EXTENSION in document.problems


def test_a_page_says_its_own_encoding() -> None:
    page = '<html><head><meta charset="windows-1252"></head><body>caf\xe9 – </body></html>'
    assert _read(page.encode("cp1252"), "a.html").text == "café –"


def test_a_page_saved_with_its_pictures_is_read() -> None:
    mht = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
        'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n'
        "<html><body><p>B=C3=A1o c=C3=A1o</p></body></html>\n--x--\n"
    )
    assert _read(mht.encode(), "bc.mht").text == "Báo cáo"


def test_a_saved_page_without_a_page_is_refused() -> None:
    mht = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n"
    with pytest.raises(Refused):
        plain.read(mht, Kind.MHT, file="a.mht", sha256="")


def test_a_page_of_two_thousand_nested_elements_is_read_and_a_deeper_one_refused() -> None:
    assert _read(b"<html><body>" + b"<div>" * 2_000 + b"a", "a.html").text == "a"
    with pytest.raises(Refused) as refused:
        _read(b"<html><body>" + b"<div>" * 10_000 + b"a", "a.html")
    assert refused.value.reason == "too_big"


@pytest.mark.parametrize(
    "style",
    ["display:none", "mso-hide:all", "font-size:1.0pt", "color:white", "margin:0; color: #FFF"],
)
def test_text_a_page_does_not_show_is_set_aside(style: str) -> None:
    page = f'<html><body><p>thấy <span style="{style}">ẩn <b>kín</b></span></p></body></html>'
    document = _read(page.encode(), "a.html")
    assert document.text == "thấy"
    assert [(a.text, a.reason) for a in document.set_aside] == [("ẩn kín", Aside.HIDDEN)]
    assert document.problems == (Problem.HIDDEN_TEXT,)


@pytest.mark.parametrize("style", ["color:white;background:navy", "font-size:12pt", "color:red"])
def test_text_a_page_shows_stays(style: str) -> None:
    page = f'<html><body><p style="{style}">thấy</p></body></html>'
    assert _read(page.encode(), "a.html").text == "thấy"


def test_a_monstrous_text_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        _read(b"a" * 11_000_000)
    assert refused.value.reason == "too_big"
