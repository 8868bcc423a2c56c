"""Fields, links, notes, comments, tracked changes, and characters written as elements."""

from __future__ import annotations

from collections.abc import Iterator

from samples.oddities.parts import deleted, docx, field, inserted, instr, mark, p, r, tbl, tr


def files() -> Iterator[tuple[str, bytes]]:
    """Every file with its name."""
    yield "lien ket trong bai.docx", _hyperlinks()
    yield "truong phuc long nhau.docx", docx(_fields())
    yield "muc luc tu dong.docx", docx(_contents())
    yield "truong chua cap nhat.docx", docx(_without_result())
    yield "truong khong dong.docx", docx(_open_field())
    yield "mau dien san o chon.docx", docx(_form())
    yield "chu thich cuoi trang.docx", _notes()
    yield "chu thich mo coi.docx", _orphans()
    yield "loi binh chu.docx", _comments()
    yield "dau trang chan trang.docx", _margins()
    yield "ky hieu chen tay.docx", docx(_symbols())
    yield "gach noi va khoang trang.docx", docx(_blanks())
    yield "cong thuc.docx", docx(_formula())
    yield "con dau sua.docx", docx(_tracked())
    yield "chuyen doan.docx", docx(_moved())
    yield "chi sua dinh dang.docx", docx(_reformatted())
    yield "xoa dau doan.docx", docx(_joined())
    yield "gach ngang bang tay.docx", docx(_struck())


def _hyperlinks() -> bytes:
    inside = f'<w:hyperlink r:id="rL" w:history="1">{r("ubkt@quangbinh.vn")}</w:hyperlink>'
    anchor = f'<w:hyperlink w:anchor="m1">{r("mục 1")}</w:hyperlink>'
    start = '<w:bookmarkStart w:id="1" w:name="m1"/>'
    body = p("Gửi về ", inside, ", xem ", anchor, ".") + p(start, "1. Đảng phí")
    return docx(body, also={"rL": ("hyperlink", "mailto://ubkt@quangbinh.vn")})


def _fields() -> str:
    inner = field("MERGEFIELD loai", r("A"))
    choice = (
        mark("begin") + instr('IF "') + inner + instr('" = "A" "đạt" "chưa đạt"')
        + mark("separate") + r("đạt") + mark("end")
    )  # fmt: skip
    nested_result = (
        mark("begin") + instr("REF so") + mark("separate") + r("số ")
        + field("SEQ van_ban", r("05")) + r("-BC/CB") + mark("end")
    )  # fmt: skip
    simple = f'<w:fldSimple w:instr=" AUTHOR ">{r("Văn thư")}</w:fldSimple>'
    return (
        p("Chi bộ ", choice, " loại A.")
        + p("Báo cáo ", nested_result, ".")
        + p("Người soạn: ", simple)
    )


def _contents() -> str:
    def line(text: str, page: str, before: str = "", after: str = "") -> str:
        number = field("PAGEREF _Toc1 \\h", r(page))
        return p(
            before,
            f'<w:hyperlink w:anchor="_Toc1">{r(text)}<w:r><w:tab/></w:r>{number}</w:hyperlink>',
            after,
        )

    begin = mark("begin") + instr('TOC \\o "1-3"') + mark("separate")
    return (
        p("MỤC LỤC")
        + line("1. Tư tưởng", "1", before=begin)
        + line("2. Tổ chức", "2")
        + p(mark("end"))
        + p("1. Tư tưởng")
    )


def _without_result() -> str:
    return (
        p("Trang ", field("PAGE"), " của báo cáo")
        + p("Tổng: ", field("=SUM(ABOVE)", r("40")))
        + p("Xem ", f'<w:fldSimple w:instr=" REF muc1 ">{r("mục 1")}</w:fldSimple>')
    )


def _open_field() -> str:
    return p(mark("begin"), "Chi bộ đã nộp đủ.") + p("Đoạn sau.") + p(mark("end"), "Hết.")


def _form() -> str:
    def ticked(on: bool) -> str:
        state = f'<w:checkBox><w:sizeAuto/><w:default w:val="{int(on)}"/></w:checkBox>'
        return mark("begin", f"<w:ffData>{state}</w:ffData>") + instr("FORMCHECKBOX") + mark("end")

    entries = "".join(f'<w:listEntry w:val="{text}"/>' for text in ("Xuất sắc", "Tốt", "Khá"))
    choice = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    dropdown = mark("begin", choice) + instr("FORMDROPDOWN") + mark("end")
    return (
        p(ticked(True), " Đảng viên chính thức")
        + p(ticked(False), " Đảng viên dự bị")
        + p("Tự xếp loại: ", dropdown)
        + p("Họ tên: ", field("FORMTEXT", r("Trần Văn Mẫu")))
    )


_LINE = (
    f'<w:footnote w:type="separator" w:id="-1">{p("<w:r><w:separator/></w:r>")}</w:footnote>'
    f'<w:footnote w:type="continuationNotice" w:id="0">{p("(tiếp)")}</w:footnote>'
)


def _refer(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def _note(number: int, text: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{number}">{p(f"<w:r><w:{kind}Ref/></w:r>", text)}</w:{kind}>'


def _notes() -> bytes:
    body = p("Đã nộp 4.913.000 đồng", _refer(1), ".") + p("Theo Điều lệ", _refer(1, "endnote"), ".")
    notes = _LINE + _note(1, "Theo sổ thu đảng phí.")
    return docx(body, footnotes=notes, endnotes=_note(1, "Điều lệ Đảng khóa XI.", "endnote"))


def _orphans() -> bytes:
    gone = f'<w:del w:id="9" w:author="A">{_refer(2)}</w:del>'
    body = p("Đã nộp", _refer(1), " đủ", gone, ".")
    notes = _LINE + "".join(
        _note(number, text)
        for number, text in ((1, "Còn."), (2, "Đã xóa cùng dấu."), (3, "Không ai gọi tới."))
    )
    return docx(body, footnotes=notes)


def _comments() -> bytes:
    around = ('<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>')
    body = p("Đã học ", around[0], "nghị quyết", around[1], _refer(0, "comment"), ".")
    held = "".join(
        f'<w:comment w:id="{at}" w:author="UBKT">{p(text)}</w:comment>'
        for at, text in enumerate(("Nghị quyết nào?", "Bổ sung Đại hội XII."))
    )
    return docx(body, comments=held)


def _margins() -> bytes:
    uses = "".join(
        f'<w:{place}Reference w:type="{kind}" r:id="r{name}"/>'
        for place, kind, name in (
            ("header", "default", "header1"), ("header", "first", "header2"),
            ("header", "even", "header3"), ("footer", "default", "footer1"),
        )
    )  # fmt: skip
    watermark = '<v:shape><v:textpath string="DỰ THẢO"/></v:shape>'
    return docx(
        p("Thân báo cáo.") + f"<w:sectPr>{uses}<w:titlePg/></w:sectPr>",
        header1=p("Chi bộ Tin học", f"<w:r><w:pict>{watermark}</w:pict></w:r>"),
        header2=p("Trang đầu"),
        header3=p("Trang chẵn"),
        footer1=tbl(tr("Báo cáo năm 2016", "Lưu CB")) + p("Trang ", field("PAGE", r("1"))),
    )


def _symbols() -> str:
    def sym(font: str, char: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'

    return (
        p(sym("Symbol", "F0B7"), " gạch đầu dòng")
        + p(sym("Wingdings", "F0FE"), " đã nộp ", sym("Wingdings", "F0A8"), " chưa nộp")
        + p(
            "ng",
            sym(".VnTime", "F0AD"),
            sym(".VnTime", "F0EA"),
            "i ®",
            sym(".VnTime", "F0F8"),
            "ng ®Çu",
        )
        + p("5 ", sym("Symbol", "F0B3"), " 3")
    )


def _blanks() -> str:
    def one(tag: str) -> str:
        return f"<w:r><w:{tag}/></w:r>"

    return (
        p("53", one("noBreakHyphen"), "TB/ĐU ngày 07/11")
        + p("Chi\u00a0bộ Tin\u200b học,", one("tab"), "Công", one("softHyphen"), " báo")
        + p("Dòng một", one("br"), "dòng hai", one("cr"), "dòng ba")
        + p("Sau ngắt trang:", '<w:r><w:br w:type="page"/></w:r>', "trang mới")
        + p(
            "Nơi nhận:",
            one('ptab w:relativeTo="margin" w:alignment="right" w:leader="none"'),
            "BÍ THƯ",
        )
    )


def _formula() -> str:
    fraction = (
        "<m:oMathPara><m:oMath><m:r><m:t>Tỷ lệ = </m:t></m:r><m:f><m:num><m:r><m:t>19</m:t></m:r>"
        "</m:num><m:den><m:r><m:t>20</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara>"
    )
    return p("Tính: ", fraction, ".")


def _tracked() -> str:
    twice = f'<w:ins w:id="7" w:author="A">{deleted("thêm rồi lại bỏ")}</w:ins>'
    return (
        p("Đã học ", deleted("Đại hội XIII"), inserted(r("Đại hội XII")), ".")
        + p("Giữ nguyên", twice, ".")
        + inserted_paragraph("Đoạn thêm mới.")
        + p(deleted("Cả đoạn này đã xóa."))
    )


def inserted_paragraph(text: str) -> str:
    """A paragraph that is new as a whole, its mark too."""
    return p(inserted(r(text)), form='<w:rPr><w:ins w:id="8" w:author="A"/></w:rPr>')


def _moved() -> str:
    went, came = "moveFrom", "moveTo"
    ranges = [
        f'<w:{kind}Range{edge} w:id="1" w:name="m"/>'
        for kind in (went, came)
        for edge in ("Start", "End")
    ]
    away = p(f'<w:{went} w:id="2" w:author="A">{r("Mục được chuyển.")}</w:{went}>',
             form=f'<w:rPr><w:{went} w:id="3" w:author="A"/></w:rPr>')  # fmt: skip
    here = p(f'<w:{came} w:id="4" w:author="A">{r("Mục được chuyển.")}</w:{came}>',
             form=f'<w:rPr><w:{came} w:id="5" w:author="A"/></w:rPr>')  # fmt: skip
    return (
        p("Mục một.") + ranges[0] + away + ranges[1] + p("Mục hai.") + ranges[2] + here + ranges[3]
    )


def _reformatted() -> str:
    was = '<w:rPrChange w:id="1" w:author="A"><w:rPr><w:vanish/><w:strike/></w:rPr></w:rPrChange>'
    form = (
        '<w:pPrChange w:id="2" w:author="A"><w:pPr><w:numPr><w:ilvl w:val="0"/>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    )
    return p(r("Nay thấy rõ", f"<w:b/>{was}"), ".", form=form)


def _joined() -> str:
    gone = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'
    return (
        p("Chi bộ ", form=gone) + p("Tin học ", form=gone) + p("- Công báo")
        + p("Trước bảng", form=gone) + tbl(tr("a", "b")) + p("Sau bảng")
        + p("Đoạn cuối", form=gone)
    )  # fmt: skip


def _struck() -> str:
    return (
        p("Xếp loại: ", r("hoàn thành tốt", "<w:strike/>"), r(" hoàn thành"), ".")
        + p(r("Bỏ cả dòng này", "<w:dstrike/>"))
        + p(r("Không gạch", '<w:strike w:val="0"/>'))
    )
