"""Which papers belong to which branch, when files and folders are handed over directly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.errors import UsageError
from dossier.facts import Reading
from dossier.plan import Plan, Source, Unit
from flows import inbox
from flows.inbox import Arrived, Gathered

UNKNOWN_ID = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Papers that came together; ``unit`` is ``None`` while only the documents can tell whose."""

    unit: Unit | None
    folder: Path | None  # where a roster may lie
    gathered: Gathered
    hint: Unit | None = None  # the branch a folder is named after; counts when the papers are mute


def bundles(paths: Sequence[Path], plan: Plan, unit: Unit | None) -> list[Bundle]:
    """One bundle for each branch's folder, one for everything else.

    A roster named among loose files is the roster of those files, no paper.

    Raises:
        UsageError: a path does not exist.
    """
    found: list[Bundle] = []
    loose: list[Arrived] = []
    beside: Path | None = None
    for path in paths:
        try:
            if path.is_dir():
                found += _of_folder(path, plan, unit)
            elif path.name.lower() in inbox.ROSTERS and path.is_file():
                beside = path.parent
            else:
                loose.append(_file(path))
        except OSError as error:
            raise UsageError(
                f"Không có tệp hay thư mục “{path}”. Kiểm tra lại đường dẫn."
                if isinstance(error, FileNotFoundError)
                else f"Không mở được “{path}”. Kiểm tra lại đường dẫn và quyền đọc."
            ) from error
    if loose:
        found.append(Bundle(unit=unit, folder=beside, gathered=Gathered(papers=tuple(loose))))
    return found


def owners(bundle: Bundle, readings: Sequence[Reading], plan: Plan) -> dict[str, Unit]:
    """The branches a bundle speaks for, by id.

    One branch when the folder or the command names it, or when more than two thirds of the
    papers that name a branch name the same one: the others are then strays in its folder.
    """
    if bundle.unit is not None:
        return {bundle.unit.id: bundle.unit}
    named = Counter(reading.identity.branch for reading in readings if reading.identity.branch)
    units = {unit_id: unit for unit_id in named if (unit := plan.unit(unit_id)) is not None}
    if not units:
        owner = bundle.hint or unknown_unit()
        return {owner.id: owner}
    first, count = named.most_common(1)[0]
    if first in units and 3 * count > 2 * named.total():
        return {first: units[first]}
    return units


def unknown_unit() -> Unit:
    """Stands for a branch that neither the papers nor the command name."""
    return Unit(
        id=UNKNOWN_ID,
        name="Chưa rõ chi bộ",
        source=Source(notice="", place="", quote=""),
        owes_dossier=False,
    )


def _file(path: Path) -> Arrived:
    status = path.stat()
    return Arrived(
        path=path,
        name=inbox.shown(Path(path.name)),
        size=status.st_size,
        modified=status.st_mtime,
    )


def _of_folder(path: Path, plan: Plan, unit: Unit | None) -> list[Bundle]:
    everything = inbox.gather(path)
    if unit is not None:
        return [Bundle(unit=unit, folder=path, gathered=everything)]
    folders = inbox.branch_folders(path, plan)
    found = []
    for unit_id, folder in folders.items():
        inside = _restricted(everything, f"{inbox.shown(Path(folder.name))}/")
        found.append(Bundle(unit=plan.unit(unit_id), folder=folder, gathered=inside))
    taken = tuple(f"{inbox.shown(Path(folder.name))}/" for folder in folders.values())
    rest = Gathered(
        papers=tuple(one for one in everything.papers if not one.name.startswith(taken)),
        ignored=_outside(everything.ignored, taken),
        irregular=_outside(everything.irregular, taken),
        closed=_outside(everything.closed, taken),
    )
    if rest.papers or rest.irregular or rest.closed or not found:
        hint = inbox.named_unit(path.absolute().name, plan)
        found.append(Bundle(unit=None, folder=path, gathered=rest, hint=hint))
    return found


def _restricted(gathered: Gathered, prefix: str) -> Gathered:
    return replace(
        gathered,
        papers=tuple(one for one in gathered.papers if one.name.startswith(prefix)),
        ignored=tuple(name for name in gathered.ignored if name.startswith(prefix)),
        irregular=tuple(name for name in gathered.irregular if name.startswith(prefix)),
        closed=tuple(name for name in gathered.closed if f"{name}/".startswith(prefix)),
    )


def _outside(names: Iterable[str], taken: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if not f"{name}/".startswith(taken))
