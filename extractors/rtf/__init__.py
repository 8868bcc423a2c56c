"""Rich Text Format, read as a reader of the page sees it."""

from __future__ import annotations

from extractors.rtf.reader import read

__all__ = ["read"]
