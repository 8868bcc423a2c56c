from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dossier.document import Medium
from dossier.facts import PaperKind
from dossier.plan import Plan
from extractors.identity import identify
from tests.extractors.identity.pages import document, framed

_CASES = [
    (case["kind"], title, case.get("body", ""), case.get("frame", "branch"))
    for case in tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))["case"]
    for title in case["titles"]
]
# What OCR makes of letters (measured on scans of such papers).
_MISREAD = str.maketrans("ểổẢÀIĐủ–", "ếốẲÁ1Ðú-")


@pytest.mark.parametrize(("kind", "title", "body", "frame"), _CASES, ids=[c[1] for c in _CASES])
def test_a_paper_is_known_by_its_title(
    kind: str, title: str, body: str, frame: str, plan: Plan
) -> None:
    identity, _ = identify(document(framed(title, body, frame)), plan)

    assert identity.kind is PaperKind(kind)


@pytest.mark.parametrize(("kind", "title", "body", "frame"), _CASES, ids=[c[1] for c in _CASES])
def test_a_scan_of_it_is_known_as_well(
    kind: str, title: str, body: str, frame: str, plan: Plan
) -> None:
    page = framed(title, body, frame).translate(_MISREAD)

    identity, _ = identify(document(page, medium=Medium.SCAN, confidence=88.0), plan)

    assert identity.kind is PaperKind(kind)


@pytest.mark.parametrize(("kind", "title", "body", "frame"), _CASES, ids=[c[1] for c in _CASES])
def test_the_name_of_its_file_decides_nothing(
    kind: str, title: str, body: str, frame: str, plan: Plan
) -> None:
    page = framed(title, body, frame)

    identity, _ = identify(document(page, file="Bien ban hoi nghi chi bo.docx"), plan)

    assert identity.kind is PaperKind(kind)


def test_the_corpus_is_large_and_refuses_as_it_accepts() -> None:
    assert len(_CASES) >= 150
    assert sum(kind == "khac" for kind, *_ in _CASES) >= 40
