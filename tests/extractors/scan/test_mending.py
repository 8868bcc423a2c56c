"""What recognition gets wrong is put right only where the picture or the language tells."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw, ImageFont

from dossier import wording
from extractors import ocr_signs, ocr_words, pictures
from extractors.layout.lines import Line, Word
from extractors.refusal import Refused
from flows.commands.evaluate_scans import distance
from samples import printed, scans
from tests.extractors.pdf import papers

PIXEL = 72 / 200


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("chibộ đã họp", "chi bộ đã họp"),
        ("Phảithu, Đãthu", "Phải thu, Đã thu"),
        ("chỉ bộ và CHỈ ỦY", "chi bộ và CHI ỦY"),
        ("số 53-TB/ĐĐU", "số 53-TB/ĐU"),
    ],
)
def test_what_nobody_writes_is_read_as_it_is_meant(read: str, meant: str) -> None:
    assert ocr_words.mended(read) == meant


@pytest.mark.parametrize(
    "written",
    [
        "chỉ bộ phận này được giao",
        "đã ban hành; banhành",  # ba nhành, ban hành: two cuts
        "nghiêng nghiêng, khuỷu, thuở, quốc hội, Nguyễn",
        "chỉ ủy quyền cho phó bí thư",
        "số sách đã mua, kiếm điểm thi đua",
        "Internet, Website, Microsoft, Đăk Lăk, Krông Pắc",
    ],
)
def test_what_may_be_meant_is_left_alone(written: str) -> None:
    assert ocr_words.mended(written) == written


def test_no_word_of_a_real_text_is_parted() -> None:
    for line in papers.BODY:
        assert ocr_words.mended(line) == line


def _drawn(text: str, read: str) -> tuple[Line, Image.Image]:
    """A line on which one word is printed, and another read."""
    grey = Image.new("L", (400, 80), 255)
    font = ImageFont.truetype(str(printed.FONTS / "LiberationSerif-Regular.ttf"), 39)
    ImageDraw.Draw(grey).text((100, 20), text, 0, font)
    box = pictures.ink(grey).getbbox()
    assert box is not None
    x0, y0, x1, y1 = (side * PIXEL for side in box)
    return Line.of((Word(read, x0, y0, x1, y1, confidence=90.0),), 1, 1), grey


@pytest.mark.parametrize(
    ("on_paper", "read"),
    [
        ("XIII", "XII"),
        ("XII", "XIII"),
        ("XII:", "XI:"),
        ("III.", "II."),
        ("XIII,", "XIH,"),
        ("(XII)", "(XI)"),
        ("III/2016", "II/2016"),
        ("XI", "XI"),
        ("XVI", "XVI"),
        ("11", "11"),
    ],
)
def test_the_strokes_of_a_numeral_are_counted_on_the_paper(on_paper: str, read: str) -> None:
    line, grey = _drawn(on_paper, read)
    assert ocr_signs.mended([line], grey)[0].text == on_paper


@pytest.mark.parametrize(
    ("on_paper", "read", "counted"),
    [
        ("XII", "XII", True), ("XI.", "XI.", True), ("XIII", "XIH", True), ("XV", "XV", True),
        ("XIII", "XII", False), ("XI", "XII", False), ("XVI", "XV", False), ("II", "II", False),
    ],
)  # fmt: skip
def test_a_numeral_counts_when_it_was_read_as_its_strokes_count(
    on_paper: str, read: str, counted: bool
) -> None:
    line, grey = _drawn(on_paper, read)
    assert ocr_signs.mended([line], grey)[0].words[0].counted is counted


def test_a_bullet_that_was_not_recognised_is_seen() -> None:
    line, grey = _drawn("•  Chi", "Chi")
    word = line.words[0]
    line = Line.of((word._replace(left=word.left + 9),), 1, 1)
    assert ocr_signs.mended([line], grey)[0].text == "• Chi"


def test_accents_that_recognition_confuses_are_one_and_others_are_not() -> None:
    chi_bo, not_yet = wording.wordings("tổ chức kiểm điểm"), wording.wordings("chưa")
    assert chi_bo.hits(wording.text("đã tố chức kiếm điểm", trusted=False))
    assert not chi_bo.hits(wording.text("đã tố chức kiếm điểm"))
    assert not not_yet.hits(wording.text("sửa chữa, nhà chứa củi", trusted=False))


def test_a_page_on_its_side_or_upside_down_is_turned_before_it_is_recognised() -> None:
    page = pictures.even(scans.pages(papers.printed(papers.paragraphs), 150)[0])
    small = pictures.ink(page).reduce(8)
    for quarter in (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180):
        back = pictures.upright(page.transpose(quarter))
        assert back.size == page.size
        if quarter is Image.Transpose.ROTATE_180:
            assert pictures.ink(back).reduce(8).tobytes() == small.tobytes()


def test_red_ink_becomes_paper_and_black_ink_under_it_stays() -> None:
    page = Image.new("RGB", (2000, 2000), "white")
    draw = ImageDraw.Draw(page)
    draw.rectangle((100, 100, 300, 300), fill=(205, 40, 45))
    draw.rectangle((180, 180, 220, 220), fill=(20, 5, 5))
    grey = pictures.even(page)
    assert grey.getpixel((120, 120)) == 255
    assert pictures.ink(grey).getbbox() == (180, 180, 221, 221)


@pytest.mark.parametrize(
    ("mode", "black", "white"), [("I;16", 0, 65535), ("CMYK", 0, 0), ("1", 0, 1)]
)
def test_pictures_of_every_depth_keep_their_black_and_white(
    mode: str, black: int, white: int
) -> None:
    ink = (0, 0, 0, 255) if mode == "CMYK" else black
    picture = Image.new(mode, (60, 60), (0, 0, 0, 0) if mode == "CMYK" else white)
    picture.paste(ink, (20, 20, 40, 40))
    out = io.BytesIO()
    picture.save(out, "TIFF")
    read = pictures.frame(out.getvalue(), 1)
    assert (read.getpixel((30, 30)), read.getpixel((5, 5))) == ((0, 0, 0), (255, 255, 255))


def test_a_giant_picture_is_refused_with_its_limit() -> None:
    out = io.BytesIO()
    Image.new("1", (12_000, 9_000)).save(out, "PNG")
    with pytest.raises(Refused) as refusal:
        pictures.frame(out.getvalue(), 1)
    assert refusal.value.reason == "too_big"
    assert "100 triệu" in refusal.value.message


@pytest.mark.parametrize(
    ("said", "true", "letters"),
    [("", "", 0), ("chi", "", 3), ("chỉ bộ", "chi bộ", 1), ("a", "bcd", 3)],
)
def test_wrong_letters_are_counted(said: str, true: str, letters: int) -> None:
    assert distance(said, true) == letters
