"""Numbers of cited documents (16-CTr/TU) and the congresses a text names, as typed facts."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from dossier import wording
from dossier.facts import Congress

# The text may come from OCR: these stand for the same sign, one character for one.
_SAME_SIGN = str.maketrans({"Ð": "Đ", "ð": "đ", "⁄": "/", "–": "-", "—": "-", "‐": "-", "‑": "-"})
_PARTY = re.compile(
    r"(?<![\w/])(?P<number>\d{1,4}[a-zA-Z]?)\s*-\s*(?P<kind>[A-ZĐ][A-Za-zĐđi]{0,3})"
    r"\s*/\s*(?P<issuer>[A-ZĐƯ][A-Za-zĐđ]*(?:-[A-ZĐ][A-Za-zĐ]*)?)"
)
_STATE = re.compile(
    r"(?<![\w/-])(?P<number>\d{1,5}[a-z]?)\s*/\s*(?:(?P<year>(?:19|20)\d\d)\s*/\s*)?"
    r"(?P<kind>[A-ZĐ][A-Za-zĐ]*)-(?P<issuer>[A-ZĐ][A-Za-zĐ0-9-]*)"
)
_LAW = re.compile(
    r"(?<![\w/-])(?P<number>\d{1,3})/(?P<year>(?:19|20)\d\d)/(?P<kind>QH)(?P<issuer>\d\d)"
)

_LEXICON = tomllib.loads(
    (Path(__file__).parent / "lexicon" / "congress.toml").read_text(encoding="utf-8")
)
_LEVELS = {level: wording.Wordings(words) for level, words in _LEXICON["levels"].items()}
_SHORT = {level: wording.Wordings(words) for level, words in _LEXICON["short"].items()}
# "Nghị quyết của Khối", "Khối XIII": a congress's resolution though no "đại hội" stands there.
_RESOLUTIONS = {level: wording.Wordings(words) for level, words in _LEXICON["resolutions"].items()}
# Who or where, not what: "Ban Chấp hành Đảng bộ Khối"; another body's congress, another paper of
# the level: "Đại hội Công đoàn tỉnh", "Nghị quyết chuyên đề của Đảng ủy Khối".
_NO_CONGRESS = wording.Wordings(_LEXICON["no_congress"])
_OTHERS = {level: wording.Wordings(words) for level, words in _LEXICON["others"].items()}
_ANY = wording.Wordings(_LEXICON["any"])  # "nghị quyết đại hội", whichever
_LABEL = 6  # words; "- Khối (XIII):" under a heading that says "đại hội"
_LISTED = 2  # levels; "của Văn phòng học tháng 8, của Khối học tháng 10" names each of them
_PARTY_PAPER = wording.Wordings(["nghị quyết", "NQ", "văn kiện", "đại hội", "ĐH", "NQĐH"])
_BEFORE_LISTED = re.compile(
    r"(?:^\W*|[,;:(/+]\s*|\b(?:cua|nghi quyet|nq|dai hoi|dh|nqdh|van kien|va|den|roi|ca|cap)\s+)$"
)
_NOT_LISTED = re.compile(r"\s(?:uy|doan|dang uy|doan the|luong|[4-9]\b|pho\b|giao|nha nuoc)")
# "Học cùng Đảng bộ Khối", "do Đảng bộ tỉnh tổ chức": with whom, where, by whom.
_IN_PASSING = re.compile(
    r"\b(?:cung|voi|do|tai|thuoc|trong|toan|bi thu|lanh dao|hoi truong|ca|moi)\s+(?:toan\s+)?$"
)
_CONGRESS = wording.Wordings(
    ["đại hội", "NQĐH", "ĐHĐB", "ĐH", "[nghị quyết|NQ] [của|] [đảng bộ|ĐB|ĐBK]"]
)
_NEAR = re.compile(r"dai hoi|(?<!\w)(?:nq)?dh(?!\w)")
_SPOKEN = {"muoi hai": 12, "muoi ba": 13, "muoi lam": 15, "muoi sau": 16, "muoi mot": 11}
_ROMAN = r"[ivxhl1]{1,6}"  # OCR reads I as 1, l, and II as H
_ORDINAL = re.compile(
    rf"(?<!\w)(?:lan\s*thu|khoa|lan|thu)\s*(?P<number>{_ROMAN}|\d{{1,2}}|{'|'.join(_SPOKEN)})(?!\w)"
    rf"|(?<!\w)(?P<bare>x[ivxhl1]{{1,4}})(?!\w)"
    rf"|(?<=dai hoi )(?P<told>1[1-6]|{'|'.join(_SPOKEN)})(?![\w/])"
)
_CUT = re.compile(r"x[ivxhl1]{1,4}\s*$")
_TERM = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)\s*[-–]\s*(?P<last>(?:19|20)\d\d)(?!\d)")
_STROKES = re.compile(r"\b[XVI][XVIHl1]*\b")
_BY_ORDINAL = {16: "province", 13: "block", 12: "nation", 11: "nation", 15: "province"}


def numbers(text: str) -> Iterator[tuple[int, int, str, str, str]]:
    """Document numbers of Party and State: (start, end, normalised number, kind, issuer)."""
    clean = text.translate(_SAME_SIGN)
    taken: list[tuple[int, int]] = []
    for pattern, form in ((_PARTY, "{number}-{kind}/{issuer}"), (_STATE, ""), (_LAW, "")):
        for found in pattern.finditer(clean):
            if any(start < found.end() and found.start() < end for start, end in taken):
                continue
            taken.append(found.span())
            number = form.format(**found.groupdict()) if form else re.sub(r"\s", "", found[0])
            yield found.start(), found.end(), number, found["kind"], found["issuer"]


def congresses(
    text: str, *, trusted: bool = True, spoken: bool = False, counted: Collection[str] = ()
) -> list[tuple[int, int, Congress]]:
    """The congresses a text names, in order.

    "Nghị quyết đại hội" alone is of level "any". Where the word "đại hội" does not stand in it and
    ``spoken`` does not say that its heading has it, only levels with their ordinal count.

    The ordinal (lần thứ XIII, khóa XIII, 13) and the term belong to the level before them. Where
    no level is written, "Đại hội XVI" gives it. ``trusted=False``: accents come from OCR, and
    of its Roman numerals only those ``counted`` in the picture tell congresses apart.
    """
    whole = wording.text(text, trusted=trusted)
    others = _others(whole)
    prepared = _blanked(whole, [(a, b) for a, b, _ in others], trusted)
    prepared = _blanked(prepared, _NO_CONGRESS.find(prepared), trusted)
    word = _CONGRESS.first(prepared)
    places = _places(prepared, elided=word is None)
    if word is None and not spoken:  # "Đảng bộ Khối lần thứ XIII": the ordinal tells it all
        places = [place for place in places if _well_known(prepared, place)]
    said = [one for one in _resolutions(prepared) if not _overlaps(one, places)]
    places = sorted([*places, *said])
    listed = _listed(prepared, places) if spoken or _PARTY_PAPER.hits(prepared) else []
    places = sorted([*places, *listed])
    folded = prepared.folded
    if not trusted:  # "lần thứ XI" at a line's very end may go on ("II") on the next
        folded = _CUT.sub(
            lambda cut: cut[0] if cut[0].strip().upper() in counted else " " * len(cut[0]), folded
        )
    found = [_congress(folded, places, index) for index in range(len(places))]
    found += _by_ordinal(folded, word[0] if word else 0, found)
    if not found and not others:
        found = [(*place, Congress(level="any")) for place in _ANY.find(prepared)[:1]]
    if not trusted:  # a scan loses strokes: XI may be XIII; no congress is told apart by OCR alone
        found = [
            (start, end, _uncounted(text[start:end], one, counted)) for start, end, one in found
        ]
    found += [(start, end, Congress(level=level, other=True)) for start, end, level in others]
    return sorted(found, key=lambda one: one[:2])


def _others(prepared: wording.Text) -> list[tuple[int, int, str]]:
    """Where another body's congress or another paper of a level is named, the longest first."""
    found = sorted(
        (-(end - start), start, end, level)
        for level, words in _OTHERS.items()
        for start, end in words.find(prepared)
    )
    places = [(start, end, level) for _, start, end, level in found]
    return [one for index, one in enumerate(places) if not _overlaps(one, places[:index])]


def _blanked(
    prepared: wording.Text, places: Iterable[tuple[int, int]], trusted: bool
) -> wording.Text:
    """The text without these places, offsets kept."""
    raw = prepared.raw
    for start, end in places:
        raw = raw[:start] + "-" * (end - start) + raw[end:]
    return prepared if raw == prepared.raw else wording.text(raw, trusted=trusted)


def _listed(
    prepared: wording.Text, places: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Levels by their short names, where the text goes through several of them."""
    short = sorted(
        (start, end, level)
        for level, words in _SHORT.items()
        for start, end in words.find(prepared)
        if _BEFORE_LISTED.search(prepared.folded, max(0, start - 16), start)
        and not _NOT_LISTED.match(prepared.folded, end)
    )
    found = [one for one in short if not _overlaps(one, places)]
    found = [one for index, one in enumerate(found) if not _overlaps(one, found[:index])]
    levels = {level for *_, level in (*found, *places)} - {"all", "branch"}
    return found if len(levels) >= _LISTED else []


def _uncounted(words: str, one: Congress, counted: Collection[str]) -> Congress:
    if {*_STROKES.findall(words)} <= {*counted}:
        return one
    return dataclasses.replace(one, ordinal=None)


def ordinal(written: str) -> int | None:
    """XIII → 13, 13 → 13; what OCR makes of Roman numerals (XHI, X11) is read as meant."""
    if written in _SPOKEN:
        return _SPOKEN[written]
    if written.isdigit() and not re.fullmatch(r"1{2,}", written):
        return int(written)
    roman = written.lower().replace("h", "ii").replace("l", "i").replace("1", "i")
    if not re.fullmatch(r"x{0,3}(?:ix|iv|v?i{0,4})", roman) or not roman:
        return None
    values = {"i": 1, "v": 5, "x": 10}
    total = 0
    for here, after in zip(roman, roman[1:] + " ", strict=True):
        value = values[here]
        total += -value if values.get(after, 0) > value else value
    return total


def speaks_of_congress(text: str) -> bool:
    """Whether the word "đại hội" stands in the text, so that its list need not repeat it."""
    return _CONGRESS.hits(wording.text(text))


def _places(prepared: wording.Text, *, elided: bool) -> list[tuple[int, int, str]]:
    """Where a level is named. ``elided``: the text itself does not say "đại hội"."""
    label = elided and len(prepared.raw.split()) <= _LABEL
    found = sorted(
        (start, end, level)
        for levels in ((_LEVELS, _SHORT) if label else (_LEVELS,))
        for level, words in levels.items()
        for start, end in words.find(prepared)
    )
    found = [one for one in found if not prepared.folded.startswith(" doanh nghiep", one[1])]
    kept = [place for index, place in enumerate(found) if not _inside(place, found[:index])]
    kept = [place for place in kept if _stands(prepared, place)]
    kept = [
        place for place in kept
        if prepared.folded.startswith("dai hoi", place[0])
        or not _IN_PASSING.search(prepared.folded, max(0, place[0] - 30), place[0])
    ]  # fmt: skip
    if not elided:
        return kept
    # "học cùng Đảng bộ Khối": named in passing, unless it opens the line or carries an ordinal
    return [place for place in kept if _opens(prepared, place[0]) or _numbered(prepared, place)]


def _stands(prepared: wording.Text, place: tuple[int, int, str]) -> bool:
    """Whether it is the level's name to its end: not "đại hội của Đảng | bộ Khối", nor the end of
    one name and the beginning of another ("… UBND tỉnh, Đại hội Đảng bộ Khối").
    """
    start, end, level = place
    said = prepared.folded[start:end].strip(" ,;:(-–/+")
    if level == "nation" and prepared.folded.startswith((" bo", " uy", " vien"), end):
        return False
    return said.startswith("dai hoi") or not re.search(r"[,;:(/+]", said)


def _resolutions(prepared: wording.Text) -> list[tuple[int, int, str]]:
    """Where a resolution is said to be a level's, but not "nghị quyết Tỉnh ủy"."""
    found = sorted(
        (start, end, level)
        for level, words in _RESOLUTIONS.items()
        for start, end in words.find(prepared)
        if not prepared.folded[end:].startswith((" uy", " doan"))
        and not prepared.folded[:start].endswith("nhan dan ")
    )
    return [one for index, one in enumerate(found) if not _overlaps(one, found[:index])]


def _overlaps(place: tuple[int, int, str], others: list[tuple[int, int, str]]) -> bool:
    return any(place[0] < end and start < place[1] for start, end, _ in others)


def _opens(prepared: wording.Text, start: int) -> bool:
    return not any(letter.isalpha() for letter in prepared.raw[:start])


def _numbered(prepared: wording.Text, place: tuple[int, int, str]) -> bool:
    return bool(_ordinals(prepared.folded, place[1], place[1] + 25))


def _well_known(prepared: wording.Text, place: tuple[int, int, str]) -> bool:
    found = _ordinals(prepared.folded, place[1], place[1] + 25)
    return any(_BY_ORDINAL.get(number) == place[2] for _, _, number in found)


def _inside(place: tuple[int, int, str], earlier: list[tuple[int, int, str]]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end, _ in earlier)


def _congress(
    folded: str, places: list[tuple[int, int, str]], index: int
) -> tuple[int, int, Congress]:
    """The level at ``places[index]`` with the ordinal before or after it; the span holds both."""
    start, end, level = places[index]
    floor = places[index - 1][1] if index else 0
    limit = places[index + 1][0] if index + 1 < len(places) else len(folded)
    again = folded.find("dai hoi", end, limit)
    reach = min(limit if again < 0 else again, end + 60)
    while reach < limit and folded[reach - 1].isalnum() and folded[reach].isalnum():
        reach += 1  # "thu hoạch" is not "thứ" and a number
    # "Đại hội XVI Đảng bộ tỉnh": the ordinal stands right before its level
    before = [
        one
        for one in _ordinals(folded, max(floor, start - 22), start)
        if folded[one[1] : start].strip() in ("", "cua", "cua dai bieu", "dai bieu")
    ]
    after = _ordinals(folded, end, reach)
    inside = _ordinals(folded, start, end)
    number = next(iter(inside or before[-1:] or after), None)
    term = _TERM.search(folded, end, reach)
    years = (int(term["first"]), int(term["last"])) if term else None
    if number is not None:
        start, end = min(start, number[0]), max(end, number[1])
    return start, end, Congress(level=level, ordinal=number[2] if number else None, term=years)


def _ordinals(folded: str, start: int, end: int) -> list[tuple[int, int, int]]:
    return [
        (*found.span(), number)
        for found in _ORDINAL.finditer(folded, start, end)
        if (number := ordinal(found["number"] or found["bare"] or found["told"])) is not None
    ]


def _by_ordinal(
    folded: str, start: int, found: list[tuple[int, int, Congress]]
) -> list[tuple[int, int, Congress]]:
    """Congresses that only their number names: "Nghị quyết Đại hội XII"."""
    extra = []
    for first, last, number in _ordinals(folded, start, len(folded)):
        taken = any(a <= first and last <= b for a, b, _ in found)
        near = _NEAR.search(folded, max(0, first - 30), first)
        if number in _BY_ORDINAL and not taken and near:
            value = Congress(level=_BY_ORDINAL[number], ordinal=number, term=None)
            extra.append((first, last, value))
    return extra
