"""The Vietnamese words of verdicts, reasons, statuses and kinds: one place, all renderings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dossier.dates import VIETNAM
from dossier.document import Aside, Medium, Problem
from dossier.facts import PaperKind, Stance
from dossier.findings import (
    ChangeKind,
    DeadlineStatus,
    Evidence,
    PeriodStatus,
    QuarantineEntry,
    Reason,
    RuleFinding,
    Severity,
    Verdict,
)

VERDICT: Final[Mapping[Verdict, str]] = MappingProxyType(
    {
        Verdict.MET: "Đủ",
        Verdict.PARTLY: "Có một phần",
        Verdict.MISSING: "Thiếu",
        Verdict.UNCLEAR: "Chưa kết luận được",
        Verdict.NOT_APPLICABLE: "Không áp dụng",
        Verdict.NOT_DUE: "Chưa đến hạn",
    }
)

# One ASCII sign a verdict: the same width in every terminal and font, and no colour needed.
SIGN: Final[Mapping[Verdict, str]] = MappingProxyType(
    {
        Verdict.MET: "+",
        Verdict.PARTLY: "~",
        Verdict.MISSING: "X",
        Verdict.UNCLEAR: "?",
        Verdict.NOT_APPLICABLE: "-",
        Verdict.NOT_DUE: ".",
    }
)

DEFICIENCY_SIGN: Final = "!"
DEFICIENCY: Final = "Đã báo cáo – là hạn chế cần xem"
THIN: Final = "Nêu chung chung"
TO_MEND: Final = "Đã có, cần sửa"
LOOK_AGAIN: Final = (
    "Nội dung nào đã có trong báo cáo, hồ sơ mà chưa được ghi nhận, đề nghị chỉ rõ văn bản và "
    "trang để UBKT xem lại."
)

REASON: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        Reason.INCOMPLETE: "mới nêu một phần",
        Reason.ABSENT: "không thấy nêu",
        Reason.DEFERRED: "hẹn báo cáo sau",
        Reason.HEADING_ONLY: "chỉ có đề mục, chưa có nội dung",
        Reason.ECHO: "chỉ nhắc lại thông báo",
        Reason.OTHER_BRANCH: "nói về chi bộ khác",
        Reason.EARLIER_INSPECTION: "thuộc đợt kiểm tra trước",
        Reason.FUTURE_PLAN: "mới là dự kiến, phương hướng",
        Reason.BACKGROUND_ONLY: "chỉ có ở phần đặc điểm tình hình",
        Reason.WRONG_REFERENCE: "nêu văn bản khác văn bản được hỏi",
        Reason.WRONG_SUBJECT: "nói về đối tượng khác",
        Reason.DELETED: "chỉ có trong phần đã xóa hoặc bị ẩn",
        Reason.STATED: "báo cáo nêu rõ lý do không áp dụng",
        Reason.UNREADABLE: "có tệp hoặc trang chưa đọc được",
        Reason.CONFLICT: "hai chỗ nêu khác nhau",
        Reason.WEAK: "chưa đủ rõ để kết luận",
        Reason.WRONG_PERSON: "của người khác",
        Reason.WRONG_YEAR: "của năm khác",
        Reason.DEFECTIVE: "có nhưng thiếu phần bắt buộc",
        Reason.BLANK_FORM: "mẫu chưa điền",
        Reason.NOT_REQUIRED: "không thuộc diện phải nộp",
        Reason.UNKNOWN_REGISTRY: "chưa có thông tin để biết có phải nộp hay không",
    }
)

# A paper is there or not, where a sentence is said or not.
_REASON_OF_PAPER: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        Reason.ABSENT: "chưa có",
        Reason.INCOMPLETE: "mới có một phần",
        Reason.CONFLICT: "hai bản khác nhau",
    }
)

PERIOD: Final[Mapping[PeriodStatus, str]] = MappingProxyType(
    {
        PeriodStatus.OK: "Đủ mốc thời gian",
        PeriodStatus.STARTS_LATE: "Thiếu phần đầu",
        PeriodStatus.ENDS_EARLY: "Thiếu phần cuối",
        PeriodStatus.BOTH: "Thiếu phần đầu và phần cuối",
        PeriodStatus.NOT_STATED: "Không nêu mốc thời gian",
        PeriodStatus.WRONG: "Nêu sai mốc thời gian",
        PeriodStatus.NOT_REQUIRED: "Không đòi mốc thời gian",
    }
)

DEADLINE: Final[Mapping[DeadlineStatus, str]] = MappingProxyType(
    {
        DeadlineStatus.ON_TIME: "đúng hạn",
        DeadlineStatus.LATE: "muộn",
        DeadlineStatus.NOT_RECEIVED: "chưa nhận được",
        DeadlineStatus.NOT_DUE: "chưa đến hạn",
    }
)

SEVERITY: Final[Mapping[Severity, str]] = MappingProxyType(
    {
        Severity.ERROR: "Chưa đúng kế hoạch",
        Severity.WARNING: "Cần xem lại",
        Severity.ADVICE: "Gợi ý",
    }
)

CHANGE: Final[Mapping[ChangeKind, str]] = MappingProxyType(
    {
        ChangeKind.SUPPLIED: "Đã bổ sung",
        ChangeKind.STILL_MISSING: "Còn thiếu",
        ChangeKind.NEW_GAP: "Mới phát sinh",
        ChangeKind.LOST: "Bị mất",
    }
)

KIND: Final[Mapping[PaperKind, str]] = MappingProxyType(
    {
        PaperKind.INSPECTION_REPORT: "Báo cáo theo nội dung kiểm tra (Mục I)",
        PaperKind.ACTIVITY_REPORT: "Báo cáo tình hình và kết quả hoạt động",
        PaperKind.COLLECTIVE_REVIEW: "Báo cáo kiểm điểm tập thể",
        PaperKind.SELF_REVIEW: "Bản tự kiểm điểm",
        PaperKind.PERSONAL_RECORD_UPDATE: "Phiếu bổ sung lý lịch",
        PaperKind.ASSET_DECLARATION: "Bản kê khai tài sản, thu nhập",
        PaperKind.RESIDENCE_COMMENT: "Nhận xét của cấp ủy nơi cư trú",
        PaperKind.MINUTES: "Biên bản hội nghị",
        PaperKind.CLASSIFICATION_REPORT: "Báo cáo tự phân loại chi bộ",
        PaperKind.SCORE_SHEET: "Bản tự chấm điểm",
        PaperKind.NOTICE: "Thông báo",
        PaperKind.PLAN: "Kế hoạch",
        PaperKind.LIST: "Danh sách",
        PaperKind.LETTER: "Công văn",
        PaperKind.OTHER: "Giấy tờ khác",
        PaperKind.UNKNOWN: "Chưa rõ loại",
    }
)

PROBLEM: Final[Mapping[Problem, str]] = MappingProxyType(
    {
        Problem.WRONG_BRANCH: "của chi bộ khác",
        Problem.WRONG_YEAR: "của năm khác",
        Problem.WRONG_KIND_EXTENSION: "đuôi tệp không đúng loại",
        Problem.DUPLICATE: "nộp trùng",
        Problem.SUPERSEDED: "đã có bản mới hơn",
        Problem.BLANK_FORM: "mẫu chưa điền",
        Problem.INSTRUCTION_TEXT: "còn câu hướng dẫn của mẫu",
        Problem.MULTI_DOCUMENT: "một tệp chứa nhiều giấy tờ",
        Problem.SPLIT_DOCUMENT: "một giấy tờ chia nhiều tệp",
        Problem.HIDDEN_TEXT: "có chữ bị ẩn",
        Problem.REVISION_MARKS: "còn dấu sửa chữa (Track Changes)",
        Problem.LEGACY_ENCODING: "gõ bằng phông chữ cũ",
        Problem.WEAK_TEXT_LAYER: "lớp chữ của tệp quét kém",
        Problem.HANDWRITTEN: "viết tay",
    }
)

STANCE: Final[Mapping[Stance, str]] = MappingProxyType(
    {
        Stance.DONE: "đã làm",
        Stance.NIL: "không phát sinh",
        Stance.NOT_DONE: "chưa làm",
        Stance.PROMISED: "hẹn sau",
        Stance.INTENDED: "dự định",
        Stance.ELSEWHERE: "nêu ở văn bản khác",
        Stance.NOT_APPLICABLE: "nêu là không áp dụng",
        Stance.HOLLOW: "nói chung chung",
        Stance.HEADING: "đề mục",
        Stance.NONE: "không khẳng định gì",
    }
)

MEDIUM: Final[Mapping[Medium, str]] = MappingProxyType(
    {
        Medium.DOCX: "Word",
        Medium.PDF: "PDF",
        Medium.SCAN: "bản quét",
        Medium.IMAGE: "ảnh chụp",
        Medium.DOC: "Word cũ",
        Medium.RTF: "RTF",
        Medium.HTML: "HTML",
        Medium.TXT: "tệp chữ (.txt)",
    }
)

ASIDE: Final[Mapping[Aside, str]] = MappingProxyType(
    {
        Aside.DELETED: "chữ đã xóa",
        Aside.HIDDEN: "chữ bị ẩn",
        Aside.COMMENT: "lời bình chú",
        Aside.HEADER: "đầu trang",
        Aside.FOOTER: "chân trang",
        Aside.ILLEGIBLE: "nét không đọc rõ trên bản quét",
        Aside.FIELD_CODE: "mã trường",
        Aside.NOT_READ: "tệp nhúng bên trong, chưa mở",
    }
)


def standing(value: Verdict | PeriodStatus | None) -> str:
    """A verdict or a period's status in words; "chưa có" where there was none."""
    if value is None:
        return "chưa có"
    return VERDICT[value] if isinstance(value, Verdict) else PERIOD[value]


def day(date: dt.date) -> str:
    """14/11/2016."""
    return f"{date:%d/%m/%Y}"


def moment(at: dt.datetime) -> str:
    """09:30 ngày 12/11/2016, in Vietnamese time when ``at`` knows its zone."""
    here = local(at)
    return f"{here:%H:%M} ngày {here:%d/%m/%Y}"


def arrival(at: dt.datetime) -> str:
    """As :func:`moment`; midnight sharp stands for a day without an hour: ngày 12/11/2016."""
    here = local(at)
    return f"ngày {here:%d/%m/%Y}" if here.time() == dt.time() else moment(at)


def local(at: dt.datetime) -> dt.datetime:
    """The moment in Vietnam; one without a zone is taken as Vietnamese."""
    return at.astimezone(VIETNAM) if at.tzinfo else at.replace(tzinfo=VIETNAM)


def stretch(first: dt.date | None, last: dt.date | None) -> str:
    """Từ 01/01/2014 đến 31/12/2014; an open end is said as one."""
    if first is None and last is None:
        return "không rõ"
    if first is None and last is not None:
        return f"đến {day(last)}"
    begin = f"từ {day(first)}" if first is not None else ""
    return f"{begin} đến {day(last)}" if last is not None else f"{begin} đến nay"


def asked(first: dt.date | None, last: dt.date | None) -> str:
    """A period asked for; an end without a day is the milestone the notice names instead."""
    begin = day(first) if first else "sau Đại hội chi bộ"
    end = day(last) if last else "thời điểm kiểm tra"
    return f"từ {begin} đến {end}"


def place(evidence: Evidence, *, file: bool = True) -> str:
    """Where a quotation stands: file, page, heading and paragraph, as far as they are known."""
    parts = [evidence.file] if file else []
    if evidence.part > 1:
        parts.append(f"văn bản thứ {evidence.part} trong tệp")
    if evidence.page is not None:
        parts.append(f"trang {evidence.page}")
    if evidence.section:
        parts.append(f"dưới mục “{evidence.section}”")
    if evidence.block is not None:
        parts.append(f"đoạn {evidence.block}")
    return ", ".join(parts)


def unread(entry: QuarantineEntry) -> str:
    """Which file could not be read, why and what to do; the file is named once."""
    named = "" if entry.file in entry.message else f"“{entry.file}”: "
    return f"{named}{entry.message} {entry.remedy}".strip()


def request(remedy: str) -> str:
    """What to do, to stand after the word "Đề nghị" without saying it again."""
    return _PLEASE.sub(lambda found: found[1] + found[2].upper(), remedy)


_PLEASE = re.compile(r"(^|(?<=[.;?] ))Đề nghị (\w)")


def said_of(finding: RuleFinding) -> str:
    """A finding's sentence, with the person where the sentence does not name one."""
    person = finding.person
    named = f"{person}: " if person and person not in finding.message else ""
    return named + finding.message


def reason(value: Reason | None, *, paper: bool = False) -> str:
    """The reason in words; empty where there is none. ``paper``: said of a dossier's paper."""
    if value is None:
        return ""
    return _REASON_OF_PAPER.get(value, REASON[value]) if paper else REASON[value]
