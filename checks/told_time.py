"""Whose time a stretch in a report's sentence is: the branch's report, or something else's.

A paper's term, a colleague's course, another branch, an inspection before this one, what is asked,
what is compared with, what is to come: none of them says which time the branch reports on.
"""

from __future__ import annotations

import re

from checks.coverage import whose, years
from checks.matching import Concepts
from dossier import wording
from dossier.dates import DateKind
from dossier.facts import DateFact, Reading, Sentence
from dossier.folding import fold
from dossier.submission import Case


def is_anothers(case: Case, reading: Reading, fact: DateFact, sentence: Sentence) -> bool:
    """Whether the sentence tells the stretch of something else than what the branch reports."""
    raw = reading.quote(sentence.span)
    at = fact.span.start - sentence.span.start
    words = fold(raw)
    if len(words) != len(raw):  # letters with loose accents: places cannot be told
        return False
    before, after = words[:at], words[at + fact.span.end - fact.span.start :]
    clause = _CLAUSE_END.split(before)[-1]
    if _COMPARED.search(clause) or _IN_OFFICE.search(clause) or _OFFICE_AFTER.match(after):
        return True
    if _is_asked(before) or _to_come(reading, fact, sentence):
        return True
    headed = reading.sections[sentence.section].heading == sentence.span
    if not headed and (
        _term_of_a_paper(clause, after, fact)
        or _brief(before, fact, _LEAST if sentence.span.start == 0 else _BRIEF)
        or _begins(before, fact, raw)
    ):
        return True
    return _elsewhere(case, wording.text(raw), clause)


def _is_asked(before: str) -> bool:
    """ "Thông báo yêu cầu số liệu từ …": said by those who ask; behind "chi bộ …" it is ours."""
    asked = [found.end() for found in _ASKED.finditer(before)]
    return bool(asked) and _OWN_WORD.search(before, asked[-1]) is None


def _to_come(reading: Reading, fact: DateFact, sentence: Sentence) -> bool:
    """Whether the time goes on after the year of the report: a plan's, a term's."""
    written, value = reading.identity.date, fact.value
    if written is None or reading.sections[sentence.section].heading == sentence.span:
        return False
    starts = value.first is not None and value.first > written
    return starts or (value.last is not None and value.last.year > written.year)


def _term_of_a_paper(clause: str, after: str, fact: DateFact) -> bool:
    """ "Chương trình … giai đoạn 2014 - 2015": whole years beside a paper's name."""
    if fact.value.kind is not DateKind.RANGE or not fact.value.rule.startswith("range.year"):
        return False
    return _PAPER.search(clause) is not None or _OF_A_SUPERIOR.match(after) is not None


def _brief(before: str, fact: DateFact, least: int) -> bool:
    """Whether it is too short to be more than one doing, and nothing says that it is more."""
    first, last = fact.value.first, fact.value.last
    if fact.value.kind is not DateKind.RANGE or first is None or last is None:
        return False
    return (last - first).days < least and _COUNTED.search(before) is None


def _begins(before: str, fact: DateFact, words: str) -> bool:
    """ "Bốn lần kiểm từ đầu năm 2015 đều khớp": since when, in the middle of a sentence."""
    if fact.value.kind is not DateKind.OPEN_RANGE or _COUNTED.search(before) is not None:
        return False
    bare = _TO_NOW.search(fold(words)) is None
    return bare and re.search(r"\w", before) is not None


def _elsewhere(case: Case, text: wording.Text, clause: str) -> bool:
    """Whether another branch, another body or an earlier inspection is spoken of."""
    branch = whose.branch(case, text)
    if branch is not None and branch != case.unit.id:
        return True
    coverage = case.plan.coverage
    if coverage is None:
        return False
    concepts = Concepts.of(coverage)
    if whose.another_body(coverage, concepts, text):
        return True
    if _INSPECTION.search(clause) is None or _OURS.search(clause) is not None:
        return False
    return max(years.mentioned(text), default=case.as_of.year) < case.as_of.year or concepts.hits(
        coverage.earlier_inspection, text
    )


_CLAUSE_END = re.compile(r"[.;!?](?=\s|$)")
_COMPARED = re.compile(  # so với giai đoạn 2011 - 2013
    r"\b(?:so(?: sanh)? voi|cung ky(?: cua)?|hon(?: han)?|bang)"
    r"(?: (?:ca|cung ky|giai doan|thoi ky|thoi gian|cac nam|nam|nhiem ky|truoc))*\s*\(?$"
)
_DOING = (  # what one comrade does for a while, or another body's
    r"(?:di hoc|dang hoc|theo hoc|biet phai|dam nhan|nam vien|dieu tri|luan chuyen|dieu dong"
    r"|hoc (?:lop|cao cap|trung cap|cao hoc|nghien cuu sinh|dai hoc|tap trung)"
    r"|giu (?:chuc|cuong vi|vai tro)|cong tac (?:tai|o)|tang cuong|tap huan|vang mat"
    r"|lam (?:bi thu|pho|truong|chi uy|chanh|thu quy|thu ky|to truong)|di nuoc ngoai"
    r"|nghi (?:om|thai san|sinh|huu|che do|khong luong|phep|viec)|phu trach chung)"
)
_IN_OFFICE = re.compile(rf"\b{_DOING}\b[^.;:]{{0,70}}$")
_OFFICE_AFTER = re.compile(
    rf"\)?,?\s*(?:la\s+)?(?:do\s+)?(?:dong chi|d/c|anh|chi)\b[^.;,]{{0,40}}\b{_DOING}\b"
)
_ASKED = re.compile(  # Thông báo yêu cầu …; mốc theo Thông báo: …
    r"\b(?:thong bao|tb|de cuong|ke hoach kiem tra|to kiem tra|ubkt|dang uy)\b[^.;]{0,60}?"
    r"\b(?:yeu cau|hoi|de nghi|quy dinh|an dinh|doi hoi|neu|ghi|dat ra)\b"
    r"|\b(?:moc|thoi gian|thoi ky)\s+(?:thoi gian\s+)?(?:kiem tra\s+)?"
    r"(?:theo|cua|trong|do|tai)\s+(?:tb|thong bao|de cuong|to kiem tra|dang uy)\b"
    r"|\b(?:theo|dung) (?:moc|thoi gian) (?:kiem tra|yeu cau|duoc yeu cau)\s*\(?$"
)
_OWN_WORD = re.compile(  # chi bộ báo cáo từ …
    r"\b(?:chi (?:bo|uy)|chung toi|cb|cu)\b[^.;]{0,60}"
    r"\b(?:bao cao|neu|tinh|lay|trinh bay|tong hop|ra soat|ke|co so lieu)\b"
    r"|\b(?:xin )?bao cao (?:ket qua|nhu sau|tinh hinh|so lieu)\b|\bnhu sau\b"
)
_PAPER = re.compile(
    r"\b(?:chuong trinh|ke hoach|de an|chien luoc|quy hoach|nghi quyet|du an|dinh huong|muc tieu"
    r"|phong trao|cuoc van dong|nhiem ky)\b[^.;,]{0,90}$"
)
_OF_A_SUPERIOR = re.compile(
    r"\s*cua\s+(?:ubnd|chinh phu|thu tuong|tinh|trung uong|van phong|bo |hdnd|so )"
)
_BRIEF = 330  # days; a shorter stretch is a course, a drive, a gap
_LEAST = 200  # days, where a paragraph opens with it
_TO_NOW = re.compile(r"\b(?:den|toi|tro lai day)\b|-\s*(?:nay|gio|hien)")
_COUNTED = re.compile(
    r"\b(?:so lieu|ket qua|bao cao|moc|thoi gian|thoi ky|pham vi|ky|tinh|noi dung|muc nay|phan nay"
    r"|giai doan|nhung (?:dieu|viec|gi)|(?:dieu|viec) (?:vua )?(?:ke|neu)|duoi day|trinh bay"
    r"|soi roi|nhin lai|ra soat)\b"
)
_INSPECTION = re.compile(
    r"\b(?:dot|cuoc|lan|ky|doan|to|ket luan|thoi ky|thoi gian)\b[^.;]{0,40}"
    r"\b(?:kiem tra|giam sat|thanh tra)\b"
)
_OURS = re.compile(r"\bchi (?:bo|uy)\b[^.;]{0,30}\b(?:da|bao cao|tinh)\b")
