"""What a document says: whose paper it is, its sections and sentences, its dates and references."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from dossier.dates import DateExpression
from dossier.document import Document, Problem, Span
from dossier.papers import Paper


class PaperKind(StrEnum):
    """Which paper it is (document kinds of the contract; the number is the dossier item)."""

    INSPECTION_REPORT = "bao_cao_kiem_tra"
    ACTIVITY_REPORT = "bao_cao_hoat_dong"  # 1
    COLLECTIVE_REVIEW = "kiem_diem_tap_the"  # 2
    SELF_REVIEW = "tu_kiem_diem"  # 3
    PERSONAL_RECORD_UPDATE = "phieu_bo_sung_ly_lich"  # 4
    ASSET_DECLARATION = "ke_khai_tai_san"  # 5
    RESIDENCE_COMMENT = "nhan_xet_noi_cu_tru"  # 6
    MINUTES = "bien_ban_hoi_nghi"  # 7
    CLASSIFICATION_REPORT = "bao_cao_tu_phan_loai"  # 8
    SCORE_SHEET = "ban_tu_cham_diem"  # 8
    NOTICE = "thong_bao"
    PLAN = "ke_hoach"
    LIST = "danh_sach"
    LETTER = "cong_van"
    OTHER = "khac"
    UNKNOWN = "unknown"


class Zone(StrEnum):
    """Which part of a report a sentence stands in; only ``BODY`` can answer a clause."""

    LETTERHEAD = "letterhead"
    CITATION = "citation"  # legal basis, "Thực hiện Thông báo số …", restatement of the notice
    CIRCUMSTANCES = "circumstances"  # đặc điểm tình hình
    BODY = "body"
    PLANS = "plans"  # phương hướng, nhiệm vụ thời gian tới
    SIGNATURE = "signature"


class Stance(StrEnum):
    """What a sentence asserts."""

    DONE = "done"
    NIL = "nil"  # chưa phát hiện, không phát sinh
    NOT_DONE = "not_done"  # chưa mở sổ
    PROMISED = "promised"  # sẽ báo cáo, bổ sung sau
    INTENDED = "intended"  # trong thời gian tới, phấn đấu
    ELSEWHERE = "elsewhere"  # có báo cáo riêng, biểu kèm theo
    NOT_APPLICABLE = "not_applicable"
    HOLLOW = "hollow"  # a general assertion without a fact
    HEADING = "heading"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whose paper, which paper, its number, date and signer, from its content."""

    kind: PaperKind = PaperKind.UNKNOWN
    branch: str | None = None  # unit id
    person: str | None = None
    birth: dt.date | None = None  # told apart inside the system only, never shown
    year: int | None = None
    number: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    title: str | None = None
    signer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and the blocks under it, in a tree by ``parent`` (index of a section)."""

    heading: Span | None
    number: str  # "1", "a", "I"; empty where the heading has none
    level: int  # 0 is the whole document
    first_block: int
    last_block: int  # inclusive
    parent: int | None
    zone: Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Congress:
    """Which congress is meant, as far as the words say.

    ``level`` is office (Đảng bộ Văn phòng), block (Đảng bộ Khối), province, nation, branch,
    all ("đại hội đảng các cấp"), or any ("nghị quyết đại hội", which one is not said).
    """

    level: str
    ordinal: int | None = None  # 13 for "lần thứ XIII"
    term: tuple[int, int] | None = None  # (2015, 2020)
    other: bool = False  # another paper or another body's congress of that level


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """A part of a sentence that takes one stand: "đã mở sổ" | "nhưng chưa ghi đầy đủ"."""

    span: Span
    stances: tuple[Stance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, a heading line or a table cell with its column's heading."""

    span: Span
    section: int  # index into ``Reading.sections``
    zone: Zone
    stances: tuple[Stance, ...] = ()  # of all its parts
    context: str = ""  # a row's label and its column's heading; the line a list hangs on
    context_congresses: tuple[Congress, ...] = ()  # those the context names
    parts: tuple[Assertion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFact:
    """A date expression in a block (offsets are in ``span``)."""

    span: Span
    value: DateExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The number of a cited document: ``16-CTr/TU``."""

    span: Span
    number: str  # normalised: no spaces, "-" and "/" only
    kind: str  # CTr
    issuer: str  # TU
    own: bool = False  # the document's own number, not a citation


@dataclass(frozen=True, slots=True, kw_only=True)
class CongressFact:
    """A congress a sentence names."""

    span: Span
    value: Congress


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document and everything extracted from it; all that a check sees of a paper."""

    document: Document
    identity: Identity
    problems: tuple[Problem, ...] = ()
    sections: tuple[Section, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    dates: tuple[DateFact, ...] = ()
    references: tuple[Reference, ...] = ()
    congresses: tuple[CongressFact, ...] = ()
    paper: Paper | None = None  # what a paper of its kind says; None: not read for that

    def quote(self, span: Span) -> str:
        """The document's own words."""
        return self.document.blocks[span.block].text[span.start : span.end]
