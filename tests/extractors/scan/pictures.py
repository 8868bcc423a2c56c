"""What a scanner and a telephone make of a printed page."""

from __future__ import annotations

import io
import random
import subprocess
import sys
from collections.abc import Sequence

from fpdf import FPDF
from PIL import Image, ImageChops, ImageDraw, ImageFilter

_RENDER = (
    "import sys, pypdfium2 as p;"
    "p.PdfDocument(sys.stdin.buffer.read())[int(sys.argv[1])].render(scale=int(sys.argv[2]) / 72)"
    ".to_pil().convert('RGB').save(sys.stdout.buffer, 'BMP')"
)


def photographed(data: bytes, page: int = 0, dpi: int = 200) -> Image.Image:
    """A page of a PDF as a clean picture; drawn in another process, as pdfium may crash."""
    done = subprocess.run(
        [sys.executable, "-c", _RENDER, str(page), str(dpi)],
        input=data,
        capture_output=True,
        check=True,
    )
    return Image.open(io.BytesIO(done.stdout)).convert("RGB")


def scanned(clean: Image.Image, skew: float = 0.7) -> Image.Image:
    """Laid on the glass a little askew, a little soft, with a grain."""
    turned = clean.rotate(skew, Image.Resampling.BICUBIC, fillcolor="white")
    dust = random.Random(2016).randbytes(turned.width * turned.height)
    noise = Image.frombytes("L", turned.size, dust).convert("RGB")
    return Image.blend(turned.filter(ImageFilter.GaussianBlur(0.6)), noise, 0.06)


def stamped(clean: Image.Image) -> Image.Image:
    """With a round red seal over the text."""
    stamp = clean.copy()
    draw = ImageDraw.Draw(stamp)
    x, y, radius = clean.width // 2, int(clean.height * 0.17), 150
    for size in (radius, radius - 50):
        draw.ellipse((x - size, y - size, x + size, y + size), outline=(225, 40, 45), width=14)
    return stamp


def in_shade(clean: Image.Image) -> Image.Image:
    """Photographed by a window: one end of the page three times as dark as the other."""
    light = (
        Image.linear_gradient("L").resize(clean.size).point(lambda level: 80 + level * 175 // 255)
    )
    return ImageChops.multiply(clean, light.convert("RGB"))


def scribbled(clean: Image.Image) -> Image.Image:
    """An empty sheet with a pen's strokes on it."""
    sheet = Image.new("RGB", clean.size, "white")
    draw = ImageDraw.Draw(sheet)
    for row in range(12):
        y = 200 + row * 120
        points = [(150 + x * 40, y + (x * x * 7 + row * 13) % 50) for x in range(30)]
        draw.line(points, fill=(30, 30, 120), width=4, joint="curve")
    return sheet


def jpeg(picture: Image.Image) -> bytes:
    """As a JPEG file."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=75)
    return out.getvalue()


def bound(pictures: Sequence[Image.Image]) -> bytes:
    """As a PDF whose pages are the pictures."""
    pdf = FPDF()
    pdf.set_auto_page_break(False)
    for picture in pictures:
        pdf.add_page()
        pdf.image(io.BytesIO(jpeg(picture)), 0, 0, pdf.w, pdf.h)
    return bytes(pdf.output())
