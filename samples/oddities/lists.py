"""Numbers that Word draws before paragraphs and writes nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from samples.oddities import parts
from samples.oddities.parts import deleted, docx, level, numbered, p, r, tbl, tc, tr

_OUTLINE = (
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "-"),
)
_PLAIN = parts.lists(level(0, "decimal", "%1."))


def files() -> Iterator[tuple[str, bytes]]:
    """Every file with its name."""
    yield "muc tu danh so.docx", docx(_outline(), numbering=parts.lists(*_OUTLINE))
    yield "danh so lai tu dau.docx", docx(_restarted(), numbering=_RESTARTS)
    yield "danh so 1.1.1.docx", docx(_legal(), numbering=_LEGAL)
    yield "cap danh so bi ghi de.docx", docx(_overridden(), numbering=_OVERRIDES)
    yield "danh so theo kieu doan.docx", docx(_styled(), numbering=_LINKED, styles=_STYLES)
    yield "muc an va muc xoa khong dem.docx", docx(_uncounted(), numbering=_PLAIN, styles=_UNSEEN)
    yield "chu so la.docx", docx(_odd_forms(), numbering=_ODD_FORMS)
    yield "so tu dong trong bang.docx", docx(_in_table(), numbering=_PLAIN)
    yield "dau dong Wingdings.docx", docx(_bullets(), numbering=_BULLETS)


def _outline() -> str:
    places = (
        (0, "Công tác tư tưởng"), (1, "Học nghị quyết"), (2, "Đại hội XII"), (2, "Đại hội XVI"),
        (3, "đã học đủ"), (1, "Nắm tư tưởng"), (2, "Đầu năm"), (0, "Công tác tổ chức"),
        (1, "Đảng viên"),
    )  # fmt: skip
    return "".join(numbered(1, depth, text) for depth, text in places)


_RESTARTS = parts.lists(
    level(0, "decimal", "%1."),
    level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>'),
    nums={
        1: "",
        2: '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>',
        3: "",
        4: '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>',
    },
)


def _restarted() -> str:
    places = (
        (1, 0, "một"), (1, 1, "chữ a"), (1, 0, "hai"), (1, 1, "không về a"), (2, 0, "lại từ một"),
        (2, 0, "rồi hai"), (3, 0, "nối tiếp danh sách trước"), (4, 0, "từ năm"),
    )  # fmt: skip
    return p("Trước") + "".join(numbered(num, depth, text) for num, depth, text in places)


_LEGAL = parts.lists(
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%1.%2.", "<w:isLgl/>"),
    level(2, "decimal", "%1.%2.%3.", "<w:isLgl/>"),
)


def _legal() -> str:
    places = ((0, "Phần một"), (1, "Mục"), (2, "Ý"), (2, "Ý nữa"), (0, "Phần hai"), (2, "Ý ngay"))
    return "".join(numbered(1, depth, text) for depth, text in places)


_FROM_ONE = '<w:startOverride w:val="1"/>'
_ARTICLES = level(0, "decimal", "Điều %1.")
_OVERRIDES = parts.lists(
    level(0, "decimal", "%1."),
    nums={
        1: "",
        2: f'<w:lvlOverride w:ilvl="0">{_FROM_ONE}{_ARTICLES}</w:lvlOverride>',
    },
)


def _overridden() -> str:
    return numbered(1, 0, "Mục thường") + numbered(2, 0, "Phạm vi") + numbered(2, 0, "Đối tượng")


_LINKED = (
    '<w:abstractNum w:abstractNumId="3"><w:styleLink w:val="DS"/>'
    + level(0, "upperRoman", "%1.", '<w:pStyle w:val="Muc1"/>')
    + level(1, "decimal", "%2.", '<w:pStyle w:val="Muc2"/>')
    + '</w:abstractNum><w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="DS"/>'
    '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="4"/></w:num>'
)
_STYLES = (
    '<w:style w:type="numbering" w:styleId="DS"><w:name w:val="DS"/><w:pPr><w:numPr>'
    '<w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="Muc{n}"><w:name w:val="Mục {n}"/><w:pPr><w:numPr>'
        f'<w:ilvl w:val="{n - 1}"/><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
        for n in (1, 2)
    )
    + '<w:style w:type="paragraph" w:styleId="Con"><w:name w:val="Con"/>'
    '<w:basedOn w:val="Muc2"/></w:style>'
)


def _styled() -> str:
    styled = "".join(
        p(text, form=f'<w:pStyle w:val="{style}"/>')
        for style, text in (("Muc1", "Tư tưởng"), ("Muc2", "Học tập"), ("Con", "Quán triệt"))
    )
    off = '<w:pStyle w:val="Muc2"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    return styled + p("Không số", form=off) + p("Tổ chức", form='<w:pStyle w:val="Muc1"/>')


_UNSEEN = (
    '<w:style w:type="paragraph" w:styleId="An"><w:name w:val="Ẩn"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
)


def _uncounted() -> str:
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone, moved, hidden = (
        f"{place}<w:rPr>{mark}</w:rPr>"
        for mark in (
            '<w:del w:id="1" w:author="A"/>', '<w:moveFrom w:id="2" w:author="A"/>', "<w:vanish/>"
        )
    )  # fmt: skip
    away = f'<w:moveFrom w:id="3" w:author="A">{r("mục chuyển đi")}</w:moveFrom>'
    return (
        numbered(1, 0, "Mục đầu")
        + p(deleted("mục đã xóa"), form=gone)
        + p(away, form=moved)
        + p(r("mục ẩn", "<w:vanish/>"), form=hidden)
        + numbered(1, 0, "mục ẩn theo kiểu", style="An")
        + numbered(1, 0, "Mục sau")
    )


_FORMS = (
    ("lowerLetter", "%1)", 27), ("lowerRoman", "%1.", 49), ("decimalZero", "%1.", 5),
    ("none", "Mục ", 1), ("numberInDash", "%1", 3), ("vietnameseCounting", "Phần %1:", 3),
)  # fmt: skip


def _custom() -> str:
    form = '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
    return (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        f'{form}</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
        '</mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>'
    )


_LEVELS = [
    *(level(0, form, text, start=start) for form, text, start in _FORMS),
    _custom(),
]
_ODD_FORMS = "".join(
    f'<w:abstractNum w:abstractNumId="{at}">{one}</w:abstractNum>' for at, one in enumerate(_LEVELS)
) + "".join(
    f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>'
    for at in range(len(_LEVELS))
)


def _odd_forms() -> str:
    names = ("chữ", "La Mã", "hai chữ số", "không số", "gạch", "bằng chữ", "ba chữ số")
    return "".join(numbered(at, 0, name) for at, name in enumerate(names, 1))


def _in_table() -> str:
    count = numbered(1, 0)
    return tbl(tr("TT", "Việc"), tr(tc(count), "Thu đảng phí"), tr(tc(count), "Nộp đảng phí")) + p(
        "Hết."
    )


_BULLETS = parts.lists(
    level(0, "bullet", "\uf0b7", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>'),
    level(1, "bullet", "\uf0fc", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'),
)


def _bullets() -> str:
    return numbered(1, 0, "Đã học") + numbered(1, 1, "Có biên bản")
