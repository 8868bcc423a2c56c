"""What an expression does in its sentence: a period reported on, a deadline, a citation's date …"""

from __future__ import annotations

import re

from dossier.dates import DateKind, DateRole
from extractors.dates.folding import Folded, fold
from extractors.dates.phrases import Phrase

_EVENT_DAYS = 28  # a shorter stretch of days is a course, a visit, a drive
_REACH = 200  # characters of the sentence before an expression
_SENTENCE_END = re.compile(r"[.!?;\n](?:(?<!\n)\s+|(?<=\n)\s*(?:\n|[-+*•]\s))")


def _cue(*wordings: str, then: str = "") -> re.Pattern[str]:
    """Any of these wordings, with or without accents, and ``then`` up to the expression."""
    words = "|".join(fold(wording).text for wording in wordings)
    return re.compile(rf"(?<![a-z])(?:{words})(?![a-z]){then}")


_PAPERS = (
    "nghị quyết", "quyết định", "chỉ thị", "thông báo", "kế hoạch", "công văn", "hướng dẫn",
    "tờ trình", "thông tư", "nghị định", "kết luận", "quy định", "chương trình", "quy chế",
    "luật", "pháp lệnh", "báo cáo số", "thông tri",
)  # fmt: skip
_PAPER_NAMES = tuple(fold(paper).text for paper in _PAPERS)
_SIGNED = r" ?[,(]? ?(?:(?:ky |duoc )?ban hanh|ky|de|lap)? ?(?:vao )?$"
_NUMBERED = re.compile(  # số 46-QĐ/TW
    r"\d{1,5}[a-z]? ?(?:/ ?\d{4} ?)?[-/] ?[a-z][a-z0-9]*(?: ?[-/] ?[a-z0-9]+)*" + _SIGNED
)
_NAMED = _cue(  # Kế hoạch của Đảng ủy ngày
    *_PAPERS, then=r"(?: (?!(?:ngay|da|duoc) )[a-z0-9/-]+){0,6}" + _SIGNED
)
_ASKED = _cue(  # theo Thông báo số 53-TB/ĐU … (mốc kiểm tra
    "thông báo", "kế hoạch", "công văn", "yêu cầu", "đề cương", "lịch kiểm tra",
    then=r".*(?:mo[cs]|thoi gian|thoi ky|nien do) (?:thoi gian )?"
    r"(?:kiem tra|lam bao cao|bao cao|giam sat)",
)  # fmt: skip
_ASKED_TIME = _cue("thời gian (?:tổ )?kiểm tra", "lịch (?:tổ )?kiểm tra", "đợt (?:tổ )?kiểm tra")
_OWN_WORD = _cue(
    "báo cáo kết quả", "báo cáo như", "báo cáo tình", "báo cáo số", "xin báo cáo", "số liệu",
    "chi bộ báo cáo", "như sau",
)  # fmt: skip
_BIRTH = _cue(
    "sinh", "ngày sinh", "năm sinh", "ngày, tháng, năm sinh",
    then=r" ?(?:ngay|nam|vao)? ?[:,]? ?$",
)  # fmt: skip
_AS_OF = _cue(
    "tính đến", "tính tới", "thời điểm", then=r" ?:? ?(?:thoi diem ?)?(?:het ?)?(?:cuoi )?$"
)
_TALLY = _cue("tính", then=r" ?$")  # tính (đến hết …)
_CONGRESS = _cue("đại hội", then=r"[^.;,]{0,60}$")
_MEETING = _cue(
    "họp", "hội nghị", "sinh hoạt", "cuộc họp", "phiên họp", "lớp học", "lớp bồi dưỡng", "biên bản",
    then=r"[^.;]{0,40}$",
)  # fmt: skip
_LASTING = _cue(
    "số liệu", "kết quả", "báo cáo", "mốc", "tình hình", "giai đoạn", "thời kỳ", "trong kỳ"
)
_COUNTED = _cue(
    "số liệu", "kết quả", "mốc", "(?:mục|phần|nội dung|câu|khoản)", "nhật ký",
    "những (?:điều|việc|gì)", "(?:dưới|sau) đây",
)  # fmt: skip
_IN_FORCE = _cue(
    "hiệu lực", "áp dụng", "thi hành", "công tác tại", "bổ nhiệm", "giữ chức vụ",
    then=r"[^.;]{0,20}$",
)  # fmt: skip
_BEGINS = _cue(  # mở từ tháng 3/2015: an event, not a period reported on
    "mở", "thành lập", "ra đời", "hoạt động", "sinh hoạt", "kết nạp", "vào đảng", "công tác",
    "nghỉ hưu", "chuyển", "tính", "kể", then=r"(?: [a-z]+){0,2} ?$",
)  # fmt: skip
_REPORTED = _cue(  # kết quả năm 2015, trong năm 2015
    "kết quả", "tình hình", "tổng kết", "trong", "số liệu", "đánh giá", "phân loại", "xếp loại",
    "báo cáo", "của", "cả", "các", "qua", "thực hiện", then=r"[^,.;:]{0,25}$",
)  # fmt: skip
_NOT_REPORTED = _cue(  # Kế hoạch kiểm tra, giám sát năm 2016; Luật … năm 2012
    "kế hoạch", "chương trình", "phương hướng", "nhiệm vụ", "nghị quyết", "luật", "quyết định",
    "hướng dẫn", "thông báo", "chỉ thị", "đại hội", "sinh", "thành lập", "kết nạp", "mục tiêu",
    "dự toán", "dự kiến", "định hướng", "tổ kiểm tra", "lịch",
    then=r"[^.;:]{0,60}(?<![, ]) ?$",
)  # fmt: skip
_PLANNED = _cue(
    "phương hướng",
    "nhiệm vụ",
    "mục tiêu",
    "dự kiến",
    "thời gian tới",
    "phấn đấu",
    "sẽ",
    then=r"[^,.;:]{0,60}$",
)
_WITHIN = _cue("trong", "suốt", "cả", then=r" ?$")  # trong nhiệm kỳ 2015 - 2017
_OF_A_TERM = _cue("khóa", "nhiệm kỳ", "lần thứ", "đại hội", then=r" ?[a-z\d]* ?[,(]? ?$")
_PLACE_LINE = re.compile(  # Đồng Hới, | TP. Đồng Hới, | Số: 05-BC/CB  Đồng Hới,
    r"(?:^|[\n\t|]|\s{2,}|/[^\W\d_]+\s+)[\s*_]{0,9}"
    r"(?P<place>[^\W\d_]+(?:[ .]{1,2}[^\W\d_]+){0,5}),\s*$"
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
            return DateRole.PERIOD if _ends(_WITHIN, before, 12) else DateRole.MENTION
        case DateKind.RANGE | DateKind.OPEN_RANGE | DateKind.ANCHOR_RELATIVE:
            figures = text[phrase.start].isdigit()
            return _stretch_role(phrase, before, figures=figures)
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
        named = any(paper in near for paper in _PAPER_NAMES)
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


def _stretch_role(phrase: Phrase, before: str, *, figures: bool) -> DateRole:
    """Ranges are reported on, unless they are an event of a few days, or a term in figures."""
    if figures and _ends(_OF_A_TERM, before, 30):
        return DateRole.MENTION
    if _ends(_IN_FORCE, before, 50) or _ASKED_TIME.search(before):
        return DateRole.MENTION
    if _ends(_PLANNED, before, 90) or (
        phrase.is_bare_start and _ends(_BEGINS, before, 40) and not _COUNTED.search(before)
    ):
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
