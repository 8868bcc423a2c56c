"""Single passages of a report, each labelled for one clause, judged on their own."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import samples
from checks import coverage
from dossier.document import Block, Document, Medium
from dossier.facts import Identity, PaperKind
from dossier.findings import ClauseFinding
from dossier.plan import Plan
from dossier.submission import Case
from extractors import extract
from flows.commands.evaluate_figures import Gaps, share

_AS_OF = dt.date(2016, 12, 26)
_BRANCH = "KTTH"
_ABOVE = (
    "ĐẢNG BỘ VĂN PHÒNG UBND TỈNH",
    "CHI BỘ KINH TẾ - TỔNG HỢP",
    "Số: 05-BC/CB",
    "BÁO CÁO",
    "Kết quả tự kiểm tra công tác Đảng",
    "Thực hiện Thông báo số 53-TB/ĐU ngày 07/11/2016, Chi bộ Kinh tế - Tổng hợp báo cáo như sau:",
)
_BELOW = ("T/M CHI BỘ",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A labelled passage and what hoso says of its clause when it is all the report holds."""

    clause: str
    verdict: str
    reason: str  # empty where the label leaves it open
    text: str
    found: ClauseFinding

    @property
    def right(self) -> bool:
        """Whether the verdict is the label's."""
        return str(self.found.verdict) == self.verdict


def report(plan: Plan, *, wrong: bool = False) -> None:
    """Print the figures of both files; with ``wrong`` every wrong passage of the first."""
    for name in ("dev", "kept"):
        found = list(judged(samples.FOLDER / "passages" / f"{name}.toml", plan))
        print(f"{name}: {len(found)} đoạn văn")
        for line in summary(found):
            print(f"   {line}")
        for one in found if wrong and name == "dev" else ():
            reason = str(one.found.reason or "")
            if not one.right or one.reason not in ("", reason):
                wanted, said = (one.verdict, one.reason), (str(one.found.verdict), reason)
                print(f"   {one.clause}: nhãn {_joined(wanted)}, hoso {_joined(said)}: {one.text}")


def judged(file: Path, plan: Plan) -> Iterator[Judged]:
    """Every passage of a file with its finding."""
    for group in tomllib.loads(file.read_text(encoding="utf-8"))["group"]:
        verdict, _, reason = group["answer"].partition("/")
        for text in group["passages"]:
            lines = (*_ABOVE, *filter(None, (group.get("heading"), text)), *_BELOW)
            found = _finding(lines, group["clause"], plan)
            yield Judged(clause=group["clause"], verdict=verdict, reason=reason, text=text,
                         found=found)  # fmt: skip


def summary(found: Sequence[Judged]) -> list[str]:
    """The figures of a file, a line each."""
    gaps = Gaps.of((one.verdict, one.found.verdict) for one in found)
    met = sum(str(one.found.verdict) == "met" for one in found)
    reasons = [one for one in found if one.reason]
    named = sum(one.right and str(one.found.reason or "") == one.reason for one in reasons)
    return [
        f"ý còn thiếu: {gaps}",
        f"kết luận đúng hẳn: {share(_right(found), len(found))}",
        f"“đủ” sai: {share(gaps.missed, met)} số lần kết luận đủ",
        f"lý do đúng: {share(named, len(reasons))}",
    ]


def _finding(lines: Sequence[str], clause: str, plan: Plan) -> ClauseFinding:
    blocks = tuple(Block(text=line) for line in lines)
    document = Document(file="doan.docx", sha256="0" * 64, medium=Medium.DOCX, blocks=blocks)
    reading = extract.read(document, Identity(kind=PaperKind.INSPECTION_REPORT))
    unit = plan.unit(_BRANCH)
    if unit is None:
        raise ValueError(f"the plan has no unit {_BRANCH}")
    case = Case(plan=plan, unit=unit, readings=(reading,), as_of=_AS_OF)
    findings = coverage.check(case).values()
    return next(one for content in findings for one in content if one.id == clause)


def _right(found: Iterable[Judged]) -> int:
    return sum(one.right for one in found)


def _joined(pair: tuple[str, str]) -> str:
    return "/".join(filter(None, pair))
