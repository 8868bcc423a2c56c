"""A page that is a picture, recognised by Tesseract."""

from __future__ import annotations

from dossier.document import Document


def read_page(data: bytes, page: int, *, file: str, sha256: str) -> Document:
    """Page ``page`` (from 1) of a PDF or an image."""
    raise NotImplementedError
