"""Invented branches with invented dossiers, each with the verdicts a careful inspector gives."""
