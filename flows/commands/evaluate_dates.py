"""How right the date reader is on sentences and periods that an independent reader labelled."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import samples
from extractors.dates import answer
from flows.commands.evaluate_figures import share

SENTENCES = samples.FOLDER / "dates" / "held-out.toml"
PERIODS = samples.FOLDER / "dates" / "periods-held-out.toml"
_NO_CALENDAR = {"duration", "recurring", "time"}  # may be left out or named: number 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Counts over the labelled sentences and periods; ``overlapping`` pairs a read expression
    with a labelled one it shares a character with, each at most once."""

    labelled: int
    read: int
    overlapping: int
    same_words: int  # of the overlapping: the very same characters
    right: int  # of the labelled: kind, first day, last day and "invalid" all as labelled
    negatives: int  # sentences without any expression
    read_negatives: int
    periods: int
    right_periods: int
    false_ok: int  # "ok" where the label is not

    @property
    def f1(self) -> float:
        """Of the spans, by overlap."""
        return 2 * self.overlapping / (self.labelled + self.read)


def measure(sentences: Path = SENTENCES, cases: Path = PERIODS) -> Figures:
    """The figures of the two files (their meaning is told at the head of each)."""
    labels = tomllib.loads(sentences.read_text(encoding="utf-8"))
    pairs: list[tuple[Mapping[str, Any], Mapping[str, Any] | None]] = []
    read = negatives = read_negatives = 0
    for sentence in labels["sentence"]:
        spans = _read(sentence["text"], sentence.get("reference", labels["reference"]))
        read += len(spans)
        negatives += not sentence["spans"]
        read_negatives += bool(spans and not sentence["spans"])
        pairs += _paired(_placed(sentence), spans)
    met = [(label, span) for label, span in pairs if span is not None]
    verdicts = [
        (case["verdict"], _verdict(case))
        for case in tomllib.loads(cases.read_text(encoding="utf-8"))["case"]
    ]
    return Figures(
        labelled=len(pairs),
        read=read,
        overlapping=len(met),
        same_words=sum(
            (label["from"], label["to"]) == (span["start"], span["end"]) for label, span in met
        ),
        right=sum(_meaning(label) == _said(span) for label, span in met),
        negatives=negatives,
        read_negatives=read_negatives,
        periods=len(verdicts),
        right_periods=sum(label == said for label, said in verdicts),
        false_ok=sum(said == "ok" != label for label, said in verdicts),
    )


def summary(found: Figures) -> list[str]:
    """The figures, a line each."""
    return [
        f"cụm ngày tháng tìm được (chung chỗ): F1 {found.f1:.3f}",
        f"đúng từng chữ: {share(found.same_words, found.labelled)}",
        f"đúng nghĩa từ đầu đến cuối: {share(found.right, found.labelled)}",
        f"không phải ngày mà đọc ra ngày: {share(found.read_negatives, found.negatives)}",
        f"mốc so với yêu cầu, kết luận đúng: {share(found.right_periods, found.periods)}"
        f" (“đủ” sai: {found.false_ok})",
    ]


def report() -> None:
    """Print them under a heading of their own."""
    print("ngày tháng: bộ câu gắn nhãn riêng")
    for line in summary(measure()):
        print(f"   {line}")


def _read(text: str, reference: dt.date) -> list[dict[str, Any]]:
    spans = answer({"text": text, "reference": reference.isoformat()})["spans"]
    return [span for span in spans if span["kind"] not in _NO_CALENDAR]


def _placed(sentence: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The labels of a sentence with their places, each looked for behind the one before."""
    placed, at = [], 0
    for label in sentence["spans"]:
        at = sentence["text"].index(label["words"], at)
        placed.append({**label, "from": at, "to": at + len(label["words"])})
        at += len(label["words"])
    return placed


def _paired(
    labels: Sequence[Mapping[str, Any]], spans: Iterable[Mapping[str, Any]]
) -> list[tuple[Mapping[str, Any], Mapping[str, Any] | None]]:
    """Every label with the first span that shares a character with it and is nobody else's."""
    left, pairs = list(spans), []
    for label in labels:
        span = next(
            (s for s in left if s["start"] < label["to"] and label["from"] < s["end"]), None
        )
        if span is not None:
            left.remove(span)
        pairs.append((label, span))
    return pairs


def _meaning(label: Mapping[str, Any]) -> tuple[object, ...]:
    return label["kind"], label.get("start"), label.get("end"), label.get("invalid", False)


def _said(span: Mapping[str, Any]) -> tuple[object, ...]:
    first, last = (_day(span[name]) for name in ("norm_start", "norm_end"))
    return span["kind"], first, last, span["invalid"]


def _day(written: str | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


def _verdict(case: Mapping[str, Any]) -> str:
    asked = case["requirement"]
    anchor = asked.get("anchor")
    line = {
        "text": case["text"],
        "reference": case["reference"].isoformat(),
        "requirement": {
            **{name: _iso(asked.get(name)) for name in ("start", "end")},
            "end_rule": asked.get("end_rule"),
            "anchor": {**anchor, "date": _iso(anchor.get("date"))} if anchor else None,
        },
    }
    verdict: str = answer(line)["verdict"]
    return verdict


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
