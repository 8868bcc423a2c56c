"""OpenDocument text (LibreOffice, OpenOffice), read as a reader of the page sees it."""

from __future__ import annotations

from extractors.odt.reader import read

__all__ = ["read"]
