"""The batch form of ``hoso dates --jsonl``: a line in, a line out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from dossier import periods
from dossier.dates import Anchor, DateExpression
from extractors.dates.finder import find


def answer(line: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one line: its spans, and the verdict where it carries a requirement.

    Raises ``ValueError`` for a date that is not ISO, ``KeyError`` where ``text`` is missing.
    """
    reference = _date(line.get("reference"))
    found = find(line["text"], reference)
    given = {"id": line["id"]} if "id" in line else {}
    result: dict[str, Any] = {**given, "spans": [_span(expression) for expression in found]}
    if requirement := line.get("requirement"):
        asked = _requirement(requirement)
        result["verdict"] = periods.compare(periods.stated(found), asked, reference).status.value
    return result


def _span(expression: DateExpression) -> dict[str, Any]:
    return {
        "start": expression.start,
        "end": expression.end,
        "kind": expression.kind.value,
        "norm_start": _iso(expression.first),
        "norm_end": _iso(expression.last),
        "role": expression.role.value,
        "invalid": expression.invalid,
    }


def _requirement(given: Mapping[str, Any]) -> periods.Required:
    anchor = given.get("anchor")
    return periods.Required(
        start=_date(given.get("start")),
        end=_date(given.get("end")),
        anchor=Anchor(text=anchor["text"], date=_date(anchor.get("date"))) if anchor else None,
    )


def _date(written: str | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


def _iso(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
