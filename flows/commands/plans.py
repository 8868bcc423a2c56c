"""``hoso plan``: the plans, whether a plan file is valid, and the notices' own slips."""

from __future__ import annotations

import argparse

from checks import plans
from dossier.errors import ExitCode
from dossier.plan import Plan
from flows import settings


def listing(_: argparse.Namespace) -> int:
    """Every plan and what it asks for."""
    chosen = settings.load()
    for plan_id in plans.available((plans.FOLDER, chosen.plans)):
        plan = plans.load(plan_id, (plans.FOLDER, chosen.plans))
        mark = " (đang dùng)" if plan_id == chosen.plan else ""
        clauses = sum(len(content.clauses) for content in plan.contents)
        print(f"{plan_id}{mark}: {plan.title}")
        print(
            f"   {len(plan.units)} nơi phải báo cáo, {len(plan.contents)} nội dung ({clauses} ý),"
            f" {len(plan.items)} loại hồ sơ; theo {', '.join(one.number for one in plan.notices)}"
        )
        for name, limit in (("Báo cáo", plan.report_deadline), ("Hồ sơ", plan.dossier_deadline)):
            if limit is not None:
                print(f"   {name}: “{limit.source.quote}”")
                print(f"      ngày cuối còn hạn: {limit.last_valid:%d/%m/%Y}")
    return ExitCode.COMPLETE


def check(args: argparse.Namespace) -> int:
    """Whether a plan file is valid and every quotation stands in its notice."""
    plan, wrong = _loaded(args), []
    path = plans.file_of(args.plan or settings.load().plan, (plans.FOLDER, settings.load().plans))
    for number, quote in plans.quotes(plan):
        if not plans.stands_in(quote, plans.notice_text(path, plan, number)):
            wrong.append(f"{number} không có câu: “{quote}”")
    for line in wrong:
        print(line)
    if wrong:
        print(f"{path}: {len(wrong)} câu dẫn không đúng nguyên văn. Chép lại từ thông báo.")
        return ExitCode.PLAN
    print(f"{path}: hợp lệ; {len(plans.quotes(plan))} câu dẫn đúng nguyên văn thông báo.")
    return ExitCode.COMPLETE


def lint(args: argparse.Namespace) -> int:
    """The notices' own slips, as questions to the office that issued them."""
    plan = _loaded(args)
    print("ĐỀ NGHỊ LÀM RÕ (không tính cho chi bộ nào)\n")
    for slip in plan.slips:
        print(f"{slip.id}. {slip.about}\n   {slip.question}")
    print("\nCÁCH HIỂU ĐANG DÙNG\n")
    for one in plan.interpretations:
        print(f"- {one.about}: {one.reading}")
    return ExitCode.COMPLETE


def _loaded(args: argparse.Namespace) -> Plan:
    chosen = settings.load()
    return plans.load(args.plan or chosen.plan, (plans.FOLDER, chosen.plans))
