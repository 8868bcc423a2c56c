"""Plan files: one TOML a campaign, read strictly and refused with file, line and remedy."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from pathlib import Path
from typing import Any

import pydantic

from dossier import wording
from dossier.errors import PlanError
from dossier.plan import Coverage, Plan, Unit

FOLDER = Path(__file__).parent
_PLAN = pydantic.TypeAdapter(Plan)
_COVERAGE = pydantic.TypeAdapter(Coverage)

# pydantic's kinds of error, in the words of the person who edits the file
_WORDS = {
    "missing": "thiếu mục này",
    "unexpected_keyword_argument": "không có mục nào tên như vậy (gõ nhầm?)",
    "date_type": "phải là ngày, ví dụ 2016-11-14",
    "date_parsing": "không phải ngày có thật, ví dụ đúng: 2016-11-14",
    "date_from_datetime_parsing": "không phải ngày có thật, ví dụ đúng: 2016-11-14",
    "datetime_type": "phải là ngày giờ, ví dụ 2016-11-21T14:00:00+07:00",
    "enum": "không nằm trong các giá trị cho phép",
    "string_type": "phải là chữ trong ngoặc kép",
    "int_type": "phải là số nguyên",
    "bool_type": "phải là true hoặc false",
}


def available(folders: tuple[Path, ...] = (FOLDER,)) -> dict[str, Path]:
    """Plan id -> file, for every plan in ``folders``."""
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.toml"))}


def load(plan: str, folders: tuple[Path, ...] = (FOLDER,)) -> Plan:
    """The plan with this id, or in the file of this name.

    Raises:
        PlanError: there is no such plan, or its file is invalid.
    """
    return parse(file_of(plan, folders))


def file_of(plan: str, folders: tuple[Path, ...] = (FOLDER,)) -> Path:
    """The file of the plan with this id, or the file itself when its name is given.

    Raises:
        PlanError: there is no such plan.
    """
    path = Path(plan) if plan.endswith(".toml") else available(folders).get(plan)
    if path is None:
        known = ", ".join(available(folders)) or "không có"
        raise PlanError(f"Không có kế hoạch “{plan}”. Các kế hoạch hiện có: {known}.")
    return path


def parse(path: Path) -> Plan:
    """Read one plan file.

    Raises:
        PlanError: with file, line and remedy.
    """
    text = _read(path)
    plan: Plan = _validated(path, text, _PLAN)
    _check_whole(path, text, plan)
    if plan.wordings is None:
        return plan
    return dataclasses.replace(plan, coverage=_wordings(path.parent / plan.wordings, plan))


def quotes(plan: Plan) -> list[tuple[str, str]]:
    """Every (notice number, quotation) of a plan."""
    found: list[tuple[str, str]] = []

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            if set(node) == {"notice", "place", "quote"}:
                found.append((node["notice"], node["quote"]))
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(_PLAN.dump_python(plan, mode="json"))
    return found


def stands_in(quote: str, text: str) -> bool:
    """Whether a quotation stands in a notice word for word; " … " is an omission."""
    position = 0
    for piece in quote.split(" … "):
        position = text.find(piece, position)
        if position < 0:
            return False
        position += len(piece)
    return True


def notice_text(plan_file: Path, plan: Plan, number: str) -> str:
    """The text of a notice, without the emphasis marks of its transcription."""
    notice = next(notice for notice in plan.notices if notice.number == number)
    return _read(plan_file.parent / notice.file).replace("*", "")


def with_registry(plan: Plan, path: Path) -> Plan:
    """The plan with what a registry file says of each branch (congress, chi ủy, visit …).

    Raises:
        PlanError: a branch or a key that the plan does not know, or a broken value.
    """
    text = _read(path)
    try:
        entries = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PlanError(f"{path}: sai cú pháp TOML ({error}). Sửa dòng đó rồi chạy lại.") from error
    known = {unit.id: unit for unit in plan.units}
    for unit_id, entry in entries.items():
        if unit_id not in known:
            names, line = ", ".join(known), _line(text, (unit_id,))
            raise PlanError(
                f"{path}, dòng {line}: kế hoạch không có chi bộ “{unit_id}”."
                f" Các mã có thể dùng: {names}."
            )
        allowed = {"congress", "chi_uy", "visit", "special_achievement", "email"}
        if not isinstance(entry, dict):
            raise PlanError(
                f"{path}, dòng {_line(text, (unit_id,))}: {unit_id} phải là một mục,"
                f" viết [{unit_id}]."
            )
        for key in entry:
            if key not in allowed:
                raise PlanError(
                    f"{path}, dòng {_line(text, (unit_id, key))}: [{unit_id}] không có mục “{key}”."
                    f" Các mục có thể dùng: {', '.join(sorted(allowed))}."
                )
        merged = pydantic.TypeAdapter(Unit).dump_python(known[unit_id]) | entry
        try:
            known[unit_id] = pydantic.TypeAdapter(Unit).validate_python(merged)
        except pydantic.ValidationError as error:
            first = error.errors()[0]
            where = (unit_id, *first["loc"])
            message = _explain(path, text, where, first["type"], first["msg"])
            raise PlanError(message) from error
    fields = {name: getattr(plan, name) for name in Plan.__dataclass_fields__}
    return Plan(**(fields | {"units": tuple(known.values())}))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise PlanError(
            f"Không có tệp kế hoạch “{path}”. Kiểm tra lại đường dẫn."
            if isinstance(error, FileNotFoundError)
            else f"Không mở được {path}. Kiểm tra tên tệp và quyền đọc."
        ) from error
    except UnicodeDecodeError as error:
        raise PlanError(f"{path}: không phải tệp chữ UTF-8. Lưu lại bằng mã UTF-8.") from error


def _validated(path: Path, text: str, kind: pydantic.TypeAdapter[Any]) -> Any:
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PlanError(f"{path}: sai cú pháp TOML ({error}). Sửa dòng đó rồi chạy lại.") from error
    try:
        return kind.validate_python(data)
    except pydantic.ValidationError as error:
        first = error.errors()[0]
        raise PlanError(_explain(path, text, first["loc"], first["type"], first["msg"])) from error


def _wordings(path: Path, plan: Plan) -> Coverage:
    """The wordings file of a plan; every name in it must lead somewhere."""
    text = _read(path)
    coverage: Coverage = _validated(path, text, _COVERAGE)
    for name, entries in coverage.concepts.items():
        try:
            wording.Wordings(entries)
        except ValueError as error:
            raise PlanError(f"{path}: trong [concepts], “{name}”: {error}. Sửa lại.") from error
    clauses = {clause.id for content in plan.contents for clause in content.clauses}
    for answer in coverage.answers:
        if answer.clause not in clauses:
            raise PlanError(f"{path}: kế hoạch không có điểm “{answer.clause}”. Sửa lại mã.")
        for name in sorted(answer.concepts - coverage.concepts.keys()):
            line = 1 + text[: max(text.find(f'"{name}"'), 0)].count("\n")
            raise PlanError(
                f"{path}, dòng {line}: [concepts] không có “{name}”. Thêm vào hoặc sửa tên."
            )
    return coverage


def _check_whole(path: Path, text: str, plan: Plan) -> None:
    """What a single table cannot see: identifiers used twice, notices not listed."""
    for name, ids in (
        ("units", [unit.id for unit in plan.units]),
        ("contents", [content.id for content in plan.contents]),
        ("clauses", [clause.id for content in plan.contents for clause in content.clauses]),
        ("items", [item.id for item in plan.items]),
    ):
        twice = next((one for one in ids if ids.count(one) > 1), None)
        if twice is not None:
            raise PlanError(f"{path}: trong {name}, mã “{twice}” dùng hai lần. Đặt mã khác nhau.")
    numbers = {notice.number for notice in plan.notices}
    for number, quote in quotes(plan):
        if number not in numbers:
            line = 1 + text[: max(text.find(quote[:40]), 0)].count("\n")
            raise PlanError(
                f"{path}, dòng {line}: dẫn “{number}” nhưng [[notices]] không có văn bản đó."
                " Thêm văn bản hoặc sửa số."
            )
    for unit in plan.units:
        if unit.visit is not None and unit.visit.utcoffset() is None:
            raise PlanError(f"{path}: {unit.id}: visit phải có múi giờ, ví dụ …T14:00:00+07:00.")


def _explain(path: Path, text: str, loc: tuple[int | str, ...], kind: str, raw: str) -> str:
    where = ".".join(str(part) for part in loc)
    what = _WORDS.get(kind, raw)
    return f"{path}, dòng {_line(text, loc)}: {where}: {what}. Sửa dòng đó rồi chạy lại."


def _line(text: str, loc: tuple[int | str, ...]) -> int:
    """The line of ``contents.2.clauses.0.source``: follow tables by their order in the file."""
    position = 0
    prefix: list[str] = []
    for index, part in enumerate(loc):
        if isinstance(part, int):
            header = re.compile(rf"^\[\[{re.escape('.'.join(prefix))}\]\]", re.M)
            hits = [m.start() for m in header.finditer(text, position)]
            if part < len(hits):
                position = hits[part]
            continue
        prefix.append(part)
        last = index == len(loc) - 1
        table = re.search(rf"^\[{re.escape('.'.join(prefix))}\]", text[position:], re.M)
        key = re.search(
            rf"^{re.escape(part)}\s*=|[{{,]\s*{re.escape(part)}\s*=", text[position:], re.M
        )
        found = min((m for m in (table, key) if m), key=lambda m: m.start(), default=None)
        if found and (last or found is table or "{" in text[position:].splitlines()[0]):
            position += found.start()
    return 1 + text[:position].count("\n")
