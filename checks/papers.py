"""The year-end papers a content rule may look at, and the findings it makes of them.

Only papers of the right branch and year that were really filled in are looked at; nothing is held
against a paper whose pages could not be read well.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TypeVar

from dossier import quoting
from dossier.document import Document, Medium, Problem, Span
from dossier.facts import Reading
from dossier.findings import RuleFinding, Severity
from dossier.folding import fold
from dossier.papers import Minutes, Paper
from dossier.plan import Interval, MemberClass, Quota, Review, Source
from dossier.roster import Member, name_key
from dossier.submission import Case

_P = TypeVar("_P", bound=Paper)

_NOT_ASKED = {
    Problem.WRONG_BRANCH,
    Problem.WRONG_YEAR,
    Problem.BLANK_FORM,
}
_NOT_THE_VERSION = {Problem.DUPLICATE, Problem.SUPERSEDED}
_HARD_TO_READ = {Problem.HANDWRITTEN, Problem.WEAK_TEXT_LAYER}
_PARTY_LEADER = re.compile(r"bi thu|uy vien|cap uy|dang uy")
# "từ Phó trưởng phòng trở lên"; a head accountant or a team's head is below.
_OFFICE_LEADER = re.compile(
    r"truong (?:phong|ban|trung tam)|pho (?:phong|ban|trung tam)|chanh|giam doc|chu tich"
)
_LEGIBLE = 75.0  # mean OCR confidence, 0 to 100; below it words are lost


def of_kind(case: Case, kind: type[_P]) -> Iterator[tuple[Reading, _P]]:
    """The case's papers of one kind, each with the reading it comes from."""
    for reading in case.readings:
        if isinstance(reading.paper, kind) and counts(case, reading):
            yield reading, reading.paper


def counts(case: Case, reading: Reading) -> bool:
    """Whether a paper is asked for, and the version that holds."""
    return is_asked(case, reading) and not _NOT_THE_VERSION & _problems(reading)


def is_asked(case: Case, reading: Reading) -> bool:
    """Whether a paper is this branch's, of the year under review, and filled in."""
    identity, review = reading.identity, case.plan.review
    if review is None or identity.branch not in (None, case.unit.id):
        return False
    if _NOT_ASKED & _problems(reading):
        return False
    return identity.year in (None, review.year) or isinstance(reading.paper, Minutes)


def find(
    case: Case,
    code: str,
    message: str,
    *,
    reading: Reading | None = None,
    span: Span | None = None,
    person: str | None = None,
    arithmetic: str = "",
    doubtful: bool = False,
    source: Source | None = None,
) -> Iterator[RuleFinding]:
    """The finding, where the plan asks for this rule at all; ``source`` may be more exact."""
    review = case.plan.review
    rule = next((each for each in review.rules if each.code == code), None) if review else None
    if rule is None:
        return
    weak = doubtful or (reading is not None and is_scan(reading.document))
    yield RuleFinding(
        code=code,
        rule=rule.rule,
        severity=Severity.WARNING if weak else Severity.ERROR,
        message=message,
        basis=str(source or rule.source),
        file=reading.document.file if reading else None,
        person=person,
        quote=reading.quote(quoting.whole(reading, span)) if reading and span else "",
        arithmetic=arithmetic,
    )


def is_scan(document: Document) -> bool:
    """Whether the words come from OCR: what is seen in them is a warning at most."""
    return document.medium in (Medium.SCAN, Medium.IMAGE)


def shows_absence(reading: Reading) -> bool:
    """Whether what is not found in the paper may be said to be missing from it."""
    document = reading.document
    if document.unreadable_pages or _HARD_TO_READ & _problems(reading):
        return False
    seen = [block.confidence for block in document.blocks if block.confidence is not None]
    return not seen or sum(seen) / len(seen) >= _LEGIBLE


def member(case: Case, name: str | None, birth: dt.date | None = None) -> Member | None:
    """The roster's member of this name; ``None`` where unknown.

    Of two who bear it the one born that day, ``None`` without a day of birth.
    """
    if name is None or case.roster is None:
        return None
    same = [each for each in case.roster.members if name_key(each.name) == name_key(name)]
    if len(same) > 1:
        same = [each for each in same if birth and each.birth == birth]
    return same[0] if len(same) == 1 else None


def leads(person: Member) -> bool:
    """Cấp ủy viên, or from phó trưởng phòng up; "Bí thư chi đoàn" is neither."""
    party, office = fold(person.party_post), fold(person.office_post)
    if _PARTY_LEADER.search(party) and "doan" not in party:
        return True
    return _OFFICE_LEADER.search(office) is not None


def heads(person: Member) -> bool:
    """Bí thư of the branch."""
    post = fold(person.party_post)
    return "bi thu" in post and "pho" not in post and "doan" not in post


def review_of(case: Case) -> Review:
    """The plan's review tables; asked only where ``counts`` let a paper through."""
    if case.plan.review is None:
        raise ValueError(case.plan.id)
    return case.plan.review


def member_class(case: Case, class_id: str) -> MemberClass | None:
    """The plan's class of members with this id."""
    classes = review_of(case).member_classes
    return next((each for each in classes if each.id == class_id), None)


def member_class_source(case: Case, class_id: str) -> Source | None:
    """The notice's sentence on a class of members."""
    found = member_class(case, class_id)
    return found.source if found else None


def member_rank(case: Case, class_id: str) -> int:
    """0 for the highest class of members, counting down; unknown classes rank lowest."""
    ids = [each.id for each in review_of(case).member_classes]
    return ids.index(class_id) if class_id in ids else len(ids)


def class_title(case: Case, class_id: str) -> str:
    """A class as people call it."""
    review = review_of(case)
    of_members = {each.id: each.title for each in review.member_classes}
    of_branches = {each.id: each.title for each in review.branch_classes}
    return of_members.get(class_id) or of_branches.get(class_id, class_id)


def interval(case: Case, interval_id: str) -> Interval | None:
    """The plan's interval with this id."""
    return next((each for each in review_of(case).intervals if each.id == interval_id), None)


def quota(case: Case, quota_id: str) -> Quota | None:
    """The plan's quota with this id."""
    return next((each for each in review_of(case).quotas if each.id == quota_id), None)


def _problems(reading: Reading) -> set[Problem]:
    return {*reading.problems, *reading.document.problems}
