"""The page as its reader holds it: which way its text is turned, and where a point of it falls."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from extractors.pdf import quick

_SAMPLES = 15  # letters asked for their direction


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible box of a page (points, upwards) and the quarters its text is turned by.

    ``turn`` counts anticlockwise. Text turned by a quarter (a landscape table) is turned back by
    its own direction, so the page's own rotation does not matter to the text.
    """

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def width(self) -> float:
        """The width of the page held so that its text is upright."""
        return self.right - self.left if self.turn % 2 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """The height of the page held so that its text is upright."""
        return self.top - self.bottom if self.turn % 2 == 0 else self.right - self.left

    def upright(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """A box of the page (upwards) as left, top, right, bottom, counted downwards."""
        if self.turn == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.turn == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turn == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left


def frame_of(page: Any, handle: int, text: str) -> Frame:
    """The frame of a page; ``text`` (all of it) in several directions is read by the commonest.

    pdfium counts a letter's angle clockwise.
    """
    angle = quick.angle_of
    quarters = [
        -round(angle(handle, index) / (math.pi / 2)) % 4
        for index in range(0, len(text), max(1, len(text) // _SAMPLES))
        if not text[index].isspace()
    ]
    turn = max(set(quarters), key=quarters.count) if quarters else 0
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, turn)
