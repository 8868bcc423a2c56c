"""Finds the parts of a review: the four aspects, what leaders add, a collective's four contents.

Free wording counts. But where a review labels all its parts but one ("1. Tư tưởng chính trị: …"),
words of the last one inside the others' paragraphs do not make up for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from dossier.document import Span
from extractors.papers import sequence
from extractors.papers.headings import Line, has_content, is_heading, numbered, start_of
from extractors.papers.wording import cue, regex

_Part = TypeVar("_Part", bound=StrEnum)

_RESTATED = regex(r"như sau|phải ghi rõ|nêu rõ|theo hướng dẫn|theo kế hoạch")
_NUMBERED = re.compile(r"\s*(?P<mark>[-+*•]|(?:[a-z]|\d{1,2}|[ivx]{1,4})(?=\s*[.)/]))")
_LEAD = 20  # characters before the words: "Về ", "Công tác ", "Kết quả "
_LABEL_END = regex(r"^[^.;:]{0,60}:|^[^.;:]{0,60}$|^[^.;:,]{0,12}\.\s")
_NOTHING = regex(r"\s*:\s*(?:không|chưa|0)(?: có| bị)?\b[^.;,]{0,12}$")
_OWN_LABEL = regex(r"\s*(?:[-+*•]\s*)?[^.;:]{2,45}:")
_ABOUT = regex(r"^\s*về ")
_COMMA_SOON = regex(r"^[^.;:]{0,30},")


def find(lines: Sequence[Line], table: str, kinds: type[_Part]) -> Iterator[tuple[_Part, Span]]:
    """The parts of ``table`` (of ``wordings.toml``) that the lines have, each with its words."""
    lines = [line for line in lines if not _lists_the_parts(line[2], table, kinds)]
    labels = {kind: _label(lines, table, kind) for kind in kinds}
    labelled = {kind: label for kind, label in labels.items() if label is not None}
    labels |= _by_place(lines, labelled, list(kinds))
    rest: Sequence[Line] = lines
    if len(labelled) == len(kinds) - 1 and len(kinds) > 3:
        rest = _outside(lines, list(labelled.values()))
    for kind in kinds:
        label = labels[kind]
        if label is not None:
            yield kind, Span(lines[label[0]][0], label[1], label[2])
        elif (span := _mention(rest, table, kind)) is not None:
            yield kind, span


def beside(lines: Sequence[Line], table: str, kinds: type[StrEnum]) -> Sequence[Line]:
    """The lines that are not about the parts of ``table``, where all of those are labelled.

    What a member says of "chồng con" under "Tư tưởng chính trị" is no content of those who lead.
    """
    labels = [_label(lines, table, kind) for kind in kinds]
    found = [label for label in labels if label is not None]
    if len(found) < len(kinds) - 1:
        return lines
    covered = _covered(lines, found)
    return [line for place, line in enumerate(lines) if place not in covered]


def labels_each(lines: Sequence[Line], table: str, kinds: type[StrEnum]) -> bool:
    """Whether more than one of the parts stands under a label of its own."""
    found = [_label(lines, table, kind) for kind in kinds]
    return len({label[0] for label in found if label is not None}) > 1


def _by_place(
    lines: Sequence[Line], labelled: Mapping[_Part, tuple[int, int, int]], kinds: Sequence[_Part]
) -> dict[_Part, tuple[int, int, int]]:
    """The one part without a label of its own, where a label in its words stands in its place.

    "a. Lập trường: … b. Đạo đức: …": the numbering goes on, and the label names nothing else.
    """
    lacking = [kind for kind in kinds if kind not in labelled]
    if len(lacking) != 1 or len(kinds) < _FEW_KINDS:
        return {}
    at = kinds.index(lacking[0])
    beside = labelled[kinds[at + 1 if at + 1 < len(kinds) else at - 1]][0]
    step = -1 if at + 1 < len(kinds) else 1
    for place in range(beside + step, -1 if step < 0 else len(lines), step):
        folded = lines[place][2]
        style = _style(folded)
        if not style:
            continue
        begin = start_of(folded)
        colon = folded.find(":", begin, begin + 60)
        known = any(place == label[0] for label in labelled.values())
        other = _is_another_part(folded) or sequence.is_elsewhere(folded[begin:colon])
        if style != _style(lines[beside][2]) or known or other or colon < 0:
            return {}
        return {lacking[0]: (place, begin, colon)} if has_content(lines, place, colon) else {}
    return {}


_FEW_KINDS = 3


def _style(folded: str) -> str:
    """How a line is numbered: "a", "1", "i", or its bullet; empty where it is not."""
    found = _NUMBERED.match(folded)
    if found is None:
        return ""
    mark = found["mark"]
    return "1" if mark[0].isdigit() else mark if not mark.isalpha() else "a"


def _mention(lines: Sequence[Line], table: str, kind: StrEnum) -> Span | None:
    for place, (index, _, folded) in enumerate(lines):
        found = cue(table, kind.name.lower()).search(folded)
        if found is None:
            continue
        if has_content(lines, place, found.end()) or not is_heading(folded):
            return Span(index, found.start(), found.end())
    return None


def _lists_the_parts(folded: str, table: str, kinds: type[StrEnum]) -> bool:
    """A short sentence that names three parts and more restates what is asked."""
    named = sum(1 for kind in kinds if cue(table, kind.name.lower()).search(folded))
    return named >= 3 and len(folded) < 350 and _RESTATED.search(folded) is not None


def _label(lines: Sequence[Line], table: str, kind: StrEnum) -> tuple[int, int, int] | None:
    """A part's first label with something behind it: the line's place and the words' bounds."""
    for place, (_, _, folded) in enumerate(lines):
        for found in _candidates(folded, table, kind.name.lower()):
            begin = max(start_of(folded), *(folded.rfind(c, 0, found.start()) + 1 for c in ".;"))
            lead, after = folded[begin : found.end()], folded[found.end() :]
            if (
                found.start() - begin <= _LEAD
                and (_is_label(lead, after) or (numbered(folded) and is_heading(folded)))
                and has_content(lines, place, found.end())
            ):
                return place, found.start(), found.end()
    return None


def _candidates(folded: str, table: str, key: str) -> Iterator[re.Match[str]]:
    yield from cue(table, key).finditer(folded)
    if table == "aspect":  # "Kỷ luật: không" answers another question
        for found in cue("aspect_label", key).finditer(folded):
            if not _NOTHING.match(folded, found.end()):
                yield found


def _is_label(lead: str, after: str) -> bool:
    """ "Về đạo đức, lối sống: …", "Về đạo đức, lối sống, tôi …", a heading of its own."""
    if _LABEL_END.match(after):
        return True
    return _ABOUT.match(lead) is not None and _COMMA_SOON.match(after) is not None


def _outside(lines: Sequence[Line], labelled: Sequence[tuple[int, int, int]]) -> list[Line]:
    """The lines without the labelled parts' paragraphs and without what follows the parts."""
    covered = _covered(lines, labelled)
    over = next((at for at, line in enumerate(lines) if _ends_parts(line[2])), len(lines))
    return [
        line
        for place, line in enumerate(lines[:over])
        if place not in covered and not _is_another_part(line[2])
    ]


def _covered(lines: Sequence[Line], labelled: Sequence[tuple[int, int, int]]) -> set[int]:
    """The places of labelled parts: the label's line, and what stands under a bare heading."""
    covered = {place for place, _, _ in labelled}
    for place, _, end in labelled:
        behind = lines[place][2][end:].strip(" :.,")
        if len(behind) > 40:
            continue
        for later in range(place + 1, len(lines)):
            if is_heading(lines[later][2]) or later in covered or _opens_part(lines[later][2]):
                break
            covered.add(later)
    return covered


def _opens_part(folded: str) -> bool:
    """A short line that is the heading of something else ("Phần dành cho người giữ chức vụ")."""
    return (
        _is_another_part(folded)
        or _OWN_LABEL.match(folded) is not None
        or (
            len(folded) <= 60
            and not folded.rstrip().endswith((".", ";"))
            and len(folded.split()) > 1
        )
    )


def _ends_parts(folded: str) -> bool:
    """ "II. HẠN CHẾ, KHUYẾT ĐIỂM": from here on the review speaks of something else."""
    label = cue("label", "weakness").match(folded, start_of(folded))
    return label is not None and is_heading(folded)


def _is_another_part(folded: str) -> bool:
    """Khuyết điểm, nguyên nhân, biện pháp, or what only leaders write."""
    begin = start_of(folded)
    for table, keys in (
        ("label", ("weakness", "cause", "remedy")),
        ("leader", ("leading", "shared", "example")),
    ):
        for key in keys:
            found = cue(table, key).search(folded, begin)
            if found is not None and found.start() - begin <= 45:
                return True
    return False
