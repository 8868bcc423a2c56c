"""What a file is, told by its bytes and never by its name."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

from extractors.refusal import Refused


class Kind(StrEnum):
    """The sorts of file that come in. ``refusal`` says which of them nobody reads, and why."""

    EMPTY = "empty"
    DOCX = "docx"  # and .docm, .dotx, .dotm
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    DOC = "doc"
    ENCRYPTED_OFFICE = "encrypted_office"
    XLS = "xls"
    PPT = "ppt"
    MSG = "msg"
    OLE = "ole"  # another file of the old Office
    RTF = "rtf"
    WORD_XML = "word_xml"
    HTML = "html"
    MHT = "mht"
    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    OTHER_IMAGE = "other_image"  # GIF, BMP, WebP, HEIC
    ZIP = "zip"
    RAR = "rar"
    SEVEN_ZIP = "7z"
    EML = "eml"
    TXT = "txt"
    UNKNOWN = "unknown"


def sniff(data: bytes) -> Kind:
    """The kind of a file. Damaged files keep the kind they claim; reading them will say so."""
    if not data.strip(b"\x00"):
        return Kind.EMPTY
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _in_zip(data)
    if data.startswith(_OLE):
        return _in_ole(data)
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        return Kind.OTHER_IMAGE
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        return Kind.OTHER_IMAGE
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Kind.OTHER_IMAGE
    if (text := opening(data)) is not None:
        return _in_text(text)
    return _in_zip(data) if zipfile.is_zipfile(io.BytesIO(data)) else Kind.UNKNOWN


def refusal(kind: Kind) -> Refused | None:
    """Why files of this kind are not read and what to send instead; ``None`` for those that are."""
    return Refused(*_REFUSALS[kind]) if kind in _REFUSALS else None


def ending_lies(kind: Kind, file: str) -> bool:
    """Whether the name ends as another kind of file does (a .doc that is really HTML)."""
    return not file.lower().endswith(_ENDINGS.get(kind, ("",)))


def opening(data: bytes) -> str | None:
    """The first characters of a text file, or ``None`` where the bytes are no text."""
    head = data[:_LOOK]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) & ~1].decode("utf-16", "replace")
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(head) > 3 and zeros.count(0) > 0.5 * len(zeros):
            text = head[: len(head) & ~1].decode(encoding, "replace")
            return None if _BINARY.search(text) else text
    if _BINARY_BYTES.search(head):
        return None
    return head.decode("utf-8", "replace")


_LOOK = 64 * 2**10
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"%PDF-", Kind.PDF),
    (b"{\\rtf", Kind.RTF),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"II*\x00", Kind.TIFF),
    (b"MM\x00*", Kind.TIFF),
    (b"GIF8", Kind.OTHER_IMAGE),
    (b"Rar!\x1a\x07", Kind.RAR),
    (b"7z\xbc\xaf\x27\x1c", Kind.SEVEN_ZIP),
)
_HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY_BYTES = re.compile(_BINARY.pattern.encode())
_HTML = re.compile(
    r"(?:\s|<\?xml[^>]*>|<!--(?:(?!-->).)*-->)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADER = re.compile(r"^([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]", re.MULTILINE)
_MAIL = frozenset({"from", "to", "subject", "date", "received", "return-path", "message-id"})
_STREAMS = (
    ("WordDocument", Kind.DOC),
    ("EncryptedPackage", Kind.ENCRYPTED_OFFICE),
    ("__substg1.0_", Kind.MSG),
    ("Workbook", Kind.XLS),
    ("PowerPoint Document", Kind.PPT),
)
_FOLDERS = (("word/", Kind.DOCX), ("xl/", Kind.XLSX), ("ppt/", Kind.PPTX))
_MAIN_TYPES = (
    (b"wordprocessingml", Kind.DOCX),
    (b"ms-word", Kind.DOCX),
    (b"spreadsheetml", Kind.XLSX),
    (b"presentationml", Kind.PPTX),
)


def _in_zip(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            listed = {name.lower(): name for name in names}
            types = _start_of(package, listed.get("[content_types].xml", ""))
            kind = _start_of(package, "mimetype")
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        names = [name.decode() for name in re.findall(rb"(?:word|xl|ppt)/[a-z]+\.xml", data)]
        types = b"wordprocessingml" if names and names[0].startswith("word/") else b""
        kind = b""
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return Kind.ODT
    if "word/document.xml" in names and not types:
        return Kind.DOCX  # Word would not open it; what it says can be read all the same
    if not types and "[Content_Types].xml" not in names:
        return Kind.ZIP
    for folder, found in _FOLDERS:
        if any(name.lower().startswith(folder) for name in names):
            return found
    return next((found for word, found in _MAIN_TYPES if word in types), Kind.ZIP)


def _start_of(package: zipfile.ZipFile, name: str) -> bytes:
    try:
        with package.open(name) as part:
            return part.read(_LOOK)
    except Exception:  # zlib, CRC, passwords, odd methods: the reader will say
        return b""


def _in_ole(data: bytes) -> Kind:
    for stream, kind in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return Kind.OLE


def _in_text(text: str) -> Kind:
    text = text.lstrip("\ufeff")
    if not text.strip():
        return Kind.EMPTY
    if text.startswith("<?xml") and (
        "Word.Document" in text[:1024] or "wordDocument" in text[:4096]
    ):
        return Kind.WORD_XML
    if _HTML.match(text):
        return Kind.HTML
    headers = [name.lower() for name in _HEADER.findall(text[:8192].partition("\n\n")[0])]
    starts = bool(_HEADER.match(text))
    if starts and re.search(r"content-type:\s*multipart/related", text[:8192], re.IGNORECASE):
        return Kind.MHT if len(_MAIL.intersection(headers)) < 4 else Kind.EML
    if starts and len(_MAIL.intersection(headers)) >= 2 and "from" in headers:
        return Kind.EML
    return Kind.TXT


_ENDINGS: dict[Kind, tuple[str, ...]] = {
    Kind.DOCX: (".docx", ".docm", ".dotx", ".dotm"),
    Kind.DOC: (".doc", ".dot"),
    Kind.RTF: (".rtf",),
    Kind.ODT: (".odt", ".ott"),
    Kind.PDF: (".pdf",),
    Kind.HTML: (".html", ".htm", ".xhtml"),
    Kind.MHT: (".mht", ".mhtml"),
    Kind.JPEG: (".jpg", ".jpeg", ".jfif", ".jpe"),
    Kind.PNG: (".png",),
    Kind.TIFF: (".tif", ".tiff"),
    Kind.TXT: (".txt", ".text"),
}

_AS_WORD = "Đề nghị mở bằng Word, lưu lại thành .docx hoặc xuất ra PDF rồi gửi lại."
_UNPACK = "Đề nghị giải nén rồi gửi từng tệp, hoặc nén lại thành .zip không đặt mật khẩu."
_REFUSALS: dict[Kind, tuple[str, str, str]] = {
    Kind.EMPTY: (
        "empty",
        "Tệp rỗng, không có nội dung.",
        "Đề nghị mở lại tệp gốc, kiểm tra rồi gửi lại.",
    ),
    Kind.XLSX: (
        "unsupported",
        "Đây là bảng tính Excel, hệ thống chỉ đọc văn bản.",
        "Đề nghị xuất bảng ra PDF, hoặc chép vào Word, rồi gửi lại.",
    ),
    Kind.PPTX: (
        "unsupported",
        "Đây là bản trình chiếu PowerPoint, hệ thống chỉ đọc văn bản.",
        "Đề nghị xuất ra PDF rồi gửi lại.",
    ),
    Kind.ENCRYPTED_OFFICE: (
        "encrypted",
        "Tệp được đặt mật khẩu nên không mở được.",
        "Đề nghị bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu) rồi gửi lại.",
    ),
    Kind.MSG: (
        "unsupported",
        "Đây là thư lưu từ Outlook (.msg), hệ thống không mở.",
        "Đề nghị lưu các tệp đính kèm ra ngoài rồi gửi từng tệp.",
    ),
    Kind.WORD_XML: ("unsupported", "Đây là tệp Word dạng XML cũ, hệ thống không đọc.", _AS_WORD),
    Kind.OTHER_IMAGE: (
        "unsupported",
        "Đây là ảnh ở định dạng hệ thống không đọc (GIF, BMP, WebP, HEIC).",
        "Đề nghị lưu ảnh thành JPEG, hoặc ghép các ảnh thành một tệp PDF, rồi gửi lại.",
    ),
    Kind.RAR: ("unsupported", "Đây là tệp nén RAR, hệ thống không mở.", _UNPACK),
    Kind.SEVEN_ZIP: ("unsupported", "Đây là tệp nén 7z, hệ thống không mở.", _UNPACK),
    Kind.UNKNOWN: (
        "unknown_format",
        "Không nhận ra đây là loại tệp gì.",
        "Đề nghị gửi lại dưới dạng Word (.docx) hoặc PDF.",
    ),
}
_REFUSALS[Kind.XLS] = _REFUSALS[Kind.XLSX]
_REFUSALS[Kind.PPT] = _REFUSALS[Kind.PPTX]
_REFUSALS[Kind.OLE] = _REFUSALS[Kind.UNKNOWN]
