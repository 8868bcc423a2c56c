"""A Word file is a zip of XML parts; this opens it without trusting any of it."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from urllib.parse import unquote

from lxml import etree

from extractors.refusal import Refused

MAX_ENTRIES = 1_000
MAX_UNPACKED = 200 * 2**20  # bytes, all parts together
MAX_PART = 64 * 2**20  # bytes, one XML part
MAX_TAGS = 1_500_000  # "<" in one part: some 10 s of reading, twice the largest part seen (12.6 MB)
_PIECE = 64 * 2**10
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")

RESAVE = "Đề nghị mở tệp bằng Word, lưu lại thành tệp .docx mới (hoặc xuất ra PDF) rồi gửi lại."


class Package:
    """The parts of one Word file. Everything inflated is counted against ``MAX_UNPACKED``.

    Raises ``Refused``: ``damaged``, ``encrypted``, ``too_big``, ``too_many_parts``, ``dtd``,
    ``unsupported``.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise damaged() from error
        _check(entries)
        self._entries = {_key(entry.filename): entry for entry in entries}
        self._inflated = 0

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of a part, inflated in small pieces so that a lying size costs nothing."""
        pieces: list[bytes] = []
        size = 0
        try:
            with self._zip.open(self._entries[_key(name)]) as part:
                while piece := part.read(_PIECE):
                    size += len(piece)
                    self._inflated += len(piece)
                    if size > MAX_PART or self._inflated > MAX_UNPACKED:
                        raise too_big()
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise damaged() from error
        except NotImplementedError as error:
            raise Refused("unsupported", "Tệp nén theo cách hệ thống không đọc.", RESAVE) from error
        return b"".join(pieces)

    def tree(self, name: str) -> etree._Element | None:
        """The root of an XML part, in the transitional namespaces; ``None`` where there is none."""
        if name not in self:
            return None
        data = self.read(name)
        if data.count(b"<") > MAX_TAGS:
            raise too_big()
        root = _parse(data)
        if root.tag.encode().startswith(b"{" + _STRICT) or _STRICT in data[:4096]:
            root = _parse(_STRICT_NAME.sub(_transitional, etree.tostring(root, encoding="utf-8")))
        return root

    def main(self) -> str:
        """The name of the document part (named by the package's own relationships)."""
        for target, _ in self.related("", "officeDocument").values():
            if target in self:
                return target
        return "word/document.xml"

    def related(self, part: str, *kinds: str) -> dict[str, tuple[str, str]]:
        """Parts that ``part`` points at: id → (name, kind); outside targets are left out."""
        return {
            name: (target, kind)
            for name, (target, kind, inside) in self._links(part).items()
            if kind in kinds and inside
        }

    def target(self, part: str, relation: str) -> str:
        """What a relation of ``part`` points at, inside or outside; the id where it is unknown."""
        return self._links(part).get(relation, (relation, "", False))[0]

    def _links(self, part: str) -> dict[str, tuple[str, str, bool]]:
        folder, base = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = {}
        for link in root if root is not None else ():
            kind = str(link.get("Type", "")).rpartition("/")[2]
            target = str(link.get("Target", ""))
            inside = link.get("TargetMode") != "External"
            if inside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                target = target if target in self else unquote(target)
            found[str(link.get("Id", ""))] = (target.replace("\\", "/"), kind, inside)
        return found


def damaged() -> Refused:
    """The file cannot be a whole Word file."""
    return Refused("damaged", "Tệp Word bị hỏng hoặc bị cắt cụt, không mở được.", RESAVE)


def too_big() -> Refused:
    """Unpacking it would take more than any report needs."""
    return Refused(
        "too_big",
        "Nội dung tệp Word sau khi giải nén lớn bất thường, hệ thống không đọc.",
        "Đề nghị kiểm tra lại tệp, bỏ phần không cần thiết rồi gửi lại.",
    )


def _transitional(name: re.Match[bytes]) -> bytes:
    """The everyday name of a strict namespace: …/drawingml/main → …/drawingml/2006/main."""
    return b"http://schemas.openxmlformats.org/" + name[1] + b"/2006/"


def _key(name: str) -> str:
    return name.lower().lstrip("/")  # part names are equal without regard to case


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise Refused(
            "too_many_parts",
            f"Tệp Word có quá nhiều thành phần bên trong ({len(entries)}).",
            RESAVE,
        )
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise too_big()
    seen: set[str] = set()
    for entry in entries:
        if entry.flag_bits & 1:
            raise Refused(
                "encrypted",
                "Tệp được đặt mật khẩu.",
                "Đề nghị bỏ mật khẩu của tệp rồi gửi lại.",
            )
        parts = entry.filename.replace("\\", "/").split("/")
        if ".." in parts or ":" in parts[0] or _key(entry.filename) in seen:
            raise damaged()
        if entry.compress_type not in _READABLE:
            raise Refused("unsupported", "Tệp nén theo cách hệ thống không đọc.", RESAVE)
        seen.add(_key(entry.filename))


def _parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        words = str(error).lower()
        if "huge" in words or "depth" in words:
            raise too_big() from error
        if "entit" in words and "not defined" not in words:
            raise _dtd() from error
        raise damaged() from error
    except ValueError as error:
        raise damaged() from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _dtd()
    return root


def _dtd() -> Refused:
    return Refused(
        "dtd",
        "Bên trong tệp Word có khai báo DTD, thứ mà Word không bao giờ ghi ra; tệp không an toàn.",
        RESAVE,
    )
