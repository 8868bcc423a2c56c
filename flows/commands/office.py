"""An office's own commands: init, run, status, report, history."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from dossier.dates import VIETNAM
from dossier.errors import ExitCode, HosoError, UsageError
from dossier.plan import Unit
from dossier.records import Recorded
from flows import inbox, pipeline, settings
from flows.commands import arguments, trouble
from flows.commands.check import exit_code
from flows.commands.progress import Progress
from flows.office import Office, load_plan, open_office
from review import data, html, matrix, sheet, text, words
from review import word as word_file
from review.privacy import harmless

_EXAMPLE = """\
# Nơi đặt của hoso. Bỏ dấu # và sửa nếu cần; bỏ trống thì dùng như đang ghi.
# plan = "vpub-2016"              # kế hoạch đang dùng
# inbox = "hop-thu-den"           # mỗi chi bộ một thư mục con
# reports = "ket-qua"             # báo cáo kết quả được ghi ở đây
# registry = "registry.toml"      # ngày Đại hội, có chi ủy hay không … của từng chi bộ
# ledger = "postgresql+psycopg://hoso@may-chu/hoso"   # bỏ trống: một tệp SQLite trong du-lieu
# received = "intake"             # "mtime": lấy ngày của tệp làm ngày nhận (nhập hồ sơ cũ)
"""
_REGISTRY = """\
# Những điều không thông báo nào nói về từng chi bộ. Bỏ dấu # và điền.
"""


def init(args: argparse.Namespace) -> int:
    """Make the folders of an office; nothing that exists is touched."""
    chosen = settings.load(args.home)
    plan = load_plan(chosen, args.plan)
    _write_new(chosen.home / settings.FILE, _EXAMPLE)
    entries = "".join(
        f"\n[{unit.id}] # {unit.name}\n# chi_uy = true\n# congress = 2015-03-12\n"
        for unit in plan.units
    )
    _write_new(chosen.registry, _REGISTRY + entries)
    chosen.inbox.mkdir(parents=True, exist_ok=True)
    for unit in plan.units:
        if unit.id not in inbox.branch_folders(chosen.inbox, plan):
            (chosen.inbox / unit.name).mkdir(parents=True, exist_ok=True)
    print(f"Đã sẵn sàng ở {chosen.home}.")
    print(f"1. Chép tệp các chi bộ gửi vào thư mục mang tên chi bộ trong {chosen.inbox}.")
    print(f"2. Điền {chosen.registry.name} (ngày Đại hội, có chi ủy hay không).")
    print("3. Chạy “hoso run” để kiểm tra ngay, hoặc “hoso serve” để chạy lịch hằng đêm.")
    return ExitCode.COMPLETE


def run(args: argparse.Namespace) -> int:
    """Take in the inbox, judge what changed and publish; one broken branch stops nobody."""
    chosen = settings.load(args.home)
    worst = int(ExitCode.COMPLETE)
    with (
        Progress() as progress,
        open_office(chosen, plan_id=args.plan, progress=progress) as office,
    ):
        for name in inbox.strangers(chosen.inbox, office.plan):
            print(
                f"hoso: “{harmless(name)}” không phải thư mục của chi bộ nào, chưa đọc.",
                file=sys.stderr,
            )
        units = (arguments.unit(args.branch, office.plan),) if args.branch else office.plan.units
        if args.dry_run:
            return _dry_run(office, units)
        for unit in units:
            try:
                pipeline.process(office, unit)
            except HosoError as error:
                print(f"hoso: {unit.name}: {harmless(str(error))}", file=sys.stderr)
                worst = max(worst, int(error.exit_code))
            except Exception:  # one branch's fault must not cost the others their report
                file = trouble.kept()
                print(f"hoso: {unit.name}: lỗi ngoài dự kiến, xem {file}.", file=sys.stderr)
                worst = trouble.UNEXPECTED
        folder = pipeline.publish_committee(office)
        whole = pipeline.newest(office)
        print(matrix.matrix(whole, office.plan, str(folder)))
    return worst if worst >= ExitCode.LEDGER else max(worst, exit_code(whole))


def status(args: argparse.Namespace) -> int:
    """What has come and what is missing, from the ledger alone."""
    chosen = settings.load(args.home)
    with open_office(chosen, plan_id=args.plan) as office:
        whole = pipeline.newest(office)
        if not whole.branches:
            print("Chưa có kết quả nào: đặt tệp vào hộp thư đến rồi chạy “hoso run”.")
            return ExitCode.COMPLETE
        folder = chosen.reports / office.plan.id
        print(matrix.matrix(whole, office.plan, str(folder)))
        known = {report.branch for report in whole.branches}
        for unit in office.plan.units:
            if unit.id not in known:
                print(f"{unit.name}: chưa chạy lần nào.")
    return exit_code(whole)


def report(args: argparse.Namespace) -> int:
    """One branch's gap report, in the format asked for."""
    with open_office(settings.load(args.home), plan_id=args.plan) as office:
        unit = arguments.unit(args.branch, office.plan)
        recorded = _latest(office, unit)
        rendered = _rendered(office, unit, recorded, args.format)
        code = exit_code(pipeline.committee_of(office.plan, (recorded.report,), office.as_of))
    if args.out is not None:
        arguments.write(args.out, rendered)
        print(f"Đã ghi {args.out}")
    elif args.format in ("docx", "xlsx"):
        raise UsageError(f"Dạng {args.format} cần tên tệp: thêm --out TỆP.{args.format}")
    else:
        print(rendered.decode())
    return code


def history(args: argparse.Namespace) -> int:
    """Every version of a branch's papers and what changed between them."""
    with open_office(settings.load(args.home), plan_id=args.plan) as office:
        unit = arguments.unit(args.branch, office.plan)
        _latest(office, unit)
        for recorded in office.ledger.history(office.plan.id, unit.id):
            made = recorded.made.astimezone(VIETNAM)
            gaps = sum(verdict.is_gap for verdict in pipeline.verdicts(recorded.report))
            print(
                f"Lần nộp {recorded.version}, xét lúc {words.moment(made)}: {gaps} điểm còn thiếu"
            )
            for change in pipeline.changes_since(office, unit, recorded):
                print(f"   {words.CHANGE[change.kind]}: {change.title}")
    return ExitCode.COMPLETE


def _dry_run(office: Office, units: Sequence[Unit]) -> int:
    """Say what a run would take in; nothing is written."""
    folders = inbox.branch_folders(office.settings.inbox, office.plan)
    for unit in units:
        folder = folders.get(unit.id)
        papers = inbox.gather(folder).papers if folder else ()
        known = {one.name for one in office.ledger.receipts(office.plan.id, unit.id)}
        fresh = [one.name for one in papers if one.name not in known]
        print(f"{unit.name}: {len(papers)} tệp trong hộp thư, {len(fresh)} tên chưa từng nhận")
        for name in fresh:
            print(f"   {harmless(name)}")
    print("Chưa ghi gì. Bỏ --dry-run để chạy thật.")
    return ExitCode.COMPLETE


def _latest(office: Office, unit: Unit) -> Recorded:
    recorded = office.ledger.latest(office.plan.id, unit.id)
    if recorded is None:
        raise UsageError(f"{unit.name} chưa được xét lần nào. Chạy “hoso run” trước.")
    return recorded


def _rendered(office: Office, unit: Unit, recorded: Recorded, form: str) -> bytes:
    gap_report, plan = recorded.report, office.plan
    changes = pipeline.changes_since(office, unit, recorded)
    stamp = (recorded.made, recorded.version)
    if form == "html":
        return html.gap_report(gap_report, plan, changes, *stamp).encode()
    if form == "docx":
        return word_file.gap_report(gap_report, plan)
    if form == "json":
        return data.to_bytes(data.version_json(gap_report, plan, changes, *stamp))
    if form == "xlsx":
        return sheet.branch(gap_report, plan)
    return text.gap_report(gap_report, plan, changes, *stamp).encode()


def _write_new(path: Path, content: str) -> None:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
