"""What came inside a zip archive or a saved mail, each part under a name that is safe to show."""

from __future__ import annotations

import io
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from extractors.refusal import Refused
from extractors.sniff import Kind, sniff

if TYPE_CHECKING:
    import email.message

MAX_PARTS = 200
MAX_UNPACKED = 200 * 2**20  # bytes, of one archive
MAX_DEPTH = 2  # an archive in an archive, no deeper
INSIDE = "!/"  # outer.zip!/inner/name.pdf
_PIECE = 64 * 2**10


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file inside another. ``name`` is relative, with ``/``; ``read`` may raise ``Refused``."""

    name: str
    read: Callable[[], bytes]


def parts(data: bytes, *, depth: int = 1) -> Iterator[Part]:
    """The files inside a zip or a mail, those of an inner zip or mail under ``inner.zip!/…``.

    An inner container that cannot be opened stands as itself, so that its refusal is told.
    Raises ``Refused``: ``damaged``, ``too_many_parts``, ``too_big``.
    """
    count = 0
    for one in _named_apart(_members(data)):
        for part in _opened(one, depth):
            count += 1
            if count > MAX_PARTS:
                raise _too_many()
            yield part


def names(data: bytes) -> tuple[str, ...]:
    """The names of the files inside, in order."""
    return tuple(one.name for one in parts(data))


def part(data: bytes, name: str) -> bytes:
    """The bytes of the part that ``names`` calls ``name``. Raises ``Refused``."""
    found = next((one for one in parts(data) if one.name == name), None)
    if found is None:
        raise _damaged()
    return found.read()


def _opened(one: Part, depth: int) -> Iterator[Part]:
    """A part, or what is in it."""
    if not one.name.lower().endswith((".zip", ".eml")):
        yield one
        return
    try:
        data = one.read()
        if sniff(data) not in (Kind.ZIP, Kind.EML):
            yield one
            return
        if depth >= MAX_DEPTH:
            raise _too_deep()
        inner = list(parts(data, depth=depth + 1))
    except Refused as refused:
        yield Part(name=one.name, read=_refusing(refused))
        return
    for part in inner:
        yield Part(name=f"{one.name}{INSIDE}{part.name}", read=part.read)


def _refusing(refused: Refused) -> Callable[[], bytes]:
    def read() -> bytes:
        raise refused

    return read


def _members(data: bytes) -> Iterator[Part]:
    return _mail(data) if sniff(data) is Kind.EML else _zip(data)


def _zip(data: bytes) -> Iterator[Part]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _damaged() from error
    entries = archive.infolist()
    if len(entries) > MAX_PARTS * 5:  # folders and system files are not counted one by one
        raise _too_many()
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise _too_big()
    for entry in entries:
        if entry.is_dir() or stat.S_ISLNK(entry.external_attr >> 16):
            continue
        name = safe_name(_spelled(entry))
        if not _JUNK.search(name):
            yield Part(name=name, read=_reader(archive, entry))


def _reader(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[], bytes]:
    def read() -> bytes:
        if entry.flag_bits & 1:
            raise Refused(
                "encrypted", "Tệp nén được đặt mật khẩu.", "Đề nghị nén lại không mật khẩu rồi gửi."
            )
        pieces: list[bytes] = []
        size = 0
        try:
            with archive.open(entry) as stream:
                while piece := stream.read(_PIECE):
                    size += len(piece)
                    if size > MAX_UNPACKED:
                        raise _too_big()
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise _damaged() from error
        except (NotImplementedError, RuntimeError) as error:
            raise Refused(
                "unsupported", "Tệp nén theo cách hệ thống không đọc.", _REPACK
            ) from error
        return b"".join(pieces)

    return read


def _spelled(entry: zipfile.ZipInfo) -> str:
    """An entry's name: many tools write UTF-8 without saying so, which reads as cp437."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _mail(data: bytes) -> Iterator[Part]:
    import email  # noqa: PLC0415  # heavy, and seldom needed
    import email.policy  # noqa: PLC0415

    message = email.message_from_bytes(data, policy=email.policy.default)
    try:
        attached = 0
        for attachment in message.walk():
            name = attachment.get_filename()
            if name and not attachment.is_multipart():
                attached += 1
                content = attachment.get_payload(decode=True)
                held = content if isinstance(content, bytes) else b""
                yield Part(name=safe_name(name), read=partial(bytes, held))
        words = _own_words(message)
        if words and (not attached or len(words) > _COVER_NOTE):
            yield Part(name=_MAIL_TEXT, read=partial(bytes, words.encode()))
    except (LookupError, ValueError, AttributeError, TypeError) as error:  # headers beyond repair
        raise _damaged() from error


_MAIL_TEXT = "noi dung thu.txt"
_COVER_NOTE = 1_500  # characters: a longer mail with attachments says something of its own


def _own_words(message: email.message.EmailMessage) -> str:
    """What a mail itself says, where it is written as plain text."""
    body = message.get_body(preferencelist=("plain",))
    content = body.get_content() if body is not None else ""
    return content.strip() if isinstance(content, str) else ""


def _named_apart(members: Iterator[Part]) -> Iterator[Part]:
    """Two files of one name: the second is ``name (2).pdf``."""
    seen: dict[str, int] = {}
    for one in members:
        count = seen[one.name.lower()] = seen.get(one.name.lower(), 0) + 1
        if count == 1:
            yield one
            continue
        stem, dot, ending = one.name.rpartition(".")
        name = f"{stem} ({count}).{ending}" if dot else f"{one.name} ({count})"
        yield Part(name=name, read=one.read)


_JUNK = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._|~\$)", re.IGNORECASE)


def safe_name(name: str) -> str:
    """A relative name without ``..``, drives or control characters, each step ≤ 120 characters."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/").replace(INSIDE, "_/")
    name = "".join(c for c in name if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))
    steps = [step.strip() for step in name.split("/")]
    steps = [
        s[-120:] for s in steps if s not in ("", ".", "..") and not re.fullmatch("[A-Za-z]:", s)
    ]
    return "/".join(steps[-10:]) or "khong-ten"


_REPACK = "Đề nghị nén lại thành .zip thông thường, hoặc gửi từng tệp."


def _damaged() -> Refused:
    return Refused("damaged", "Tệp nén hoặc thư bị hỏng, không mở được.", _REPACK)


def _too_many() -> Refused:
    return Refused("too_many_parts", f"Bên trong có hơn {MAX_PARTS} tệp.", _REPACK)


def _too_big() -> Refused:
    return Refused("too_big", "Nội dung sau khi giải nén lớn bất thường.", _REPACK)


def _too_deep() -> Refused:
    return Refused("too_many_parts", "Tệp nén lồng trong nhau quá nhiều lớp.", _REPACK)
