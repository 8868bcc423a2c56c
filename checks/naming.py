"""Which members of the roster a personal paper names, and which of them it must be of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dossier.facts import PaperKind, Reading
from dossier.folding import fold
from dossier.roster import name_key

_HEAD = 9  # lines in which whose paper it is stands at the latest
_TAIL = 5  # lines of the signature
_REACH = 4  # lines between "T/M CHI ỦY" and the name under it
_ANSWERS = re.compile(  # who answers for the branch or is written to, not whose paper it is
    r"(?:t\s*[/.]?\s*m\b|k\s*[/.]?\s*t\b|(?:pho )?bi thu|cap uy|chi uy(?! vien)|xac nhan|y kien cua"
    r"|chi bo xac nhan|(?:kinh )?gui|nguoi nhan xet|noi nhan)"
)
_HIMSELF = re.compile(r"nguoi (?:tu )?(?:kiem diem|viet|khai|ke khai)|dang vien|ho (?:va )?ten")
_GAP = r"[^a-z0-9]{0,24}"  # "Hồ……Văn……Sáu"
_CALLED = r"(?:dong chi|d/c|ong|ba|anh|chi|bac|co|chu)\s*:?\s+"


def owners(reading: Reading, names: Sequence[str]) -> tuple[str, ...]:
    """The names among ``names`` whose paper it may be: one, several in doubt, or none.

    In a residence comment any name counts, the addressee's aside; in one's own paper those at its
    head, else those of the signature, but not that of whoever signs for the branch.
    """
    lines = [fold(line) for line in _lines(reading)]
    own = reading.identity.kind is not PaperKind.RESIDENCE_COMMENT
    told = [(at, line) for at, line in enumerate(lines) if not _answers(lines, at, own=own)]
    if not own:
        return _named([line for _, line in told], names)
    head = _named([line for at, line in told if at < _HEAD], names)
    tail = _named([line for at, line in told if at >= len(lines) - _TAIL], names)
    return next((one for one in (tail, head) if len(one) == 1), head or tail)


def called(reading: Reading, names: Sequence[str]) -> tuple[str, ...]:
    """Those whom a paper calls by the last word of their name alone ("đồng chí Ngân")."""
    text = "\n".join(fold(line) for line in _lines(reading))
    return tuple(
        name
        for name in dict.fromkeys(names)
        if re.search(rf"\b{_CALLED}{name_key(name).rsplit(maxsplit=1)[-1]}\b", text)
    )


def only_answers(reading: Reading, name: str) -> bool:
    """Whether a name stands nowhere but where one signs for the branch."""
    lines = [fold(line) for line in _lines(reading)]
    places = [at for at, line in enumerate(lines) if _pattern(name).search(line)]
    return bool(places) and all(_answers(lines, at, own=True) for at in places)


def born_in(reading: Reading) -> frozenset[int]:
    """The years of birth that the paper's head gives."""
    head = [fold(line) for line in _lines(reading)][: 2 * _HEAD]
    return frozenset(
        int(year) for line in head for year in re.findall(r"sinh\b.{0,24}?\b(19\d\d)\b", line)
    )


def _lines(reading: Reading) -> list[str]:
    return [
        line
        for block in reading.document.blocks
        for line in block.text.splitlines()
        if line.strip()
    ]


def _answers(lines: Sequence[str], at: int, *, own: bool) -> bool:
    """Whether a name in this line is that of who signs for the branch, or is written to."""
    here = lines[at].strip(" *-|\t")
    if not own:
        return here.startswith(("kinh gui", "gui ", "gui:"))
    if _ANSWERS.match(here):
        return True
    for above in range(at - 1, max(at - 1 - _REACH, -1), -1):
        line = lines[above].strip(" *-|\t")
        if _HIMSELF.match(line):
            return False
        if _ANSWERS.match(line) and not line.startswith(("kinh gui", "gui")) and len(line) <= 60:
            return True
    return False


def _named(lines: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    text = "\n".join(lines)
    return tuple(name for name in dict.fromkeys(names) if _pattern(name).search(text))


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    """The words of a name, however far apart or glued together they stand."""
    return re.compile(rf"(?<![a-z]){_GAP.join(name_key(name).split())}(?![a-z])")
