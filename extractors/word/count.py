"""Counts the signs of a part without reading it: what the reader's account must come to."""

from __future__ import annotations

from lxml import etree

from extractors.account import signs
from extractors.word.drawn import CHART, TEXTPATH, A
from extractors.word.inline import symbol
from extractors.word.markup import MATH, MC, W, chosen

_WORDS = frozenset(
    {*(W + name for name in ("t", "delText", "instrText", "delInstrText")), MATH + "t", A + "t"}
)
_ONE = frozenset({W + "noBreakHyphen", W + "softHyphen"})


def written(part: etree._Element) -> int:
    """The signs under ``part``; of two alternatives only those of the one that Word shows."""
    count = 0
    waiting = [part]
    if part.tag == CHART + "chartSpace":  # categories stand once for every series
        named = (v for kind in ("tx", "cat") for one in part.iter(CHART + kind) for v in one.iter())
        count += sum(map(signs, {str(v.text) for v in named if v.tag == CHART + "v" and v.text}))
    while waiting:
        element = waiting.pop()
        tag = element.tag
        if tag in _WORDS:
            count += signs(element.text or "")
        elif tag in _ONE:
            count += 1
        elif tag == W + "sym":
            count += signs(symbol(element))
        elif tag == TEXTPATH:
            count += signs(str(element.get("string", "")))
        elif tag == MC + "AlternateContent":
            branch = chosen(element)
            waiting.extend([branch] if branch is not None else [])
        else:
            waiting.extend(element)
    return count
