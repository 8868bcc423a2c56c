"""All that the stories of a Word file hold (body, headers, notes, comments), in one list."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from dossier.document import Aside, BlockKind, SetAside
from extractors.word import drawn
from extractors.word.count import written
from extractors.word.inline import Around
from extractors.word.markup import W, number, val
from extractors.word.numbering import Numbering
from extractors.word.package import Package
from extractors.word.story import Entry, Pages, Setting, Story
from extractors.word.styles import Styles

_PAGE_LIKE = 0.3  # of the page: a picture so large may be a page of words


@dataclass(slots=True, kw_only=True)
class Entries:
    """What was found, before any of it is decoded."""

    all: list[tuple[BlockKind, Entry]] = field(default_factory=list)
    unread: list[SetAside] = field(default_factory=list)
    pictures: list[tuple[str, float]] = field(default_factory=list)  # (part, share of the page)
    written: int = 0
    last_page: int = 1
    revised: bool = False

    def large_pictures(self) -> Iterator[SetAside]:
        """Pictures beside the text that may be pages: named, for nobody recognised them."""
        for name, share in dict.fromkeys(self.pictures):
            if share >= _PAGE_LIKE:
                yield SetAside(text=posixpath.basename(name), reason=Aside.NOT_READ)


def collect(package: Package, main: str, root: etree._Element, body: etree._Element) -> Entries:
    """Every entry of every story; body first, then notes, headers, footers and comments."""
    parts = package.related(main, *_SHEETS, *_ASIDES)
    of = {kind: name for name, kind in parts.values()}
    styles = Styles(package.tree(of.get("styles", "")), package.tree(of.get("theme", "")))
    numbering = Numbering(package.tree(of.get("numbering", "")), styles)
    entries = Entries()
    notes: dict[tuple[str, str], Aside | None] = {}
    pages = Pages(rendered=next(root.iter(W + "lastRenderedPageBreak"), None) is not None)
    paper = _paper(root)

    def tell(part: str, tree: etree._Element, holders: list[_Holder], turned: Pages) -> None:
        around = Around(part=part, styles=styles, pages=turned, paper=paper, notes=notes)
        drawings = _Drawings(package, part)
        story = Story(around=around, pages=turned, numbering=numbering, related=drawings.tree)
        for holder, kind, aside in holders:
            found = story.walk(holder, Setting(aside=aside))
            entries.all.extend((kind, entry) for entry in found)
            entries.written += written(holder)
        entries.written += sum(map(written, drawings.trees.values()))
        entries.unread.extend(_unopened(package, around))
        entries.revised = entries.revised or _revised(tree)
        if part == main:
            entries.pictures = [(package.target(part, one), size) for one, size in around.pictures]

    tell(main, root, [(body, BlockKind.PARAGRAPH, None)], pages)
    entries.last_page = pages.now
    for name, kind in parts.values():
        tree = package.tree(name) if kind in _ASIDES else None
        if tree is not None:
            tell(name, tree, list(_holders(tree, kind, notes)), Pages(rendered=False))
    return entries


_SHEETS = ("styles", "numbering", "theme")
_ASIDES = {
    "header": Aside.HEADER,
    "footer": Aside.FOOTER,
    "comments": Aside.COMMENT,
    "footnotes": None,
    "endnotes": None,
}
_Holder = tuple[etree._Element, BlockKind, Aside | None]


def _holders(
    part: etree._Element, kind: str, notes: dict[tuple[str, str], Aside | None]
) -> Iterator[_Holder]:
    """The elements of a part that hold paragraphs; the drawn line above footnotes is none.

    A note that no mark in the text calls is not on the page.
    """
    if kind in ("header", "footer"):
        yield part, BlockKind.PARAGRAPH, _ASIDES[kind]
        return
    for element in part:
        if val(element, "type") in ("separator", "continuationSeparator", "continuationNotice"):
            continue
        if kind == "comments":
            yield element, BlockKind.PARAGRAPH, Aside.COMMENT
        else:
            called = (kind.removesuffix("s"), val(element, "id") or "")
            yield element, BlockKind.FOOTNOTE, notes.get(called, Aside.HIDDEN)


@dataclass(slots=True)
class _Drawings:
    """The charts and diagrams that one part shows, each opened once."""

    package: Package
    part: str
    trees: dict[str, etree._Element] = field(default_factory=dict)

    def tree(self, relation: str) -> etree._Element | None:
        names = self.package.related(self.part, "chart", "chartEx", "diagramData")
        name, _ = names.get(relation, ("", ""))
        root = self.package.tree(name)
        if root is not None:
            # Shown twice it counts twice: as often as it is read.
            self.trees[f"{name} {len(self.trees)}"] = root
        return root


def _unopened(package: Package, around: Around) -> Iterator[SetAside]:
    for relation, source in around.unread:
        name = posixpath.basename(package.target(around.part, relation))
        yield SetAside(text=name or relation, reason=Aside.NOT_READ, source=source)


def _paper(root: etree._Element) -> drawn.Paper:
    """The largest page of the document: what lies off it lies off every page."""
    sizes = [
        (number(val(size, "w"), low=1_000), number(val(size, "h"), low=1_000))
        for size in root.iter(W + "pgSz")
    ]
    plain = drawn.Paper()
    return drawn.Paper(
        max((width for width, _ in sizes if width), default=plain.width),
        max((height for _, height in sizes if height), default=plain.height),
    )


def _revised(root: etree._Element) -> bool:
    return next(root.iter(W + "ins", W + "del", W + "moveFrom", W + "moveTo"), None) is not None
