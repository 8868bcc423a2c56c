"""What scanners and telephones make of a printed report: the same damage every time."""

from __future__ import annotations

import io
import math
import random
from collections.abc import Callable, Sequence

import pypdfium2 as pdfium
from fpdf import FPDF
from PIL import Image, ImageChops, ImageDraw, ImageFilter

_WHITE = (255, 255, 255)
_RED = (205, 40, 45)
_QUALITY = 75  # of JPEG, what scanners are set to

Damage = Callable[[Image.Image, random.Random], Image.Image]
"""A clean page of 200 dpi and a source of chance in, the page as it arrives out."""


def damages() -> dict[str, tuple[int, Damage]]:
    """Each way a page arrives, by its name, with the dpi at which it is scanned."""
    return {
        "sạch, 200 dpi": (200, lambda page, _: page),
        "quét, 300 dpi": (300, scanned),
        "quét, 200 dpi": (200, scanned),
        "quét, 150 dpi": (150, scanned),
        "quét lệch 2 độ": (200, lambda page, chance: scanned(page, chance, skew=2.0)),
        "quét nhiều hạt, vết bẩn": (200, dirty),
        "đen trắng 1 bit (fax)": (200, one_bit),
        "dấu đỏ, quét màu": (200, lambda page, chance: stamped(scanned(page, chance))),
        "dấu đỏ, quét xám": (
            200,
            lambda page, chance: stamped(scanned(page, chance)).convert("L").convert("RGB"),
        ),
        "chụp điện thoại": (200, photographed),
        "ngược đầu": (200, lambda page, chance: _turned(scanned(page, chance), 180)),
        "nằm ngang": (200, lambda page, chance: _turned(scanned(page, chance), 90)),
    }


def pages(printed: bytes, dpi: int) -> list[Image.Image]:
    """The pages of a PDF as clean pictures."""
    document = pdfium.PdfDocument(printed)
    clean: list[Image.Image] = [
        page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document
    ]
    document.close()
    return clean


def scan(printed: bytes, name: str, seed: str) -> bytes:
    """The PDF of pictures that the damage of this name makes of a printed PDF."""
    dpi, damage = damages()[name]
    chance = random.Random(f"{name}/{seed}")
    return bound([damage(page, chance) for page in pages(printed, dpi)])


def scanned(page: Image.Image, chance: random.Random, skew: float = 0.7) -> Image.Image:
    """Laid on the glass askew by up to ``skew`` degrees, a little soft, with a grain."""
    angle = math.copysign(chance.uniform(0.6 * skew, skew), chance.random() - 0.5)
    turned = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=_WHITE)
    return _grained(turned.filter(ImageFilter.GaussianBlur(0.6)), chance, 0.06)


def dirty(page: Image.Image, chance: random.Random) -> Image.Image:
    """A copy of a copy: coarse grain, grey paper, a hundred specks, a dark edge."""
    soft = scanned(page, chance).point(lambda level: level * 225 // 255)
    draw = ImageDraw.Draw(soft)
    for _ in range(100):
        x, y, size = chance.randrange(page.width), chance.randrange(page.height), chance.random()
        draw.ellipse((x, y, x + 3 * size, y + 3 * size), fill=(70, 70, 70))
    draw.rectangle((0, 0, 12, page.height), fill=(60, 60, 60))
    return _grained(soft, chance, 0.15)


def one_bit(page: Image.Image, chance: random.Random) -> Image.Image:
    """A fax machine's black and white."""
    grey = scanned(page, chance).convert("L")
    return grey.point(lambda level: 255 * (level > 150)).convert("RGB")


def stamped(page: Image.Image) -> Image.Image:
    """With a red seal of 36 mm over the text in the middle of the page."""
    side = round(page.width * 36 / 210)
    pen = max(2, side // 50)
    sheet = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(sheet)
    left, top = page.width * 45 // 100, page.height * 25 // 100
    for inset in (0, side // 20, side // 4):
        box = (left + inset, top + inset, left + side - inset, top + side - inset)
        draw.ellipse(box, outline=_RED, width=pen)
    for step in range(28):  # letters round the rim
        angle = math.tau * step / 28
        x = left + side / 2 + 0.38 * side * math.cos(angle)
        y = top + side / 2 + 0.38 * side * math.sin(angle)
        draw.ellipse((x - 5, y - 9, x + 5, y + 9), outline=_RED, width=pen)
    middle = (left + side / 2, top + side / 2, side / 10)
    draw.regular_polygon(middle, 5, fill=_RED)
    return ImageChops.multiply(page, sheet)


def photographed(page: Image.Image, chance: random.Random) -> Image.Image:
    """By a window: light falls off across the page, a hand's shadow, a warm tint, less sharp."""
    fall = Image.linear_gradient("L").resize((page.width * 2, page.height * 2))
    fall = fall.rotate(chance.uniform(20, 70)).crop(
        (page.width // 2, page.height // 2, page.width * 3 // 2, page.height * 3 // 2)
    )
    light = fall.point(lambda level: 80 + level * 170 // 255)
    shadow = Image.new("L", page.size, 255)
    x, y = page.width * chance.uniform(0.3, 0.7), page.height * chance.uniform(0.5, 0.8)
    ImageDraw.Draw(shadow).ellipse((x, y, x + page.width * 0.6, y + page.height * 0.4), fill=170)
    shadow = shadow.reduce(8).filter(ImageFilter.GaussianBlur(12)).resize(page.size)
    lit = ImageChops.multiply(scanned(page, chance), Image.merge("RGB", [light] * 3))
    lit = ImageChops.multiply(lit, Image.merge("RGB", [shadow] * 3))
    return ImageChops.multiply(lit, Image.new("RGB", page.size, (255, 250, 235)))


def bound(pictures: Sequence[Image.Image]) -> bytes:
    """A PDF whose pages are the pictures."""
    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(False)
    for picture in pictures:
        across = picture.width > picture.height
        pdf.add_page(orientation="landscape" if across else "portrait")
        pdf.image(io.BytesIO(jpeg(picture)), 0, 0, pdf.w, pdf.h)
    return bytes(pdf.output())


def jpeg(picture: Image.Image) -> bytes:
    """As a JPEG file."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _turned(page: Image.Image, degrees: int) -> Image.Image:
    return page.rotate(degrees, expand=True)


def _grained(page: Image.Image, chance: random.Random, share: float) -> Image.Image:
    dust = Image.frombytes("L", page.size, chance.randbytes(page.width * page.height))
    return Image.blend(page, dust.convert("RGB"), share)
