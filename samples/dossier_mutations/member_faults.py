"""Faults in the classes that members are given: votes, grounds, quota, who may be rated."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from samples.dossier_mutations.facts import Facts, Person
from samples.dossier_mutations.fault import BODY, TAIL, VOTE, Fault, anyone

_DISCIPLINED = dt.date(2016, 6, 15)


def of_members() -> tuple[Fault, ...]:
    """C53 to C64 and C69."""
    return (
        Fault(
            name="xuất sắc, đúng 2/3",
            rule="C53",
            code="VOTE_HTXS",
            parts=(VOTE,),
            break_=_two_thirds,
            person=lambda facts: facts.head.name,
        ),
        Fault(
            name="tốt, đúng 1/2",
            rule="C54",
            code="VOTE_HALF",
            parts=(VOTE,),
            break_=lambda facts: _half(facts, "HTTNV"),
            person=_name,
        ),
        Fault(
            name="hoàn thành, dưới 1/2",
            rule="C55",
            code="VOTE_HALF",
            parts=(VOTE,),
            break_=lambda facts: _half(facts, "HTNV"),
            person=_name,
        ),
        Fault(
            name="xuất sắc thiếu căn cứ",
            rule="C53",
            code="HTXS_BASIS",
            parts=("reviews/service", BODY),
            break_=_unfounded,
            person=lambda facts: facts.head.name,
        ),
        Fault(
            name="tốt, công chức chỉ hoàn thành",
            rule="C54",
            code="HTT_BASIS",
            parts=("reviews/service", BODY),
            break_=lambda facts: facts.changed(replace(anyone(facts), service="HTNV")),
            person=_name,
        ),
        Fault(
            name="hoàn thành, công chức không hoàn thành",
            rule="C55",
            code="HTT_BASIS",
            parts=("reviews/service", BODY),
            break_=lambda facts: facts.changed(
                replace(anyone(facts).rated("HTNV"), service="KHTNV")
            ),
            person=_name,
        ),
        Fault(
            name="đang kỷ luật vẫn xếp",
            rule="C56",
            code="DISC_RATED",
            parts=("reviews/discipline", BODY),
            break_=lambda facts: facts.changed(
                replace(anyone(facts).rated("HTNV"), disciplined=_DISCIPLINED)
            ),
            person=_name,
        ),
        Fault(
            name="dự bị bỏ phiếu",
            rule="C57",
            code="VOTE_PROBATIONARY",
            parts=("how_voted/probationary_too", VOTE),
            break_=lambda facts: replace(facts, extra_ballots=1),
        ),
        Fault(
            name="hai người xuất sắc",
            rule="C59",
            code="HTXS_CAP",
            parts=(VOTE,),
            break_=_two_excellent,
        ),
        Fault(
            name="xếp người mới kết nạp",
            rule="C64",
            code="RATED_UNDER_6M",
            parts=(VOTE, TAIL),
            break_=_newcomer_rated,
            person=lambda facts: _newcomer(facts).name,
        ),
        Fault(
            name="xếp người miễn sinh hoạt",
            rule="C64",
            code="RATED_EXEMPT",
            parts=(VOTE,),
            break_=_exempt_rated,
            person=lambda facts: _exempt(facts)[0].name,
        ),
        Fault(
            name="bản kiểm điểm khác biên bản",
            rule="C69",
            code="RATING_MISMATCH",
            parts=(TAIL, VOTE),
            break_=lambda facts: facts.changed(replace(anyone(facts), on_paper="HTNV")),
            person=_name,
        ),
    )


def _name(facts: Facts) -> str:
    return anyone(facts).name


def _two_thirds(facts: Facts) -> Facts | None:
    if facts.head.rating != "HTXSNV":
        return None
    return facts.changed(replace(facts.head, votes=2 * facts.official // 3))


def _half(facts: Facts, class_id: str) -> Facts:
    return facts.changed(anyone(facts).rated(class_id, facts.official // 2))


def _unfounded(facts: Facts) -> Facts | None:
    if facts.head.rating != "HTXSNV":
        return None
    return facts.changed(replace(facts.head, service="HTTNV"))


def _two_excellent(facts: Facts) -> Facts:
    return facts.changed(facts.head.rated("HTXSNV", facts.official)).changed(
        facts.deputy.rated("HTXSNV", facts.official)
    )


def _newcomer(facts: Facts) -> Person:
    return next(one for one in facts.people if not one.member.official)


def _newcomer_rated(facts: Facts) -> Facts | None:
    person = _newcomer(facts)
    return None if person.rating else facts.changed(person.rated("HTTNV", facts.official))


def _exempt(facts: Facts) -> list[Person]:
    return [one for one in facts.people if one.member.exempt]


def _exempt_rated(facts: Facts) -> Facts | None:
    exempt = _exempt(facts)
    return facts.changed(exempt[0].rated("HTNV", facts.official)) if exempt else None
