"""Packages that are odd as packages: strict, macros, damaged relations, files within files."""

from __future__ import annotations

from collections.abc import Iterator

from samples.oddities import parts
from samples.oddities.parts import OFFICE, docx, drawing, p, r, tbl, tr

_BODY = p(r("BÁO CÁO", "<w:b/>")) + p("Đảng phí thu đủ.") + tbl(tr("TT", "Việc"), tr("1", "Học"))
_MICROSOFT = "application/vnd.ms-word."


def files() -> Iterator[tuple[str, bytes]]:
    """Every file with its name."""
    yield "Word nghiem ngat (strict).docx", _strict()
    yield "co macro.docm", _with_macro()
    yield "khuon mau.dotx", docx(_BODY, kind=_type("template.main+xml"))
    yield "khuon mau co macro.dotm", docx(_BODY, kind=f"{_MICROSOFT}template.macroEnabledTemplate")
    yield "lien ket treo.docx", _dangling()
    yield "thieu bang kieu.docx", docx(p("Còn đọc được.", form='<w:pStyle w:val="Heading1"/>'))
    yield "sai bang kieu tep.docx", docx(_BODY, kind="application/pdf")
    yield "khong co bang kieu tep.docx", _without_types()
    yield "phan chinh ten khac.docx", _renamed()
    yield "UTF-16 va BOM.docx", _in_utf_16()
    yield "rac truoc goi.docx", b"\r\n--rac cua thu--\r\n" + docx(_BODY)
    yield "chen trang web (altChunk).docx", _chunk("afchunk.htm", _PAGE.encode())
    yield "chen van ban (altChunk).docx", _chunk("afchunk.txt", "Từ tệp văn bản.\r\n".encode())
    yield "chen Word khac (altChunk).docx", _chunk("afchunk.docx", docx(p("Từ Word khác.") + _NEST))
    yield "chen tep la (altChunk).docx", _chunk("afchunk.bin", bytes(range(1, 250)))
    yield "nhung bang tinh.docx", _embedded("Microsoft_Excel1.xlsx", "package")
    yield "nhung Word.docx", _embedded("BC_goc.docx", "package")
    yield "tai lieu con ben ngoai.docx", _outside()
    yield "dinh kem khuon ngoai.docx", _template()
    yield "Word trang tinh.docx", docx("<w:p/><w:p/>")


_NEST = tbl(tr("a", "b"))
_PAGE = (
    '<html><head><meta charset="utf-8"><style>p{color:red}</style></head><body><p>Từ trang web.</p>'
    '<p style="display:none">ẩn trong trang</p><table><tr><td>1</td><td>Đảng phí</td></tr></table>'
    "</body></html>"
)


def _type(rest: str) -> str:
    return f"application/vnd.openxmlformats-officedocument.wordprocessingml.{rest}"


def _strict() -> bytes:
    box = drawing(
        "<wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>".format(
            p("Trong hộp.")
        )
    )
    made = parts.files(
        _BODY + p(f"<w:r>{box}</w:r>"),
        styles='<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/></w:style>',
        footnotes=f'<w:footnote w:id="1">{p("Chú thích.")}</w:footnote>',
    )
    note = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:body>'
    made["word/document.xml"] = made["word/document.xml"].replace(b"</w:body>", note.encode())
    for old, new in (
        (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
         b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
        (OFFICE.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
        (b"http://schemas.openxmlformats.org/drawingml/2006/main",
         b"http://purl.oclc.org/ooxml/drawingml/main"),
        (b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
         b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"),
    ):  # fmt: skip
        made = {name: data.replace(old, new) for name, data in made.items()}
    return parts.zipped(made)


def _with_macro() -> bytes:
    return docx(
        _BODY,
        kind=f"{_MICROSOFT}document.macroEnabled.main+xml",
        raw={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)},
        also={"rV": ("vbaProject", "vbaProject.bin")},
    )


def _dangling() -> bytes:
    return docx(
        _BODY,
        also={
            "r1": ("styles", "khong-co.xml"),
            "r2": ("footnotes", "../../../khong-co.xml"),
            "r3": ("image", "media/khong-co.png"),
            "r4": ("header", "NULL"),
            "r5": ("numbering", "#_Toc12345"),
        },
        raw={"docProps/app.xml": b'<Properties xmlns="x"><Pages>nhieu</Pages></Properties>'},
    )


def _without_types() -> bytes:
    made = parts.files(_BODY)
    del made["[Content_Types].xml"], made["_rels/.rels"], made["word/_rels/document.xml.rels"]
    return parts.zipped(made)


def _renamed() -> bytes:
    made = parts.files(_BODY)
    main = made.pop("word/document.xml")
    rels = made.pop("word/_rels/document.xml.rels")
    made["_rels/.rels"] = parts.links(r1=("officeDocument", "/van-ban/noi dung.xml"))
    made |= {"van-ban/noi dung.xml": main, "van-ban/_rels/noi dung.xml.rels": rels}
    return parts.zipped({name.replace("[Content", "[content"): data for name, data in made.items()})


def _in_utf_16() -> bytes:
    made = parts.files(_BODY, footnotes="", styles="")
    text = made["word/document.xml"].decode().replace("UTF-8", "UTF-16")
    made["word/document.xml"] = text.encode("utf-16")
    made["word/styles.xml"] = b"\xef\xbb\xbf" + made["word/styles.xml"]
    return parts.zipped(made)


def _chunk(name: str, data: bytes) -> bytes:
    body = p("Trước.") + '<w:altChunk r:id="rC"/>' + p("Sau.")
    return docx(body, raw={f"word/{name}": data}, also={"rC": ("aFChunk", name)})


def _embedded(name: str, kind: str) -> bytes:
    old = '<v:shape style="width:40pt"><v:imagedata r:id="rI"/></v:shape>'
    ole = f'<w:object>{old}<o:OLEObject Type="Embed" ProgID="x" r:id="rO"/></w:object>'
    return docx(
        p("Bảng số liệu:") + p(f"<w:r>{ole}</w:r>") + p("Hết."),
        raw={f"word/embeddings/{name}": b"PK\x03\x04" + bytes(60)},
        also={"rO": (kind, f"embeddings/{name}")},
    )


def _outside() -> bytes:
    return docx(
        p("Phần chính.") + '<w:subDoc r:id="rS"/>' + p("Hết."),
        also={"rS": ("subDocument", "file:///C:/BC/phan-2.docx")},
    )


def _template() -> bytes:
    return docx(
        p("Đọc bình thường."),
        raw={"word/settings.xml": parts.part("settings", '<w:attachedTemplate r:id="rA"/>')},
        also={
            "rA": ("settings", "settings.xml"),
            "rB": ("attachedTemplate", "http://x.example/a.dotm"),
        },
    )
