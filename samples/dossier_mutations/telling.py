"""Facts -> papers: each paper in one of the ways of writing that ``wordings`` holds."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from samples.dossier_mutations.facts import CLASSES, MAXIMA, Facts, Person

Papers = Mapping[str, str]
"""File name -> text."""

_TITLES = {
    "HTXSNV": "Hoàn thành xuất sắc nhiệm vụ",
    "HTTNV": "Hoàn thành tốt nhiệm vụ",
    "HTNV": "Hoàn thành nhiệm vụ",
    "KHTNV": "Không hoàn thành nhiệm vụ",
    "TSVM": "Trong sạch, vững mạnh",
    "YK": "Yếu kém",
}
_LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
_PARTS = (  # as a sheet heads them: plain, in the notice's full words, short
    ("Thực hiện nhiệm vụ chính trị", "Thực hiện nhiệm vụ chính trị", "Nhiệm vụ chính trị"),
    ("Công tác chính trị tư tưởng", "Công tác chính trị, tư tưởng", "Chính trị tư tưởng"),
    (
        "Công tác tổ chức, cán bộ và xây dựng chi bộ",
        "Công tác tổ chức, cán bộ và xây dựng đảng bộ, chi bộ",
        "Tổ chức, cán bộ, xây dựng chi bộ",
    ),
    (
        "Lãnh đạo xây dựng chính quyền và các đoàn thể",
        "Lãnh đạo xây dựng chính quyền (cơ quan, đơn vị) và các đoàn thể chính trị, xã hội",
        "Lãnh đạo cơ quan, đoàn thể",
    ),
    (
        "Công tác kiểm tra, giám sát và kỷ luật đảng",
        "Công tác kiểm tra, giám sát và kỷ luật của Đảng",
        "Kiểm tra, giám sát, kỷ luật",
    ),
)


@dataclass(frozen=True, slots=True)
class _Part:
    title: str
    long: str
    short: str
    maximum: int
    points: Fraction

    @property
    def first(self) -> Fraction:
        """Points of the first of two criteria below the part."""
        return min(self.points, Fraction(self.maximum // 2))

    @property
    def second(self) -> Fraction:
        """Points of the other."""
        return self.points - self.first

    @property
    def taken(self) -> Fraction:
        """Points taken off."""
        return max(self.maximum - self.points, Fraction(0))


class _Voter:
    """A person as the templates see one."""

    def __init__(self, person: Person, facts: Facts) -> None:
        self.person = person
        self.short = person.name.split()[-1]
        self.post = person.member.party_post or person.member.office_post.split(" - ")[0]
        self.head = person.head
        self.rest = max(0, _ballots(facts) - person.votes)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.person, name)


@cache
def wordings(table: str) -> dict[str, Any]:
    """The ways of writing one paper (``wordings/<table>.toml``)."""
    folder = Path(__file__).parent / "wordings"
    return tomllib.loads((folder / f"{table}.toml").read_text(encoding="utf-8"))


@cache
def ways(table: str, part: str) -> int:
    """How many ways there are of writing a part of a paper."""
    said = wordings(table)[part]
    return len(said["says"] if isinstance(said, dict) and "says" in said else said)


def papers(facts: Facts, chosen: Mapping[str, int], lot: str) -> Papers:
    """All the papers that say ``facts``; a part not ``chosen`` is written by ``lot``."""
    telling = _Telling(facts, chosen, lot)
    told = {
        "cham diem.txt": telling.sheet(),
        "phan loai.txt": telling.classification(),
        "bien ban.txt": telling.minutes(),
        "tap the.txt": telling.collective(),
    }
    for number, person in enumerate(facts.people, start=1):
        if not person.member.exempt:
            told[f"kd {number}.txt"] = telling.review(person)
    return told


class _Telling:
    def __init__(self, facts: Facts, chosen: Mapping[str, int], lot: str) -> None:
        self._facts, self._chosen, self._lot = facts, chosen, lot
        head, deputy = _Voter(facts.head, facts), _Voter(facts.deputy, facts)
        new = [one for one in facts.people if not one.member.official]
        # fmt: off
        self._names: dict[str, Any] = {
            "branch": facts.branch, "head": head, "deputy": deputy,
            "secretary": _Voter(facts.rank_and_file[-1], facts),
            "candidate": _Voter((new or list(facts.people))[0], facts),
            "meeting": facts.meeting, "sent": facts.sent, "roman": ("I", "II", "III", "IV", "V"),
            "official": facts.official, "ballots": _ballots(facts),
        }
        # fmt: on

    def sheet(self) -> str:
        facts = self._facts
        given = zip(_PARTS, MAXIMA, facts.points, strict=True)
        return self._fill(
            self._way("scores", "sheet")["text"],
            parts=[_Part(*titles, maximum, points) for titles, maximum, points in given],
            total=facts.total,
            bonus=facts.bonus,
        )

    def classification(self) -> str:
        facts = self._facts
        counts = {each: facts.count(each) for each in CLASSES if facts.count(each)}
        counts["HTTNV"] = counts.get("HTTNV", 0) + facts.tally_off
        tally = [{"id": each, "count": counts[each]} for each in CLASSES if counts.get(each)]
        says = self._way("classification", "disciplined") if facts.leader_disciplined else ""
        return self._fill(
            self._way("classification", "report")["text"],
            claimed=facts.claimed,
            report_total=facts.report_total,
            office=facts.office,
            unions=[{"name": name, "level": level} for name, level in facts.unions],
            tally=tally,
            rated=sum(counts.values()),
            disciplined=self._fill(says).strip(),
        )

    def minutes(self) -> str:
        facts = self._facts
        everyone = [_Voter(one, facts) for one in facts.people]
        attending = [one for one in everyone if not one.member.exempt]
        rated = [one for one in everyone if one.rating]
        how = "hands" if facts.by_hands else "ballot"
        who = "probationary_too" if facts.extra_ballots else "officials_only"
        voting = self._pick(f"how_voted/{who}", wordings("minutes")["how_voted"][who])
        course = {
            "order": attending,
            "persons_first": facts.persons_first,
            "head_chairs_own": facts.head_chairs_own,
            "sent_words": self._fill(self._way("minutes", "sent")).strip(),
            "members": len(everyone),
            "present": len(attending),
            "absent": len(everyone) - len(attending),
            "probationary": len(everyone) - facts.official,
            "rated": rated,
            "groups": [
                {"id": each, "people": [one for one in rated if one.rating == each]}
                for each in CLASSES
                if facts.count(each)
            ],
            "how_voted": self._fill(
                self._pick(f"how_voted/{how}", wordings("minutes")["how_voted"][how]),
                who_votes=self._fill(voting).strip(),
            ).strip(),
        }
        parts = ("head", "course", "vote", "foot")
        return "".join(self._fill(self._way("minutes", part)["text"], **course) for part in parts)

    def collective(self) -> str:
        omitted = self._facts.omit
        text = self._way("collective", "collective")["text"]
        return self._fill(text, has=lambda part: part not in omitted)

    def review(self, person: Person) -> str:
        """A member's self-review; without a class the branch gives none."""
        told = _Voter(person, self._facts)
        omitted = person.omit | (frozenset() if person.on_paper else {"rating"})
        names: dict[str, Any] = {"p": told, "has": lambda part: part not in omitted}
        said = {"service": True, "own": bool(person.own)}
        said |= {"honour": person.honoured, "discipline": person.disciplined is not None}
        for part, wanted in said.items():
            text = self._way("reviews", part) if wanted else ""
            names[f"{part}_words"] = self._fill(text, **names).strip()
        return "".join(
            self._fill(self._way("reviews", part)["text"], **names) for part in ("body", "tail")
        )

    def _way(self, table: str, part: str) -> Any:
        said = wordings(table)[part]
        return self._pick(f"{table}/{part}", said["says"] if isinstance(said, dict) else said)

    def _pick(self, part: str, said: Sequence[Any]) -> Any:
        if part in self._chosen:
            return said[self._chosen[part] % len(said)]
        drawn = hashlib.sha256(f"{self._lot}/{part}".encode()).digest()
        return said[int.from_bytes(drawn[:4], "big") % len(said)]

    def _fill(self, text: str, **more: Any) -> str:
        filled = _template(text).render(**self._names, **more)
        return "".join(f"{line.rstrip()}\n" for line in filled.splitlines() if line.strip())


def _ballots(facts: Facts) -> int:
    return facts.official + facts.extra_ballots


@cache
def _template(text: str) -> jinja2.Template:
    return _environment().from_string(text.lstrip("\n"))


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined, autoescape=False
    )
    made.filters |= {
        "so": lambda value: _written(value, ","),
        "cham": lambda value: _written(value, "."),
        "hai": lambda value: f"{value:02d}",
        "hai_hay_khong": lambda value: f"{value:02d}" if value else "không",
        "full": lambda each: _TITLES[each],
        "low": lambda each: _TITLES[each].lower(),
        "short": lambda each: each,
        "branch_title": lambda each: _TITLES[each],
        "branch_low": lambda each: _TITLES[each].lower(),
        "branch_short": lambda each: each,
        "level": lambda each: _TITLES[_level(each)],
        "level_low": lambda each: _TITLES[_level(each)].lower(),
        "level_short": _level,
        "ngay": lambda day: f"{day:%d/%m/%Y}",
        "ngay_chu": lambda day: f"ngày {day.day:02d} tháng {day.month:02d} năm {day.year}",
        "ngay_gach": lambda day: f"{day:%d-%m-%Y}",
        "ngay_cham": lambda day: f"{day:%d.%m.%Y}",
    }
    return made


def _level(each: Any) -> str:
    return _LEVELS[(each if isinstance(each, int) else each["level"]) - 1]


def _written(value: Fraction, mark: str) -> str:
    return f"{float(value):.2f}".rstrip("0").rstrip(".").replace(".", mark)
