"""A picture of a page made fit for recognition: grey, even light, upright, 200 dpi."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise

from PIL import Image, ImageChops, ImageFilter, ImageMath, ImageOps, ImageStat

from extractors.ocr import DPI
from extractors.refusal import Refused

_LONG_SIDE = (2000, 2900)  # pixels: an A4 page of 200 dpi is 2,339 high; a photo has a margin
_UNEVEN = 30  # of 255: a background that varies more is divided out
_INK = 140  # darker is ink, after the light is made even
_MOST_PIXELS = 100_000_000
_MOST_FRAMES = 200
_GIVEN_BACK = [max(0, level - 20) * 6 // 10 for level in range(256)]  # 20: a warm light, old paper
_CLEARLY = 3  # times as much; pages of print show 9 and more, those with few lines 2 to 5
_UPSIDE_DOWN = 0.02  # upside-down text shows 0.03 to 0.05, upright -0.06 to 0.015 (a large table)
_RULE_STEP = 12  # pixels averaged along when rules are sought
_RULE_STEPS = 5  # … and so many in a row dark: 60 pixels, longer than any letter's stroke
_RULE = 140  # of 255, as dark as a thin rule is after scanning
_DARK_RUN = re.compile(b"\x01{%d,}" % _RULE_STEPS)


def frames(data: bytes) -> int:
    """How many pages an image file has. Raises ``Refused``: ``damaged``, ``too_big``."""
    with _opened(data) as image:
        return min(int(getattr(image, "n_frames", 1)), _MOST_FRAMES)


def frame(data: bytes, number: int) -> Image.Image:
    """Page ``number`` (from 1) of an image file, turned as its camera says.

    Raises ``Refused``: ``damaged``, ``too_big`` (over 100 million pixels; A3 at 600 dpi has 70).
    """
    try:
        with _opened(data) as image:
            image.seek(number - 1)
            _check_size(image)
            return _eight_bit(ImageOps.exif_transpose(image)).convert("RGB")
    except (OSError, SyntaxError, EOFError, ValueError) as error:
        raise _damaged() from error


def even(page: Image.Image) -> Image.Image:
    """The page in grey, about 200 dpi, without red stamps and shadows."""
    grey = _without_red(page) if page.mode == "RGB" else page.convert("L")
    long_side = max(grey.size)
    wanted = min(max(long_side, _LONG_SIDE[0]), _LONG_SIDE[1])
    if wanted != long_side:
        size = tuple(round(side * wanted / long_side) for side in grey.size)
        grey = grey.resize((size[0], size[1]), Image.Resampling.BICUBIC)
    light = grey.reduce(8).filter(ImageFilter.MaxFilter(7)).filter(ImageFilter.GaussianBlur(6))
    darkest, lightest = _spread(light)
    if lightest - darkest <= _UNEVEN and lightest >= 200:
        return grey
    background = light.resize(grey.size, Image.Resampling.BICUBIC)
    lit: Image.Image = ImageMath.lambda_eval(
        lambda each: each["convert"](
            each["min"](each["grey"] * 255 / each["max"](each["back"], 1), 255), "L"
        ),
        grey=grey,
        back=background,
    )
    return lit


def straight(grey: Image.Image) -> Image.Image:
    """The page turned by the few degrees that make its lines level (at most 4)."""
    small = ImageOps.invert(grey.reduce(max(1, max(grey.size) // 500)))
    angle = _best_angle(small, (step / 2 for step in range(-8, 9)))
    angle = _best_angle(small, (angle + step / 8 for step in range(-3, 4)))
    if abs(angle) < 0.2:
        return grey
    return grey.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)


def upright(grey: Image.Image) -> Image.Image:
    """The page level and, where its lines tell, neither on its side nor upside down.

    Rows of text that lie on their side change less from row to row than straight ones. Down a
    line of Vietnamese its ink comes step by step, with marks and tall letters, and ends at once.
    """
    level = straight(grey)
    lines, lean = _lines(ink(level))
    across, _ = _lines(ink(level).transpose(Image.Transpose.ROTATE_90))
    if lines < _CLEARLY * across:
        turned = straight(grey.transpose(Image.Transpose.ROTATE_90))
        lines_turned, lean_turned = _lines(ink(turned))
        if lines_turned > _CLEARLY * lines:
            level, lean = turned, lean_turned
    return level.transpose(Image.Transpose.ROTATE_180) if lean > _UPSIDE_DOWN else level


def _lines(inked: Image.Image) -> tuple[float, float]:
    """How much the ink changes from row to row, and whether rather by steps down (over 0) or up."""
    rows = inked.resize((1, inked.height), Image.Resampling.BOX).tobytes()
    steps = [below - above for above, below in pairwise(rows)]
    change = sum(step**2 for step in steps)
    return change, sum(step**3 for step in steps) / max(1.0, change**1.5)


def inked(grey: Image.Image) -> bool:
    """Whether there is more on the page than specks: 1 in 5,000 of its area in 4 x 4 spots."""
    spots = grey.reduce(4).histogram()
    return sum(spots[:_INK]) * 5000 > sum(spots)


def rules(grey: Image.Image) -> list[tuple[float, float, float, float]]:
    """The long straight level and upright lines, as segments in points (200 dpi)."""
    level = [(x0, y, x1, y) for y, x0, x1 in _level_rules(grey)]
    upright = [
        (x, y0, x, y1) for x, y0, y1 in _level_rules(grey.transpose(Image.Transpose.TRANSPOSE))
    ]
    return [
        (x0 * 72 / DPI, y0 * 72 / DPI, x1 * 72 / DPI, y1 * 72 / DPI)
        for x0, y0, x1, y1 in level + upright
    ]


def paper(grey: Image.Image) -> int:
    """The level of the empty page; plain white on it would be seen as shapes of its own."""
    levels = grey.histogram()
    return levels.index(max(levels))


def ink(grey: Image.Image) -> Image.Image:
    """A picture that is 255 where there is ink and 0 elsewhere."""
    return grey.point(lambda level: 255 * (level < _INK))


def _without_red(page: Image.Image) -> Image.Image:
    """The red channel, in which black and blue ink are dark and red ink is nearly paper.

    What red ink still darkens there (a fifth) is given back by how red it is; JPEG smears colour
    more than light, so a line's edge is as red as its middle.
    """
    red, green, blue = page.split()
    redness = ImageChops.subtract(red, ImageChops.darker(green, blue)).filter(
        ImageFilter.MaxFilter(3)
    )
    return ImageChops.add(red, ImageChops.multiply(red, redness.point(_GIVEN_BACK)))


def _level_rules(grey: Image.Image) -> Iterator[tuple[float, float, float]]:
    """Each dark run as its height, start and end; the ends, lost in averaging, are given back."""
    shrunk = grey.reduce((_RULE_STEP, 1)).point(lambda value: int(value < _RULE))
    width = shrunk.width
    marks = shrunk.tobytes()
    for y in range(shrunk.height):
        row = marks[y * width : (y + 1) * width]
        for run in _DARK_RUN.finditer(row):
            yield y, (run.start() - 1) * _RULE_STEP, (run.end() + 1) * _RULE_STEP


def _best_angle(small: Image.Image, angles: Iterator[float]) -> float:
    """The angle at which rows of ink and rows of paper differ most."""

    def contrast(angle: float) -> float:
        rows = small.rotate(angle, Image.Resampling.BILINEAR).resize(
            (1, small.height), Image.Resampling.BOX
        )
        return ImageStat.Stat(rows).var[0]

    return max(angles, key=lambda angle: (contrast(angle), -abs(angle)))


def _spread(light: Image.Image) -> tuple[int, int]:
    """The levels that 5 % of the picture are darker and lighter than."""
    counts = light.histogram()
    total = sum(counts)
    seen = 0
    low = high = 0
    for level, count in enumerate(counts):
        if seen < 0.05 * total:
            low = level
        if seen < 0.95 * total:
            high = level
        seen += count
    return low, high


def _eight_bit(image: Image.Image) -> Image.Image:
    """Grey of 16 bits brought down to 8: ``convert`` alone would make all of it white."""
    if not image.mode.startswith("I"):
        return image
    return image.convert("I").point(lambda level: level * (1 / 256)).convert("L")


def _check_size(image: Image.Image) -> None:
    if image.width * image.height > _MOST_PIXELS:
        raise _too_big()


def _too_big() -> Refused:
    return Refused(
        "too_big",
        f"Ảnh quá lớn (hơn {_MOST_PIXELS // 1_000_000} triệu điểm ảnh).",
        "Đề nghị chụp hoặc quét lại ở 200 dpi.",
    )


def _opened(data: bytes) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "TIFF", "GIF", "BMP", "WEBP"))
        _check_size(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_big() from error
    except (OSError, SyntaxError, ValueError) as error:
        raise _damaged() from error
    return image


def _damaged() -> Refused:
    return Refused(
        "damaged", "Tệp ảnh bị hỏng, không mở được.", "Đề nghị chụp hoặc quét lại rồi gửi lại."
    )
