"""What a child's ending means for the people who sent the file: an ``Unread`` in plain words."""

from __future__ import annotations

from dossier.document import Unread
from extractors.refusal import Refused
from extractors.sandbox.child import How

_RESEND = (
    "Đề nghị mở tệp bằng Word hoặc trình đọc PDF, lưu lại thành tệp mới (hoặc in ra PDF), "
    "rồi gửi lại."
)
_WORDS = {
    How.TIMEOUT: (
        "timeout",
        "Đọc quá lâu mà chưa xong nên đã dừng lại.",
        "Đề nghị tách tệp thành các phần nhỏ hơn hoặc lưu lại thành tệp mới rồi gửi lại.",
    ),
    How.MEMORY: (
        "memory",
        "Tệp bung ra quá lớn, cần nhiều bộ nhớ hơn mức cho phép nên đã dừng lại.",
        _RESEND,
    ),
    How.CRASH: ("crash", "Tệp làm chương trình đọc dừng đột ngột, có thể đã hỏng.", _RESEND),
    How.RUBBISH: ("crash", "Chương trình đọc không cho kết quả hợp lệ với tệp này.", _RESEND),
}


def unread(file: str, sha256: str, how: How) -> Unread:
    """The file whose child ended without an answer."""
    return refused(file, sha256, Refused(*_WORDS[how]))


def refused(file: str, sha256: str, refusal: Refused) -> Unread:
    """The file that was refused; its name opens the message."""
    return Unread(
        file=file,
        sha256=sha256,
        reason=refusal.reason,
        message=f"“{file}”: {refusal.message}",
        remedy=refusal.remedy,
    )


DAMAGED = Refused(
    "damaged", "Tệp có cấu trúc bất thường, không đọc được nội dung bên trong.", _RESEND
)
NO_OCR = Refused(
    "no_ocr",
    "Tệp là bản quét hoặc bản chụp, mà máy này chưa có công cụ nhận dạng chữ tiếng Việt.",
    "Người quản trị chạy: sudo apt install tesseract-ocr tesseract-ocr-vie, rồi chạy lại. "
    "Hoặc đề nghị gửi bản Word.",
)
NO_PAGE_READ = Refused(
    "unreadable_scan",
    "Không nhận dạng được chữ ở trang nào (viết tay, quét quá mờ hoặc chỉ có hình); nếu là bản "
    "viết tay thì cần đọc bằng mắt.",
    "Đề nghị quét lại ở 200 đến 300 dpi, đặt giấy ngay ngắn, đủ sáng, hoặc gửi bản Word.",
)
