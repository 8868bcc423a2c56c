"""``hoso``: the command line. Results to stdout in Vietnamese, everything else to stderr."""

from __future__ import annotations

import argparse
import difflib
import importlib
import io
import logging
import os
import re
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from dossier.errors import ExitCode, HosoError
from flows.commands import arguments, trouble

INTERRUPTED = 130


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (``dossier.errors.ExitCode``)."""
    for stream in (sys.stdout, sys.stderr):  # a terminal without Vietnamese still gets its answer
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if not (sys.argv[1:] if words is None else words):
        _parser().print_help()
        return int(ExitCode.USAGE)
    args = _parser().parse_args(words)
    module, _, function = args.command.partition(":")
    logging.getLogger("extractors").addHandler(logging.NullHandler())  # the reports say it in words
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # asked to stop: the same as Ctrl-C
    try:
        command = getattr(importlib.import_module(f"flows.commands.{module}"), function)
        return int(command(args))
    except HosoError as error:
        print(f"hoso: {_harmless(str(error))}", file=sys.stderr)
        return int(error.exit_code)
    except KeyboardInterrupt:
        print(
            "\nhoso: đã dừng theo yêu cầu. Những gì đã ghi vẫn còn; chạy lại để làm tiếp.",
            file=sys.stderr,
        )
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(ExitCode.COMPLETE)
    except OSError as error:  # a disk, a permission, an impossible path: nothing hoso can mend
        place = f" “{_harmless(str(error.filename))[:300]}”" if error.filename else ""
        print(
            f"hoso: không đọc hay ghi được{place} ({error.strerror})."
            " Kiểm tra đường dẫn, quyền đọc ghi và dung lượng đĩa, rồi chạy lại.",
            file=sys.stderr,
        )
        return int(ExitCode.USAGE)
    except Exception:  # no traceback reaches a user; it is kept for the maker
        print(f"hoso: lỗi ngoài dự kiến, chi tiết ghi ở {trouble.kept()}.", file=sys.stderr)
        print("Các kết quả đã ghi vẫn còn nguyên. Gửi tệp đó cho người bảo trì.", file=sys.stderr)
        return trouble.UNEXPECTED


def _harmless(message: str) -> str:
    from review.privacy import harmless  # noqa: PLC0415  # not needed where all goes well

    return harmless(message)


_Commands = Any  # argparse gives what add_subparsers returns no public name


class _Parser(argparse.ArgumentParser):
    """argparse with its few sentences in Vietnamese."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words and how to get help."""
        typed = re.search(r"argument LỆNH: invalid choice: '(.*?)' \(choose from (.*)\)", message)
        if typed:
            known = re.findall(r"\w+", typed[2])
            near = difflib.get_close_matches(typed[1], known, 1)
            ask = f"Có phải “{near[0]}”?" if near else f"Các lệnh: {', '.join(known)}"
            message = f"không có lệnh “{typed[1]}”. {ask}"
        for english, vietnamese in _ERRORS.items():
            message = message.replace(english, vietnamese)
        self.exit(ExitCode.USAGE, f"hoso: {message}.\nXem cách dùng: {self.prog} --help\n")

    def format_help(self) -> str:
        """The help text, with argparse's own headings translated."""
        text = super().format_help()
        for english, vietnamese in _HEADINGS.items():
            text = text.replace(english, vietnamese)
        return text


_ERRORS = {
    "the following arguments are required": "còn thiếu",
    "unrecognized arguments": "không hiểu",
    "invalid choice": "không có lựa chọn",
    "choose from": "chọn một trong",
    "expected one argument": "cần một giá trị đi kèm",
    "argument ": "ở ",
}
_HEADINGS = {
    "usage: ": "Cách dùng: ",
    "positional arguments:": "Đối số:",
    "options:": "Tùy chọn:",
    "show this help message and exit": "hiện phần hướng dẫn này",
}


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="hoso",
        description="Đọc báo cáo và hồ sơ các chi bộ gửi về UBKT, và chỉ ra còn thiếu gì.",
        epilog="Mã thoát: 0 đủ · 1 còn thiếu · 2 gõ sai lệnh · 3 kế hoạch hoặc danh sách sai"
        " · 4 có tệp không đọc được · 5 hỏng sổ hoặc kho.",
    )
    commands = parser.add_subparsers(title="Lệnh", metavar="LỆNH", required=True, dest="lệnh")
    _add_judging(commands)
    _add_office(commands)
    _add_looking(commands)
    _add_plans(commands)
    return parser


def _add(commands: _Commands, name: str, function: str, text: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    command.set_defaults(command=function)
    return command


def _add_judging(commands: _Commands) -> None:
    demo = _add(commands, "demo", "demo:demo", "chạy thử trên sáu chi bộ mẫu")
    demo.add_argument("--folder", type=Path, help="thư mục chạy thử (mặc định: demo-hoso)")
    check = _add(
        commands, "check", "check:check", "đọc và kiểm tra tệp hoặc thư mục, không lưu lại"
    )
    check.add_argument("paths", type=Path, nargs="+", metavar="TỆP", help="tệp hoặc thư mục")
    check.add_argument("--plan", metavar="MÃ|TỆP", help="kế hoạch (mặc định: vpub-2016)")
    check.add_argument("--branch", metavar="MÃ", help="chi bộ gửi các tệp này")
    check.add_argument("--roster", type=Path, metavar="TỆP", help="danh sách đảng viên (csv, xlsx)")
    check.add_argument("--registry", type=Path, metavar="TỆP", help="sổ đăng ký các chi bộ (toml)")
    check.add_argument("--received", type=arguments.moment, metavar="LÚC", help="lúc nhận các tệp")
    check.add_argument("--as-of", type=arguments.day, metavar="NGÀY", help="xét tại ngày này")
    check.add_argument("--out", type=Path, metavar="THƯ_MỤC", help="ghi báo cáo kết quả vào đây")
    check.add_argument("--json", metavar="TỆP|-", help="ghi kết quả dạng JSON (-: ra màn hình)")


def _add_office(commands: _Commands) -> None:
    for name, function, text in (
        ("init", "office:init", "tạo các thư mục của một nơi dùng hoso"),
        ("run", "office:run", "nhận hộp thư đến, kiểm tra và cập nhật kết quả ngay bây giờ"),
        ("serve", "serve:serve", "chạy lịch hằng đêm, trang điều phối và trang kết quả"),
        ("status", "office:status", "chi bộ nào đã gửi, còn thiếu gì"),
        ("report", "office:report", "xem báo cáo kết quả của một chi bộ"),
        ("history", "office:history", "các lần nộp của một chi bộ và thay đổi giữa các lần"),
        ("verify", "keeping:verify", "kiểm tra sổ và kho bản gốc còn nguyên vẹn"),
        ("backup", "keeping:backup", "sao lưu sổ và kho bản gốc vào một tệp"),
        ("restore", "keeping:restore", "khôi phục từ một tệp sao lưu"),
    ):
        command = _add(commands, name, function, text)
        command.add_argument("--home", type=Path, metavar="THƯ_MỤC", help="nơi đặt hoso.toml")
        command.add_argument("--plan", metavar="MÃ", help="kế hoạch")
        if name in ("report", "history"):
            command.add_argument("branch", metavar="CHI_BỘ", help="mã hoặc tên chi bộ")
        if name == "run":
            command.add_argument("--branch", metavar="CHI_BỘ", help="chỉ một chi bộ (nộp lại)")
            command.add_argument("--dry-run", action="store_true", help="chỉ cho biết sẽ làm gì")
        if name == "report":
            formats = ("text", "html", "docx", "json", "xlsx")
            command.add_argument("--format", choices=formats, default="text", help="dạng tệp")
            command.add_argument("--out", type=Path, metavar="TỆP", help="ghi vào tệp này")
        if name in ("backup", "restore"):
            command.add_argument("file", type=Path, metavar="TỆP", help="tệp sao lưu")


def _add_looking(commands: _Commands) -> None:
    explain = _add(commands, "explain", "explain:explain", "một tệp đã được đọc và hiểu thế nào")
    explain.add_argument("file", type=Path, metavar="TỆP")
    explain.add_argument("--plan", metavar="MÃ|TỆP", help="kế hoạch")
    explain.add_argument(
        "--clause", metavar="Ý", help="vì sao ý này (ví dụ 2b) được kết luận như vậy"
    )
    measure = _add(commands, "eval", "evaluate:evaluate", "độ đúng trên các báo cáo đã gắn nhãn")
    measure.add_argument(
        "--wrong", action="store_true", help="kể từng chỗ sai (trừ phần giữ riêng)"
    )
    measure.add_argument("--table", action="store_true", help="thêm bảng từng ý và bảng nhầm lẫn")
    measure.add_argument("--save", type=Path, metavar="TỆP", help="ghi lại các chỗ sai")
    measure.add_argument(
        "--against", type=Path, metavar="TỆP", help="so với lần đã ghi: được gì, mất gì"
    )
    measure.add_argument(
        "--scans", action="store_true", help="chỉ đo bản quét, bản chụp giả lập (vài phút)"
    )
    dates = _add(
        commands, "dates", "dates:dates", "mọi ngày tháng, mốc thời gian và nghĩa của chúng"
    )
    dates.add_argument(
        "file", type=Path, nargs="?", metavar="TỆP", help="bỏ trống: đọc từ bàn phím"
    )
    dates.add_argument("--reference", type=arguments.day, metavar="NGÀY", help="ngày của văn bản")
    dates.add_argument("--jsonl", action="store_true", help="mỗi dòng vào, ra một JSON")


def _add_plans(commands: _Commands) -> None:
    plan = _add(commands, "plan", "plans:listing", "các kế hoạch và yêu cầu của chúng")
    inner = plan.add_subparsers(title="Lệnh", metavar="LỆNH", required=True, dest="lệnh")
    _add(inner, "list", "plans:listing", "các kế hoạch hiện có")
    for name, text in (
        ("check", "kiểm tra một tệp kế hoạch"),
        ("lint", "chỗ vênh trong chính các thông báo (đề nghị làm rõ)"),
    ):
        command = _add(inner, name, f"plans:{name}", text)
        command.add_argument("plan", nargs="?", metavar="MÃ|TỆP", help="kế hoạch")


if __name__ == "__main__":
    sys.exit(main())
