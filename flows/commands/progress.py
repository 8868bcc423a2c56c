"""A line on the terminal that says how far a long reading has come."""

from __future__ import annotations

import sys
from types import TracebackType

from review.privacy import harmless


class Progress:
    """Counts the files read; silent where nobody watches (a pipe, a nightly log)."""

    def __init__(self, total: int | None = None) -> None:
        self._total = f"/{total}" if total else ""
        self._done = 0
        self._watched = sys.stderr.isatty()

    def __call__(self, name: str) -> None:
        self._done += 1
        if self._watched:
            name = harmless(name)
            shown = name if len(name) <= 60 else "…" + name[-59:]
            line = f"\r\033[KĐang đọc {self._done}{self._total}: {shown}"
            print(line, end="", file=sys.stderr, flush=True)

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._watched and self._done:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
