"""The ways one and the same text was typed: accents apart, and the fonts of the nineties."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from samples.papers import Paper

# TCVN3 (ABC): the letters and the byte of each, which a file that knows no better shows as Latin-1.
_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_BYTES = bytes.fromhex(
    "a1a2a3a4a5a6a7a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5"
    "d6d7d8dcdddedfe1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
).decode("latin-1")
_TCVN3 = dict(zip(_LETTERS, _BYTES, strict=True))

# VNI-Windows: a letter for the shape and the tone follows the vowel; some vowels are letters whole.
_TONES = "\u0301\u0300\u0309\u0303\u0323"
_AFTER = {
    "": dict(zip(_TONES, "ùøûõï", strict=True)),
    "\u0302": {"": "â", **dict(zip(_TONES, "áàåãä", strict=True))},
    "\u0306": {"": "ê", **dict(zip(_TONES, "éèúüë", strict=True))},
}
_WHOLE = dict(zip("đơưíìỉĩịỵ", "ñôöíìæóòî", strict=True))


def respelt(paper: Paper, spell: Callable[[str], str], font: str = "") -> Paper:
    """The paper with every word of it typed another way."""
    words: dict[str, Any] = {
        name: spell(getattr(paper, name))
        for name in (
            "upper", "issuer", "number", "place_date", "kind", "title", "body", "signer",
            "signer_left",
        )
    }  # fmt: skip
    for name in ("right", "recipients", "sign", "sign_left"):
        words[name] = tuple(spell(text) for text in getattr(paper, name))
    nested = tuple(tuple(map(spell, row)) for row in paper.nested)
    return replace(paper, **words, nested=nested, font=font or paper.font)


def nfd(text: str) -> str:
    """Accents apart from their letters, but for the marks that our texts are written with."""
    return unicodedata.normalize("NFD", text).replace(
        unicodedata.normalize("NFD", "{{bảng}}"), "{{bảng}}"
    )


def tcvn3(text: str) -> str:
    """TCVN3 has no toned capitals: people typed the small letter's code in a capital font."""
    typed = "".join(_TCVN3.get(letter) or _TCVN3.get(letter.lower()) or letter for letter in text)
    return typed.replace("{{b¶ng}}", "{{bảng}}")


def vni(text: str) -> str:
    """VNI-Windows: a vowel, then its mark."""
    typed = "".join(map(_in_vni, unicodedata.normalize("NFC", text)))
    return typed.replace("{{baûng}}", "{{bảng}}")


def _in_vni(letter: str) -> str:
    small = letter.lower()
    if small in _WHOLE:
        written = _WHOLE[small]
    else:
        base, *marks = list(unicodedata.normalize("NFD", small))
        shape = next((mark for mark in marks if mark in "\u0302\u0306"), "")
        tone = next((mark for mark in marks if mark in _TONES), "")
        if "\u031b" in marks:
            base = _WHOLE[unicodedata.normalize("NFC", base + "\u031b")]
        written = base + _AFTER[shape].get(tone, "")
    return written if letter == small else written.upper()
