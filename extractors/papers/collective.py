"""Reads the collective review of a chi ủy: its contents, its candour, when it was sent round."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dossier.document import Document, Span
from dossier.papers import CollectiveContent, CollectiveReview, Mention
from dossier.plan import Plan
from extractors.papers import candour, days, parts
from extractors.papers.headings import Line
from extractors.papers.wording import lines, regex

_SENT = regex(
    r"(?:gửi|chuyển|phát)[^.;]{0,80}(?:trước|thành viên|đồng chí|chi ủy viên|đảng viên)"
    r"|báo cáo[^.;]{0,60}(?:gửi|chuyển)[^.;]{0,60}ngày|ngày (?:gửi|phát|chuyển)"
    r"|(?:gửi|phát|chuyển)(?: [^\s.;:]+){0,5}:?\s*\d{1,2}[/.\-]\d"
    r"|(?:có|nhận) (?:được )?(?:bản )?(?:trong )?tay[^.;]{0,12}(?:từ|ngày|hôm)"
    r"|(?:gửi|phát|chuyển|đưa|trao)(?: tay| đi| đến| trước| cho| tới)*[^.;]{0,45}"
    r"(?:ngày|hôm|chiều|sáng|tối|từ)(?![^\W_])"
    r"|(?:đảng viên|các đồng chí|mọi người|từng người)[^.;]{0,30} nhận[^.;]{0,40}(?:ngày|hôm|từ)"
)
# Sent up, or a member's own paper.
_ELSEWHERE = regex(
    r"cấp trên|kính gửi|gửi[^.;]{0,30}(?:đảng ủy|ubkt|ban thường vụ)|tự kiểm điểm|công văn|kế hoạch"
)
_REVIEW = regex(
    r"báo cáo|bản kiểm điểm|ngày gửi|tài liệu|dự thảo|văn bản|tập thể chi ủy|kiểm điểm tập thể"
    r"|bản của (?:tập thể|chi ủy)|kiểm điểm của (?:tập thể|chi ủy)"
)
_SHORT = 120  # characters


def read(document: Document, plan: Plan) -> CollectiveReview:
    """The collective review that ``document`` is."""
    everything = tuple(lines(document))
    sent = find_sent(everything, plan.review.year if plan.review else None, of_review=True)
    return CollectiveReview(
        contents=tuple(
            Mention(of=kind, span=span)
            for kind, span in parts.find(everything, "collective", CollectiveContent)
        ),
        said=candour.said(everything),
        sent=sent[0] if sent else None,
        sent_span=sent[1] if sent else None,
    )


def find_sent(
    everything: Sequence[Line], year: int | None, *, of_review: bool = False
) -> tuple[dt.date, Span] | None:
    """When the collective report was sent to its readers, as the paper says.

    In the report itself (``of_review``) what is sent round need not be named; of its lines only the
    short ones by which it is handed out tell. A day without a year is of ``year``.
    """
    for index, text, folded in everything:
        said = _SENT.search(folded)
        named = _REVIEW.search(folded) is not None or (of_review and len(folded) <= _SHORT)
        if said is None or not named or _ELSEWHERE.search(folded):
            continue
        day = days.first(text, said.start()) or days.short(folded, said.start(), year)
        if day is not None:
            return day.date, Span(index, day.start, day.end)
    return None
