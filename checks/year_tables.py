"""Tables that are told by years: the years heading their columns or their rows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from dossier.dates import DateExpression, DateKind, DateRole
from dossier.document import Block, BlockKind, Span
from dossier.facts import DateFact


def stated(blocks: Sequence[Block], first: int, last: int) -> Iterator[DateFact]:
    """The years of the tables in blocks ``first`` to ``last``.

    ``Nội dung | 2014 | 2015 | 2016``, or a row for each year; one year alone is no period.
    """
    numbers = range(first, last + 1)
    for number in numbers:
        yield from _year_cells(blocks[number], number)
    rows = [fact for number in numbers for fact in _year_cells(blocks[number], number, rows=True)]
    if len(rows) > 1:
        yield from rows


_YEAR_CELL = re.compile(
    r"(?:năm\s*)?(?P<year>(?:19|20)\d\d)\s*(?P<now>\((?:tính\s+)?(?:đến|tới)\s[^()\d]{1,40}\))?",
    re.IGNORECASE,
)  # 2016; Năm 2016 (đến nay)


def _year_cells(block: Block, number: int, *, rows: bool = False) -> Iterator[DateFact]:
    """The years a table's row is headed by: a column each, or (``rows``) its first cell."""
    if block.kind is not BlockKind.ROW:
        return
    cells = block.cells[:1] if rows else block.cells
    years = [match for cell in cells if (match := _YEAR_CELL.fullmatch(cell.strip()))]
    if len(years) < 2 and not rows:
        return
    at = 0
    for match in years:
        at = block.text.find(match["year"], at)
        if at < 0:
            return
        year = int(match["year"])
        value = DateExpression(
            start=at,
            end=at + 4,
            kind=DateKind.OPEN_RANGE if match["now"] else DateKind.YEAR,
            first=dt.date(year, 1, 1),
            last=None if match["now"] else dt.date(year, 12, 31),
            role=DateRole.PERIOD,
            rule="column",
        )
        yield DateFact(span=Span(number, at, at + 4), value=value)
        at += 4
