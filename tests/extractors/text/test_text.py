"""Old encodings and damaged letters become what a reader reads; good text is left alone."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.folding import fold
from extractors.legacy import Encoding, decode, typed_in
from extractors.syllable import is_syllable
from extractors.text import canonical, clean

_CORPUS = tomllib.loads((Path(__file__).parent / "corpus.toml").read_text(encoding="utf-8"))
_NOTICES = Path(__file__).parents[3] / "checks/plans/vpub-2016"


def _pairs(name: str) -> list[list[str]]:
    return [pair for group in _CORPUS[name] for pair in group["pairs"]]


_ENCODED = {
    "tcvn3": Encoding.TCVN3,
    "tcvn3_without_soft_hyphens": Encoding.TCVN3,
    "vni": Encoding.VNI,
    "twice": Encoding.TWICE,
    "viqr": Encoding.VIQR,
    "mixed": Encoding.TCVN3,
}


@pytest.mark.parametrize(
    ("written", "meant", "encoding"),
    [(w, m, encoding) for name, encoding in _ENCODED.items() for w, m in _pairs(name)],
)
def test_an_old_encoding_is_recognised_and_read(
    written: str, meant: str, encoding: Encoding
) -> None:
    assert decode(written)[1] is encoding
    assert clean(written) == meant


@pytest.mark.parametrize(("written", "meant"), _pairs("layer"))
def test_a_damaged_text_layer_is_mended(written: str, meant: str) -> None:
    assert clean(written) == meant


@pytest.mark.parametrize("text", _CORPUS["untouched"]["texts"])
def test_good_text_is_left_alone(text: str) -> None:
    assert decode(text) == (text, None)
    assert clean(text) == text


@pytest.mark.parametrize("text", _CORPUS["untouched"]["texts"])
def test_decomposed_text_is_composed(text: str) -> None:
    assert clean(unicodedata.normalize("NFD", text)) == text


@pytest.mark.parametrize(("new", "old"), _CORPUS["placement"]["pairs"])
def test_tone_marks_go_to_the_old_place(new: str, old: str) -> None:
    assert canonical(new) == old


def _notices() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(_NOTICES.glob("*.txt"))]


# The 74 letters TCVN3 can write: a second, independent table (glibc knows them as TCVN5712-1).
_TCVN3_BYTES = (
    "A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ "
    "C6ặ C7ầ C8ẩ C9ẫ CAấ CBậ CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị DFò E1ỏ "
    "E2õ E3ó E4ọ E5ồ E6ổ E7ỗ E8ố E9ộ EAờ EBở ECỡ EDớ EEợ EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự "
    "FAỳ FBỷ FCỹ FDý FEỵ"
)
_TO_TCVN3 = {pair[2:]: chr(int(pair[:2], 16)) for pair in _TCVN3_BYTES.split()}


def _in_tcvn3(text: str) -> str:
    return "".join(_TO_TCVN3.get(c, _TO_TCVN3.get(c.lower(), c)) for c in text)


@pytest.mark.parametrize("notice", _notices())
def test_the_notices_typed_in_tcvn3_are_read_back(notice: str) -> None:
    """Capitals with a tone have no code, so case is compared only where it was written."""
    for line in filter(str.strip, notice.splitlines()):
        decoded, _ = decode(_in_tcvn3(line), expected=Encoding.TCVN3)
        assert decoded.lower() == line.lower()


def test_lines_of_the_notices_in_tcvn3_are_recognised_alone() -> None:
    """A line such as "Sè: 01-TB/TKTr" cannot tell by itself; nineteen of twenty can."""
    lines = [line for notice in _notices() for line in notice.splitlines() if not line.isascii()]
    found = [decode(_in_tcvn3(line))[1] for line in lines]
    assert found.count(Encoding.TCVN3) >= 0.95 * len(lines)


@pytest.mark.parametrize("notice", _notices())
def test_the_notices_themselves_are_left_alone(notice: str) -> None:
    for line in notice.splitlines():
        assert decode(line) == (line, None)
        assert clean(line) == line


_TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_ROUND = dict(zip(["\u0302" + t for t in ["", *_TONES]], "âáàåãä", strict=True))
_SHORT = dict(zip(["\u0306" + t for t in ["", *_TONES]], "êéèúüë", strict=True))
_VNI_WHOLE = dict(zip("đơưíìỉĩịỵ", "ñôöíìæóòî", strict=True))


def _in_vni(text: str) -> str:
    return "".join(_letter_in_vni(c) for c in unicodedata.normalize("NFC", text))


def _letter_in_vni(letter: str) -> str:
    small = letter.lower()
    if small in _VNI_WHOLE:
        written = _VNI_WHOLE[small]
    else:
        parts = unicodedata.normalize("NFD", small)
        base, marks = parts[0], parts[1:]
        shape = [m for m in marks if m in "\u0302\u0306"]
        tone = [m for m in marks if m in _TONES]
        if "\u031b" in marks:
            base = _VNI_WHOLE[unicodedata.normalize("NFC", base + "\u031b")]
        key = "".join(shape + tone)
        written = base + ({**_TONES, **_ROUND, **_SHORT}[key] if key else "")
    return written if letter == small else written.upper()


@pytest.mark.parametrize("notice", _notices())
def test_the_notices_typed_in_vni_are_read_back_exactly(notice: str) -> None:
    for line in filter(str.strip, notice.splitlines()):
        decoded, encoding = decode(_in_vni(line), expected=Encoding.VNI)
        assert decoded == line
        assert encoding is Encoding.VNI or line == _in_vni(line)


_CONVERTED = dict(zip("áâãèéêìíòóôõùú", "ỏõóốộờỡớũúụừựỳ", strict=True))
_CONVERTED |= {was.upper(): became.upper() for was, became in _CONVERTED.items()}


def test_notices_converted_twice_are_mended_but_for_a_word_in_a_hundred() -> None:
    lines = [line for notice in _notices() for line in notice.splitlines() if line.strip()]
    damaged = ["".join(_CONVERTED.get(c, c) for c in line) for line in lines]
    expected = typed_in(damaged)
    assert expected is Encoding.TWICE
    mended = [decode(line, expected=expected)[0] for line in damaged]
    pairs = [
        (was, became)
        for line, broken, whole in zip(lines, damaged, mended, strict=True)
        for was, hurt, became in zip(line.split(), broken.split(), whole.split(), strict=True)
        if was != hurt
    ]
    assert len(pairs) > 900
    assert sum(was == became for was, became in pairs) >= 0.99 * len(pairs)


def test_notices_in_tcvn3_that_lost_their_soft_hyphens_get_them_back() -> None:
    found = total = 0
    for line in (line for notice in _notices() for line in notice.splitlines()):
        typed = _in_tcvn3(line)
        decoded, _ = decode(typed.replace("\xad", ""), expected=Encoding.TCVN3)
        for was, code, became in zip(line.split(), typed.split(), decoded.split(), strict=True):
            if "\xad" in code:
                total += 1
                found += was.lower() == became.lower()
            else:
                assert was.lower() == became.lower()
    assert found >= 0.95 * total


def test_a_font_of_capitals_raises_its_stretch_only() -> None:
    assert decode("céng hßa x· héi", capitals=[(0, 8)])[0] == "CỘNG HÒA xã hội"


def test_a_word_of_two_fonts_is_read_whole() -> None:
    assert decode("ñy ban kiÓm tra", capitals=[(0, 1)])[0] == "Ủy ban kiểm tra"


def test_words_that_could_be_either_follow_their_document() -> None:
    assert decode("Sè: 05")[0] == "Sè: 05"
    assert decode("Sè: 05", expected=Encoding.TCVN3)[0] == "Số: 05"
    assert decode("Số: 05", expected=Encoding.TCVN3)[0] == "Số: 05"
    assert decode("5 µm", expected=Encoding.TCVN3)[0] == "5 µm"


_VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếệộớợứĐẢNG ,.-/12\n", max_size=60)


@given(_VIETNAMESE)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.one_of(st.text(max_size=60), _VIETNAMESE))
def test_folding_and_tone_placement_keep_every_offset(text: str) -> None:
    composed = clean(text)
    assert len(fold(composed)) == len(composed)
    assert len(canonical(composed)) == len(composed)
    assert fold(canonical(composed)) == fold(composed)


@given(st.text())
def test_folding_keeps_the_length_of_any_text(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_folding_drops_marks_and_capitals() -> None:
    assert fold("ĐẢNG BỘ TỈNH Ðặc 16-CTr/TU") == "dang bo tinh dac 16-ctr/tu"


@pytest.mark.parametrize("notice", _notices())
def test_nearly_every_word_of_the_notices_is_a_syllable(notice: str) -> None:
    words = {w.strip(".,;:()“”\"'-/*+").lower() for w in notice.split()}
    words = {w for w in words if w.isalpha() and not w.isascii()}
    odd = {w for w in words if not is_syllable(w)}
    assert len(odd) <= 0.03 * len(words), sorted(odd)


@pytest.mark.parametrize(
    "word", ["nghiờm", "khụngg", "thỏngh", "qiá", "cac", "hoc", "ả́", "bcd", ""]
)
def test_impossible_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("word", ["nghiêm", "GIẾNG", "gì", "quốc", "khuỷu", "ý", "ươn", "yêu"])
def test_possible_syllables(word: str) -> None:
    assert is_syllable(word)
