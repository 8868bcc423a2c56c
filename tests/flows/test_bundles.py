from __future__ import annotations

from pathlib import Path

import pytest

from checks import plans
from dossier.document import Document, Medium
from dossier.errors import UsageError
from dossier.facts import Identity, Reading
from flows.bundles import UNKNOWN_ID, Bundle, bundles, owners
from flows.inbox import Gathered

PLAN = plans.load("vpub-2016")


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def papers(*branches: str | None) -> list[Reading]:
    return [
        Reading(
            document=Document(file=f"{n}.docx", sha256="", medium=Medium.DOCX, blocks=()),
            identity=Identity(branch=branch),
        )
        for n, branch in enumerate(branches)
    ]


def loose(hint: str | None = None) -> Bundle:
    unit = PLAN.unit(hint) if hint else None
    return Bundle(unit=None, folder=None, gathered=Gathered(), hint=unit)


def test_sub_folders_named_by_a_branch_are_a_submission_each(tmp_path: Path) -> None:
    put(tmp_path, "KTTH/BC.docx", "Tin học - Công báo/BC.docx")

    found = bundles([tmp_path], PLAN, None)

    assert [one.unit.id for one in found if one.unit] == ["KTTH", "THCB"]
    assert [one.gathered.papers[0].name for one in found] == [
        "KTTH/BC.docx",
        "Tin học - Công báo/BC.docx",
    ]


def test_files_beside_the_branch_folders_are_read_too(tmp_path: Path) -> None:
    put(tmp_path, "KTTH/BC.docx", "la.docx")

    found = bundles([tmp_path], PLAN, None)

    assert [one.unit.id if one.unit else None for one in found] == ["KTTH", None]
    assert [one.name for one in found[1].gathered.papers] == ["la.docx"]


def test_with_a_branch_named_everything_is_that_branch_s(tmp_path: Path) -> None:
    put(tmp_path, "KTTH/BC.docx", "THCB/BC.docx")

    (bundle,) = bundles([tmp_path], PLAN, PLAN.unit("NCVX"))

    assert bundle.unit == PLAN.unit("NCVX")
    assert len(bundle.gathered.papers) == 2


def test_a_path_that_does_not_exist_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Không có tệp hay thư mục"):
        bundles([tmp_path / "khong-co"], PLAN, None)


@pytest.mark.parametrize(
    ("branches", "expected"),
    [
        (("KTTH", None, None), {"KTTH"}),  # papers that name no branch go with the others
        (("KTTH", "KTTH", "KTTH", "THCB"), {"KTTH"}),  # a stray among many
        (("KTTH", "THCB"), {"KTTH", "THCB"}),
        (("KTTH", "KTTH", "THCB"), {"KTTH", "THCB"}),  # two thirds are not more than two thirds
    ],
)
def test_the_documents_say_whose_they_are(
    branches: tuple[str | None, ...], expected: set[str]
) -> None:
    assert set(owners(loose(), papers(*branches), PLAN)) == expected


def test_mute_papers_belong_to_the_branch_their_folder_is_named_after() -> None:
    assert set(owners(loose("KTTH"), papers(None, None), PLAN)) == {"KTTH"}
    assert set(owners(loose("KTTH"), papers("THCB"), PLAN)) == {"THCB"}


def test_where_nobody_says_whose_they_are_the_doubt_is_said() -> None:
    (unit,) = owners(loose(), papers(None), PLAN).values()

    assert unit.id == UNKNOWN_ID
    assert "Chưa rõ" in unit.name


def test_a_roster_among_loose_files_is_their_roster_and_no_paper(tmp_path: Path) -> None:
    put(tmp_path, "BC.docx", "Roster.csv")

    (bundle,) = bundles([tmp_path / "BC.docx", tmp_path / "Roster.csv"], PLAN, None)

    assert [one.name for one in bundle.gathered.papers] == ["BC.docx"]
    assert bundle.folder == tmp_path
