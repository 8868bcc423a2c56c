"""RTF is read as the page shows it; the awkward files of the samples hold the ordinary cases."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.document import Aside, Document
from extractors import rtf
from extractors.refusal import Refused

_FONTS = r"{\fonttbl{\f0 Times;}{\f1\fcharset163 Times;}{\f2\fcharset2 Symbol;}}"
_HEAD = r"{\rtf1\ansi\ansicpg1252\uc1" + _FONTS


def _read(inside: str) -> Document:
    return rtf.read((_HEAD + inside + "}").encode("latin-1"), file="bc.rtf", sha256="")


def _texts(inside: str) -> list[str]:
    return [block.text for block in _read(inside).blocks]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"ki\u7875?m tra", "kiểm tra"),
        (r"\uc2 ki\u7875??m tra", "kiểm tra"),
        (r"\uc0 ki\u7875 m tra", "kiểm tra"),
        (r"ki\u7875\'3fm tra", "kiểm tra"),
        (r"{\f1 ki\'ea\'d2m tra}", "kiểm tra"),
        (r"\u-10179?\u-9126?", "\U0001f45a"),
        (r"{\f2\'b7} nội dung".replace("ộ", r"\u7897?"), "• nội dung"),
        (r"a\~b\_c\-d \{\}\\", "a b-cd {}\\"),
        ("a\\\nb", "a\nb"),
        (r"{\upr{ansi}{\*\ud{unicode}}}", "unicode"),
        (r"{\*\unknown secret}seen", "seen"),
        (r"{\shp{\*\shpinst{\shptxt in\par}}{\shprslt{\*\do{\dptxbxtext in\par}}}}x", "x\nin"),
        (r"{\pict\bin4 {}{}ffd8}after", "after"),
    ],
)
def test_characters_and_groups(written: str, shown: str) -> None:
    assert "\n".join(_texts(written + r"\par")) == shown


def test_a_number_that_word_wrote_before_its_paragraph_is_no_text() -> None:
    (block,) = _read(r"{\listtext\pard\plain 1.\tab}\pard\plain Dang phi\par").blocks
    assert (block.number, block.text) == ("1.", "Dang phi")


def test_a_table_in_a_cell_follows_its_row() -> None:
    inner = r"\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\nestrow}"
    row = (
        r"\trowd\cellx1\cellx2\pard\intbl out\par"
        + inner
        + r"\pard\intbl\itap1\cell beside\cell\row"
    )
    assert _texts(row) == ["out | beside", "a | b"]


def test_cells_merged_downwards_are_known_and_what_they_cover_is_hidden() -> None:
    rows = (
        r"\trowd\clvmgf\cellx1\cellx2\pard\intbl I\cell a\cell\row"
        r"\trowd\clvmrg\cellx1\cellx2\pard\intbl under\cell b\cell\row"
    )
    document = _read(rows)
    assert [block.cells for block in document.blocks] == [("I", "a"), ("", "b")]
    assert [block.covered for block in document.blocks] == [(), (0,)]
    assert [(one.text, one.reason) for one in document.set_aside] == [("under", Aside.HIDDEN)]


@pytest.mark.parametrize("tail", [r"\par", r"\par}", "\x00\x00"])
def test_a_missing_brace_or_rubbish_after_the_last_costs_nothing(tail: str) -> None:
    data = (_HEAD + "noi dung" + tail).encode("latin-1")
    assert rtf.read(data, file="a.rtf", sha256="").text == "noi dung"


def test_a_file_cut_short_in_a_group_is_damaged_and_one_without_words_is_empty() -> None:
    with pytest.raises(Refused) as refused:
        rtf.read((_HEAD + r"{\b{\i cut").encode("latin-1"), file="a.rtf", sha256="")
    assert refused.value.reason == "damaged"
    with pytest.raises(Refused) as refused:
        _read("")
    assert refused.value.reason == "empty"


def test_endless_nesting_is_damage() -> None:
    with pytest.raises(Refused):
        rtf.read(b"{" * 100_000, file="a.rtf", sha256="")


_WORDS = st.sampled_from(
    [
        "{", "}", r"\b ", r"\v ", r"\v0 ", r"\par ", r"\cell ", r"\row ", r"\trowd ", r"\intbl ",
        r"\itap2 ", r"\nestcell ", r"\nestrow ", r"\u7875?", r"\'ea", r"\f1 ", r"\*", r"\footnote ",
        r"{\header ", r"{\fldinst ", r"\deleted ", r"\bin3 ", r"\uc3 ", r"\fs1 ", "chi bo ", "\\",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.lists(_WORDS, max_size=40).map("".join))
def test_any_order_of_words_is_a_document_whose_account_closes_or_a_refusal(inside: str) -> None:
    with contextlib.suppress(Refused):
        document = _read(inside)
        assert document.account is not None
        assert document.account.closes


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_document_or_a_refusal(data: bytes) -> None:
    with contextlib.suppress(Refused):
        rtf.read(b"{\\rtf1 " + data, file="a.rtf", sha256="")
