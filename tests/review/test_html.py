from __future__ import annotations

import dataclasses
import datetime as dt
import html as standard_html
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.findings import GapReport, PeriodFinding, PeriodStatus, Verdict
from review import html
from review.timeline import timeline
from tests.review import invented
from tests.review.reading import Page


def _page(report: GapReport) -> str:
    return html.gap_report(report, invented.PLAN, invented.CHANGES, invented.MADE_AT, version=2)


def _committee() -> str:
    return html.committee(invented.committee(), invented.PLAN, invented.MADE_AT)


PAGES = [
    _page(invented.mixed()),
    _page(invented.silent()),
    _page(invented.complete()),
    _committee(),
]


@pytest.mark.parametrize("content", PAGES)
def test_a_page_is_one_balanced_file_without_script_or_outside_resource(content: str) -> None:
    page = Page(content)
    assert page.unbalanced == []
    assert page.open == []
    assert content.startswith("<!DOCTYPE html>")
    names = {name for name, _ in page.elements}
    assert not names & {"script", "link", "img", "iframe", "object", "form", "base"}
    addresses = [
        value
        for _, attributes in page.elements
        for name, value in attributes.items()
        if name in ("src", "href", "xlink:href")
    ]
    assert not [address for address in addresses if address and ":" in address]
    assert "url(" not in content
    assert "@import" not in content


@pytest.mark.parametrize("content", PAGES)
def test_no_attribute_is_an_event_handler(content: str) -> None:
    attributes = {name for _, found in Page(content).elements for name in found}
    assert not [name for name in attributes if name.startswith("on")]


def test_markup_in_a_quotation_is_shown_not_run() -> None:
    content = _page(invented.mixed())
    assert invented.MARKUP not in content
    assert invented.MARKUP in "".join(Page(content).text)


@pytest.mark.parametrize("evil", ['"><script>alert(1)</script>', "' onmouseover='x", "{{ 7 * 7 }}"])
def test_markup_is_inert_wherever_a_branch_can_write(evil: str) -> None:
    mixed = invented.mixed()
    assert mixed.dossier is not None
    item = dataclasses.replace(mixed.dossier.items[0], files=(evil,), message=evil, remedy=evil)
    finding = dataclasses.replace(mixed.dossier.findings[0], file=evil, person=evil, quote=evil)
    report = dataclasses.replace(
        mixed,
        name=evil,
        documents=(dataclasses.replace(mixed.documents[0], file=evil, person=evil, number=evil),),
        quarantine=(dataclasses.replace(mixed.quarantine[0], file=evil),),
        dossier=dataclasses.replace(
            mixed.dossier, items=(item, *mixed.dossier.items[1:]), findings=(finding,)
        ),
    )
    content = _page(report)
    page = Page(content)
    assert page.unbalanced == []
    assert "script" not in {name for name, _ in page.elements}
    assert evil in "".join(page.text)
    assert not [name for _, found in page.elements for name in found if name.startswith("on")]


def test_the_notice_and_the_report_stand_side_by_side() -> None:
    content = _page(invented.mixed())
    assert content.index("Thông báo yêu cầu") < content.index(">Báo cáo viết<")
    assert "53-TB/ĐU, Mục I.1: “phân tích chất lượng đảng viên”" in content
    assert "“Năm 2015, 100% công chức hoàn thành tốt nhiệm vụ.”" in content


def test_a_verdict_is_a_word_and_never_a_colour_alone() -> None:
    page = Page(_page(invented.mixed()))
    words = "".join(page.text)
    for said in ("Đủ", "Có một phần", "Thiếu", "Chưa kết luận được", "Không áp dụng"):
        assert said in words
    assert "Đã báo cáo – là hạn chế cần xem" in words
    assert "Nêu chung chung" in words
    for kind in ("Đã bổ sung", "Còn thiếu", "Mới phát sinh", "Bị mất"):
        assert kind in words


def test_every_drawing_has_its_alternative_in_words() -> None:
    content = _page(invented.mixed())
    drawings = [found for name, found in Page(content).elements if name == "svg"]
    assert len(drawings) == 3
    assert all(drawing["role"] == "img" and drawing["aria-label"] for drawing in drawings)
    assert "còn thiếu từ 01/01/2014 đến 31/12/2014" in content


def test_a_content_that_cannot_be_drawn_says_why() -> None:
    mixed = invented.mixed()
    assert mixed.report is not None
    contents = tuple(
        dataclasses.replace(
            content, period=dataclasses.replace(content.period, required_start=None)
        )
        if content.id == "3"
        else content
        for content in mixed.report.contents
    )
    report = dataclasses.replace(mixed, report=dataclasses.replace(mixed.report, contents=contents))
    assert "Nội dung 3: chưa vẽ được vì chưa biết ngày Đại hội chi bộ." in _page(report)


def test_a_dossier_without_papers_or_findings_has_no_empty_section() -> None:
    report = dataclasses.replace(invented.silent(), dossier=invented.mixed().dossier)
    assert report.dossier is not None
    items = tuple(dataclasses.replace(item, members=()) for item in report.dossier.items)
    bare = dataclasses.replace(report.dossier, items=items, findings=())
    assert 'id="ho-so"' not in _page(dataclasses.replace(report, dossier=bare))


def test_a_paper_with_a_finding_is_not_called_whole() -> None:
    mixed = invented.mixed()
    assert mixed.dossier is not None
    finding = mixed.dossier.findings[0]
    items = tuple(
        dataclasses.replace(item, verdict=Verdict.MET, members=(), files=(finding.file or "",))
        for item in mixed.dossier.items[-1:]
    )
    report = dataclasses.replace(
        mixed, dossier=dataclasses.replace(mixed.dossier, items=items, findings=(finding,))
    )
    assert "Đã có, cần sửa" in _page(report)


def test_the_committees_page_links_to_the_branches_pages_and_asks_about_the_notices() -> None:
    content = _committee()
    links = {found.get("href") for name, found in Page(content).elements if name == "a"}
    assert {"KTTH.html", "HCTC.html", "VPDU.html", "KTTH.docx"} <= links
    assert "Đề nghị làm rõ" in content
    for slip in invented.PLAN.slips:
        assert standard_html.escape(slip.about, quote=False) in standard_html.unescape(content)


def test_every_cell_of_the_matrix_says_its_verdict_to_a_reader_of_the_screen() -> None:
    page = Page(_committee())
    cells = [found for name, found in page.elements if name == "span" and "aria-label" in found]
    assert len(cells) == 3 * 18 + 8


def test_five_thousand_findings_make_a_page_quickly_and_it_stays_small() -> None:
    mixed = invented.mixed()
    assert mixed.dossier is not None
    many = tuple(
        dataclasses.replace(mixed.dossier.findings[0], message=f"Điểm {number}")
        for number in range(5000)
    )
    report = dataclasses.replace(mixed, dossier=dataclasses.replace(mixed.dossier, findings=many))
    begin = time.perf_counter()
    content = _page(report)
    assert time.perf_counter() - begin < 10
    assert content.count("Điểm ") == 5000
    assert len(content) < 5_000_000
    HTMLParser().feed(content)


START, END, AS_OF = dt.date(2014, 1, 1), dt.date(2016, 11, 23), dt.date(2016, 12, 26)


def test_a_period_that_nobody_asked_for_is_not_drawn() -> None:
    assert timeline(PeriodFinding(status=PeriodStatus.NOT_REQUIRED), AS_OF) is None


def test_a_report_up_to_now_is_drawn_to_the_end_asked() -> None:
    period = PeriodFinding(
        status=PeriodStatus.OK, start=START, required_start=START, required_end=END
    )
    drawing = timeline(period, AS_OF)
    assert drawing is not None
    assert drawing.stated is not None
    assert (drawing.stated.left, drawing.stated.width) == (0, 100)
    assert "báo cáo nêu từ 01/01/2014 đến nay" in drawing.alternative


def test_a_period_asked_up_to_an_unknown_visit_is_drawn_to_the_day_of_the_report() -> None:
    period = PeriodFinding(status=PeriodStatus.NOT_STATED, required_start=START)
    drawing = timeline(period, AS_OF)
    assert drawing is not None
    assert (drawing.asked.left, drawing.asked.width) == (0, 100)
    assert drawing.alternative == (
        "Thông báo yêu cầu từ 01/01/2014 đến thời điểm kiểm tra; báo cáo không nêu."
    )


def test_a_report_that_does_not_say_from_when_is_said_and_not_drawn() -> None:
    period = PeriodFinding(
        status=PeriodStatus.STARTS_LATE, end=END, required_start=START, required_end=END
    )
    drawing = timeline(period, AS_OF)
    assert drawing is not None
    assert drawing.stated is None
    assert drawing.said == "nêu đến 23/11/2016"


DAYS = st.dates(dt.date(2010, 1, 1), dt.date(2020, 12, 31))


@given(DAYS, st.none() | DAYS, st.none() | DAYS, st.none() | DAYS, st.lists(st.tuples(DAYS, DAYS)))
def test_bars_stay_on_the_scale(
    start: dt.date,
    end: dt.date | None,
    said_from: dt.date | None,
    said_to: dt.date | None,
    missing: list[tuple[dt.date, dt.date]],
) -> None:
    period = PeriodFinding(
        status=PeriodStatus.BOTH,
        required_start=start,
        required_end=end,
        start=said_from,
        end=said_to,
        missing=tuple(missing),
    )
    drawing = timeline(period, AS_OF)
    assert drawing is not None
    bars = [drawing.asked, *drawing.missing, *([drawing.stated] if drawing.stated else [])]
    assert all(bar.left >= 0 and bar.width > 0 for bar in bars)
    assert all(bar.left + bar.width <= 100.01 for bar in bars)
