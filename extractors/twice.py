"""Unicode text converted from TCVN3 once more: "đã nghiêm túc" became "đó nghiờm tỳc".

Every letter of Latin-1 was taken for a TCVN3 code; letters outside Latin-1 stayed. So such text
holds none of the letters of Latin-1 that the conversion changed, and words that cannot be. What a
letter was is certain for three of them and a choice for the others (ộ was é or always ộ): there a
word that cannot be is put back, and one that can is put back unless it is a word in its own right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.syllable import is_syllable

# Became → was. The first three can have been nothing else: as themselves they became others.
_WAS = dict(zip("óõúỏốộờỡớũụừựỳ", "ãâóáèéêìíòôõùú", strict=True))
_WAS |= {became.upper(): was.upper() for became, was in _WAS.items()}
_CERTAIN = frozenset("óõúÓÕÚ")
_CHANGED = re.compile("[áâãèéêìíòôùÁÂÃÈÉÊÌÍÒÔÙ]")  # none of them is left
_TELL = re.compile("[iy]ờ|ỳ[cntm]", re.IGNORECASE)  # in no word that was ever written
_TOUCHED = re.compile(f"[{''.join(_WAS)}]")

# Words of Vietnamese with these letters: they stay, though putting a letter back gives a word too.
_STAYS = frozenset(
    """
    bỏ bỏng chỏi chỏng dỏng đỏ giỏi hỏi hỏng khỏi khỏe lỏng mỏi mỏng mỏ nhỏ nhỏi ỏi thỏa thỏ tỏ
    tỏa tỏi trỏ xỏ bố bốc bốn bối chối chốn chống chốt cố cốc cối cốt đố đối đốc đốn đống đốt
    gốc gối gốm hố hối hốt khố khối khống lố lối lốp mố mối mốc mốt một nối nốt ngốc phố phối
    phốt quốc số sống sốt suốt rốt rối tố tốc tối tốn tống tốt thối thống thốn trốn trống vố vốn
    xối xốp ốm bộ bộc bội bộn bột chột cộc cội cộm cộng cột độ độc đội động độn đột gộp gột hộ
    hội hộp hột khộ lộ lộc lội lộn lột mộ mộc mộng nội nộp ngộ nhộn phộc rộ rộn rộng sộp tộ tộc
    tội tột thộ trộ trộm trộn trội vội vộ xộ xộc chuộc buộc cuộc thuộc cuộn muộn nguội luộc
    ruộng tuột ngột bờ bờm chờ cờ đờ đời gờ giờ hờ hời khờ lờ lời mờ mời ngờ ngời nhờ nời rời rờ
    sờ thờ thời tờ tời trời vời vờ vờn xờ dời cỡ cỡi dỡ đỡ gỡ hỡ lỡ mỡ nỡ nỡm vỡ bỡ rỡ bớt bới
    cớ chớp đới đớn gớm hớn hớt khớp lớn lớp lớ mới mớ nhớ nhớn nới ngớt phới sớm sớ rớt tới
    thớt với vớt xới hớp cũ cũng củng cũi dũng gũi giũ hũ lũ lũy mũ mũi ngũ nhũ rũ sũng tũ vũ
    vũng chũi đũa phũ bụ bục bụi bụng cụ cục cụm cụt chụm chục chụp chụt dục dụ dụng đụng đục
    gục giục gụ hục khụ khục khụy lụ lụa lục lụt lụi mục mụ mụi nhụy nụ nục phụ phục phụng rụ
    rụng rụi sụ sục sụt sụp tụ tục tụng tụt thụ thục thụt trụ trục trụi vụ vục vụn vụng xụ húp
    đụ từ từng dừ dừng đừng chừ chừng gừng hừng khừ lừ lừng mừng ngừ ngừng nhừ phừng rừng sừng
    thừ thừng trừ trừng vừng xừ ừ bừng cừ bự bực cự cực chực dự dực dựng đự đực đựng giự gự hự
    khực lực mực mự ngự ngực nhự nhựt phực phự rực sự sực tự tực thự thực trự trực ự vực xực lựa
    dựa nhựa tựa ngựa bựa kỳ lỳ mỳ tỳ quỳ quỳnh huỳnh thuỳ tuỳ luỳ nguỳ suỳ
    """.split()  # noqa: SIM905  # a table of words reads better so
)


def spared(text: str) -> bool:
    """Whether a text still holds a letter that the conversion would have changed."""
    return _CHANGED.search(text) is not None


def looks_so(words: Sequence[str], *, known: bool = False) -> bool:
    """Whether a text of these words was converted twice. ``known``: the rest of its document was.

    Two words that cannot be and can be mended say so, or one where there are few or it is clear.
    """
    touched = [word for word in words if _TOUCHED.search(word)]
    if not touched or any(map(_CHANGED.search, words)):
        return False
    broken = [word for word in touched if not is_syllable(word) and is_syllable(_back(word))]
    if known:
        return 2 * sum(is_syllable(mended(word)) for word in touched) > len(touched)
    if len(broken) == 1:
        return (len(touched) <= 4 and len(broken[0]) > 2) or bool(_TELL.search(broken[0]))
    return len(broken) >= 2


def mended(word: str) -> str:
    """A word of such a text as it was."""
    certain = "".join(_WAS[letter] if letter in _CERTAIN else letter for letter in word)
    if certain != word and is_syllable(certain):
        return certain
    whole = _back(word)
    if whole == word or not is_syllable(whole):
        return word
    return word if is_syllable(word) and word.lower() in _STAYS else whole


def _back(word: str) -> str:
    """Every letter as it was, but for ơ after ư, which no Latin-1 letter became (thường)."""
    return re.sub(f"(?<![ưƯ])[{''.join(_WAS)}]", lambda letter: _WAS[letter[0]], word)
