"""Small files that each hold one thing which trips a reader.

What each is and what must come out of it stands in ``samples/expected/awkward.toml``, in words that
need no programmer; here is only how the files are made.
"""

from __future__ import annotations

from collections.abc import Iterator

from samples.oddities import fields, letters, lists, packages, strangers, tables, unseen


def oddities() -> Iterator[tuple[str, bytes]]:
    """Every file with the name it came under."""
    for room in (tables, lists, fields, unseen, letters, packages, strangers):
        yield from room.files()
