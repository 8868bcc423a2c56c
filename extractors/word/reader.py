"""A Word file as a ``Document``: blocks in page order, and what the page does not show."""

from __future__ import annotations

from dataclasses import replace

from dossier.document import Aside, Document, Medium, Problem, SetAside
from extractors.account import closed
from extractors.legacy import typed_in
from extractors.refusal import Refused
from extractors.word.chunks import read_chunk
from extractors.word.collect import Entries, collect
from extractors.word.made import Made, shown
from extractors.word.markup import W, number
from extractors.word.package import Package, damaged
from extractors.word.story import Chunk

ENDINGS = (".docx", ".docm", ".dotx", ".dotm")


def read(data: bytes, *, file: str, sha256: str, depth: int = 0) -> Document:
    """Read a DOCX, DOCM, DOTX or DOTM package (transitional or strict).

    ``text`` of a row is its cells joined by " | "; paragraphs of one cell are lines. A file that
    holds pictures and no words has its pictures as pages still to be recognised (see ``picture``).
    ``depth``: how many Word files this one stands in (``w:altChunk``). Raises
    ``extractors.refusal.Refused``; macros and embedded files are never opened.
    """
    package = Package(data)
    main = package.main()
    entries = _entries(package, main)
    made = Made(
        expected=typed_in(shown(one for _, one in entries.all if not isinstance(one, Chunk))),
        paged=entries.last_page > 1,
    )
    written = entries.written
    for kind, entry in entries.all:
        if isinstance(entry, Chunk):
            written += _add_chunk(made, entry, package, main, depth)
        else:
            made.add(entry, kind)
    pictures = _pictures(package, entries) if not made.blocks else []
    if not (made.blocks or made.aside or entries.unread or pictures):
        raise Refused("empty", "Tệp Word không có chữ nào.", _CHECK)
    made.aside.extend(entries.unread)
    made.aside.extend(entries.large_pictures() if made.blocks else ())
    return Document(
        file=file,
        sha256=sha256,
        medium=Medium.DOCX,
        blocks=tuple(made.blocks),
        set_aside=tuple(made.aside),
        pages=len(pictures) or _pages(package, entries, sum(len(b.text) for b in made.blocks)),
        unreadable_pages=tuple(range(1, len(pictures) + 1)),
        problems=made.problems(
            revised=entries.revised, misnamed=not file.lower().endswith(ENDINGS)
        ),
        account=closed(written, made.blocks, made.aside, made.recast),
    )


def picture(data: bytes, page: int) -> bytes:
    """Picture ``page`` (from 1) of a Word file that holds pictures and no words."""
    package = Package(data)
    return package.read(_pictures(package, _entries(package, package.main()))[page - 1])


def _entries(package: Package, main: str) -> Entries:
    root = package.tree(main)
    body = None if root is None else root.find(W + "body")
    if root is None or body is None:
        raise damaged()
    return collect(package, main, root, body)


_CHECK = "Đề nghị mở lại tệp gốc, kiểm tra rồi gửi lại."
_SMALLEST = 0.05  # of a page: a smaller picture is an emblem


def _pictures(package: Package, entries: Entries) -> list[str]:
    """The parts that are pictures of some size, each once, in order."""
    names = (name for name, share in entries.pictures if share >= _SMALLEST or not share)
    return [name for name in dict.fromkeys(names) if name in package]


def _add_chunk(made: Made, chunk: Chunk, package: Package, main: str, depth: int) -> int:
    """Put in the foreign file that the page shows here; the signs written in it."""
    name = package.target(main, chunk.relation)
    data = package.read(name) if name in package else b""
    found = None if chunk.aside else read_chunk(data, name, read, depth)
    if found is None:
        text = name.rpartition("/")[2]
        made.aside.append(SetAside(text=text, reason=Aside.NOT_READ, source=chunk.source))
        return 0
    tables = 1_000 * (1 + len(made.blocks))  # apart from those of the file itself
    made.blocks.extend(
        replace(block, table=None if block.table is None else block.table + tables, page=None)
        for block in found.blocks
    )
    made.aside.extend(found.set_aside)
    made.decoded = made.decoded or Problem.LEGACY_ENCODING in found.problems
    made.deceives = made.deceives or Problem.HIDDEN_TEXT in found.problems
    if found.account is None:
        return 0
    made.recast += found.account.recast
    return found.account.written


def _pages(package: Package, entries: Entries, characters: int) -> int | None:
    """What Word noted when it saved the file, unless the text contradicts it."""
    root = package.tree("docProps/app.xml")
    written = None if root is None else root.findtext("{*}Pages")
    pages = number(written, low=1, high=5_000)
    if pages is None or pages < entries.last_page or characters > pages * 6_000:
        return None
    return pages
