"""How findings on the dossier are worded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from types import MappingProxyType

from dossier.facts import PaperKind
from dossier.findings import Reason
from dossier.folding import fold, squeeze

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
# What a file's name plainly says it is; squeezed, for such names come without accents and spaces.
_NAMED = tuple(
    (squeeze(words), kind)
    for kind, names in {
        PaperKind.COLLECTIVE_REVIEW: ("kiểm điểm tập thể", "kiểm điểm chi ủy", "KĐ tập thể"),
        PaperKind.SELF_REVIEW: ("tự kiểm điểm", "kiểm điểm cá nhân", "TKĐ"),
        PaperKind.PERSONAL_RECORD_UPDATE: ("phiếu bổ sung", "bổ sung lý lịch", "PBSLL", "PBS_"),
        PaperKind.ASSET_DECLARATION: ("kê khai", "KKTS"),
        PaperKind.RESIDENCE_COMMENT: ("nhận xét", "nơi cư trú"),
        PaperKind.MINUTES: ("biên bản", "BBHN"),
        PaperKind.SCORE_SHEET: ("chấm điểm",),
        PaperKind.CLASSIFICATION_REPORT: ("phân loại",),
        PaperKind.INSPECTION_REPORT: ("kiểm tra công tác đảng", "tự kiểm tra"),
    }.items()
    for words in names
)
_KIND_WORDS = tuple(
    map(
        fold,
        ("kê khai", "tài sản", "thu nhập", "bản", "phiếu", "bổ sung", "lý lịch", "hồ sơ",
         "nhận xét", "nơi cư trú", "kiểm điểm", "đảng viên", "báo cáo",
         "của", "chi bộ", "năm", "anh", "chị"),
    )
)  # fmt: skip
LOOK_AGAIN = "Đề nghị người kiểm tra xem các tệp chưa đọc được, hoặc chi bộ gửi lại bản rõ hơn."
_MOST_NAMED = 5  # files named in one sentence


def names_of(file: str) -> frozenset[PaperKind]:
    """The kinds that a file's name plainly speaks of; none where it says nothing."""
    name = squeeze(PurePosixPath(file).stem)
    return frozenset(kind for words, kind in _NAMED if words in name)


def words_of(file: str) -> frozenset[str]:
    """The words of a file's name, those that say its kind left out ("NX Tai" is "tai")."""
    stem = " ".join(re.findall(r"[a-z]+", fold(PurePosixPath(file).stem)))
    for words in _KIND_WORDS:
        stem = re.sub(rf"\b{words}\b", " ", stem)
    return frozenset(stem.split())


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
