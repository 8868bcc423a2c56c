"""Whose paper it is: the name after "Họ và tên", and the day of birth."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from dossier.folding import fold
from extractors.identity.page import Line
from extractors.identity.title import Title

# The labels before a person's name, folded, the strongest first; the second value says whether
# a label may stand inside a line ("1. Người kê khai - Họ và tên: …").
_NAME_LINE = (
    r"ho\s*(?:va|,|&)?\s*(?:chu )?ten(?:\s*(?:khai sinh|dang vien|nguoi ke khai|dang dung|day du"
    r"|thuong dung|\([^)]*\)|,?\s*bi danh))*"  # Họ, tên khai sinh: | Họ tên đảng viên:
)
_MEMBER = r"(?:dang vien|dong chi|d/c)(?: (?:du bi|chinh thuc))?(?: dong chi)?"
_LABELS = (
    (_NAME_LINE, True),
    # Tên tôi là … | Em là … | Tôi: …
    (r"(?:(?:toi|em|minh) ten la|ten (?:toi|em|minh) la|(?:toi|em|minh)(?: la|\s*:))", False),
    # Chi ủy Tổ dân phố 5 nhận xét đồng chí: …
    (r"nhan xet (?:ve |doi voi )?(?:dong chi|d/c|dang vien)(?: dong chi)?", True),
    (
        rf"(?:nguoi (?:duoc )?(?:ke khai|nhan xet|tu kiem diem|kiem diem|viet|khai)|{_MEMBER})",
        False,
    ),
    (r"(?:nhan thay |ve |doi voi )?(?:dong chi|d/c)", False),
    (r"(?:nguoi xin nhan xet|nguoi duoc nhan xet|ten|ong \(ba\)|ong/ba|ong, ba|ong ba)", False),
)
_OF = re.compile(rf"\bcua {_MEMBER}\s*:?\s*")  # Bản tự kiểm điểm của đồng chí …
_TOP = 60  # lines in which a name line is looked for
_SIGNED = 2  # lines at the end that name who signs
_OPENING = 5  # lines from the title on in which a name may stand without a label
_NUMBERING = re.compile(r"\s*(?:[-+*•]\s*)?(?:(?:[ivx]{1,4}|\d{1,2}|[a-z])\s*[.)]\s*)?")
# Family names that open nearly every Vietnamese name; only where no label tells.
_FAMILY = re.compile(
    r"(?:"
    r"an|au|bach|ban|be|bui|ca|cam|cao|chau|che|chu|chung|co|cu|cung|dam|dang|dao|diep|dinh|"
    r"do|doan|doi|dong|du|duong|ha|han|ho|hoa|hoang|hong|hua|huynh|kha|khieu|khong|khuat|"
    r"khuc|kieu|kim|la|lac|lai|lam|lau|le|lo|lu|luc|luong|luu|luyen|ly|ma|mac|mai|man|mau|"
    r"nghiem|ngo|ngoc|nguy|nguyen|nham|nhan|nhu|ninh|nong|ong|on|pham|phan|phi|phu|phung|"
    r"phuong|quach|quan|quang|sai|sam|su|ta|tang|thach|thai|than|thieu|thinh|tieu|to|ton|"
    r"tong|tra|trac|trang|tran|trieu|trinh|truong|tu|tuong|ung|uong|van|vi|vien|vo|vu|vuong"
    r") "
)
_VALUE = r"\s*[:\-]?\s*"
# Said before a name; with their accents, for "La", "Ba" and "Ong" are family names.
_TITLES = re.compile(
    r"(?:đồng chí|[đd]/?c|ông \(bà\)|ông|bà|anh|chị|là)\b[\s.:]*|(?:ths|ts|ks|bs|cn|pgs|gs)\.\s*",
    re.IGNORECASE,
)
# What ends a name within a line: punctuation, a gap, a figure, another label.
_END = re.compile(
    r"[,;:(.…_\d/|]|\t|\s{2,}|\s-\s"
    r"|\b(?:sinh (?:ngay|nam|thang)|sinh hoat|ngay (?:sinh|thang|\d)|nam (?:sinh|\d)|gioi tinh"
    r"|nam/nu|nam, nu|bi danh|chuc vu|don vi|ten khac|ten goi|que quan|nguyen quan|cong tac"
    r"|so the|tuoi dang|dang vien|noi (?:cong tac|o|cu tru|sinh)|hien cu tru|cho o|dia chi|dan toc"
    r"|nghe nghiep|trinh do)\b"
)
# Words that go on with the sentence; in small letters, for "Đặng", "Hiền" and "La" are names.
_GOES_ON = re.compile(r"\b(?:đang|được|có|hiện|là|thuộc|đã|sinh|trong|tại|của|và)\b")
_SPACED_WORD = re.compile(r"(?<=\s)[^\W\d_]+")
_MIDDLE = frozenset(
    {"văn", "thị", "đình", "hữu", "ngọc", "thanh", "minh"}
)  # at times in small letters
# "Trong năm 2016, đồng chí Lê Văn An đã …", "Chi bộ xác nhận ông Lê Văn An …"
_SPOKEN_OF = re.compile(
    r"\b(?:đồng chí|đ/c|ông|bà|bác|anh|chị|đảng viên)\s*:?\s+(?=[^\W\d_])", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{1,8}'?[^\W\d_]*")
_BIRTH = re.compile(
    r"(?:sinh ngay|ngay sinh|ngay,? thang,? nam sinh|sinh)\s*(?:\([^)]*\))?\s*[:,|]?\s*(?:ngay\s*)?"
    r"(\d{1,2})\s*(?:[/.\-]|thang)\s*(\d{1,2})\s*(?:[/.\-]|nam)\s*((?:19|20)\d\d)"
)
# As in: Đảng viên Nguyễn Văn An (05/10/1980)
_BESIDE_NAME = re.compile(r"\((\d{1,2})[/.\-](\d{1,2})[/.\-](19\d\d)\)")
_DASH = re.compile(r"\s[-–—]\s|[:(]\s*")
_LEADERS = re.compile(r"\s*(?:\.{2,}|…+|_{2,})\s*")
_LABELLED = re.compile(rf"\W*(?:{_NAME_LINE}|{_MEMBER})")
_AROUND = ' .,:;-_*…|\t"“”'
# Words that stand where a name could, and are none.
_NOT_A_NAME = re.compile(
    r"\b(?:chi bo|chi uy|dang uy|dang bo|bi thu|thu ky|chu tri|dang vien|ky ten|ho ten|ho va ten|"
    r"xac nhan|noi nhan|bao cao|van phong|cong san|uy ban|dong chi|can bo|ghi ro|da ky|ban tu|"
    r"kiem diem|ke khai|nguoi|noi cu tru|noi o|noi cong tac|nam 20|hoi nghi|to truong|thay mat|"
    r"viet nam|chuyen vien|truong phong|pho phong|cong doan|y kien|khong|nhiem vu|hoan thanh)\b"
)


def person(page: Sequence[Line], title: Title | None = None) -> str | None:
    """The name that the paper's first name label carries; ``None`` where it is blank or absent.

    Without any label, the name in the paper's title or the one that opens a line right under it.
    """
    for label, inside in _LABELS:
        pattern = re.compile(rf"(?:^|[\s\-.+•*\d)]){label}{_VALUE}")
        for at, line in enumerate(page[:_TOP]):
            numbered = _NUMBERING.match(line.folded)
            start = numbered.end() if numbered else 0
            found = (
                pattern.search(line.folded)
                if inside
                else re.compile(label + _VALUE).match(line.folded, start)
            )
            if not found:
                continue
            name = _value(page, at, found.end())
            if name:
                return name
            if label is _NAME_LINE and not _instructs(line):
                return None  # the form's own name line is blank: the next one is somebody else's
    return _at_opening(page, title)


def _instructs(line: Line) -> bool:
    """ "(Ghi bằng chữ in hoa họ và tên; …)": the form's guidance, no name line."""
    return line.text.startswith("(") and line.folded.lstrip("( ").startswith(("ghi ", "viet "))


def spoken_of(page: Sequence[Line], title: Title | None = None) -> str | None:
    """The first person a comment names in its text, above the lines of its signature."""
    first = title.last + 1 if title else 0
    for line in page[first : max(first + 1, len(page) - _SIGNED)]:
        for found in _SPOKEN_OF.finditer(line.text):
            name = name_in(_until_it_ends(line.text[found.end() :]))
            if name and is_family(name):
                return name
    return None


def _at_opening(page: Sequence[Line], title: Title | None) -> str | None:
    """ "… của đồng chí Lê Văn An - Bí thư", "Lê Văn An, chuyên viên phòng …"."""
    first = title.first if title else 0
    under = title.last + 1 if title else 0
    for line in page[first : under + _OPENING]:
        found = _OF.search(line.folded)
        name = name_in(_until_it_ends(line.text[found.end() :])) if found else None
        if name:
            return name
    for line in page[first:under]:  # "BẢN KÊ KHAI TÀI SẢN NĂM 2016 - LÊ VĂN AN"
        parts = _DASH.split(line.text)
        name = name_in(parts[-1]) if len(parts) > 1 and len(parts[-1].split()) > 2 else None
        if name and is_family(name):
            return name
    for line in page[first + 1 if title else 0 : under + _OPENING]:
        numbered = _NUMBERING.match(line.folded)
        name = name_in(_until_it_ends(line.text[numbered.end() if numbered else 0 :]))
        if name and is_family(name):
            return name
    return None


def is_family(name: str) -> bool:
    """Whether a name begins as Vietnamese names do."""
    return _FAMILY.match(fold(name)) is not None


def labelled(page: Sequence[Line]) -> bool:
    """Whether the paper has a name line at all, filled in or not."""
    pattern = re.compile(rf"(?:^|[\s\-.+•*\d)]){_NAME_LINE}\s*(?:[:.…_]|$)")
    return any(pattern.search(line.folded) for line in page[:_TOP])


def birth(page: Sequence[Line]) -> dt.date | None:
    """The day of birth, where the paper gives it in full."""
    for line, following in zip(page[:_TOP], [*page[1:_TOP], None], strict=False):
        beside = following if following and following.block == line.block else None
        found = _BIRTH.search(line.folded) or (
            _BIRTH.search(f"{line.folded} {beside.folded}") if beside else None
        )
        found = found or (
            _BESIDE_NAME.search(line.folded) if _LABELLED.match(line.folded) else None
        )
        if found:
            day, month, year = map(int, found.groups())
            try:
                return dt.date(year, month, day)
            except ValueError:
                return None
    return None


def name_in(text: str) -> str | None:
    """``text`` as a person's name, without "đ/c" and the like; ``None`` where it is no name."""
    cleaned = text.strip(_AROUND)
    while found := _TITLES.match(cleaned):
        cleaned = cleaned[found.end() :].strip(_AROUND)
    words = cleaned.split()
    if not 2 <= len(words) <= 6 or not all(_WORD.fullmatch(word) for word in words):
        return None
    written = [word for word in words if word not in _MIDDLE]  # "Nguyễn thị Hoa"
    if _NOT_A_NAME.search(fold(cleaned)) or not all(word[0].isupper() for word in written):
        return None
    if words[0] in _MIDDLE or words[-1] in _MIDDLE:
        return None
    return " ".join(words)


def _value(page: Sequence[Line], at: int, start: int) -> str | None:
    """The name after a label, or on the line under it where the label's own line ends there."""
    rest = page[at].text[start:].strip(_AROUND)
    if rest:
        dotted = _LEADERS.sub(" ", rest).strip(_AROUND)  # "Hồ……Văn……Sáu"
        return name_in(_until_it_ends(rest)) or name_in(_until_it_ends(dotted))
    following = next(iter(page[at + 1 : at + 2]), None)
    if following and following.in_table == page[at].in_table and ":" not in following.text:
        return name_in(following.text)
    return None


def _until_it_ends(text: str) -> str:
    title = _TITLES.match(text)
    start = title.end() if title else 0
    ends = [
        found.start()
        for found in (
            _END.search(fold(text), start),
            _GOES_ON.search(text, start),
            _NOT_A_NAME.search(fold(text), start),
        )
        if found and found.start() > start
    ]
    ends += [
        word.start()
        for word in _SPACED_WORD.finditer(text, start)
        if word[0][0].islower() and word[0] not in _MIDDLE
    ]
    return text[start : min(ends, default=len(text))]
