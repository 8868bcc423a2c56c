"""Paragraphs, tables, text boxes and notes come in the order of the page, each once."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.document import Aside, BlockKind, Problem


def test_the_letterhead_in_a_table_comes_before_the_body(word: Any) -> None:
    head = word.tbl(word.tr("ĐẢNG BỘ TỈNH", "ĐẢNG CỘNG SẢN VIỆT NAM"))
    assert word.texts(head + word.p("BÁO CÁO")) == [
        "ĐẢNG BỘ TỈNH | ĐẢNG CỘNG SẢN VIỆT NAM",
        "BÁO CÁO",
    ]


def test_a_row_is_one_block_with_its_cells_and_its_place(word: Any) -> None:
    table = word.tbl(word.tr("TT", "Họ tên"), word.tr("1", "Trần Văn Mẫu"))
    document = word.read(word.tbl(word.tr("khác")) + table)
    last = document.blocks[-1]
    assert last.kind is BlockKind.ROW
    assert last.cells == ("1", "Trần Văn Mẫu")
    assert (last.table, last.row) == (1, 1)
    assert last.text == " | ".join(last.cells)


def test_merged_cells_are_read_once_and_columns_stay_in_line(word: Any) -> None:
    wide = word.tc("Nội dung", form='<w:gridSpan w:val="2"/>')
    down = word.tc("I", form='<w:vMerge w:val="restart"/>')
    under = word.tc("", form="<w:vMerge/>")
    document = word.read(
        word.tbl(word.tr(wide, "Điểm"), word.tr(down, "a", "5"), word.tr(under, "b", "6"))
    )
    assert [block.cells for block in document.blocks] == [
        ("Nội dung", "", "Điểm"),
        ("I", "a", "5"),
        ("", "b", "6"),
    ]
    assert [block.covered for block in document.blocks] == [(), (), (0,)]


def test_text_in_a_cell_that_the_cell_above_covers_is_not_on_the_page(word: Any) -> None:
    down = word.tc("I", form='<w:vMerge w:val="restart"/>')
    under = word.tc("lén đưa vào", form="<w:vMerge/>")
    document = word.read(word.tbl(word.tr(down, "a"), word.tr(under, "b")))
    assert document.blocks[1].cells == ("", "b")
    assert [(a.text, a.reason) for a in document.set_aside] == [("lén đưa vào", Aside.HIDDEN)]


def test_an_absurd_span_makes_no_absurd_row(word: Any) -> None:
    cell = word.tc("a", form='<w:gridSpan w:val="1000000000"/>')
    assert len(word.read(word.tbl(word.tr(cell, "b"))).blocks[0].cells) <= 64


def test_a_nested_table_follows_the_row_it_stands_in(word: Any) -> None:
    inner = word.tbl(word.tr("trong 1", "trong 2"))
    assert word.texts(word.tbl(word.tr(word.tc("ngoài", inner), "bên"), word.tr("sau"))) == [
        "ngoài | bên",
        "trong 1 | trong 2",
        "sau",
    ]


def test_paragraphs_of_one_cell_are_lines(word: Any) -> None:
    document = word.read(word.tbl(word.tr(word.tc("một", "hai"), "ba")))
    assert document.blocks[0].cells == ("một\nhai", "ba")


def test_a_frame_of_one_cell_round_the_text_gives_paragraphs(word: Any) -> None:
    frame = word.tbl(word.tr(word.tc(word.p("I. Mục", form='<w:outlineLvl w:val="0"/>'), "thân")))
    first, second = word.read(frame).blocks
    assert (first.text, first.level, first.kind) == ("I. Mục", 1, BlockKind.PARAGRAPH)
    assert (second.text, second.cells) == ("thân", ())


def test_a_text_box_is_read_once_whichever_branch_holds_it(word: Any) -> None:
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        + word.textbox(word.p("Số: 05-BC/CB"))
        + "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
        + word.p("Số: 05-BC/CB")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        + "</mc:AlternateContent></w:r>"
    )
    assert word.texts(word.p("trước", box) + word.p("sau")) == ["trước", "Số: 05-BC/CB", "sau"]


def test_the_fallback_is_read_where_the_choice_is_not_understood(word: Any) -> None:
    box = (
        '<mc:AlternateContent xmlns:zz="http://example.org/zz"><mc:Choice Requires="zz">'
        + word.r("lạ")
        + f"</mc:Choice><mc:Fallback>{word.r('quen')}</mc:Fallback></mc:AlternateContent>"
    )
    assert word.texts(word.p(box)) == ["quen"]


@pytest.mark.parametrize(
    "around",
    [
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:customXml w:element="x">{}</w:customXml>',
        '<w:ins w:id="1" w:author="a">{}</w:ins>',
        '<w:moveTo w:id="1" w:author="a">{}</w:moveTo>',
    ],
)
def test_wrappers_round_paragraphs_hide_nothing(word: Any, around: str) -> None:
    assert word.texts(around.format(word.p("nội dung"))) == ["nội dung"]


@pytest.mark.parametrize(
    "around",
    [
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:hyperlink r:id="x">{}</w:hyperlink>',
        '<w:smartTag w:element="x">{}</w:smartTag>',
        '<w:fldSimple w:instr=" DATE ">{}</w:fldSimple>',
        '<w:ins w:id="1" w:author="a">{}</w:ins>',
        '<w:dir w:val="ltr">{}</w:dir>',
    ],
)
def test_wrappers_round_runs_hide_nothing(word: Any, around: str) -> None:
    assert word.texts(word.p("a", around.format(word.r("b")), "c")) == ["abc"]


def test_rows_and_cells_in_content_controls_are_read(word: Any) -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    table = word.tbl(control.format(word.tr("a")), f"<w:tr>{control.format(word.tc('b'))}</w:tr>")
    assert word.texts(table) == ["a", "b"]


def test_a_field_shows_its_result_and_not_its_code(word: Any) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> MERGEFIELD ten </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + word.r("Tin học")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert word.texts(word.p("Chi bộ ", field, " báo cáo")) == ["Chi bộ Tin học báo cáo"]


def test_text_in_the_code_of_a_field_is_not_on_the_page(word: Any) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + word.r("mã")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + word.r("kết quả")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = word.read(word.p(field))
    assert document.text == "kết quả"
    assert Problem.HIDDEN_TEXT not in document.problems


def test_a_field_that_never_ends_hides_nothing(word: Any) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert word.texts(word.p(begin, "a") + word.p("b")) == ["a", "b"]


@pytest.mark.parametrize(
    ("element", "seen"),
    [
        ("<w:tab/>", "a\tb"),
        ("<w:br/>", "a\nb"),
        ("<w:cr/>", "a\nb"),
        ("<w:noBreakHyphen/>", "a-b"),
        ("<w:softHyphen/>", "ab"),
        ('<w:sym w:font="Symbol" w:char="F0B7"/>', "a•b"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "a☒b"),
        ('<w:sym w:font="x" w:char="zz"/>', "ab"),
        ("<m:oMath><m:r><m:t>40+19</m:t></m:r></m:oMath>", "a40+19b"),
    ],
)
def test_characters_written_as_elements(word: Any, element: str, seen: str) -> None:
    inner = element if element.startswith("<m:") else f"<w:r>{element}</w:r>"
    assert word.texts(word.p("a", inner, "b")) == [seen]


def test_notes_come_last_and_separators_do_not_come(word: Any) -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{word.p("---")}</w:footnote>'
        f'<w:footnote w:id="1">{word.p("Theo số liệu của văn phòng.")}</w:footnote>'
    )
    ends = f'<w:endnote w:id="1">{word.p("Cuối.")}</w:endnote>'
    calls = '<w:r><w:footnoteReference w:id="1"/><w:endnoteReference w:id="1"/></w:r>'
    document = word.read(word.p("thân", calls), footnotes=notes, endnotes=ends)
    assert [(b.text, b.kind) for b in document.blocks] == [
        ("thân", BlockKind.PARAGRAPH),
        ("Theo số liệu của văn phòng.", BlockKind.FOOTNOTE),
        ("Cuối.", BlockKind.FOOTNOTE),
    ]


def test_headers_footers_and_comments_are_set_aside(word: Any) -> None:
    document = word.read(
        word.p("thân"),
        header=word.p("đầu trang"),
        footer=word.tbl(word.tr("chân", "trang")),
        comments=f'<w:comment w:id="0">{word.p("cần bổ sung")}</w:comment>',
    )
    assert document.text == "thân"
    assert {(a.text, a.reason) for a in document.set_aside} == {
        ("đầu trang", Aside.HEADER),
        ("chân", Aside.FOOTER),
        ("trang", Aside.FOOTER),
        ("cần bổ sung", Aside.COMMENT),
    }
    assert document.problems == ()


def test_embedded_documents_are_named_as_not_read(word: Any) -> None:
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rA" Type="{rel}/aFChunk" Target="afchunk.htm"/>'
        f'<Relationship Id="rB" Type="{rel}/oleObject" Target="embeddings/oleObject1.bin"/>'
        "</Relationships>"
    )
    body = (
        word.p("a")
        + '<w:altChunk r:id="rA"/>'
        + word.p('<w:r><w:object><o:OLEObject r:id="rB"/></w:object></w:r>')
    )
    document = word.read(body, raw={"word/_rels/document.xml.rels": links.encode()})
    assert [(a.text, a.reason) for a in document.set_aside] == [
        ("afchunk.htm", Aside.NOT_READ),
        ("oleObject1.bin", Aside.NOT_READ),
    ]


def test_pages_are_counted_by_the_breaks_word_noted(word: Any) -> None:
    rendered = "<w:r><w:lastRenderedPageBreak/></w:r>"
    asked = '<w:r><w:br w:type="page"/></w:r>'
    body = word.p("một") + word.p(asked) + word.p(rendered, "hai") + word.p(rendered, "ba")
    assert [b.page for b in word.read(body).blocks] == [1, 2, 3]


def test_pages_are_counted_by_asked_breaks_where_word_noted_none(word: Any) -> None:
    asked = '<w:r><w:br w:type="page"/></w:r>'
    body = word.p("một") + word.p(asked) + word.p("hai") + word.p("ba", form="<w:pageBreakBefore/>")
    assert [b.page for b in word.read(body).blocks] == [1, 2, 3]


def test_without_breaks_no_page_is_claimed(word: Any) -> None:
    assert word.read(word.p("một")).blocks[0].page is None


@pytest.mark.parametrize(("noted", "pages"), [("4", 4), ("0", None), ("1e9", None), ("x", None)])
def test_the_number_of_pages_is_taken_where_it_is_plausible(
    word: Any, noted: str, pages: int | None
) -> None:
    app = f'<Properties xmlns="x"><Pages>{noted}</Pages></Properties>'.encode()
    assert word.read(word.p("một"), raw={"docProps/app.xml": app}).pages == pages


def test_one_page_for_a_long_text_is_not_believed(word: Any) -> None:
    app = b'<Properties xmlns="x"><Pages>1</Pages></Properties>'
    assert word.read(word.p("dài " * 4000), raw={"docProps/app.xml": app}).pages is None


def test_strict_packages_are_read_alike(word: Any) -> None:
    data = word.package(word.p("nội dung", form='<w:jc w:val="center"/>'), styles="")
    swap = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    import io
    import zipfile

    from extractors.word import read

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = {name: package.read(name).replace(*swap) for name in package.namelist()}
    document = read(word.zipped(files), file="a.docx", sha256="")
    assert document.text == "nội dung"
    assert document.blocks[0].centered


def test_a_missing_part_or_a_dangling_link_costs_nothing(word: Any) -> None:
    links = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="a" Type="x/styles" Target="gone.xml"/>'
        b'<Relationship Id="b" Type="x/footnotes" Target="../../../gone.xml"/></Relationships>'
    )
    assert word.read(word.p("a"), raw={"word/_rels/document.xml.rels": links}).text == "a"


@pytest.mark.parametrize(
    ("file", "lies"), [("a.docx", False), ("A.DOCX", False), ("a.docm", False), ("a.doc", True)]
)
def test_a_name_that_ends_as_another_kind_is_noted(word: Any, file: str, lies: bool) -> None:
    problems = word.read(word.p("a"), file=file).problems
    assert (Problem.WRONG_KIND_EXTENSION in problems) is lies


def test_level_bold_and_centered_come_from_styles_and_from_the_paragraph(word: Any) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Muc"><w:basedOn w:val="H"/>'
        '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = (
        word.p("mục", form='<w:pStyle w:val="Muc"/>')
        + word.p("đề", form='<w:outlineLvl w:val="0"/>')
        + word.p(word.r("đậm ", "<w:b/>"), word.r("thường"))
    )
    first, second, third = word.read(body, styles=styles).blocks
    assert (first.level, first.bold, first.centered) == (2, True, True)
    assert (second.level, second.bold, second.centered) == (1, False, False)
    assert (third.level, third.bold) == (None, False)


def test_every_block_points_back_into_the_file(word: Any) -> None:
    document = word.read(word.p("a") + word.tbl(word.tr("b")) + word.p("c"))
    assert [block.source for block in document.blocks] == [
        "word/document.xml#p0",
        "word/document.xml#t0r0",
        "word/document.xml#p2",
    ]
