"""OpenDocument is read as the page shows it; the awkward files hold the ordinary cases."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import samples
from dossier.document import Document
from extractors import odt
from extractors.refusal import Refused

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = ("office", "text", "table", "style", "draw")


def _package(body: str, styles: str = "") -> bytes:
    spaces = " ".join(f'xmlns:{name}="{_SPACE}{name}:1.0"' for name in _NAMES)
    spaces = spaces.replace("draw:1.0", "drawing:1.0")
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
    return held.getvalue()


def _read(body: str, styles: str = "") -> Document:
    return odt.read(_package(body, styles), file="bc.odt", sha256="")


def _item(*inside: str) -> str:
    return f"<text:list-item>{''.join(inside)}</text:list-item>"


_LIST = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" '
    'style:num-format="1" text:display-levels="2" style:num-suffix="."/></text:list-style>'
)


def test_numbers_count_on_where_a_list_goes_on_and_start_over_where_not() -> None:
    def list_of(*items: str, more: str = "") -> str:
        return f'<text:list text:style-name="L"{more}>{"".join(items)}</text:list>'

    p = "<text:p>x</text:p>"
    deeper = f"<text:list>{_item(p)}{_item(p)}</text:list>"
    goes_on = ' text:continue-numbering="true"'
    body = (
        list_of(_item(p, deeper), _item(p))
        + list_of(_item(p), more=goes_on)
        + list_of(_item(p))
        + list_of(_item(deeper), more=goes_on)
    )
    numbers = [block.number for block in _read(body, _LIST).blocks]
    assert numbers == ["1.", "1.1.", "1.2.", "2.", "3.", "1.", "1.1.", "1.2."]


def test_blanks_are_those_that_the_page_shows() -> None:
    body = "<text:p>\n  a\n  <text:span> b</text:span> <text:s/>c\n</text:p>"
    assert _read(body).text == "a b  c"


def test_a_cell_that_goes_on_downwards_covers_the_one_below() -> None:
    down = '<table:table-cell table:number-rows-spanned="2"><text:p>I</text:p></table:table-cell>'
    cell = "<table:table-cell><text:p>a</text:p></table:table-cell>"
    rows = f"<table:table-row>{down}{cell}</table:table-row>"
    rows += f"<table:table-row><table:covered-table-cell/>{cell}</table:table-row>"
    document = _read(f"<table:table>{rows}</table:table>")
    assert [(block.cells, block.covered) for block in document.blocks] == [
        (("I", "a"), ()),
        (("", "a"), (0,)),
    ]


def test_a_section_that_is_not_shown_is_hidden() -> None:
    document = _read('<text:section text:display="none"><text:p>kín</text:p></text:section>')
    assert (document.text, document.set_aside[0].text) == ("", "kín")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", _package("")[:200]])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        odt.read(data, file="a.odt", sha256="")
    assert refused.value.reason == "damaged"


def test_a_file_without_words_is_empty() -> None:
    with pytest.raises(Refused) as refused:
        _read("<text:p/>")
    assert refused.value.reason == "empty"


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(at=st.integers(0, 10_000), value=st.integers(0, 255))
def test_any_damaged_byte_ends_in_a_document_or_a_refusal(at: int, value: int) -> None:
    data = bytearray((samples.FOLDER / "awkward" / "bao cao.odt").read_bytes())
    data[at % len(data)] = value
    with contextlib.suppress(Refused):
        odt.read(bytes(data), file="a.odt", sha256="")
