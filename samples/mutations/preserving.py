"""Rewritings that mean the same: no verdict may change."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial

from samples import spelling
from samples.mutations.labelled import LEAD, Labelled, heading

SCANNED = "nhiễu nhận dạng chữ"
"""The rewriting that stands for a scan: its accents prove nothing."""

Preserver = Callable[[Labelled], tuple[str, ...]]
"""Gives the report's lines said in another way; the same lines where there is nothing to change."""


def preservers() -> dict[str, Preserver]:
    """Every rewriting, by its name."""
    worded: dict[str, Preserver] = {
        name: partial(_substituted, pairs=pairs) for name, pairs in _PAIRS.items()
    }
    of_lines: dict[str, Preserver] = {
        "Unicode tách dấu (NFD)": lambda report: _each(
            report, partial(unicodedata.normalize, "NFD")
        ),
        "gõ bằng TCVN3": lambda report: _each(report, spelling.tcvn3),
        SCANNED: _misread,
        "đánh số lại: 1. thành Nội dung 1.": lambda report: _renumbered(report, _as_content),
        "đánh số lại: I. thành A.": lambda report: _renumbered(report, _as_letter),
        "gộp các gạch đầu dòng thành một đoạn": _merged,
        "dấu kiểu mới (uỷ, hoà)": lambda report: _each(report, _new_tones),
        "đề mục viết hoa": lambda report: _headings(report, str.upper),
        "đề mục thêm dấu hai chấm": lambda report: _headings(
            report, lambda one: one.rstrip(":") + ":"
        ),
        "số đề mục 1. thành 1)": lambda report: _each(report, _bracketed),
        "bỏ số đề mục": _unnumbered,
        "bỏ gạch đầu dòng": lambda report: _each(report, lambda one: re.sub(r"^[-•+] ", "", one)),
        "gạch đầu dòng thành chấm tròn": lambda report: _each(
            report, lambda one: re.sub(r"^[-+] ", "• ", one)
        ),
        "dấu cách không ngắt": lambda report: _each(report, lambda one: one.replace(" ", "\u00a0")),
        "hai dấu cách": lambda report: _each(
            report, lambda one: re.sub(r"(?<! ) (?! )", "  ", one)
        ),
        "thụt đầu dòng": lambda report: _each(report, lambda one: "\t   " + one + "   "),
        "dòng trống xen giữa": lambda report: tuple(
            part for line in report.lines for part in (line, "")
        ),
        "ký tự rộng bằng không": lambda report: _each(
            report, lambda one: one.replace("chi ", "\u200bchi ").replace("đảng ", "đảng\u200b ")
        ),
        "thêm đoạn không liên quan": partial(_added, words=_UNRELATED),
        "thêm đoạn chuyên môn": partial(_added, words=_OF_THE_OFFICE),
        "thêm dấu vết máy quét": _scanner_noise,
        "thêm quốc hiệu": lambda report: (*_NATION, *report.lines),
        "đổi chỗ nội dung 1 và 2": partial(_swapped, first="1", second="2"),
        "đổi chỗ nội dung 2 và 3": partial(_swapped, first="2", second="3"),
    }
    periods: dict[str, Preserver] = {
        f"mốc viết cách khác: {words}": partial(_same_period, words=words) for words in _PERIODS
    }
    return {**of_lines, **worded, **periods}


_PAIRS: dict[str, tuple[tuple[str, str], ...]] = {
    "đồng chí thành đ/c": ((r"\bđồng chí\b", "đ/c"),),
    "đ/c thành đồng chí": ((r"\bđ/c\b", "đồng chí"), (r"\bĐ/c\b", "Đồng chí")),
    "viết tắt ĐV, NQ, ĐH": (
        (r"\bđảng viên\b", "ĐV"),
        (r"\b[Nn]ghị quyết\b", "NQ"),
        (r"\bĐại hội\b", "ĐH"),
    ),
    "viết tắt CB, CU": ((r"(?<!Chi )\bchi bộ\b", "CB"), (r"\bchi ủy\b", "CU")),
    "viết tắt PCTN, QCLV": (
        (r"[Pp]hòng, chống tham nhũng, lãng phí", "PCTN, LP"),
        (r"[Qq]uy chế làm việc", "QCLV"),
    ),
    "viết đủ ĐV, NQ, ĐH, CB": (
        (r"\bĐV\b", "đảng viên"),
        (r"\bNQ\b(?! ?T)", "nghị quyết"),
        (r"\bĐH\b", "Đại hội"),
        (r"(?<![/-])\bCB\b", "chi bộ"),
        (r"\bQCLV\b", "quy chế làm việc"),
        (r"\bPCTN, LP\b", "phòng, chống tham nhũng, lãng phí"),
        (r"\bHTTNV\b", "hoàn thành tốt nhiệm vụ"),
        (r"\bTSVM\b", "trong sạch, vững mạnh"),
        (r"\bĐUK\b", "Đảng ủy Khối"),
    ),
    "viết đủ UBND, UBKT": ((r"\bUBND\b", "Ủy ban nhân dân"), (r"\bUBKT\b", "Ủy ban Kiểm tra")),
    "01/02/2014 thành ngày 01 tháng 02 năm 2014": (
        (r"(?:ngày )?\b(\d{2})/(\d{1,2})/(20\d\d)\b", r"ngày \1 tháng \2 năm \3"),
    ),
    "ngày 01 tháng 02 năm 2014 thành 01/02/2014": (
        (r"ngày (\d{1,2}) tháng (\d{1,2}) năm (20\d\d)", r"\1/\2/\3"),
    ),
    "01/02/2014 thành 01-02-2014": ((r"\b(\d{1,2})/(\d{1,2})/(20\d\d)\b", r"\1-\2-\3"),),
    "tháng 3/2014 thành tháng 3 năm 2014": ((r"tháng (\d{1,2})/(20\d\d)", r"tháng \1 năm \2"),),
    "tháng 3 năm 2014 thành tháng 3/2014": (
        (r"(?<!\d )tháng (\d{1,2}) năm (20\d\d)", r"tháng \1/\2"),
    ),
    "gạch nối dài": ((r" - ", " – "),),
    "ngoặc kép thẳng": ((r"[“”]", '"'),),
    "lần thứ XVI thành lần thứ 16": (
        (r"\bthứ XIII\b", "thứ 13"),
        (r"\bthứ XVI\b", "thứ 16"),
        (r"\bthứ XII\b", "thứ 12"),
    ),
    "lần thứ XII thành khóa XII": ((r"lần thứ (XIII|XVI|XII)\b", r"khóa \1"),),
    "bỏ số không đứng trước": (
        (r"(?<![\d/.,-])0(\d) (?=đồng chí|đảng viên|quyển|lần|kỳ|buổi|năm)", r"\1 "),
    ),
    "qui chế, kỉ luật": ((r"\b([Qq])uy chế\b", r"\1ui chế"), (r"\bkỷ luật\b", "kỉ luật")),
    "Đảng viên, Chi bộ, Chi ủy viết hoa": (
        (r"\bđảng viên\b", "Đảng viên"),
        (r"\bchi bộ\b", "Chi bộ"),
        (r"\bchi ủy\b", "Chi ủy"),
    ),
    "lỗi gõ thiếu dấu": (
        (r"\bthực hiện\b", "thưc hiện"),
        (r"\btổ chức\b", "tổ chưc"),
        (r"\bthường xuyên\b", "thường xuyen"),
        (r"\bnhiệm vụ\b", "nhiệm vu"),
    ),
    "lỗi gõ dính, lặp": ((r"\bđảng phí\b", "đảng  phí"), (r"\bcủa chi bộ\b", "của của chi bộ")),
    "chữ Ð (eth) thay Đ": ((r"Đ", "Ð"), (r"đ", "ð")),
    "số tiền viết đ": ((r"(\d) đồng\b(?! chí)", r"\1đ"),),
    "đề mục rút gọn": (
        (r"Xây dựng, sửa đổi, bổ sung và thực hiện quy chế", "Quy chế"),
        (r"Nghiên cứu, học tập, quán triệt", "Học"),
        (r"Quản lý hồ sơ, tài liệu Đảng", "Hồ sơ, tài liệu Đảng"),
        (r"Thu, nộp đảng phí:", "Đảng phí:"),
    ),
}

_PERIODS = (
    "từ ngày 01/01/2014 đến nay",
    "từ ngày 01 tháng 01 năm 2014 đến thời điểm kiểm tra",
    "từ tháng 01/2014 đến thời điểm báo cáo",
    "từ đầu năm 2014 đến nay",
    "từ năm 2014 đến tháng 11 năm 2016",
    "01/2014 - nay",
)
_UNRELATED = (
    "Tháng 9/2016, cơ quan tổ chức giải bóng bàn mừng Quốc khánh, có 24 vận động viên thi đấu "
    "trong hai ngày."
)
_OF_THE_OFFICE = (
    "Phòng được giao 12 biên chế; năm 2015 xử lý 2.140 văn bản đến, phát hành 615 văn bản đi, "
    "không chậm hạn."
)
_LETTERS = {"I": "A", "II": "B", "III": "C", "IV": "D", "V": "E"}
_NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def _each(report: Labelled, change: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(map(change, report.lines))


def _headings(report: Labelled, change: Callable[[str], str]) -> tuple[str, ...]:
    """Only numbered or capital lines of the body that name what follows."""
    start, end = report.first_answer - 6, len(report.lines) - 8
    return tuple(
        change(line) if start <= at < end and _is_title(line) else line
        for at, line in enumerate(report.lines)
    )


def _unnumbered(report: Labelled) -> tuple[str, ...]:
    """Not where the text itself points at a number."""
    if any(re.search(r"(?i)(?:khoản|mục|dòng|điều|phần) \d", line) for line in report.lines[9:]):
        return report.lines
    return _headings(report, lambda line: LEAD.sub("", line))


def _as_content(line: str) -> str:
    return re.sub(r"^(\d)[.)/]\s+(?=\D)", r"Nội dung \1. ", line)


def _as_letter(line: str) -> str:
    return re.sub(r"^(I|II|III|IV|V)[./]\s+", lambda one: f"{_LETTERS[one[1]]}. ", line)


def _renumbered(report: Labelled, number: Callable[[str], str]) -> tuple[str, ...]:
    """Not where the text itself points at a number, or counts by letters already."""
    if any(
        re.search(r"(?i)(?:khoản|mục|dòng|điều|phần|nội dung) [\dIVX]|^[A-E][./] ", line)
        for line in report.lines[9:]
    ):
        return report.lines
    return _headings(report, number)


def _misread(report: Labelled) -> tuple[str, ...]:
    """Every seventh word loses its accents."""
    return _each(
        report,
        lambda line: " ".join(
            _without_accents(word) if at % 7 == 3 else word
            for at, word in enumerate(line.split(" "))
        ),
    )


def _without_accents(word: str) -> str:
    parted = unicodedata.normalize("NFD", word)
    return "".join(one for one in parted if not unicodedata.combining(one))


def _merged(report: Labelled) -> tuple[str, ...]:
    """Items that are whole sentences follow one another in the first one's paragraph."""
    lines: list[str] = []
    for line in report.lines:
        before = lines[-1] if lines else ""
        items = line.startswith("- ") and before.startswith("- ")
        if items and before.endswith(".") and line.endswith("."):
            lines[-1] = f"{before} {line[2:]}"
        else:
            lines.append(line)
    return tuple(lines)


def _is_title(line: str) -> bool:
    numbered = re.match(r"(?:[IVX]+|\d+(?:\.\d+)*)[.)/-]\s*\S", line)
    return bool(numbered and heading(line) and len(line) < 150 and ":" not in line)


def _substituted(report: Labelled, *, pairs: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """In the body; the letterhead names the branch and keeps its form."""
    start, end = max(report.first_answer - 3, 9), len(report.lines) - 7
    lines = list(report.lines)
    for at in range(start, end):
        for old, new in pairs:
            lines[at] = re.sub(old, new, lines[at])
    return tuple(lines)


def _bracketed(line: str) -> str:
    return re.sub(r"^(\d+(?:\.\d+)*)[./]?\s", r"\1) ", line)


def _new_tones(line: str) -> str:
    """The tone mark on the last vowel of an open oa, oe, uy: "hòa" becomes "hoà"."""

    def moved(found: re.Match[str]) -> str:
        first, tone = (
            unicodedata.normalize("NFD", found[1])[0],
            unicodedata.normalize("NFD", found[1])[1],
        )
        return unicodedata.normalize("NFC", first + found[2] + tone)

    return re.sub(
        r"(?<![qQ])([òóỏõọÒÓỎÕỌ](?=[aeAE])|[ùúủũụÙÚỦŨỤ](?=[yY]))([aeyAEY])(?!\w)", moved, line
    )


def _added(report: Labelled, *, words: str) -> tuple[str, ...]:
    """Right below the last line that answers anything."""
    at = report.last_answer + 1
    return (*report.lines[:at], words, *report.lines[at:])


def _scanner_noise(report: Labelled) -> tuple[str, ...]:
    middle = next(
        (
            at
            for at, line in enumerate(report.lines)
            if at > len(report.lines) // 2 and line.endswith(".")
        ),
        len(report.lines) - 1,
    )
    return ("Scanned by CamScanner", *report.lines[: middle + 1], "2", *report.lines[middle + 1 :])


def _swapped(report: Labelled, *, first: str, second: str) -> tuple[str, ...]:
    """Two contents with their headings change places, where each has a heading of its own."""
    places = [report.content(content) for content in (first, second)]
    one, two = places
    if one is None or two is None or one[1] != two[0]:
        return report.lines
    lines = report.lines
    return (*lines[: one[0]], *lines[two[0] : two[1]], *lines[one[0] : one[1]], *lines[two[1] :])


def _same_period(report: Labelled, *, words: str) -> tuple[str, ...]:
    lines = list(report.lines)
    for content in ("1", "2"):
        label = report.labels["periods"].get(content, {})
        place = report.period_statement(content)
        if label.get("status") != "ok" or place is None or f"{label.get('start')}" != "2014-01-01":
            continue
        at, start, end = place
        lines[at] = report.lines[at][:start] + words + report.lines[at][end:]
    return tuple(lines)
