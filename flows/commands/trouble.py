"""A fault of hoso itself: its traceback goes to a file for the maintainer, never to the user."""

from __future__ import annotations

import os
import tempfile
import traceback
from pathlib import Path

UNEXPECTED = 70  # exit code


def kept() -> Path:
    """Write the exception being handled to a new file and return its path.

    Where there is no room for it the path is that of nothing, and the run goes on all the same.
    """
    try:
        handle, name = tempfile.mkstemp(prefix="hoso-loi-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            traceback.print_exc(file=file)
    except OSError:
        return Path(os.devnull)
    return Path(name)
