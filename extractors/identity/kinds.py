"""Which paper it is: by its title, else by its labels and phrases; never by its file's name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from dossier.document import Document
from dossier.facts import PaperKind
from dossier.folding import squeeze
from dossier.plan import Plan
from extractors.identity import wordings
from extractors.identity.page import Line
from extractors.identity.title import Title

_OPENING = 7  # lines under the title in which a report says what it answers
_CLOSING = 14  # lines at the end that hold the signature
_TOP = 14  # lines that hold the letterhead, a title of its own making and the first sentence
_AS_LONG_AS_A_REPORT = 1200  # letters; a letter about the notice is shorter
_HARDLY_ANY = 150  # letters: less than this on a page says nothing


def kind(page: Sequence[Line], title: Title | None, plan: Plan) -> PaperKind:
    """The kind that the paper's own words show."""
    whole = " ".join(line.text for line in page)
    squeezed = squeeze(whole)
    if title is None:
        if _tells_at_length(page, plan):
            return PaperKind.INSPECTION_REPORT
        return _letter(page) or _by_signs(squeezed)
    name = squeeze(title.text)
    found = _by_title(name, squeezed, of_branch=_is_of_branch(page, title))
    if _answers_inspection(page, title, plan) and not _is_reviewing(name):
        found = PaperKind.INSPECTION_REPORT
    if found is PaperKind.INSPECTION_REPORT and _is_inspectors(page, title):
        return PaperKind.OTHER  # the inspection team's own report, not a branch's
    return found


def by_name(document: Document) -> PaperKind:
    """What the file's name hints at; to be asked only where the content says nothing."""
    stem = squeeze(PurePosixPath(document.file).stem)
    for abbreviation, written in _ABBREVIATED:
        stem = stem.replace(abbreviation, written)
    start = min((stem.find(head) for head in wordings.heads() if head in stem), default=None)
    if start is None:
        return PaperKind.UNKNOWN
    for rule in wordings.rules():
        if not rule.page and rule.fits(stem[start:], stem, of_branch=True):
            return rule.kind
    return PaperKind.UNKNOWN


def says_nothing(page: Sequence[Line]) -> bool:
    """Whether so little could be read that the content cannot tell."""
    return sum(len(line.squeezed) for line in page) < _HARDLY_ANY


def _by_title(name: str, page: str, *, of_branch: bool) -> PaperKind:
    """By the first rule that fits; by the signs in the text where none does, or only a weak one."""
    rule = next(
        (one for one in wordings.rules() if one.fits(name, page, of_branch=of_branch)), None
    )
    if rule and not rule.weak:
        return rule.kind
    signs = _by_signs(page)
    return rule.kind if rule and signs is PaperKind.UNKNOWN else signs


def _answers_inspection(page: Sequence[Line], title: Title, plan: Plan) -> bool:
    """Whether a report says that it answers the notice which announced the inspection."""
    deadline, name = plan.report_deadline, squeeze(title.text)
    if deadline is None or not name.startswith(squeeze("báo cáo")):
        return False
    lines = page[title.first : title.last + 1 + _OPENING]
    opening = squeeze(" ".join(line.text for line in lines))
    if squeeze(deadline.source.notice) in opening:
        return True
    of_the_year = any(squeeze(word) in name for word in ("tổng kết", "hoạt động", "phương hướng"))
    return not of_the_year and any(words in opening for words in wordings.openings())


# How file names shorten what titles spell out.
_ABBREVIATED = tuple(
    (squeeze(short), squeeze(long))
    for short, long in (
        ("BTKD", "bản tự kiểm điểm"),
        ("TKD", "tự kiểm điểm"),
        ("PBSLL", "phiếu bổ sung lý lịch"),
        ("bổ sung lý lịch", "phiếu bổ sung lý lịch"),
        ("KKTS", "kê khai tài sản"),
        ("BB HN", "biên bản hội nghị"),
        ("nhận xét cư trú", "nhận xét của cấp ủy nơi cư trú"),
    )
)


def _is_reviewing(name: str) -> bool:
    """Whether the title is a year-end paper's; "kiểm điểm việc thực hiện Thông báo" and "tự kiểm
    điểm về các nội dung kiểm tra" are not.
    """
    words = ("kiểm điểm tập thể", "kiểm điểm cá nhân", "tự phân loại", "tự xếp loại")
    if any(squeeze(asked) in name for asked in ("thông báo", "nội dung kiểm tra")):
        return any(squeeze(word) in name for word in words)
    return any(squeeze(word) in name for word in ("kiểm điểm", *words))


def _tells_at_length(page: Sequence[Line], plan: Plan) -> bool:
    """Whether a paper of no known form, as long as a report, opens with the notice it answers."""
    deadline = plan.report_deadline
    if deadline is None or sum(len(line.squeezed) for line in page) < _AS_LONG_AS_A_REPORT:
        return False
    opening = squeeze(" ".join(line.text for line in page[:_TOP]))
    return squeeze(deadline.source.notice) in opening and squeeze("chi bộ") in opening


def _is_inspectors(page: Sequence[Line], title: Title) -> bool:
    """Whether the inspection team or committee issued it."""
    bodies = tuple(map(squeeze, ("tổ kiểm tra", "ủy ban kiểm tra", "UBKT")))
    return any(
        squeeze(column).startswith(bodies)
        for line in page[: title.first]
        for column in line.columns
    )


def _is_of_branch(page: Sequence[Line], title: Title) -> bool:
    around = [*page[: title.last + 1], *page[-_CLOSING:]]
    text = squeeze(" ".join(line.text for line in around if not line.text.startswith(("-", "+"))))
    return any(squeeze(word) in text for word in ("chi bộ", "chi ủy"))


def _letter(page: Sequence[Line]) -> PaperKind | None:
    """A công văn has no title: "V/v …" under its number, and "Kính gửi"."""
    top = page[:12]
    subject = any(line.folded.startswith(("v/v", "ve viec")) for line in top)
    if subject and _comments_on_resident(page):
        return PaperKind.RESIDENCE_COMMENT
    number = any("-cv/" in line.folded.replace(" ", "") for line in top)
    return PaperKind.LETTER if subject or number else None


def _comments_on_resident(page: Sequence[Line]) -> bool:
    """A comment sent as a letter: its subject says so, it asks for nothing, it goes to a branch."""
    top = page[:12]
    about = " ".join(line.folded for line in top if line.folded.startswith(("v/v", "ve viec")))
    to = squeeze("kính gửi: chi bộ")
    return (
        "nhan xet" in about
        and ("cu tru" in about or "noi o" in about)
        and not any(word in about for word in ("de nghi", "xin ", "lay y kien"))
        and any(line.squeezed.startswith((to, squeeze("kính gửi chi ủy"))) for line in top)
    )


def _by_signs(squeezed: str) -> PaperKind:
    counts = sorted(
        ((one.count(squeezed) - one.need, one.kind) for one in wordings.signs()), reverse=True
    )
    (best, found), (second, _) = counts[0], counts[1]
    return found if best >= 0 and best > second else PaperKind.UNKNOWN
