"""Word 97–2003 files (.doc), read with antiword where the machine has it, else refused by name."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator

from dossier.document import Block, BlockKind, Document, Medium, Problem
from extractors.legacy import typed_in
from extractors.refusal import Refused
from extractors.sniff import Kind, ending_lies
from extractors.text import decode_paragraph

_SECONDS = 15
_WIDTH = 76  # antiword breaks lines before this column
_SHORT = 60  # a line this short ended by itself


def read(data: bytes, *, file: str, sha256: str) -> Document:
    """Read an OLE2 .doc. Raises ``Refused``: ``unsupported`` where there is no antiword."""
    found = list(_blocks(_antiword(data)))
    if not found:
        raise _refused()
    expected = typed_in(" ".join(cells) for cells in found)
    blocks, decoded = [], False
    for at, cells in enumerate(found):
        pairs = [decode_paragraph(cell, expected=expected) for cell in cells]
        decoded = decoded or any(encoding for _, encoding in pairs)
        texts = tuple(text for text, _ in pairs)
        row = len(texts) > 1
        blocks.append(
            Block(
                text=" | ".join(texts),
                kind=BlockKind.ROW if row else BlockKind.PARAGRAPH,
                cells=texts if row else (),
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


def _antiword(data: bytes) -> str:
    program = shutil.which("antiword")
    if program is None:
        raise _refused()
    try:
        handle = os.memfd_create("old.doc", 0)  # antiword wants a file; this one is in memory
        with os.fdopen(handle, "wb") as held:
            held.write(data)
            held.flush()
            done = subprocess.run(
                [program, "-m", "UTF-8.txt", "-w", str(_WIDTH), f"/proc/self/fd/{handle}"],
                pass_fds=(handle,),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=True,
            )
    except (OSError, subprocess.SubprocessError) as error:  # forbidden, hanging or failing
        raise _refused() from error
    return done.stdout.decode("utf-8", "replace")


def _blocks(text: str) -> Iterator[tuple[str, ...]]:
    """Paragraphs as one cell, table rows as several; hard-wrapped lines joined again."""
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        table = line.strip().startswith("|") and len(cells) > 1
        if lines and (table or not line.strip() or _ended(lines[-1], line)):
            yield (" ".join(lines),)
            lines = []
        if table and any(cells):
            yield cells
        elif line.strip():
            lines.append(line.strip())


def _ended(last: str, following: str) -> bool:
    """Whether a line was a paragraph of its own and not broken for want of room."""
    return len(last) < _SHORT or bool(
        re.match(r"\s*(?:[-+•*]\s|\d{1,2}[.)]\s|[a-đ]\)\s)", following)
    )


def _refused() -> Refused:
    return Refused(
        "unsupported",
        "Đây là tệp Word đời cũ (.doc), hệ thống không đọc được.",
        "Đề nghị mở bằng Word, lưu lại thành .docx hoặc PDF rồi gửi lại.",
    )
