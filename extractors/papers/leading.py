"""Finds what those who lead review besides, also where it stands in words of their own.

A part that is headed as theirs ("Việc của người đứng đầu", "Với trách nhiệm Phó Trưởng phòng") and
says several things is theirs, whatever words it chooses. Where such a part labels its contents one
by one, each has to be there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.document import Span
from dossier.papers import Aspect, LeaderContent, Mention
from extractors.papers import parts
from extractors.papers.headings import Line, is_heading, numbered, start_of
from extractors.papers.wording import cue, regex

_POST = (
    r"(?:lãnh đạo|quản lý|(?:người )?đứng đầu|chi ủy viên|cấp ủy viên|chỉ huy|phụ trách|cấp trưởng"
    r"|cấp phó|(?:phó )?bí thư|(?:phó )?trưởng (?:phòng|ban)|phó phòng|(?:phó )?giám đốc"
    r"|(?:phó )?chánh văn phòng|giữ chức vụ)(?![^\W_])"
)
# What makes a heading that of the part for those who lead.
_HEADS = regex(
    r"(?:(?:về )?(?:phần|việc|vai trò|trách nhiệm|tư cách|cương vị|vị trí|nhiệm vụ|điều|chức trách"
    r"|nội dung|bổ sung|dành cho|riêng|công tác)(?: [^\s.;:]+){0,6}?"
    rf"|(?:đối với|về|trên|ở|với|là|làm|người)(?: (?!của|theo)[^\s.;:]+){{0,3}}?) {_POST}"
)
_BARE = regex(_POST)
_FEW = 5  # words
_OF_OTHERS = regex(r"bí thư (?:chi )?đoàn|ý kiến|nhận xét|xếp loại|phân loại|kính|gửi|chi bộ:")
_ASPECTS = ("ideology", "morals", "duties", "discipline")
_REACH = 75  # characters of a heading
_SAYS = 3  # clauses that make such a part an answer
_CLAUSE = re.compile(r"[.;](?:\s|$)|:\s")
_LEAST = 3  # words of a clause


def contents(body: Sequence[Line]) -> tuple[Mention, ...]:
    """The contents of those who lead that the member's own part has, each with its words."""
    rest = parts.beside(body, "aspect", Aspect)
    found = dict(parts.find(rest, "leader", LeaderContent))
    own = _own_part(body)
    if own is not None and not parts.labels_each(rest, "leader", LeaderContent):
        found = dict.fromkeys(LeaderContent, own) | found
    return tuple(Mention(of=kind, span=span) for kind, span in found.items())


def _own_part(body: Sequence[Line]) -> Span | None:
    """The heading of the part for those who lead, where enough is said under it."""
    for place, (index, _, folded) in enumerate(body):
        end = _heading_end(folded)
        if end is None:
            continue
        said = [folded[end:]]
        for _, _, later in body[place + 1 :]:
            if _is_next_part(later):
                break
            said.append(later)
        clauses = _CLAUSE.split(" ; ".join(said))
        if sum(len(re.findall(r"[^\W\d_]+", clause)) >= _LEAST for clause in clauses) >= _SAYS:
            return Span(index, start_of(folded), end)
    return None


def _heading_end(folded: str) -> int | None:
    """Where the words that head such a part end, if a line begins with them."""
    at = start_of(folded)
    stop = min(
        (found for mark in (":", ". ", "|") if (found := folded.find(mark, at)) >= 0),
        default=len(folded.rstrip()),
    )
    if not 0 < stop - at <= _REACH:
        return None
    head = folded[at:stop]
    if _OF_OTHERS.search(head):
        return None
    labelled = folded[stop : stop + 1] == ":" or numbered(folded)  # "E/ Lãnh đạo: …"
    if _HEADS.match(head) or (labelled and len(head.split()) <= _FEW and _BARE.match(head)):
        return stop
    return None


def _is_next_part(folded: str) -> bool:
    at = start_of(folded)
    named = any(
        (found := cue("label", key).search(folded, at)) is not None and found.start() - at <= 20
        for key in ("weakness", "cause", "remedy")
    )
    if named and (is_heading(folded) or ":" in folded[at : at + 45] or len(folded) <= 60):
        return True
    if any(cue("rating", key).match(folded, at) for key in ("proposed", "branch")):
        return True
    opens = is_heading(folded) or ":" in folded[at : at + 45]
    return opens and any(cue("aspect", key).search(folded, at, at + 45) for key in _ASPECTS)
