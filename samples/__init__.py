"""Invented branches with invented dossiers, each with the verdicts a careful inspector gives."""

from __future__ import annotations

from samples.demo import FOLDER, lay

__all__ = ["FOLDER", "lay"]
