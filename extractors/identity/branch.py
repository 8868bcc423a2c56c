"""Which branch a paper belongs to: its letterhead first, then its fields, signature and text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dossier.folding import fold, squeeze
from dossier.plan import Plan, Unit
from extractors.identity.page import Line
from extractors.identity.title import Title

_CLOSING = 14
# As in "Chi bộ: Nội chính - Văn xã", "Đảng viên chi bộ …", "đang sinh hoạt đảng tại chi bộ …".
_FIELD = re.compile(r"(?:chi bo|sinh hoat (?:dang )?(?:tai|o)|to chuc dang|dang bo, chi bo)\b")
# As in "Đơn vị công tác: …"; weaker, for a member may work in one office and meet in another.
_WORKPLACE = re.compile(r"(?:don vi|noi lam viec|noi cong tac|co quan|cong tac tai)\b")


def branch(page: Sequence[Line], title: Title | None, plan: Plan) -> str | None:
    """The id of the unit whose paper it is, or ``None`` where nothing or too much is named."""
    first = title.first if title else 8
    after = title.first if title else 0
    named = title.last + 1 if title else 0
    signature = [line for line in page[-_CLOSING:] if not line.text.startswith(("-", "+"))]
    fields = [line for line in page[named : named + 40] if _FIELD.search(line.folded)]
    work = [line for line in page[named : named + 25] if _WORKPLACE.search(line.folded)]
    regions: tuple[Iterable[Line], ...] = (
        page[:first],
        page[after:named],
        [line for line in signature if re.match(r"t\W{0,3}m\b|bi thu|chi bo|chi uy", line.folded)],
        fields,
        work,
    )
    for lines in regions:
        found = _named(lines, plan)
        if found:
            return found
    return _most_named(page, plan) or _named(page[named : named + 6], plan)


def names(unit: Unit) -> tuple[str, ...]:
    """How a unit may be written: its name without "Chi bộ", and its aliases."""
    bare = re.sub(r"(?i)^chi bộ\s+", "", unit.name)
    return tuple(dict.fromkeys((bare, *unit.aliases)))


def _named(lines: Iterable[Line], plan: Plan) -> str | None:
    """The unit named in these lines; none where two are."""
    text = list(lines)
    found = {
        unit.id
        for unit in plan.units
        for name in names(unit)
        if any(_mentions(line, name) for line in text)
    }
    return next(iter(found)) if len(found) == 1 else None


def _mentions(line: Line, name: str) -> bool:
    if len(squeeze(name)) > 5:
        return squeeze(name) in line.squeezed
    short = re.sub(r"\W", "", fold(name))
    joined = re.sub(r"(?<=\w)\s*[-./]\s*(?=\w)", "", line.folded)
    return re.search(rf"(?<!\w){short}(?!\w)", joined) is not None


def _most_named(page: Sequence[Line], plan: Plan) -> str | None:
    """By the text alone: "chi bộ <name>", and the branch most often so named."""
    text = squeeze(" ".join(line.text for line in page if not line.text.startswith("-")))
    counts = sorted(
        (
            (sum(text.count(squeeze(f"chi bộ {name}")) for name in names(unit)), unit.id)
            for unit in plan.units
        ),
        reverse=True,
    )
    (most, found), (second, _) = counts[0], (counts[1] if len(counts) > 1 else (0, ""))
    return found if most > second else None
