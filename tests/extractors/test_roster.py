from __future__ import annotations

import contextlib
import datetime as dt
import tomllib
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.errors import PlanError
from dossier.roster import name_key, same_name
from extractors import roster

_FILES = tomllib.loads(Path(__file__).with_name("rosters.toml").read_text("utf-8"))


def _written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "roster.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("case", _FILES["good"], ids=[case["what"] for case in _FILES["good"]])
def test_a_roster_is_read_however_its_headings_are_written(
    case: dict[str, str], tmp_path: Path
) -> None:
    roll = roster.load(_written(tmp_path, case["text"], case.get("encoding", "utf-8")))

    mau, thu = roll.members
    assert mau.name == "Nguyễn Văn Mẫu"
    assert mau.official
    assert mau.admitted == dt.date(2000, 2, 3)
    assert mau.declares_assets
    assert not mau.exempt
    assert thu.name == "Trần Thị Thử"
    assert not thu.official
    assert not thu.declares_assets
    assert thu.exempt
    assert not roll.reconstructed


@pytest.mark.parametrize("case", _FILES["bad"], ids=[case["says"] for case in _FILES["bad"]])
def test_a_faulty_roster_is_refused_with_its_line_and_a_remedy(
    case: dict[str, str], tmp_path: Path
) -> None:
    with pytest.raises(PlanError) as refused:
        roster.load(_written(tmp_path, case["text"]))

    message = str(refused.value)
    assert case["says"] in message
    assert "roster.csv" in message
    assert case["remedy"] in message
    if "line" in case:
        assert f"dòng {case['line']}:" in message


def test_a_workbook_is_read_as_well(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["STT", "Họ và tên", "Ngày vào Đảng", "Diện kê khai TSTN", "Loại đảng viên"])
    sheet.append([1, "Nguyễn Văn Mẫu", dt.datetime(2000, 2, 3), "x", "chính thức"])  # noqa: DTZ001 - as Excel keeps it
    sheet.append([2, "Trần Thị Thử", "05/03/2016", None, "dự bị"])
    path = tmp_path / "roster.xlsx"
    book.save(path)

    roll = roster.load(path)

    assert [member.name for member in roll.members] == ["Nguyễn Văn Mẫu", "Trần Thị Thử"]
    assert [member.admitted for member in roll.members] == [
        dt.date(2000, 2, 3),
        dt.date(2016, 3, 5),
    ]
    assert [member.declares_assets for member in roll.members] == [True, False]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no workbook", b"ho_ten\nLe Van Thu"])
def test_a_broken_workbook_is_refused_in_words(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    path.write_bytes(content)

    with pytest.raises(PlanError, match=r"roster\.xlsx.*Excel"):
        roster.load(path)


def test_without_a_column_for_it_nobody_knows_who_declares(tmp_path: Path) -> None:
    roll = roster.load(_written(tmp_path, "ho_ten\nNguyễn Văn Mẫu\n"))

    assert not roll.knows_declarants


def test_a_roster_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="không mở được"):
        roster.load(tmp_path / "roster.csv")


def test_the_roster_of_a_folder_is_found_by_its_name(tmp_path: Path) -> None:
    assert roster.find_roster(tmp_path) is None
    (tmp_path / "Roster.XLSX").touch()
    assert roster.find_roster(tmp_path) == tmp_path / "Roster.XLSX"
    (tmp_path / "roster.csv").touch()
    assert roster.find_roster(tmp_path) == tmp_path / "roster.csv"


@given(data=st.binary(max_size=300))
def test_no_bytes_make_it_fall_over(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("roll") / "roster.csv"
    path.write_bytes(b"ho_ten,loai_dang_vien\n" + data)

    with contextlib.suppress(PlanError):
        assert roster.load(path).members


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nguyễn Văn Tuấn", "NGUYỄN VĂN TUẤN", True),
        ("Nguyễn Văn Tuấn", "nguyen van tuan", True),
        ("Đ/c Nguyễn Văn Tuấn", "đồng chí Nguyễn Văn Tuấn", True),
        ("Nguyễn Thị Hoà", "Nguyễn Thị Hòa", True),
        ("Nguyễn Văn Tuấn", "Nguyễn Văn Tuân", False),
        ("Nguyễn Văn Tuấn", "Nguyễn Văn Toàn", False),
        ("Ðỗ Văn Mẫu", "Đỗ Văn Mẫu", True),
    ],
)
def test_names_are_one_name_or_two(one: str, other: str, *, same: bool) -> None:
    assert same_name(one, other) is same


def test_on_a_scan_accents_prove_nothing() -> None:
    assert same_name("Nguyễn Văn Tuấn", "Nguyên Văn Tuân", loosely=True)
    assert name_key("Đ/c NGUYỄN  Văn Tuấn") == "nguyen van tuan"
