"""The tokens of an RTF file: braces, control words, and bytes of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """``kind`` is ``{``, ``}``, ``word`` (a control word or sign, in ``name``) or ``text``."""

    kind: str
    name: str = ""
    value: int | None = None
    data: bytes = b""


_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?"  # \word, \word12, with the blank that ends it
    rb"|\\'([0-9a-fA-F]{2})"  # \'e1
    rb"|\\(\r\n|[^a-zA-Z'])"  # \~ \_ \- \* \{ \\
    rb"|([{}])"
    rb"|([^\\{}\r\n]+)"
    rb"|[\r\n]+|\\"
)
_SPELT = {b"{": b"{", b"}": b"}", b"\\": b"\\"}


def tokens(data: bytes) -> Iterator[Token]:
    """Every token, in order. Bytes after ``\\binN`` are no text and are passed over."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        word, number, byte, sign, brace, text = found.groups()
        if word is not None:
            value = int(number) if number else None
            if word == b"bin":
                at += min(max(value or 0, 0), len(data))
                continue
            yield Token("word", word.decode("ascii"), value)
        elif byte is not None:
            yield Token("text", "'", data=bytes.fromhex(byte.decode("ascii")))
        elif sign is not None:
            if sign in _SPELT:
                yield Token("text", data=sign)
            else:
                yield Token("word", "par" if sign in b"\r\n" else sign.decode("latin-1"))
        elif brace is not None:
            yield Token(brace.decode("ascii"))
        elif text is not None:
            yield Token("text", data=text)
