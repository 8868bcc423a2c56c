"""Every awkward file comes out as its table says, sign for sign, and nothing in it goes missing."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import pytest

import samples
from dossier.document import Block, BlockKind, Document, Unread
from dossier.folding import fold
from flows import inbox, pipeline
from review import words
from tests.sample_branches import PLAN

_FOLDER = samples.FOLDER / "awkward"
_TABLE = tomllib.loads((samples.FOLDER / "expected/awkward.toml").read_text(encoding="utf-8"))
_FILES: list[dict[str, Any]] = _TABLE["files"]
_READ = [entry for entry in _FILES if entry["outcome"] == "read"]
_EXACT = [entry for entry in _READ if "shown" in entry]
_NOT_OPENED = "chưa mở"


def _named(entries: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("entry", entries, ids=[entry["file"] for entry in entries])


@pytest.fixture(scope="module")
def found(program: Callable[[str, str], str]) -> dict[str, Document | Unread]:
    """What became of every file, by its name."""
    program("tesseract", "tesseract-ocr")
    papers = inbox.gather(_FOLDER).papers
    return {one.file: one for one in pipeline.read([(paper.path, paper.name) for paper in papers])}


def test_there_are_at_least_sixty_awkward_files() -> None:
    assert len(list(_FOLDER.iterdir())) >= 60
    assert len(_EXACT) >= 60


def test_the_table_says_of_every_file_what_it_is_and_why_something_is_set_aside() -> None:
    assert [entry["file"] for entry in _FILES if not entry.get("what")] == []
    assert [e["file"] for e in _FILES if bool(e.get("aside")) != bool(e.get("why"))] == []


@_named(_EXACT)
def test_a_file_is_read_as_its_page_shows_it(
    found: dict[str, Document | Unread], entry: dict[str, Any]
) -> None:
    document = found[entry["file"]]
    assert isinstance(document, Document), document
    assert "\n".join(map(_as_shown, document.blocks)) == entry["shown"]


@_named(_EXACT)
def test_what_the_page_does_not_show_is_set_aside_with_its_reason(
    found: dict[str, Document | Unread], entry: dict[str, Any]
) -> None:
    document = found[entry["file"]]
    assert isinstance(document, Document), document
    aside = [
        f"{words.ASIDE[one.reason].rpartition(', ')[2]}: {' '.join(one.text.split())}"
        for one in document.set_aside
    ]
    assert aside == entry.get("aside", [])


@_named(_READ)
def test_a_file_is_what_its_bytes_say(
    found: dict[str, Document | Unread], entry: dict[str, Any]
) -> None:
    document = found[entry["file"]]
    assert isinstance(document, Document), document
    assert document.medium == entry["medium"]
    assert set(document.problems) == set(entry.get("problems", []))
    assert fold(entry.get("contains", "")) in fold(document.text.replace("\n", " "))


@_named([entry for entry in _FILES if entry["outcome"] == "quarantined"])
def test_what_nobody_can_read_is_refused_with_a_remedy(
    found: dict[str, Document | Unread], entry: dict[str, Any]
) -> None:
    unread = found[entry["file"]]
    assert isinstance(unread, Unread), unread
    assert unread.reason == entry["reason"]
    assert unread.remedy


def test_what_the_machine_left_is_ignored(found: dict[str, Document | Unread]) -> None:
    assert {entry["file"] for entry in _FILES} - set(found) == {
        entry["file"] for entry in _FILES if entry["outcome"] == "ignored"
    }


@_named([entry for entry in _READ if "branch" in entry])
def test_the_branch_and_the_kind_are_recognised(
    found: dict[str, Document | Unread], entry: dict[str, Any]
) -> None:
    (reading,) = pipeline.extract_all([found[entry["file"]]], PLAN)
    assert (reading.identity.kind, reading.identity.branch) == (entry["kind"], entry["branch"])


@_named([entry for entry in _READ if entry["medium"] not in ("pdf", "image")])
def test_the_account_closes(found: dict[str, Document | Unread], entry: dict[str, Any]) -> None:
    """Signs in the file = signs on the page + signs set aside + signs that went in recasting."""
    document = found[entry["file"]]
    assert isinstance(document, Document), document
    assert document.account is not None
    assert document.account.closes, document.account


def _as_shown(block: Block) -> str:
    text = "| " + " | ".join(block.cells) + " |" if block.cells else block.text
    if block.number:
        text = f"‹{block.number}› {text}"
    if block.kind is BlockKind.FOOTNOTE:
        text = f"(chú thích) {text}"
    return text.replace("\n", "⏎").replace("\t", "⇥")
