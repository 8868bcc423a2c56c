"""A text layer is believed only if it reads as Vietnamese."""

from __future__ import annotations

import pytest

from extractors.textlayer import Layer, verdict
from tests.extractors.pdf import papers

GOOD = "\n".join(papers.BODY)


@pytest.mark.parametrize(
    ("text", "layer"),
    [
        (GOOD, Layer.GOOD),
        (GOOD.upper(), Layer.GOOD),
        ("Số: 05-BC/CB", Layer.GOOD),  # too short to be judged
        ("1  2  3", Layer.NONE),
        ("", Layer.NONE),
        ("This page was written by the printer's own program in English, all of it.", Layer.GOOD),
        ("Chi bo da xay dung quy che lam viec va thuc hien nghiem tuc trong nam qua", Layer.GOOD),
        (" ".join(letter + " " for letter in GOOD), Layer.SCRAMBLED),
        ("Căn c vào báo cáo v n i dung ki m tra c a chi b n m nay ứ ề ộ ể ủ ộ ă", Layer.SCRAMBLED),
        ("thc hin mt số nội dng công tc đảg của ch bộ nm qua và kt qủa đạt đưc", Layer.LEGACY),
        ("\x01\x02\x03\x04 " * 20 + "abc def", Layer.LEGACY),
        ("nghiờm tỳc khụng thỏng viờn chớ cụng tỏc trong nhiờm kỳ cỳa chi bụ đó hop", Layer.LEGACY),
    ],
)
def test_verdicts(text: str, layer: Layer) -> None:
    assert verdict(text) is layer


def test_a_scanners_layer_without_accents_is_not_believed() -> None:
    text = "CHI BO QUAN TRI TAI VU Bao cao ket qua thuc hien cac noi dung kiem tra cong tac Dang"
    assert verdict(text, over_picture=True) is Layer.LEGACY
    assert verdict(GOOD, over_picture=True) is Layer.GOOD
