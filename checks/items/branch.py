"""Items that a branch sends once: reports, minutes, the score sheet; the chi ủy's own review."""

from __future__ import annotations

from checks import legibility
from checks.items import evidence, notes
from checks.items.wording import FAULT, LOOK_AGAIN, TITLES, quoted, unread_note
from dossier.facts import PaperKind, Reading
from dossier.findings import ItemFinding, Reason, Verdict
from dossier.papers import ClassificationReport
from dossier.plan import Applies, Item
from dossier.submission import Case

_Part = tuple[PaperKind, Verdict, Reason | None, tuple[str, ...]]


def check(case: Case, item: Item) -> ItemFinding:
    """The verdict on one item; an item of two papers needs both."""
    parts = [_part(case, PaperKind(kind)) for kind in item.kinds]
    if item.applies is Applies.CHI_UY:
        excused = _without_chi_uy(case, item, parts[0])
        if excused:
            return excused
    verdict, reason = _together(parts)
    due = evidence.is_due(case)
    nothing_came = not any(files for _, _, _, files in parts)
    if not due and (verdict in (Verdict.MISSING, Verdict.PARTLY) or nothing_came):
        verdict, reason = Verdict.NOT_DUE, None
    return _finding(case, item, verdict, reason, parts)


def _part(case: Case, kind: PaperKind) -> _Part:
    papers = evidence.of_kind(case, kind) or _enclosed(case, kind)
    found = evidence.best(case, papers)
    if found is None:
        return (kind, *evidence.lacking(case, kind, Reason.ABSENT), ())
    paper, fault = found
    if fault is None:
        good = [one for one in papers if evidence.fault(case, one) is None]
        return kind, Verdict.MET, None, evidence.files(good)
    if fault is Reason.UNREADABLE:
        return kind, Verdict.UNCLEAR, Reason.UNREADABLE, evidence.files([paper])
    return (kind, *evidence.lacking(case, kind, fault), evidence.files([paper]))


def _enclosed(case: Case, kind: PaperKind) -> list[Reading]:
    """The report that has the score sheet inside it, without a title of its own."""
    if kind is not PaperKind.SCORE_SHEET:
        return []
    return [
        report
        for report in evidence.of_kind(case, PaperKind.CLASSIFICATION_REPORT)
        if isinstance(report.paper, ClassificationReport)
        and report.paper.sheet
        and report.paper.sheet.parts
    ]


def _together(parts: list[_Part]) -> tuple[Verdict, Reason | None]:
    verdicts = {verdict for _, verdict, _, _ in parts}
    if len(verdicts) == 1:
        reasons = {reason for _, _, reason, _ in parts}
        return verdicts.pop(), reasons.pop() if len(reasons) == 1 else Reason.ABSENT
    if Verdict.UNCLEAR in verdicts:
        return Verdict.UNCLEAR, Reason.UNREADABLE
    return Verdict.PARTLY, Reason.INCOMPLETE


def _without_chi_uy(case: Case, item: Item, part: _Part) -> ItemFinding | None:
    """57-KH/ĐUVP asks for this paper "(nếu có)": only of a branch that has a chi ủy (C33)."""
    _, verdict, _, files = part
    name = case.unit.name
    if case.unit.chi_uy is False:
        also = f" Chi bộ vẫn gửi một bản: {quoted(files)}." if files else ""
        return ItemFinding(
            id=item.id,
            title=item.title,
            verdict=Verdict.NOT_APPLICABLE,
            reason=Reason.NOT_REQUIRED,
            files=files,
            message=f"{name} không có chi ủy nên không phải gửi báo cáo này.{also}",
            basis=evidence.basis(item),
        )
    if case.unit.chi_uy is None and verdict is not Verdict.MET and evidence.is_due(case):
        return ItemFinding(
            id=item.id,
            title=item.title,
            verdict=Verdict.UNCLEAR,
            reason=Reason.UNKNOWN_REGISTRY,
            files=files,
            message=f"Chưa thấy báo cáo này và chưa biết {name} có chi ủy hay không."
            " Nếu có chi ủy thì còn thiếu, nếu không có thì không phải gửi.",
            remedy=f"Đề nghị cho biết {name} có chi ủy hay không.",
            basis=evidence.basis(item),
        )
    return None


def _finding(
    case: Case, item: Item, verdict: Verdict, reason: Reason | None, parts: list[_Part]
) -> ItemFinding:
    said = " ".join(_sentence(part) for part in parts)
    said += "".join(notes.beside(case, kind) for kind, _, _, _ in parts)
    owed = [kind for kind, one, _, _ in parts if one is not Verdict.MET]
    open_ = [kind for kind, one, _, files in parts if one is Verdict.UNCLEAR and not files]
    said += unread_note([file for kind in open_ for file in legibility.unread(case, kind)])
    remedy = None
    if verdict is Verdict.NOT_DUE and case.plan.dossier_deadline:
        remedy = f"Còn hạn đến hết ngày {evidence.day(case.plan.dossier_deadline.last_valid)}."
    elif verdict is Verdict.UNCLEAR:
        remedy = LOOK_AGAIN
    elif owed:
        remedy = f"Đề nghị chi bộ gửi bổ sung: {' và '.join(TITLES[kind] for kind in owed)}."
    return ItemFinding(
        id=item.id,
        title=item.title,
        verdict=verdict,
        reason=reason,
        files=tuple(dict.fromkeys(file for *_, files in parts for file in files)),
        message=said,
        remedy=remedy,
        basis=evidence.basis(item),
    )


def _sentence(part: _Part) -> str:
    kind, verdict, reason, files = part
    title = TITLES[kind]
    if verdict is Verdict.MET:
        return f"Đã có {title}."
    if not files:
        return f"Chưa thấy {title}."
    fault = FAULT.get(reason, "") if reason else ""
    if verdict is Verdict.UNCLEAR:
        fault = FAULT[Reason.UNREADABLE]
    return f"Có {quoted(files)} nhưng {fault}, chưa tính là {title}."
