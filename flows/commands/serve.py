"""``hoso serve``: schedule, orchestrator and result pages in one command."""

from __future__ import annotations

import argparse
import sys

from dossier.errors import ExitCode
from flows import serving, settings
from flows.office import load_plan


def serve(args: argparse.Namespace) -> int:
    """Run until stopped."""
    chosen = settings.load(args.home)
    load_plan(chosen, args.plan)  # a broken plan is said now, not at one o'clock at night
    print(f"Lịch: 01:00 mỗi đêm (giờ Việt Nam). Hộp thư: {chosen.inbox}")
    print(f"Kết quả:        http://127.0.0.1:{chosen.site_port}/{chosen.plan}/index.html")
    print(f"Trang điều phối: http://127.0.0.1:{chosen.port} (sẵn sàng sau khoảng nửa phút)")
    print("Dừng: Ctrl-C. Chạy tay một chi bộ: hoso run --branch MÃ")
    sys.stdout.flush()
    serving.serve(chosen)
    return ExitCode.COMPLETE
