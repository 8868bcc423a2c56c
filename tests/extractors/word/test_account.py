"""The account of a file: every character written in it is in a block or set aside, once."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections import Counter
from typing import Any

import docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from dossier.document import Aside, Document
from extractors.word import read

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STORIES = ("document", "header", "footer", "comments", "footnotes", "endnotes")


def _written(data: bytes) -> Counter[str]:
    """All text of all stories; of two alternatives the first."""
    characters: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if not name.startswith(tuple(f"word/{story}" for story in _STORIES)):
                continue
            for text in etree.fromstring(package.read(name)).iter(_W + "t", _W + "delText"):
                if not any(above.tag == _FALLBACK for above in text.iterancestors()):
                    characters.update(
                        "".join(unicodedata.normalize("NFC", text.text or "").split())
                    )
    return characters


def _accounted(document: Document) -> Counter[str]:
    characters: Counter[str] = Counter()
    for block in document.blocks:
        characters.update("".join("".join(block.cells or (block.text,)).split()))
    for aside in document.set_aside:
        if aside.reason is not Aside.NOT_READ:
            characters.update("".join(aside.text.split()))
    return characters


_TEXT = st.text("abcđêộ 123.,", min_size=1, max_size=8)
_LOOKS = st.sampled_from(["", "<w:b/>", "<w:vanish/>", "<w:strike/>", '<w:color w:val="FFFFFF"/>'])
_AROUND = st.sampled_from(
    ["{}", "<w:ins>{}</w:ins>", "<w:del>{}</w:del>", "<w:hyperlink>{}</w:hyperlink>",
     "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:moveFrom>{}</w:moveFrom>",
     '<w:r><w:fldChar w:fldCharType="begin"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
     '<mc:AlternateContent><mc:Choice Requires="wps">{}</mc:Choice><mc:Fallback><w:r><w:t>zz</w:t>'
     "</w:r></mc:Fallback></mc:AlternateContent>"]
)  # fmt: skip
_RUN = st.builds(
    lambda text, look, around: around.format(
        f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    ),
    _TEXT,
    _LOOKS,
    _AROUND,
)
_MARK = st.sampled_from(["", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"])
_PARAGRAPH = st.builds(
    lambda mark, runs: f"<w:p>{mark}{''.join(runs)}</w:p>", _MARK, st.lists(_RUN, max_size=4)
)


def _table(cells: list[str]) -> str:
    row = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
    return f"<w:tbl><w:tr>{row}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{row}</w:tr></w:tbl>"


def _box(inside: str) -> str:
    box = f"<v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox>"
    return f"<w:p><w:r><w:pict>{box}</w:pict></w:r></w:p>"


_BODY = st.recursive(
    _PARAGRAPH,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(_table),
        inner.map(_box),
        inner.map("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>".format),
        inner.map("<w:ins>{}</w:ins>".format),
    ),
    max_leaves=8,
)


@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=_BODY, header=_PARAGRAPH, note=_PARAGRAPH)
def test_no_character_is_lost_or_doubled(word: Any, body: str, header: str, note: str) -> None:
    body += word.p("x", '<w:r><w:footnoteReference w:id="1"/></w:r>')
    data = word.package(body, header=header, footnotes=f'<w:footnote w:id="1">{note}</w:footnote>')
    document = read(data, file="a.docx", sha256="")
    assert _accounted(document) == _written(data)
    assert document.account is not None
    assert document.account.closes
    assert document.account.written == sum(_written(data).values())


def _ordinary() -> tuple[bytes, Any]:
    paper = docx.Document()
    paper.add_heading("BÁO CÁO", 0)
    paper.add_paragraph("Chi bộ Tin học - Công báo báo cáo.", style="List Number")
    table = paper.add_table(rows=2, cols=2)
    for at, text in enumerate(("TT", "Nội dung", "1", "Đảng phí")):
        table.cell(at // 2, at % 2).text = text
    paper.add_paragraph("Nơi nhận:").runs[0].bold = True
    paper.sections[0].header.paragraphs[0].text = "đầu trang"
    held = io.BytesIO()
    paper.save(held)
    return held.getvalue(), docx.Document(io.BytesIO(held.getvalue()))


def test_on_an_ordinary_paper_python_docx_agrees() -> None:
    data, paper = _ordinary()
    document = read(data, file="a.docx", sha256="")
    paragraphs = [b.text for b in document.blocks if not b.cells]
    assert paragraphs == [p.text for p in paper.paragraphs if p.text]
    assert [list(b.cells) for b in document.blocks if b.cells] == [
        [cell.text for cell in row.cells] for row in paper.tables[0].rows
    ]
    assert _accounted(document) == _written(data)
    assert document.blocks[1].number == "1."


def test_block_text_is_where_the_cells_are() -> None:
    document = read(_ordinary()[0], file="a.docx", sha256="")
    rows = [b for b in document.blocks if b.cells]
    assert rows
    assert all(b.text == " | ".join(b.cells) for b in rows)
