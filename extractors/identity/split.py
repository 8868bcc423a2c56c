"""A file that holds several documents, taken apart where a new one clearly begins."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from itertools import pairwise

from dossier.document import Document, Problem
from dossier.folding import squeeze
from extractors.identity import people
from extractors.identity.page import Line, lines
from extractors.identity.title import Title, begins, find, is_strong, read, unnumbered

# What a letterhead is made of, folded.
_LETTERHEAD = re.compile(
    r"dang cong san|cong hoa xa hoi|doc lap|dang bo|dang uy|chi bo|chi uy|ubnd|uy ban|ban chap hanh"
    r"|(?:phuong|xa|thi tran|thon|to dan pho|tieu khu|khu pho|thanh pho|tinh|huyen)\b"
    r"|to kiem tra|van phong|mau (?:so )?\d|bch|\*"
    r"|so\s*[:.]?\s*[\d\s.…_]*\s*[-/]"  # Số:   -BC/CB
    r"|[^.;]{0,40}ngay.{1,12}thang.{1,12}nam"
)
_OPENS = re.compile(r"dang cong san|cong hoa xa hoi|so\s*[:.]\s*[\d\s.…_]{0,8}\s*[-/]\s*[a-z]")
_SIGNATURE = re.compile(
    r"noi nhan|t\s*[/.]\s*m\b|tm\.|(?:pho )?bi thu$|chu tri$|thu ky$|ghi bien ban"
    r"|nguoi (?:tu )?(?:kiem diem|ke khai|khai|viet)"
)
# As papers end that have no place for a signature: "12/12/2016 - Lê Văn An", "ký: An",
# "Chi bộ xác nhận: …", "Thư ký: … Chủ trì: …", "(đã ký) Lê Văn An".
_ENDS = re.compile(
    r"(?:ngay\s*)?\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*20\d\d\W*[a-z]"
    r"|[^.;:]{0,40}\d{1,2}[/.\-]\d{1,2}[/.\-]20\d\d\W*$"
    r"|.{0,40}\b(?:da ky|ky ten|ky)\b|(?:nguoi|thu ky|chu tri|chu toa|to truong)\b[^.;:]{0,20}:"
    r"|[^.;:]{0,25}\bxac nhan\b|(?:pho )?bi thu\b[^.;]{0,30}[:,]"
)
_ENDING = 3  # lines
# The branch's word on the paper above, no letterhead of the next one.
_ANSWERS = re.compile(
    r"[^.;:]{0,40}\b(?:xac nhan|nhan xet|xep loai|phan loai|y kien|danh gia)\b.*:"
)
_GOES_ON = re.compile(r"\(?\s*(?:tiep theo|tiep|phan (?:sau|hai|2)|trang \d)\b")
# Papers that come after another one without a letterhead of their own.
_ANNEXED = tuple(
    map(
        squeeze,
        (
            *("bản tự chấm điểm", "bảng tự chấm điểm", "biểu tự chấm điểm"),
            *("bản chấm điểm", "bảng chấm điểm", "biểu chấm điểm"),
            *("bản tự kiểm điểm", "bản kiểm điểm", "phiếu bổ sung", "bản kê khai"),
            *("bản nhận xét", "phiếu nhận xét", "giấy nhận xét", "biên bản", "danh sách"),
            *("báo cáo", "thông báo", "kế hoạch"),
        ),
    )
)
_SURE_ANNEX = _ANNEXED[:6]
_BACK = 9  # a letterhead has no more lines than this


def split(document: Document) -> tuple[Document, ...]:
    """The documents in the file, ``part`` 1, 2, …; the document itself where it is only one.

    A new one begins at a title with a letterhead over it, or at a title on its own where the one
    before has been signed. A title that is merely cited in the text begins nothing.
    """
    page = lines(document)
    starts = _starts(page)
    blocks = sorted({page[at].block for at in starts[1:]} - {0})
    if not blocks:
        return (document,)
    bounds = [0, *blocks, len(document.blocks)]
    return tuple(
        _part(document, number, first, end)
        for number, (first, end) in enumerate(pairwise(bounds), start=1)
    )


def signed(page: Sequence[Line]) -> bool:
    """Whether the last lines hold the words that stand around a signature."""
    return any(
        _SIGNATURE.match(line.folded) and len(line.text.split()) <= 12 for line in page[-14:]
    )


def _starts(page: Sequence[Line]) -> list[int]:
    """The lines in which a document begins; the first line is always one of them."""
    starts, titles = [0], list[Title]()
    weak = find(page)
    for at, line in enumerate(page):
        if titles and at <= titles[-1].last:
            continue
        again = any(_is_same(line, page[title.first]) for title in titles)
        first = not titles and weak is not None and at == weak.first
        if not (again or first or is_strong(line)):
            continue
        top = _top_of_letterhead(page, at)
        title = read(page, at)
        if not titles and not signed(page[:top]):
            titles.append(title)
            continue
        opened = _opens(page[top:at]) or _stands_alone(page, starts[-1], at)
        if opened or (again and _begins_anew(page, top, title)):
            starts.append(top)
            titles.append(title)
    return starts


def _is_same(line: Line, title: Line) -> bool:
    """Whether a line is the title of another paper of the same form, whoever it is of."""
    if not begins(line) or not begins(title) or _GOES_ON.search(line.folded):
        return False
    mine, first = _form(line), _form(title)
    alike = mine.startswith(first) or first.startswith(mine)
    return alike and min(len(mine), len(first)) >= _TITLE


_TITLE = 8  # letters: "biên bản"


def _form(line: Line) -> str:
    """A title's words as far as they are the form's: without number, year, person."""
    words = re.split(
        r"[\d,(:–]|\s-\s|\bcua (?:dong chi|d/c)\b|\bdong chi\b", unnumbered(line.folded)
    )
    return squeeze(words[0])


def _begins_anew(page: Sequence[Line], top: int, title: Title) -> bool:
    """Whether a title that comes again heads a new paper: signed above, or somebody's name under.

    On the second page of one paper its title may stand again.
    """
    if top < title.first or _ended(page[:top]):
        return True
    head = page[title.first : title.last + 4]
    return (
        people.person(head, Title(text=title.text, first=0, last=title.last - title.first))
        is not None
    )


def _ended(page: Sequence[Line]) -> bool:
    """Whether the last lines are such as a paper ends with."""
    return any(
        (_ENDS.match(line.folded) and len(line.text.split()) <= 16) or people.name_in(line.text)
        for line in page[-_ENDING:]
    )


def _top_of_letterhead(page: Sequence[Line], title: int) -> int:
    """The first line of the letterhead right over the title; the title itself without one."""
    top = title
    for at in range(title - 1, max(title - 1 - _BACK, -1), -1):
        line = page[at]
        long = len(line.text.split()) > 16 or line.text.startswith(("-", "+"))
        heads = _LETTERHEAD.match(line.folded) and not _ANSWERS.match(line.folded)
        if long or not heads or _SIGNATURE.match(line.folded):
            break
        top = at
    return top


def _opens(letterhead: Sequence[Line]) -> bool:
    return any(_OPENS.search(line.folded) for line in letterhead)


def _stands_alone(page: Sequence[Line], start: int, title: int) -> bool:
    """A title without letterhead: after a signature, or at the head of a new page."""
    line = page[title]
    if not any(line.squeezed.startswith(annexed) for annexed in _ANNEXED):
        return False
    if signed(page[start:title]) or _ended(page[start:title]):
        return True
    before = page[title - 1]
    new_page = line.page is not None and before.page is not None and line.page != before.page
    return new_page or any(line.squeezed.startswith(annex) for annex in _SURE_ANNEX)


def _part(document: Document, number: int, first: int, end: int) -> Document:
    blocks = document.blocks[first:end]
    pages = {block.page for block in blocks if block.page is not None}
    mine = range(min(pages), max(pages) + 1) if pages else None
    return dataclasses.replace(
        document,
        part=number,
        blocks=blocks,
        set_aside=tuple(
            one
            for one in document.set_aside
            if mine is None or one.page is None or one.page in mine
        ),
        problems=tuple(dict.fromkeys((*document.problems, Problem.MULTI_DOCUMENT))),
    )
