"""What an expression does in its sentence: a period reported on, a deadline, a citation's date …"""

from __future__ import annotations

import re

from dossier.dates import DateKind, DateRole
from extractors.dates.folding import Folded
from extractors.dates.phrases import Phrase

_EVENT_DAYS = 28  # a shorter stretch of days is a course, a visit, a drive
_REACH = 200  # characters of the sentence before an expression
_SENTENCE_END = re.compile(r"[.!?;\n](?:(?<!\n)\s+|(?<=\n)\s*(?:\n|[-+*•]\s))")

_SIGNED = r" ?[,(]? ?(?:(?:ky |duoc )?ban hanh|ky|de|lap)? ?(?:vao )?$"
_NUMBERED = re.compile(  # số 46-QĐ/TW
    rf"\d{{1,5}}[a-z]? ?(?:/ ?\d{{4}} ?)?[-/] ?[a-z][a-z0-9]*(?: ?[-/] ?[a-z0-9]+)*{_SIGNED}"
)
_PAPERS = (
    "nghi quyet", "quyet dinh", "chi thi", "thong bao", "ke hoach", "cong van", "huong dan",
    "to trinh", "thong tu", "nghi dinh", "ket luan", "quy dinh", "chuong trinh", "quy che",
    "luat", "phap lenh", "bao cao so", "thong tri",
)  # fmt: skip
_NAMED = re.compile(  # Kế hoạch của Đảng ủy ngày
    rf"(?<![a-z])(?:{'|'.join(_PAPERS)})(?: (?!ngay|da|duoc)[a-z0-9/-]+){{0,6}}{_SIGNED}"
)
_ASKED = re.compile(  # theo Thông báo số 53-TB/ĐU … (mốc kiểm tra
    r"(?:thong bao|ke hoach|cong van|yeu cau|de cuong|lich kiem tra)(?![a-z]).*"
    r"(?:mo[cs]|thoi gian|thoi ky|nien do) (?:thoi gian )?(?:kiem tra|lam bao cao|bao cao|giam sat)",
    re.DOTALL,
)
_ASKED_TIME = re.compile(r"(?:thoi gian|lich|dot) (?:to )?kiem tra")
_OWN_WORD = re.compile(
    r"(?<![a-z])(?:bao cao (?:ket qua|nhu|tinh|so)|xin bao cao|so lieu|chi bo bao cao|nhu sau)"
)
_BIRTH = re.compile(
    r"(?<![a-z])(?:sinh|ngay ?,? ?thang ?,? ?nam sinh|ngay sinh|nam sinh) ?(?:ngay|nam|vao)? ?[:,]? ?$"
)
_AS_OF = re.compile(
    r"(?<![a-z])(?:tinh ?(?:den|toi)|(?:(?:den|tai|vao) )?thoi diem) ?:? ?(?:thoi diem ?)?(?:het ?)?(?:cuoi )?$"
)
_TALLY = re.compile(r"(?<![a-z])tinh ?$")
_CONGRESS = re.compile(r"(?<![a-z])dai ?hoi[^.;,]{0,60}$")
_MEETING = re.compile(
    r"(?<![a-z])(?:hop|hoi nghi|sinh hoat|cuoc hop|phien hop|lop (?:hoc|boi duong)|bien ban)(?![a-z])[^.;]{0,40}$"
)
_LASTING = re.compile(
    r"(?<![a-z])(?:so lieu|ket qua|bao cao|mo[cs]|tinh hinh|giai doan|thoi ky|trong ky)(?![a-z])"
)
_IN_FORCE = re.compile(
    r"(?:hieu luc|ap dung|thi hanh|cong tac tai|bo nhiem|giu chuc vu)[^.;]{0,20}$"
)
_BEGINS = re.compile(  # mở từ tháng 3/2015: an event, not a period reported on
    r"(?<![a-z])(?:mo|thanh lap|ra doi|hoat dong|sinh hoat|ket nap|vao dang|cong tac|nghi huu|chuyen|tinh|ke)"
    r"(?: [a-z]+){0,2} ?$"
)
_REPORTED = re.compile(  # kết quả năm 2015, trong năm 2015
    r"(?<![a-z])(?:ket qua|tinh hinh|tong ket|trong|so lieu|danh gia|phan loai|xep loai|bao cao|cua|ca|cac|qua|thuc hien)"
    r"(?![a-z])[^,.;:]{0,25}$"
)
_NOT_REPORTED = re.compile(  # phương hướng năm 2017, Kế hoạch kiểm tra năm 2016
    r"(?<![a-z])(?:ke hoach|chuong trinh|phuong huong|nhiem vu|nghi quyet|luat|quyet dinh|huong dan|thong bao|chi thi"
    r"|dai hoi|sinh|thanh lap|ket nap|muc tieu|du toan|du kien|dinh huong|to kiem tra|lich)(?![a-z])[^.;:]{0,60}(?<![, ]) ?$"
)
_PLANNED = re.compile(
    r"(?<![a-z])(?:phuong huong|nhiem vu|muc tieu|du kien|thoi gian toi)(?![a-z])[^,.;:]{0,60}$"
)
_OF_A_TERM = re.compile(r"(?<![a-z])(?:khoa|nhiem ?ky|lan thu|dai hoi) ?[a-z\d]* ?[,(]? ?$")
_PLACE_LINE = re.compile(  # Đồng Hới, | TP. Đồng Hới, | Số: 05-BC/CB  Đồng Hới,
    r"(?:^|[\n\t|]|\s{2,}|/[^\W\d_]+\s+)[\s*_]{0,9}(?P<place>[^\W\d_]+(?:[ .]{1,2}[^\W\d_]+){0,5}),\s*$"
)
_LINE_END = re.compile(r"[\s*_.)]*(?:\n|\||\t|$)")


def role_of(phrase: Phrase, folded: Folded, text: str) -> DateRole:
    """The role of one expression, from its own words and the sentence before it."""
    before = _sentence_before(text, phrase.start)
    if _is_document_date(phrase, folded, text):
        return DateRole.DOCUMENT_DATE
    if "sinh" in before and _ends(_BIRTH, before, 45):
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
    """The sentence up to ``start``, as far as it matters, with single spaces."""
    before = text[max(0, start - _REACH) : start]
    end = 0
    for stop in _SENTENCE_END.finditer(before):
        end = stop.end()
    kept = " ".join(before[end:].split())
    return f"{kept} " if before[end:][-1:].isspace() else kept


def _ends(pattern: re.Pattern[str], before: str, reach: int) -> bool:
    """Whether ``before`` ends as the pattern says, within ``reach`` characters."""
    return pattern.search(before, max(0, len(before) - reach)) is not None


def _is_document_date(phrase: Phrase, folded: Folded, text: str) -> bool:
    """``Đồng Hới, ngày 08 tháng 11 năm 2016`` on a line of its own, or in the letterhead's row."""
    if phrase.kind not in (DateKind.DATE, DateKind.MONTH) or not text.startswith(
        "nga", phrase.start
    ):
        return False
    if _LINE_END.match(text, phrase.end) is None:
        return False
    low = max(0, phrase.start - 60)
    if not text[low : phrase.start].rstrip().endswith(","):
        return False
    place = _PLACE_LINE.search(folded.quote(low, phrase.start))
    return place is not None and place["place"][0].isupper()


def _is_cited(phrase: Phrase, before: str) -> bool:
    if phrase.kind in (DateKind.DATE, DateKind.MONTH):
        near = before[-90:]
        named = any(paper in near for paper in _PAPERS)
        return _NUMBERED.search(near) is not None or (named and _NAMED.search(near) is not None)
    if phrase.kind is DateKind.DEADLINE or phrase.kind is DateKind.TERM:
        return False
    asked = _ASKED.search(before)
    return asked is not None and _OWN_WORD.search(before, asked.end()) is None


def _day_role(before: str) -> DateRole:
    if _ends(_AS_OF, before, 40):
        return DateRole.AS_OF
    if "dai hoi" in before and _ends(_CONGRESS, before, 70):
        return DateRole.ANCHOR
    if _ends(_MEETING, before, 60):
        return DateRole.MEETING
    return DateRole.MENTION


def _stretch_role(phrase: Phrase, before: str) -> DateRole:
    """Ranges are reported on, unless they are an event of a few days, or a term in figures."""
    if _ends(_OF_A_TERM, before, 30) or _ends(_IN_FORCE, before, 50) or _ASKED_TIME.search(before):
        return DateRole.MENTION
    if _ends(_PLANNED, before, 90) or (phrase.is_bare_start and _ends(_BEGINS, before, 40)):
        return DateRole.MENTION
    short = phrase.first and phrase.last and (phrase.last - phrase.first).days < _EVENT_DAYS
    brief = phrase.kind is DateKind.RANGE and phrase.day_precise and short
    if brief and not _LASTING.search(before):
        return DateRole.MEETING if _ends(_MEETING, before, 60) else DateRole.MENTION
    return DateRole.PERIOD


def _calendar_role(phrase: Phrase, before: str) -> DateRole:
    """A year, a quarter, a half or a month: reported on, planned, or a label."""
    near = before[-80:]
    if _ends(_AS_OF, near, 40):
        return DateRole.AS_OF
    if _PLANNED.search(near):
        return DateRole.MENTION
    reported = _REPORTED.search(near)
    if phrase.kind is DateKind.MONTH:
        meeting = _ends(_MEETING, near, 60)
        return DateRole.PERIOD if reported and not meeting else DateRole.MENTION
    label = _NOT_REPORTED.search(near)
    if label is not None and (reported is None or reported.start() < label.start()):
        return DateRole.MENTION
    return DateRole.PERIOD
