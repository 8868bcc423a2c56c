from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

import pytest

from dossier.document import Document
from extractors.word import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


class Maker:
    """Writes Word packages by hand, so that a test says exactly what is in the file."""

    @staticmethod
    def r(text: str, look: str = "") -> str:
        properties = f"<w:rPr>{look}</w:rPr>" if look else ""
        return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    @classmethod
    def p(cls, *inside: str, form: str = "") -> str:
        runs = "".join(each if each.startswith("<") else cls.r(each) for each in inside)
        return f"<w:p>{f'<w:pPr>{form}</w:pPr>' if form else ''}{runs}</w:p>"

    @classmethod
    def tc(cls, *inside: str, form: str = "") -> str:
        held = "".join(each if each.startswith("<") else cls.p(each) for each in inside)
        return f"<w:tc>{f'<w:tcPr>{form}</w:tcPr>' if form else ''}{held or '<w:p/>'}</w:tc>"

    @classmethod
    def tr(cls, *cells: str, form: str = "") -> str:
        held = "".join(each if each.startswith("<w:tc") else cls.tc(each) for each in cells)
        return f"<w:tr>{f'<w:trPr>{form}</w:trPr>' if form else ''}{held}</w:tr>"

    @staticmethod
    def tbl(*rows: str, form: str = "") -> str:
        return f"<w:tbl><w:tblPr>{form}</w:tblPr>{''.join(rows)}</w:tbl>"

    @staticmethod
    def textbox(*inside: str, fill: str = "") -> str:
        return (
            f"<w:drawing><wps:wsp><wps:spPr>{fill}</wps:spPr><wps:txbx><w:txbxContent>"
            f"{''.join(inside)}</w:txbxContent></wps:txbx></wps:wsp></w:drawing>"
        )

    @staticmethod
    def part(root: str, inside: str) -> str:
        return f"<w:{root} {_SPACES}>{inside}</w:{root}>"

    def package(self, body: str, *, raw: dict[str, bytes] | None = None, **parts: str) -> bytes:
        """A package with ``body``; ``parts`` are styles, numbering, comments, header … by kind."""
        links = "".join(
            f'<Relationship Id="r{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>' for kind in parts
        )
        files = {
            "[Content_Types].xml": b"<Types/>",
            "_rels/.rels": _links(
                f'<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/>'
            ),
            "word/document.xml": self.part("document", f"<w:body>{body}</w:body>").encode(),
            "word/_rels/document.xml.rels": _links(links),
            **{f"word/{kind}.xml": _rooted(self, kind, held) for kind, held in parts.items()},
            **(raw or {}),
        }
        return self.zipped(files)

    @staticmethod
    def zipped(files: dict[str, bytes]) -> bytes:
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in files.items():
                package.writestr(name, data)
        return held.getvalue()

    def read(
        self, body: str, *, file: str = "bc.docx", raw: dict[str, bytes] | None = None, **parts: str
    ) -> Document:
        return read(self.package(body, raw=raw, **parts), file=file, sha256="0" * 64)

    def texts(self, body: str, styles: str = "") -> list[str]:
        document = read(self.package(body, styles=styles), file="bc.docx", sha256="")
        return [block.text for block in document.blocks]


_ROOTS = {"header": "hdr", "footer": "ftr"}


def _rooted(maker: Maker, kind: str, held: str) -> bytes:
    return maker.part(_ROOTS.get(kind, kind), held).encode()


def _links(links: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{links}</Relationships>'.encode()


@pytest.fixture
def word() -> Maker:
    return Maker()
