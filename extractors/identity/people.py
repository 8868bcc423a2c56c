"""Whose paper it is: the name after "Họ và tên", and the day of birth."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from dossier.folding import fold
from extractors.identity.page import Line

# The labels before a person's name, folded; the strongest first.
_LABELS = (
    # as in "Họ, tên khai sinh:", "Họ tên đảng viên:"
    r"ho\s*(?:va|,|&)?\s*(?:chu )?ten(?:\s*(?:khai sinh|dang vien|nguoi ke khai|dang dung|day du"
    r"|thuong dung|\([^)]*\)|,?\s*bi danh))*",
    # as in "Tôi tên là …", "Tên tôi là …"
    r"(?:toi ten la|ten toi la|toi la)",
    # as in "Người kê khai: …", "Nhận xét đảng viên …"
    r"(?:nguoi (?:duoc )?(?:ke khai|nhan xet|tu kiem diem|kiem diem)|dang vien"
    r"|nhan xet (?:ve )?(?:dong chi|dang vien))",
    # as in "Đồng chí: …", the weakest
    r"(?:nhan thay |nhan xet )?(?:dong chi|d/c)",
)
_VALUE = r"\s*[:\-]?\s*"
_TITLES = re.compile(r"^(?:dong chi|d/?c|ong|ba|anh|chi|ong \(ba\)|bi thu|la)\b[\s.:]*")
# What ends a name within a line: another label, punctuation, a gap, a figure.
_END = re.compile(
    r"[,;:(.…_\d/|]|\t|\s{2,}|\s-\s"
    r"|\b(?:sinh|gioi tinh|nam/nu|nam, nu|bi danh|ngay|chuc vu|don vi|hien|la|dang|duoc|co|ten khac"
    r"|ten goi|que quan|nguyen quan|cong tac|sinh hoat|thuoc|so the|sdt|tuoi)\b"
)
_WORD = re.compile(r"[^\W\d_]{1,8}'?[^\W\d_]*")
_BIRTH = re.compile(
    r"(?:sinh ngay|ngay sinh|ngay,? thang,? nam sinh|sinh)\s*[:,]?\s*(?:ngay\s*)?"
    r"(\d{1,2})\s*(?:[/.\-]|thang)\s*(\d{1,2})\s*(?:[/.\-]|nam)\s*((?:19|20)\d\d)"
)
# Words that stand where a name could, and are none.
_NOT_A_NAME = re.compile(
    r"\b(?:chi bo|chi uy|dang uy|dang bo|bi thu|thu ky|chu tri|dang vien|ky ten|ho ten|ho va ten|"
    r"xac nhan|noi nhan|bao cao|van phong|cong san|uy ban|dong chi|can bo|ghi ro|da ky|ban tu|"
    r"kiem diem|ke khai|nguoi|hoi nghi|to truong|thay mat|viet nam|chuyen vien|truong phong|"
    r"pho phong|cong doan|y kien|khong|nhiem vu|hoan thanh)\b"
)


def person(page: Sequence[Line]) -> str | None:
    """The name that the paper's first name label carries; ``None`` where it is blank or absent."""
    for label in _LABELS:
        pattern = re.compile(rf"(?:^|[\s\-.+•*\d)]){label}{_VALUE}")
        for at, line in enumerate(page[:60]):
            found = pattern.match(line.folded) or _inner(pattern, line, label)
            if not found:
                continue
            name = _value(page, at, found.end())
            if name:
                return name
            if label is _LABELS[0]:
                return None  # the form's own name line is blank: the next one is somebody else's
    return None


def labelled(page: Sequence[Line]) -> bool:
    """Whether the paper has a name line at all, filled in or not."""
    pattern = re.compile(rf"(?:^|[\s\-.+•*\d)]){_LABELS[0]}\s*(?:[:.…_]|$)")
    return any(pattern.search(line.folded) for line in page[:60])


def birth(page: Sequence[Line]) -> dt.date | None:
    """The day of birth, where the paper gives it in full."""
    for line in page[:60]:
        found = _BIRTH.search(line.folded)
        if found:
            day, month, year = map(int, found.groups())
            try:
                return dt.date(year, month, day)
            except ValueError:
                return None
    return None


def name_in(text: str) -> str | None:
    """``text`` as a person's name, without "đ/c" and the like; ``None`` where it is no name."""
    cleaned = text.strip(' .,:;-_*…|\t"“”')
    while found := _TITLES.match(fold(cleaned)):
        if found.end() == 0 or found.end() >= len(cleaned):
            break
        cleaned = cleaned[found.end() :].strip(" .:")
    words = cleaned.split()
    if not 2 <= len(words) <= 6 or not all(_WORD.fullmatch(word) for word in words):
        return None
    if _NOT_A_NAME.search(fold(cleaned)):
        return None
    if not all(word[0].isupper() for word in words):
        return None
    return " ".join(words)


def _inner(pattern: re.Pattern[str], line: Line, label: str) -> re.Match[str] | None:
    """A label inside the line ("1. Người kê khai - Họ và tên: …"), for the strong label only."""
    return pattern.search(line.folded) if label is _LABELS[0] else None


def _value(page: Sequence[Line], at: int, start: int) -> str | None:
    rest = page[at].text[start:]
    name = _first_name(rest)
    if name or rest.strip(" .…_:-\t"):
        return name
    following = next(iter(page[at + 1 : at + 2]), None)
    if following and following.in_table == page[at].in_table and ":" not in following.text:
        return name_in(following.text)
    return None


def _first_name(rest: str) -> str | None:
    for candidate in _candidates(rest):
        name = name_in(candidate)
        if name:
            return name
    return None


def _candidates(rest: str) -> Iterator[str]:
    text = rest.lstrip(" .…_:-\t")
    found = _TITLES.match(fold(text))
    if found:
        text = text[found.end() :]
    end = _END.search(fold(text))
    yield text[: end.start()] if end else text
