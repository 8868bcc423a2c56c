"""How findings on the dossier are worded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dossier.facts import PaperKind
from dossier.findings import Reason

TITLES: Mapping[PaperKind, str] = MappingProxyType(
    {
        PaperKind.ACTIVITY_REPORT: "báo cáo tình hình và kết quả hoạt động của chi bộ",
        PaperKind.COLLECTIVE_REVIEW: "báo cáo kiểm điểm của tập thể chi ủy",
        PaperKind.SELF_REVIEW: "bản tự kiểm điểm",
        PaperKind.PERSONAL_RECORD_UPDATE: "phiếu bổ sung lý lịch đảng viên",
        PaperKind.ASSET_DECLARATION: "bản kê khai tài sản, thu nhập",
        PaperKind.RESIDENCE_COMMENT: "bản nhận xét của cấp ủy nơi cư trú",
        PaperKind.MINUTES: "biên bản hội nghị",
        PaperKind.CLASSIFICATION_REPORT: "báo cáo tự phân loại chi bộ",
        PaperKind.SCORE_SHEET: "bản tự chấm điểm",
    }
)
FAULT: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.OTHER_BRANCH: "ghi tên chi bộ khác",
        Reason.WRONG_YEAR: "là giấy của năm khác",
        Reason.BLANK_FORM: "là mẫu chưa điền",
        Reason.UNREADABLE: "chưa đọc được – cần người xem",
        Reason.ABSENT: "không dùng được",
    }
)
LOOK_AGAIN = "Đề nghị người kiểm tra xem các tệp chưa đọc được, hoặc chi bộ gửi lại bản rõ hơn."
_MOST_NAMED = 5  # files named in one sentence


def quoted(files: Sequence[str]) -> str:
    """File names in quotes, the first few of many."""
    shown = ", ".join(f"“{file}”" for file in files[:_MOST_NAMED])
    return shown if len(files) <= _MOST_NAMED else f"{shown} và {len(files) - _MOST_NAMED} tệp khác"


def people(names: Sequence[str]) -> str:
    """ "đ/c Nguyễn Văn A, đ/c Trần Thị B"."""
    return ", ".join(f"đ/c {name}" for name in names)


def unread_note(files: Sequence[str]) -> str:
    """Why nothing is called missing yet."""
    if not files:
        return ""
    files = tuple(dict.fromkeys(files))
    return f" Chưa kết luận là thiếu vì có tệp chưa đọc được hết: {quoted(files)}."
