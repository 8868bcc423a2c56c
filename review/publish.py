"""Put a version of the gap reports into a folder: every file whole, or the one before it."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from dossier.findings import Change, CommitteeReport, GapReport
from dossier.plan import Plan
from review import data, html, matrix, sheet, text, word


def publish(
    report: GapReport,
    plan: Plan,
    changes: tuple[Change, ...],
    folder: Path,
    made_at: dt.datetime,
    version: int,
) -> list[Path]:
    """Write BRANCH.html, .docx, .json and .txt; gives their paths.

    Raises:
        OSError: the folder cannot be written; files already replaced stay, none is half written.
    """
    document = data.version_json(report, plan, changes, made_at, version)
    page = html.gap_report(report, plan, changes, made_at, version)
    lines = text.gap_report(report, plan, changes, made_at, version)
    files = {
        f"{report.branch}.html": page.encode(),
        f"{report.branch}.docx": word.gap_report(report, plan),
        f"{report.branch}.json": data.to_bytes(document),
        f"{report.branch}.txt": lines.encode(),
    }
    return _write(folder, files)


def publish_committee(
    report: CommitteeReport, plan: Plan, folder: Path, made_at: dt.datetime
) -> list[Path]:
    """Write index.html, bang-tong-hop.txt, hoso.json and bang-tong-hop.xlsx; gives their paths.

    Raises:
        OSError: as :func:`publish`.
    """
    files = {
        "index.html": html.committee(report, plan, made_at).encode(),
        "bang-tong-hop.txt": matrix.matrix(report, plan, str(folder)).encode(errors="replace"),
        "hoso.json": data.to_bytes(data.committee_json(report, plan)),
        "bang-tong-hop.xlsx": sheet.committee(report, plan),
    }
    return _write(folder, files)


def replace(path: Path, content: bytes) -> None:
    """Write ``path`` so that a reader sees the old file or the new one, also after a power cut.

    Raises:
        OSError: it cannot be written; the old file is untouched.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _write(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, content in files.items():
        replace(folder / name, content)
        paths.append(folder / name)
    return paths


def _sync_folder(folder: Path) -> None:
    # The new name itself must survive a power cut; not every file system lets a folder be synced.
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
