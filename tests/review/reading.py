"""Read back what was written: the texts of a Word file, of a workbook, of a page."""

from __future__ import annotations

import io
from html.parser import HTMLParser

import docx
import openpyxl


def word_texts(content: bytes) -> list[str]:
    """Every paragraph of the document and of its tables."""
    document = docx.Document(io.BytesIO(content))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        texts += [cell.text for row in table.rows for cell in row.cells]
    return texts


def sheet_texts(content: bytes) -> list[str]:
    """Every cell of every sheet, as text."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [
        str(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    VOID = frozenset({"meta", "br", "line", "rect", "link", "img"})

    def __init__(self, content: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.text: list[str] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)
