"""A small museum of the files that reach an inbox beside the good ones."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from PIL import Image, ImageChops

from samples import printed, scanned, spelling, word
from samples.oddities import oddities
from samples.oddities.parts import zipped
from samples.papers import TEXTS, Paper, paper_from


def museum() -> Iterator[tuple[str, bytes]]:
    """Every piece with the name it came under."""
    text = (TEXTS / "awkward" / "bao-cao-ngan.toml").read_text(encoding="utf-8")
    paper = paper_from(tomllib.loads(text))
    good_docx = word.write([paper])
    good_pdf = printed.write([paper])
    yield "bao cao (rong).pdf", b""
    yield "BC chi bo.docx", b""
    yield "bao cao cu.doc", _html(paper)
    yield "BC gui lai (dut mang).docx", good_docx[: len(good_docx) * 3 // 5]
    yield "BC co mat khau.pdf", printed.write([paper], password="mat-khau-2016")
    yield "BC viet tren may Mac.docx", word.write([spelling.respelt(paper, spelling.nfd)])
    yield "BC font cu TCVN3.docx", word.write([spelling.respelt(paper, spelling.tcvn3, ".VnTime")])
    yield "thuc ra la PDF.docx", good_pdf
    yield "IMG_20161110_0932.jpg", _photo(paper)
    yield (
        "Ho so gui UBKT.zip",
        zipped({"gui UBKT/BC.docx": good_docx, "gui UBKT/BC ban in.pdf": good_pdf}),
    )
    yield "~$BC chi bo.docx", b"\x0aVan thu chi".ljust(162, b"\x00")
    yield "Thumbs.db", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00")
    yield from oddities()


def _html(paper: Paper) -> bytes:
    paragraphs = "".join(f"<p>{line.lstrip('# ')}</p>" for line in paper.body.strip().splitlines())
    return (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
        f"<title>{paper.title}</title></head><body><p>{paper.upper}</p><p><b>{paper.issuer}</b></p>"
        f"<p>{paper.number}</p><p><i>{paper.place_date}</i></p><p><b>{paper.kind}</b></p>"
        f"<p><b>{paper.title}</b></p>{paragraphs}<p><b>{'<br>'.join(paper.sign)}</b></p>"
        f"<p>{paper.signer}</p></body></html>\n"
    ).encode()


def _photo(paper: Paper) -> bytes:
    """A page photographed by hand: turned a little, the light falling off to one side."""
    page = scanned.pages([paper])[0].rotate(1.2, fillcolor=(210, 205, 195))
    light = Image.linear_gradient("L").rotate(90).resize(page.size)
    shade = light.point(lambda value: 150 + value * 105 // 255)
    return scanned.jpeg(ImageChops.multiply(page, shade.convert("RGB")), quality=40)
