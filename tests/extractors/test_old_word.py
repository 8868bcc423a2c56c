"""Old .doc files are read where antiword is, and refused with a remedy where it is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.document import BlockKind, Document, Medium, Problem
from extractors import old_word
from extractors.refusal import Refused
from flows import pipeline

MADE = Path(__file__).parent / "made"


def extract_whole(path: Path) -> Document:
    (document,) = pipeline.read([(path, path.name)])
    assert isinstance(document, Document)
    return document


def _antiword(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "antiword"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/bin:/usr/bin")


def test_without_antiword_the_kind_and_the_remedy_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused) as refused:
        old_word.read(b"x", file="bc.doc", sha256="")
    assert refused.value.reason == "unsupported"
    assert ".docx" in refused.value.remedy


def test_a_real_file_of_word_97_reads_like_the_same_paper_in_docx(
    program: Callable[[str, str], str],
) -> None:
    """The .doc is the .docx beside it, saved by LibreOffice as Word 97-2003."""
    program("antiword", "antiword")
    old, new = (extract_whole(MADE / name) for name in ("bao-cao-97.doc", "bao-cao-97.docx"))

    assert [(block.text, block.cells) for block in old.blocks] == [
        (f"{block.number} {block.text}".strip(), block.cells) for block in new.blocks
    ]
    assert old.medium is Medium.DOC
    assert {block.kind for block in old.blocks} == {BlockKind.PARAGRAPH, BlockKind.ROW}


def test_where_the_rows_are_not_told_each_line_of_a_table_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _antiword(tmp_path, monkeypatch, 'for last; do :; done; cat "$last"')
    text = "\nBÁO CÁO\n\nDòng sau.\n|TT |Nội dung|\n|1  |a       |\nHết.\n"
    document = old_word.read(text.encode(), file="bc.txt", sha256="")

    assert [block.text for block in document.blocks] == [
        "BÁO CÁO",
        "Dòng sau.",
        "TT | Nội dung",
        "1 | a",
        "Hết.",
    ]
    assert [block.table for block in document.blocks] == [None, None, 0, 0, None]
    assert document.problems == (Problem.WRONG_KIND_EXTENSION,)


def test_old_typing_inside_an_old_file_is_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _antiword(tmp_path, monkeypatch, 'for last; do :; done; cat "$last"')
    document = old_word.read("kiÓm tra, gi¸m s¸t\n".encode(), file="bc.doc", sha256="")

    assert [block.text for block in document.blocks] == ["kiểm tra, giám sát"]
    assert Problem.LEGACY_ENCODING in document.problems


@pytest.mark.parametrize("script", ["exit 1", "kill -9 $$", ":"])
def test_an_antiword_that_fails_or_says_nothing_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    _antiword(tmp_path, monkeypatch, script)
    with pytest.raises(Refused):
        old_word.read(b"x", file="bc.doc", sha256="")
