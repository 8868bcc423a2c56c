"""How a paragraph is cut and spelt in the file changes nothing of what is read."""

from __future__ import annotations

import itertools
import unicodedata
from typing import Any, Literal

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dossier.document import Document
from dossier.facts import Identity
from extractors import extract
from extractors.word import read
from tests.sample_branches import PLAN

_SETTINGS = settings(
    deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
_SENTENCES = (
    "Chi bộ Tin học - Công báo đã quán triệt Nghị quyết Đại hội XII từ tháng 01/2014 đến nay.",
    "Thực hiện Thông báo số 53-TB/ĐU ngày 07/11/2016 của Đảng ủy Văn phòng UBND tỉnh.",
    "Đồng chí Nguyễn Thị Diệu Thúy, Ủy viên, khuỷu tay, giặt giũ, Đắk Lắk; 19/20 đảng viên.",
    "§¶ng ñy V¨n phßng UBND tØnh, kiÓm tra, gi¸m s¸t ng\u00adêi ®øng ®Çu",
    "Ñaûng uûy Vaên phoøng UBND tænh, keâ khai taøi saûn, thu nhaäp",
)
_NOISE = st.sampled_from(
    [
        "", "", '<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="1" w:name="x"/>',
        '<w:bookmarkEnd w:id="1"/>', '<w:commentRangeStart w:id="0"/>',
        "<w:r><w:rPr><w:noProof/></w:rPr></w:r>", "<w:r><w:lastRenderedPageBreak/></w:r>",
        '<w:permStart w:id="3" w:edGrp="everyone"/>', "<w:smartTag/>",
    ]
)  # fmt: skip
_AROUND = st.sampled_from(
    [
        "{}", "{}", "<w:ins w:id='1' w:author='a'>{}</w:ins>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:hyperlink>{}</w:hyperlink>", "<w:smartTag>{}</w:smartTag>",
    ]
)  # fmt: skip
_LOOK = st.sampled_from(["", "", "<w:b/>", '<w:lang w:val="vi-VN"/>', '<w:color w:val="FF0000"/>'])


@st.composite
def _cut(draw: st.DrawFn) -> tuple[str, list[tuple[str, str, str, str]]]:
    """A sentence, and the same in pieces: cut anywhere, also between a letter and its accent."""
    whole = draw(st.sampled_from(_SENTENCES))
    spelt = unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), whole)
    places = sorted(draw(st.sets(st.integers(1, len(spelt) - 1), max_size=12)))
    edges = [0, *places, len(spelt)]
    pieces = [spelt[a:b] for a, b in itertools.pairwise(edges)]
    return whole, [(p, draw(_LOOK), draw(_AROUND), draw(_NOISE)) for p in pieces]


def _texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


@_SETTINGS
@given(cut=_cut(), following=st.sampled_from(_SENTENCES))
def test_any_cutting_into_runs_in_any_spelling_gives_the_same_text(
    word: Any, cut: tuple[str, list[tuple[str, str, str, str]]], following: str
) -> None:
    whole, pieces = cut
    body = "".join(noise + around.format(word.r(p, look)) for p, look, around, noise in pieces)
    # What an old font wrote is told by its codes; taken apart into accents it is no such text.
    assume(all(c < "\u0300" or c > "\u036f" for p, *_ in pieces for c in p) or whole[0] not in "§Ñ")
    plain = read(word.package(word.p(whole) + word.p(following)), file="a.docx", sha256="")
    noisy = read(word.package(word.p(body) + word.p(following)), file="a.docx", sha256="")
    assert _texts(noisy) == _texts(plain)
    assert noisy.account is not None
    assert noisy.account.closes


@_SETTINGS
@given(sentences=st.lists(st.sampled_from(_SENTENCES[:3]), min_size=1, max_size=4))
def test_every_span_quotes_what_the_file_shows(word: Any, sentences: list[str]) -> None:
    apart = [unicodedata.normalize("NFD", sentence) for sentence in sentences]
    document = read(word.package("".join(map(word.p, apart))), file="a.docx", sha256="")
    (reading,) = extract.extract(document, PLAN)
    shown = "\n".join(sentences)
    assert all(reading.quote(fact.span) in shown for fact in reading.dates)
    assert all(reading.quote(one.span) in shown for one in reading.references)
    assert all(reading.quote(one.span) in shown for one in reading.sentences)
    assert len(reading.dates) >= sum("2016" in sentence for sentence in sentences)


def test_a_report_with_its_accents_apart_is_read_as_the_same_facts(word: Any) -> None:
    def facts(form: Literal["NFC", "NFD"]) -> list[tuple[Identity, object, object, object]]:
        spelt = [unicodedata.normalize(form, sentence) for sentence in _SENTENCES[:3]]
        data = word.package("".join(map(word.p, spelt)))
        document = read(data, file="a.docx", sha256="")
        return [
            (one.identity, one.sentences, one.dates, one.references)
            for one in extract.extract(document, PLAN)
        ]

    assert facts("NFD") == facts("NFC")
