"""Text as a reader means it: one way to write a letter, nothing invisible, no old fonts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from extractors.legacy import Encoding, decode

__all__ = ["Encoding", "canonical", "clean", "decode", "tidy"]


def clean(text: str) -> str:
    """``text`` in NFC Unicode: old encodings decoded, damage of the text layer mended.

    Unicode Vietnamese passes unchanged but for the order of its marks; lengths may change, so
    offsets must be taken after cleaning.
    """
    return tidy(decode(text)[0])


def tidy(text: str) -> str:
    """The part of ``clean`` that guesses no encoding."""
    if _ODD.search(text):
        text = text.translate(_CHARACTERS)
    if text.isascii():
        return text
    if not unicodedata.is_normalized("NFC", text) or _MARK.search(text):
        text = _LATE_MARK.sub(r"\1\3\2", unicodedata.normalize("NFC", text))
        text = unicodedata.normalize("NFC", text)
    return _ETH.sub(_d, text)


def is_plain(text: str) -> bool:
    """Whether ``text`` certainly is clean already: Unicode Vietnamese and nothing else.

    A quick look at every letter, for readers of many pages. A text without any letter that only
    Unicode has is never certain.
    """
    return (
        _PLAIN.fullmatch(text) is not None
        and shows_unicode(text)
        and _TCVN3_PAIR.search(text) is None
    )


def shows_unicode(text: str) -> bool:
    """Whether ``text`` holds a letter that only Unicode has: enough in a part of a plain text."""
    return _ONLY_UNICODE.search(text) is not None


def canonical(text: str) -> str:
    """``text`` with tone marks in the old place (hoà → hòa, uỷ → ủy), same length in NFC.

    Only open oa, oe and uy move; after q (quý) and before a letter (hoàn) nothing does.
    """
    return _NEW_TONE.sub(lambda pair: _OLD_TONE[pair[0]], text)


def decode_paragraph(
    text: str, capitals: Sequence[tuple[int, int]] = (), expected: Encoding | None = None
) -> tuple[str, Encoding | None]:
    """A paragraph decoded and tidied, and the encoding it was typed in."""
    decoded, encoding = decode(text, expected=expected, capitals=capitals)
    return tidy(decoded), encoding


_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
    "\ufeff"
)
_SPACES = (
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
# Symbol and Wingdings keep their glyphs in the private area; lists and forms use these.
_SYMBOLS = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF076: "❖", 0xF0A8: "☐", 0xF06F: "☐",
    0xF0FE: "☒", 0xF053: "☒", 0xF052: "☑", 0xF02D: "-", 0xF0E0: "→", 0xF0F0: "⇒", 0xF06E: "■",
    0xF0BE: "—", 0xF02B: "+", 0xF02A: "*", 0xF0A3: "≤", 0xF0B3: "≥", 0xF0B4: "×", 0xF0B0: "°",
}  # fmt: skip
_CHARACTERS: dict[int, str | None] = {
    **dict.fromkeys(map(ord, _INVISIBLE)),
    **dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0)]),
    **dict.fromkeys(map(ord, _SPACES), " "),
    **_SYMBOLS,
    0x0D: "\n",
    0x2028: "\n",
    0x2029: "\n",
    0x01A2: "Ư",  # Word's old PDF fonts: TRƢỜNG
    0x01A3: "ư",
    0x2044: "/",  # 1⁄2
    0x2010: "-",
    0x2011: "-",
    0x0340: "\u0300",
    0x0341: "\u0301",
}
_ODD = re.compile(f"[{re.escape(''.join(map(chr, _CHARACTERS)))}]")
_MARK = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
# NFD typed with a slip: "bô ̣Sinh viên" is "bộ Sinh viên".
_LATE_MARK = re.compile(f"([^\\W\\d_][\u0300-\u036f]*)(\\s+)({_MARK.pattern})")
# Eth for Đ, and Õ for Ò in the words where no Õ can be (CỘNG HÕA, PHÕNG).
_ETH = re.compile("[Ðð]|(?<=H)Õ(?=A\\b|NG\\b)")

# Õ may stand for Ò; a capital within a word may be a TCVN3 code.
_VOWELS = "".join(
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")
).replace("Õ", "")
_PLAIN = re.compile(f"[ -~\n–—…“”‘’•{_VOWELS}đĐ]*")
_ONLY_UNICODE = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9]")
_TCVN3_PAIR = re.compile("[À-ß](?<=[a-z].)")


def _d(found: re.Match[str]) -> str:
    return {"Ð": "Đ", "ð": "đ"}.get(found[0], "Ò")


def _tone_table() -> dict[str, str]:
    """Each new-style pair to its old-style pair, in every case."""
    table = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in "\u0300\u0301\u0303\u0309\u0323":
            for one in (first, first.upper()):
                for two in (second, second.upper()):
                    new = one + unicodedata.normalize("NFC", two + tone)
                    table[new] = unicodedata.normalize("NFC", one + tone) + two
    return table


_OLD_TONE = _tone_table()
_NEW_TONE = re.compile(f"(?<![qQ])(?:{'|'.join(_OLD_TONE)})(?![A-Za-zÀ-ỹ])")
