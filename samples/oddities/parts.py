"""Word packages written by hand, so that a file says exactly what is in it and nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from samples import word

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENT_TYPE = f"{_TYPES}document.main+xml"
_ROOTS = {"header": "hdr", "footer": "ftr"}


def r(text: str, look: str = "") -> str:
    """A run; ``look`` is what stands in its ``w:rPr``."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*inside: str, form: str = "") -> str:
    """A paragraph of runs and of plain words; ``form`` is what stands in its ``w:pPr``."""
    runs = "".join(each if each.startswith("<") else r(each) for each in inside)
    return f"<w:p>{f'<w:pPr>{form}</w:pPr>' if form else ''}{runs}</w:p>"


def tc(*inside: str, form: str = "") -> str:
    """A cell of paragraphs and of plain words."""
    held = "".join(each if each.startswith("<") else p(each) for each in inside)
    return f"<w:tc>{f'<w:tcPr>{form}</w:tcPr>' if form else ''}{held or '<w:p/>'}</w:tc>"


def tr(*cells: str, form: str = "") -> str:
    """A row of cells and of plain words."""
    held = "".join(each if each.startswith("<") else tc(each) for each in cells)
    return f"<w:tr>{f'<w:trPr>{form}</w:trPr>' if form else ''}{held}</w:tr>"


def tbl(*rows: str, form: str = "") -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr>{form}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def numbered(num: int, depth: int, *inside: str, style: str = "") -> str:
    """A paragraph that Word numbers: list ``num``, level ``depth`` from 0."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>'
    return p(*inside, form=named + place)


def level(depth: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, nums: Mapping[int, str] | None = None) -> str:
    """One family of levels; ``nums`` are its lists with what each overrides."""
    family = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    return family + "".join(
        f'<w:num w:numId="{num}"><w:abstractNumId w:val="0"/>{more}</w:num>'
        for num, more in (nums or {1: ""}).items()
    )


def field(code: str, *result: str) -> str:
    """A complex field; without a result it has no ``separate`` either."""
    shown = f"{mark('separate')}{''.join(result)}" if result else ""
    return f"{mark('begin')}{instr(code)}{shown}{mark('end')}"


def mark(kind: str, data: str = "") -> str:
    """One of a field's marks."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{data}</w:fldChar></w:r>'


def instr(code: str) -> str:
    """A field's code."""
    return f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'


def inserted(*inside: str) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="1" w:author="A">{"".join(inside)}</w:ins>'


def deleted(text: str) -> str:
    """A tracked deletion."""
    run = f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'
    return f'<w:del w:id="2" w:author="A">{run}</w:del>'


def shape(*inside: str, fill: str = "<a:noFill/>") -> str:
    """A shape of the new kind with a text box."""
    return (
        f"<wps:wsp><wps:spPr>{fill}</wps:spPr><wps:txbx><w:txbxContent>{''.join(inside)}"
        "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    )


def drawing(inside: str, anchor: str = "", hidden: str = "") -> str:
    """A drawing; ``anchor`` is where it stands, else in the line of text."""
    kind = "anchor" if anchor else "inline"
    return (
        f'<w:drawing><wp:{kind}>{anchor}<wp:extent cx="1800000" cy="540000"/>'
        f'<wp:docPr id="1" name="hinh"{hidden}/><a:graphic><a:graphicData>{inside}'
        f"</a:graphicData></a:graphic></wp:{kind}></w:drawing>"
    )


def vml(*inside: str, style: str = "width:90pt", more: str = "") -> str:
    """A shape of the old kind with a text box."""
    return (
        f'<w:pict><v:shape style="{style}"{more}><v:textbox><w:txbxContent>{"".join(inside)}'
        "</w:txbxContent></v:textbox></v:shape></w:pict>"
    )


def both(new: str, old: str, requires: str = "wps") -> str:
    """The same thing twice, as Word writes it: for itself, and for programs that know less."""
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="{requires}">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def part(root: str, inside: str) -> bytes:
    """A part of a package with all its namespaces."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {SPACES}>{inside}</w:{root}>'.encode()


def links(**targets: tuple[str, str]) -> bytes:
    """Relationships: id → (kind, target); a target with "//" lies outside the package."""
    outside = ' TargetMode="External"'
    held = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{escape(target)}"'
        f"{outside * ('//' in target)}/>"
        for name, (kind, target) in targets.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{held}</Relationships>'.encode()


def files(
    body: str,
    *,
    raw: Mapping[str, bytes] | None = None,
    also: Mapping[str, tuple[str, str]] | None = None,
    kind: str = _DOCUMENT_TYPE,
    **stories: str,
) -> dict[str, bytes]:
    """The parts of a package with ``body``.

    ``stories`` are styles, numbering, comments, header, footnotes … by kind, ``raw`` further parts
    by name, ``also`` further relationships of the document.
    """
    related = {f"r{name}": (name.rstrip("123"), f"{name}.xml") for name in stories}
    named = {
        f"word/{name}.xml": part(_ROOTS.get(name.rstrip("123"), name), held)
        for name, held in stories.items()
    }
    return {
        "[Content_Types].xml": _content_types(kind),
        "_rels/.rels": links(r1=("officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": links(**related, **(also or {})),
        **named,
        **(raw or {}),
    }


def docx(
    body: str,
    *,
    raw: Mapping[str, bytes] | None = None,
    also: Mapping[str, tuple[str, str]] | None = None,
    kind: str = _DOCUMENT_TYPE,
    **stories: str,
) -> bytes:
    """The bytes of a package, the same every time; see ``files``."""
    return zipped(files(body, raw=raw, also=also, kind=kind, **stories))


def zipped(members: Mapping[str, bytes]) -> bytes:
    """An archive of the members, the same bytes every time."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return word.same_zip(held.getvalue())


def _content_types(kind: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return (
        f'<Types xmlns="{space}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    ).encode()
