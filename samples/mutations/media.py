"""The same report as another kind of file: no verdict may change."""

from __future__ import annotations

import html
from collections.abc import Callable

from samples.mutations.labelled import Labelled
from samples.papers import Paper

Medium = Callable[[Labelled], bytes]
"""Gives the bytes of a file that says what the report says."""


def media() -> dict[str, Medium]:
    """By the ending of the file. The PDF needs fonts and a package of the development setup."""
    return {".docx": _docx, ".html": _html, ".pdf": _pdf}


def _docx(report: Labelled) -> bytes:
    from samples import word  # noqa: PLC0415  # python-docx is heavy

    return word.write([paper(report)])


def _pdf(report: Labelled) -> bytes:
    from samples import printed  # noqa: PLC0415  # fpdf is there in development only

    return printed.write([paper(report)])


def _html(report: Labelled) -> bytes:
    parts = []
    for line in report.lines:
        cells = [html.escape(cell) for cell in line.split(" | ")]
        row = "".join(f"<td>{cell}</td>" for cell in cells)
        parts.append(f"<table><tr>{row}</tr></table>" if len(cells) > 1 else f"<p>{cells[0]}</p>")
    text = "\n".join(parts).replace("</table>\n<table>", "\n")
    return f'<html><head><meta charset="utf-8"></head><body>{text}</body></html>'.encode()


def paper(report: Labelled, *, mark: str = "> ") -> Paper:
    """Flush left and without a drawn letterhead, as a text pasted into a new file is.

    ``mark`` is that of its paragraphs (see ``samples.papers``); without one they are justified.
    """
    width = max(line.count(" | ") for line in report.lines) + 1
    body = "\n".join(_marked(line, width, mark) for line in report.lines)
    return Paper(file=report.name, head="none", body=body)


def _marked(line: str, width: int, mark: str) -> str:
    if " | " not in line and not line.endswith(" |"):
        return f"{mark}{line}" if line.strip() else ""
    cells = [cell.strip() for cell in line.rstrip(" |").split(" | ")]
    return "| " + " | ".join(cells + [""] * (width - len(cells))) + " |"
