"""What is drawn on the page: text boxes, word art, charts, diagrams, pictures, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from extractors.word.markup import MC, RELATION, W, chosen, number

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
VML = "{urn:schemas-microsoft-com:vml}"
OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"

TEXTPATH = VML + "textpath"
_CONTENTS = frozenset(
    {W + "txbxContent", TEXTPATH, CHART + "chart", DIAGRAM + "relIds", A + "txBody"}
)
_FILLS = frozenset(A + name for name in ("solidFill", "gradFill", "blipFill", "pattFill"))
_GROUPS = ("}wgp", "}grpSp", "}wpc", "}group")
_TWIP = 635  # English metric units
_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7, "px": 15.0, "pc": 240.0}
_MARGIN = 3_000  # twips: no margin is wider; a place counted from one may lie so far outside


@dataclass(frozen=True, slots=True)
class Paper:
    """The size of the page, in twips."""

    width: int = 11_906
    height: int = 16_838


def contents(drawing: etree._Element) -> Iterator[etree._Element]:
    """What of a drawing says something, each once, in order; text boxes as ``w:txbxContent``."""
    for element in drawing:
        if element.tag in _CONTENTS:
            yield element
        elif element.tag == MC + "AlternateContent":
            branch = chosen(element)
            if branch is not None:
                yield from contents(branch)
        else:
            yield from contents(element)


def lines(element: etree._Element) -> list[str]:
    """The words of a drawing that are no Word paragraphs: word art, shapes, charts, diagrams.

    Of a chart its titles and the names of series and categories; values are drawn, not written.
    """
    if element.tag == TEXTPATH:
        return [str(element.get("string", ""))]
    if element.tag == CHART + "chartSpace":
        return [*_paragraphs(element), *_names(element)]
    return _paragraphs(element)


def _paragraphs(element: etree._Element) -> list[str]:
    found = []
    for paragraph in element.iter(A + "p"):
        text = "".join(piece.text or "" for piece in paragraph.iter(A + "t"))
        found.append(text)
    return [text for text in found if text.strip()]


def _names(chart: etree._Element) -> list[str]:
    """The names of series and categories; every series repeats the categories."""
    found = [
        str(value.text)
        for kind in ("tx", "cat")
        for holder in chart.iter(CHART + kind)
        for value in holder.iter(CHART + "v")
        if value.text
    ]
    return list(dict.fromkeys(found))


def out_of_sight(drawing: etree._Element, paper: Paper) -> bool:
    """Whether a drawing is switched off, off the page or of no size, in either language."""
    named = drawing.find("*/{*}docPr")
    if named is not None and named.get("hidden") in ("1", "true"):
        return True
    anchor = drawing.find("{*}anchor")
    if anchor is not None and _anchored_outside(anchor, paper):
        return True
    return any(
        "visibility:hidden" in style or _styled_outside(style, paper)
        for shape in drawing
        if shape.tag.startswith(VML) and (style := shape.get("style", "").replace(" ", ""))
    )


def off(start: int, size: int, room: int, *, from_page: bool) -> bool:
    """Whether a stretch lies beside the page; ``size`` 0 is a size unknown."""
    return start >= room or start + (size or room) <= (0 if from_page else -_MARGIN)


def _anchored_outside(anchor: etree._Element, paper: Paper) -> bool:
    extent = anchor.find("{*}extent")
    for place, side, room in (("H", "cx", paper.width), ("V", "cy", paper.height)):
        position = anchor.find(f"{{*}}position{place}")
        offset = None if position is None else position.findtext("{*}posOffset")
        start = number(offset, low=-(2**40), high=2**40)
        if position is None or start is None:
            continue
        size = 0 if extent is None else number(extent.get(side)) or 0
        start, size = start // _TWIP, size // _TWIP
        of = position.get("relativeFrom")
        if of in ("paragraph", "line", "character"):  # nobody knows where that is
            if not -room < start < room:
                return True
        elif off(start, size, room, from_page=of == "page"):
            return True
    return False


_MEASURE = re.compile(r"(?:^|;)(margin-left|margin-top|left|top|width|height):(-?[\d.]+)(\w*)")


def _styled_outside(style: str, paper: Paper) -> bool:
    if "position:absolute" not in style:
        return False
    said: dict[str, int] = {}
    for name, value, unit in _MEASURE.findall(style):
        twips = number(value, low=-(2**20), high=2**20)
        if twips is not None:
            key = name.removeprefix("margin-")
            said[key] = said.get(key, 0) + int(twips * _UNITS.get(unit, _UNITS["pt"]))
    return off(said.get("left", 0), said.get("width", 0), paper.width, from_page=False) or off(
        said.get("top", 0), said.get("height", 0), paper.height, from_page=False
    )


def fill(box: etree._Element) -> str | None:
    """The paint of a text box's shape: six digits, ``""`` for paint unknown, ``None`` for none."""
    for shape in box.iterancestors():
        if shape.tag.startswith(VML):
            if shape.get("fillcolor") or shape.find(VML + "fill") is not None:
                return ""
        elif shape.tag.endswith("}wsp"):
            return _shape_fill(shape)
        elif shape.tag == W + "p":
            break
    return None


def _shape_fill(shape: etree._Element) -> str | None:
    grouped = any(above.tag.endswith(_GROUPS) for above in shape.iterancestors())
    bare = "" if grouped else None  # another shape of the group may lie behind
    for filling in shape.iterfind("{*}spPr/*"):
        if filling.tag == A + "noFill":
            return bare
        if filling.tag in _FILLS:
            rgb = filling.find(A + "srgbClr")
            text = "" if rgb is None else str(rgb.get("val", ""))
            return text.upper() if re.fullmatch("[0-9A-Fa-f]{6}", text) else ""
    return "" if shape.find("{*}style") is not None else bare


def pictures(drawing: etree._Element, paper: Paper) -> Iterator[tuple[str, float]]:
    """The relation of each picture of a drawing, and the share of a page that it takes."""
    extent = next(drawing.iter("{*}extent"), None)
    for blip in drawing.iter(A + "blip"):
        sides = (extent.get("cx"), extent.get("cy")) if extent is not None else (None, None)
        across, down = ((number(side) or 0) / _TWIP for side in sides)
        yield _relation(blip, "embed"), across * down / (paper.width * paper.height)
    for image in drawing.iter(VML + "imagedata"):
        shape = image.getparent()
        style = "" if shape is None else shape.get("style", "").replace(" ", "")
        sides_in = {
            n: float(number(v) or 0) * _UNITS.get(u, 20) for n, v, u in _MEASURE.findall(style)
        }
        area = sides_in.get("width", 0) * sides_in.get("height", 0)
        yield _relation(image, "id"), area / (paper.width * paper.height)


def _relation(element: etree._Element, name: str) -> str:
    return str(element.get(RELATION + name, ""))
