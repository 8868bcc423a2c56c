"""Whole files that Word shows inside another (``w:altChunk``): read like any file of their kind."""

from __future__ import annotations

from typing import Protocol

from dossier.document import Document
from extractors.refusal import Refused
from extractors.sniff import Kind, sniff

_DEEPEST = 2


class _ReadsWord(Protocol):
    def __call__(self, data: bytes, *, file: str, sha256: str, depth: int = 0) -> Document: ...


def read_chunk(data: bytes, name: str, word: _ReadsWord, depth: int) -> Document | None:
    """The chunk as a document, or ``None`` where nobody reads it. ``word`` reads Word files."""
    kind = sniff(data)
    try:
        if kind is Kind.DOCX and depth < _DEEPEST:
            return word(data, file=name, sha256="", depth=depth + 1)
        if kind in (Kind.HTML, Kind.MHT, Kind.TXT):
            from extractors import plain  # noqa: PLC0415  # few files hold chunks

            return plain.read(data, kind, file=name, sha256="")
        if kind is Kind.RTF:
            from extractors import rtf  # noqa: PLC0415

            return rtf.read(data, file=name, sha256="")
    except Refused:
        return None
    return None
