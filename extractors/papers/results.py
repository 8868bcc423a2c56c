"""Reads what a meeting decided about each member: class and votes, from lines or a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dossier.document import Block, BlockKind, Document, Span
from dossier.papers import MemberResult, Rating, Vote
from dossier.plan import Plan
from extractors.papers import counting, names, ratings
from extractors.papers.wording import cue, fold, lines, regex

_VOTES_HEADING = regex(r"phiếu|tán thành|đồng ý")
_NAME_HEADING = regex(r"họ (?:và )?tên|đảng viên|họ, tên")
_OWN_HEADING = regex(
    r"tự (?:nhận|xếp|phân|đánh giá|đề nghị)|công chức|viên chức|cbcc|chuyên môn|đề nghị(?! chi bộ)"
)
_VOTES_CELL = regex(
    r"^\s*(?P<for>\d{1,3})(?:\s*/\s*(?P<of>\d{1,3}))?\s*(?:phiếu)?\s*(?:\(?\s*\d{1,3}(?:[.,]\d+)?\s*%\s*\)?)?\s*(?:\([^)]*\))?\s*$"
)
_LIST_OPENS = regex(r"[^.;()]{0,40}?(?:\(|gồm\s*:?\s|là\s*:?\s)")
# What tells two of one name apart: "Nguyễn Văn An (sinh năm 1979)", "… | 12/3/1979 | …".
_NAMESAKE = regex(r"(?:sinh|sn)[^;)]{0,20}(?P<born>19\d\d)|[/.\-](?=19)(?P<other>19\d\d)")
# People are called by the last word of their name: "đồng chí Nghĩa".
_SHORT_NAME = re.compile(r"(?:[Đđ]ồng chí|[Đđ]/c)\s+(?P<who>[^\W\d_]+)\s*(?=:|,|\d|được|đạt|có)")
_BRACKETED = re.compile(r"\([^()]*\)")
_CLAUSE = re.compile(r"[^;.]+")
_ENTRIES = re.compile(r"(?:^[^;:]{0,40}:)?[^;]+")
_ENTRY = regex(
    r"^(?:[^;:]{0,40}:)?\s*(?:[-+*•]\s*|\d{1,2}[.)]\s*)?(?:đồng chí |đ/c )?"
    r"(?P<who>[^\W\d_]+(?: [^\W\d_]+){0,4}?)(?:\s*\([^)]{1,30}\))?\s*[-:,]?\s*"
    rf"(?P<class>{counting.CLASSES})\s*[-:,(]?\s*(?P<for>\d{{1,3}})(?:\s*/\s*(?P<of>\d{{1,3}}))?"
    r"\s*(?:phiếu|tay)?\s*\)?\W*$"
)
_ROW = 2  # entries that make a row
_TICK = regex(r"^\s*(?:x|✓|✔|☑|☒|\+)\s*$")


def results(document: Document, plan: Plan) -> tuple[MemberResult, ...]:
    """One result a member, the votes and the class joined where they stand on separate lines."""
    found: dict[tuple[str, str], MemberResult] = {}
    sources = (_from_lines, _from_lists, _from_tables, _from_prose, _from_entries)
    for result in (each for source in sources for each in source(document, plan)):
        text = document.blocks[result.span.block].text
        beside = _NAMESAKE.search(fold(text)) if result.rating and result.vote else None
        key = (fold(result.person), (beside["born"] or beside["other"]) if beside else "")
        before = found.get(key)
        if before is None or before.vote is None or result.vote is not None:
            told = result if before is None else _joined(before, result)
            found[key] = replace(told, born=int(key[1])) if key[1] else told
    return tuple(found.values())


def _joined(before: MemberResult, result: MemberResult) -> MemberResult:
    return MemberResult(
        person=before.person,
        span=result.span,
        rating=result.rating or before.rating,
        vote=result.vote or before.vote,
    )


def _from_lines(document: Document, plan: Plan) -> Iterator[MemberResult]:
    """ "Đồng chí Lê Văn An: Hoàn thành tốt nhiệm vụ, 10/12 phiếu"; a class may head names."""
    heading: Rating | None = None
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.ROW and block.cells:
            heading = None
            continue
        text = block.text
        people = list(_people(index, text))
        classes = list(_given(plan, index, text))
        if not people:
            heading = classes[-1] if len(classes) == 1 and _heads(text) else None
            continue
        if classes and classes[0].span.start < people[0][1].start:
            yield from _under_a_class(index, text, people, classes)
        elif classes:
            yield from _with_own_class(index, text, people, classes)
        elif heading is not None and (cast := ratings.vote(index, text)) is not None:
            name, span = people[0]
            yield MemberResult(person=name, span=span, rating=heading, vote=cast)


def _from_lists(document: Document, plan: Plan) -> Iterator[MemberResult]:
    """ "Hoàn thành tốt nhiệm vụ: 02 đồng chí (Lê Văn An, 9/10 phiếu; Trần Thị Bình, 8/10)"."""
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.ROW and block.cells:
            continue
        text, folded = block.text, fold(block.text)
        classes = list(ratings.member_classes(plan, text))
        for place, (class_id, start, end) in enumerate(classes):
            limit = classes[place + 1][1] if place + 1 < len(classes) else len(text)
            opened = _LIST_OPENS.match(folded, end, limit)
            if opened is None or not ratings.is_counted(folded, start, end):
                continue
            closed = folded.find(")", opened.end(), limit) if opened[0].endswith("(") else limit
            people = list(names.listed(index, text, end, max(closed, opened.end())))
            rating = Rating(class_id=class_id, span=Span(index, start, end))
            for at, (name, span) in enumerate(people):
                until = people[at + 1][1].start if at + 1 < len(people) else limit
                cast = _vote_between(index, text, span.end, until)
                yield MemberResult(person=name, span=span, rating=rating, vote=cast)


def _from_prose(document: Document, plan: Plan) -> Iterator[MemberResult]:
    """ "… đồng chí Nghĩa (viên chức hoàn thành tốt) được 7/7 phiếu hoàn thành tốt nhiệm vụ; …"."""
    full = names.by_last_word(lines(document))
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.ROW and block.cells:
            continue
        open_text = _BRACKETED.sub(lambda match: " " * len(match[0]), block.text)
        for clause in _CLAUSE.finditer(open_text):
            short = _SHORT_NAME.search(clause[0])
            person = full.get(fold(short["who"])) if short else None
            if short is None or person is None:
                continue
            until = open_text[: clause.end()]
            given = [
                rating
                for rating in _given(plan, index, until)
                if rating.span.start >= clause.start()
            ]
            cast = _vote_between(index, open_text, clause.start() + short.end(), clause.end())
            if len(given) == 1 and cast is not None:
                start = clause.start() + short.start("who")
                span = Span(index, start, start + len(short["who"]))
                yield MemberResult(person=person, span=span, rating=given[0], vote=cast)


def _from_entries(document: Document, plan: Plan) -> Iterator[MemberResult]:
    """ "Quý - xuất sắc - 5/6; Chậm - hoàn thành - 6/6": entries in a row, nothing else in them."""
    called = names.by_last_word(lines(document))
    found = [
        result
        for index, block in enumerate(document.blocks)
        if not (block.kind is BlockKind.ROW and block.cells)
        for clause in _ENTRIES.finditer(block.text)
        if (entry := _ENTRY.match(fold(clause[0]))) is not None
        and (result := _entered(index, block.text, clause.start(), entry, called, plan))
    ]
    if len(found) >= _ROW:
        yield from found


def _entered(
    index: int, text: str, at: int, entry: re.Match[str], called: Mapping[str, str], plan: Plan
) -> MemberResult | None:
    classes = plan.review.member_classes if plan.review else ()
    rank = counting.rank(entry["class"])
    who = text[at + entry.start("who") : at + entry.end("who")]
    if rank is None or rank >= len(classes) or not who[0].isupper():
        return None
    rating = Rating(
        class_id=classes[rank].id,
        span=Span(index, at + entry.start("class"), at + entry.end("class")),
    )
    span = Span(index, at + entry.start("for"), at + entry.end("of" if entry["of"] else "for"))
    vote = Vote(
        in_favour=int(entry["for"]), out_of=int(entry["of"]) if entry["of"] else None, span=span
    )
    person = called.get(fold(who), who) if " " not in who else who
    where = Span(index, at + entry.start("who"), at + entry.end("who"))
    return MemberResult(person=person, span=where, rating=rating, vote=vote)


def _heads(text: str) -> bool:
    return text.rstrip().endswith(":")


def _people(index: int, text: str) -> Iterator[tuple[str, Span]]:
    opening = names.leading(index, text)
    if opening is not None:
        yield opening
    for name, span in names.find(index, text):
        if opening is None or span.start > opening[1].start:
            yield name, span


def _given(plan: Plan, index: int, text: str) -> Iterator[Rating]:
    """The classes in a line that are the branch's: not what a member claims, not the office's."""
    folded = fold(text)
    for class_id, start, end in ratings.member_classes(plan, text):
        clause = folded[max(folded.rfind(mark, 0, start) for mark in ".;,(") + 1 : start]
        clause = _after_dash(clause)
        if cue("rating", "proposed").search(clause) or cue("rating", "service").search(clause):
            continue
        if not ratings.is_counted(folded, start, end):
            yield Rating(class_id=class_id, span=Span(index, start, end))


def _after_dash(clause: str) -> str:
    """ "công chức HTTNV - đề nghị HTTNV": a dash parts them; "công chức - HTTNV" is a label."""
    _, dash, rest = clause.rpartition(" - ")
    return rest if dash and rest.strip() else clause


def _with_own_class(
    index: int, text: str, people: list[tuple[str, Span]], classes: list[Rating]
) -> Iterator[MemberResult]:
    for place, (name, span) in enumerate(people):
        limit = people[place + 1][1].start if place + 1 < len(people) else len(text)
        own = [rating for rating in classes if span.end <= rating.span.start < limit]
        if own:
            cast = _vote_between(index, text, own[-1].span.end, limit)
            cast = cast or _vote_between(index, text, span.end, own[-1].span.start)
            yield MemberResult(person=name, span=span, rating=own[-1], vote=cast)


def _under_a_class(
    index: int, text: str, people: list[tuple[str, Span]], classes: list[Rating]
) -> Iterator[MemberResult]:
    for place, (name, span) in enumerate(people):
        limit = people[place + 1][1].start if place + 1 < len(people) else len(text)
        above = [rating for rating in classes if rating.span.end <= span.start]
        if above:
            cast = _vote_between(index, text, span.end, limit)
            yield MemberResult(person=name, span=span, rating=above[-1], vote=cast)


def _vote_between(index: int, text: str, start: int, end: int) -> Vote | None:
    cast = ratings.vote(index, text[:end], start)
    if cast is None and (found := re.search(r"\d{1,3}\s*/\s*\d{1,3}", text[start:end])):
        return ratings.vote(index, text[:end] + " phiếu", start + found.start())
    return cast


def _from_tables(document: Document, plan: Plan) -> Iterator[MemberResult]:
    heading: list[str] = []
    table: int | None = None
    for index, block in enumerate(document.blocks):
        if block.kind is not BlockKind.ROW or not block.cells:
            continue
        if block.table != table or _NAME_HEADING.search(fold(block.text)):
            table = block.table
            heading = [fold(cell) for cell in block.cells]
            if _NAME_HEADING.search(fold(block.text)):
                continue
        result = _from_row(index, block, heading, plan)
        if result is not None:
            yield result


def _from_row(index: int, block: Block, heading: list[str], plan: Plan) -> MemberResult | None:
    person = next((found for cell in block.cells if (found := names.leading(index, cell))), None)
    if person is None or not (start := block.text.find(person[0])) >= 0:
        return None
    span = Span(index, start, start + len(person[0]))
    rating: Rating | None = None
    vote: Vote | None = None
    by_class: list[tuple[int, Rating, Vote | None]] = []
    for column, at, cell in _cells(block):
        title = heading[column] if column < len(heading) else ""
        if _OWN_HEADING.search(title):
            continue
        where = Span(index, at, at + len(cell))
        own = ratings.first(plan, index, cell) or _short(plan, index, cell)
        titled = ratings.first(plan, index, title) or _short(plan, index, title)
        votes = _VOTES_CELL.match(fold(cell))
        if own is not None:
            rating = Rating(
                class_id=own.class_id, span=Span(index, at + own.span.start, at + own.span.end)
            )
        elif titled is not None and _TICK.match(fold(cell)):
            rating = Rating(class_id=titled.class_id, span=where)
        elif titled is not None and votes is not None:
            cast = _cast(votes, where)
            by_class.append((int(votes["for"]), Rating(class_id=titled.class_id, span=where), cast))
        elif votes is None and "%" in cell and _VOTES_HEADING.search(f"{title} tỷ lệ"):
            vote = vote or ratings.vote(index, cell)
        elif (
            votes is not None
            and (votes["of"] or _VOTES_HEADING.search(title))
            and "khong" not in title
        ):
            vote = vote or _cast(votes, where)
    return _result(person[0], span, rating, vote, by_class)


def _short(plan: Plan, index: int, cell: str) -> Rating | None:
    """A cell that is nothing but a class's short name: "XS", "Tốt"."""
    classes = plan.review.member_classes if plan.review else ()
    rank = counting.rank(fold(cell).strip(" .:*"))
    if rank is None or rank >= len(classes):
        return None
    start = len(cell) - len(cell.lstrip())
    return Rating(class_id=classes[rank].id, span=Span(index, start, len(cell.rstrip())))


def _result(
    person: str,
    span: Span,
    rating: Rating | None,
    vote: Vote | None,
    by_class: list[tuple[int, Rating, Vote | None]],
) -> MemberResult | None:
    """With a column a class, the class is the one stated, else the one with most votes."""
    if by_class:
        stated = [each for each in by_class if rating and each[1].class_id == rating.class_id]
        _, best, cast = max(stated or by_class, key=lambda each: each[0])
        rating, vote = rating or best, vote or cast
    if rating is None:
        return None
    return MemberResult(person=person, span=span, rating=rating, vote=vote)


def _cast(votes: re.Match[str], where: Span) -> Vote:
    return Vote(
        in_favour=int(votes["for"]), out_of=int(votes["of"]) if votes["of"] else None, span=where
    )


def _cells(block: Block) -> Iterator[tuple[int, int, str]]:
    """Each cell with its column and where it stands in the row's text."""
    at = 0
    for column, cell in enumerate(block.cells):
        found = block.text.find(cell, at) if cell.strip() else -1
        if found >= 0:
            at = found + len(cell)
            yield column, found, cell
