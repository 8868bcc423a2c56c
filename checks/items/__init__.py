"""Is each of the dossier's items there, for the branch and for every member it is asked of?"""

from __future__ import annotations

from checks.items import branch, people
from dossier.findings import ItemFinding
from dossier.plan import Applies
from dossier.submission import Case


def check(case: Case) -> tuple[ItemFinding, ...]:
    """One finding per item of the plan, in its order; none where no dossier is asked of the unit.

    Only papers of the right branch and year count, and of those only the valid version. Where a
    file or a page could not be read, what would be missing is unclear. Before the deadline is over
    nothing is missing yet.
    """
    if not case.unit.owes_dossier:
        return ()
    roll = people.roster(case)
    return tuple(
        branch.check(case, item)
        if item.applies in (Applies.BRANCH, Applies.CHI_UY)
        else people.check(case, item, roll)
        for item in case.plan.items
    )
