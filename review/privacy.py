"""What may be shown of other people's words: no identity numbers, no birth dates, no trickery."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from enum import Enum
from typing import TypeVar, cast

from dossier.facts import PaperKind
from dossier.findings import GapReport

_T = TypeVar("_T")

WITHHELD = "(không trích bản kê khai tài sản)"

_MONEY = r"(?!\s*(?:đồng|đ|VNĐ|VND)\b)"
# 044085001234, 194123456, 0912345678
_NUMBER_IN_ONE = rf"(?<![\w.,/])\d{{9,12}}(?![\w/]|[.,]\d){_MONEY}"
# 044 085 001234, 0912.345.678: telephone and identity numbers begin with 0, sums and years do not
_NUMBER_IN_GROUPS = (
    rf"(?<![\w.,/])0\d{{2,3}}(?:[ \u00a0.-]\d{{3,6}}){{2,3}}(?![\w/]|[.,]\d){_MONEY}"
)
_PERSONAL_NUMBER = re.compile(f"{_NUMBER_IN_ONE}|{_NUMBER_IN_GROUPS}")
# phát sinh năm 2015, học sinh năm 2015: "sinh" that is nobody's birth
_NOT_BIRTH = "".join(f"(?<!{word} )" for word in ("phát", "nảy", "học", "vệ", "hy", "tái", "thí"))
# as in: sinh ngày 03/02/1970; Ngày sinh: 3-2-1970; sinh ngày 03 tháng 02 năm 1970; sinh năm 1970
_BIRTH = re.compile(
    r"(?P<word>(?:ngày\s+(?:tháng\s+năm\s+)?sinh|ngày,\s*tháng,\s*năm\s+sinh|năm\s+sinh"
    rf"|{_NOT_BIRTH}sinh\s+ngày|{_NOT_BIRTH}sinh\s+năm)\s*:?\s*)"
    r"(?P<date>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}"
    r"|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
    r"|\d{4})",
    re.IGNORECASE,
)
_KEPT_DIGITS = 3
_LAYOUT = frozenset("\n\t")


def shown(text: str) -> str:
    """``text`` as a person may see it: :func:`harmless`, without personal numbers.

    Numbers of 9 to 12 digits keep their last three, birth dates go.
    """
    numbers = _PERSONAL_NUMBER.sub(lambda found: _masked(found.group()), harmless(text))
    return _BIRTH.sub(lambda found: found["word"] + re.sub(r"\d", "•", found["date"]), numbers)


def harmless(text: str) -> str:
    """``text`` in NFC with “�” for what steers a terminal, turns the line round or is no character.

    For names of files and folders: nothing else is hidden in them.
    """
    return "".join(_visible(char) for char in unicodedata.normalize("NFC", text))


def presentable(value: _T) -> _T:
    """The same report with every text in it as :func:`shown`; asset declarations go unquoted."""
    if isinstance(value, GapReport):
        value = cast("_T", _without_declarations(value))
    return cast("_T", _walk(value))


def _walk(value: object) -> object:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, tuple | list):
        return type(value)(presentable(entry) for entry in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = (field.name for field in dataclasses.fields(value))
        return dataclasses.replace(value, **{name: _walk(getattr(value, name)) for name in names})
    return value


def _without_declarations(report: GapReport) -> GapReport:
    # C36: a declaration is checked for presence only; its words are nobody else's business.
    if report.dossier is None:
        return report
    declarations = {
        entry.file for entry in report.documents if entry.kind is PaperKind.ASSET_DECLARATION
    }
    findings = tuple(
        dataclasses.replace(finding, quote=WITHHELD)
        if finding.file in declarations and finding.quote
        else finding
        for finding in report.dossier.findings
    )
    return dataclasses.replace(
        report, dossier=dataclasses.replace(report.dossier, findings=findings)
    )


def _visible(char: str) -> str:
    if char in _LAYOUT:
        return char
    if char == "\u00ad" or unicodedata.category(char) in ("Cc", "Cf", "Cs", "Cn"):
        return "\ufffd"
    return char


def _masked(number: str) -> str:
    hidden = sum(char.isdigit() for char in number) - _KEPT_DIGITS
    out = []
    for char in number:
        if char.isdigit() and hidden > 0:
            hidden -= 1
            out.append("•")
        else:
            out.append(char)
    return "".join(out)
