"""Builds every sample file again from its text: ``python -m samples.build [FOLDER]``.

The same texts give the same bytes; a test compares them with the committed files.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from samples import awkward, printed, scanned, word
from samples.papers import Paper, papers


def build(folder: Path) -> list[Path]:
    """Writes all sample files under ``folder`` and returns their paths."""
    written = [_save(folder / file, _made(parts)) for file, parts in papers()]
    written += [_save(folder / "awkward" / name, data) for name, data in awkward.museum()]
    return written


def _made(parts: Sequence[Paper]) -> bytes:
    match parts[0].make:
        case "docx":
            return word.write(parts)
        case "pdf":
            return printed.write(parts)
        case "scan":
            return scanned.write(parts)
        case "locked":
            return printed.write(parts, password="mat-khau-2016")
        case other:
            raise ValueError(f"{parts[0].file}: không biết làm tệp kiểu “{other}”")


def _save(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for built in build(target):
        sys.stdout.write(f"{built}\n")
