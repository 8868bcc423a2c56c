"""Words typed in the fonts of the nineties, converted badly, or with their accents apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from samples.oddities.parts import docx, p, r, tbl, tr

_OLD = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
_CAPITALS = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
_VNI = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'
_NEW = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'


def files() -> Iterator[tuple[str, bytes]]:
    """Every file with its name."""
    yield "TCVN3 ca bai.docx", docx(_tcvn3())
    yield "TCVN3 mat chu u moc.docx", docx(_without_soft_hyphens())
    yield "TCVN3 am tiet hai nghia.docx", docx(_ambiguous())
    yield "phong chu hoa VnTimeH.docx", docx(_capitals())
    yield "ten phong cu, chu Unicode.docx", docx(_only_the_name())
    yield "VNI ca bai.docx", docx(_vni())
    yield "ba phong trong mot doan.docx", docx(_mixed())
    yield "chuyen ma hai lan.docx", docx(_twice())
    yield "dau roi (NFD).docx", docx(_decomposed())
    yield "mot chu cat nhieu manh.docx", docx(_cut())
    yield "gach moc PDF cu.docx", docx(_mended())
    yield "tieng Phap, ky hieu.docx", docx(_foreign())
    yield "thu VIQR.txt", _viqr()
    yield (
        "TCVN3.txt",
        "B¸o c¸o cña chi bé\r\nTh¸ng 11 n¨m 2016, thu ®¶ng phÝ ®Çy ®ñ.\r\n".encode("latin-1"),
    )
    yield "Notepad Unicode.txt", "Báo cáo công tác kiểm tra\r\nĐã học đủ.\r\n".encode("utf-16")


def _tcvn3() -> str:
    lines = (
        "§¶ng ñy V¨n phßng UBND tØnh", "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM",
        "Qu¶ng B×nh, ngµy 07 th¸ng 11 n¨m 2016", "kh«ng thuéc diÖn kª khai",
        "ng\u00adêi ®øng ®Çu; thu, nép ®¶ng phÝ", "Sè 05-BC/CB",
    )  # fmt: skip
    table = tbl(tr("TT", "Néi dung"), tr("1", "Bé phËn v¨n th\u00ad"))
    return "".join(p(r(line, _OLD)) for line in lines) + table


def _without_soft_hyphens() -> str:
    lines = (
        "Ngêi ®øng ®Çu cÊp ñy ®îc giao", "B¸o c¸o cña Thêng trùc §¶ng ñy", "Trêng häc",
        "BÝ th chi bé vµ bèn ®ång chÝ",
    )  # fmt: skip
    return "".join(p(r(line, _OLD)) for line in lines)


def _ambiguous() -> str:
    return (
        p(r("Bé phËn kiÓm tra cña §¶ng ñy", _OLD))
        + p(r("Cã bèn ®ång chÝ; m« h×nh míi", _OLD))
        + p(r("Hµ Néi", _OLD))
        + p(r("Sè: 12", _OLD))
    )


def _capitals() -> str:
    return (
        p(r("b¸o c¸o", _CAPITALS))
        + p(r("ñ", _CAPITALS), r("y ban kiÓm tra", _OLD))
        + p(r("céng hßa x· héi chñ nghÜa viÖt nam", _CAPITALS))
    )


def _only_the_name() -> str:
    return p(r("Đảng ủy Văn phòng, hà cớ gì là thế", _OLD)) + p(r("ý kiến, cả xã", _CAPITALS))


def _vni() -> str:
    lines = (
        "Ñaûng uûy Vaên phoøng UBND tænh", "Ñoäc laäp - Töï do - Haïnh phuùc",
        "ngöôøi ñöùng ñaàu", "keâ khai taøi saûn, thu nhaäp", "T/M BAN THÖÔØNG VUÏ",
        "kyû luaät, myõ, kyø",
    )  # fmt: skip
    return "".join(p(r(line, _VNI)) for line in lines)


def _mixed() -> str:
    return (
        p(r("Chi bộ thực hiện ", _NEW), r("®óng quy ®Þnh", _OLD), r(" của Điều lệ.", _NEW))
        + p(
            r("Nghị quyết ", _NEW),
            r("Ñaïi hoäi", _VNI),
            r(" lần thứ XII ", _NEW),
            r("®· häc", _OLD),
        )
        + p(r("Tổng số: ", _NEW), r("40 ®ång chÝ", _OLD), r(", đủ.", _NEW))
    )


def _twice() -> str:
    return p("Chi bộ đó nghiờm tỳc quỏn triệt nghị quyết, khụng cú đảng viờn vi phạm.") + p(
        "Bỏo cỏo kết quả kiểm tra việc chấp hành quy định của Đảng."
    ) + p("Đồng chớ bớ thư chi bộ đó chỉ đạo thu, nộp đảng phớ đỳng quy định.")  # fmt: skip


def _decomposed() -> str:
    apart = unicodedata.normalize("NFD", "Đảng ủy Văn phòng Ủy ban nhân dân tỉnh đã kết luận.")
    return p(apart) + p("Chi bô\u0323 Sinh viên, chi bô \u0323Tin học")


def _cut() -> str:
    noise = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="x"/>'
    runs = "".join(
        f'<w:r w:rsidR="00{at:06}"><w:t>{letter}</w:t></w:r>{noise * (at == 3)}'
        for at, letter in enumerate(unicodedata.normalize("NFD", "Kiểm điểm tự phê bình"))
    ).replace("<w:t> ", '<w:t xml:space="preserve"> ')
    return p(runs) + p(r("§"), r("¶n", "<w:b/>"), r("g viªn"))


def _mended() -> str:
    return p("TRƢỜNG CHÍNH TRỊ đƣợc giao") + p("CỘNG HÕA XÃ HỘI; Ðảng ủy; 1⁄2 số đảng viên")


def _foreign() -> str:
    lines = (
        "café, résumé, naïve, Müller, Ñandú, São Paulo", "5 µm ± 2 °C, § 12, «trích»",
        "Hà Nam là quê hương, xã có ý kiến", "x² + y³ = 1½; a×b÷c; Windows®",
    )  # fmt: skip
    return "".join(p(line) for line in lines)


def _viqr() -> bytes:
    return (
        b"Dda?ng u?y Va(n pho`ng, ngu+o+`i ddu+'ng dda^`u\n"
        b"Dda?ng bo^. ca'c co+ quan ti?nh la^`n thu+' XIII.\n"
        b"Chi bo^. dda~ ho.c nghi. quye^'t dda^`y ddu?. Co' so^? bie^n ba?n kho^ng?\n"
    )
