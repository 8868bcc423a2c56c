"""A document's few fonts: which are bold, and how wide their letters are."""

from __future__ import annotations

import ctypes

from extractors.pdf import quick

_HEAVY = 600  # a font's declared weight, 400 is regular
_NAME = ctypes.create_string_buffer(96)  # filled by pdfium; one process, one thread
_AT_NAME = ctypes.addressof(_NAME)


class Font:
    """One font; the widths of its letters are learned as they are met, in a unit of its own."""

    def __init__(self, *, bold: bool) -> None:
        """Nothing is known yet of a new font's letters."""
        self.bold = bold
        self._widths: dict[str, float] = {}

    def widths(self, handle: int, text: str, start: int, first: float) -> tuple[float, float]:
        """How wide ``text`` (from letter ``start`` of the page) is unless widened; and its space.

        It must be set in one size, across the page; ``first`` is the width of its first letter.
        """
        widths = self._widths
        known = widths.get(text[0])
        unit = first / known if known else self._unit(handle, text, start)
        if not unit:
            return 0.0, 0.0
        try:
            width = sum(map(widths.__getitem__, text))
        except KeyError:
            new = {letter: start + at for at, letter in enumerate(text) if letter not in widths}
            boxes = quick.boxes_of(handle, list(new.values()))
            widths |= {
                letter: (right - left) / unit
                for letter, (left, _, right, _) in zip(new, boxes, strict=True)
            }
            width = sum(map(widths.__getitem__, text))
        return unit * width, unit * widths.get(" ", 0.0)

    def _unit(self, handle: int, text: str, start: int) -> float:
        """The size of this text in the font's unit, told by a letter whose width is known."""
        for index, letter in enumerate(text):
            if known := self._widths.get(letter):
                return _width(handle, start + index) / known
        return 1.0


class Fonts:
    """The fonts of a document, by their names."""

    def __init__(self) -> None:
        """None is known yet."""
        self._known: dict[bytes, Font] = {}

    def of(self, handle: int, index: int) -> Font:
        """The font of a letter of a text page. Bold is told by its name or its declared weight."""
        quick.font_of(handle, index, _AT_NAME, len(_NAME), None)
        name = _NAME.value
        font = self._known.get(name)
        if font is None:
            heavy = quick.weight_of(handle, index) >= _HEAVY
            font = self._known[name] = Font(bold=heavy or b"bold" in name.lower())
        return font


def _width(handle: int, index: int) -> float:
    ((left, _, right, _),) = quick.boxes_of(handle, (index,))
    return right - left
