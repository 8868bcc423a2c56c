"""Reads a branch's roster (CSV or XLSX) and says exactly what is wrong in it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import re
import warnings
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from dossier.errors import PlanError
from dossier.folding import squeeze
from dossier.roster import Member, Roster, name_key
from extractors.refusal import Refused
from extractors.sandbox.intake import opened

# Heading → field; compared without accents, spaces and underscores.
_HEADINGS = {
    squeeze(written): field
    for field, wordings in {
        "name": ("ho_ten", "họ và tên", "họ tên đảng viên", "họ và tên đảng viên", "tên"),
        "party_post": ("chuc_vu_dang", "chức vụ trong đảng", "chức vụ đảng"),
        "office_post": ("chuc_vu_chinh_quyen", "chức vụ chính quyền", "chức vụ", "chức danh"),
        "kind": ("loai_dang_vien", "loại đảng viên", "chính thức/dự bị", "đảng viên"),
        "admitted": ("ngay_vao_dang", "ngày vào đảng", "ngày kết nạp"),
        "confirmed": ("ngay_chinh_thuc", "ngày chính thức", "ngày công nhận chính thức"),
        "birth": ("ngay_sinh", "ngày sinh", "ngày, tháng, năm sinh"),
        "exempt": ("mien_cong_tac_sinh_hoat", "miễn công tác, sinh hoạt", "miễn sinh hoạt"),
        "declares": ("dien_ke_khai_tstn", "diện kê khai tài sản, thu nhập", "diện kê khai"),
        "number": ("stt", "tt", "số thứ tự"),
    }.items()
    for written in wordings
}
_YES = frozenset(map(squeeze, ("x", "có", "1", "đúng", "yes", "true", "✓")))
_NO = frozenset(map(squeeze, ("", "0", "không", "no", "false", "-")))
_OFFICIAL = frozenset(map(squeeze, ("", "chính thức", "ct", "đvct")))
_PROBATIONARY = frozenset(map(squeeze, ("dự bị", "db", "đvdb")))
_ENCODINGS = ("utf-8-sig", "utf-16", "cp1258")
_MAX_ROWS = 5_000
_MAX_BYTES = 5 * 2**20  # of the file
_MAX_UNPACKED = 50 * 2**20  # of all parts of a workbook

_Row = tuple[int, list[str]]  # its line in the file, its cells


def find_roster(folder: Path) -> Path | None:
    """The roster in a branch's folder, or ``None``; ``roster.csv`` comes before ``roster.xlsx``."""
    try:
        named = {path.name.lower(): path for path in sorted(folder.iterdir()) if path.is_file()}
    except OSError:  # whoever lists the papers says that the folder may not be looked at
        return None
    return named.get("roster.csv") or named.get("roster.xlsx")


def load(path: Path) -> Roster:
    """The roster in the file.

    Raises:
        PlanError: it cannot be read or says something impossible; the message names the file, the
            line, what is wrong and how to put it right.
    """
    rows = _xlsx(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    if not rows:
        _refuse(path, None, "danh sách trống", "Ghi mỗi đảng viên một dòng, dưới dòng tiêu đề")
    (line, headings), *entries = rows
    columns = _columns(path, line, headings)
    members = tuple(
        _member(path, line, {field: cells[at].strip() for field, at in columns.items()})
        for line, cells in ((line, _padded(cells, len(headings))) for line, cells in entries)
    )
    if not members:
        _refuse(
            path, None, "chưa có đảng viên nào", "Ghi mỗi đảng viên một dòng, dưới dòng tiêu đề"
        )
    _refuse_twins(path, [line for line, _ in entries], members)
    return Roster(members=members, knows_declarants="declares" in columns)


def _refuse(path: Path, line: int | None, wrong: str, remedy: str) -> NoReturn:
    place = f"{path.name}, dòng {line}" if line else path.name
    raise PlanError(f"Danh sách đảng viên {place}: {wrong}. {remedy}.")


# --------------------------------------------------------------------------- the two file formats


def _csv(path: Path) -> list[_Row]:
    text = _decoded(path)
    first = next(iter(text.splitlines()), "")
    separator = max(";\t,", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    rows: list[_Row] = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((reader.line_num, cells))
    except csv.Error:
        _refuse(
            path,
            reader.line_num,
            "dấu ngoặc kép không khép",
            "Sửa dấu ngoặc kép ở dòng này rồi lưu lại",
        )
    return _limited(path, rows)


def _decoded(path: Path) -> str:
    data = _bytes(path)
    for encoding in _ENCODINGS:
        if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    _refuse(path, None, "không rõ bảng mã", "Mở bằng Excel và lưu lại kiểu “CSV UTF-8”")


def _bytes(path: Path) -> bytes:
    try:
        with opened(path) as file:
            if os.fstat(file.handle).st_size > _MAX_BYTES:
                _refuse_size(path)
            return file.read()
    except Refused as refusal:
        wrong = f"không mở được tệp ({refusal.message.rstrip('.')})"
        _refuse(path, None, wrong, "Kiểm tra tên tệp và quyền đọc")


def _refuse_size(path: Path) -> NoReturn:
    _refuse(
        path,
        None,
        "lớn bất thường",
        "Kiểm tra lại: tệp này có đúng là danh sách của chi bộ không",
    )


def _xlsx(path: Path) -> list[_Row]:
    data = io.BytesIO(_bytes(path))
    try:
        with zipfile.ZipFile(data) as parts:
            if sum(part.file_size for part in parts.infolist()) > _MAX_UNPACKED:
                _refuse_size(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's remarks on styles are no business of ours
            import openpyxl  # noqa: PLC0415  # a third of a second that a CSV need not pay

            book = openpyxl.load_workbook(data, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = [
            (line, [_written(cell) for cell in cells])
            for line, cells in enumerate(
                sheet.iter_rows(values_only=True, max_row=_MAX_ROWS + 2), 1
            )
        ]
    except (OSError, ValueError, KeyError, IndexError, zipfile.BadZipFile, SyntaxError, TypeError):
        _refuse(path, None, "không phải tệp Excel (.xlsx) lành lặn", "Mở bằng Excel và lưu lại")
    return _limited(path, [(line, cells) for line, cells in rows if any(map(str.strip, cells))])


def _written(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, bool):
        return "1" if cell else ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _limited(path: Path, rows: list[_Row]) -> list[_Row]:
    if len(rows) > _MAX_ROWS:
        _refuse(
            path,
            None,
            f"có hơn {_MAX_ROWS} dòng",
            "Kiểm tra lại: tệp này có đúng là danh sách của chi bộ không",
        )
    return rows


# ----------------------------------------------------------------------------- headings and cells


def _columns(path: Path, line: int, headings: Sequence[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for at, heading in enumerate(headings):
        field = _HEADINGS.get(squeeze(heading))
        if field is None:
            continue  # a branch may keep columns of its own
        if field in columns:
            _refuse(path, line, f"cột “{heading.strip()}” có hai lần", "Giữ lại một cột")
        columns[field] = at
    if "name" not in columns:
        _refuse(
            path,
            line,
            "không có cột ho_ten",
            "Dòng đầu phải là tiêu đề, có cột “ho_ten” (họ và tên)",
        )
    return columns


def _padded(cells: list[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _member(path: Path, line: int, cells: dict[str, str]) -> Member:
    name = " ".join(cells["name"].split())
    if len(name_key(name)) < 2 or any(map(str.isdigit, name)):
        wrong = f"họ tên “{name}” không phải tên người" if name else "thiếu họ tên"
        _refuse(path, line, wrong, "Ghi đầy đủ họ và tên ở cột ho_ten")
    return Member(
        name=name,
        party_post=cells.get("party_post", ""),
        office_post=cells.get("office_post", ""),
        official=_official(path, line, cells.get("kind", "")),
        admitted=_day(path, line, "ngay_vao_dang", cells.get("admitted", "")),
        confirmed=_day(path, line, "ngay_chinh_thuc", cells.get("confirmed", "")),
        birth=_day(path, line, "ngay_sinh", cells.get("birth", "")),
        exempt=_flag(path, line, "mien_cong_tac_sinh_hoat", cells.get("exempt", "")),
        declares_assets=_flag(path, line, "dien_ke_khai_tstn", cells.get("declares", "")),
    )


def _flag(path: Path, line: int, column: str, cell: str) -> bool:
    written = squeeze(cell)
    if cell.strip() in ("✓", "✔") or written in _YES - {""}:
        return True
    if written in _NO:
        return False
    _refuse(
        path,
        line,
        f"cột {column} ghi “{cell}”",
        "Ghi “x” (hoặc “có”, “1”) nếu đúng, để trống nếu không",
    )


def _official(path: Path, line: int, cell: str) -> bool:
    written = squeeze(cell)
    if written in _OFFICIAL:
        return True
    if written in _PROBATIONARY:
        return False
    _refuse(path, line, f"cột loai_dang_vien ghi “{cell}”", "Ghi “chính thức” hoặc “dự bị”")


def _day(path: Path, line: int, column: str, cell: str) -> dt.date | None:
    if not cell.strip():
        return None
    numbers = re.fullmatch(
        r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})(?:[ T]00:00:00)?", cell.strip()
    )
    try:
        if numbers and len(numbers[1]) == 4:
            return dt.date(int(numbers[1]), int(numbers[2]), int(numbers[3]))
        if numbers and len(numbers[3]) == 4:
            return dt.date(int(numbers[3]), int(numbers[2]), int(numbers[1]))
    except ValueError:
        pass
    _refuse(
        path,
        line,
        f"cột {column} ghi “{cell}” không phải ngày có thật",
        "Ghi ngày/tháng/năm, ví dụ 05/03/2015",
    )


def _refuse_twins(path: Path, lines: Sequence[int], members: Sequence[Member]) -> None:
    """Two equal lines are one person twice; namesakes need a day of birth or of admission each."""
    seen: dict[tuple[str, dt.date | None, dt.date | None], int] = {}
    for line, member in zip(lines, members, strict=True):
        key = (member.name.casefold(), member.birth, member.admitted)
        if key in seen:
            _refuse(
                path,
                line,
                f"đồng chí {member.name} đã có ở dòng {seen[key]}",
                "Bỏ dòng thừa; nếu là hai người trùng tên, ghi ngày vào Đảng của từng người",
            )
        seen[key] = line
