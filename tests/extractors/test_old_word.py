"""Old .doc files are read where antiword is, and refused with a remedy where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.document import BlockKind, Medium, Problem
from extractors import old_word
from extractors.refusal import Refused


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


def test_antiword_gets_the_bytes_and_its_lines_are_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _antiword(tmp_path, monkeypatch, 'for last; do :; done; cat "$last"')
    text = (
        "\nBÁO CÁO\n\n"
        "Chi bộ đã tổ chức nghiên cứu, học tập, quán triệt và triển khai thực hiện các\n"
        "nghị quyết.\nDòng sau.\n|TT |Nội dung|\n|1  |a       |\nkiÓm tra, gi¸m s¸t\n"
    )
    document = old_word.read(text.encode(), file="bc.txt", sha256="")
    assert [block.text for block in document.blocks] == [
        "BÁO CÁO",
        "Chi bộ đã tổ chức nghiên cứu, học tập, quán triệt và triển khai thực hiện các nghị quyết.",
        "Dòng sau.",
        "TT | Nội dung",
        "1 | a",
        "kiểm tra, giám sát",
    ]
    assert document.blocks[4].kind is BlockKind.ROW
    assert document.medium is Medium.DOC
    assert document.problems == (Problem.LEGACY_ENCODING, Problem.WRONG_KIND_EXTENSION)


@pytest.mark.parametrize("script", ["exit 1", "kill -9 $$", ":"])
def test_an_antiword_that_fails_or_says_nothing_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    _antiword(tmp_path, monkeypatch, script)
    with pytest.raises(Refused):
        old_word.read(b"x", file="bc.doc", sha256="")
