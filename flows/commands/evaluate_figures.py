"""The figures of ``hoso eval``: one line each, and the tables behind them."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import samples
from dossier.folding import fold
from flows import evaluation
from flows.evaluation import Comparison

KEYWORDS = samples.FOLDER / "keywords.toml"
_GAPS = {"partly", "missing", "unclear"}
_IDENTITY = ("branch", "person", "year", "number", "date", "signer", "title", "issuer")


def of_reports(points: Sequence[Comparison]) -> list[str]:
    """The figures of a set, a line each."""
    clauses = _verdicts(points)
    reasons = [one for one in points if one.aspect == "reason"]
    periods = [one for one in points if one.aspect == "status" and "period" in one.subject]
    shown = [one for one in points if one.aspect == "phrase"]
    gaps = Counter((one.expected in _GAPS, one.said in _GAPS) for one in clauses)
    found, called = gaps[True, True], gaps[True, True] + gaps[False, True]
    real = gaps[True, True] + gaps[True, False]
    met = sum(one.said == "met" for one in clauses)
    return [
        f"ý còn thiếu: P {_share(found, called)}, R {_share(found, real)}",
        f"kết luận đúng hẳn: {_share(_right(clauses), len(clauses))}",
        f"“đủ” sai: {_share(gaps[True, False], met)} số lần kết luận đủ",
        f"chưa kết luận: {_share(sum(one.said == 'unclear' for one in clauses), len(clauses))}",
        f"lý do đúng: {_share(_right(reasons), len(reasons))}",
        f"mốc thời gian đúng: {_share(_right(periods), len(periods))}",
        f"câu dẫn đúng chỗ: {_share(_right(shown), len(shown))}",
    ]


def of_dossiers(points: Sequence[Comparison]) -> list[str]:
    """The figures of a set of dossiers, a line each."""
    papers = [one for one in points if one.subject.startswith("document/")]
    kinds = [one for one in papers if one.aspect == "kind"]
    identity = [one for one in papers if one.aspect in _IDENTITY]
    problems = [one for one in papers if one.aspect == "problems"]
    verdicts = [one for one in points if one.subject.startswith("item/")]
    items = [one for one in verdicts if one.subject.count("/") == 1]
    members = [one for one in verdicts if one.subject.count("/") == 2 and one.aspect == "verdict"]
    gaps = Counter((one.expected in _GAPS, one.said in _GAPS) for one in members)
    found, called = gaps[True, True], gaps[True, True] + gaps[False, True]
    real = gaps[True, True] + gaps[True, False]
    codes = [
        (int(str(one.expected)), int(str(one.said)))
        for one in points
        if one.subject.startswith("finding/")
    ]
    hits = sum(min(pair) for pair in codes)
    return [
        f"loại giấy tờ đúng: {_share(_right(kinds), len(kinds))}",
        f"chi bộ, người, năm đúng: {_share(_right(identity), len(identity))}",
        f"điều lạ ở tệp đúng: {_share(_right(problems), len(problems))}",
        f"kết luận đầu mục đúng: {_share(_right(items), len(items))}",
        f"giấy tờ từng người, kết luận đúng: {_share(_right(members), len(members))}",
        f"giấy tờ từng người còn thiếu: P {_share(found, called)}, R {_share(found, real)},"
        f" F1 {_share(2 * found, called + real)}",
        f"phát hiện: P {_share(hits, sum(said for _, said in codes))},"
        f" R {_share(hits, sum(expected for expected, _ in codes))}",
    ]


def keywords() -> dict[str, list[str]]:
    """The words a search would look for, by clause, folded."""
    written = tomllib.loads(KEYWORDS.read_text(encoding="utf-8"))
    return {clause: [_plain(word) for word in words] for clause, words in written.items()}


def by_keywords(folder: Path) -> list[Comparison]:
    """The same reports judged by a search for words: met where one stands anywhere."""
    wanted, found = keywords(), []
    for path in sorted(folder.glob("*.txt")):
        text = _plain(path.read_text(encoding="utf-8"))
        labels = evaluation.load(path.with_suffix(".toml"))["clauses"]
        for clause, label in labels.items():
            said = "met" if any(word in text for word in wanted[clause]) else "missing"
            found.append(
                Comparison(subject=clause, aspect="verdict", expected=label["verdict"], said=said)
            )
    return found


def baseline(points: Sequence[Comparison]) -> str:
    """One line: what a search for words would have reached."""
    gaps = Counter((one.expected in _GAPS, one.said in _GAPS) for one in points)
    found, met = gaps[True, True], gaps[True, False] + gaps[False, False]
    return (
        f"tìm từ khóa thì: P {_share(found, found + gaps[False, True])},"
        f" R {_share(found, found + gaps[True, False])},"
        f" “đủ” sai {_share(gaps[True, False], met)}"
    )


def tables(points: Sequence[Comparison]) -> list[str]:
    """Each clause, then which verdict and which reason was given for which."""
    return [
        *_by_clause(points),
        "nhãn (dòng) và kết luận (cột)",
        *_confusion(points, "verdict"),
        "lý do: nhãn (dòng) và hoso (cột)",
        *_confusion(points, "reason"),
    ]


def _by_clause(points: Sequence[Comparison]) -> list[str]:
    """Precision, recall and F1 of the gaps of each clause."""
    lines = [f"{'ý':4}{'thiếu':>6}{'P':>8}{'R':>8}{'F1':>8}{'đúng hẳn':>10}"]
    verdicts = _verdicts(points)
    for clause in sorted({one.subject for one in verdicts}):
        ours = [one for one in verdicts if one.subject == clause]
        gaps = Counter((one.expected in _GAPS, one.said in _GAPS) for one in ours)
        found = gaps[True, True]
        called, real = found + gaps[False, True], found + gaps[True, False]
        shares = [_number(found, called), _number(found, real), _number(2 * found, called + real)]
        right = f"{_right(ours)}/{len(ours)}"
        lines.append(f"{clause:4}{real:>6}{''.join(f'{one:>8}' for one in shares)}{right:>10}")
    return lines


def _confusion(points: Sequence[Comparison], aspect: str) -> list[str]:
    """How often each labelled answer was given as which; the diagonal is right."""
    ours = [one for one in points if len(one.subject) == 2 and one.aspect == aspect]
    counts = Counter((str(one.expected), str(one.said or "-")) for one in ours)
    names = sorted({name for pair in counts for name in pair})
    width = max(map(len, names)) + 4
    lines = [" " * width + "".join(f"{index:>5}" for index in range(1, len(names) + 1))]
    for index, row in enumerate(names, 1):
        cells = "".join(f"{counts[row, column] or '.':>5}" for column in names)
        lines.append(f"{f'{index:>2} {row}':{width}}{cells}")
    return lines


def _verdicts(points: Sequence[Comparison]) -> list[Comparison]:
    return [one for one in points if len(one.subject) == 2 and one.aspect == "verdict"]


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _number(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def _right(points: Iterable[Comparison]) -> int:
    return sum(one.right for one in points)


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.3f}" if whole else "–"
