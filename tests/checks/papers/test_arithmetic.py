"""Votes and quotas in exact whole numbers, against plain enumeration."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import dossier_findings
from checks.quotas import allowed
from checks.scores import written
from checks.votes import exceeds
from dossier.findings import Severity
from dossier.plan import Plan
from tests.checks.papers.invented import case

SIZES = st.integers(min_value=1, max_value=60)


@given(size=SIZES, share=st.sampled_from([Fraction(2, 3), Fraction(1, 2)]))
def test_just_over_the_share_is_enough_and_the_share_itself_is_not(
    size: int, share: Fraction
) -> None:
    enough = [votes for votes in range(size + 1) if exceeds(votes, size, share)]

    assert enough == [votes for votes in range(size + 1) if Fraction(votes, size) > share]


# C53: n=3→3, 6→5, 9→7, 12→9
@pytest.mark.parametrize(("size", "least"), [(3, 3), (6, 5), (9, 7), (12, 9)])
def test_two_thirds_must_be_exceeded(size: int, least: int) -> None:
    assert exceeds(least, size, Fraction(2, 3))
    assert not exceeds(least - 1, size, Fraction(2, 3))


@given(base=st.integers(0, 60), share=st.sampled_from([Fraction(15, 100), Fraction(20, 100)]))
def test_a_quota_is_the_greatest_number_not_over_the_share(base: int, share: Fraction) -> None:
    assert allowed(base, share) == max(n for n in range(61) if Fraction(n) <= share * base)


@given(value=st.integers(0, 10000))
def test_points_are_written_with_a_decimal_comma(value: int) -> None:
    points = Fraction(value, 100)

    assert Fraction(written(points).replace(",", ".")) == points


def minutes(excellent: int, good: int, other: int) -> str:
    lines = ["BIÊN BẢN", "Thời gian: 8 giờ 00 ngày 15/12/2016"]
    lines += ["Bỏ phiếu kín phân loại đảng viên", "| TT | Họ và tên | Chi bộ xếp loại |"]
    for count, title in ((excellent, "xuất sắc"), (good, "tốt"), (other, "")):
        for _ in range(count):
            name = f"Lê Văn {LETTERS[len(lines) - 4]}"
            lines.append(f"| {len(lines) - 3} | {name} | Hoàn thành {title} nhiệm vụ |")
    return "\n".join(lines)


LETTERS = [chr(65 + a) + chr(97 + b) for a in range(20) for b in range(5)]


@given(excellent=st.integers(0, 8), good=st.integers(0, 50), other=st.integers(0, 4))
def test_the_quota_is_judged_only_where_both_readings_agree(
    plan: Plan, excellent: int, good: int, other: int
) -> None:
    size = excellent + good + other
    paper = {"kind": "bien_ban_hoi_nghi", "text": minutes(excellent, good, other)}
    made = case(plan, {"bien_ban": paper}, [{"name": f"x{n}"} for n in range(size)])

    found = [each for each in dossier_findings.check(made) if each.code == "HTXS_CAP"]

    strict = excellent > Fraction(15, 100) * good
    wide = excellent > Fraction(15, 100) * (good + excellent)
    if excellent and size < 7:
        assert [each.severity for each in found] == [Severity.ERROR] * (excellent > 1)
    elif excellent and strict and wide:
        assert [each.severity for each in found] == [Severity.ERROR]
    else:
        assert [each.severity for each in found] == [Severity.WARNING] * (
            excellent > 0 and strict != wide
        )


@given(official=st.integers(1, 60), present=st.integers(1, 60), votes=st.integers(0, 60))
def test_where_present_members_differ_both_sums_are_shown(
    plan: Plan, official: int, present: int, votes: int
) -> None:
    present = min(present, official)
    votes = min(votes, present)
    text = f"""BIÊN BẢN
Thời gian: 8 giờ 00 ngày 15/12/2016
Tổng số đảng viên: {official} đồng chí; {official} chính thức; có mặt: {present}
Bỏ phiếu kín phân loại đảng viên
Đồng chí Lê Văn An: Hoàn thành xuất sắc nhiệm vụ, {votes}/{present} phiếu
"""
    made = case(plan, {"bien_ban": {"kind": "bien_ban_hoi_nghi", "text": text}}, [])

    found = [each for each in dossier_findings.check(made) if each.code == "VOTE_HTXS"]

    of_all = Fraction(votes, official) > Fraction(2, 3)
    of_present = Fraction(votes, present) > Fraction(2, 3)
    if of_all:
        assert found == []
    else:
        (one,) = found
        assert one.severity is (Severity.WARNING if of_present else Severity.ERROR)
        assert f"{votes}/{official} ≤ 2/3" in one.arithmetic
        assert (f"{votes}/{present} > 2/3" in one.arithmetic) is of_present


def test_votes_and_quotas_agree_with_counting_on_fingers_for_one_to_sixty_members() -> None:
    for size in range(1, 61):
        for share in (Fraction(1, 2), Fraction(2, 3)):
            least = next(v for v in range(1, 62) if v * share.denominator > size * share.numerator)
            assert [exceeds(votes, size, share) for votes in range(size + 1)] == [
                votes >= least for votes in range(size + 1)
            ]
        for hundredths in (15, 20):
            counted = sum(1 for n in range(1, size + 1) if 100 * n <= hundredths * size)
            assert allowed(size, Fraction(hundredths, 100)) == counted


# C62: sizes at which the two readings of the 15 % give different limits, everybody else "tốt".
def test_the_two_readings_differ_at_the_sizes_the_notice_leaves_open() -> None:
    fifteen = Fraction(15, 100)
    differing = [
        size
        for size in range(7, 41)
        if max(n for n in range(size) if n <= fifteen * (size - n))
        != max(n for n in range(size) if n <= fifteen * size)
    ]

    assert differing == [7, 14, 15, 20, 21, 22, 27, 28, 29, 30, 34, 35, 36, 37, 38, 40]
