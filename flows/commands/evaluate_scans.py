"""``hoso eval --scans``: how rightly, and at what cost, scans of labelled reports are read."""

from __future__ import annotations

import resource
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import samples
from dossier.document import Document
from dossier.errors import UsageError
from dossier.folding import fold
from dossier.plan import Plan
from flows import pipeline
from flows.commands import evaluate_mutations
from flows.commands.evaluate_figures import share
from flows.commands.evaluate_mutations import Said
from samples import mutations
from samples.mutations import Labelled

EACH = 4
"""Reports that are scanned in each way: the same ones, spread over the folder by name."""
COMMON, MANY = "quét, 200 dpi", 12
"""The way that most papers arrive, and how many reports are scanned in it once more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """How a report was read from its scan. ``clauses`` and ``periods``: (as in Word, all)."""

    report: str
    letters: int
    wrong: int  # letters to put in, take out or change
    wrong_bare: int  # the same, marks and case aside
    pages: int
    clauses: tuple[int, int]
    periods: tuple[int, int]
    changed: tuple[str, ...]  # "4c: met → missing"


def report(plan: Plan, each: int = EACH, *, wrong: bool = False) -> None:
    """Print a line of figures for every way a page may arrive."""
    from samples import scans  # noqa: PLC0415  # needs packages of the development setup

    labelled = mutations.load(samples.FOLDER / "reports" / "dev")
    few, many = chosen(labelled, each), chosen(labelled, MANY)
    print(f"bản quét giả lập của {len(few)} báo cáo; kết luận so với bản Word")
    print(f"   {'':26} {'sai chữ':>8} {'sai dấu':>8} {'ý':>16} {'mốc':>14} {'CPU/trang':>10}")
    for name in scans.damages():
        _line(plan, few, name, wrong=wrong)
    print(f"{len(many)} báo cáo")
    _line(plan, many, COMMON, wrong=wrong)


def _line(plan: Plan, reports: Sequence[Labelled], name: str, *, wrong: bool) -> None:
    in_word = [_said(one, document, plan) for one, document in _files(reports, _word)]
    spent = -_cpu()
    documents = _files(reports, partial(_scan, name))
    spent += _cpu()
    several = [
        compared(one, document, before, _said(one, document, plan))
        for (one, document), before in zip(documents, in_word, strict=True)
    ]
    print(f"   {name:26} {figures(several, spent)}", flush=True)
    if wrong:
        for one in several:
            print(f"      {one.report}: {one.wrong}/{one.letters}", *one.changed, sep="; ")


def chosen(reports: Sequence[Labelled], each: int) -> list[Labelled]:
    """So many of the reports, evenly spread."""
    return list(reports[:: max(1, len(reports) // each)])[:each]


def figures(several: Sequence[Scanned], spent: float) -> str:
    """The columns of a line: wrong letters, verdicts as in Word, CPU seconds a page."""
    letters = sum(one.letters for one in several)
    wrong = sum(one.wrong for one in several)
    bare = sum(one.wrong_bare for one in several)
    clauses = [sum(counts) for counts in zip(*(one.clauses for one in several), strict=True)]
    periods = [sum(counts) for counts in zip(*(one.periods for one in several), strict=True)]
    return (
        f"{100 * wrong / letters:6.2f} % {100 * (wrong - bare) / letters:6.2f} %"
        f" {share(*clauses):>16} {share(*periods):>14}"
        f" {spent / sum(one.pages for one in several):8.2f} s"
    )


def compared(report: Labelled, document: Document, before: Said, after: Said) -> Scanned:
    """A scan beside the words it was printed from and beside what is said of its Word file."""
    true, said = _letters("\n".join(report.lines)), _letters(document.text)
    changed = [point for point in before if before[point][0] != after[point][0]]
    moved = sum(point.startswith("period/") for point in changed)
    periods = sum(point.startswith("period/") for point in before)
    return Scanned(
        report=report.name,
        letters=len(true),
        wrong=distance(said, true),
        wrong_bare=distance(fold(said), fold(true)),
        pages=document.pages or 1,
        clauses=(len(before) - periods - len(changed) + moved, len(before) - periods),
        periods=(periods - moved, periods),
        changed=tuple(f"{point}: {before[point][0]} → {after[point][0]}" for point in changed),
    )


def distance(said: str, true: str) -> int:
    """The fewest letters to put in, take out or change (Myers 1999, bit-parallel)."""
    if not true:
        return len(said)
    places: dict[str, int] = {}
    for at, letter in enumerate(true):
        places[letter] = places.get(letter, 0) | 1 << at
    whole, last = (1 << len(true)) - 1, 1 << len(true) >> 1
    up, down, score = whole, 0, len(true)
    for letter in said:
        same = places.get(letter, 0)
        across = (((same & up) + up) ^ up) | same
        more, less = down | whole & ~(across | up), up & across
        score += bool(more & last) - bool(less & last)
        more, less = (more << 1 | 1) & whole, less << 1 & whole
        up, down = less | whole & ~(same | down | more), more & (same | down)
    return score


_Make = Callable[[Labelled], tuple[str, bytes]]


def _word(report: Labelled) -> tuple[str, bytes]:
    return f"{report.name}.docx", mutations.media()[".docx"](report)


def _scan(name: str, report: Labelled) -> tuple[str, bytes]:
    from samples import printed, scans  # noqa: PLC0415  # needs the development setup

    paper = printed.write([mutations.paper(report, mark="")])
    return f"{report.name}.pdf", scans.scan(paper, name, report.name)


def _files(reports: Sequence[Labelled], make: _Make) -> list[tuple[Labelled, Document]]:
    """Each report made into a file and read as any file is."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, data in map(make, reports):
            files.append((Path(folder) / name, name))
            files[-1][0].write_bytes(data)
        found = []
        for report, document in zip(reports, pipeline.read(files), strict=True):
            if not isinstance(document, Document):
                raise UsageError(document.message)
            found.append((report, document))
    return found


def _said(report: Labelled, document: Document, plan: Plan) -> Said:
    return evaluate_mutations.verdicts(evaluate_mutations.judge_document(report, document, plan))


def _letters(text: str) -> str:
    """A text as it is compared, without ornament: bars between cells, lines of signs alone."""
    lines = [line for line in text.splitlines() if any(map(str.isalnum, line))]
    return " ".join(" ".join(lines).replace("|", " ").split())


def _cpu() -> float:
    """CPU seconds of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
