"""What of Word python-docx does not write: numbering, tracked changes, text boxes."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

BORDERS = (
    "<w:tblBorders {}>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)

_NUMBERING = "916"  # the id of the list "1. / a)" that `add_numbering` adds
_AUTHOR, _WHEN = "Văn thư chi bộ", "2016-11-10T08:00:00Z"
_BOX_SPACES = (
    nsdecls("w")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    + ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def add_numbering(document: WordDocument) -> None:
    """A list of two levels, ``1.`` and ``a)``, numbered by Word and absent from the text."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level, (form, text) in enumerate((("decimal", "%1."), ("lowerLetter", "%2)")))
    )
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_NUMBERING}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        ),
    )
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{_NUMBERING}">'
            f'<w:abstractNumId w:val="{_NUMBERING}"/></w:num>'
        )
    )


def number(paragraph: Paragraph, level: int) -> None:
    """Lets Word number the paragraph."""
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/>'
            f'<w:numId w:val="{_NUMBERING}"/></w:numPr>'
        )
    )


def track(run: Run, identifier: int, *, deleted: bool) -> None:
    """Marks the run as a tracked deletion or insertion."""
    element = run._r
    kind = "del" if deleted else "ins"
    change = parse_xml(
        f'<w:{kind} {nsdecls("w")} w:id="{identifier}" w:author="{_AUTHOR}" w:date="{_WHEN}"/>'
    )
    element.addprevious(change)
    change.append(element)
    if deleted:
        for text in element.iter(qn("w:t")):
            text.tag = qn("w:delText")


def text_boxes(
    left: Sequence[tuple[str, bool]], right: Sequence[tuple[str, bool]]
) -> etree._Element:
    """Two text boxes side by side, each stored twice (drawing and VML) as Word does."""
    return parse_xml(f"<w:r {_BOX_SPACES}>{_box(left, 0, 1)}{_box(right, 2900000, 2)}</w:r>")


def _box(rows: Sequence[tuple[str, bool]], offset: int, identifier: int) -> str:
    words = "".join(
        '<w:p><w:pPr><w:spacing w:after="0"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr>'
        + ("<w:b/>" if bold else "")
        + ("<w:i/>" if "ngày" in text else "")
        + f'<w:sz w:val="26"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        for text, bold in rows
        if text
    )
    content = f"<w:txbxContent>{words}</w:txbxContent>"
    size = 'cx="3000000" cy="1150000"'
    return (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="margin"><wp:posOffset>{offset}</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f"<wp:extent {size}/><wp:wrapNone/>"
        f'<wp:docPr id="{identifier}" name="Text Box {identifier}"/><wp:cNvGraphicFramePr/>'
        "<a:graphic><a:graphicData"
        ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>'
        f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape id="box{identifier}" style="position:absolute;width:236pt;height:90pt">'
        f"<v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    )
