"""Whether a passage names the congress that a clause asks for, another one, or none by name."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from checks.coverage import years
from checks.matching import Passage
from dossier import wording
from dossier.facts import Congress, Reading
from dossier.findings import Reason
from dossier.plan import Meant

_LEVELS = {
    "office": wording.Wordings(["đại hội đảng bộ [văn phòng|VP|cơ quan]"]),
    "block": wording.Wordings(["đảng bộ khối", "khối các cơ quan"]),
    "province": wording.Wordings(["đảng bộ tỉnh", "đại hội XVI"]),
    "nation": wording.Wordings(["toàn quốc", "đại hội [lần thứ|] XII"]),
}
_PLAN = wording.Wordings(["kế hoạch", "chương trình hành động", "CTHĐ", "chương trình công tác"])
_OLD_TERM = re.compile(r"2010\s*[-–]\s*2015")
_EVERY_LEVEL = wording.Wordings(["các cấp", "cấp trên"])
_RESOLUTION = wording.Wordings(["nghị quyết", "NQ", "NQĐH"])
_PAPER = wording.Wordings(
    ["nghị quyết", "NQ", "NQĐH", "văn kiện", "[tài liệu|nội dung|tinh thần|kết quả] … [đại hội|ĐH]",
     "báo cáo chính trị", "[lớp|buổi|hội nghị|học] [học tập|quán triệt|] [đại hội|ĐH]"]
)  # fmt: skip
_HELD = wording.Wordings(["đại hội", "ĐH"])
_OTHER = wording.Wordings(
    ["nghị quyết [hội nghị|] [trung ương|TW]", "NQTW", "chỉ thị", "kết luận", "quy định số",
     "tư tưởng Hồ Chí Minh", "tấm gương đạo đức", "nghị quyết chi bộ"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """What naming it gives, whether the sentence itself does, and the step for the record."""

    gives: str
    own: bool
    step: str
    with_plan: bool = False  # the heading that names it asks for an action programme too
    resolution: bool = False  # the heading says "nghị quyết", not only that a congress was held


def named(passage: Passage, meant: Meant) -> Named | None:
    """The best that the passage names: the right congress, all of them unnamed, a wrong one.

    What the sentence itself names counts; else the nearest heading, list line or sentence before.
    """
    trusted = passage.reading.document.blocks[passage.sentence.span.block].confidence is None
    own = _asked(passage.congresses)
    if not _EVERY_LEVEL.hits(passage.own):  # "các nghị quyết đại hội, bắt đầu bằng …": those named
        own = [one for one in own if one.level != "all"] or own
    others = [one for one in passage.congresses if one.other]
    if others and not own and (found := _another(others, meant, passage)):
        return found
    unnamed = bool(own) and all(one.level == "any" for one in own)
    if own and not unnamed:
        best = _best(own, meant, passage, trusted, own=True)
        return best and dataclasses.replace(best, resolution=_PAPER.hits(passage.own))
    for layer, facts in zip(passage.layers, passage.layer_congresses, strict=True):
        if unnamed and any(one.level == "branch" for one in facts):
            return None  # "Đại hội chi bộ … Nghị quyết đại hội được in phát": the branch's own
        if (known := _asked(facts)) and not all(one.level == "any" for one in known):
            found = _best(known, meant, passage, trusted, own=False)
            if found is None:
                return None
            resolution = any(_RESOLUTION.hits(one) for one in passage.layers)
            held = _HELD.hits(layer) and not _RESOLUTION.hits(layer)
            return dataclasses.replace(
                found, with_plan=_PLAN.hits(layer), resolution=resolution and not held
            )
    if unnamed and not _names_them(passage.reading):
        return Named("partly", True, "nghị quyết đại hội, không nêu cấp nào")
    return None


def _names_them(reading: Reading) -> bool:
    """Whether the report names a congress of a level above the branch anywhere."""
    return any(
        fact.value.level not in ("branch", "any") and not fact.value.other
        for fact in reading.congresses
    )


def mentions(meant: Meant, text: wording.Text) -> bool:
    """Whether a text that was set aside (struck out, hidden) names a congress of that level."""
    return _LEVELS[meant.level].hits(text)


def speaks_of_plan(passage: Passage) -> bool:
    """Whether the sentence, or its nearest heading, is about the action programme."""
    return _PLAN.hits(passage.own) or any(_PLAN.hits(label) for label in passage.labels[:1])


def plainly_about(passage: Passage, found: Named) -> bool:
    """Whether the sentence, or the label it stands under, names the resolution itself and speaks
    of no action programme.
    """
    if speaks_of_plan(passage) or (not found.own and found.with_plan):
        return False
    return found.resolution


def names_other_document(passage: Passage) -> bool:
    """Whether the sentence names a paper that is no congress resolution."""
    return _OTHER.hits(passage.own)


def _asked(named_here: tuple[Congress, ...]) -> list[Congress]:
    return [one for one in named_here if one.level != "branch" and not one.other]


def _another(others: Sequence[Congress], meant: Meant, passage: Passage) -> Named | None:
    """Another body's congress, or another paper of the same level, where none is named."""
    same = meant.level != "nation" and any(one.level == meant.level for one in others)
    if not same and _names_them(passage.reading):
        return None
    return Named(Reason.WRONG_REFERENCE, True, "văn bản hoặc đại hội khác")


def _best(
    facts: list[Congress], meant: Meant, passage: Passage, trusted: bool, *, own: bool
) -> Named | None:
    found = [
        one for fact in facts if (one := _judge(fact, meant, passage, trusted, own)) is not None
    ]
    if any(fact.level == meant.level and fact.ordinal for fact in facts):
        # "Nghị quyết Đại hội toàn quốc: đã giảng Nghị quyết Đại hội XI": the number tells which
        told = [fact for fact in facts if fact.level != meant.level or fact.ordinal or fact.term]
        found = [
            one for fact in told if (one := _judge(fact, meant, passage, trusted, own)) is not None
        ]
    order = ("met", "partly", Reason.WRONG_REFERENCE)
    return min(found, key=lambda one: order.index(one.gives), default=None)


def _judge(
    fact: Congress, meant: Meant, passage: Passage, trusted: bool, own: bool
) -> Named | None:
    if fact.level == "all":
        return Named("partly", own, "nghị quyết đại hội các cấp, không nêu tên")
    if fact.level != meant.level:
        return None
    if fact.term is not None and fact.term[0] < meant.term_from:
        return Named(Reason.WRONG_REFERENCE, own, f"nhiệm kỳ {fact.term[0]} - {fact.term[1]}")
    alone = own and all(one.term is None for one in passage.congresses)
    if alone and _OLD_TERM.search(passage.own.folded):
        return Named(Reason.WRONG_REFERENCE, own, "nhiệm kỳ trước")
    if meant.ordinal is None or fact.ordinal in (None, meant.ordinal):
        return Named("met", own, _TOLD[fact.level])
    if not trusted and {fact.ordinal, meant.ordinal} == {12, 13}:
        return Named("met", own, "số thứ tự đọc từ bản quét, không phân biệt XII và XIII")
    slip = fact.term is not None and fact.term[0] >= meant.term_from
    slip = slip or meant.term_from in years.spoken_for(passage.own)
    if slip and abs((fact.ordinal or 0) - meant.ordinal) == 1 and fact.level != "nation":
        return Named("partly", own, f"ghi lần thứ {fact.ordinal}, nhiệm kỳ đúng: ghi nhầm")
    seen = "" if trusted else ", đọc từ bản quét: chữ nhận dạng và số nét đếm trong ảnh khớp nhau"
    return Named(Reason.WRONG_REFERENCE, own, f"lần thứ {fact.ordinal}{seen}")


_TOLD = {
    "office": "nêu Đại hội Đảng bộ Văn phòng UBND tỉnh",
    "block": "nêu Đại hội Đảng bộ Khối các cơ quan tỉnh",
    "province": "nêu Đại hội Đảng bộ tỉnh",
    "nation": "nêu Đại hội đại biểu toàn quốc",
}
