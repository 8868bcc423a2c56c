"""Names of WordprocessingML elements and how to ask them small questions."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFF = frozenset({"0", "false", "off"})
_UNDERSTOOD = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/")


def val(element: etree._Element | None, name: str = "val") -> str | None:
    """The ``w:val`` (or another ``w:`` attribute) of an element that may be absent."""
    return None if element is None else element.get(W + name)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child along a path of ``w:`` names."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def on(element: etree._Element | None) -> bool | None:
    """An on/off property: ``None`` where it is not written at all."""
    return None if element is None else element.get(W + "val", "1").lower() not in _OFF


def switch(element: etree._Element | None, name: str) -> bool | None:
    """The on/off property ``name`` of ``element``."""
    return on(child(element, name))


def number(text: str | None, *, low: int = 0, high: int = 2**31) -> int | None:
    """A whole number within bounds; ``None`` for anything else."""
    try:
        value = int(float(text)) if text is not None else None
    except (ValueError, OverflowError):
        return None
    return value if value is not None and low <= value <= high else None


def chosen(alternatives: etree._Element) -> etree._Element | None:
    """The one branch of ``mc:AlternateContent`` that Word shows: never both."""
    for choice in alternatives.iterchildren(MC + "Choice"):
        spaces = [choice.nsmap.get(prefix) or "" for prefix in choice.get("Requires", "").split()]
        if spaces and all(space.startswith(_UNDERSTOOD) for space in spaces):
            return choice
    return alternatives.find(MC + "Fallback")
