"""Word files, read as a reader of the page sees them."""

from __future__ import annotations

from extractors.word.reader import read

__all__ = ["read"]
