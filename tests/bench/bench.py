"""What hoso costs, beside a bare text pass over the same files in the same run.

``make bench`` prints ratios against named baselines; absolute figures depend on the machine and on
what else it does. Children are counted in: CPU and peak memory are those of a whole command.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
from fpdf import FPDF

import samples

ROUNDS = 5
PAGES = 5
HOSO = str(Path(sys.executable).with_name("hoso"))
BARE_DOCX = """
import sys, zipfile
from lxml import etree
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
root = etree.fromstring(zipfile.ZipFile(sys.argv[1]).read("word/document.xml"))
print(sum(len(t.text or "") for t in root.iter(W + "t")))
"""
BARE_PDF = """
import sys, pypdfium2
pdf = pypdfium2.PdfDocument(sys.argv[1])
print(sum(len(page.get_textpage().get_text_range()) for page in pdf))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Medians: wall and CPU in seconds, peak memory of the largest process in MB."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        word = five_pages(Path(scratch) / "nam-trang.docx")
        pdf = as_pdf(Path(scratch), word)
        print(f"{PAGES} trang, {ROUNDS} lượt mỗi dòng, trung vị; CPU tính cả tiến trình con")
        print(f"{'':34} {'tường':>8} {'CPU':>8} {'CPU/trang':>10} {'bộ nhớ':>8} {'so gốc':>7}")
        for name, path, script in (
            ("Word", word, BARE_DOCX),
            *((("PDF", pdf, BARE_PDF),) if pdf else ()),
        ):
            bare = cost([sys.executable, "-I", "-c", script, str(path)])
            line(f"{name}: chỉ lấy chữ (gốc)", bare, bare)
            for label, command in (
                ("đọc trong tiến trình con", [sys.executable, "-c", READ, str(path)]),
                ("hoso explain, từ đầu", [HOSO, "explain", str(path)]),
                ("hoso check, từ đầu", [HOSO, "check", str(path), "--json", "-"]),
            ):
                line(f"{name}: {label}", cost(command), bare)
        inside(word)
        pdf_pages(Path(scratch), pdf)
    dates()


READ = "import sys, pathlib; from extractors import sandbox; " + (
    "print(sandbox.read_file(pathlib.Path(sys.argv[1]), 'x')[0].pages)"
)


def inside(path: Path) -> None:
    """Cost of each step on a warm process, a page."""
    from checks import plans
    from checks.judging import judge
    from extractors import language
    from flows import pipeline
    from flows.intake import Intake

    plan = plans.load("vpub-2016")
    unit = plan.units[2]
    as_of = plan.dossier_deadline.last_valid if plan.dossier_deadline else None
    assert as_of is not None
    documents = pipeline.read([(path, path.name)])
    readings = pipeline.extract_all(documents, plan)
    language.warm()
    print("trong tiến trình đã ấm, ms CPU một trang:")
    for label, step in (
        ("đọc (kể cả tiến trình con)", lambda: pipeline.read([(path, path.name)])),
        ("trích", lambda: pipeline.extract_all(documents, plan)),
        (
            "xét",
            lambda: judge(
                pipeline.assemble(plan, unit, readings, documents, Intake(files=()), as_of)
            ),
        ),
    ):
        print(f"   {label:30} {1000 * cpu_of(step) / PAGES:8.1f}")


def pdf_pages(folder: Path, word_made: Path | None) -> None:
    """What a page of PDF costs beside bare pdfium's text of it; tables told apart."""
    import pypdfium2

    from extractors import pdf as reader
    from tests.extractors.pdf import papers

    body = [line for line in papers.BODY for _ in range(20)]

    def pages_of(write: Callable[[FPDF, list[str]], None]) -> bytes:
        return papers.printed(lambda page: write(page, body))

    files = [("không có bảng (fpdf2)", pages_of(papers.paragraphs))]
    files += [("mỗi dòng một khung cắt (như Word)", pages_of(papers.clipped))]
    chromium = Path(papers.__file__).parent / "made" / "chromium.pdf"
    files += [("một trang của Chromium", chromium.read_bytes())]
    if word_made is not None:
        plain = as_pdf(folder, without_tables(folder / "khong-bang.docx"))
        assert plain is not None
        files += [("không có bảng (LibreOffice)", plain.read_bytes())]
        files += [("có bảng (LibreOffice)", word_made.read_bytes())]

    print("PDF, tiến trình đã ấm, ms CPU một trang: chỉ lấy chữ bằng pdfium (gốc), đọc, so gốc:")
    for label, data in files:

        def bare(data: bytes = data) -> None:
            for page in pypdfium2.PdfDocument(data):
                page.get_textpage().get_text_range()

        def read(data: bytes = data) -> None:
            reader.read(data, file="", sha256="")

        pages = len(pypdfium2.PdfDocument(data))
        pairs = [(cpu_of(bare, 1), cpu_of(read, 1)) for _ in range(ROUNDS * 7)]
        least, own = (statistics.median(side) for side in zip(*pairs, strict=True))
        ratio = statistics.median(second / first for first, second in pairs)
        print(f"   {label:34} {1000 * least / pages:8.2f} {1000 * own / pages:8.2f} {ratio:7.2f}x")


# A bare look for dates, such as every office script begins with: the baseline of the date reader.
SEVEN = [
    re.compile(pattern)
    for pattern in (
        r"\b\d{1,2}/\d{1,2}/\d{4}\b",
        r"\b\d{1,2}-\d{1,2}-\d{4}\b",
        r"ngày \d{1,2} tháng \d{1,2} năm \d{4}",
        r"tháng \d{1,2}/\d{4}",
        r"tháng \d{1,2} năm \d{4}",
        r"quý [IVX\d]+",
        r"năm \d{4}",
    )
]


def dates() -> None:
    """The date reader beside seven bare expressions, over the three notices."""
    from checks import plans
    from extractors.dates import find

    notices = sorted((plans.FOLDER / "vpub-2016").glob("*.txt"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in notices)
    pages = len(text) / 1800
    bare = cpu_of(lambda: [list(one.finditer(text)) for one in SEVEN * 20]) / 20
    whole = cpu_of(lambda: [find(line) for line in text.splitlines() * 5]) / 5
    print(f"ngày tháng, ms CPU một trang ({pages:.0f} trang của ba thông báo):")
    print(f"   bảy biểu thức trần (gốc) {1000 * bare / pages:8.3f}")
    print(f"   extractors.dates.find    {1000 * whole / pages:8.3f}   {whole / bare:.1f}x")


def line(label: str, one: Cost, bare: Cost) -> None:
    """A row of the table."""
    print(
        f"{label:34} {one.wall:7.2f}s {one.cpu:7.2f}s {1000 * one.cpu / PAGES:8.1f}ms"
        f" {one.memory:6.0f}MB {one.cpu / bare.cpu:6.1f}x"
    )


def cost(command: list[str]) -> Cost:
    """A whole command, from a cold start, several times."""
    walls, cpus, memory = [], [], 0.0
    for _ in range(ROUNDS):
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
        walls.append(time.perf_counter() - started)
        cpus.append(used.ru_utime + used.ru_stime)
        memory = max(memory, used.ru_maxrss / 1024)
    return Cost(wall=statistics.median(walls), cpu=statistics.median(cpus), memory=memory)


def cpu_of(step: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median CPU seconds of a step, its children included."""
    spent = []
    for _ in range(rounds):
        before = _cpu()
        step()
        spent.append(_cpu() - before)
    return statistics.median(spent)


def _cpu() -> float:
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def five_pages(target: Path) -> Path:
    """A report of about five pages: 9,000 letters of the longest sample, repeated to length."""
    (source,) = (samples.FOLDER / "vpub-2016" / "KTTH").glob("*.docx")
    report = docx.Document(str(source))
    body = [paragraph.text for paragraph in report.paragraphs if paragraph.text.strip()]
    written = sum(len(text) for text in body)
    for text in body * 5:
        if written > PAGES * 1800:
            break
        report.add_paragraph(text)
        written += len(text)
    report.save(str(target))
    return target


def without_tables(target: Path) -> Path:
    """The paragraphs of the same report alone, twice as many pages."""
    report = docx.Document(str(five_pages(target)))
    for table in list(report.tables):
        report.element.body.remove(table._element)
    for text in [paragraph.text for paragraph in report.paragraphs]:
        report.add_paragraph(text)
    report.save(str(target))
    return target


def as_pdf(folder: Path, word: Path) -> Path | None:
    """The same as a PDF, where LibreOffice is there to make it."""
    office = shutil.which("soffice")
    if office is None:
        return None
    command = [office, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(word)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return word.with_suffix(".pdf")


if __name__ == "__main__":
    main()
