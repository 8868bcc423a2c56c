"""What only shows across branches: how many claim the highest class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks import papers
from checks.classification import claim
from dossier.facts import Reading
from dossier.findings import RuleFinding
from dossier.papers import ClassificationReport
from dossier.plan import Plan
from dossier.submission import Case


def check(plan: Plan, cases: Sequence[Case]) -> tuple[RuleFinding, ...]:
    """TSVM_QUOTA over the branches that owe a dossier (57-KH/ĐUVP, II.B.1.2a; C49)."""
    if plan.review is None or not cases:
        return ()
    quota = next((each for each in plan.review.quotas if each.id == "branches_TSVM"), None)
    if quota is None:
        return ()
    branches = sum(1 for unit in plan.units if unit.owes_dossier)
    most = branches * quota.share.numerator // quota.share.denominator
    claiming = list(_claiming(cases))
    if len(claiming) <= most:
        return ()
    names = "; ".join(case.unit.name for case, _ in claiming)
    finding = papers.find(
        claiming[0][0],
        "TSVM_QUOTA",
        f"{len(claiming)} chi bộ tự nhận “{_highest(plan)}” ({names}); không quá {quota.share} số "
        f"chi bộ, tức {most} trong {branches} chi bộ. Đề nghị Đảng ủy xem xét, lựa chọn.",
        arithmetic=f"{len(claiming)}/{branches} > {quota.share}",
        source=quota.source,
    )
    return tuple(finding)


def _claiming(cases: Sequence[Case]) -> Iterator[tuple[Case, Reading]]:
    """The branches whose own report claims the highest class, each once."""
    for case in cases:
        for reading, report in papers.of_kind(case, ClassificationReport):
            claimed = claim(case, report)
            if claimed is not None and claimed.title == _highest(case.plan):
                yield case, reading
                break


def _highest(plan: Plan) -> str:
    classes = plan.review.branch_classes if plan.review else ()
    return max(classes, key=lambda each: each.from_score).title
