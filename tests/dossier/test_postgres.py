"""The ledger is the same on PostgreSQL: only its URL differs."""

from __future__ import annotations

import datetime as dt
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dossier.dates import VIETNAM
from dossier.errors import LedgerError
from dossier.findings import GapReport
from dossier.ledger import Ledger
from dossier.records import Receipt

AT = dt.datetime(2016, 11, 12, 9, 30, tzinfo=VIETNAM)
REPORT = GapReport(
    plan="p",
    branch="KTTH",
    name="Chi bộ Kinh tế - Tổng hợp",
    as_of=dt.date(2016, 11, 12),
    documents=(),
    quarantine=(),
    report=None,
    dossier=None,
)


@pytest.fixture(scope="module")
def url(program: Callable[[str, str], str]) -> Iterator[str]:
    initdb, server = program("initdb", "postgresql"), program("postgres", "postgresql")
    as_server: list[str] = []
    folder = Path(tempfile.mkdtemp(prefix="hoso-pg-"))
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        as_server = ["runuser", "-u", "postgres", "--"]
        os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
    data = str(folder / "data")
    initialise = [*as_server, initdb, "-D", data, "-A", "trust", "-U", "hoso", "-E", "UTF8"]
    subprocess.run(initialise, check=True, capture_output=True, cwd="/")
    port = _free_port()
    command = [*as_server, server, "-D", data, "-p", str(port), "-k", str(folder)]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/"
    )
    try:
        address = f"postgresql+psycopg://hoso@127.0.0.1:{port}/postgres"
        _await(address)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)
        shutil.rmtree(folder)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _await(address: str) -> None:
    for _ in range(100):
        try:
            Ledger(address).__exit__(None, None, None)
        except LedgerError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("PostgreSQL không khởi động")


def test_receipts_versions_and_reports_live_in_postgresql(url: str) -> None:
    with Ledger(url) as ledger:
        receipt = Receipt(name="báo cáo.docx", sha256="a", size=1, received=AT)
        assert ledger.receive("p", "KTTH", receipt)
        assert not ledger.receive("p", "KTTH", receipt)
        version = ledger.version("p", "KTTH", ledger.receipts("p", "KTTH"), AT)
        assert ledger.record(version, "inputs", REPORT, AT)
        assert not ledger.record(version, "inputs", REPORT, AT)
        latest = ledger.latest("p", "KTTH")
        assert latest is not None
        assert (latest.version, latest.report) == (1, REPORT)
        assert ledger.damaged({"a", "b"}) == []


def test_the_same_arrival_from_many_processes_is_received_once(url: str) -> None:
    receipt = Receipt(name="cùng lúc.docx", sha256="b", size=1, received=AT)

    def arrive(_: int) -> bool:
        with Ledger(url) as ledger:
            return ledger.receive("p", "THCB", receipt)

    with ThreadPoolExecutor(8) as pool:
        new = list(pool.map(arrive, range(16)))

    assert new.count(True) == 1
    with Ledger(url) as ledger:
        assert len(ledger.receipts("p", "THCB")) == 1
