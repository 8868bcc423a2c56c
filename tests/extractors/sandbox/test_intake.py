"""What lies in the folder is not always a file: it is told, never followed and never waited for."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from dossier.document import Document, Unread
from extractors.sandbox import intake, read_file


def _reason(path: Path) -> str:
    (result,) = read_file(path, path.name)
    assert isinstance(result, Unread)
    assert path.name in result.message
    return result.reason


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "link.docx").symlink_to("/etc/passwd")
    assert _reason(tmp_path / "link.docx") == "not_a_file"


def test_a_link_to_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "loop.docx").symlink_to(tmp_path / "loop.docx")
    assert _reason(tmp_path / "loop.docx") == "not_a_file"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.docx")
    assert _reason(tmp_path / "pipe.docx") == "not_a_file"


def test_a_socket_is_no_file(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s.docx"))
        assert _reason(tmp_path / "s.docx") == "not_a_file"


def test_a_folder_named_docx_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder.docx").mkdir()
    assert _reason(tmp_path / "folder.docx") == "not_a_file"


def test_a_device_is_no_file() -> None:
    assert _reason(Path("/dev/zero")) == "not_a_file"


def test_a_file_that_vanished_is_told(tmp_path: Path) -> None:
    assert _reason(tmp_path / "gone.docx") == "missing"


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "sparse.pdf"
    with path.open("wb") as file:
        file.truncate(20 * 2**30)
    assert _reason(path) == "too_big"


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty.docx").touch()
    assert _reason(tmp_path / "empty.docx") == "empty"


def test_a_file_that_changes_while_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "growing.txt"
    path.write_text("Chi bộ")
    monkeypatch.setattr(intake, "_hash", lambda _: "0" * 64)
    assert _reason(path) == "changed"


def test_a_name_that_is_not_utf8_is_kept(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/b\xe1o c\xe1o.txt"
    path = Path(os.fsdecode(raw))
    path.write_text("Chi bộ họp")
    (result,) = read_file(path, path.name)
    assert isinstance(result, Document)
    assert result.file == path.name


def test_two_names_of_one_content_are_both_read(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Chi bộ họp")
    first, second = (read_file(tmp_path / name, name)[0] for name in ("a.txt", "b.txt"))
    assert first.sha256 == second.sha256
    assert (first.file, second.file) == ("a.txt", "b.txt")
