"""Turns a printed paper into a scanner's pictures: slightly askew, with noise and a stamp."""

from __future__ import annotations

import io
import math
import random
from collections.abc import Sequence

import pypdfium2 as pdfium
from fpdf import FPDF
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from samples import printed
from samples.papers import Paper

DPI = 200
_RED = (205, 40, 45)
_PAPER = 247  # a page is never quite white
_QUALITY = 22  # keeps a page under 150 KB


def write(parts: Sequence[Paper]) -> bytes:
    """The bytes of a PDF whose pages are pictures; the last page bears a red stamp."""
    pictures = pages(parts)
    pdf = FPDF(format="A4")
    pdf.set_creation_date(printed.WRITTEN)
    pdf.set_auto_page_break(False)
    for picture in pictures:
        pdf.add_page()
        pdf.image(io.BytesIO(jpeg(picture)), 0, 0, 210, 297)
    return bytes(pdf.output())


def pages(parts: Sequence[Paper]) -> list[Image.Image]:
    """The scanned pages of the papers."""
    chance = random.Random(parts[0].file)
    document = pdfium.PdfDocument(printed.write(parts))
    clean = [page.render(scale=DPI / 72).to_pil().convert("L") for page in document]
    document.close()
    scanned = [_scan(page, chance) for page in clean]
    scanned[-1] = _stamped(scanned[-1], _lowest_ink(clean[-1]), parts[-1].upper)
    return scanned


def jpeg(picture: Image.Image, quality: int = _QUALITY) -> bytes:
    """The picture as a small JPEG."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True, dpi=(DPI, DPI))
    return out.getvalue()


def _scan(page: Image.Image, chance: random.Random) -> Image.Image:
    turned = page.rotate(chance.uniform(-0.7, 0.7), Image.Resampling.BICUBIC, fillcolor=255)
    soft = turned.filter(ImageFilter.GaussianBlur(0.6)).point(lambda grey: grey * _PAPER // 255)
    coarse = (page.width // 8, page.height // 8)
    grain = Image.frombytes("L", coarse, chance.randbytes(coarse[0] * coarse[1]))
    shade = grain.resize(page.size).point(lambda value: 246 + value // 29)
    return ImageChops.multiply(soft, shade)


def _lowest_ink(page: Image.Image) -> int:
    box = ImageChops.invert(page).getbbox()
    return box[3] if box else page.height


def _stamped(page: Image.Image, bottom: int, body: str) -> Image.Image:
    """Presses the round red stamp of the party body over the left third of the signature."""
    words = body.replace("ĐẢNG BỘ", "ĐẢNG ỦY")
    side = 300
    stamp = Image.new("RGB", (side, side), "white")
    draw = ImageDraw.Draw(stamp)
    draw.ellipse((4, 4, side - 4, side - 4), outline=_RED, width=5)
    draw.ellipse((62, 62, side - 62, side - 62), outline=_RED, width=2)
    font = ImageFont.truetype(str(printed.FONTS / "LiberationSerif-Bold.ttf"), 24)
    for index, letter in enumerate(words):
        angle = math.radians(150 + 240 * index / (len(words) - 1))
        tile = Image.new("L", (40, 40), 0)
        ImageDraw.Draw(tile).text((20, 20), letter, 255, font, anchor="mm")
        tile = tile.rotate(-90 - math.degrees(angle))
        at = (
            side // 2 + round(115 * math.cos(angle)) - 20,
            side // 2 + round(115 * math.sin(angle)) - 20,
        )
        stamp.paste(_RED, at, tile)
    draw.text((side // 2, side // 2), "★", _RED, font, anchor="mm")
    sheet = Image.new("RGB", page.size, "white")
    sheet.paste(stamp, (page.width * 50 // 100, bottom - side + 40))
    return ImageChops.multiply(page.convert("RGB"), sheet)
