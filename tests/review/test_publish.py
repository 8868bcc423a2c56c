from __future__ import annotations

import json
from pathlib import Path

import pytest

from review import publish, word
from tests.review import invented


def _publish(folder: Path) -> list[Path]:
    return publish.publish(
        invented.mixed(), invented.PLAN, invented.CHANGES, folder, invented.MADE_AT, version=2
    )


def test_a_version_is_four_files_named_after_the_branch(tmp_path: Path) -> None:
    paths = _publish(tmp_path / "new" / "folder")
    names = ["KTTH.html", "KTTH.docx", "KTTH.txt", "KTTH.json"]
    assert [path.name for path in paths] == names
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == sorted(names)
    assert json.loads(paths[3].read_bytes())["version"] == 2


def test_the_committee_gets_four_files(tmp_path: Path) -> None:
    paths = publish.publish_committee(
        invented.committee(), invented.PLAN, tmp_path, invented.MADE_AT
    )
    assert {path.name for path in paths} == {
        "index.html",
        "bang-tong-hop.txt",
        "hoso.json",
        "bang-tong-hop.xlsx",
    }
    assert all(path.stat().st_size > 0 for path in paths)


def test_publishing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in _publish(tmp_path)]
    assert [path.read_bytes() for path in _publish(tmp_path)] == first


def test_a_rendering_that_fails_leaves_the_version_before_it_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in _publish(tmp_path)}
    monkeypatch.setattr(word, "gap_report", _fail)
    with pytest.raises(OSError, match="đầy"):
        _publish(tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def _fail(*_: object) -> bytes:
    raise OSError("đĩa đầy")
