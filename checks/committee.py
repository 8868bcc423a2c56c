"""What only shows across branches: how many claim the highest class."""

from __future__ import annotations

from collections.abc import Sequence

from checks import papers
from checks.classification import claim
from dossier.findings import GapReport, RuleFinding, Severity
from dossier.papers import ClassificationReport
from dossier.plan import Plan
from dossier.submission import Case


def check(plan: Plan, reports: Sequence[GapReport]) -> tuple[RuleFinding, ...]:
    """TSVM_QUOTA over the branches that owe a dossier (57-KH/ĐUVP, II.B.1.2a; C49)."""
    if plan.review is None:
        return ()
    rule = next((each for each in plan.review.rules if each.code == "TSVM_QUOTA"), None)
    quota = next((each for each in plan.review.quotas if each.id == "branches_TSVM"), None)
    highest = max(plan.review.branch_classes, key=lambda each: each.from_score, default=None)
    if rule is None or quota is None or highest is None:
        return ()
    branches = sum(1 for unit in plan.units if unit.owes_dossier)
    most = branches * quota.share.numerator // quota.share.denominator
    claiming = [
        report.name
        for report in reports
        if report.dossier is not None and report.dossier.claimed_class == highest.id
    ]
    if len(claiming) <= most:
        return ()
    finding = RuleFinding(
        code=rule.code,
        rule=rule.rule,
        severity=Severity.ERROR,
        message=f"{len(claiming)} chi bộ tự nhận “{highest.title}” ({'; '.join(claiming)});"
        f" không quá {quota.share} số chi bộ, tức {most} trong {branches} chi bộ."
        " Đề nghị Đảng ủy xem xét, lựa chọn.",
        basis=str(quota.source),
        arithmetic=f"{len(claiming)}/{branches} > {quota.share}",
    )
    return (finding,)


def claimed_class(case: Case) -> str | None:
    """The id of the class that the branch's own report claims."""
    for _, report in papers.of_kind(case, ClassificationReport):
        claimed = claim(case, report)
        if claimed is not None:
            return claimed.id
    return None
