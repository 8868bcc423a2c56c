"""One fault in a clean dossier, by the rule it breaks, and what must be found because of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from samples.dossier_mutations.facts import Facts, Person
from samples.dossier_mutations.fault import BODY, COURSE, REPORT, SHEET, TAIL, VOTE, Fault, anyone
from samples.dossier_mutations.member_faults import of_members


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """Facts that break a rule, and whose finding it is ("" for the branch's)."""

    fault: Fault
    facts: Facts
    person: str


def broken(facts: Facts) -> Iterator[Broken]:
    """Every fault that can be made of these facts."""
    for fault in faults():
        made = fault.break_(facts)
        if made is not None:
            yield Broken(
                fault=fault, facts=made, person=fault.person(facts) if fault.person else ""
            )


def faults() -> tuple[Fault, ...]:
    """All of them, in the order of their rules."""
    return (*_of_reviews(), *_of_meetings(), *_of_scores(), *_of_branch_class(), *of_members())


def _of_reviews() -> Iterator[Fault]:
    for part, code, rule in (
        ("ideology", "SC_ASPECT_MISSING", "C24"),
        ("morals", "SC_ASPECT_MISSING", "C25"),
        ("duties", "SC_ASPECT_MISSING", "C26"),
        ("discipline", "SC_ASPECT_MISSING", "C27"),
        ("weakness", "SC_NO_WEAKNESS", "C8"),
        ("cause", "SC_NO_CAUSE", "C8"),
        ("remedy", "SC_NO_REMEDY", "C8"),
    ):
        yield _omitted(f"bản tự kiểm điểm thiếu {part}", rule, code, part, (BODY,), anyone)
    yield _omitted(
        "không kiểm điểm lãnh đạo", "C28", "SC_NO_LEADER_CONTENT", "leading", (BODY,), _deputy
    )
    yield _omitted("không có ý kiến chi bộ", "C34", "SC_NO_OPINION", "opinion", (TAIL,), anyone)
    yield _omitted("không có xếp loại", "C34", "SC_NO_RATING", "rating", (TAIL,), anyone)
    for part, code in (
        ("leadership", "COL_CONTENT_MISSING"),
        ("study", "COL_CONTENT_MISSING"),
        ("responsibility", "COL_CONTENT_MISSING"),
        ("inspection", "COL_CONTENT_MISSING"),
        ("weakness", "COL_NO_WEAKNESS"),
        ("cause", "COL_NO_CAUSE"),
        ("remedy", "COL_NO_REMEDY"),
    ):
        yield Fault(
            name=f"tập thể thiếu {part}",
            rule="C20",
            code=code,
            parts=("collective/collective",),
            break_=lambda facts, part=part: replace(facts, omit=frozenset({part})),  # type: ignore[misc]  # a default binds the loop's value
        )


def _of_meetings() -> tuple[Fault, ...]:
    return (
        Fault(
            name="họp đúng ngày 20/12",
            rule="C1",
            code="MIN_LATE",
            parts=("minutes/head",),
            break_=lambda facts: replace(facts, meeting=dt.date(2016, 12, 20)),
        ),
        Fault(
            name="gửi trước 02 ngày",
            rule="C4",
            code="COL_SENT_LATE",
            parts=("minutes/sent", COURSE),
            break_=lambda facts: replace(facts, sent=dt.date(2016, 12, 13)),
        ),
        Fault(
            name="cá nhân trước tập thể",
            rule="C9",
            code="MIN_ORDER",
            parts=(COURSE,),
            break_=lambda facts: replace(facts, persons_first=True),
        ),
        Fault(
            name="đảng viên trước cấp ủy",
            rule="C9",
            code="MIN_ORDER",
            parts=(COURSE,),
            break_=lambda facts: replace(facts, people=(*facts.people[2:], *facts.people[:2])),
        ),
        Fault(
            name="Bí thư tự chủ trì",
            rule="C10",
            code="MIN_CHAIR_OWN",
            parts=(COURSE,),
            break_=lambda facts: replace(facts, head_chairs_own=True),
        ),
        Fault(
            name="giơ tay",
            rule="C69",
            code="MIN_NOT_BALLOT",
            parts=("how_voted/hands", VOTE),
            break_=lambda facts: replace(facts, by_hands=True),
        ),
    )


def _of_scores() -> tuple[Fault, ...]:
    return (
        Fault(
            name="tổng thừa 1",
            rule="C43",
            code="SCORE_SUM",
            parts=(SHEET,),
            break_=lambda facts: _totalled(facts, 1),
        ),
        Fault(
            name="tổng thiếu 0,5",
            rule="C43",
            code="SCORE_SUM",
            parts=(SHEET,),
            break_=lambda facts: _totalled(facts, Fraction(-1, 2)),
        ),
        Fault(
            name="phần c quá 15",
            rule="C43",
            code="SCORE_OVER_MAX",
            parts=(SHEET,),
            break_=lambda facts: facts.scored("35", "19", "16", "14", "8.5"),
        ),
        Fault(
            name="phần e quá 10",
            rule="C43",
            code="SCORE_OVER_MAX",
            parts=(SHEET,),
            break_=lambda facts: facts.scored("36.5", "19", "13", "14", "10.5"),
        ),
        Fault(
            name="điểm thưởng",
            rule="C43",
            code="SCORE_BONUS",
            parts=(SHEET,),
            break_=lambda facts: _totalled(replace(facts, bonus=Fraction(2)), 2),
        ),
        Fault(
            name="hai giấy hai tổng",
            rule="C52",
            code="SCORE_REPORT_MISMATCH",
            parts=(SHEET, REPORT),
            break_=lambda facts: replace(facts, report_total=facts.total + 1),
        ),
    )


def _of_branch_class() -> tuple[Fault, ...]:
    low = ("28.5", "13", "10", "10", "8")  # 69,5
    lower = ("20", "10.5", "7", "7", "5")  # 49,5
    good = ("35", "17", "12", "12", "8")  # 84
    return (
        Fault(
            name="89,5 tự nhận TSVM",
            rule="C45",
            code="CLASS_SCORE",
            parts=(SHEET, REPORT),
            break_=lambda facts: facts.scored("36", "18.5", "13", "13", "9"),
        ),
        Fault(
            name="69,5 tự nhận HTT",
            rule="C45",
            code="CLASS_SCORE",
            parts=(REPORT,),
            break_=lambda facts: replace(facts.scored(*low), claimed="HTTNV"),
        ),
        Fault(
            name="49,5 tự nhận HT",
            rule="C45",
            code="CLASS_SCORE",
            parts=(REPORT,),
            break_=lambda facts: replace(facts.scored(*lower), claimed="HTNV"),
        ),
        Fault(
            name="TSVM có người không hoàn thành",
            rule="C46",
            code="CLASS_SIDE_MEMBER",
            parts=(REPORT,),
            break_=lambda facts: facts.changed(anyone(facts).rated("KHTNV")),
        ),
        Fault(
            name="TSVM, chính quyền mức hai",
            rule="C46",
            code="CLASS_SIDE_ORG",
            parts=(REPORT,),
            break_=lambda facts: replace(facts, office=2),
        ),
        Fault(
            name="TSVM, một đoàn thể mức hai",
            rule="C46",
            code="CLASS_SIDE_ORG",
            parts=(REPORT,),
            break_=lambda facts: replace(facts, unions=(facts.unions[0], (facts.unions[1][0], 2))),
        ),
        Fault(
            name="HTT, chính quyền mức ba",
            rule="C47",
            code="CLASS_SIDE_ORG",
            parts=(REPORT,),
            break_=lambda facts: replace(facts.scored(*good), claimed="HTTNV", office=3),
        ),
        Fault(
            name="HTT, cấp phó bị kỷ luật",
            rule="C47",
            code="CLASS_SIDE_DISC",
            parts=(REPORT, "classification/disciplined"),
            break_=lambda facts: replace(
                facts.scored(*good), claimed="HTTNV", leader_disciplined=True
            ),
        ),
        Fault(
            name="HT, chính quyền thấp nhất",
            rule="C48",
            code="CLASS_SIDE_ORG",
            parts=(REPORT,),
            break_=lambda facts: replace(facts.scored(*low), claimed="HTNV", office=4),
        ),
        Fault(
            name="HT, hai đoàn thể thấp nhất",
            rule="C48",
            code="CLASS_SIDE_ORG",
            parts=(REPORT,),
            break_=lambda facts: replace(
                facts.scored(*low),
                claimed="HTNV",
                unions=tuple((name, 4) for name, _ in facts.unions),
            ),
        ),
        Fault(
            name="quá nửa không hoàn thành",
            rule="C48",
            code="CLASS_SIDE_MEMBER",
            parts=(REPORT,),
            break_=_half_failed,
        ),
    )


def _omitted(
    name: str,
    rule: str,
    code: str,
    part: str,
    parts: tuple[str, ...],
    who: Callable[[Facts], Person],
) -> Fault:
    def break_(facts: Facts) -> Facts:
        return facts.changed(replace(who(facts), omit=frozenset({part})))

    return Fault(
        name=name,
        rule=rule,
        code=code,
        parts=parts,
        break_=break_,
        person=lambda facts: who(facts).name,
    )


def _deputy(facts: Facts) -> Person:
    return facts.deputy


def _totalled(facts: Facts, more: Fraction | int) -> Facts:
    return replace(facts, total=facts.total + more, report_total=facts.total + more)


def _half_failed(facts: Facts) -> Facts:
    low = replace(facts.scored("28.5", "13", "10", "10", "8"), claimed="HTNV")
    for person in [one for one in facts.rated if not one.head][: len(facts.rated) // 2 + 1]:
        low = low.changed(person.rated("KHTNV", facts.official))
    return low
