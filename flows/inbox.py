"""Where papers come from: a folder for each branch. Nothing in it is ever changed or removed."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dossier.plan import Plan, Unit
from extractors.text import fold

SETTLED_AFTER = 5.0  # seconds without change before a file counts as wholly copied
ROSTERS = ("roster.csv", "roster.xlsx")
_OFFICE_LEFTOVERS = ("~$", ".~lock", ".")  # lock files of Word and LibreOffice, hidden files
_SYSTEM_FILES = {"thumbs.db", "desktop.ini"}
_OWN_FILES = {*ROSTERS, "registry.toml"}


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
    waiting: tuple[str, ...] = ()  # still being copied


def gather(folder: Path, *, settle: bool = False) -> Gathered:
    """Everything below ``folder``. With ``settle``, files still being copied are left for later."""
    papers, ignored, irregular = [], [], []
    for path in _walk(folder):
        name = shown(path.relative_to(folder))
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            irregular.append(name)
        elif _is_no_paper(path.name):
            ignored.append(name)
        else:
            size, modified = status.st_size, status.st_mtime
            papers.append(Arrived(path=path, name=name, size=size, modified=modified))
    waiting = _unsettled(papers) if settle else set()
    return Gathered(
        papers=tuple(one for one in papers if one.name not in waiting),
        ignored=tuple(ignored),
        irregular=tuple(irregular),
        waiting=tuple(sorted(waiting)),
    )


def branch_folders(inbox: Path, plan: Plan) -> dict[str, Path]:
    """Unit id -> its folder: the sub-folder named by the unit's id, name or an alias."""
    if not inbox.is_dir():
        return {}
    found: dict[str, Path] = {}
    for folder in sorted(inbox.iterdir()):
        unit = named_unit(folder.name, plan)
        if unit is not None and folder.is_dir() and not folder.is_symlink():
            found.setdefault(unit.id, folder)
    return found


def strangers(inbox: Path, plan: Plan) -> list[str]:
    """What lies in the inbox outside every branch's folder: named, so that nothing is lost."""
    if not inbox.is_dir():
        return []
    known = set(branch_folders(inbox, plan).values())
    return [
        path.name
        for path in sorted(inbox.iterdir())
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
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _walk(folder: Path) -> Iterator[Path]:
    for base, folders, files in os.walk(folder, followlinks=False):
        links = [name for name in folders if (Path(base) / name).is_symlink()]
        folders[:] = sorted(set(folders) - set(links))
        yield from (Path(base) / name for name in sorted(files + links))


def _is_no_paper(name: str) -> bool:
    lower = name.lower()
    return lower.startswith(_OFFICE_LEFTOVERS) or lower in _SYSTEM_FILES | _OWN_FILES


def _unsettled(papers: list[Arrived]) -> set[str]:
    """Wait once for files written a moment ago; those that still grow are left for the next run."""
    youngest = max((one.modified for one in papers), default=0.0)
    pause = SETTLED_AFTER - (time.time() - youngest)
    if not 0 < pause <= SETTLED_AFTER:
        return set()
    time.sleep(pause)
    growing = set()
    for one in papers:
        try:
            status = one.path.stat()
        except FileNotFoundError:
            growing.add(one.name)
            continue
        if (status.st_size, status.st_mtime) != (one.size, one.modified):
            growing.add(one.name)
    return growing


def _key(name: str) -> str:
    """Case, accents, spaces and hyphens do not tell branches apart."""
    return "".join(letter for letter in fold(name).lower() if letter.isalnum())
