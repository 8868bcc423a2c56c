"""What was sent: a document as a reader of the page sees it, every block with its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Medium(StrEnum):
    """What the file really is, decided by its bytes."""

    DOCX = "docx"
    PDF = "pdf"  # born digital
    SCAN = "scan"  # a PDF whose pages are pictures
    IMAGE = "image"
    DOC = "doc"
    RTF = "rtf"
    HTML = "html"
    TXT = "txt"


class BlockKind(StrEnum):
    """What a block is on the page."""

    PARAGRAPH = "paragraph"
    ROW = "row"  # a table row; its cells are in ``Block.cells``
    FOOTNOTE = "footnote"


class Problem(StrEnum):
    """What is odd about a document (``problems`` of the contract)."""

    WRONG_BRANCH = "wrong_branch"
    WRONG_YEAR = "wrong_year"
    WRONG_KIND_EXTENSION = "wrong_kind_extension"
    DUPLICATE = "duplicate"
    SUPERSEDED = "superseded"
    BLANK_FORM = "blank_form"
    INSTRUCTION_TEXT = "instruction_text"
    MULTI_DOCUMENT = "multi_document"
    SPLIT_DOCUMENT = "split_document"
    HIDDEN_TEXT = "hidden_text"
    REVISION_MARKS = "revision_marks"
    LEGACY_ENCODING = "legacy_encoding"
    WEAK_TEXT_LAYER = "weak_text_layer"
    HANDWRITTEN = "handwritten"


class Aside(StrEnum):
    """Why a piece of text is kept apart from the page's text."""

    DELETED = "deleted"  # tracked deletion, struck out
    HIDDEN = "hidden"  # vanish, white, microscopic, off the page
    COMMENT = "comment"
    HEADER = "header"
    FOOTER = "footer"
    ILLEGIBLE = "illegible"  # recognised with next to no confidence: a seal, a pen's stroke
    FIELD_CODE = "field_code"  # what a field is computed from; the page shows its result
    NOT_READ = "not_read"  # an embedded file: ``text`` is its name, nobody opened it


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, a table row or a footnote, in the order of the page.

    ``text`` is NFC and is what evidence quotes; a number that Word generates is in ``number`` and
    not in ``text``. ``page`` counts from 1 and is ``None`` where the file does not say (Word).
    ``source`` points back into the file (``word/document.xml#p12``, ``page 3 line 4``).
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    page: int | None = None
    number: str = ""
    level: int | None = None  # Word's outline level, 1 is the highest
    bold: bool = False
    centered: bool = False
    cells: tuple[str, ...] = ()
    covered: tuple[int, ...] = ()  # columns whose cell goes on from the row above (merged)
    table: int | None = None
    row: int | None = None
    source: str = ""
    confidence: float | None = None  # OCR only: mean word confidence, 0 to 100
    counted: tuple[str, ...] = ()  # OCR only: Roman numerals read as the picture's strokes count


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """Text that is in the file but is no part of what the page says."""

    text: str
    reason: Aside
    page: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What became of every sign of a file (blanks are not counted).

    ``written`` is counted in the file itself, apart from reading it. ``recast`` is by how many the
    signs became fewer when accents were joined, invisible signs dropped and old fonts decoded.
    """

    written: int
    shown: int
    aside: int
    recast: int = 0

    @property
    def missing(self) -> int:
        """Signs in the file that reading never met (negative: met and not counted)."""
        return self.written - self.shown - self.aside - self.recast

    @property
    def closes(self) -> bool:
        """Whether nothing was lost and nothing added."""
        return self.missing == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document (a file, or one part of a file that holds several)."""

    file: str
    sha256: str
    medium: Medium
    blocks: tuple[Block, ...]
    part: int = 1
    set_aside: tuple[SetAside, ...] = ()
    pages: int | None = None
    unreadable_pages: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()
    account: Account | None = None  # of the whole file; None where its reader keeps none

    @property
    def text(self) -> str:
        """The page's text, one block a line."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A file nobody could read: why, in words, and what to do about it."""

    file: str
    sha256: str
    reason: str  # encrypted, empty, unknown_format, damaged, too_big, timeout, memory, crash, …
    message: str
    remedy: str


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one block: ``document.blocks[block].text[start:end]``."""

    block: int
    start: int
    end: int
