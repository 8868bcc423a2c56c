"""Old fonts in Word files are told by the letters; the name of a font proves nothing."""

from __future__ import annotations

from typing import Any

from dossier.document import Problem


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def test_tcvn3_is_read_and_noted(word: Any) -> None:
    document = word.read(word.p("KiÓm tra, gi¸m s¸t") + word.tbl(word.tr("Sè", "§¶ng phÝ")))
    assert document.text == "Kiểm tra, giám sát\nSố | Đảng phí"
    assert document.problems == (Problem.LEGACY_ENCODING,)


def test_a_word_cut_into_runs_is_read_whole(word: Any) -> None:
    assert word.texts(word.p("§", "¶ng ", word.r("viª", "<w:b/>"), "n")) == ["Đảng viên"]


def test_the_u_with_horn_may_be_a_soft_hyphen_element(word: Any) -> None:
    body = word.p("ng", "<w:r><w:softHyphen/></w:r>", "êi ®øng ®Çu")
    assert word.texts(body) == ["người đứng đầu"]


def test_runs_in_a_font_of_capitals_are_raised(word: Any) -> None:
    title = word.p(word.r("b¸o c¸o", _font(".VnTimeH")))
    mixed = word.p(word.r("ñ", _font(".VnTimeH")), word.r("y ban kiÓm tra", _font(".VnTime")))
    assert word.texts(title + mixed) == ["BÁO CÁO", "Ủy ban kiểm tra"]


def test_unicode_under_an_old_font_name_is_left_alone(word: Any) -> None:
    text = "Đảng ủy Văn phòng, hà cớ gì là thế"
    document = word.read(word.p(word.r(text, _font(".VnTime")), word.r(" à", _font(".VnTimeH"))))
    assert document.text == text + " à"
    assert document.problems == ()


def test_a_document_may_mix_old_and_new(word: Any) -> None:
    assert word.texts(word.p("Thực hiện nghị quyết") + word.p("cña §¶ng ñy")) == [
        "Thực hiện nghị quyết",
        "của Đảng ủy",
    ]


def test_vni_is_read(word: Any) -> None:
    assert word.texts(word.p("Ñaûng uûy Vaên phoøng") + word.p("Soá: 05")) == [
        "Đảng ủy Văn phòng",
        "Số: 05",
    ]


def test_deleted_and_hidden_words_are_read_too(word: Any) -> None:
    document = word.read(word.p("KiÓm tra ", word.r("gi¸m s¸t", "<w:vanish/>")))
    assert [aside.text for aside in document.set_aside] == ["giám sát"]
