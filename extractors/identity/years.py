"""The year a paper is about: the one its title names, else that of its date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.facts import Identity, PaperKind
from dossier.folding import fold
from dossier.plan import Plan
from extractors.identity.letterhead import Dated
from extractors.identity.page import Line
from extractors.identity.title import Title

# Years in a title that are not what the paper is about.
_NOT_ABOUT = re.compile(
    r"(?:phuong huong|nhiem vu|ke hoach|chuong trinh|muc tieu)[^.;]*$"  # "…; phương hướng năm 2017"
    r"|nhiem ky (?:20)?\d{2,4}\s*-\s*(?:20)?\d{2,4}"
    r"|(?:ngay\s*)?\d{1,2}\s*(?:[/.\-]|thang)\s*\d{1,2}\s*(?:[/.\-]|nam)\s*\d{4}"  # cited
    r"|\d+/(?:19|20)\d\d/[a-z\-]+"  # 78/2013/NĐ-CP
)
_RANGE = re.compile(r"20\d\d\s*-\s*(20\d\d)")
_NAMED = re.compile(r"nam\s*:?\s*(20[\doil]\d)(?!\d)")
_STATED = re.compile(r"(?:^|ky bo sung\W*|kiem diem |[.;,(]\s*)nam\s*:?\s*(20\d\d)(?!\d)")
# "Thực hiện kế hoạch của Đảng ủy, tôi tự kiểm điểm năm 2016"
_FOLLOWING = re.compile(r"(?:thuc hien|theo|can cu)[^.;,]*,")
_OPENING = 4  # lines under the title
_LATE_MONTHS = 3
_YEAR_END = frozenset(
    {
        PaperKind.ACTIVITY_REPORT,
        PaperKind.COLLECTIVE_REVIEW,
        PaperKind.SELF_REVIEW,
        PaperKind.PERSONAL_RECORD_UPDATE,
        PaperKind.ASSET_DECLARATION,
        PaperKind.RESIDENCE_COMMENT,
        PaperKind.MINUTES,
        PaperKind.CLASSIFICATION_REPORT,
        PaperKind.SCORE_SHEET,
    }
)
_ANY = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def year(page: Sequence[Line], title: Title | None, dated: Dated, kind: PaperKind) -> int | None:
    """The year in the title or in the lines right under it, else that of the date.

    A year-end paper that names no year and is dated in the first quarter looks back on the year
    before.
    """
    if title is not None:
        named = _in_title(title.text)
        if named:
            return named
        for line in page[title.last + 1 : title.last + 4]:
            found = re.fullmatch(r"\W*(?:\(?\s*)?nam\s*:?\s*(20\d\d)\W*", line.folded)
            if found:
                return int(found[1])
    if title is not None and kind in _YEAR_END and (stated := _under(page, title)):
        return stated
    if dated.date and dated.date.month <= _LATE_MONTHS and kind in _YEAR_END:
        return dated.date.year - 1
    return dated.year


def is_wrong(identity: Identity, dated: int | None, plan: Plan) -> bool:
    """Whether the paper is about another year than the one under review.

    A report to the inspection speaks of several years, and one notice misprints its own (N1): it is
    out of its year only where its date does not belong to the year either.
    """
    if plan.review is None or identity.year is None or identity.year == plan.review.year:
        return False
    return identity.kind is not PaperKind.INSPECTION_REPORT or dated != plan.review.year


def _under(page: Sequence[Line], title: Title) -> int | None:
    """ "Kỳ bổ sung: năm 2016", "…, chuyên viên. Năm 2016.": the only year the opening names."""
    found = {
        int(year[1])
        for line in page[title.last + 1 : title.last + 1 + _OPENING]
        for year in _STATED.finditer(_NOT_ABOUT.sub(" ", _FOLLOWING.sub(" ", line.folded)))
    }
    return found.pop() if len(found) == 1 else None


def _in_title(text: str) -> int | None:
    folded = _NOT_ABOUT.sub(" ", fold(text).lstrip())
    ranges = _RANGE.search(folded)
    if ranges:
        return int(ranges[1])
    found = _NAMED.search(folded) or _ANY.search(folded)
    if not found:
        return None
    return int(found[1].translate(str.maketrans("oil", "011")))
