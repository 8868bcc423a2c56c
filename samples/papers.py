"""The papers as people write them: TOML texts in ``samples/texts``, read into `Paper`.

A body is one paragraph a line. A line that begins with a mark is something else: ``# `` heading,
``## `` sub-heading, ``= `` centred, ``> `` without indent, ``@ `` and ``@@ `` numbered by Word
itself, ``| a | b |`` a table row (``^`` joins the cell above, ``<`` the cell to the left),
``|: 1 3`` the widths of its columns, ``===`` a new page. Inside a line
``**bold**``, ``~~struck out~~`` and ``++inserted++`` (tracked changes).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper of a branch; ``file`` is its path under ``samples``.

    Papers with the same ``file`` go into one file, each on a new page. ``make`` is ``docx``,
    ``pdf``, ``scan`` or ``locked`` (a PDF with a password). An empty field is left out.
    """

    file: str
    make: str = "docx"
    head: str = "table"  # table | box (a text box, Word only) | none
    upper: str = "ĐẢNG BỘ VĂN PHÒNG UBND TỈNH"
    issuer: str = ""
    number: str = ""
    right: tuple[str, ...] = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
    place_date: str = ""
    kind: str = ""
    title: str = ""
    body: str
    nested: tuple[tuple[str, ...], ...] = ()  # the small table that ``{{bảng}}`` stands for
    recipients: tuple[str, ...] = ()
    sign: tuple[str, ...] = ()
    signer: str = ""
    sign_left: tuple[str, ...] = ()  # minutes and comments bear two signatures
    signer_left: str = ""
    size: int = 14
    font: str = "Times New Roman"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a body: its mark, its words, and a row's cells."""

    mark: str  # "", "#", "##", "=", ">", "@", "@@", "|", "|:", "==="
    text: str = ""
    cells: tuple[str, ...] = ()


def papers() -> Iterator[tuple[str, tuple[Paper, ...]]]:
    """Every file to build, with the papers it holds, in a fixed order."""
    files: dict[str, list[Paper]] = {}
    for path in sorted(TEXTS.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["papers"]:
            paper = paper_from(entry)
            files.setdefault(paper.file, []).append(paper)
    for file, parts in files.items():
        yield file, tuple(parts)


def paper_from(entry: dict[str, Any]) -> Paper:
    """A paper written out in full, or a printed form (``texts/forms``) filled in."""
    form = entry.get("form")
    if form is None:
        return Paper(**_tuples(entry))
    printed = tomllib.loads((TEXTS / "forms" / f"{form}.toml").read_text(encoding="utf-8"))
    own = {field.name for field in fields(Paper)}
    filled = {key: _fill(value, entry) for key, value in printed.items()}
    return Paper(**_tuples(filled | {key: entry[key] for key in entry if key in own}))


def lines(body: str) -> list[Line]:
    """The lines of a body, empty ones left out."""
    return [_line(raw.strip()) for raw in body.strip().splitlines() if raw.strip()]


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The stretches of a line as ``(mark, words)``; the mark is empty, ``**``, ``~~``, ``++``."""
    for match in re.finditer(r"(\*\*|~~|\+\+)(.+?)\1|((?:(?!\*\*|~~|\+\+).)+)", text):
        yield match[1] or "", match[2] or match[3]


def plain(text: str) -> str:
    """A line as it reads once its tracked changes are accepted."""
    return "".join(words for mark, words in pieces(text) if mark != "~~")


def _line(raw: str) -> Line:
    if raw.startswith("|:"):
        return Line(mark="|:", cells=tuple(raw[2:].split()))
    if raw.startswith("|"):
        return Line(mark="|", cells=tuple(cell.strip() for cell in raw.strip("|").split("|")))
    if raw == "===":
        return Line(mark="===")
    mark, _, rest = raw.partition(" ")
    if mark in ("#", "##", "=", ">", "@", "@@"):
        return Line(mark=mark, text=rest.strip())
    return Line(mark="", text=raw)


def _fill(value: Any, blanks: dict[str, Any]) -> Any:
    if isinstance(value, str):
        return value.format_map(blanks)
    if isinstance(value, list):
        return [_fill(part, blanks) for part in value]
    return value


def _tuples(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: _tuple(value) for key, value in entry.items()}


def _tuple(value: Any) -> Any:
    return tuple(_tuple(part) for part in value) if isinstance(value, list) else value
