"""Whether a string of letters can be a Vietnamese syllable: onset, rhyme, tone, nothing more."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ONSETS = (
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
)  # fmt: skip
_RHYMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y ych ynh yt yn yêm yên yêng yêt yêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oc oe oen oeo oet oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt uân uâng uât uây uê uêch uênh uêt uên
    uơ uy uya uych uyên uyêt uynh uyt uyn uyu uyp
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    """.split()  # noqa: SIM905  # a table of rhymes reads better than a list of strings
)
_AFTER_GI = frozenset({"", "êc", "êm", "ên", "êng", "êp", "êt", "êu", "n", "m", "p", "t"})  # giếng
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SHARP = frozenset("\u0301\u0323")  # sắc, nặng: the only tones before c, ch, p, t


@lru_cache(maxsize=8192)  # a report uses few different words, each of them often
def is_syllable(word: str) -> bool:
    """Whether the letters of ``word`` (any case, NFC or NFD) can be one Vietnamese syllable."""
    if not 0 < len(word) <= 16:
        return False
    marks = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in marks if mark in _TONES]
    if len(tones) > 1:
        return False
    toneless = unicodedata.normalize("NFC", "".join(m for m in marks if m not in _TONES))
    if toneless.endswith(("c", "ch", "p", "t")) and len(toneless) > 1 and tones[:1] != ["\u0301"]:
        return _splits(toneless) and bool(tones) and tones[0] in _SHARP
    return _splits(toneless)


def _splits(toneless: str) -> bool:
    for onset in _ONSETS:
        if not toneless.startswith(onset):
            continue
        rhyme = toneless[len(onset) :]
        if rhyme in _RHYMES or (onset == "gi" and rhyme in _AFTER_GI):
            return True
    return False
