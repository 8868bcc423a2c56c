"""Files of other programs, and containers."""

from __future__ import annotations

import email.message
import email.policy
import io
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFont

from samples.oddities import parts
from samples.oddities.parts import docx, drawing, p
from samples.printed import FONTS

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def files() -> Iterator[tuple[str, bytes]]:
    """Every file with its name."""
    yield "bao cao.rtf", _RTF.encode("cp1252")
    yield "RTF doi ten.doc", _RTF_OLD_FONT.encode("cp1252")
    yield "RTF bang va chu an.rtf", _RTF_TABLE.encode("cp1252")
    yield "bao cao.odt", _odt()
    yield "trang web luu lai.mht", _MHT.encode()
    yield "trang web phong cu.html", _HTML.encode("latin-1")
    yield "Word 97 hong.doc", _ole("WordDocument")
    yield "thu Outlook.msg", _ole("__substg1.0_0037001F")
    yield "Word dat mat khau.docx", _ole("EncryptedPackage")
    yield (
        "bang tinh.xlsx",
        parts.zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b""}),
    )
    yield "nen trong nen.zip", parts.zipped({"BC.docx": _SMALL, "them/dot 2.zip": _INNER})
    yield "thu kem tep.eml", _mail("Kính gửi báo cáo.", docx(p("Trong thư.")))
    yield "bao cao trong loi thu.eml", _mail("Chi bộ Tin học báo cáo.\nĐã học nghị quyết.")
    yield "chi co anh.docx", _pictures_only()
    yield "anh ca trang trong bai.docx", _picture_in_text()


_SMALL = docx(p("Trong tệp nén."))
_INNER = parts.zipped({"BC lan 2.docx": docx(p("Trong tệp nén lớp hai."))})


def _ole(stream: str) -> bytes:
    return _OLE.ljust(1024, b"\x00") + stream.encode("utf-16-le").ljust(1024, b"\x00")


def _u(text: str) -> str:
    """Text as RTF writes it: what is not ASCII as \\uN with a question mark for old readers."""
    return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in text)


_FONTS = (
    r"{\fonttbl{\f0\froman\fcharset163 Times New Roman;}{\f1\fnil\fcharset2 Symbol;}{\f2 .VnTime;}}"
)
_COLORS = r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;\red255\green0\blue0;}"
_HEAD = r"{\rtf1\ansi\ansicpg1258\deff0\uc1" + _FONTS + _COLORS
_STYLES = r"{\stylesheet{\s1\b heading 1;}}{\info{\title Khong hien}{\author A}}"

_RTF = (
    _HEAD + _STYLES + r"{\header\pard " + _u("Chi bộ Tin học") + r"\par}"
    r"{\footer\pard Trang {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}" + "\n"
    + r"\pard\qc\b " + _u("BÁO CÁO") + r"\b0\par" + "\n"
    + r"\pard " + _u("Chi bộ đã học nghị quyết") + r"{\super\chftn}{\footnote\pard\chftn "
    + _u("Theo biên bản.") + r"} " + _u("Đại hội XII.") + r"\par" + "\n"
    + r"\pard{\listtext\f0 1.\tab}" + _u("Đảng phí") + r"\par" + "\n"
    + r"\pard{\pntext\f0 2.\tab}" + _u("Đảng viên") + r"\par" + "\n"
    + r"\pard C\'f4ng t\'e1c ki\'ea\'d2m tra\line " + _u("Dòng hai") + r"\tab "
    + _u("cột") + r"\par" + "\n"
    + r"\pard {\field{\*\fldinst HYPERLINK x}{\fldrslt " + _u("liên kết") + r"}} \endash  53\_TB/"
    + r"\u272?U\~" + _u("ngày 07/11") + r"\par" + "\n"
    + r"\pard {\deleted " + _u("đã xóa") + r"}{\revised " + _u("thêm vào")
    + r"}{\*\bkmkstart a}.\par}"
)  # fmt: skip

_RTF_OLD_FONT = (
    _HEAD + r"\pard\f2 \'a7\'b6ng \'f1y V\'a8n ph\'dfng UBND t\'d8nh\par" + "\n"
    r"\pard ng\-\'eai \'ae\'f8ng \'ae\'c7u, thu, n\'e9p \'ae\'b6ng ph\'dd\par" + "\n"
    r"\pard ng\'ad\'eai \'ae\'ad\'eec giao\par}"
)

_RTF_TABLE = (
    _HEAD + r"\pard " + _u("Trước bảng") + r"\par"
    r"\trowd\cellx3000\cellx6000\pard\intbl TT\cell " + _u("Nội dung") + r"\cell\row" + "\n"
    r"\trowd\cellx3000\cellx6000\pard\intbl 1\cell " + _u("Đảng phí") + r"\par " + _u("đủ")
    + r"\cell\row" + "\n"
    r"\pard " + _u("Thấy ") + r"{\v " + _u("chữ ẩn") + r"}" + _u("một ")
    + r"{\cf2 " + _u("chữ trắng") + r"}hai {\fs2 "
    + _u("chữ li ti") + r"}ba {\cf3 " + _u("chữ đỏ") + r"} {\strike " + _u("gạch bỏ") + r"}.\par"
    r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard " + _u("Trong hộp") + r"\par}}}"
    r"{\*\annotation\pard " + _u("Cần bổ sung") + r"\par}{\pict\pngblip 89504e47}"
    r"{\object\objemb{\*\objclass Excel.Sheet.12}{\*\objdata 0105}{\result\pard "
    + _u("Hình bảng tính") + r"\par}}"
    r"\pard " + _u("Sau bảng") + r"\par}"
)  # fmt: skip


def _odt() -> bytes:
    names = ("office", "text", "table", "draw", "style", "fo", "svg", "xlink", "dc")
    known = {
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
    }
    spaces = " ".join(
        f'xmlns:{name}="{known.get(name, f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0")}"'
        for name in names
    )
    content = (
        f"<office:document-content {spaces}>{_ODT_STYLES}{_ODT_BODY}</office:document-content>"
    )
    styles = (
        f"<office:document-styles {spaces}><office:master-styles><style:master-page>"
        "<style:header><text:p>Chi bộ Tin học</text:p></style:header>"
        "<style:footer><text:p>Trang <text:page-number>1</text:page-number></text:p></style:footer>"
        "</style:master-page></office:master-styles></office:document-styles>"
    )
    return parts.zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "styles.xml": styles.encode(),
        }
    )


_ODT_STYLES = (
    '<office:automatic-styles><style:style style:name="An" style:family="text">'
    '<style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Trang" style:family="text">'
    '<style:text-properties fo:color="#ffffff"/></style:style>'
    '<style:style style:name="Gach" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
    'style:num-format="I" style:num-suffix="."/><text:list-level-style-number text:level="2" '
    'style:num-format="a" style:num-suffix=")"/></text:list-style></office:automatic-styles>'
)
_ODT_BODY = (
    "<office:body><office:text><text:tracked-changes><text:changed-region><text:deletion>"
    "<text:p>câu đã xóa</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    '<text:h text:outline-level="1">BÁO CÁO</text:h>'
    '<text:p>Đã học<text:s text:c="2"/>nghị quyết<text:note text:note-class="footnote">'
    "<text:note-citation>1</text:note-citation><text:note-body><text:p>Theo biên bản.</text:p>"
    "</text:note-body></text:note> Đại hội XII.<text:line-break/>Dòng hai<text:tab/>cột</text:p>"
    '<text:list text:style-name="L1"><text:list-item><text:p>Đảng phí</text:p>'
    "<text:list><text:list-item><text:p>Thu</text:p></text:list-item><text:list-item>"
    "<text:p>Nộp</text:p></text:list-item></text:list></text:list-item><text:list-item>"
    "<text:p>Đảng viên</text:p></text:list-item></text:list>"
    '<text:p>Thấy <text:span text:style-name="An">ẩn</text:span>'
    'một <text:span text:style-name="Trang">trắng</text:span>hai '
    '<text:span text:style-name="Gach">gạch</text:span>chữ.</text:p>'
    "<table:table><table:table-row><table:table-cell><text:p>TT</text:p></table:table-cell>"
    "<table:table-cell><text:p>Việc</text:p></table:table-cell></table:table-row>"
    '<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Gộp</text:p>'
    "</table:table-cell><table:covered-table-cell/></table:table-row></table:table>"
    "<text:p>Hộp: <draw:frame><draw:text-box><text:p>Trong hộp</text:p></draw:text-box>"
    "</draw:frame><office:annotation><dc:creator>A</dc:creator><text:p>Cần bổ sung</text:p>"
    "</office:annotation></text:p></office:text></office:body>"
)

_HTML = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'
    '<title>Bao cao</title></head><body><p><font face=".VnTime">§¶ng ñy V¨n phßng, thu ®¶ng '
    "phÝ</font></p><table><tr><td>1</td><td><p>Hµng</p><p>mét</p></td></tr></table>"
    '<p style="display:none">ch÷ Èn</p></body></html>'
)
_MHT = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
    "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    "<html><body><h1>BÁO CÁO</h1><p>Chi bộ đã học.</p></body></html>\n--x--\n"
)


def _mail(text: str, attached: bytes = b"") -> bytes:
    mail = email.message.EmailMessage(policy=email.policy.SMTP)
    mail["From"], mail["To"] = "chibo@example.vn", "ubkt@example.vn"
    mail["Subject"], mail["Date"] = "Bao cao", "Thu, 10 Nov 2016 08:00:00 +0700"
    mail.set_content(text)
    if attached:
        mail.add_attachment(
            attached, maintype="application", subtype="octet-stream", filename="Báo cáo.docx"
        )
        mail.set_boundary("ranh-gioi")
    return mail.as_bytes()


_LINES = (
    "CHI BỘ TIN HỌC - CÔNG BÁO", "BÁO CÁO", "Hồ sơ, tài liệu Đảng được lưu theo từng năm",
    "trong tủ có khóa; sổ biên bản chi bộ được", "ghi đầy đủ các kỳ sinh hoạt.",
)  # fmt: skip


def _photo() -> bytes:
    """A page of five lines as a picture, 200 dots an inch."""
    page = Image.new("L", (1654, 1100), 255)
    font = ImageFont.truetype(str(FONTS / "LiberationSerif-Regular.ttf"), 40)
    for at, line in enumerate(_LINES):
        ImageDraw.Draw(page).text((200, 150 + at * 80), line, font=font, fill=0)
    held = io.BytesIO()
    page.save(held, "PNG", optimize=True, dpi=(200, 200))
    return held.getvalue()


def _picture(width: int, height: int) -> str:
    blip = '<pic:pic><pic:blipFill><a:blip r:embed="rP"/></pic:blipFill></pic:pic>'
    return f"<w:r>{drawing(blip)}</w:r>".replace(
        'cx="1800000" cy="540000"', f'cx="{width}" cy="{height}"'
    )


def _pictures_only() -> bytes:
    return docx(
        p(_picture(5_900_000, 3_900_000)),
        raw={"word/media/image1.png": _photo()},
        also={"rP": ("image", "media/image1.png")},
    )


def _picture_in_text() -> bytes:
    """A page pasted as a picture after typed words, and a small emblem that says nothing."""
    return docx(
        p("Báo cáo đánh máy.") + p(_picture(5_900_000, 8_000_000)) + p(_picture(500_000, 500_000)),
        raw={"word/media/image1.png": _photo()},
        also={"rP": ("image", "media/image1.png")},
    )
