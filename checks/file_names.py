"""What a file's name says of the paper in it: enough to excuse or to hint, never to count."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from dossier.facts import PaperKind
from dossier.folding import fold, squeeze

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
