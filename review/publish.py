"""Put a version of the gap reports into a folder: every file whole, or the one before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from dossier.findings import Change, CommitteeReport, GapReport
from dossier.plan import Plan
from dossier.store import write_whole
from review import data, html, matrix, text


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
        LedgerError: the folder cannot be written; files already replaced stay, none is half
            written.
    """
    from review import word  # noqa: PLC0415  # python-docx costs a quarter of a second

    document = data.version_json(report, plan, changes, made_at, version)
    page = html.gap_report(report, plan, changes, made_at, version)
    lines = text.gap_report(report, plan, changes, made_at, version)
    files = {
        f"{report.branch}.html": page.encode(),
        f"{report.branch}.docx": word.gap_report(report, plan),
        f"{report.branch}.txt": lines.encode(),
        f"{report.branch}.json": data.to_bytes(document),  # last: it tells that all are there
    }
    return _write(folder, files)


def publish_committee(
    report: CommitteeReport, plan: Plan, folder: Path, made_at: dt.datetime
) -> list[Path]:
    """Write index.html, bang-tong-hop.txt, hoso.json and bang-tong-hop.xlsx; gives their paths.

    Raises:
        LedgerError: as :func:`publish`.
    """
    from review import sheet  # noqa: PLC0415  # so does openpyxl

    files = {
        "index.html": html.committee(report, plan, made_at).encode(),
        "bang-tong-hop.txt": matrix.matrix(report, plan, str(folder)).encode(errors="replace"),
        "hoso.json": data.to_bytes(data.committee_json(report, plan)),
        "bang-tong-hop.xlsx": sheet.committee(report, plan),
    }
    return _write(folder, files)


def _write(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    paths = []
    for name, content in files.items():
        write_whole(folder / name, content, mode=0o644)
        paths.append(folder / name)
    return paths
