from __future__ import annotations

from pathlib import Path

import pytest

from checks import plans
from dossier.dates import Milestone
from dossier.errors import PlanError

FILE = plans.FOLDER / "vpub-2016.toml"
PLAN = plans.load("vpub-2016")


@pytest.mark.parametrize(("number", "quote"), plans.quotes(PLAN))
def test_every_quotation_stands_in_its_notice_word_for_word(number: str, quote: str) -> None:
    assert plans.stands_in(quote, plans.notice_text(FILE, PLAN, number))


def test_an_invented_quotation_does_not_stand_in_the_notice() -> None:
    text = plans.notice_text(FILE, PLAN, "53-TB/ĐU")

    assert not plans.stands_in("gửi báo cáo trước ngày 15/11/2016", text)
    assert not plans.stands_in("Mục I.1 … Căn cứ Quyết định", text)  # the order counts


def test_the_plan_asks_for_fifteen_clauses_and_eight_items() -> None:
    clauses = [clause.id for content in PLAN.contents for clause in content.clauses]

    assert " ".join(clauses) == "1a 1b 1c 1d 2a 2b 3a 3b 3c 3d 3e 4a 4b 4c 4d"
    assert [item.id for item in PLAN.items] == list("12345678")


def test_before_the_fourteenth_means_the_thirteenth_at_the_latest() -> None:
    """53-TB/ĐU, III: "trước ngày 14/11/2016"."""
    assert PLAN.report_deadline is not None
    assert PLAN.report_deadline.last_valid.isoformat() == "2016-11-13"


def test_content_three_starts_at_each_branch_s_congress_and_content_four_nowhere() -> None:
    periods = {content.id: content.period for content in PLAN.contents}

    assert periods["3"] is not None
    assert periods["3"].start is Milestone.CONGRESS
    assert periods["4"] is None


def test_the_score_parts_make_a_hundred() -> None:
    assert PLAN.review is not None
    assert sum(part.maximum for part in PLAN.review.score_parts) == PLAN.review.score_total == 100


def changed(tmp_path: Path, before: str, after: str) -> Path:
    text = FILE.read_text(encoding="utf-8")
    assert before in text
    path = tmp_path / "ke-hoach.toml"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("before", "after", "line_of", "words"),
    [
        ("before = 2016-11-14", "before = 2016-13-14", "", "sai cú pháp"),
        ("before = 2016-11-14", 'before = "ngày 14"', "before =", "ngày"),
        ('aliases = ["Tin học', 'alias = ["Tin học', "alias =", "không có mục nào tên như vậy"),
        ('applies = "chi_uy"', 'applies = "chi uy"', "applies =", "giá trị cho phép"),
        ('id = "1b"', 'id = "1a"', "", "dùng hai lần"),
        ('number = "01-TB/TKTr"', 'number = "02-TB/TKTr"', "", "[[notices]]"),
        ('title = "Thực hiện quy chế làm việc"', "", "", "thiếu mục này"),
    ],
)
def test_a_broken_plan_is_refused_with_file_line_and_remedy(
    tmp_path: Path, before: str, after: str, line_of: str, words: str
) -> None:
    path = changed(tmp_path, before, after)

    with pytest.raises(PlanError) as refused:
        plans.parse(path)

    message = str(refused.value)
    assert str(path) in message
    assert words in message
    if line_of:
        lines = path.read_text(encoding="utf-8").splitlines()
        expected = 1 + next(i for i, line in enumerate(lines) if after.strip() in line)
        assert f"dòng {expected}:" in message


def test_a_clause_without_a_source_is_refused(tmp_path: Path) -> None:
    source = (
        'source = { notice = "53-TB/ĐU", place = "Mục I.4", '
        'quote = "Sổ biên bản của các chi ủy, chi bộ" }'
    )

    with pytest.raises(PlanError, match=r"source: thiếu mục này"):
        plans.parse(changed(tmp_path, source, ""))


def test_an_unknown_plan_names_those_that_exist() -> None:
    with pytest.raises(PlanError, match="vpub-2016"):
        plans.load("vpub-2015")


@pytest.mark.parametrize(
    ("registry", "words"),
    [
        ("[KTHT]\nchi_uy = true\n", "không có chi bộ “KTHT”"),
        ("[KTTH]\nchiuy = true\n", "không có mục “chiuy”"),
        ('[KTTH]\n\ncongress = "tháng 3"\n', "dòng 3"),
        ("[KTTH\n", "sai cú pháp"),
    ],
)
def test_a_broken_registry_is_refused(tmp_path: Path, registry: str, words: str) -> None:
    path = tmp_path / "registry.toml"
    path.write_text(registry, encoding="utf-8")

    with pytest.raises(PlanError) as refused:
        plans.with_registry(PLAN, path)

    assert words in str(refused.value)
    assert str(path) in str(refused.value)


def test_the_registry_says_what_no_notice_says(tmp_path: Path) -> None:
    path = tmp_path / "registry.toml"
    path.write_text("[KTTH]\nchi_uy = false\ncongress = 2015-03-12\n", encoding="utf-8")

    unit = plans.with_registry(PLAN, path).unit("KTTH")

    assert unit is not None
    assert unit.chi_uy is False
    assert str(unit.congress) == "2015-03-12"
    assert unit.visit is not None
