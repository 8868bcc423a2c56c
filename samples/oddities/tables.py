"""Tables, text boxes and drawings: where the words stand is where they trip."""

from __future__ import annotations

from collections.abc import Iterator

from samples.oddities.parts import (
    both,
    deleted,
    docx,
    drawing,
    inserted,
    p,
    r,
    shape,
    tbl,
    tc,
    tr,
    vml,
)

_DOWN, _UNDER = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_WIDE = '<w:gridSpan w:val="2"/>'
_NUMBER = "Số: 05-BC/CB"
_CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"


def files() -> Iterator[tuple[str, bytes]]:
    """Every file with its name."""
    yield "bang long trong o.docx", docx(_nested())
    yield "bang long ba lop.docx", docx(tbl(tr(tc("Lớp một", _three()), "Bên cạnh")) + p("Hết."))
    yield "o gop ngang doc.docx", docx(_merged())
    yield "o gop kieu Word 97.docx", docx(_merged_of_old())
    yield "ca bao cao trong mot o.docx", docx(_framed())
    yield "hang va o da xoa.docx", docx(_revised())
    yield "o nam duoi o gop.docx", docx(_covered())
    yield "hop van ban hai kieu.docx", docx(p("Trên", _two_kinds()) + p("Dưới"))
    yield "hop van ban Word 2003.docx", docx(p("Trên", f"<w:r>{vml(p(_NUMBER))}</w:r>") + p("Dưới"))
    yield "nhom hinh co chu.docx", docx(p(_grouped()) + p("Hết."))
    yield "hop trong hop.docx", docx(p(_boxed_twice()) + p("Hết."))
    yield "chu nghe thuat WordArt.docx", docx(_word_art())
    yield "so do SmartArt.docx", _smart_art()
    yield "bieu do.docx", _chart()
    yield "o dieu khien (SDT).docx", docx(_controls())


def _nested() -> str:
    inner = tbl(tr("2014", "12/12 kỳ"), tr("2015", "12/12 kỳ"))
    row = tr("1", tc("Đảng phí đã nộp:", inner, "Sổ thu có chữ ký."), "Đủ")
    return p("BẢNG TỔNG HỢP") + tbl(tr("TT", "Nội dung", "Kết quả"), row) + p("Chi bộ đã xét.")


def _three() -> str:
    return tbl(tr(tc("Lớp hai", tbl(tr("Lớp ba", "Sâu nhất"))), "Hai bên"))


def _merged() -> str:
    return tbl(
        tr(tc("Nội dung", form=_WIDE), "Điểm"),
        tr(tc("I. Tư tưởng", form=_DOWN), "Học nghị quyết", "10"),
        tr(tc("", form=_UNDER), "Sinh hoạt", "9"),
        tr(tc("Cộng", form=_WIDE), "19"),
    )


def _merged_of_old() -> str:
    first = tc("Tổng cộng", form='<w:hMerge w:val="restart"/>')
    return tbl(tr("A", "B", "C"), tr(first, tc("", form="<w:hMerge/>"), "40"))


def _framed() -> str:
    return tbl(tr(tc("BÁO CÁO", "1. Đảng phí thu đủ.", tbl(tr("2014", "đủ")), "2. Đảng viên: 12.")))


def _revised() -> str:
    gone = '<w:del w:id="3" w:author="A"/>'
    return tbl(
        tr("TT", "Việc"),
        tr("1", tc(p(deleted("Việc đã bỏ"))), form=gone),
        tr("1", "Việc mới thêm", form='<w:ins w:id="4" w:author="A"/>'),
        tr(tc("bỏ ô này", form='<w:cellDel w:id="5" w:author="A"/>'), "Việc giữ lại"),
    ) + p(inserted(r("Đã rà soát.")))


def _covered() -> str:
    return tbl(
        tr(tc("I", form=_DOWN), "Thu đảng phí"),
        tr(tc("Đại hội XII đã học", form=_UNDER), "Nộp đảng phí"),
    )


def _two_kinds() -> str:
    return both(drawing(shape(p(_NUMBER), p("Mật"))), vml(p(_NUMBER), p("Mật")))


def _grouped() -> str:
    inside = (
        shape(p("CHI BỘ")) + f"<wpg:grpSp>{shape(p('TIN HỌC'))}{shape(p('CÔNG BÁO'))}</wpg:grpSp>"
    )
    old = f"<w:pict><v:group>{_old('CHI BỘ')}{_old('TIN HỌC')}{_old('CÔNG BÁO')}</v:group></w:pict>"
    return both(drawing(f"<wpg:wgp>{inside}</wpg:wgp>"), old, "wpg")


def _old(text: str) -> str:
    return f"<v:shape><v:textbox><w:txbxContent>{p(text)}</w:txbxContent></v:textbox></v:shape>"


def _boxed_twice() -> str:
    inner = both(drawing(shape(p("Bên trong"))), vml(p("Bên trong")))
    return both(drawing(shape(p("Bên ngoài", inner))), vml(p("Bên ngoài", inner)))


def _word_art() -> str:
    art = '<v:textpath string="ĐẢNG BỘ TỈNH"/>'
    old = f'<w:pict><v:shape style="width:200pt">{art}</v:shape></w:pict>'
    new = drawing(shape(p(r("KỶ LUẬT – ĐOÀN KẾT", '<w:sz w:val="72"/>'))))
    return p(f"<w:r>{old}</w:r>") + p(f"<w:r>{new}</w:r>") + p("Thân báo cáo.")


def _smart_art() -> bytes:
    points = "".join(
        f'<dgm:pt modelId="{at}"><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for at, text in enumerate(("Bí thư", "Phó bí thư", "Chi ủy viên"))
    )
    space = "http://schemas.openxmlformats.org/drawingml/2006/"
    data = (
        f'<dgm:dataModel xmlns:dgm="{space}diagram" xmlns:a="{space}main">'
        f"<dgm:ptLst>{points}</dgm:ptLst></dgm:dataModel>"
    )
    drawn = drawing('<dgm:relIds r:dm="so-do"/>')
    return docx(
        p("Sơ đồ chi ủy:") + p(f"<w:r>{drawn}</w:r>") + p("Hết."),
        raw={"word/diagrams/data1.xml": data.encode()},
        also={"so-do": ("diagramData", "diagrams/data1.xml")},
    )


def _chart() -> bytes:
    space = "http://schemas.openxmlformats.org/drawingml/2006/"
    names = "".join(
        f'<c:pt idx="{at}"><c:v>{year}</c:v></c:pt>' for at, year in enumerate((2014, 2015))
    )
    values = '<c:pt idx="0"><c:v>95</c:v></c:pt><c:pt idx="1"><c:v>100</c:v></c:pt>'
    chart = (
        f'<c:chartSpace xmlns:c="{space}chart" xmlns:a="{space}main"><c:chart><c:title><c:tx>'
        "<c:rich><a:p><a:r><a:t>Tỷ lệ thu đảng phí</a:t></a:r></a:p></c:rich></c:tx></c:title>"
        "<c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:strCache>"
        '<c:pt idx="0"><c:v>Đã thu (%)</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f"<c:cat><c:strRef><c:strCache>{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:numCache>{values}</c:numCache></c:numRef></c:val>"
        "</c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>"
    )
    drawn = drawing('<c:chart r:id="bieu-do"/>')
    return docx(
        p("Biểu đồ:") + p(f"<w:r>{drawn}</w:r>") + p("Hết."),
        raw={"word/charts/chart1.xml": chart.encode()},
        also={"bieu-do": ("chart", "charts/chart1.xml")},
    )


def _controls() -> str:
    table = tbl(
        _CONTROL.format(tr("Hàng", "một")), f"<w:tr>{_CONTROL.format(tc('Ô'))}{tc('hai')}</w:tr>"
    )
    box = f"<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent>{r('☒')}</w:sdtContent></w:sdt>"
    nested = _CONTROL.format(_CONTROL.format(p("Hai lớp khung.")))
    return (
        p("Chi bộ: ", _CONTROL.format(r("Tin học")), ".")
        + _CONTROL.format(p("Đoạn trong khung."))
        + nested
        + table
        + p(box, " Đã nộp")
        + f'<w:customXml w:element="x">{p("Trong thẻ riêng.")}</w:customXml>'
    )
