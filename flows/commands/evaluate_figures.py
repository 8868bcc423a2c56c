"""The figures of ``hoso eval``: one line each, and the tables behind them."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import samples
from dossier.findings import Verdict
from dossier.folding import fold
from flows import evaluation
from flows.evaluation import Comparison

KEYWORDS = samples.FOLDER / "keywords.toml"
_IDENTITY = ("branch", "person", "year", "number", "date", "signer", "title", "issuer")


def share(part: int, whole: int) -> str:
    """ "part/whole = rate"; a dash where there is nothing to count."""
    return f"{part}/{whole} = {part / whole:.3f}" if whole else "–"


@dataclass(frozen=True, slots=True)
class Gaps:
    """How often something lacking was found, called so, and labelled so."""

    found: int
    called: int
    real: int

    @classmethod
    def of(cls, verdicts: Iterable[tuple[object, object]]) -> Gaps:
        """Counted from pairs of labelled and given verdicts."""
        pairs = [(_is_gap(expected), _is_gap(said)) for expected, said in verdicts]
        return cls(
            found=sum(expected and said for expected, said in pairs),
            called=sum(said for _, said in pairs),
            real=sum(expected for expected, _ in pairs),
        )

    @property
    def missed(self) -> int:
        """Gaps that were passed over."""
        return self.real - self.found

    def __str__(self) -> str:
        return f"P {share(self.found, self.called)}, R {share(self.found, self.real)}"


def _is_gap(verdict: object) -> bool:
    return verdict is not None and Verdict(str(verdict)).is_gap


def of_reports(points: Sequence[Comparison]) -> list[str]:
    """The figures of a set, a line each."""
    clauses = _verdicts(points)
    reasons = [one for one in points if one.aspect == "reason"]
    periods = [one for one in points if one.aspect == "status" and "period" in one.subject]
    shown = [one for one in points if one.aspect == "phrase"]
    gaps = Gaps.of((one.expected, one.said) for one in clauses)
    met = sum(one.said == "met" for one in clauses)
    return [
        f"ý còn thiếu: {gaps}",
        f"kết luận đúng hẳn: {share(_right(clauses), len(clauses))}",
        f"“đủ” sai: {share(gaps.missed, met)} số lần kết luận đủ",
        f"chưa kết luận: {share(sum(one.said == 'unclear' for one in clauses), len(clauses))}",
        f"lý do đúng: {share(_right(reasons), len(reasons))}",
        f"mốc thời gian đúng: {share(_right(periods), len(periods))}",
        f"câu dẫn đúng chỗ: {share(_right(shown), len(shown))}",
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
    gaps = Gaps.of((one.expected, one.said) for one in members)
    codes = [
        (int(str(one.expected)), int(str(one.said)))
        for one in points
        if one.subject.startswith("finding/")
    ]
    hits = sum(min(pair) for pair in codes)
    return [
        f"loại giấy tờ đúng: {share(_right(kinds), len(kinds))}",
        f"chi bộ, người, năm đúng: {share(_right(identity), len(identity))}",
        f"điều lạ ở tệp đúng: {share(_right(problems), len(problems))}",
        f"kết luận đầu mục đúng: {share(_right(items), len(items))}",
        f"giấy tờ từng người, kết luận đúng: {share(_right(members), len(members))}",
        f"giấy tờ từng người còn thiếu: {gaps},"
        f" F1 {share(2 * gaps.found, gaps.called + gaps.real)}",
        f"phát hiện: P {share(hits, sum(said for _, said in codes))},"
        f" R {share(hits, sum(expected for expected, _ in codes))}",
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
    gaps = Gaps.of((one.expected, one.said) for one in points)
    met = len(points) - gaps.called
    return f"tìm từ khóa thì: {gaps}, “đủ” sai {share(gaps.missed, met)}"


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
        gaps = Gaps.of((one.expected, one.said) for one in ours)
        found, called, real = gaps.found, gaps.called, gaps.real
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
