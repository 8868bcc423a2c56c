"""``hoso dates``: every date and period with its meaning, of a file, typed text or a batch."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterable
from typing import Any

from dossier.document import Unread
from dossier.errors import ExitCode
from extractors import dates as date_reader
from flows import pipeline
from flows.commands import arguments
from review import words
from review.privacy import harmless, shown

_ASKED = "cần một đối tượng JSON có “text” là chữ, các ngày viết như 2016-11-10"


def dates(args: argparse.Namespace) -> int:
    """Every date and period with its meaning; with ``--jsonl`` a line in, a line out."""
    if args.jsonl:
        return _batch(sys.stdin.buffer)
    if args.file is None:
        _print_dates(sys.stdin.buffer.read().decode("utf-8", "replace"), args.reference)
        return ExitCode.COMPLETE
    code = ExitCode.COMPLETE
    for document in pipeline.read([(arguments.existing(args.file), args.file.name)]):
        if isinstance(document, Unread):
            print(harmless(f"{document.message} {document.remedy}"))
            code = ExitCode.UNREADABLE
        else:
            _print_dates(document.text, args.reference)
    return code


def _batch(lines: Iterable[bytes]) -> ExitCode:
    """A line that cannot be answered gets an ``error`` in its place and stops no other."""
    wrong = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        question: Any = None
        try:
            question = json.loads(line)
            answer = date_reader.answer(question)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
            wrong.append(number)
            given = question if isinstance(question, dict) else {}
            known = {"id": given["id"]} if "id" in given else {}
            answer = {**known, "error": f"dòng {number}: {_ASKED}"}
        print(json.dumps(answer, ensure_ascii=False).encode(errors="backslashreplace").decode())
    if wrong:
        print(
            f"hoso: {len(wrong)} dòng không trả lời được, đầu tiên là dòng {wrong[0]}: {_ASKED}.",
            file=sys.stderr,
        )
    return ExitCode.UNREADABLE if wrong else ExitCode.COMPLETE


def _print_dates(text: str, reference: dt.date | None) -> None:
    for found in date_reader.find(text, reference):
        wording = shown(" ".join(text[found.start : found.end].split()))
        meaning = "không có thật" if found.invalid else words.stretch(found.first, found.last)
        print(f"{wording}\n   {found.kind} · {meaning} · {found.role} · {found.rule}")
