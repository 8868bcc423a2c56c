from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
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


def receipt(name: str, sha256: str, at: dt.datetime = AT) -> Receipt:
    return Receipt(name=name, sha256=sha256, size=1, received=at)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'so.sqlite'}"


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    with Ledger(url) as opened:
        yield opened


def test_the_same_bytes_under_the_same_name_are_received_once(ledger: Ledger) -> None:
    assert ledger.receive("p", "KTTH", receipt("bc.docx", "a"))
    assert not ledger.receive("p", "KTTH", receipt("bc.docx", "a"))
    assert len(ledger.receipts("p", "KTTH")) == 1


def test_the_time_of_receipt_is_the_first_arrival(ledger: Ledger) -> None:
    ledger.receive("p", "KTTH", receipt("bc.docx", "a"))
    ledger.receive("p", "KTTH", receipt("bc.docx", "a", AT + dt.timedelta(days=1)))

    assert ledger.receipts("p", "KTTH")[0].received == AT


def test_new_bytes_under_a_name_take_its_place(ledger: Ledger) -> None:
    ledger.receive("p", "KTTH", receipt("bc.docx", "a"))
    ledger.receive("p", "KTTH", receipt("bc.docx", "b", AT + dt.timedelta(days=1)))

    assert [one.sha256 for one in ledger.receipts("p", "KTTH")] == ["b"]


def test_a_version_is_new_only_when_the_papers_are(ledger: Ledger) -> None:
    ledger.receive("p", "KTTH", receipt("bc.docx", "a"))
    first = ledger.version("p", "KTTH", ledger.receipts("p", "KTTH"), AT)
    ledger.receive("p", "KTTH", receipt("bc (1).docx", "a"))  # nộp trùng
    again = ledger.version("p", "KTTH", ledger.receipts("p", "KTTH"), AT)
    ledger.receive("p", "KTTH", receipt("bc.docx", "b"))
    second = ledger.version("p", "KTTH", ledger.receipts("p", "KTTH"), AT)

    assert (first.number, again.number, second.number) == (1, 1, 2)


def test_branches_do_not_share_versions_or_papers(ledger: Ledger) -> None:
    ledger.receive("p", "KTTH", receipt("bc.docx", "a"))
    ledger.version("p", "KTTH", ledger.receipts("p", "KTTH"), AT)

    assert ledger.receipts("p", "THCB") == ()
    assert ledger.version("p", "THCB", (), AT).number == 1


def test_the_same_papers_on_the_same_inputs_are_recorded_once(ledger: Ledger) -> None:
    version = ledger.version("p", "KTTH", (), AT)

    assert ledger.record(version, "inputs", REPORT, AT)
    assert not ledger.record(version, "inputs", REPORT, AT)
    assert ledger.record(version, "other inputs", REPORT, AT)
    assert len(ledger.history("p", "KTTH")) == 2


def test_a_gap_report_comes_back_as_it_was_recorded(ledger: Ledger) -> None:
    version = ledger.version("p", "KTTH", (), AT)
    ledger.record(version, "1", REPORT, AT)
    later = replace(REPORT, as_of=dt.date(2016, 11, 20))
    ledger.record(version, "2", later, AT)

    latest = ledger.latest("p", "KTTH")
    assert latest is not None
    assert latest.report == later
    assert [one.report for one in ledger.history("p", "KTTH")] == [REPORT, later]


def test_two_processes_may_write_the_same_ledger(url: str, ledger: Ledger) -> None:
    with Ledger(url) as other:
        assert other.receive("p", "KTTH", receipt("a", "1"))
        assert ledger.receive("p", "KTTH", receipt("b", "2"))
        assert len(other.receipts("p", "KTTH")) == 2


def test_a_report_altered_outside_is_found(url: str, ledger: Ledger) -> None:
    version = ledger.version("p", "KTTH", (), AT)
    ledger.record(version, "1", REPORT, AT)
    assert ledger.damaged(set()) == []

    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE gap_reports SET content = replace(content, 'KTTH', 'THCB')")
    connection.close()

    assert "đã bị sửa" in ledger.damaged(set())[0]


def test_a_lost_original_is_named(ledger: Ledger) -> None:
    ledger.receive("p", "KTTH", receipt("bc.docx", "a"))

    assert "bc.docx" in ledger.damaged(set())[0]
    assert ledger.damaged({"a"}) == []


def test_a_file_that_is_no_database_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "so.sqlite"
    file.write_bytes(b"day khong phai co so du lieu" * 100)

    with pytest.raises(LedgerError, match="Không dùng được sổ theo dõi"):
        Ledger(f"sqlite:///{file}")
