"""No Word file, however made, crashes the reader, fills the memory or loses text in silence."""

from __future__ import annotations

import contextlib
import io
import struct
import time
import tracemalloc
import zipfile
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.refusal import Refused
from extractors.word import read


def _reason(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read(data, file="bc.docx", sha256="")
    assert refused.value.message
    assert refused.value.remedy
    assert "bc.docx" not in str(refused.value)
    return refused.value.reason


def _document(inside: bytes) -> dict[str, bytes]:
    return {"[Content_Types].xml": b"<Types/>", "word/document.xml": inside}


_BODY = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body>%s</w:body></w:document>"
)


def test_an_empty_file_and_rubbish_are_damaged() -> None:
    assert _reason(b"") == "damaged"
    assert _reason(b"PK\x03\x04" + bytes(500)) == "damaged"


def test_a_package_without_a_document_is_damaged(word: Any) -> None:
    assert _reason(word.zipped({"word/theme/theme1.xml": b"<a/>"})) == "damaged"
    assert _reason(word.zipped(_document(b"<w:document/>".replace(b"w:", b"")))) == "damaged"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_damaged(word: Any, share: float) -> None:
    data = word.package(word.p("a " * 500))
    assert _reason(data[: int(len(data) * share)]) == "damaged"


def test_a_part_that_unpacks_without_end_is_too_big_and_costs_little(word: Any) -> None:
    data = word.zipped(_document(_BODY % (b" " * (70 * 2**20))))
    tracemalloc.start()
    assert _reason(data) == "too_big"
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 150 * 2**20


def test_declared_sizes_over_the_limit_are_refused_before_unpacking(word: Any) -> None:
    files = _document(_BODY % b"") | {f"word/media/{i}": bytes(2**26) for i in range(4)}
    began = time.perf_counter()
    data = word.zipped(files)
    packed = time.perf_counter() - began
    began = time.perf_counter()
    assert _reason(data) == "too_big"
    assert time.perf_counter() - began < packed


def test_a_lying_size_is_damage_and_costs_nothing(word: Any) -> None:
    data = bytearray(word.zipped(_document(_BODY % (b"<w:p/>" * 2_000_000))))
    at = data.rindex(b"PK\x01\x02")
    assert data[at + 46 :].startswith(b"word/document.xml")
    data[at + 24 : at + 28] = struct.pack("<I", 2_000)
    tracemalloc.start()
    assert _reason(bytes(data)) == "damaged"
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10 * 2**20


def test_millions_of_elements_are_too_big(word: Any) -> None:
    assert _reason(word.zipped(_document(_BODY % (b"<w:p/>" * 1_600_000)))) == "too_big"


def test_too_many_entries_are_refused(word: Any) -> None:
    files = _document(_BODY % b"") | {f"word/x{i}": b"" for i in range(1_000)}
    assert _reason(word.zipped(files)) == "too_many_parts"


@pytest.mark.parametrize(
    "doctype",
    [
        b"<!DOCTYPE x>",
        b'<!DOCTYPE x [<!ENTITY a "lol">]>',
        b'<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>',
    ],
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml"])
def test_a_dtd_in_any_part_is_refused(word: Any, doctype: bytes, part: str) -> None:
    data = word.package(word.p("a"), styles="")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    files[part] = doctype + files[part]
    assert _reason(word.zipped(files)) == "dtd"


def test_a_dtd_in_utf_16_is_refused_too(word: Any) -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x>' + (_BODY % b"").decode()
    assert _reason(word.zipped(_document(text.encode("utf-16")))) == "dtd"


def test_utf_16_parts_are_read(word: Any) -> None:
    inside = "<w:p><w:r><w:t>đọc được</w:t></w:r></w:p>"
    text = '<?xml version="1.0" encoding="UTF-16"?>' + (_BODY.decode() % inside)
    document = read(word.zipped(_document(text.encode("utf-16"))), file="a.docx", sha256="")
    assert document.text == "đọc được"


def test_bad_xml_and_bad_utf_8_are_damaged(word: Any) -> None:
    assert _reason(word.zipped(_document(_BODY % b"<w:p>"))) == "damaged"
    assert _reason(word.zipped(_document(_BODY % b"\xff\xfe"))) == "damaged"
    assert _reason(word.zipped(_document(_BODY % b"&khong;"))) == "damaged"


@pytest.mark.parametrize("name", ["../../etc/passwd", "word/../../x", "..\\x", "C:/x"])
def test_a_name_that_climbs_out_is_refused(word: Any, name: str) -> None:
    assert _reason(word.zipped(_document(_BODY % b"") | {name: b""})) == "damaged"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("twin", ["word/document.xml", "WORD/Document.xml"])
def test_two_parts_of_one_name_are_refused(word: Any, twin: str) -> None:
    held = io.BytesIO(word.zipped(_document(_BODY % b"")))
    with zipfile.ZipFile(held, "a") as package:
        package.writestr(twin, b"<other/>")
    assert _reason(held.getvalue()) == "damaged"


def test_an_encrypted_entry_is_refused_as_encrypted(word: Any) -> None:
    data = bytearray(word.zipped(_document(_BODY % b"")))
    for magic, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(magic) + at] |= 1
    assert _reason(bytes(data)) == "encrypted"


def test_an_odd_compression_is_unsupported() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("word/document.xml", b"x" * 100)
    assert _reason(held.getvalue()) == "unsupported"


def test_junk_before_the_package_does_not_matter(word: Any) -> None:
    assert read(b"junk" * 10 + word.package(word.p("a")), file="a.docx", sha256="").text == "a"


def test_five_thousand_nested_tables_do_not_crash(word: Any) -> None:
    deep = b"<w:tbl><w:tr><w:tc>" * 5_000 + b"</w:tc></w:tr></w:tbl>" * 5_000
    assert _reason(word.zipped(_document(_BODY % deep))) == "too_big"


@pytest.mark.parametrize(
    ("opens", "closes", "times"),
    [
        (b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>", 80),
        (b"<w:sdt><w:sdtContent>", b"</w:sdtContent></w:sdt>", 120),
        (b"<w:p><w:r><w:pict><w:txbxContent>", b"</w:txbxContent></w:pict></w:r></w:p>", 60),
    ],
)
def test_the_deepest_nesting_that_parses_is_read(
    word: Any, opens: bytes, closes: bytes, times: int
) -> None:
    core = "<w:p><w:r><w:t>lõi</w:t></w:r></w:p>".encode()
    data = word.zipped(_document(_BODY % (opens * times + core + closes * times)))
    assert "lõi" in read(data, file="a.docx", sha256="").text


def test_the_deepest_inline_nesting_that_parses_is_read(word: Any) -> None:
    inside = b"<w:ins>" * 240 + b"<w:r><w:t>x</w:t></w:r>" + b"</w:ins>" * 240
    data = word.zipped(_document(_BODY % (b"<w:p>" + inside + b"</w:p>")))
    assert read(data, file="a.docx", sha256="").text == "x"


def test_a_giant_paragraph_is_read_and_a_monstrous_one_refused(word: Any) -> None:
    assert len(read(word.package(word.p("a" * 5_000_000)), file="a.docx", sha256="").text) > 4e6
    assert _reason(word.package(word.p("a" * 11_000_000))) == "too_big"
    assert _reason(word.package(word.p("a" * 6_000_000) * 2)) == "too_big"


@settings(
    deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(at=st.integers(0, 10_000), value=st.integers(0, 255), cut=st.integers(0, 10_000))
def test_any_damaged_byte_ends_in_a_document_or_a_refusal(
    word: Any, at: int, value: int, cut: int
) -> None:
    data = bytearray(word.package(word.p("nội dung") + word.tbl(word.tr("a", "b")), styles=""))
    data[at % len(data)] = value
    if cut % 3 == 0:
        del data[cut % len(data) :]
    with contextlib.suppress(Refused):
        read(bytes(data), file="a.docx", sha256="")
