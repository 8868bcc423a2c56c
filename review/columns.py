"""Text in the columns of a terminal: how wide a string really is, padding and wrapping."""

from __future__ import annotations

import unicodedata

WIDTH = 100


def width(text: str) -> int:
    """Columns that ``text`` takes: combining marks none, East Asian wide characters two."""
    return sum(_columns(char) for char in text)


def pad(text: str, columns: int) -> str:
    """``text`` filled with spaces to ``columns``, cut with "…" when it is longer."""
    if width(text) > columns:
        text = cut(text, columns - 1) + "…"
    return text + " " * (columns - width(text))


def cut(text: str, columns: int) -> str:
    """The longest beginning of ``text`` that fits in ``columns``."""
    taken = 0
    for index, char in enumerate(text):
        taken += _columns(char)
        if taken > columns:
            return text[:index]
    return text


def wrap(text: str, first: str = "", rest: str | None = None, columns: int = WIDTH) -> list[str]:
    """Lines of at most ``columns``, the first after ``first``, the others after ``rest``.

    ``rest`` is blank space as wide as ``first`` unless given. A word longer than a line is cut.
    """
    indent = " " * width(first) if rest is None else rest
    lines: list[str] = []
    line, started = first, False
    for word in text.split():
        joined = f"{line} {word}" if started else line + word
        if width(joined) <= columns:
            line, started = joined, True
            continue
        if started:
            lines.append(line)
            line = indent
        room = columns - width(indent)
        while width(line + word) > columns:
            piece = cut(word, columns - width(line) if room > 0 else 1)
            lines.append(line + piece)
            word, line = word[len(piece) :], indent  # noqa: PLW2901  # the rest of a long word
        line, started = line + word, True
    return [*lines, line]


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
