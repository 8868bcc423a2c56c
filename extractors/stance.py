"""What a sentence asserts, part by part: done, not done, nothing to report, promised, intended."""

from __future__ import annotations

import itertools
import re
import tomllib
from pathlib import Path

from dossier import folding, wording
from dossier.facts import Stance
from extractors import language, references

_LEXICON: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "lexicon" / "stance.toml").read_text(encoding="utf-8")
)
_W = {name: wording.Wordings(entries) for name, entries in _LEXICON.items()}
_DONE_ALREADY = wording.Wordings(["đã"])
_ASPECT = wording.Wordings(["đã", "chưa", "đang", "hiện nay", "vẫn", "nhưng", "song", "tuy nhiên"])

# Figures that say nothing of the branch's own: numbering, terms, bare years, ordinals.
_NO_FACT = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]{1,4})\s*[.)/:]\s"  # numbering
    r"|\btừ (?:sau|ngày|tháng|năm|đầu|khi|quý|\d)[^.;:]{0,60}?"
    r"đến (?:nay|hết|thời điểm|khi|\d|ngày|tháng|quý)"
    r"[\s\d/.]*"  # a period without brackets
    r"|\(\s*[\d/.\s–-]+(?:nay)?\s*\)"  # (01/2014 - 11/2016)
    r"|\((?=[^)]*\d)[^)]*\b(?:từ|tu|mốc|moc|giai đoạn|đến|den)\b[^)]*\)"  # (số liệu từ … đến nay)
    r"|(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d"  # nhiệm kỳ 2015 - 2017
    r"|(?<![\d/.-])(?:19|20)\d\d(?![\d/.-])"  # năm 2014
    r"|\b(?:mốc|tính|kể|lấy)\s+(?:thời gian\s+)?từ\s+(?:ngày|tháng|năm|quý|đầu)?\s*[\d/.]+"
    r"|trước ngày\s+\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?"  # a promise's date
    r"|\bthông báo\s+(?:số\s+)?\d{1,3}(?![\d/-])"
    r"|(?:nội dung|mục|câu|điều|phần|dòng|bảng|biểu)\s+(?:số\s+)?(?:[IVX]+\.)?\d{1,2}"
    r"|(?:lần\s+thứ|khóa|khoá|lần|Hội nghị Trung ương|Trung ương)\s+\d{1,2}",
    re.IGNORECASE,
)
_CITED_DATE = re.compile(r"^\s*,?\s*(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_ACTS = re.compile(r"\s+(?!(?:và|của|với|trong)\b)\w+\s+\w+")  # not "…, chi bộ và việc thu, nộp"
_FIGURE = re.compile(r"\d")
_POINTS_BACK = re.compile(r"\W*[Nn]hư (?:đã|trên đã|vừa)\b[^,.;:]{0,50},")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
# A template: "số ……/CB ngày ……", "(nêu rõ kết quả, số liệu từng năm)", "Thu, nộp đảng phí: -".
_ASKS = r"(?:chi bộ |đơn vị )?(?:tự )?(?:nêu|ghi|điền|liệt kê|trình bày|kê|viết|bổ sung)\b"
_TO_FILL = re.compile(
    r"(?:19|20)?(?:…{2,}|\.{4,}|_{2,})|:\s*[-\u2013\u2014]\s*$"
    r"|\((?:nêu|ghi|liệt kê|trình bày) (?:rõ|cụ thể|đầy đủ|vắn tắt)[^)]*\)"
    rf"|[\[<{{]\s*{_ASKS}[^\]>}}]*[\]>}}]",
    re.IGNORECASE,
)
# "Đã chi: …… đồng; tồn quỹ: …… đồng": each field's name with nothing to it but a unit.
_DOTS = r"(?:…+|\.{3,}|_{2,})"
_BLANK_FIELDS = re.compile(
    rf"(?:[^:;…_\d]{{1,60}}:\s*{_DOTS}[\s./…_]*(?:[^\W\d]{{1,8}}\s*){{0,2}}[;,.]?\s*)+"
)
_ASKED = re.compile(r"\([^)]*\)")
_LABELS = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*|[a-z])\s*[.)/]\s|\b(?:19|20)\d\d\b")
_ANSWERED = re.compile(r"\d|\b(?:da|chua|khong|duoc|deu|dung|du)\b")
_TITLE_VERBS = re.compile(  # "4.3. Thu, nộp đảng phí": a task's name begins with what is to be done
    r"\W*(?:\d{1,2}(?:\.\d{1,2})*\W+|[a-z]\W+)?(?:(?:thu|nop)\b(?!\s+\d)(?:\s*,|\s+va\b)?\s*)+"
)
_ASKING = ("de nghi", "kien nghi", "de xuat")
_OWN = ("CB", "CU")
_NEAR_START = 30  # characters
_LEAST_WORDS = 5  # a verb-first line with fewer is a heading or a scrap


def assertions(text: str, *, trusted: bool = True) -> list[tuple[int, int, tuple[Stance, ...]]]:
    """The parts of a sentence with what each asserts: (start, end, stances), in order.

    ``trusted=False``: the accents come from OCR and prove nothing.
    """
    masked = _mask(text)
    found = []
    for start, end in _parts(masked, trusted):
        opens = start == 0 or _opens_with_subject(masked[start:end], trusted)
        found.append((start, end, _stances(masked[start:end], opens, trusted)))
    found = _carried(masked, found, trusted)
    whole = wording.text(masked, trusted=trusted)
    coming = _W["planned"].hits(whole) and _W["coming"].hits(whole)
    if coming or _W["scheduled"].hits(whole):
        return [(start, end, (Stance.INTENDED,)) for start, end, _ in found]
    if _tells_nothing(masked, whole):
        return [(start, end, (Stance.NONE,)) for start, end, _ in found]
    if _W["does_not_apply"].hits(whole):
        return [(start, end, (Stance.NOT_APPLICABLE,)) for start, end, _ in found]
    if any(Stance.PROMISED in stances for _, _, stances in found):
        # "chưa xây dựng, sẽ ban hành trong quý IV": the answer is put off; "số liệu do đồng chí cũ
        # giữ, xin báo cáo sau": so is all of it
        later = puts_off(text, trusted=trusted) and not is_concrete(text)
        found = [
            (start, end, (Stance.PROMISED,) if later or stances == (Stance.NOT_DONE,) else stances)
            for start, end, stances in found
        ]
    return found


def tells_nothing(text: str, *, trusted: bool = True) -> bool:
    """Whether the text only announces what follows, or says how important the thing is."""
    return _tells_nothing(text, wording.text(text, trusted=trusted))


def puts_off(text: str, *, trusted: bool = True) -> bool:
    """Whether the text promises to report later."""
    prepared = wording.text(text, trusted=trusted)
    return _W["report_later"].hits(prepared) and _W["promised"].hits(prepared)


def is_concrete(text: str) -> bool:
    """Whether the text gives a figure, a date or a document number of its own."""
    return bool(_FIGURE.search(_without_citations(text)))


def asserts(text: str, *, trusted: bool = True) -> bool:
    """Whether any part of the text asserts anything; a heading does not."""
    return any(
        set(stances) - {Stance.NONE, Stance.HOLLOW}
        for _, _, stances in assertions(text, trusted=trusted)
    )


def is_unfilled(text: str) -> bool:
    """Whether the text is a template's line nobody filled in: dots, "(nêu rõ …)", a lone dash."""
    if not _TO_FILL.search(text):
        return False
    if _BLANK_FIELDS.fullmatch(text.rstrip(" .;\n")):
        return True
    left = folding.fold(_TO_FILL.sub(" ", _ASKED.sub(" ", text)))
    return not _ANSWERED.search(_LABELS.sub(" ", left))


def names_a_task(text: str) -> bool:
    """Whether the text opens like a title or an order ("Việc …", "Xây dựng …")."""
    prepared = wording.text(text)
    return _starts_with("nominal", prepared) or _starts_with("verbs", prepared)


def _tells_nothing(text: str, prepared: wording.Text) -> bool:
    if _W["pointing"].hits(prepared) and not is_concrete(text):
        return True
    names = ("musing", "announcing")
    said = any(_W[name].hits(prepared) for name in names)
    return said and not _DONE_ALREADY.hits(prepared) and not is_concrete(text)


def _mask(text: str) -> str:
    """The text with quoted titles, neutral phrases and an opening that points back ("Như đã nói ở
    mục trên, chi bộ …") blanked, offsets kept.
    """
    masked = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    if (aside := _POINTS_BACK.match(masked)) and len(masked[aside.end() :].split()) >= _LEAST_WORDS:
        masked = " " * aside.end() + masked[aside.end() :]
    prepared = wording.text(text)
    for start, end in _W["neutral"].find(prepared):
        masked = masked[:start] + " " * (end - start) + masked[end:]
    return masked


def _carried(
    text: str, found: list[tuple[int, int, tuple[Stance, ...]]], trusted: bool
) -> list[tuple[int, int, tuple[Stance, ...]]]:
    """What follows an intention is intended too ("sẽ mở sổ, riêng cho chi ủy từ tháng 01/2017"),
    unless it says of itself that it was done, or not.
    """
    carried: list[tuple[int, int, tuple[Stance, ...]]] = []
    for start, end, stances in found:
        before = carried[-1][2] if carried else ()
        own = _ASPECT.hits(wording.text(text[start:end], trusted=trusted))
        kept = stances if own or before != (Stance.INTENDED,) else before
        carried.append((start, end, kept))
    return carried


def _opens_with_subject(part: str, trusted: bool) -> bool:
    return _starts_with("subjects", wording.text(part, trusted=trusted))


def _parts(text: str, trusted: bool) -> list[tuple[int, int]]:
    prepared = wording.text(text, trusted=trusted)
    cuts = {start for start, _ in _W["turns"].find(prepared)}
    for start, _ in _W["after_comma"].find(prepared):
        before = text[:start].rstrip()
        if before.endswith((",", ":", "(", "-")):
            cuts.add(start)
    if _starts_with("nominal", prepared) or _starts_with("settings", prepared):
        # "Về phòng, chống tham nhũng, chi bộ đã …": the topic, then who did what
        told = [
            at
            for at, end in _W["subjects"].find(prepared)
            if text[:at].rstrip().endswith(",") and _ACTS.match(text, end)
        ]
        cuts |= set(told[:1])
    edges = [0, *sorted(cut for cut in cuts if text[:cut].strip()), len(text)]
    return [
        (start, end) for start, end in itertools.pairwise(edges) if text[start:end].strip(" ,.;:")
    ]


def _stances(part: str, first: bool, trusted: bool) -> tuple[Stance, ...]:
    text = wording.text(part, trusted=trusted)
    if part.rstrip().endswith("?") or _tells_nothing(part, text):
        return (Stance.NONE,)
    if _only_muses(part, text) and not _names_own_paper(part):
        return (Stance.NONE,)
    absent = _W["not_applicable"].first(text)
    if absent is not None:  # but "không có chi ủy nên đã xây dựng …" is something done
        done = any(at > absent[0] for at, _ in _DONE_ALREADY.find(text))
        return (Stance.DONE,) if done else (Stance.NOT_APPLICABLE,)
    if puts_off(part, trusted=trusted) and not is_concrete(part):
        return (Stance.PROMISED,)
    done_at = _DONE_ALREADY.first(text)
    if _W["weighing"].hits(text) and done_at is None:
        return (Stance.INTENDED,)
    for name, stance in (("promised", Stance.PROMISED), ("intended", Stance.INTENDED)):
        place = _W[name].first(text)
        if place is None or (done_at is not None and done_at < place):
            continue
        if stance is Stance.PROMISED and not _W["future"].hits(text):
            return (Stance.PROMISED,)
        if _is_intention(part, place, first, trusted):
            return (Stance.INTENDED,)
    future = _W["future"].first(text)
    if future is not None and (done_at is None or future < done_at):
        return (Stance.INTENDED,)
    return _about_the_past(part, text, first)


def _only_muses(part: str, text: wording.Text) -> bool:
    """Whether the part says how important the thing is, and not then what the branch has done
    ("Nhận thức rõ đây là đợt sinh hoạt quan trọng, đảng viên đã học đầy đủ").
    """
    mused = _W["musing"].find(text)
    if not mused:
        return False
    acting = [
        end
        for start, end in _W["subjects"].find(text)
        if start >= mused[-1][1] and part[:start].rstrip().endswith(",")
    ]
    done = [at for at, _ in _DONE_ALREADY.find(text)]
    return not any(0 <= at - end <= _NEAR_START for end in acting for at in done)


def _is_intention(part: str, place: tuple[int, int], first: bool, trusted: bool) -> bool:
    """ "Tiếp tục …" is an intention at the start only; "cần" only as a word of its own."""
    word = folding.fold(part[slice(*place)])
    if word.startswith("tiep tuc"):
        return first and not part[: place[0]].strip(" -+*•.:\t")
    if word.startswith(
        _ASKING
    ):  # a request opens its sentence; "đề nghị và được công nhận" is past
        return first and place[0] <= _NEAR_START and "," not in part[: place[0]]
    if word in ("can", "se"):
        return not trusted or language.stands_alone(part, *place)
    return True


def _about_the_past(part: str, text: wording.Text, first: bool) -> tuple[Stance, ...]:
    found: list[Stance] = []
    if _W["elsewhere"].hits(text):
        if not _DONE_ALREADY.hits(text) and not is_concrete(part):
            return (Stance.ELSEWHERE,)
        found.append(Stance.ELSEWHERE)
    if _W["undone"].hits(text):
        return (*found, Stance.NOT_DONE)
    if _W["nil"].hits(text) or folding.fold(part).strip(" .-:") == "khong":
        return (*found, Stance.NIL)
    if _W["shortcoming"].hits(text):
        return (*found, Stance.DONE, Stance.NOT_DONE)
    if _is_negated(part, text):
        return (*found, Stance.NOT_DONE)
    if _DONE_ALREADY.hits(text) or is_concrete(part):
        return (*found, Stance.DONE)
    nominal = first and _starts_with("nominal", text)
    title = _TITLE_VERBS.match(text.folded)
    done = [at for at, _ in _W["done"].find(text) if title is None or at >= title.end()]
    if done and not (nominal and not _predicate(text)):
        return (*found, Stance.HOLLOW if _W["hollow"].hits(text) else Stance.DONE)
    if first and not nominal and _has_subject(text):
        return (*found, Stance.HOLLOW if _W["hollow"].hits(text) else Stance.DONE)
    # "Chương trình hành động số 16-CTr/TU ngày …": the name of a document, nobody doing anything
    cites = any(True for _ in references.numbers(part))
    titled = cites and not _starts_with("subjects", text) and not _predicate(text)
    if not nominal and not titled and len(part.split()) >= _LEAST_WORDS:
        return (*found, Stance.HOLLOW)
    return tuple(found) or (Stance.NONE,)


def _is_negated(part: str, text: wording.Text) -> bool:
    return any(
        not text.accented or _own_word(part, start) for start, _ in _W["not_done"].find(text)
    )


def _own_word(part: str, start: int) -> bool:
    """Whether the negation that starts here is a word by itself ("không", not "không khí")."""
    found = re.compile(r"\w+").match(part, start)
    return found is None or language.stands_alone(part, *found.span()) or "ưa" in found[0].lower()


def _predicate(text: wording.Text) -> bool:
    """A nominal opening ("Việc …", "Công tác …") with a verb phrase after it all the same."""
    return _W["predicate"].hits(text)


def _starts_with(name: str, text: wording.Text) -> bool:
    place = _W[name].first(text)
    return place is not None and not re.search(r"[^\W\d_]", _before(text, place[0]))


def _before(text: wording.Text, end: int) -> str:
    """What stands before a place, without numbering and bullets."""
    return re.sub(
        r"^\W*(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[ivx]{1,4})\s*[.)/:]", "", text.folded[:end]
    )


def _has_subject(text: wording.Text) -> bool:
    if not _starts_with("subjects", text):
        return False
    place = _W["subjects"].first(text)
    rest = text.folded[place[1] :] if place else ""
    return len(rest.split()) >= _LEAST_WORDS - 1


def _names_own_paper(text: str) -> bool:
    return any(issuer.upper().startswith(_OWN) for *_, issuer in references.numbers(text))


def _without_citations(text: str) -> str:
    kept = text
    for start, end, _, _, issuer in references.numbers(text):
        if issuer.upper().startswith(_OWN):
            continue  # a paper of the branch's own
        stop = end
        if follow := _CITED_DATE.match(text[end:]):
            stop = end + follow.end()
        kept = kept[:start] + " " * (stop - start) + kept[stop:]
    return _NO_FACT.sub(" ", kept)
