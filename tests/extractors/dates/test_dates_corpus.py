from __future__ import annotations

import datetime as dt
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from dossier.dates import DateExpression
from extractors.dates import find

_CORPUS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "corpus.toml").read_text(encoding="utf-8")
)
_REFERENCE: dt.date = _CORPUS["reference"]
_READ = [(wording, case) for case in _CORPUS["case"] for wording in case["wordings"]]


def test_corpus_is_large_and_says_nothing_twice() -> None:
    wordings = [wording for wording, _ in _READ]

    assert len(wordings) >= 600
    assert len(wordings) == len(set(wordings))


@pytest.mark.parametrize(("wording", "case"), _READ, ids=[wording for wording, _ in _READ])
def test_wording_is_read_whole_and_only_once(wording: str, case: dict[str, Any]) -> None:
    (found,) = find(wording, _REFERENCE)

    assert wording[found.start : found.end] == wording
    assert _meaning(found) == _expected(case)


def _expected(case: dict[str, Any]) -> tuple[object, ...]:
    return case["kind"], case.get("first"), case.get("last"), case.get("invalid", False)


def _meaning(found: DateExpression) -> tuple[object, ...]:
    return found.kind.value, found.first, found.last, found.invalid


_ANCHORED = [(wording, case) for wording, case in _READ if "anchor" in case]


@pytest.mark.parametrize(("wording", "case"), _ANCHORED, ids=[wording for wording, _ in _ANCHORED])
def test_anchor_keeps_its_words_and_the_date_beside_it(wording: str, case: dict[str, Any]) -> None:
    (found,) = find(wording, _REFERENCE)

    assert found.anchor is not None
    assert found.anchor.text in wording
    assert _plain(case["anchor"]) in _plain(found.anchor.text)
    assert found.anchor.date == case.get("anchor_date")


def _plain(text: str) -> str:
    return _without_accents(text).lower()


@pytest.mark.parametrize("case", _CORPUS["list"], ids=[case["text"] for case in _CORPUS["list"]])
def test_listed_expressions_stand_apart(case: dict[str, Any]) -> None:
    found = find(case["text"], _REFERENCE)

    assert [case["text"][e.start : e.end] for e in found] == case["parts"]
    assert [e.first or "" for e in found] == case["firsts"]
    assert [e.last or "" for e in found] == case["lasts"]


# ---------------------------------------------------------------- noise


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _wide(text: str) -> str:
    return text.replace(" ", "   ")


def _broken(text: str) -> str:
    """The line breaks at the last space."""
    head, space, tail = text.rpartition(" ")
    return f"{head}\n{tail}" if space else text


def _no_break_spaces(text: str) -> str:
    return text.replace(" ", "\u00a0")


def _slanted(text: str) -> str:
    """What tesseract makes of "/", and word processors of "-"."""
    return text.replace("/", "\u2044").replace(" - ", " – ")


def _capitals(text: str) -> str:
    return text.upper()


def _invisible(text: str) -> str:
    return text.replace(" ", " \u200b").replace("á", "á\u00ad")


_NOISES = (
    _decomposed,
    _without_accents,
    _wide,
    _broken,
    _no_break_spaces,
    _slanted,
    _capitals,
    _invisible,
)


@pytest.mark.parametrize("noise", _NOISES, ids=[noise.__name__.strip("_") for noise in _NOISES])
def test_noise_changes_no_meaning(noise: Any) -> None:
    wrong = []
    for wording, case in _READ:
        text = noise(wording)
        found = find(text, _REFERENCE)
        whole = [(text[e.start : e.end], *_meaning(e)) for e in found]
        if whole != [(text, *_expected(case))]:
            wrong.append((text, whole))

    assert wrong == []


def test_letters_a_scanner_takes_for_digits_are_read_as_digits() -> None:
    slips = {"0": "O", "1": "l"}
    wrong = []
    for day, month, year in ((7, 11, 2016), (10, 1, 2014), (31, 10, 2015), (1, 10, 2010)):
        for written in (
            f"ngày {day:02} tháng {month:02} năm {year}",
            f"ngày {day:02}/{month:02}/{year}",
        ):
            for place, digit in enumerate(written):
                if digit not in slips:
                    continue
                text = written[:place] + slips[digit] + written[place + 1 :]
                values = [(e.first, text[e.start : e.end]) for e in find(text)]
                if values != [(dt.date(year, month, day), text)]:
                    wrong.append((text, values))

    assert wrong == []
