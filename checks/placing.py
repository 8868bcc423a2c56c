"""Which of the papers sent count: not another branch's, not the same again, not the older one."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TypeVar

from checks import spelling
from checks.spelling import PERSONAL, SCANNED
from dossier.document import Problem
from dossier.facts import PaperKind, Reading
from dossier.folding import fold, squeeze
from dossier.papers import SelfReview
from dossier.plan import Plan, Unit
from dossier.roster import Roster, same_name
from dossier.submission import Received

_Order = TypeVar("_Order", dt.date, dt.datetime, int)

# A branch holds several meetings; of these there is one a year, and a newer one replaces it.
_ONE_A_YEAR = frozenset(
    {
        PaperKind.INSPECTION_REPORT,
        PaperKind.ACTIVITY_REPORT,
        PaperKind.COLLECTIVE_REVIEW,
        PaperKind.CLASSIFICATION_REPORT,
        PaperKind.SCORE_SHEET,
    }
)
_REPLACES_NOTHING = frozenset(
    {
        Problem.WRONG_BRANCH,
        Problem.DUPLICATE,
        Problem.BLANK_FORM,
        Problem.HANDWRITTEN,
    }
)
# As in: BC (1).docx, BC - Copy.docx, Copy of BC.docx
_COPY = re.compile(r"\(\d{1,2}\)\.\w+$|\bcopy\b|\bban sao\b")
_ADDING = ("bổ sung",)
_STANDING_FOR = ("thay báo cáo", "thay thế", "thay cho", "sửa đổi, bổ sung")
# A paper that says itself that it is not the last word on the matter.
_DRAFT = re.compile(
    r"\b(?:(?:ban|viet|to) nhap|ban thao|du thao|so thao|ban so bo|chua hoan chinh|ban chua xong"
    r"|con viet tiep|ban (?:viet )?lan (?:1|dau|mot|thu nhat))\b|\(nhap\b|^nhap\b"
    r"|\bxin [^.;:()]{0,25}(?:y kien|gop y|xem (?:giup|truoc|lai))\b"
)
_LATER = re.compile(
    r"\((?:[^()]*\b)?(?:viet|bo sung|ghi|lam|dien) (?:them |tiep )?(?:sau|them|tiep)\b[^()]*\)"
)
_HEAD = 5  # lines in which a paper says that it is a draft
_SHORT = 120  # characters: what is longer is the text itself
# Of two files otherwise alike the one so named is meant to stand.
_FINAL = re.compile(
    r"nop lai|gui lai|ban chot|\bchot\b|ban cuoi|final|\bsua\b|chinh thuc|lan 2|\bmoi\b"
)
_TELLING = 60  # letters: two texts shorter than this prove nothing by being equal
_NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)


def place(
    readings: Sequence[Reading],
    unit: Unit,
    plan: Plan,
    received: Sequence[Received] = (),
    roster: Roster | None = None,
) -> tuple[Reading, ...]:
    """The readings, each marked ``WRONG_BRANCH``, ``DUPLICATE`` or ``SUPERSEDED`` where it is.

    People take the roster's spelling of their name, a paper without a branch that of its file.

    The branch is the one named in the paper, against the one that sent it. Of two papers with the
    same text the first received counts. Of two of one kind (and person, and year) the newer counts:
    by date, then by number, then by receipt, then the one that the branch has answered, then by
    what the file is called; a draft never stands beside what is none. Where nothing tells, both
    count.
    """
    times = {entry.file: entry.at for entry in received}
    spelled = [spelling.by_roster(reading, roster) for reading in readings]
    branch_checked = [
        _of_another_branch(_with_branch(reading, spelled), unit, plan) for reading in spelled
    ]
    copies = _copies(branch_checked, times)
    unique = [
        _marked(reading, Problem.DUPLICATE) if at in copies else reading
        for at, reading in enumerate(branch_checked)
    ]
    return tuple(
        _marked(reading, Problem.SUPERSEDED)
        if any(_replaces(other, reading, times) for other in unique)
        else reading
        for reading in unique
    )


def problems(reading: Reading) -> frozenset[Problem]:
    """Everything odd about a paper, whether the file or its content shows it."""
    return frozenset((*reading.problems, *reading.document.problems))


def is_supplement(reading: Reading) -> bool:
    """Whether a paper adds to an earlier one ("báo cáo bổ sung") instead of standing for it.

    A member's "phiếu bổ sung" is no supplement: so the form is called.
    """
    if reading.identity.kind in PERSONAL:
        return False
    title = squeeze(reading.identity.title or "")
    return any(squeeze(word) in title for word in _ADDING) and not any(
        squeeze(word) in title for word in _STANDING_FOR
    )


def is_draft(reading: Reading) -> bool:
    """Whether a paper calls itself a draft in its head, or leaves parts "to be written later"."""
    lines = [fold(line) for line in reading.document.text.splitlines() if line.strip()]
    head = [line for line in lines[:_HEAD] if len(line) <= _SHORT]
    return any(_DRAFT.search(line) for line in head) or any(map(_LATER.search, lines))


def _marked(reading: Reading, problem: Problem) -> Reading:
    return dataclasses.replace(reading, problems=tuple(dict.fromkeys((*reading.problems, problem))))


def _of_another_branch(reading: Reading, unit: Unit, plan: Plan) -> Reading:
    branch = reading.identity.branch
    if branch is None or branch == unit.id or plan.unit(branch) is None:
        return reading
    return _marked(reading, Problem.WRONG_BRANCH)


def _with_branch(reading: Reading, readings: Sequence[Reading]) -> Reading:
    """A part of a file that names no branch is of the branch its file's other parts name."""
    if reading.identity.branch is not None:
        return reading
    others = {
        other.identity.branch
        for other in readings
        if other.document.file == reading.document.file and other.identity.branch
    }
    if len(others) != 1:
        return reading
    identity = dataclasses.replace(reading.identity, branch=others.pop())
    return dataclasses.replace(reading, identity=identity)


def _copies(readings: Sequence[Reading], times: dict[str, dt.datetime]) -> set[int]:
    """Which of them say the same as one received before, or as an earlier one in order."""
    seen: set[tuple[str, int | str]] = set()
    copies = set()
    by_receipt = sorted(  # of those that came together "BC.docx" comes before "BC (1).docx"
        range(len(readings)),
        key=lambda at: (
            times.get(readings[at].document.file, _NEVER),
            _COPY.search(fold(readings[at].document.file)) is not None,
        ),
    )
    for at in by_receipt:
        mine = _sameness(readings[at])
        if mine & seen:
            copies.add(at)
        seen |= mine
    return copies


def _sameness(reading: Reading) -> set[tuple[str, int | str]]:
    """What two papers have in common when they are the same one: the bytes, or the text."""
    document = reading.document
    text = squeeze(document.text)
    same_text = {("text", text)} if len(text) >= _TELLING else set()
    return {(document.sha256, document.part), *same_text}


def _replaces(newer: Reading, older: Reading, times: dict[str, dt.datetime]) -> bool:
    """Whether ``newer`` is the same paper as ``older``, written or sent later."""
    if newer is older or _REPLACES_NOTHING & problems(newer) or not _same_paper(newer, older):
        return False
    if is_supplement(newer):
        return False
    one, other = newer.identity, older.identity
    if is_draft(newer) is not is_draft(older):
        return is_draft(older)
    for later in (
        _later(one.date, other.date),
        _later(_ordinal(one.number), _ordinal(other.number)),
        _later(times.get(newer.document.file), times.get(older.document.file)),
        _later(_answered(newer), _answered(older)),
        _later(_named_final(newer), _named_final(older)),
    ):
        if later is not None:
            return later
    return False


def _same_paper(one: Reading, other: Reading) -> bool:
    """Of one kind, year and branch, and of one person where it speaks of a person."""
    mine, theirs = one.identity, other.identity
    if Problem.DUPLICATE in problems(other) or mine.kind is not theirs.kind:
        return False
    if mine.year != theirs.year or (mine.branch and theirs.branch and mine.branch != theirs.branch):
        return False
    if mine.kind not in PERSONAL:
        return mine.kind in _ONE_A_YEAR
    if not mine.person or not theirs.person:
        return False
    if mine.birth and theirs.birth and mine.birth != theirs.birth:
        return False
    scanned = any(reading.document.medium in SCANNED for reading in (one, other))
    return same_name(mine.person, theirs.person, loosely=scanned)


def _answered(reading: Reading) -> int | None:
    """Of a self-review's two versions the one on which the branch has written is the later."""
    if not isinstance(reading.paper, SelfReview):
        return None
    return sum(each is not None for each in (reading.paper.opinion, reading.paper.rating))


def _named_final(reading: Reading) -> int:
    return _FINAL.search(fold(PurePosixPath(reading.document.file).stem)) is not None


def _later(one: _Order | None, other: _Order | None) -> bool | None:
    """Whether the first comes after the second; ``None`` where that does not tell."""
    if one is None or other is None or one == other:
        return None
    return one > other


def _ordinal(number: str | None) -> int | None:
    found = re.match(r"\d+", number or "")
    return int(found[0]) if found else None
