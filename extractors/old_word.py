"""Word 97–2003 files (.doc), read with antiword where the machine has it, else refused by name."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from dossier.document import Block, BlockKind, Document, Medium, Problem
from extractors.legacy import typed_in
from extractors.refusal import Refused
from extractors.sniff import Kind, ending_lies
from extractors.text import decode_paragraph

_SECONDS = 15
_TEXT = ("-m", "UTF-8.txt", "-w", "0")  # a line a paragraph, however long
_DOCBOOK = ("-x", "db")


def read(data: bytes, *, file: str, sha256: str) -> Document:
    """Read an OLE2 .doc. Raises ``Refused``: ``unsupported`` where there is no antiword."""
    found = [(table, cells) for table, cells in _read(data) if any(cells)]
    if not found:
        raise _refused()
    expected = typed_in(" ".join(cells) for _, cells in found)
    blocks, decoded = [], False
    for at, (table, cells) in enumerate(found):
        pairs = [decode_paragraph(cell, expected=expected) for cell in cells]
        decoded = decoded or any(encoding for _, encoding in pairs)
        texts = tuple(text for text, _ in pairs)
        row = table is not None and len(texts) > 1
        blocks.append(
            Block(
                text=" | ".join(texts),
                kind=BlockKind.ROW if row else BlockKind.PARAGRAPH,
                cells=texts if row else (),
                table=table if row else None,
                row=at if row else None,
                source=f"#p{at}",
            )
        )
    problems = [Problem.LEGACY_ENCODING] if decoded else []
    if ending_lies(Kind.DOC, file):
        problems.append(Problem.WRONG_KIND_EXTENSION)
    return Document(
        file=file,
        sha256=sha256,
        medium=Medium.DOC,
        blocks=tuple(blocks),
        problems=tuple(problems),
    )


def _antiword(data: bytes, *form: str) -> bytes:
    """What antiword makes of the file in this form."""
    program = shutil.which("antiword")
    if program is None:
        raise _refused()
    try:
        handle = os.memfd_create("old.doc", 0)  # antiword wants a file; this one is in memory
        with os.fdopen(handle, "wb") as held:
            held.write(data)
            held.flush()
            done = subprocess.run(
                [program, *form, f"/proc/self/fd/{handle}"],
                pass_fds=(handle,),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=True,
            )
    except (OSError, subprocess.SubprocessError) as error:  # forbidden, hanging or failing
        raise _refused() from error
    return done.stdout


def _read(data: bytes) -> Iterator[tuple[int | None, tuple[str, ...]]]:
    """Paragraphs as one cell, table rows as several beside the number of their table.

    antiword's plain text keeps numbers and line breaks but cuts a table's rows into lines; its
    DocBook keeps the rows but loses numbers and line breaks. Each serves for what it keeps.
    """
    lines = _antiword(data, *_TEXT).decode("utf-8", "replace").splitlines()
    groups = [
        (drawn, list(several)) for drawn, several in groupby(lines, lambda line: line[:1] == "|")
    ]
    tables = _tables(_antiword(data, *_DOCBOOK))
    drawn_tables = [
        [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in several]
        for drawn, several in groups
        if drawn
    ]
    if len(tables) != len(drawn_tables):  # tables inside tables: the lines are all there is
        tables = drawn_tables
    seen = 0
    for drawn, several in groups:
        if drawn:
            yield from ((seen, row) for row in tables[seen])
            seen += 1
        else:
            yield from ((None, (line.strip(),)) for line in several if line.strip())


def _tables(docbook: bytes) -> list[list[tuple[str, ...]]]:
    """The rows of each table, top to bottom; none where the XML is broken."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(docbook, parser)
    except etree.XMLSyntaxError:  # nothing there at all
        return []
    return [
        [
            tuple("\n".join(_lines(entry)) for entry in row.iter("entry"))
            for row in table.iter("row")
        ]
        for table in (() if root is None else root.iter("informaltable"))
    ]


def _lines(entry: etree._Element) -> list[str]:
    text = "".join(map(str, entry.itertext()))
    return [line.strip() for line in text.splitlines() if line.strip()]


def _refused() -> Refused:
    return Refused(
        "unsupported",
        "Đây là tệp Word đời cũ (.doc), hệ thống không đọc được.",
        "Đề nghị mở bằng Word, lưu lại thành .docx hoặc PDF rồi gửi lại.",
    )
