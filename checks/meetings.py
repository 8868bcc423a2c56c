"""Was the review meeting held as the plan asks: its order, its chair, its vote by ballot?"""

from __future__ import annotations

from collections.abc import Iterator

from checks import papers
from dossier.facts import Reading
from dossier.findings import RuleFinding
from dossier.papers import Ballot, Minutes, Step, StepKind
from dossier.submission import Case


def check(case: Case) -> Iterator[RuleFinding]:
    """MIN_ORDER, MIN_CHAIR_OWN, MIN_NOT_BALLOT of each minutes."""
    for reading, minutes in papers.of_kind(case, Minutes):
        yield from _order(case, reading, minutes)
        yield from _chair(case, reading, minutes)
        yield from _ballot(case, reading, minutes)


def _order(case: Case, reading: Reading, minutes: Minutes) -> Iterator[RuleFinding]:
    """The collective before persons, those who lead before the others (C9); one finding at most."""
    steps = minutes.steps
    personal = next((each for each in steps if each.kind is not StepKind.COLLECTIVE), None)
    collective = next((each for each in steps if each.kind is StepKind.COLLECTIVE), None)
    if personal is not None and collective is not None and _before(steps, personal, collective):
        yield from papers.find(
            case,
            "MIN_ORDER",
            "Biên bản ghi kiểm điểm cá nhân trước khi kiểm điểm tập thể. Đề nghị thực hiện tập thể "
            "trước, cá nhân sau.",
            reading=reading,
            span=personal.span,
        )
        return
    persons = [each for each in steps if each.kind is StepKind.PERSON and each.person]
    late = next(
        (
            (first, second)
            for place, first in enumerate(persons)
            for second in persons[place + 1 :]
            if not _leads(case, first) and _leads(case, second)
        ),
        None,
    )
    if late is not None:
        first, second = late
        yield from papers.find(
            case,
            "MIN_ORDER",
            f"Biên bản ghi đồng chí {first.person} kiểm điểm trước đồng chí {second.person} là cấp "
            "ủy viên, cán bộ lãnh đạo. Đề nghị cấp ủy viên, cán bộ lãnh đạo kiểm điểm trước.",
            reading=reading,
            span=first.span,
        )


def _before(steps: tuple[Step, ...], one: Step, other: Step) -> bool:
    return steps.index(one) < steps.index(other)


def _leads(case: Case, step: Step) -> bool:
    known = papers.member(case, step.person)
    return papers.leads(known) if known is not None else step.leader


def _chair(case: Case, reading: Reading, minutes: Minutes) -> Iterator[RuleFinding]:
    """The head of the branch does not preside over his or her own review (C10)."""
    own = [
        (step.chaired_by_self, step.person)
        for step in minutes.steps
        if step.chaired_by_self is not None and _is_head(case, step)
    ]
    if minutes.chaired_all is not None:
        own.append((minutes.chaired_all, minutes.chair))
    for span, person in own[:1]:
        who = f"đồng chí {person}" if person else "đồng chí Bí thư"
        yield from papers.find(
            case,
            "MIN_CHAIR_OWN",
            f"Biên bản cho thấy {who} chủ trì phần kiểm điểm của chính mình. Đề nghị cử đồng chí "
            "cấp phó (hoặc một đảng viên là trưởng, phó phòng) chủ trì phần này.",
            reading=reading,
            span=span,
        )


def _is_head(case: Case, step: Step) -> bool:
    known = papers.member(case, step.person)
    return papers.heads(known) if known is not None else step.head


def _ballot(case: Case, reading: Reading, minutes: Minutes) -> Iterator[RuleFinding]:
    if minutes.ballot is Ballot.SHOW_OF_HANDS:
        yield from papers.find(
            case,
            "MIN_NOT_BALLOT",
            "Biên bản ghi phân loại đảng viên bằng giơ tay; kế hoạch yêu cầu bỏ phiếu. Đề nghị chi "
            "bộ bỏ phiếu.",
            reading=reading,
            span=minutes.ballot_span,
        )
