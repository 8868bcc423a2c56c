"""The account of a file: every sign in it is on the page, set aside, or went in recasting."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.document import Account, Aside, Block, SetAside


def signs(text: str) -> int:
    """The characters of a text, blanks apart."""
    return sum(map(len, text.split()))


def closed(
    written: int, blocks: Iterable[Block], aside: Iterable[SetAside], recast: int = 0
) -> Account:
    """The account over what was read; the name of a file that nobody opened is no text of it."""
    return Account(
        written=written,
        shown=sum(sum(map(signs, block.cells or (block.text,))) for block in blocks),
        aside=sum(signs(one.text) for one in aside if one.reason is not Aside.NOT_READ),
        recast=recast,
    )
