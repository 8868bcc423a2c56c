"""The child: reads one foreign file from standard input, answers once, and is gone."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import sys
from typing import Any

from dossier.document import Document, Problem
from extractors import limits
from extractors.fence import raise_fence
from extractors.refusal import Refused
from extractors.sniff import Kind, ending_lies, refusal, sniff

MAGIC = b"HOSO"


def main() -> None:
    """Take the limits, raise the fence, do the job in ``argv[1]``, answer, leave at once."""
    job = json.loads(sys.argv[1])
    answer_to = _claim_output()
    limits.take(limits.Limits(**job["limits"]))
    raise_fence()
    raw = json.dumps(_answer(job)).encode()
    with os.fdopen(answer_to, "wb") as output:
        output.write(MAGIC + len(raw).to_bytes(8, "big") + raw)
    os._exit(0)  # a library's teardown can still crash or hang; there is nothing to save


def _claim_output() -> int:
    """Keep standard output for the answer alone: a library that prints writes to nowhere."""
    answer_to = os.dup(1)
    os.dup2(2, 1)
    return answer_to


def _answer(job: dict[str, Any]) -> dict[str, Any]:
    sha256 = ""
    try:
        data = _read_input()
        if job.get("inner"):
            from extractors import containers  # noqa: PLC0415  # paid for only when needed

            data = containers.part(data, job["inner"])
        sha256 = hashlib.sha256(data).hexdigest()
        return {"sha256": sha256, **_do(job, data, sha256)}
    except Refused as refusal:
        return {"sha256": sha256, "refusal": (refusal.reason, refusal.message, refusal.remedy)}
    except MemoryError:
        return {"sha256": sha256, "failed": "memory"}
    except Exception as error:  # whatever a reader meets in a foreign file
        return {"sha256": sha256, "failed": f"{type(error).__name__}: {error}"[:500]}


def _read_input() -> bytes:
    """All of standard input. Several children may share the open file, so no common position."""
    pieces = []
    offset = 0
    while piece := os.pread(0, 1 << 20, offset):
        pieces.append(piece)
        offset += len(piece)
    return b"".join(pieces)


def _do(job: dict[str, Any], data: bytes, sha256: str) -> dict[str, Any]:
    file = job["file"]
    if job["task"] == "page":
        from extractors import scan  # noqa: PLC0415

        document = scan.read_page(data, job["page"], file=file, sha256=sha256)
        return {"documents": [dataclasses.asdict(document)]}
    kind = sniff(data)
    if refused := refusal(kind):
        raise refused
    if kind in (Kind.ZIP, Kind.EML):
        return {"inner": _names(data)}
    document = _read(data, kind, file=file, sha256=sha256)
    if ending_lies(kind, file):
        problems = dict.fromkeys((*document.problems, Problem.WRONG_KIND_EXTENSION))
        document = dataclasses.replace(document, problems=tuple(problems))
    return {"documents": [dataclasses.asdict(document)]}


def _names(data: bytes) -> tuple[str, ...]:
    from extractors import containers  # noqa: PLC0415

    names = containers.names(data)
    if not names:
        raise Refused(
            "empty",
            "Bên trong không có tệp nào.",
            "Đề nghị kiểm tra lại tệp nén hoặc thư và gửi lại kèm văn bản.",
        )
    return names


def _read(data: bytes, kind: Kind, *, file: str, sha256: str) -> Document:
    """Only the reader that is needed is imported: each costs more than reading a page."""
    match kind:
        case Kind.PDF:
            from extractors import pdf  # noqa: PLC0415

            return pdf.read(data, file=file, sha256=sha256)
        case Kind.JPEG | Kind.PNG | Kind.TIFF:
            from extractors import scan  # noqa: PLC0415

            return scan.read_image(data, file=file, sha256=sha256)
        case Kind.DOCX:
            from extractors import word  # noqa: PLC0415

            return word.read(data, file=file, sha256=sha256)
        case Kind.RTF:
            from extractors import rtf  # noqa: PLC0415

            return rtf.read(data, file=file, sha256=sha256)
        case Kind.ODT:
            from extractors import odt  # noqa: PLC0415

            return odt.read(data, file=file, sha256=sha256)
        case Kind.DOC:
            from extractors import old_word  # noqa: PLC0415

            limits.allow_memory_files()  # antiword is handed the file as one in memory
            return old_word.read(data, file=file, sha256=sha256)
        case _:
            from extractors import plain  # noqa: PLC0415

            return plain.read(data, kind, file=file, sha256=sha256)


if __name__ == "__main__":
    main()
