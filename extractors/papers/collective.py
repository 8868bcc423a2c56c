"""Reads the collective review of a chi ủy: its contents, its candour, when it was sent round."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dossier.document import Document, Span
from dossier.papers import CollectiveContent, CollectiveReview, Mention
from extractors.papers import candour, days, parts
from extractors.papers.headings import Line
from extractors.papers.wording import lines, regex

_SENT = regex(
    r"(?:gửi|chuyển|phát)[^.;]{0,80}(?:trước|thành viên|đồng chí|chi ủy viên|đảng viên)"
    r"|báo cáo[^.;]{0,60}(?:gửi|chuyển)[^.;]{0,60}ngày|ngày gửi"
)
# Sent up, or a member's own paper.
_ELSEWHERE = regex(r"cấp trên|gửi[^.;]{0,30}(?:đảng ủy|ubkt|ban thường vụ)|tự kiểm điểm")
_REVIEW = regex(r"báo cáo|bản kiểm điểm|ngày gửi|tài liệu|dự thảo")


def read(document: Document) -> CollectiveReview:
    """The collective review that ``document`` is."""
    everything = tuple(lines(document))
    sent = find_sent(everything)
    return CollectiveReview(
        contents=tuple(
            Mention(of=kind, span=span)
            for kind, span in parts.find(everything, "collective", CollectiveContent)
        ),
        said=candour.said(everything),
        sent=sent[0] if sent else None,
        sent_span=sent[1] if sent else None,
    )


def find_sent(everything: Sequence[Line]) -> tuple[dt.date, Span] | None:
    """When the collective report was sent to its readers, as the paper says."""
    for index, text, folded in everything:
        said = _SENT.search(folded)
        if said is None or _REVIEW.search(folded) is None or _ELSEWHERE.search(folded):
            continue
        day = days.first(text, said.start())
        if day is not None:
            return day.date, Span(index, day.start, day.end)
    return None
