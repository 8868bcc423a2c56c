"""Where papers come from: a folder for each branch. Nothing in it is ever changed or removed."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dossier.errors import UsageError
from dossier.folding import fold
from dossier.plan import Plan, Unit

SETTLED_AFTER = 5.0  # seconds without change before a file counts as wholly copied
ROSTERS = ("roster.csv", "roster.xlsx")
_OFFICE_LEFTOVERS = ("~$", ".~lock", ".")  # lock files of Word and LibreOffice, hidden files
_SYSTEM_FILES = {"thumbs.db", "desktop.ini"}
_OWN_FILES = {*ROSTERS, "registry.toml"}
_LAST_MOMENT = 253_370_764_800.0  # 9999-01-01: some file systems hold times no calendar has


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A file in the inbox; ``name`` is its path below the branch's folder, with ``/``."""

    path: Path
    name: str
    size: int
    modified: float  # seconds since the epoch


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What lies in a folder: papers, files that are no papers, and what is no file at all."""

    papers: tuple[Arrived, ...] = ()
    ignored: tuple[str, ...] = ()
    irregular: tuple[str, ...] = ()  # links, pipes, devices: never opened
    closed: tuple[str, ...] = ()  # files and folders that may not be looked at
    waiting: tuple[str, ...] = ()  # still being copied


def gather(folder: Path, *, settle: bool = False) -> Gathered:
    """Everything below ``folder``. With ``settle``, files still being copied are left for later."""
    papers, ignored, irregular = [], [], []
    closed: list[str] = []
    for path in _walk(folder, lambda path: closed.append(_below(folder, path))):
        name = _below(folder, path)
        try:
            status = path.lstat()
        except FileNotFoundError:
            continue  # gone since the folder was listed
        except OSError:
            closed.append(name)
            continue
        if not stat.S_ISREG(status.st_mode):
            irregular.append(name)
        elif _is_no_paper(path.name):
            ignored.append(name)
        else:
            size, modified = status.st_size, min(max(status.st_mtime, 0.0), _LAST_MOMENT)
            papers.append(Arrived(path=path, name=name, size=size, modified=modified))
    waiting = _unsettled(papers) if settle else set()
    return Gathered(
        papers=tuple(one for one in papers if one.name not in waiting),
        ignored=tuple(ignored),
        irregular=tuple(irregular),
        closed=tuple(closed),
        waiting=tuple(sorted(waiting)),
    )


def branch_folders(inbox: Path, plan: Plan) -> dict[str, Path]:
    """Unit id -> its folder: the sub-folder named by the unit's id, name or an alias."""
    found: dict[str, Path] = {}
    for folder in _listed(inbox):
        unit = named_unit(folder.name, plan)
        if unit is not None and folder.is_dir() and not folder.is_symlink():
            found.setdefault(unit.id, folder)
    return found


def strangers(inbox: Path, plan: Plan) -> list[str]:
    """What lies in the inbox outside every branch's folder: named, so that nothing is lost."""
    known = set(branch_folders(inbox, plan).values())
    return [
        shown(Path(path.name))
        for path in _listed(inbox)
        if path not in known and not _is_no_paper(path.name)
    ]


def named_unit(name: str, plan: Plan) -> Unit | None:
    """The unit that a folder's name or a word on the command line means."""
    wanted = _key(name)
    for unit in plan.units:
        if wanted in {_key(word) for word in (unit.id, unit.name, *unit.aliases)}:
            return unit
    return None


def shown(path: Path) -> str:
    """A name fit for people and JSON, whatever bytes the file system holds."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _listed(inbox: Path) -> list[Path]:
    try:
        return sorted(inbox.iterdir())
    except OSError as error:  # a share that is not there must not read as "nothing was sent"
        raise UsageError(
            f"Không mở được hộp thư đến {shown(inbox)}."
            " Kiểm tra thư mục, ổ đĩa và quyền đọc; nơi mới thì chạy “hoso init” trước."
        ) from error


def _below(folder: Path, path: Path) -> str:
    return shown(path.relative_to(folder) if path != folder else Path(folder.name))


def _walk(folder: Path, closed: Callable[[Path], None]) -> Iterator[Path]:
    def tell(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            closed(Path(error.filename))

    for base, folders, files in os.walk(folder, onerror=tell, followlinks=False):
        links = [name for name in folders if (Path(base) / name).is_symlink()]
        folders[:] = sorted(set(folders) - set(links))
        yield from (Path(base) / name for name in sorted(files + links))


def _is_no_paper(name: str) -> bool:
    lower = name.lower()
    return lower.startswith(_OFFICE_LEFTOVERS) or lower in _SYSTEM_FILES | _OWN_FILES


def _unsettled(papers: list[Arrived]) -> set[str]:
    """Wait once for files written a moment ago; those that still grow are left for the next run."""
    now = time.time()
    youngest = max((one.modified for one in papers if one.modified <= now), default=0.0)
    pause = SETTLED_AFTER - (now - youngest)
    if pause <= 0:
        return set()
    time.sleep(pause)
    growing = set()
    for one in papers:
        try:
            status = one.path.stat()
        except OSError:
            growing.add(one.name)
            continue
        moved = 0 <= status.st_mtime <= _LAST_MOMENT and status.st_mtime != one.modified
        if moved or status.st_size != one.size:
            growing.add(one.name)
    return growing


def _key(name: str) -> str:
    """Case, accents, spaces and hyphens do not tell branches apart."""
    return "".join(letter for letter in fold(name).lower() if letter.isalnum())
