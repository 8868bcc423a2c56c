"""What an asset declaration holds enters no fact and no report, and identity numbers are masked."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

from checks import plans
from checks.judging import judge
from dossier.dates import VIETNAM
from dossier.facts import PaperKind
from dossier.submission import Received
from extractors import plain, roster
from extractors.sniff import Kind
from flows import pipeline
from flows.intake import Intake
from review import data
from samples import FOLDER

IN_TIME = dt.datetime(2016, 12, 20, 9, 0, tzinfo=VIETNAM)
SECRETS = ("Biệt thự Bảo Ninh", "1.750.000.000", "Mercedes GLC", "194012345678")
DECLARATION = """BẢN KÊ KHAI TÀI SẢN, THU NHẬP NĂM 2016
I. THÔNG TIN CHUNG
Người kê khai tài sản, thu nhập
- Họ và tên: Đào Duy Thạch          Năm sinh: 1968
- Chức vụ: Trưởng phòng Hành chính - Tổ chức
- Số căn cước: 194012345678
II. THÔNG TIN MÔ TẢ VỀ TÀI SẢN
1. Nhà ở: Biệt thự Bảo Ninh, giá trị 1.750.000.000 đồng
2. Ô tô: Mercedes GLC
Đồng Hới, ngày 10 tháng 12 năm 2016
NGƯỜI KÊ KHAI
Đào Duy Thạch
"""


def test_the_content_of_a_declaration_reaches_no_fact_and_no_report() -> None:
    plan = plans.load("vpub-2016")
    unit = plan.unit("HCTC")
    assert unit is not None
    content = DECLARATION.encode()
    document = plain.read(
        content, Kind.TXT, file="kk.txt", sha256=hashlib.sha256(content).hexdigest()
    )
    members = roster.load(Path(FOLDER) / "dossiers" / "dev" / "4-HCTC" / "roster.csv")
    received = Received(file="kk.txt", at=IN_TIME)
    intake = Intake(files=(), received=(received,), roster=members)

    (reading,) = pipeline.extract_all([document], plan)
    case = pipeline.assemble(plan, unit, [reading], [document], intake, IN_TIME.date())
    report = judge(case)  # what the ledger records, and all that is published is made from

    assert reading.identity.kind is PaperKind.ASSET_DECLARATION
    assert reading.identity.person == "Đào Duy Thạch"
    assert reading.paper is None
    said = [repr(reading.identity), repr(report), repr(data.branch_json(report, plan))]
    said += [reading.quote(sentence.span) for sentence in reading.sentences]
    for secret in SECRETS:
        assert not any(secret in one for one in said), secret
