"""Plain text and web pages (also those that Word saved under the name .doc)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from dossier.document import Aside, Block, BlockKind, Document, Medium, Problem, SetAside
from extractors.account import closed, signs
from extractors.legacy import typed_in
from extractors.refusal import Refused
from extractors.sniff import Kind, ending_lies
from extractors.text import decode_paragraph

MAX_CHARACTERS = 10_000_000
_AGAIN = "Đề nghị lưu lại thành .docx hoặc PDF rồi gửi lại."


def read(data: bytes, kind: Kind, *, file: str, sha256: str) -> Document:
    """Read ``Kind.TXT``, ``HTML`` or ``MHT``. Raises ``Refused``: ``damaged``, ``empty``."""
    if kind is Kind.MHT:
        data = _page_in_mail(data)
    text = _decoded(data, declared=kind is not Kind.TXT)
    if len(text) > MAX_CHARACTERS:
        raise Refused("too_big", "Tệp văn bản dài bất thường.", _AGAIN)
    page = _Page()
    if kind is Kind.TXT:
        found, written = list(_paragraphs(text)), signs(text)
    else:
        body = _body(text)
        found, written = list(page.read(body)), _written(body)
    expected = typed_in(block.text for block in found)
    blocks, decoded = [], False
    for at, block in enumerate(found):
        clean, encoding = decode_paragraph(block.text, expected=expected)
        decoded = decoded or encoding is not None
        cells = tuple(decode_paragraph(cell, expected=expected)[0].strip() for cell in block.cells)
        blocks.append(
            Block(
                text=" | ".join(cells) if cells else clean.strip(),
                kind=block.kind,
                cells=cells,
                table=block.table,
                row=block.row,
                level=block.level,
                source=f"#p{at}",
            )
        )
    hidden = [decode_paragraph(words, expected=expected)[0].strip() for words in page.hidden]
    aside = tuple(SetAside(text=words, reason=Aside.HIDDEN) for words in hidden if words)
    met = sum(sum(map(signs, one.cells or (one.text,))) for one in found)
    before = met + sum(map(signs, page.hidden))
    recast = before - closed(0, blocks, aside).shown - sum(map(signs, hidden))
    problems = [Problem.HIDDEN_TEXT] if any(map(_LETTER.search, hidden)) else []
    if decoded:
        problems.append(Problem.LEGACY_ENCODING)
    if ending_lies(kind, file):
        problems.append(Problem.WRONG_KIND_EXTENSION)
    return Document(
        file=file,
        sha256=sha256,
        medium=Medium.TXT if kind is Kind.TXT else Medium.HTML,
        blocks=tuple(blocks),
        set_aside=aside,
        problems=tuple(problems),
        account=closed(written, blocks, aside, recast),
    )


def _written(body: html.HtmlElement) -> int:
    """The signs of a page, counted without reading it; code and drawings are no text."""
    count = 0
    waiting: list[html.HtmlElement] = [body]
    while waiting:
        element = waiting.pop()
        count += signs(element.tail or "") if element is not body else 0
        if element.tag not in _UNSEEN:
            count += signs(element.text or "")
            waiting.extend(element)
    return count


def _decoded(data: bytes, *, declared: bool) -> str:
    """Text from bytes: the mark or the page's own word first, UTF-8, then single bytes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[: len(data) & ~1].decode("utf-16", "replace")
    for encoding, zeros in (("utf-16-le", data[1:4096:2]), ("utf-16-be", data[:4096:2])):
        if len(data) > 3 and zeros.count(0) > 0.5 * len(zeros):
            return data[: len(data) & ~1].decode(encoding, "replace")
    named = _CHARSET.search(data[:4096]) if declared else None
    for encoding in ("utf-8-sig", named[1].decode() if named else "", "cp1258"):
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if encoding != "cp1258" or _COMBINED.search(text):
            return text
    return data.decode("latin-1")  # TCVN3 and VNI: their codes are told apart later


_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_COMBINED = re.compile("[aeiouyâêôăơư][\u0300\u0301\u0303\u0309\u0323]")  # Windows-1258


def _paragraphs(text: str) -> Iterator[Block]:
    for line in re.split(r"\r\n|[\r\n\f\u2028\u2029]", text):
        if line.strip():
            yield Block(text=line.strip())


def _page_in_mail(data: bytes) -> bytes:
    import email  # noqa: PLC0415  # heavy, and seldom needed
    import email.policy  # noqa: PLC0415

    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content
    raise Refused("damaged", "Trang web lưu (.mht) không có nội dung đọc được.", _AGAIN)


def _body(text: str) -> html.HtmlElement:
    parser = html.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Refused("damaged", "Trang web bị hỏng, không đọc được.", _AGAIN) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise Refused("too_big", "Trang web lồng quá nhiều lớp, không đọc hết được.", _AGAIN)
    body = root.find("body")
    return root if body is None else body


_UNSEEN = frozenset({"script", "style", "head", "title", "noscript", "template", "object", "svg"})
_BREAKING = frozenset(
    """
    address article aside blockquote body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5
    h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905  # a list of tags reads better so
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|font-size\s*:\s*[0-2](?:\.\d+)?p[tx]"
    r"|^(?!.*background)(?:.*;)?\s*color\s*:\s*(?:white|#fff(?:fff)?)\b",
    re.IGNORECASE | re.DOTALL,
)
_LETTER = re.compile(r"[^\W\d_]")


def _words_under(element: html.HtmlElement) -> str:
    """The text in an element but for code and drawings."""
    words = [element.text or ""]
    for child in element:
        words.append("" if child.tag in _UNSEEN else _words_under(child))
        words.append(child.tail or "")
    return " ".join(" ".join(words).split())


class _Page:
    """Gathers a page's visible text without recursion, block by block."""

    def __init__(self) -> None:
        self.hidden: list[str] = []  # filled while ``read`` runs
        self._line: list[str] = []
        self._cells: list[list[str]] | None = None
        self._tables = 0
        self._rows = 0

    def read(self, body: html.HtmlElement) -> Iterator[Block]:
        hidden = 0
        for event, element in etree.iterwalk(body, events=("start", "end")):
            tag = str(element.tag)
            secret = bool(_HIDDEN.search(element.get("style", "")))
            unseen = secret or tag in _UNSEEN
            if event == "start":
                if secret and not hidden and tag not in _UNSEEN:
                    self.hidden.append(_words_under(element))
                hidden += unseen
                if not hidden:
                    yield from self._start(tag)
                    self._line.append(element.text or "")
                continue
            if not hidden:
                yield from self._end(tag)
            hidden -= unseen
            if not hidden and element is not body:
                self._line.append(element.tail or "")
        yield from self._flush()

    def _start(self, tag: str) -> Iterator[Block]:
        if tag == "br":
            self._line.append("\v")
        elif tag in _BREAKING:
            yield from self._flush()
        if tag == "table":
            self._tables += 1
            self._rows = 0
        elif tag == "tr":
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._cells.append([])

    def _end(self, tag: str) -> Iterator[Block]:
        if tag in _BREAKING:
            level = int(tag[1]) if re.fullmatch("h[1-6]", tag) else None
            yield from self._flush(level)
        if tag == "tr" and self._cells is not None:
            cells = tuple("\n".join(cell) for cell in self._cells)
            self._cells = None
            if any(cells):
                yield Block(
                    text=" | ".join(cells), kind=BlockKind.ROW, cells=cells,
                    table=self._tables - 1, row=self._rows,
                )  # fmt: skip
            self._rows += 1

    def _flush(self, level: int | None = None) -> Iterator[Block]:
        words = re.sub(r"[ \t\r\n\f]+", " ", "".join(self._line)).replace("\v", "\n").strip()
        self._line.clear()
        if not words:
            return
        if self._cells:
            self._cells[-1].append(words)
        else:
            yield Block(text=words, level=level)
