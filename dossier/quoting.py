"""How much of a paragraph to quote: whole sentences, no word and no bracket cut in two."""

from __future__ import annotations

import re
from bisect import bisect_right

from dossier.document import BlockKind, Span
from dossier.facts import Reading

LONGEST = 420  # characters of a quotation before a sentence is quoted by its clauses
_LONGEST_BRACKET = 250  # characters; a longer one is cut like other text
_LONGEST_HEADING = 60  # characters of a heading that says where a quotation stands
_OPENING, _CLOSING = "([{“", ")]}”"
# A full stop with a blank and a new beginning after it; "1. Quy chế" and "a. Về …" are numbers.
_END = re.compile(r"(?<![\s.][\wĐ])(?<!^[\wĐ])(?<!^\d\d)[.!?…]+[”)\]]*(?=\s+[^\sa-zà-ỹđ,;.:)])|\n")
_PART = re.compile(r";")
_WORD = re.compile(r"\w")


def whole(reading: Reading, span: Span) -> Span:
    """The sentences that ``span`` touches, or the row it stands in.

    A sentence longer than :data:`LONGEST` is cut at its semicolons, at least at whole words and
    brackets. The words around the result are left out, never changed.
    """
    block = reading.document.blocks[span.block]
    text = block.text
    if block.kind is BlockKind.ROW and len(text) <= LONGEST:
        return _trimmed(text, Span(span.block, 0, len(text)))
    inside = _bracketed(text)
    for cut in (_END, _PART):
        ends = [end.end() for end in cut.finditer(text) if not inside[end.start()]]
        found = _between(ends, len(text), span)
        if found.end - found.start <= max(LONGEST, span.end - span.start):
            return _trimmed(text, found)
    return _trimmed(text, _at_words(text, inside, span))


def joined(text: str, one: Span, other: Span) -> Span | None:
    """Both in one quotation, where they overlap or only blanks stand between them."""
    first, second = sorted((one, other))
    if first.block != second.block or text[first.end : second.start].strip(" .;,"):
        return None
    if max(first.end, second.end) - first.start > LONGEST and second.start > first.end:
        return None
    return Span(first.block, first.start, max(first.end, second.end))


def heading_over(reading: Reading, block: int) -> str:
    """The nearest heading over a block, shortened; empty where there is none."""
    over = [
        section
        for section in reading.sections
        if section.heading is not None
        and section.heading.block < block
        and section.first_block <= block <= section.last_block
    ]
    if not over:
        return ""
    nearest = max(over, key=lambda section: section.level).heading
    words = reading.quote(nearest).strip(" :.") if nearest else ""
    number = reading.document.blocks[nearest.block].number if nearest else ""
    said = f"{number} {words}".strip()
    if len(said) <= _LONGEST_HEADING:
        return said
    return said[:_LONGEST_HEADING].rsplit(" ", 1)[0] + " …"


def _bracketed(text: str) -> list[bool]:
    """For each character, whether it stands inside a bracket that is closed again."""
    inside, opened = [False] * (len(text) + 1), list[int]()
    for at, char in enumerate(text):
        if char in _OPENING:
            opened.append(at)
        elif char in _CLOSING:
            pairs = _OPENING[_CLOSING.index(char)]
            while opened and text[opened[-1]] != pairs:
                opened.pop()
            if opened:
                start = opened.pop()
                if at - start <= _LONGEST_BRACKET:
                    inside[start:at] = [True] * (at - start)
    return inside


def _between(ends: list[int], length: int, span: Span) -> Span:
    """From the end before the span to the end after it."""
    before = bisect_right(ends, span.start)
    after = bisect_right(ends, max(span.end - 1, span.start))
    start = ends[before - 1] if before else 0
    return Span(span.block, start, ends[after] if after < len(ends) else length)


def _at_words(text: str, inside: list[bool], span: Span) -> Span:
    start, end = span.start, span.end
    while start > 0 and (inside[start - 1] or _WORD.match(text, start - 1)):
        start -= 1
    while end < len(text) and (inside[end] or _WORD.match(text, end)):
        end += 1
    return Span(span.block, start, end + (end < len(text) and text[end] in _CLOSING))


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(" \t\n;,"))
    return Span(span.block, start, max(start, span.start + len(words.rstrip(" \t\n;,"))))
