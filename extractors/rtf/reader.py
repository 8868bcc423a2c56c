"""An RTF file as a ``Document``, without pictures and embedded files."""

from __future__ import annotations

from dossier.document import Aside, BlockKind, Document, Medium, SetAside
from extractors.account import closed
from extractors.legacy import typed_in
from extractors.refusal import Refused
from extractors.rtf.parser import Parser
from extractors.sniff import Kind, ending_lies
from extractors.word.made import Made, shown

_AGAIN = "Đề nghị mở bằng Word, lưu lại thành .docx hoặc xuất ra PDF rồi gửi lại."


def read(data: bytes, *, file: str, sha256: str) -> Document:
    """Read an RTF file.

    Raises ``Refused``: ``damaged``, ``empty``, ``unsupported``, ``too_big``.
    """
    parser = Parser()
    if not parser.parse(data):
        raise Refused("damaged", "Tệp RTF bị hỏng hoặc bị cắt cụt.", _AGAIN)
    made = Made(expected=typed_in(shown([*parser.body, *parser.notes])))
    for entry in parser.body:
        made.add(entry, BlockKind.PARAGRAPH)
    for entry in parser.notes:
        made.add(entry, BlockKind.FOOTNOTE)
    if not (made.blocks or made.aside):
        if parser.pictures:
            raise Refused("unsupported", "Tệp RTF chỉ có ảnh, không có chữ.", _AGAIN)
        raise Refused("empty", "Tệp RTF không có chữ nào.", _AGAIN)
    made.aside.extend(SetAside(text=name, reason=Aside.NOT_READ) for name in parser.embedded)
    return Document(
        file=file,
        sha256=sha256,
        medium=Medium.RTF,
        blocks=tuple(made.blocks),
        set_aside=tuple(made.aside),
        problems=made.problems(revised=parser.revised, misnamed=ending_lies(Kind.RTF, file)),
        account=closed(parser.written, made.blocks, made.aside, made.recast),
    )
