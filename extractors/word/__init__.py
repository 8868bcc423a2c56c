"""Word files, read as a reader of the page sees them."""

from __future__ import annotations

from extractors.word.reader import picture, read

__all__ = ["picture", "read"]
