"""Words in the file that nobody sees on the page, and some that look so and are seen."""

from __future__ import annotations

from collections.abc import Iterator

from samples.oddities.parts import docx, drawing, p, r, shape, tbl, tc, tr, vml

_WHITE = '<w:color w:val="FFFFFF"/>'
_SECRET = "Đã học nghị quyết Đại hội XII"
_BLUE = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'


def files() -> Iterator[tuple[str, bytes]]:
    """Every file with its name."""
    yield "chu an.docx", docx(_vanished(), styles=_HIDING)
    yield "chu trang tren nen trang.docx", _white()
    yield "chu trang tren nen mau.docx", _painted()
    yield "chu trang trang bia.docx", docx(_cover())
    yield "chu den tren nen den.docx", docx(_dark())
    yield "chu nho li ti.docx", docx(_small())
    yield "chu ep det.docx", docx(_squeezed())
    yield "dong cao mot phan tu.docx", docx(_flat())
    yield "khung ngoai trang.docx", docx(_outside())
    yield "hop van ban bi tat.docx", docx(_switched_off())
    yield "chu trong suot.docx", docx(_see_through())


_HIDING = (
    '<w:style w:type="character" w:styleId="An"><w:name w:val="An"/><w:rPr><w:vanish/></w:rPr>'
    '</w:style><w:style w:type="character" w:styleId="AnCon"><w:name w:val="AnCon"/>'
    '<w:basedOn w:val="An"/></w:style><w:style w:type="paragraph" w:styleId="DoanAn">'
    '<w:name w:val="DoanAn"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def _vanished() -> str:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    return (
        p("Chi bộ ", r(_SECRET, "<w:vanish/>"), "báo cáo.")
        + p("Theo kiểu chữ ", r("ẩn một", '<w:rStyle w:val="AnCon"/>'), "thấy.")
        + p("Dấu đoạn ẩn nên ", form=hidden)
        + p("liền một đoạn.")
        + p("Ẩn theo kiểu đoạn", form='<w:pStyle w:val="DoanAn"/>')
        + p(r("Hiện lại", '<w:vanish w:val="0"/>'), form='<w:pStyle w:val="DoanAn"/>')
        + tbl(tr("Hàng thấy", "1"), tr("Hàng ẩn", "2", form="<w:hidden/>"))
    )


_THEME = (
    b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
    b'<a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    b'<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="1F497D"/>'
    b'</a:dk2><a:lt2><a:srgbClr val="EEECE1"/></a:lt2><a:accent1><a:srgbClr val="4F81BD"/>'
    b"</a:accent1></a:clrScheme></a:themeElements></a:theme>"
)


def _white() -> bytes:
    styles = (
        '<w:style w:type="character" w:styleId="Trang"><w:name w:val="Trang"/><w:rPr>'
        '<w:color w:val="FFFFFF"/></w:rPr></w:style>'
    )
    themed = '<w:color w:val="000000" w:themeColor="background1"/>'
    body = (
        p("Một ", r("trắng thẳng", _WHITE), "thấy.")
        + p("Hai ", r("trắng theo kiểu", '<w:rStyle w:val="Trang"/>'), "thấy.")
        + p("Ba ", r("trắng theo chủ đề", themed), "thấy.")
        + p("Bốn ", r("gần trắng", '<w:color w:val="FDFDFD"/>'), "thấy.")
        + p("Năm ", r("xanh theo chủ đề", '<w:color w:val="FFFFFF" w:themeColor="accent1"/>'), ".")
        + p("Sáu ", r("đen theo chủ đề", '<w:color w:val="FFFFFF" w:themeColor="text1"/>'), ".")
    )
    return docx(
        body,
        styles=styles,
        raw={"word/theme/theme1.xml": _THEME},
        also={"rT": ("theme", "theme/theme1.xml")},
    )


def _painted() -> bytes:
    head = f'<w:tblStylePr w:type="firstRow"><w:tcPr>{_BLUE}</w:tcPr></w:tblStylePr>'
    styles = f'<w:style w:type="table" w:styleId="Bang"><w:name w:val="Bang"/>{head}</w:style>'
    theme = '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF" w:themeFill="accent1"/>'
    white = p(r("Nội dung", _WHITE))
    body = (
        tbl(tr(tc(white, form=_BLUE), "Kết quả"))
        + tbl(tr(tc(white), "Kết quả"), form='<w:tblStyle w:val="Bang"/>')
        + tbl(tr(tc(white, form=theme), tc(white)), form=_BLUE)
        + p(r("Chữ trắng, đoạn nền xanh", _WHITE), form=_BLUE)
        + p(r("Chữ trắng, chữ nền xanh", _WHITE + _BLUE))
        + p(r("Chữ trắng, tô dạ xanh", f'{_WHITE}<w:highlight w:val="darkBlue"/>'))
    )
    return docx(
        body,
        styles=styles,
        raw={"word/theme/theme1.xml": _THEME},
        also={"rT": ("theme", "theme/theme1.xml")},
    )


def _cover() -> str:
    blue = '<a:solidFill><a:srgbClr val="1F3864"/></a:solidFill>'
    board = f"<wps:wsp><wps:spPr>{blue}</wps:spPr><wps:bodyPr/></wps:wsp>"
    white = p(r("BÁO CÁO NĂM 2016", _WHITE))
    group = drawing(f"<wpg:wgp>{board}{shape(white)}</wpg:wgp>")
    own = drawing(shape(p(r("CHI BỘ TIN HỌC", _WHITE)), fill=blue))
    bare = drawing(shape(p(r("lẩn trong hộp không nền", _WHITE))))
    return p(*(f"<w:r>{each}</w:r>" for each in (group, own, bare))) + p("Thân báo cáo.")


def _dark() -> str:
    black = '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>'
    yellow = '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>'
    return p("Thấy ", r("đen trên đen", black), "chữ ", r("vàng trên vàng", yellow), "này.") + p(
        r("Tự động nên thấy", '<w:color w:val="auto"/><w:shd w:val="clear" w:fill="000000"/>')
    )


def _small() -> str:
    return (
        p("Cỡ 14 ", r("cỡ một", '<w:sz w:val="2"/>'), "thấy.")
        + p(r("Cỡ 8 vẫn thấy", '<w:sz w:val="16"/>'))
        + p("Mũ ", r("2", '<w:sz w:val="20"/><w:vertAlign w:val="superscript"/>'))
    )


def _squeezed() -> str:
    return (
        p("Rộng ", r("một phần trăm", '<w:w w:val="1"/>'), "thấy.")
        + p("Ép ", r("chồng lên nhau", '<w:sz w:val="28"/><w:spacing w:val="-200"/>'), "thấy.")
        + p(r("Thu 0,3 pt vẫn thấy", '<w:sz w:val="28"/><w:spacing w:val="-6"/>'))
        + p(r("Rộng 80% vẫn thấy", '<w:w w:val="80"/>'))
    )


def _flat() -> str:
    flat = '<w:spacing w:line="2" w:lineRule="exact"/>'
    low = '<w:trHeight w:val="10" w:hRule="exact"/>'
    return (
        p("Thấy.")
        + p("dòng cao 0,1 pt", form=flat)
        + p("Dòng thường vẫn thấy.", form='<w:spacing w:line="240" w:lineRule="auto"/>')
        + tbl(tr("Hàng thấy"), tr("hàng cao 0,5 pt", form=low))
    )


_A4 = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def _outside() -> str:
    far = '<w:framePr w:w="3000" w:hAnchor="page" w:vAnchor="page" w:x="20000" w:y="1000"/>'
    near = '<w:framePr w:w="3000" w:hAnchor="page" w:vAnchor="page" w:x="1000" w:y="1000"/>'
    off = (
        '<wp:positionH relativeFrom="page"><wp:posOffset>-9000000</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    )
    box = drawing(shape(p("hộp ngoài trang")), anchor=off)
    old = vml(p("hộp cũ ngoài trang"), style="position:absolute;margin-left:-2000pt;width:90pt")
    return (
        p("khung ngoài trang", form=far)
        + p("Khung trong trang", form=near)
        + p("Thân", f"<w:r>{box}</w:r>", f"<w:r>{old}</w:r>", " báo cáo.")
        + _A4
    )


def _switched_off() -> str:
    new = drawing(shape(p("hộp mới bị tắt")), hidden=' hidden="1"')
    old = vml(p("hộp cũ bị tắt"), style="width:90pt;visibility:hidden")
    return p("Thân", f"<w:r>{new}</w:r>", f"<w:r>{old}</w:r>", " báo cáo.")


def _see_through() -> str:
    none = "<w14:textFill><w14:noFill/></w14:textFill>"
    glass = (
        '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000">'
        '<w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill></w14:textFill>'
    )
    red = (
        '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FF0000"/></w14:solidFill>'
        "</w14:textFill>"
    )
    return (
        p("Một ", r("không tô", none), "thấy.")
        + p("Hai ", r("trong suốt", glass), "thấy.")
        + p(r("Chữ đỏ thấy", f"{_WHITE}{red}"))
    )
