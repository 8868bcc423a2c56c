"""What an expression does in its sentence: a period reported on, a deadline, a citation's date …"""

from __future__ import annotations

import re

from dossier.dates import DateKind, DateRole
from extractors.dates.folding import Folded
from extractors.dates.phrases import Phrase

_REACH = 200  # characters of the sentence before an expression
_SENTENCE_END = re.compile(r"[.!?;]\s+|\n\s*\n|\n\s*[-+*•]\s")

_DOCUMENT = (
    r"nghi\s+quyet|quyet\s+dinh|chi\s+thi|thong\s+bao|ke\s+hoach|cong\s+van|huong\s+dan|to\s+trinh|thong\s+tu|"
    r"nghi\s+dinh|ket\s+luan|quy\s+dinh|chuong\s+trinh(?:\s+hanh\s+dong)?|quy\s+che|luat|phap\s+lenh|bao\s+cao\s+so|thong\s+tri"
)
_SIGNED = r"\s*[,(]?\s*(?:(?:ky|duoc\s+)?ban\s+hanh|ky|de|lap)?\s*(?:vao\s+)?$"
_CITED = re.compile(
    rf"\d{{1,5}}[a-z]?\s?(?:/\s?\d{{4}}\s?)?[-/]\s?[a-zđ][a-z0-9]*(?:\s?[-/]\s?[a-z0-9-]+)*{_SIGNED}"  # 46-QĐ/TW
    rf"|(?<![a-z])(?:{_DOCUMENT})(?:\s+(?!ngay|da|duoc)[a-z0-9/-]+){{0,6}}{_SIGNED}"  # Kế hoạch của Đảng ủy ngày
)
_CITED_LIST = re.compile(rf"\d{{1,5}}[a-z]?\s?[-/]\s?[a-z][a-z0-9/-]*{_SIGNED}")
_ASKED = re.compile(  # theo Thông báo số 53-TB/ĐU … (mốc kiểm tra
    r"(?:thong\s+bao|ke\s+hoach|cong\s+van|yeu\s+cau|de\s+cuong|lich\s+kiem\s+tra)(?![a-z]).*"
    r"(?:mo[cs]|thoi\s+gian|thoi\s+ky|nien\s+do)\s+(?:thoi\s+gian\s+)?(?:kiem\s+tra|lam\s+bao\s+cao|bao\s+cao|giam\s+sat)",
    re.DOTALL,
)
_ASKED_TIME = re.compile(r"(?:thoi\s+gian|lich|dot)\s+(?:to\s+)?kiem\s+tra")
_OWN_WORD = re.compile(
    r"(?<![a-z])(?:bao\s+cao\s+(?:ket\s+qua|nhu|tinh|so)|xin\s+bao\s+cao|so\s+lieu|chi\s+bo\s+bao\s+cao|nhu\s+sau)"
)
_BIRTH = re.compile(
    r"(?<![a-z])(?:sinh|ngay\s*,?\s*thang\s*,?\s*nam\s+sinh|ngay\s+sinh|nam\s+sinh)\s*(?:ngay|nam|vao)?\s*[:,]?\s*$"
)
_AS_OF = re.compile(
    r"(?<![a-z])(?:tinh\s*(?:den|toi)|(?:(?:den|tai|vao)\s+)?thoi\s+diem)\s*:?\s*(?:thoi\s+diem\s*)?(?:het\s*)?(?:cuoi\s+)?$"
)
_TALLY = re.compile(r"(?<![a-z])tinh\s*$")
_CONGRESS = re.compile(r"(?<![a-z])dai\s*hoi[^.;,\n]{0,60}$")
_MEETING = re.compile(
    r"(?<![a-z])(?:hop|hoi\s+nghi|sinh\s+hoat|cuoc\s+hop|phien\s+hop|lop\s+(?:hoc|boi\s+duong)|bien\s+ban)(?![a-z])[^.;\n]{0,40}$"
)
_LASTING = re.compile(
    r"(?<![a-z])(?:so\s+lieu|ket\s+qua|bao\s+cao|mo[cs]|tinh\s+hinh|giai\s+doan|thoi\s+ky|trong\s+ky)(?![a-z])"
)
_IN_FORCE = re.compile(
    r"(?:hieu\s+luc|ap\s+dung|thi\s+hanh|cong\s+tac\s+tai|bo\s+nhiem|giu\s+chuc\s+vu)[^.;\n]{0,20}$"
)
_BEGINS = re.compile(  # mở từ tháng 3/2015: an event, not a period reported on
    r"(?<![a-z])(?:mo|thanh\s+lap|ra\s+doi|hoat\s+dong|sinh\s+hoat|ket\s+nap|vao\s+dang|cong\s+tac|nghi\s+huu|chuyen|tinh|ke)"
    r"(?:\s+[a-z]+){0,2}\s*$"
)
_REPORTED = re.compile(  # kết quả năm 2015, trong năm 2015
    r"(?<![a-z])(?:ket\s+qua|tinh\s+hinh|tong\s+ket|trong|so\s+lieu|danh\s+gia|phan\s+loai|xep\s+loai|bao\s+cao|cua|ca|cac|qua|thuc\s+hien)"
    r"(?![a-z])[^,.;:\n]{0,25}$"
)
_NOT_REPORTED = re.compile(  # phương hướng năm 2017, Kế hoạch kiểm tra năm 2016
    r"(?<![a-z])(?:ke\s+hoach|chuong\s+trinh|phuong\s+huong|nhiem\s+vu|nghi\s+quyet|luat|quyet\s+dinh|huong\s+dan|thong\s+bao|chi\s+thi"
    r"|dai\s+hoi|sinh|thanh\s+lap|ket\s+nap|muc\s+tieu|du\s+toan|du\s+kien|dinh\s+huong|to\s+kiem\s+tra|lich)(?![a-z])[^.;:\n]{0,60}(?<![,\s])\s?$"
)
_PLANNED = re.compile(
    r"(?<![a-z])(?:phuong\s+huong|nhiem\s+vu|muc\s+tieu|du\s+kien|thoi\s+gian\s+toi)(?![a-z])[^,.;:\n]{0,60}$"
)
_OF_A_TERM = re.compile(r"(?<![a-z])(?:khoa|nhiem\s*ky|lan\s+thu|dai\s+hoi)\s*[a-z\d]*\s*[,(]?\s*$")
_PLACE_LINE = re.compile(
    r"(?:^|[\n\t|]|\s{2,}|/[^\W\d_]+\s+)[\s*_]*(?:[^\W\d_][^\W\d_]*[ .]{0,2}){1,6},\s*$"
)
_LINE_END = re.compile(r"[\s*_.)]*(?:\n|\||\t|$)")


def role_of(phrase: Phrase, folded: Folded, text: str) -> DateRole:
    """The role of one expression, from its own words and the sentence before it."""
    before = _sentence_before(text, phrase.start)
    if _is_document_date(phrase, folded, text):
        return DateRole.DOCUMENT_DATE
    if _BIRTH.search(before):
        return DateRole.BIRTH
    if _is_cited(phrase, before):
        return DateRole.CITED_DOCUMENT
    match phrase.kind:
        case DateKind.DEADLINE:
            return (
                DateRole.AS_OF if phrase.inclusive and _TALLY.search(before) else DateRole.DEADLINE
            )
        case DateKind.DATE:
            return _day_role(before)
        case DateKind.TERM:
            return DateRole.MENTION
        case DateKind.RANGE | DateKind.OPEN_RANGE | DateKind.ANCHOR_RELATIVE:
            return _stretch_role(phrase, before)
        case _:
            return _calendar_role(phrase, before)


def _sentence_before(text: str, start: int) -> str:
    """The sentence up to ``start``, as far as it matters."""
    before = text[max(0, start - _REACH) : start]
    last = None
    for last in _SENTENCE_END.finditer(before):
        pass
    return before if last is None else before[last.end() :]


def _is_document_date(phrase: Phrase, folded: Folded, text: str) -> bool:
    """``Đồng Hới, ngày 08 tháng 11 năm 2016`` on a line of its own, or in the letterhead's row."""
    if phrase.kind not in (DateKind.DATE, DateKind.MONTH) or not text.startswith(
        "nga", phrase.start
    ):
        return False
    if _LINE_END.match(text, phrase.end) is None:
        return False
    low = max(0, phrase.start - 60)
    line = folded.quote(low, phrase.start) if low < phrase.start else ""
    place = _PLACE_LINE.search(line)
    return place is not None and place.group().strip(" \n\t|*_")[:1].isupper()


def _is_cited(phrase: Phrase, before: str) -> bool:
    if phrase.kind in (DateKind.DATE, DateKind.MONTH):
        return _CITED.search(before[-90:]) is not None
    if phrase.kind is DateKind.DEADLINE or phrase.kind is DateKind.TERM:
        return False
    asked = _ASKED.search(before)
    return asked is not None and _OWN_WORD.search(before, asked.end()) is None


def _day_role(before: str) -> DateRole:
    if _AS_OF.search(before):
        return DateRole.AS_OF
    if _CONGRESS.search(before):
        return DateRole.ANCHOR
    if _MEETING.search(before):
        return DateRole.MEETING
    return DateRole.MENTION


def _stretch_role(phrase: Phrase, before: str) -> DateRole:
    """Ranges are reported on, unless they are an event of a few days, or a term in figures."""
    if _OF_A_TERM.search(before) or _IN_FORCE.search(before) or _ASKED_TIME.search(before):
        return DateRole.MENTION
    if _PLANNED.search(before) or (phrase.is_bare_start and _BEGINS.search(before)):
        return DateRole.MENTION
    short = phrase.first and phrase.last and (phrase.last - phrase.first).days < 28
    if (
        phrase.kind is DateKind.RANGE
        and phrase.day_precise
        and short
        and not _LASTING.search(before)
    ):
        return DateRole.MEETING if _MEETING.search(before) else DateRole.MENTION
    return DateRole.PERIOD


def _calendar_role(phrase: Phrase, before: str) -> DateRole:
    """A year, a quarter, a half or a month: reported on, planned, or a label."""
    near = before[-70:]
    if _AS_OF.search(near):
        return DateRole.AS_OF
    if _PLANNED.search(near):
        return DateRole.MENTION
    reported = _REPORTED.search(near)
    if phrase.kind is DateKind.MONTH:
        return DateRole.PERIOD if reported and not _MEETING.search(near) else DateRole.MENTION
    label = _NOT_REPORTED.search(near)
    if label is not None and (
        reported is None or reported.start() < label.start() or phrase.kind is DateKind.MONTH
    ):
        return DateRole.MENTION
    return DateRole.PERIOD
