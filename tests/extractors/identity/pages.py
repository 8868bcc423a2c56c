"""Builds documents from plain lines, framed as such papers are."""

from __future__ import annotations

from dossier.document import Block, Document, Medium

FRAMES = {
    "form": ("", ""),
    "branch": (
        """ĐẢNG BỘ VĂN PHÒNG UBND TỈNH
CHI BỘ KINH TẾ - TỔNG HỢP
*
Số: 05-BC/CB
ĐẢNG CỘNG SẢN VIỆT NAM
Đồng Hới, ngày 12 tháng 12 năm 2016
""",
        """
Nơi nhận:
- Đảng ủy Văn phòng UBND tỉnh;
- Lưu CB.
T/M CHI BỘ
BÍ THƯ
Trần Văn Mẫu""",
    ),
    "office": (
        """ỦY BAN NHÂN DÂN TỈNH
VĂN PHÒNG
Số: 123/BC-VP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đồng Hới, ngày 20 tháng 12 năm 2016
""",
        "\nCHÁNH VĂN PHÒNG\nTrần Văn Mẫu",
    ),
    "residence": (
        """ĐẢNG BỘ PHƯỜNG ĐỒNG MẪU
CHI BỘ TỔ DÂN PHỐ 5
ĐẢNG CỘNG SẢN VIỆT NAM
Đồng Mẫu, ngày 02 tháng 12 năm 2016
""",
        "\nT/M CHI ỦY\nBÍ THƯ\nLê Thị Thử",
    ),
    "team": (
        """ĐẢNG ỦY VĂN PHÒNG UBND TỈNH
TỔ KIỂM TRA
*
Số: 03-BC/TKTr
ĐẢNG CỘNG SẢN VIỆT NAM
Đồng Hới, ngày 30 tháng 11 năm 2016
""",
        "\nT/M TỔ KIỂM TRA\nTỔ TRƯỞNG\nTrần Thị Thử",
    ),
}


def framed(title: str, body: str, frame: str) -> str:
    """A whole page: letterhead, title, a sentence, signature."""
    top, bottom = FRAMES[frame]
    under = body or "Trong năm qua đã có nhiều cố gắng và đạt được kết quả như sau."
    return f"{top}{title.replace(' / ', chr(10))}\n{under}{bottom}"


def document(
    text: str,
    *,
    file: str = "a.docx",
    medium: Medium = Medium.DOCX,
    confidence: float | None = None,
    sha256: str = "0" * 64,
) -> Document:
    """A document of the text's lines, a block each."""
    blocks = tuple(
        Block(text=line.strip(), confidence=confidence) for line in text.split("\n") if line.strip()
    )
    return Document(file=file, sha256=sha256, medium=medium, blocks=blocks)
