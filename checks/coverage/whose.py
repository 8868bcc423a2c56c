"""Whose doings a text tells: this branch's, another branch's, another body's."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from checks.matching import Concepts
from dossier import folding, wording
from dossier.plan import Coverage, Unit
from dossier.submission import Case

ANOTHER = ""  # a branch that is not one of the plan's, or is not named

_ANOTHER = wording.Wordings(
    [
        "[chi bộ|đơn vị|nơi] [bạn|khác|anh em|láng giềng|kế bên|kết nghĩa|bên cạnh|cùng khối]",
        "[cũng chi bộ|chi bộ] [trên|kia|nọ]",
        "bên [đó|ấy|kia]",
        "[một số|nhiều|các|những|có] [nơi|chi bộ|đơn vị] [như|chẳng hạn|ví như|khác]",
        "[chi bộ|đảng viên] … kết nghĩa",
    ]
)
_THAT_ONE = wording.Wordings(["chi bộ [này|ấy|đó]", "[họ|các đồng chí ấy|các đồng chí đó]"])
_WITH = re.compile(
    r"(?:voi|cung|nhu|cho|tu|den|sang|va|cac|mot so|nhung|hon|bang|giup|gui|ve|nho)\s*$"
)
# "Đồng chí thư ký trước đây ghi sổ cho Chi bộ …": what was done there is that branch's.
_FORMERLY = re.compile(
    r"\b(?:truoc day|truoc kia|(?:hoi|khi|luc) con|tung)\b[^.;]*\b(?:cho|tai|o)\s*$"
)
# "Chi bộ Sở Tư pháp": the name of a branch follows with a capital letter.
_NAMED = re.compile(r"\b[Cc]hi (?:bộ|ủy|uỷ)(?: chi bộ)? (?=\w[^\W\d_])")
_NO_NAME = re.compile(r"(?:Bí|Phó|Đảng|Đại|Đã|Năm|Về|Quy|Số|Trong|Nghị|Đồng|Kết|Ngày|Từ|Có)\b")
# What may stand before the subject of a sentence: when, and in which order.
_BEFORE_SUBJECT = re.compile(
    r"(?:[\W\d_]|\b(?:nam|thang|quy|ngay|hai|ba|ca|trong|tu|den|dau|cuoi|moi|hang|vua|qua|nay|o"
    r"|tai|ben|rieng|con|thi|cung|a|b|c|d|vi|iv|i+)\b)*"
)


def branch(case: Case, text: wording.Text, *, label: bool = False) -> str | None:
    """The branch that the text names as its subject; the case's own where it names that too.

    ``label``: a row's label or a heading may be the bare name. ``ANOTHER``: some other one.
    """
    named = [unit.id for unit in case.plan.units if _names(unit, text, label=label)]
    if case.unit.id in named:
        return case.unit.id
    if named:
        return named[0]
    if (
        text.accented
        and not is_office(case.unit)
        and (
            any(_apart(text.folded, *place) for place in _ANOTHER.find(text))
            or _names_a_stranger(case.unit, text.raw)
        )
    ):
        return ANOTHER
    return None


def is_office(unit: Unit) -> bool:
    """The office every branch deals with, which speaks of them all."""
    return unit.name.lower().startswith("văn phòng")


def points_back(text: wording.Text) -> bool:
    """Whether "chi bộ này" is the one named before."""
    return _THAT_ONE.hits(text)


def another_body(
    coverage: Coverage, concepts: Concepts, text: wording.Text, *, accepts: Sequence[str] = ()
) -> bool:
    """Whether a sentence has a body of its own as subject: the union, the office, a superior.

    ``accepts``: those that may be its subject all the same.
    """
    others = [name for name in coverage.other_subjects if name not in accepts]
    if not others or concepts.hits(coverage.own_people, text):
        return False
    return any(
        _BEFORE_SUBJECT.fullmatch(text.folded[:start]) for start, _ in concepts.places(others, text)
    )


def _apart(folded: str, start: int, end: int) -> bool:
    """Whether "chi bộ khác" is the subject: not "với chi bộ khác", not "ba chi bộ khác nhau"."""
    return not _WITH.search(folded[:start]) and not folded.startswith(" nhau", end)


def _names(unit: Unit, text: wording.Text, *, label: bool) -> bool:
    """Whether the text speaks of the branch: "chi bộ …", "đảng viên Trung tâm …" do the work."""
    if is_office(unit):
        return False
    if label and _bare(unit).match(text.folded.lstrip(" -+*•–")):
        return True
    return any(
        not _WITH.search(text.folded[:start]) or _FORMERLY.search(text.folded[:start])
        for start, _ in _wordings(unit.name, unit.aliases).find(text)
    )


@functools.cache
def _bare(unit: Unit) -> re.Pattern[str]:
    names = (re.escape(folding.fold(name)) for name in _short_names(unit.name, unit.aliases))
    return re.compile(rf"(?:{'|'.join(names)})(?!\w)")


@functools.cache
def _wordings(name: str, aliases: tuple[str, ...]) -> wording.Wordings:
    bare = [one.replace(" - ", " ") for one in _short_names(name, aliases)]
    who = "[chi bộ|CB|đảng viên|chi ủy chi bộ|chi ủy|viên chức]"
    return wording.Wordings([f"{who} {one}" for one in bare])


def _short_names(name: str, aliases: Sequence[str]) -> list[str]:
    return [one.removeprefix("Chi bộ ") for one in (name, *aliases)]


def _names_a_stranger(unit: Unit, raw: str) -> bool:
    """ "Chi bộ Kho bạc Nhà nước …": a name that is not this branch's, nor a part of it."""
    if raw.isupper():
        return False
    own = [_words(one) for one in _short_names(unit.name, unit.aliases)]
    for found in _NAMED.finditer(raw):
        name = raw[found.end() :]
        if not (name[0].isupper() and name[1].islower()):
            continue
        if _NO_NAME.match(name) or _WITH.search(folding.fold(raw[: found.start()])):
            continue
        words = _words(name)[:2]
        if not any(" ".join(words) in " ".join(one) for one in own):
            return True
    return False


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", folding.fold(name))
