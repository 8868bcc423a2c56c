"""Dates and periods in Vietnamese official text, with their meaning, their role and their place."""

from __future__ import annotations

from extractors.dates.answers import answer
from extractors.dates.finder import find

__all__ = ["answer", "find"]
