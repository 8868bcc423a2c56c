"""From calendar words to expressions: từ … đến nay, trước ngày …, chậm nhất …."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.dates import Anchor, DateKind
from extractors.dates import bare, lead_ins, values
from extractors.dates.chains import Group
from extractors.dates.folding import Folded
from extractors.dates.lead_ins import LeadIn


@dataclass(slots=True, kw_only=True)
class Phrase:
    """An expression in folded offsets, before its role is known."""

    start: int
    end: int
    kind: DateKind
    rule: str
    first: dt.date | None = None
    last: dt.date | None = None
    invalid: bool = False
    anchor: Anchor | None = None
    inclusive: bool = False  # đến hết, chậm nhất
    day_precise: bool = False
    is_bare_start: bool = False  # từ tháng 3/2015, with no "đến nay"


def phrases(
    groups: Sequence[Group], folded: Folded, text: str, reference: dt.date | None
) -> list[Phrase]:
    """The expressions of a text's groups, in order."""
    years = values.Years(text, reference)
    found: list[Phrase] = []
    for group in groups:
        if not bare.is_expression(group, text):
            continue
        floor = found[-1].end if found else 0
        phrase = _read(group, folded, text, years, floor)
        if phrase is not None:
            found.append(phrase)
    return found


def _read(
    group: Group, folded: Folded, text: str, years: values.Years, floor: int
) -> Phrase | None:
    """The expression of a group; ``floor`` is where the one before it ends."""
    phrase = _plain(group, years)
    if lead_ins.RECURRING.match(text, phrase.end) is not None:
        return None
    if lunar := lead_ins.LUNAR.match(text, phrase.end):
        phrase.end, phrase.first, phrase.last = lunar.end(), None, None
        return phrase
    before = lead_ins.lead_in(folded, text, phrase.start, floor)
    if group.left.shape in ("term", "school") and before.name != "before":
        return phrase
    if group.left.rule == "year.unnamed" and (before.name, before.edge) != ("from", "dau"):
        return None
    if before.name in ("before", "until") and group.right is None:
        return _deadline(phrase, before)
    if before.name in ("from", "phase"):
        phrase.start = before.start
        _move_start(phrase, group, years, before.edge)
    return phrase if group.right is not None else _open(phrase, text, before)


def _plain(group: Group, years: values.Years) -> Phrase:
    """The group's own words, without what stands around them."""
    left, right = group.left, group.right
    value, invalid = years.value(left)
    if right is not None:
        until, bad = years.value(right)
        value, invalid = values.spanned(value, until, group.edge), invalid or bad
        invalid = invalid or (value is not None and value[0] > value[1])
    years.remember(group)
    first, last = value if value is not None and not invalid else (None, None)
    return Phrase(
        start=group.start,
        end=group.end,
        kind=values.kind_of(left) if right is None else DateKind.RANGE,
        rule=left.rule if right is None else f"range.{left.rule}",
        first=first,
        last=last,
        invalid=invalid,
        day_precise="date" in (left.shape, right.shape if right else ""),
    )


def _deadline(phrase: Phrase, before: LeadIn) -> Phrase:
    """``trước`` excludes what it names, ``chậm nhất`` and ``đến hết`` include it."""
    phrase.start, phrase.kind = before.start, DateKind.DEADLINE
    phrase.inclusive = before.name == "until"
    if not phrase.inclusive:
        phrase.last = phrase.first - _DAY if phrase.first else None
    phrase.first = None
    phrase.rule = f"{before.name}.{phrase.rule}"
    return phrase


def _move_start(phrase: Phrase, group: Group, years: values.Years, edge: str | None) -> None:
    """``từ cuối năm 2014``, ``từ sau tháng 6``."""
    span, _ = years.value(group.left)
    if edge and span is not None and phrase.first is not None:
        phrase.first = values.edged(*span, edge)


def _open(phrase: Phrase, text: str, before: LeadIn) -> Phrase:
    """``từ năm 2014 đến nay``, ``sau ngày …``, ``từ năm 2013 trở về trước``."""
    if back := lead_ins.BACKWARD.match(text, phrase.end):
        phrase.kind, phrase.rule = DateKind.OPEN_RANGE, f"backward.{phrase.rule}"
        phrase.first, phrase.end = None, back.end()
        return phrase
    tail = lead_ins.OPEN_END.match(text, phrase.end) or lead_ins.ONWARD.match(text, phrase.end)
    if before.name == "after":
        phrase.start, phrase.first = before.start, phrase.last + _DAY if phrase.last else None
    if tail is not None or before.name in ("from", "after"):
        phrase.end = tail.end() if tail else phrase.end
        phrase.kind, phrase.last = DateKind.OPEN_RANGE, None
        phrase.is_bare_start = tail is None
        phrase.rule = f"open.{phrase.rule}"
    return phrase


_DAY = dt.timedelta(days=1)
