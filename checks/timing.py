"""Was the meeting held, the collective report sent round, and the dossier handed in, in time?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from checks import papers
from checks.ratings import meeting_day
from dossier.dates import VIETNAM
from dossier.facts import Reading
from dossier.findings import RuleFinding
from dossier.papers import CollectiveReview, Minutes
from dossier.roster import name_key
from dossier.submission import Case


def check(case: Case) -> Iterator[RuleFinding]:
    """MIN_LATE, COL_SENT_LATE, SUB_LATE."""
    yield from _meeting(case)
    yield from _sent(case)
    yield from _submission(case)


def _meeting(case: Case) -> Iterator[RuleFinding]:
    """ "trước ngày 20/12": the 20th itself is late (C1).

    Beside a meeting held in time, a later one may be for those who were absent: a question.
    """
    held = [each for each in papers.of_kind(case, Minutes) if each[1].is_review and each[1].date]
    in_time = any(
        minutes.date < papers.review_of(case).meeting_before.before
        for _, minutes in held
        if minutes.date
    )
    for reading, minutes in held:
        limit = papers.review_of(case).meeting_before
        if minutes.date is None or minutes.date < limit.before:
            continue
        yield from papers.find(
            case,
            "MIN_LATE",
            f"Hội nghị kiểm điểm họp ngày {minutes.date:%d/%m/%Y}, sau ngày cuối cùng còn trong "
            f"hạn là {limit.last_valid:%d/%m/%Y}. Đề nghị chi bộ nêu lý do.",
            reading=reading,
            span=minutes.date_span,
            arithmetic=f"{minutes.date:%d/%m/%Y} > {limit.last_valid:%d/%m/%Y}",
            doubtful=in_time,
            source=limit.source,
        )


def _sent(case: Case) -> Iterator[RuleFinding]:
    """At least three calendar days between sending and meeting (C4)."""
    least = papers.interval(case, "collective_report_sent")
    meeting = meeting_day(case)
    if least is None or meeting is None:
        return
    stated = [
        (reading, minutes.report_sent, minutes.report_sent_span)
        for reading, minutes in papers.of_kind(case, Minutes)
    ] + [
        (reading, review.sent, review.sent_span)
        for reading, review in papers.of_kind(case, CollectiveReview)
    ]
    for reading, sent, span in stated:
        if sent is None or not sent <= meeting or (meeting - sent).days >= least.days:
            continue
        days = (meeting - sent).days
        yield from papers.find(
            case,
            "COL_SENT_LATE",
            f"Báo cáo kiểm điểm của tập thể gửi ngày {sent:%d/%m/%Y}, họp ngày {meeting:%d/%m/%Y}: "
            f"trước {days} ngày, kế hoạch cần ít nhất {least.days:02d} ngày.",
            reading=reading,
            span=span,
            arithmetic=f"{meeting:%d/%m/%Y} - {sent:%d/%m/%Y} = {days} ngày < {least.days} ngày",
            source=least.source,
        )
        return


def _submission(case: Case) -> Iterator[RuleFinding]:
    """ "trước ngày 25/12": one finding that names the first paper late and how many (C2).

    A paper whose earlier version came in time is a supplement, not a late paper.
    """
    limit = case.plan.dossier_deadline
    if limit is None or not case.unit.owes_dossier:
        return
    late = sorted(
        (
            (at, reading)
            for at, reading in _first_arrivals(case)
            if at.astimezone(VIETNAM).date() > limit.last_valid
        ),
        key=lambda each: (each[0], each[1].document.file),
    )
    if not late:
        return
    at, reading = late[0]
    day = at.astimezone(VIETNAM)
    yield from papers.find(
        case,
        "SUB_LATE",
        f"Có {len(late)} giấy tờ của hồ sơ đến sau hạn; sớm nhất đến lúc {day:%H:%M} ngày "
        f"{day:%d/%m/%Y}, ngày cuối cùng còn trong hạn là {limit.last_valid:%d/%m/%Y}.",
        reading=reading,
        arithmetic=f"{day:%d/%m/%Y} > {limit.last_valid:%d/%m/%Y}",
        source=limit.source,
    )


def _first_arrivals(case: Case) -> Iterator[tuple[dt.datetime, Reading]]:
    """Each dossier paper's first arrival; papers of one kind and person are versions of one."""
    asked = {kind for item in case.plan.items for kind in item.kinds}
    first: dict[tuple[str, str], tuple[dt.datetime, Reading]] = {}
    for reading in case.readings:
        identity = reading.identity
        at = case.received_at(reading.document.file)
        if at is None or identity.kind.value not in asked:
            continue
        if not papers.is_asked(case, reading):
            continue
        key = (identity.kind.value, name_key(identity.person or ""))
        if key not in first or at < first[key][0]:
            first[key] = (at, reading)
    yield from first.values()
