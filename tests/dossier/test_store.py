from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dossier.errors import LedgerError
from dossier.store import Store, write_whole


def test_an_original_is_kept_under_the_hash_of_its_bytes(tmp_path: Path) -> None:
    store = Store(tmp_path)

    sha256 = store.keep(b"bao cao")

    assert sha256 == hashlib.sha256(b"bao cao").hexdigest()
    assert store.path(sha256).read_bytes() == b"bao cao"


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    store = Store(tmp_path)

    assert store.keep(b"mot") == store.keep(b"mot")
    assert len(list(tmp_path.glob("??/*"))) == 1


def test_an_altered_original_is_found(tmp_path: Path) -> None:
    store = Store(tmp_path)
    whole, altered = store.keep(b"nguyen"), store.keep(b"ban goc")
    store.path(altered).write_bytes(b"ban goC")

    assert store.damaged() == [store.path(altered)]
    assert store.path(whole) not in store.damaged()


def test_a_disk_that_fails_leaves_the_old_file_and_no_rubbish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "ket-qua.html"
    write_whole(target, b"cu")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(LedgerError, match="No space left"):
        write_whole(target, b"moi")

    assert target.read_bytes() == b"cu"
    assert list(tmp_path.iterdir()) == [target]


def test_only_the_office_itself_may_read_an_original(tmp_path: Path) -> None:
    store = Store(tmp_path)

    assert store.path(store.keep(b"x")).stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    blocked = tmp_path / "tep"
    blocked.write_bytes(b"")

    with pytest.raises(LedgerError, match="Không ghi được"):
        write_whole(blocked / "ben-trong" / "a", b"x")


def test_what_a_killed_writer_left_is_written_over(tmp_path: Path) -> None:
    left = tmp_path / ".bao-cao.html.part"
    left.write_bytes(b"half of something much longer than the new one")

    write_whole(tmp_path / "bao-cao.html", b"whole")

    assert (tmp_path / "bao-cao.html").read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [tmp_path / "bao-cao.html"]


def test_writers_of_one_file_wait_for_each_other(tmp_path: Path) -> None:
    target = tmp_path / "index.html"
    pages = [bytes([letter]) * 200_000 for letter in b"abcdefgh"]

    with ThreadPoolExecutor(8) as writers:
        for _ in range(5):
            list(writers.map(lambda page: write_whole(target, page), pages))
            assert target.read_bytes() in pages

    assert list(tmp_path.iterdir()) == [target]
