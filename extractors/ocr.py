"""Tesseract, if this machine has it with Vietnamese: a picture in, words with their boxes out."""

from __future__ import annotations

import functools
import shutil
import subprocess


@functools.cache
def ocr_available() -> bool:
    """Whether Tesseract and its Vietnamese data (``tesseract-ocr-vie``) are installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    asked = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
    )
    return "vie" in asked.stdout.split()
