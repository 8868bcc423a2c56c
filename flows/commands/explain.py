"""``hoso explain``: how a file was read, and why."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from collections import defaultdict

from checks import coverage, plans
from dossier.dates import VIETNAM
from dossier.document import Aside, Document, Unread
from dossier.errors import ExitCode, UsageError
from dossier.facts import PaperKind, Reading
from dossier.plan import Plan
from dossier.submission import Case
from flows import bundles, pipeline, settings
from flows.commands import arguments
from review import words
from review.privacy import harmless, shown


def explain(args: argparse.Namespace) -> int:
    """The document as it was read: blocks with places, header, facts, what was set aside."""
    chosen = settings.load()
    plan = plans.load(args.plan or chosen.plan, (plans.FOLDER, chosen.plans))
    code = ExitCode.COMPLETE
    for document in pipeline.read([(arguments.existing(args.file), args.file.name)]):
        if isinstance(document, Unread):
            print(harmless(f"{document.message} {document.remedy}"))
            code = ExitCode.UNREADABLE
            continue
        for reading in pipeline.extract_all([document], plan):
            if args.clause:
                _print_clause(reading, plan, args.clause)
            else:
                _print_reading(reading)
                _print_account(document)
        if document.unreadable_pages:
            code = ExitCode.UNREADABLE
    return code


def _print_reading(reading: Reading) -> None:
    document, identity = reading.document, reading.identity
    print(f"{harmless(document.file)} – phần {document.part} – {words.MEDIUM[document.medium]}")
    for label, value in (
        ("Loại văn bản", words.KIND[identity.kind]),
        ("Chi bộ", identity.branch),
        ("Người", identity.person),
        ("Năm", identity.year),
        ("Số", identity.number),
        ("Ngày", identity.date),
        ("Cơ quan ban hành", identity.issuer),
        ("Tên văn bản", identity.title),
        ("Người ký", identity.signer),
    ):
        if value is not None:
            print(f"   {label}: {shown(str(value))}")
    for problem in dict.fromkeys((*document.problems, *reading.problems)):
        print(f"   Lưu ý: {words.PROBLEM[problem]}")
    sensitive = identity.kind.name == "ASSET_DECLARATION"
    print("\nTỪNG ĐOẠN NHƯ ĐÃ ĐỌC")
    dates, references = defaultdict(list), defaultdict(list)
    for fact in reading.dates:
        dates[fact.span.block].append(fact)
    for reference in reading.references:
        references[reference.span.block].append(reference)
    for number, block in enumerate(document.blocks, 1):
        place = f"trang {block.page}, " if block.page else ""
        text = "(bản kê khai: không hiện nội dung)" if sensitive else shown(block.text)
        print(f"[{place}đoạn {number}] {block.number} {text}".replace("]  ", "] "))
        for fact in () if sensitive else dates[number - 1]:
            meaning = words.stretch(fact.value.first, fact.value.last)
            print(f"      ngày: {shown(reading.quote(fact.span))} → {meaning} ({fact.value.rule})")
        for reference in references[number - 1]:
            print(f"      văn bản: {shown(reference.number)}")
    print()


def _print_account(document: Document) -> None:
    """What became of every sign of the file, so that one sees at a glance whether any was lost."""
    account = document.account
    if account is None:
        kept = sum(len(block.text) for block in document.blocks)
        aside = sum(len(one.text) for one in document.set_aside)
        print(f"SỔ CHỮ: {kept} ký tự được đọc, {aside} ký tự để riêng")
    else:
        print("SỔ CHỮ (không kể dấu cách)")
        for count, what in (
            (account.written, "ký tự có trong tệp, gồm:"),
            (account.shown, "   là lời văn trên trang"),
            (account.aside, "   để riêng, vì không phải lời văn trên trang (kể dưới đây)"),
            (account.recast, "   bớt đi khi ghép dấu, bỏ ký tự vô hình và đổi phông cũ"),
        ):
            if count or what.startswith("ký tự"):
                print(f"   {count:>7} {what}")
        if account.closes:
            print("   Sổ khớp: không chữ nào bị bỏ sót.")
        else:
            print(
                f"   Sổ lệch {account.missing} ký tự: có chỗ trong tệp chưa đọc tới. "
                "Đề nghị mở tệp đối chiếu, và gửi tệp cho người giữ phần mềm."
            )
    codes = [one for one in document.set_aside if one.reason is Aside.FIELD_CODE]
    if codes:
        print(f"   để riêng ({words.ASIDE[Aside.FIELD_CODE]}): {len(codes)} chỗ")
    for one in document.set_aside:
        if one.reason is not Aside.FIELD_CODE:
            print(f"   để riêng ({words.ASIDE[one.reason]}): {shown(one.text)[:200]}")
    for page in document.unreadable_pages:
        print(f"   trang {page} không đọc được")


def _print_clause(reading: Reading, plan: Plan, clause_id: str) -> None:
    known = [clause.id for content in plan.contents for clause in content.clauses]
    if clause_id not in known:
        raise UsageError(f"Không có ý “{clause_id}”. Các ý: {', '.join(known)}.")
    kind = reading.identity.kind
    if kind is not PaperKind.INSPECTION_REPORT:
        print(
            f"{harmless(reading.document.file)}: {words.KIND[kind].lower()}, không phải báo cáo"
            f" theo Mục I; không xét ý {clause_id}."
        )
        return
    unit = plan.unit(reading.identity.branch or "") or bundles.unknown_unit()
    today = dt.datetime.now(VIETNAM).date()
    case = Case(plan=plan, unit=unit, readings=(reading,), as_of=today)
    (content,) = (one for one in plan.contents if clause_id in {each.id for each in one.clauses})
    (finding,) = (one for one in coverage.check(case)[content.id] if one.id == clause_id)
    print(f"Ý {clause_id}. {finding.basis}")
    print(f"Kết luận: {words.VERDICT[finding.verdict]}. {finding.message}\n")
    candidates = coverage.explain(case, clause_id)
    if not candidates:
        print(
            "Không nhận ra câu nào nói đến ý này; nếu báo cáo có nêu, đề nghị người kiểm tra đọc"
            " lại và ghi nhận."
        )
    for number, one in enumerate(candidates, 1):
        span = one.passage.sentence.span
        page = reading.document.blocks[span.block].page
        place = f"trang {page}, đoạn {span.block + 1}" if page else f"đoạn {span.block + 1}"
        print(f"{number}. “{shown(reading.quote(span))}” ({place})")
        print(f"   nếu chỉ có câu này: {_outcome(one.gives)}")
        for step in one.steps:
            print(f"   - {_in_words(step)}")


_NO_ANSWER = {"heading": "chỉ là đề mục", "elsewhere": "nêu là có ở tệp khác"}
_TABLES = (words.STANCE, words.VERDICT, words.REASON)
_TOKEN = re.compile(r"(?<![“\w])[a-z]+(?:_[a-z]+)*(?![\w”])")


def _outcome(given: str) -> str:
    """A verdict or a reason, in words."""
    named = (*words.VERDICT.items(), *words.REASON.items(), *_NO_ANSWER.items())
    return next((said for value, said in named if value == given), given)


def _in_words(step: str) -> str:
    """A step of the judgement, its stances and what it gives in words; quotations stay."""
    named = {str(value): said for table in _TABLES for value, said in table.items()}
    return _TOKEN.sub(lambda found: named.get(found[0], found[0]), step)
