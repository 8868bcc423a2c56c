"""How right hoso is: its verdicts against those a careful inspector wrote beforehand."""

from __future__ import annotations

import difflib
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier.document import Medium
from dossier.findings import ClauseFinding, GapReport, ItemFinding, MemberFinding, PeriodFinding
from dossier.roster import Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One labelled point: what was expected and what hoso said. Equal means right."""

    subject: (
        str  # 1a, period/2, item/3, item/3/<name>, finding/<code>/<name>, document/<file>#<part>
    )
    aspect: str  # verdict, reason, deficiency, thin, phrase, status, start, end, times, …
    expected: object
    said: object

    @property
    def right(self) -> bool:
        """Whether hoso said what the inspector would."""
        return self.expected == self.said


def load(path: Path) -> dict[str, Any]:
    """The labels of one submission (format: ``samples/README.md``)."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def compare(
    labels: dict[str, Any], report: GapReport, roster: Roster | None = None
) -> list[Comparison]:
    """Every labelled point of a submission; the roster tells namesakes apart."""
    return [
        *_deadlines(labels, report),
        *_clauses(labels.get("clauses", {}), report),
        *_periods(labels.get("periods", {}), report),
        *_items(labels.get("dossier", {}), report, roster),
        *_findings(labels, report),
        *_documents(labels.get("documents", []), report),
        *_quarantine(labels, report),
    ]


def _deadlines(labels: dict[str, Any], report: GapReport) -> Iterator[Comparison]:
    for name, part in (("report", report.report), ("dossier", report.dossier)):
        wanted = labels.get(name, {}).get("status")
        if wanted is not None:
            said = str(part.deadline.status) if part else None
            yield Comparison(
                subject=f"deadline/{name}", aspect="status", expected=wanted, said=said
            )


def _clauses(labels: dict[str, Any], report: GapReport) -> Iterator[Comparison]:
    contents = report.report.contents if report.report else ()
    said = {clause.id: clause for content in contents for clause in content.clauses}
    for clause_id, label in labels.items():
        clause = said[clause_id]
        yield from _verdict(clause_id, label, clause)
        for flag in ("deficiency", "thin"):
            yield Comparison(
                subject=clause_id,
                aspect=flag,
                expected=label.get(flag, False),
                said=getattr(clause, flag),
            )
        if label.get("phrases"):
            yield Comparison(
                subject=clause_id,
                aspect="phrase",
                expected=True,
                said=_shows(clause, label, report),
            )


def _shows(clause: ClauseFinding, label: dict[str, Any], report: GapReport) -> bool:
    """Whether some evidence holds, or is part of, one of the phrases that answer the clause.

    The words of a scan are those that OCR made of the phrase: five in six must be there.
    """
    scanned = {one.file for one in report.documents if one.medium in (Medium.SCAN, Medium.IMAGE)}
    phrases = [" ".join(phrase.split()) for phrase in label["phrases"]]
    for evidence in clause.evidence:
        quote = " ".join(evidence.quote.split())
        if any(phrase in quote or quote in phrase for phrase in phrases):
            return True
        if evidence.file in scanned and any(_nearly(phrase, quote) for phrase in phrases):
            return True
    return False


def _nearly(phrase: str, quote: str) -> bool:
    words = phrase.split()
    same = difflib.SequenceMatcher(None, words, quote.split(), autojunk=False)
    return 6 * sum(block.size for block in same.get_matching_blocks()) >= 5 * len(words)


def _verdict(
    subject: str, label: dict[str, Any], said: ClauseFinding | ItemFinding | MemberFinding | None
) -> Iterator[Comparison]:
    verdict = str(said.verdict) if said else None
    yield Comparison(subject=subject, aspect="verdict", expected=label["verdict"], said=verdict)
    if "reason" in label:
        reason = str(said.reason) if said and said.reason else None
        yield Comparison(subject=subject, aspect="reason", expected=label["reason"], said=reason)


def _periods(labels: dict[str, Any], report: GapReport) -> Iterator[Comparison]:
    contents = report.report.contents if report.report else ()
    said = {content.id: content.period for content in contents}
    for content_id, label in labels.items():
        period = said[content_id]
        for aspect, expected in label.items():
            yield Comparison(
                subject=f"period/{content_id}",
                aspect=aspect,
                expected=expected,
                said=_of_period(period, aspect),
            )


def _of_period(period: PeriodFinding, aspect: str) -> object:
    if aspect == "status":
        return str(period.status)
    if aspect == "missing":
        return [list(interval) for interval in period.missing]
    return getattr(period, aspect)


def _items(
    labels: dict[str, Any], report: GapReport, roster: Roster | None
) -> Iterator[Comparison]:
    said = {item.id: item for item in (report.dossier.items if report.dossier else ())}
    for item_id, label in labels.get("items", {}).items():
        yield from _verdict(f"item/{item_id}", label, said[item_id])
    for item_id, wanted in labels.get("members", {}).items():
        members = _by_label(said[item_id], wanted, roster)
        for name, label in wanted.items():
            yield from _verdict(f"item/{item_id}/{name}", label, members.get(name))


def _by_label(
    item: ItemFinding, wanted: dict[str, Any], roster: Roster | None
) -> dict[str, MemberFinding]:
    """Members by name; namesakes, in the roster's order, by "name (day of birth)"."""
    namesakes = [
        (one.name, key)
        for one in (roster.members if roster else ())
        if one.birth and (key := f"{one.name} ({one.birth:%d/%m/%Y})") in wanted
    ]
    found = {}
    for member in item.members:
        twin = next((one for one in namesakes if one[0] == member.name), None)
        if twin:
            namesakes.remove(twin)
        found[twin[1] if twin else member.name] = member
    return found


def _findings(labels: dict[str, Any], report: GapReport) -> Iterator[Comparison]:
    """Each (code, person) labelled or said, and how often."""
    if "findings" not in labels:
        return
    wanted = Counter((one["code"], one.get("person") or "") for one in labels["findings"])
    given = report.dossier.findings if report.dossier else ()
    said = Counter((one.code, one.person or "") for one in given)
    for code, person in sorted(wanted | said):
        yield Comparison(
            subject=f"finding/{code}/{person}".removesuffix("/"),
            aspect="times",
            expected=wanted[code, person],
            said=said[code, person],
        )


def _documents(labels: list[dict[str, Any]], report: GapReport) -> Iterator[Comparison]:
    said = {(entry.file, entry.part): entry for entry in report.documents}
    for label in labels:
        part = label.get("part", 1)
        entry = said.get((label["file"], part))
        for aspect, expected in label.items():
            if aspect in ("file", "part"):
                continue
            value = getattr(entry, aspect, None)
            if aspect == "problems":
                value, expected = sorted(map(str, value or ())), sorted(expected)  # noqa: PLW2901
            elif aspect in ("medium", "kind"):
                value = str(value) if value else None
            yield Comparison(
                subject=f"document/{label['file']}#{part}",
                aspect=aspect,
                expected=expected,
                said=value,
            )


def _quarantine(labels: dict[str, Any], report: GapReport) -> Iterator[Comparison]:
    if "quarantine" in labels:
        yield Comparison(
            subject="quarantine",
            aspect="files",
            expected=sorted((one["file"], one["reason"]) for one in labels["quarantine"]),
            said=sorted((entry.file, entry.reason) for entry in report.quarantine),
        )
