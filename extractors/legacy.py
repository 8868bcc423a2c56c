"""Text typed in the fonts of the 1990s (TCVN3, VNI, VIQR), told by its letters and read as Unicode.

A font's name proves nothing: files full of Unicode still name ``.VnTime``. So a text is decoded
only when decoding turns impossible words into possible Vietnamese syllables. The name is asked one
thing only, by the caller: whether a TCVN3 font drew small letters as capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum

from extractors import twice
from extractors.syllable import is_syllable


class Encoding(StrEnum):
    """How the text was typed."""

    TCVN3 = "tcvn3"
    VNI = "vni"
    VIQR = "viqr"
    TWICE = "twice"  # Unicode taken for TCVN3 and converted once more


def decode(
    text: str, *, expected: Encoding | None = None, capitals: Sequence[tuple[int, int]] = ()
) -> tuple[str, Encoding | None]:
    """``text`` as Unicode, and the encoding it was in; unchanged and ``None`` where it was Unicode.

    ``expected`` is what the rest of the document is typed in: it lowers the evidence asked of a
    short text. ``capitals`` are stretches set in a TCVN3 font that draws small letters as capitals.
    A text that mixes encodings is decoded word by word.
    """
    encoding = _detect(text, expected)
    if encoding is None:
        return text, None
    if encoding is Encoding.TWICE:
        return _WORD.sub(lambda word: twice.mended(word[0]), text), encoding
    if _UNICODE_ONLY.search(text):
        return _WORD.sub(lambda word: _decode_if_better(word[0], encoding), text), encoding
    if encoding is Encoding.TCVN3:
        return _tcvn3(text, capitals), encoding
    return (_vni(text) if encoding is Encoding.VNI else _viqr(text)), encoding


def typed_in(texts: Iterable[str]) -> Encoding | None:
    """The old encoding that at least four fifths of a document is typed in (see ``expected``).

    Only paragraphs that prove something vote, each with its length.
    """
    tally: dict[Encoding | None, int] = {}
    for text in texts:
        if text.isascii():
            continue
        encoding = decode(text)[1]
        if encoding is not None or (_UNICODE_ONLY.search(text) and twice.spared(text)):
            tally[encoding] = tally.get(encoding, 0) + len(text)
    best = max(tally, key=lambda each: tally[each], default=None)
    return best if best and tally[best] >= 0.8 * sum(tally.values()) else None


# TCVN3: one code a letter, no codes for capitals with a tone (TCVN 5712:1993, VN3).
_TCVN3 = {
    ord(code): letter
    for code, letter in zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
}
_CODES = "".join(map(chr, _TCVN3))
# What no Unicode Vietnamese word holds: these codes (17 in 100 letters of TCVN3 text), or a small
# letter followed by a code that looks like a capital (kiÓm).
_TELLS = re.compile("[¸¶·¹µ¨©ª«¬®§\xad¾»¼½Æ×ØÜÞß÷þ¡¢£¤¥¦]|[a-z][À-ß]")
_MOST = 0.6  # of the doubtful words must become syllables
_SAMPLE = 1_000  # doubtful words that are weighed; a longer text is decided by its beginning
_UNITS = frozenset({"µm", "µg", "µl", "µs", "µF", "µA", "µV", "µW", "µL"})

# VNI-Windows: a mark follows its base letter; these stand alone.
_VNI_ALONE = dict(zip("ñôöíìæóòîÑÔÖÍÌÆÓÒÎ", "đơưíìỉĩịỵĐƠƯÍÌỈĨỊỴ", strict=True))
_TONE = {"acute": "\u0301", "grave": "\u0300", "hook": "\u0309", "tilde": "\u0303", "dot": "\u0323"}
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VNI_MARK = {
    "ù": _TONE["acute"], "ø": _TONE["grave"], "û": _TONE["hook"], "õ": _TONE["tilde"],
    "ï": _TONE["dot"], "â": _CIRCUMFLEX, "á": _CIRCUMFLEX + _TONE["acute"],
    "à": _CIRCUMFLEX + _TONE["grave"], "å": _CIRCUMFLEX + _TONE["hook"],
    "ã": _CIRCUMFLEX + _TONE["tilde"], "ä": _CIRCUMFLEX + _TONE["dot"], "ê": _BREVE,
    "é": _BREVE + _TONE["acute"], "è": _BREVE + _TONE["grave"], "ú": _BREVE + _TONE["hook"],
    "ü": _BREVE + _TONE["tilde"], "ë": _BREVE + _TONE["dot"],
}  # fmt: skip
_VNI_MARK |= {mark.upper(): accents for mark, accents in _VNI_MARK.items()}
_VNI_CODES = "".join((*_VNI_MARK, *_VNI_ALONE))
_VNI_PAIR = re.compile(f"([aeiouyôöAEIOUYÔÖ])([{''.join(_VNI_MARK)}])|([{''.join(_VNI_ALONE)}])")

_VNI_TELLS = re.compile("[øûåäëñöæîØÛÅÄËÑÖÆÎïü]")  # in no Unicode Vietnamese word


_VIQR_MARK = {"^": _CIRCUMFLEX, "(": _BREVE, "+": _HORN, "*": _HORN,
              "'": _TONE["acute"], "`": _TONE["grave"], "?": _TONE["hook"], "~": _TONE["tilde"],
              ".": _TONE["dot"]}  # fmt: skip
_VIQR_LETTER = re.compile(r"([aeiouyAEIOUY])([\^(+*]?)(['`?~.]?)(?=([A-Za-z])?)|([dD])[dD]")
_VIQR_WORD = re.compile(r"[A-Za-z]+[\^(+*'`?~.A-Za-z]*")

_WORD = re.compile(rf"[A-Za-zÀ-ỹĂăĐđƠơƯư{re.escape(_CODES)}\u0300-\u036f]+")
_UNICODE_ONLY = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0-\u01b0\u1ea0-\u1ef9]"
)


def _detect(text: str, expected: Encoding | None) -> Encoding | None:
    if text.isascii():
        return Encoding.VIQR if _looks_viqr(text) else None
    unicode = _UNICODE_ONLY.search(text)
    if unicode and not (_TELLS.search(text) or _VNI_TELLS.search(text)):
        known = expected is Encoding.TWICE
        return Encoding.TWICE if twice.looks_so(_WORD.findall(text), known=known) else None
    words = [word for word in _WORD.findall(text) if _may_be_coded(word)]
    if expected is not None and not unicode and _follows(words, expected):
        return expected
    doubtful = [word for word in words if len(word) > 1 and not _means_itself(word)][:_SAMPLE]
    if not doubtful:
        return None
    gains = {
        Encoding.TCVN3: sum(is_syllable(_tcvn3(word)) for word in doubtful),
        Encoding.VNI: sum(is_syllable(_vni(word)) for word in doubtful),
    }
    best = max(gains, key=lambda each: gains[each])
    if unicode:  # runs of several fonts in one paragraph: any of them may have typed a word
        mended = sum(_decode_if_better(word, best) != word for word in doubtful)
        return best if gains[best] and mended >= max(_MOST * len(doubtful), 1) else None
    if gains[best] < _MOST * len(doubtful):
        return None
    if gains[best] > 1:
        return best
    word = doubtful[0]  # a single doubtful word must tell by itself
    if best is Encoding.TCVN3:
        return best if _TELLS.search(word) else None
    return best if _strong_vni(word) else None


def _may_be_coded(word: str) -> bool:
    """Whether a word holds codes at all; a lone sign (§, £) or a unit (µm) is what it is."""
    return not word.isascii() and word not in _UNITS and (len(word) > 1 or word.isalpha())


def _follows(words: list[str], expected: Encoding) -> bool:
    """Whether words that could be either (Sè, §U) are to be read as the rest of their document."""
    codes, tells, decoder = (
        (_CODES, _TELLS, _tcvn3) if expected is Encoding.TCVN3 else (_VNI_CODES, _VNI_TELLS, _vni)
    )
    if not words or any(not c.isascii() and c not in codes for word in words for c in word):
        return False
    if any(map(tells.search, words)):
        return True
    return any(decoder(w) != w for w in words) and all(is_syllable(decoder(w)) for w in words)


def _strong_vni(word: str) -> bool:
    """A lone word: a mark letter right after a vowel is no spelling of any Western word we meet."""
    return any(pair[1] for pair in _VNI_PAIR.findall(word)) and len(word) > 2


def _means_itself(word: str) -> bool:
    """Whether a word can stand as it is; a capital after a small letter (chÝ) is a code."""
    if _UNICODE_ONLY.search(word):
        return True
    return is_syllable(word) and not _CODE_IN_WORD.search(word)


_CODE_IN_WORD = re.compile("[a-z][À-ß]")


def _decode_if_better(word: str, encoding: Encoding) -> str:
    """A word of a mixed text: in the encoding of most, or in the other where that alone fits."""
    if len(word) < 2 or not _may_be_coded(word) or _means_itself(word):
        return word
    decoders = [(_tcvn3, _TELLS), (_vni, _VNI_TELLS)]
    if encoding is Encoding.VNI:
        decoders.reverse()
    for at, (decoder, tells) in enumerate(decoders):
        decoded = decoder(word)
        if is_syllable(decoded) and (at == 0 or tells.search(word)):
            return decoded
    return word


def _tcvn3(text: str, capitals: Sequence[tuple[int, int]] = ()) -> str:
    raised = _all_capitals(text)
    decoded = list(text.translate(_TCVN3))
    for start, end in [*raised, *capitals]:
        decoded[start:end] = [letter.upper() for letter in decoded[start:end]]
    mended = _WORD.sub(lambda word: _restore_u(word[0]), "".join(decoded))
    return mended if "\xad" in text else _LOST_U.sub(_with_u, mended)


def _all_capitals(text: str) -> list[tuple[int, int]]:
    """Words typed in capitals (CéNG): their coded letters are small only for want of a code.

    A word with fewer than two plain letters (X·, Lµ) follows the words on both its sides.
    """
    words = list(_WORD.finditer(text))
    plain = ["".join(c for c in word[0] if c.isascii()) for word in words]
    sure = [len(letters) > 1 and letters.isupper() for letters in plain]
    raised = []
    for at, word in enumerate(words):
        beside = [sure[i] for i in (at - 1, at + 1) if _adjoin(text, words, at, i)]
        short = len(plain[at]) < 2 and not plain[at].islower()
        if sure[at] or (short and beside and all(beside)):
            raised.append(word.span())
    return raised


def _adjoin(text: str, words: list[re.Match[str]], at: int, other: int) -> bool:
    """Whether two words stand side by side with only space between them."""
    if not 0 <= other < len(words):
        return False
    first, second = sorted((words[at], words[other]), key=lambda word: word.start())
    return not text[first.end() : second.start()].strip()


def _restore_u(word: str) -> str:
    """TCVN3 ư is a soft hyphen, which copying loses: đợc can only have been được."""
    if is_syllable(word):
        return word
    at = re.search("[ơờởỡớợ]", word.lower())
    if at is None or at.start() == 0 or word[at.start() - 1] in "ưƯ":
        return word
    u = "Ư" if word.isupper() else "ư"
    mended = word[: at.start()] + u + word[at.start() :]
    return mended if is_syllable(mended) else word


# Where copying lost every soft hyphen, words that no rule of spelling gives away.
_WITH_U = {
    "ngời": "người", "dới": "dưới", "th": "thư", "nh": "như", "nhng": "nhưng", "lu": "lưu",
    "cha": "chưa", "trng": "trưng", "hng": "hưng", "xng": "xưng", "ơng": "ương", "vợt": "vượt",
    "t": "tư", "c": "cư",
}  # fmt: skip
_LOST_U = re.compile(
    r"(?<!sáng )\bngời\b|\b(?:dới|th|nhng|nh|lu|trng|hng|xng|ơng|vợt)\b"
    r"|\bcha\b(?! (?:mẹ|con|ông|xứ))"
    r"|\bt(?= (?:tưởng|pháp|cách|liệu|vấn|nhân|duy|thế|tác)\b)|(?<=đầu )t\b|(?<=thứ )t\b"
    r"|\bc(?= (?:trú|dân)\b)",
    re.IGNORECASE,
)


def _with_u(found: re.Match[str]) -> str:
    word = found[0]
    mended = _WITH_U[word.lower()]
    if len(word) > 1 and word.isupper():
        return mended.upper()
    return mended.capitalize() if word[0].isupper() else mended


def _vni(text: str) -> str:
    def letter(found: re.Match[str]) -> str:
        base, mark, alone = found.groups()
        if alone:
            return _VNI_ALONE[alone]
        return unicodedata.normalize("NFC", _VNI_ALONE.get(base, base) + _VNI_MARK[mark])

    return _VNI_PAIR.sub(letter, text)


def _viqr(text: str) -> str:
    return _VIQR_WORD.sub(lambda word: _viqr_word(word[0], text[word.end() :][:2]), text)


def _viqr_word(word: str, after: str = "") -> str:
    def letter(found: re.Match[str]) -> str:
        base, shape, tone, following, d = found.groups()
        if d:
            return "Đ" if d == "D" else "đ"
        if tone and tone in ".?" and not shape and not following:
            rest = word[found.end() :] + after
            if not _GOES_ON.match(rest):
                return str(found[0])  # the end of a sentence
        marks = _VIQR_MARK.get(shape, "") + _VIQR_MARK.get(tone, "")
        return unicodedata.normalize("NFC", base + marks)

    decoded = _VIQR_LETTER.sub(letter, word)
    stem = decoded.rstrip("^(+*'`?~.")
    return decoded if is_syllable(stem) else word


_GOES_ON = re.compile(r"[.,;:!?)]| [a-z(\d]")  # a sentence does not end before a small letter


def _looks_viqr(text: str) -> bool:
    words = _VIQR_WORD.findall(text)
    marked = [word for word in words if re.search(r"[aeouyAEOUY][\^(+]|[aeiouyAEIOUY]['`~]", word)]
    changed = [word for word in marked if _viqr_word(word) != word]
    return len(changed) >= 3 and len(changed) >= 0.2 * len(words)
