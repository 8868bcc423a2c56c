"""Invented branches with invented answers: every verdict, reason and status at least once."""

from __future__ import annotations

import datetime as dt
from itertools import cycle
from zoneinfo import ZoneInfo

from checks.plans import load
from dossier.document import Medium, Problem
from dossier.facts import PaperKind
from dossier.findings import (
    Change,
    ChangeKind,
    ClauseFinding,
    CommitteeReport,
    ContentFinding,
    DeadlineFinding,
    DeadlineStatus,
    DocumentEntry,
    DossierFinding,
    Evidence,
    FileCount,
    GapReport,
    ItemFinding,
    MemberFinding,
    PeriodFinding,
    PeriodStatus,
    QuarantineEntry,
    Reason,
    ReportFinding,
    RuleFinding,
    Severity,
    Verdict,
)

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
PLAN = load("vpub-2016")
AS_OF = dt.date(2016, 12, 26)
MADE_AT = dt.datetime(2016, 12, 26, 6, 30, tzinfo=HERE)
REPORT_FILE = "BC moi (1).docx"

# A cell that a spreadsheet would compute, markup a browser would run, an identity number.
FORMULA = '=HYPERLINK("http://xau.example","bấm vào đây")'
MARKUP = "<script>alert('x')</script> & <b>đậm</b>"
IDENTITY = "044085001234"

CHANGES = (
    Change(
        subject="1c",
        title="1c Tổ chức đánh giá, phân loại tổ chức đảng",
        kind=ChangeKind.SUPPLIED,
        before=Verdict.MISSING,
        after=Verdict.MET,
    ),
    Change(
        subject="2b",
        title="2b Lãnh đạo thực hiện và kết quả công tác phòng, chống tham nhũng, lãng phí",
        kind=ChangeKind.STILL_MISSING,
        before=Verdict.PARTLY,
        after=Verdict.PARTLY,
    ),
    Change(
        subject="item/3/Trần Thị Bưởi",
        title="Hồ sơ 3 Bản tự kiểm điểm của đồng chí Trần Thị Bưởi",
        kind=ChangeKind.NEW_GAP,
        before=None,
        after=Verdict.MISSING,
    ),
    Change(
        subject="period/1",
        title="Mốc thời gian của nội dung 1",
        kind=ChangeKind.LOST,
        before=PeriodStatus.OK,
        after=PeriodStatus.STARTS_LATE,
    ),
)


def quote(words: str, block: int = 12, page: int | None = 1) -> Evidence:
    """The report's own words."""
    return Evidence(file=REPORT_FILE, page=page, block=block, quote=words)


def basis(clause_id: str) -> str:
    """The notice's sentence for a clause, as the checks quote it."""
    return next(
        str(clause.source)
        for content in PLAN.contents
        for clause in content.clauses
        if clause.id == clause_id
    )


def clause(
    clause_id: str,
    verdict: Verdict = Verdict.MET,
    reason: Reason | None = None,
    message: str = "Báo cáo có nêu nội dung này.",
    remedy: str | None = None,
    evidence: tuple[Evidence, ...] = (),
    *,
    deficiency: bool = False,
    thin: bool = False,
) -> ClauseFinding:
    """One clause's answer."""
    return ClauseFinding(
        id=clause_id,
        verdict=verdict,
        reason=reason,
        message=message,
        remedy=remedy,
        basis=basis(clause_id),
        evidence=evidence,
        deficiency=deficiency,
        thin=thin,
    )


def _content(content_id: str, period: PeriodFinding, *clauses: ClauseFinding) -> ContentFinding:
    title = next(content.title for content in PLAN.contents if content.id == content_id)
    return ContentFinding(id=content_id, title=title, period=period, clauses=clauses)


def _period_basis(content_id: str) -> str:
    period = next(content.period for content in PLAN.contents if content.id == content_id)
    return "" if period is None else str(period.source)


def contents() -> tuple[ContentFinding, ...]:
    """Mục I of a branch that answered some of everything."""
    start, end = dt.date(2014, 1, 1), dt.date(2016, 11, 23)
    return (
        _content(
            "1",
            PeriodFinding(
                status=PeriodStatus.STARTS_LATE,
                start=dt.date(2015, 1, 1),
                end=dt.date(2016, 11, 10),
                required_start=start,
                required_end=end,
                missing=((start, dt.date(2014, 12, 31)),),
                message="Báo cáo nói từ năm 2015; chưa có số liệu của năm 2014.",
                remedy="Bổ sung kết quả từ tháng 01/2014 đến tháng 12/2014.",
                basis=_period_basis("1"),
                evidence=(quote("Từ năm 2015 đến nay, Chi bộ đã", 4),),
            ),
            clause(
                "1a",
                evidence=(
                    quote("Chi ủy đã ban hành Quy chế làm việc số 02-QC/CB ngày 20/4/2015."),
                ),
            ),
            clause(
                "1b",
                thin=True,
                message="Báo cáo khẳng định đã thực hiện, chưa nêu việc cụ thể.",
                evidence=(quote("Quy chế làm việc được thực hiện nghiêm túc."),),
            ),
            clause(
                "1c",
                Verdict.PARTLY,
                Reason.INCOMPLETE,
                "Mới có kết quả năm 2015, chưa có kết quả năm 2014.",
                "Bổ sung kết quả đánh giá, phân loại chi bộ năm 2014.",
                (quote("Năm 2015, Chi bộ được xếp loại “Hoàn thành tốt nhiệm vụ”.", 14),),
            ),
            clause(
                "1d",
                Verdict.MISSING,
                Reason.WRONG_SUBJECT,
                "Đoạn này nói về phân loại công chức, chưa nói về phân tích chất lượng đảng viên.",
                "Bổ sung kết quả phân tích chất lượng đảng viên năm 2014 và năm 2015.",
                (quote("Năm 2015, 100% công chức hoàn thành tốt nhiệm vụ.", 15),),
            ),
        ),
        _content(
            "2",
            PeriodFinding(
                status=PeriodStatus.OK,
                start=start,
                end=end,
                required_start=start,
                required_end=end,
                basis=_period_basis("2"),
                evidence=(quote("từ 01/01/2014 đến nay", 16),),
            ),
            clause(
                "2a",
                Verdict.MISSING,
                Reason.WRONG_REFERENCE,
                "Báo cáo nêu Chỉ thị 03-CT/TW; thông báo hỏi Chương trình hành động số 16-CTr/TU.",
                "Bổ sung việc quán triệt, triển khai Chương trình hành động số 16-CTr/TU.",
                (quote("Chi bộ đã quán triệt Chỉ thị 03-CT/TW tới toàn thể đảng viên.", 17),),
            ),
            clause(
                "2b",
                Verdict.UNCLEAR,
                Reason.UNREADABLE,
                "Trang 3 không đọc được nên chưa kết luận được.",
                "Đề nghị gửi lại trang 3 cho rõ: trang này có nêu kết quả phòng, chống tham nhũng, "
                "lãng phí không?",
            ),
        ),
        _content(
            "3",
            PeriodFinding(
                status=PeriodStatus.NOT_STATED,
                required_start=dt.date(2015, 3, 12),
                required_end=end,
                message="Báo cáo không nêu mốc thời gian của nội dung 3.",
                remedy="Ghi rõ báo cáo từ sau Đại hội chi bộ đến thời điểm nào.",
                basis=_period_basis("3"),
            ),
            clause(
                "3a", evidence=(quote("Chi bộ tổ chức học tập ngày 05/8/2015, 12/12 đảng viên."),)
            ),
            clause(
                "3b",
                Verdict.MISSING,
                Reason.DEFERRED,
                "Báo cáo hẹn sẽ báo cáo sau.",
                "Bổ sung ngay trong lần này.",
                (quote("Nội dung này Chi bộ sẽ báo cáo sau.", 20),),
            ),
            clause(
                "3c", Verdict.MISSING, Reason.ABSENT, "Không thấy nêu.", "Bổ sung nội dung này."
            ),
            clause(
                "3d",
                Verdict.NOT_APPLICABLE,
                Reason.STATED,
                "Báo cáo nêu rõ lý do không áp dụng.",
                evidence=(quote("Chi bộ thành lập sau đợt học tập nên không thuộc diện.", 22),),
            ),
            clause(
                "3e",
                Verdict.MISSING,
                Reason.FUTURE_PLAN,
                "Mới là dự kiến.",
                "Bổ sung số, ngày của kế hoạch hoặc chương trình hành động đã ban hành.",
                (quote("Trong thời gian tới, Chi bộ sẽ xây dựng chương trình hành động.", 23),),
            ),
        ),
        _content(
            "4",
            PeriodFinding(status=PeriodStatus.NOT_REQUIRED),
            clause("4a", evidence=(quote(f"Hồ sơ đảng viên {MARKUP} được lưu đủ.", 30),)),
            clause(
                "4b",
                deficiency=True,
                message="Báo cáo nêu chưa mở sổ biên bản chi ủy.",
                evidence=(quote("Chi ủy chưa mở Sổ biên bản riêng.", 31),),
            ),
            clause(
                "4c",
                Verdict.PARTLY,
                Reason.INCOMPLETE,
                "Có việc thu, chưa có việc nộp.",
                "Bổ sung số đảng phí đã nộp lên cấp trên.",
                (quote(f"{FORMULA} thu của đồng chí có CMND {IDENTITY}.", 32),),
            ),
            clause(
                "4d",
                Verdict.UNCLEAR,
                Reason.CONFLICT,
                "Hai chỗ nêu số dư khác nhau.",
                "Số dư đảng phí đến ngày báo cáo là 1.250.000 đồng hay 1.520.000 đồng?",
                (
                    quote("Số dư 1.250.000 đồng.", 33),
                    quote("Hiện còn 1.520.000 đồng.", 40, 2),
                ),
            ),
        ),
    )


def items() -> tuple[ItemFinding, ...]:
    """The eight items, each standing elsewhere."""
    names = ("Nguyễn Văn An", "Trần Thị Bưởi", "Lê Hữu Cam", "Phạm Đức Dừa", "Hoàng Thị Ếch")
    verdicts = {
        "1": (Verdict.MET, None, "Đã có.", None),
        "2": (
            Verdict.UNCLEAR,
            Reason.UNKNOWN_REGISTRY,
            "Chưa biết chi bộ có chi ủy hay không.",
            "Chi bộ có chi ủy không?",
        ),
        "3": (
            Verdict.PARTLY,
            Reason.INCOMPLETE,
            "Có 3 trên 5 bản tự kiểm điểm.",
            "Gửi bản tự kiểm điểm còn thiếu.",
        ),
        "4": (
            Verdict.MISSING,
            Reason.ABSENT,
            "Không có phiếu nào.",
            "Gửi 5 phiếu bổ sung lý lịch.",
        ),
        "5": (Verdict.NOT_APPLICABLE, Reason.NOT_REQUIRED, "Không ai thuộc diện kê khai.", None),
        "6": (
            Verdict.PARTLY,
            Reason.WRONG_YEAR,
            "Có 4 trên 5 bản nhận xét.",
            "Gửi bản nhận xét năm 2016 của đồng chí Lê Hữu Cam.",
        ),
        "7": (Verdict.NOT_DUE, None, "Chưa đến hạn.", None),
        "8": (
            Verdict.PARTLY,
            Reason.DEFECTIVE,
            "Có báo cáo tự phân loại, chưa có Bản tự chấm điểm.",
            "Gửi Bản tự chấm điểm kèm theo.",
        ),
    }
    answers = cycle(
        (
            (Verdict.MET, None),
            (Verdict.MISSING, Reason.ABSENT),
            (Verdict.PARTLY, Reason.DEFECTIVE),
            (Verdict.MET, None),
            (Verdict.UNCLEAR, Reason.UNREADABLE),
            (Verdict.MISSING, Reason.WRONG_PERSON),
            (Verdict.MISSING, Reason.BLANK_FORM),
            (Verdict.NOT_APPLICABLE, Reason.NOT_REQUIRED),
        )
    )
    found = []
    for item in PLAN.items:
        verdict, reason, message, remedy = verdicts[item.id]
        members = []
        if item.applies.value in ("member", "declarant"):
            for name in names:
                standing, why = next(answers)
                members.append(
                    MemberFinding(
                        name=name,
                        verdict=standing,
                        reason=why,
                        file=f"ho so/{name} {item.id}.docx" if standing is Verdict.MET else None,
                    )
                )
        found.append(
            ItemFinding(
                id=item.id,
                title=item.title,
                verdict=verdict,
                reason=reason,
                files=("ho so/bao cao.docx",) if item.id in ("1", "8") else (),
                message=message,
                remedy=remedy,
                basis=str(item.source),
                members=tuple(members),
            )
        )
    return tuple(found)


def findings() -> tuple[RuleFinding, ...]:
    """Errors inside papers: one of each severity."""
    assert PLAN.review is not None
    return (
        RuleFinding(
            code="SCORE_SUM",
            rule="C43",
            severity=Severity.ERROR,
            message="Tổng điểm ghi trong bản tự chấm không bằng tổng các phần.",
            basis=str(PLAN.review.score_source),
            file="ho so/tu cham diem.docx",
            quote="Tổng cộng: 95 điểm",
            arithmetic="40+19+15+14+10=98≠95",
        ),
        RuleFinding(
            code="SC_NO_CAUSE",
            rule="C8",
            severity=Severity.WARNING,
            message="Bản tự kiểm điểm chưa nêu nguyên nhân của khuyết điểm.",
            basis="57-KH/ĐUVP, Mục II.A.3.2: “ưu điểm, khuyết điểm, nguyên nhân, biện pháp”",
            file="ho so/Nguyễn Văn An 3.docx",
            person="Nguyễn Văn An",
        ),
        RuleFinding(
            code="HTXS_BASIS",
            rule="C53",
            severity=Severity.ADVICE,
            message="Đề nghị nêu căn cứ xếp loại xuất sắc.",
            basis="57-KH/ĐUVP, Mục II.B.2.2.3a",
            person="Trần Thị Bưởi",
            quote="Sinh ngày 03/02/1970, tự xếp loại xuất sắc",
        ),
        RuleFinding(
            code="SC_NO_RATING",
            rule="C34",
            severity=Severity.WARNING,
            message="Bản kê khai có chữ lạ.",
            basis="57-KH/ĐUVP, Mục III.3",
            file="ho so/ke khai.pdf",
            quote="Nhà đất 120 m2",
        ),
    )


def document(
    file: str,
    kind: PaperKind,
    medium: Medium = Medium.DOCX,
    problems: tuple[Problem, ...] = (),
    unreadable: tuple[int, ...] = (),
) -> DocumentEntry:
    """A paper in the list of files."""
    return DocumentEntry(
        file=file,
        sha256="0" * 64,
        part=1,
        medium=medium,
        kind=kind,
        branch="KTTH",
        person=None,
        year=2016,
        number="05-BC/CB",
        date=dt.date(2016, 11, 10),
        issuer="CHI BỘ KINH TẾ - TỔNG HỢP",
        title="Báo cáo kiểm tra",
        signer="Nguyễn Văn An",
        pages=3,
        unreadable_pages=unreadable,
        problems=problems,
    )


def deadline(
    which: str,
    status: DeadlineStatus,
    received: dt.datetime | None = None,
) -> DeadlineFinding:
    """The report's or the dossier's limit."""
    limit = PLAN.report_deadline if which == "report" else PLAN.dossier_deadline
    assert limit is not None
    return DeadlineFinding(
        wording=f"trước ngày {limit.before:%d/%m/%Y}",
        last_valid=limit.last_valid,
        received=received,
        status=status,
        basis=str(limit.source),
    )


def mixed() -> GapReport:
    """KTTH: some of everything."""
    return GapReport(
        plan=PLAN.id,
        branch="KTTH",
        name="Chi bộ Kinh tế - Tổng hợp",
        as_of=AS_OF,
        documents=(
            document(REPORT_FILE, PaperKind.INSPECTION_REPORT, problems=(Problem.HIDDEN_TEXT,)),
            document("scan2.pdf", PaperKind.MINUTES, Medium.SCAN, unreadable=(3,)),
            document("ho so/ke khai.pdf", PaperKind.ASSET_DECLARATION, Medium.PDF),
        ),
        quarantine=(
            QuarantineEntry(
                file="scan3.pdf",
                reason="encrypted",
                message="Tệp có mật khẩu nên không mở được.",
                remedy="Đề nghị gửi lại bản không đặt mật khẩu.",
            ),
        ),
        report=ReportFinding(
            deadline=deadline(
                "report",
                DeadlineStatus.ON_TIME,
                dt.datetime(2016, 11, 12, 9, 30, tzinfo=HERE),
            ),
            contents=contents(),
        ),
        dossier=DossierFinding(
            deadline=deadline(
                "dossier", DeadlineStatus.LATE, dt.datetime(2016, 12, 25, 8, 0, tzinfo=HERE)
            ),
            items=items(),
            findings=findings(),
        ),
        interpretations=("muc-4-khong-moc", "luc-nhan"),
    )


def silent() -> GapReport:
    """HCTC: nothing was sent."""
    return GapReport(
        plan=PLAN.id,
        branch="HCTC",
        name="Chi bộ Hành chính - Tổ chức",
        as_of=AS_OF,
        documents=(),
        quarantine=(),
        report=ReportFinding(
            deadline=deadline("report", DeadlineStatus.NOT_RECEIVED),
            contents=tuple(
                ContentFinding(
                    id=content.id,
                    title=content.title,
                    period=PeriodFinding(
                        status=PeriodStatus.NOT_STATED
                        if content.period
                        else PeriodStatus.NOT_REQUIRED,
                        basis=_period_basis(content.id),
                        message="Chưa nhận được báo cáo.",
                    ),
                    clauses=tuple(
                        clause(
                            entry.id,
                            Verdict.MISSING,
                            Reason.ABSENT,
                            "Chưa nhận được báo cáo.",
                            "Gửi báo cáo.",
                        )
                        for entry in content.clauses
                    ),
                )
                for content in PLAN.contents
            ),
        ),
        dossier=None,
    )


def complete() -> GapReport:
    """VPDU: everything is there; no dossier is asked of it."""
    return GapReport(
        plan=PLAN.id,
        branch="VPDU",
        name="Văn phòng Đảng ủy",
        as_of=AS_OF,
        documents=(document("BC.docx", PaperKind.INSPECTION_REPORT),),
        quarantine=(),
        report=ReportFinding(
            deadline=deadline(
                "report",
                DeadlineStatus.ON_TIME,
                dt.datetime(2016, 11, 11, 9, 30, tzinfo=HERE),
            ),
            contents=tuple(
                ContentFinding(
                    id=content.id,
                    title=content.title,
                    period=PeriodFinding(
                        status=PeriodStatus.OK if content.period else PeriodStatus.NOT_REQUIRED,
                        start=dt.date(2014, 1, 1) if content.period else None,
                        end=dt.date(2016, 11, 25) if content.period else None,
                        required_start=dt.date(2014, 1, 1) if content.period else None,
                        required_end=dt.date(2016, 11, 25) if content.period else None,
                        basis=_period_basis(content.id),
                    ),
                    clauses=tuple(
                        clause(entry.id, evidence=(quote("Đã thực hiện ngày 01/6/2016."),))
                        for entry in content.clauses
                    ),
                )
                for content in PLAN.contents
            ),
        ),
        dossier=None,
    )


def committee() -> CommitteeReport:
    """The three of them, and a quota only seen across branches."""
    branches = (silent(), mixed(), complete())
    return CommitteeReport(
        plan=PLAN.id,
        as_of=AS_OF,
        files=FileCount(received=5, read=4, quarantined=1, ignored=0),
        quarantine=mixed().quarantine,
        branches=branches,
        findings=(
            RuleFinding(
                code="TSVM_QUOTA",
                rule="C49",
                severity=Severity.WARNING,
                message="Có 3 chi bộ tự xếp loại trong sạch, vững mạnh; tối đa là 2.",
                basis="57-KH/ĐUVP, Mục II.B.1.2a: “không vượt quá 2/5”",
                arithmetic="3 > 2/5 × 5 = 2",
            ),
        ),
    )
