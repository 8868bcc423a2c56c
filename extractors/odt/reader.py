"""An OpenDocument text as a ``Document``."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from dossier.document import Aside, BlockKind, Document, Medium, SetAside
from extractors.account import closed, signs
from extractors.legacy import typed_in
from extractors.odt.styles import STYLE, TEXT, Look, Styles
from extractors.odt.walk import OFFICE, Entry, Walk
from extractors.refusal import Refused
from extractors.sniff import Kind, ending_lies
from extractors.word.made import Made, shown
from extractors.word.package import Package

_AGAIN = "Đề nghị mở bằng Word hoặc LibreOffice, lưu lại thành .docx hoặc PDF rồi gửi lại."
_DAMAGED = ("damaged", "Tệp OpenDocument (.odt) bị hỏng, không mở được.", _AGAIN)


def read(data: bytes, *, file: str, sha256: str) -> Document:
    """Read an .odt. Its medium is that of a Word file: the contract has no other name for it.

    Raises ``Refused``: ``damaged``, ``encrypted``, ``empty``, ``unsupported``, ``too_big``.
    """
    package = Package(data)
    content, sheet = package.tree("content.xml"), package.tree("styles.xml")
    body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        manifest = (
            package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in package else b""
        )
        if b"encryption-data" in manifest:
            raise Refused("encrypted", "Tệp được đặt mật khẩu.", "Đề nghị bỏ mật khẩu rồi gửi lại.")
        raise Refused(*_DAMAGED)
    walk = Walk(styles=Styles(sheet, content))
    entries = list(walk.blocks(body, Look()))
    margins = [*_margins(walk, sheet)]
    made = Made(expected=typed_in(shown([*entries, *walk.notes])))
    for entry in (*entries, *walk.apart, *margins):
        made.add(entry, BlockKind.PARAGRAPH)
    for entry in walk.notes:
        made.add(entry, BlockKind.FOOTNOTE)
    if not (made.blocks or made.aside):
        if walk.pictures:
            raise Refused("unsupported", "Tệp .odt chỉ có ảnh, không có chữ.", _AGAIN)
        raise Refused("empty", "Tệp .odt không có chữ nào.", _AGAIN)
    made.aside.extend(SetAside(text=name, reason=Aside.NOT_READ) for name in walk.embedded)
    revised = body.find(TEXT + "tracked-changes") is not None
    written = _written(body) + sum(map(_written, _masters(sheet)))
    return Document(
        file=file,
        sha256=sha256,
        medium=Medium.DOCX,
        blocks=tuple(made.blocks),
        set_aside=tuple(made.aside),
        problems=made.problems(revised=revised, misnamed=ending_lies(Kind.ODT, file)),
        account=closed(written, made.blocks, made.aside, made.recast),
    )


def _masters(sheet: etree._Element | None) -> Iterator[etree._Element]:
    """The headers and footers of every page style."""
    for master in sheet.iter(STYLE + "master-page") if sheet is not None else ():
        yield from (part for part in master if part.tag in _MARGINS)


_MARGINS = {
    STYLE + f"{place}{which}": aside
    for place, aside in (("header", Aside.HEADER), ("footer", Aside.FOOTER))
    for which in ("", "-left", "-first")
}


def _margins(walk: Walk, sheet: etree._Element | None) -> Iterator[Entry]:
    for part in _masters(sheet):
        yield from walk.blocks(part, Look(), _MARGINS[part.tag])


_NOT_TEXT = frozenset({"creator", "date", "date-string", "creator-initials", "title", "desc"})
_NOT_TEXT |= {"note-citation", "forms", "index-title-template", "table-of-content-source"}


def _written(part: etree._Element) -> int:
    """The signs of all paragraphs, counted without reading them."""
    count = 0
    waiting = [part]
    while waiting:
        element = waiting.pop()
        if etree.QName(element).localname in _NOT_TEXT:
            continue
        in_text = next(
            (True for up in element.iterancestors(TEXT + "p", TEXT + "h")), False
        ) or element.tag in (TEXT + "p", TEXT + "h")
        if in_text:
            count += signs(element.text or "")
            count += sum(signs(child.tail or "") for child in element)
        waiting.extend(element)
    return count
