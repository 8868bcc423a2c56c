"""Why a file was not read: a reason code for programs, a sentence and a remedy for people."""

from __future__ import annotations


class Refused(Exception):
    """A file (or a part of one) that will not be read.

    ``reason`` is a stable code: ``empty``, ``encrypted``, ``unknown_format``, ``unsupported``,
    ``damaged``, ``too_big``, ``too_many_parts``, ``dtd``, … ``message`` says in Vietnamese what is
    wrong and ``remedy`` what the sender can do; neither names the file, the caller does.
    """

    def __init__(self, reason: str, message: str, remedy: str) -> None:
        super().__init__(reason, message, remedy)
        self.reason = reason
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"
