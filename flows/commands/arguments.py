"""What the words on the command line mean; what they cannot mean is said in a sentence."""

from __future__ import annotations

import argparse
import datetime as dt
import difflib
import re
from pathlib import Path

from dossier.dates import VIETNAM
from dossier.errors import UsageError
from dossier.plan import Plan, Unit
from flows import inbox


def unit(word: str, plan: Plan) -> Unit:
    """A branch by id, name or alias.

    Raises:
        UsageError: the plan has no such branch.
    """
    found = inbox.named_unit(word, plan)
    if found is None:
        known = "; ".join(f"{one.id} ({one.name})" for one in plan.units)
        near = difflib.get_close_matches(word.upper(), [one.id for one in plan.units], 1)
        ask = f" Có phải {near[0]} không?" if near else ""
        raise UsageError(f"Kế hoạch không có chi bộ “{word}”.{ask} Các chi bộ: {known}.")
    return found


def existing(path: Path) -> Path:
    """``path``, where it is a file.

    Raises:
        UsageError: nothing is there, or a folder.
    """
    if path.is_dir():
        raise UsageError(f"“{path}” là thư mục; lệnh này xem từng tệp, hãy ghi tên một tệp.")
    if not path.exists():
        raise UsageError(f"Không có tệp “{path}”. Kiểm tra lại đường dẫn.")
    return path


def day(word: str) -> dt.date:
    """``26/12/2016`` or ``2016-12-26``."""
    return moment(word).date()


def moment(word: str) -> dt.datetime:
    """A day or a day and hour, Vietnamese or ISO; without a zone it is Vietnam's."""
    iso = re.sub(r"^(\d{1,2})/(\d{1,2})/(\d{4})", r"\3-\2-\1", word.strip())
    iso = re.sub(r"-(\d)(?=-|T| |$)", r"-0\1", iso)
    try:
        value = dt.datetime.fromisoformat(iso)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"“{word}” không phải ngày (ví dụ 26/12/2016, 2016-12-26, 2016-11-12T09:30)"
        ) from error
    return value if value.tzinfo else value.replace(tzinfo=VIETNAM)


def write(path: Path, content: bytes) -> None:
    """Write a file that the command names.

    Raises:
        UsageError: it cannot be written.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(
            f"Không ghi được {path} ({error.strerror})."
            " Kiểm tra đường dẫn, quyền ghi và dung lượng đĩa."
        ) from error
