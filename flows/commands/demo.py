"""``hoso demo``: the nightly flow once over the sample branches, in a folder of its own."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import sys
from pathlib import Path

import samples
from dossier.dates import VIETNAM
from dossier.errors import ExitCode, HosoError, UsageError
from flows import pipeline, serving, settings
from flows.office import open_office
from review import matrix
from samples.demo import lay

MARK = ".hoso-demo"  # only a folder that bears it is ever cleared
AS_OF = dt.datetime(2016, 12, 26, 1, 0, tzinfo=VIETNAM)
_SETTINGS = 'received = "mtime"  # các tệp mẫu mang ngày nhận của chúng\n'


def demo(args: argparse.Namespace) -> int:
    """Lay the samples, run the nightly flow on them as of 26/12/2016, print the matrix."""
    folder = (args.folder or Path("demo-hoso")).absolute()
    _clear(folder)
    lay(folder / "hop-thu-den")
    shutil.copy(samples.FOLDER / "registry.toml", folder / "registry.toml")
    (folder / settings.FILE).write_text(_SETTINGS, encoding="utf-8")
    chosen = settings.load(folder)
    print(
        "Đang chạy lượt kiểm tra hằng đêm trên sáu chi bộ mẫu (khoảng nửa phút)…", file=sys.stderr
    )
    os.environ.update(serving.alone(chosen))
    from flows.nightly import nightly  # noqa: PLC0415  # Prefect reads its environment on import

    state = nightly(home=str(folder), now=AS_OF.isoformat(), return_state=True)
    if not state.is_completed():
        raise HosoError(f"{state.message} Chi tiết: {chosen.data / 'nhat-ky.log'}")
    pages = chosen.reports / chosen.plan
    with open_office(chosen, now=AS_OF) as office:
        print(matrix.matrix(pipeline.newest(office), office.plan, str(pages)))
    print(f"Mở bằng trình duyệt: {pages / 'index.html'}")
    return ExitCode.COMPLETE


def _clear(folder: Path) -> None:
    if folder.exists():
        if any(folder.iterdir()) and not (folder / MARK).exists():
            raise UsageError(f"{folder} đã có và không phải thư mục chạy thử. Chọn --folder khác.")
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / MARK).touch()
