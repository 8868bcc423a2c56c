"""The child's answer, checked field by field before any of it is believed."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from dossier.document import Document
from extractors.refusal import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a child says of a file.

    Either documents, or the names of the files inside it (``inner``), or a refusal; ``failed``
    names what a reader died of ("memory", or the type of an unexpected error).
    """

    sha256: str = ""
    documents: tuple[Document, ...] = ()
    inner: tuple[str, ...] = ()
    refusal: tuple[str, str, str] | None = None
    failed: str = ""

    @property
    def refused(self) -> Refused | None:
        """The refusal, as the exception it was."""
        return Refused(*self.refusal) if self.refusal else None


_ANSWER = TypeAdapter(Answer)


def decode(raw: bytes) -> Answer | None:
    """The answer, or ``None`` when it is not one."""
    try:
        return _ANSWER.validate_json(raw)
    except ValidationError:
        return None
