"""Foreign files in, documents out: each file is opened only in a child that can be lost."""

from __future__ import annotations

import dataclasses
import logging
import os
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import TypeVar

from dossier.document import Document, Medium, Unread
from extractors import limits
from extractors.layout.pages import merged
from extractors.ocr import ocr_available
from extractors.refusal import Refused
from extractors.sandbox import child, endings, wire
from extractors.sandbox.intake import CHANGED, OpenFile, opened

__all__ = ["ocr_available", "read_all", "read_file"]

_log = logging.getLogger(__name__)
_In = TypeVar("_In")
_Out = TypeVar("_Out")
_OF_PICTURES = (Medium.PDF, Medium.SCAN, Medium.IMAGE, Medium.DOCX)


def read_file(path: Path, name: str) -> tuple[Document | Unread, ...]:
    """What the file at ``path`` says; ``name`` is what people call it.

    An archive or a mail gives one result for each file in it, ``outer.zip!/inner.pdf``. Never
    raises for what is in the file: what cannot be read comes back as ``Unread``. A scanned page
    that stays unread is in ``Document.unreadable_pages``.
    """
    return read_all([(path, name)])[0]


def read_all(
    files: Sequence[tuple[Path, str]],
    *,
    jobs: int | None = None,
    progress: Callable[[str], None] | None = None,
) -> list[tuple[Document | Unread, ...]]:
    """``read_file`` of each, in the order given, ``jobs`` children at a time (default: the cores).

    ``progress`` is called in the calling thread with the name of each file as it is done.
    """
    at_once = jobs or os.cpu_count() or 1
    desk = _Desk(at_once, threading.BoundedSemaphore(at_once), threading.Event())
    with ThreadPoolExecutor(at_once) as pool:
        names = {pool.submit(desk.read, path, name): name for path, name in files}
        try:
            for done in as_completed(names):
                if progress is not None:
                    progress(names[done])
        except BaseException:  # interrupted: nobody waits for the files not yet read
            desk.stop.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return [done.result() for done in names]


@dataclasses.dataclass(frozen=True, slots=True)
class _Desk:
    """Schedules children: threads here only wait, and never more than ``at_once`` children live."""

    at_once: int
    slots: threading.BoundedSemaphore
    stop: threading.Event  # set: every child is ended and none is started

    def read(self, path: Path, name: str) -> tuple[Document | Unread, ...]:
        try:
            with opened(path) as file:
                return self._whole(file, name)
        except Refused as refusal:
            return (endings.refused(name, "", refusal),)

    def _whole(self, file: OpenFile, name: str) -> tuple[Document | Unread, ...]:
        answer = self._ask(file, name, task="read")
        if isinstance(answer, Unread):
            return (answer,)
        if answer.sha256 != file.sha256:
            return (endings.refused(name, file.sha256, CHANGED),)
        if not answer.inner:
            return self._recognised(file, name, answer)
        parts = self._each(lambda inner: self._part(file, name, inner), answer.inner)
        return tuple(result for part in parts for result in part)

    def _part(self, file: OpenFile, outer: str, inner: str) -> tuple[Document | Unread, ...]:
        name = f"{outer}!/{inner}"
        answer = self._ask(file, name, task="read", inner=inner)
        return (
            (answer,)
            if isinstance(answer, Unread)
            else self._recognised(file, name, answer, inner=inner)
        )

    def _recognised(
        self, file: OpenFile, name: str, answer: wire.Answer, *, inner: str = ""
    ) -> tuple[Document | Unread, ...]:
        """The answer's documents, their picture pages recognised where that can be done."""
        return tuple(
            self._with_pictures(file, dataclasses.replace(document, file=name), inner)
            for document in answer.documents
        )

    def _with_pictures(self, file: OpenFile, document: Document, inner: str) -> Document | Unread:
        if document.medium not in _OF_PICTURES or not document.unreadable_pages:
            return document
        nothing_else = not document.blocks
        if not ocr_available():
            return (
                endings.refused(document.file, document.sha256, endings.NO_OCR)
                if nothing_else and len(document.unreadable_pages) == document.pages
                else document
            )

        deadline = time.monotonic() + limits.OCR_FILE

        def page(number: int) -> wire.Answer | Unread:
            if time.monotonic() > deadline:  # the pages left stay unreadable
                return endings.unread(document.file, document.sha256, child.How.TIMEOUT)
            return self._ask(file, document.file, task="page", inner=inner, page=number)

        answers = zip(
            document.unreadable_pages, self._each(page, document.unreadable_pages), strict=True
        )
        whole = merged(
            document,
            {
                number: answer.documents[0]
                for number, answer in answers
                if isinstance(answer, wire.Answer) and answer.documents
            },
        )
        if whole.blocks or len(whole.unreadable_pages) < (whole.pages or 1):
            return whole
        return endings.refused(document.file, document.sha256, endings.NO_PAGE_READ)

    def _ask(self, file: OpenFile, name: str, **job: object) -> wire.Answer | Unread:
        """One job to a child, once more if it hung or crashed; what it died of in words."""
        how, answer = self._try(file, name, job)
        if how in (child.How.TIMEOUT, child.How.CRASH) and not self.stop.is_set():
            how, answer = self._try(file, name, job)
        if answer is None:
            return endings.unread(name, file.sha256, how)
        sha256 = answer.sha256 or file.sha256
        if answer.refused:
            return endings.refused(name, sha256, answer.refused)
        if answer.failed == "memory":
            return endings.unread(name, sha256, child.How.MEMORY)
        if answer.failed:
            _log.warning("%s: %s", name, answer.failed)
            return endings.refused(name, sha256, endings.DAMAGED)
        return answer

    def _try(
        self, file: OpenFile, name: str, job: dict[str, object]
    ) -> tuple[child.How, wire.Answer | None]:
        allowed = limits.OCR if job["task"] == "page" else limits.READ
        # The child sees the name only as text; a name that is not UTF-8 stays with the parent.
        shown = name.encode("utf-8", "replace").decode()
        with self.slots:
            if self.stop.is_set():
                return child.How.TIMEOUT, None
            ending = child.run({**job, "file": shown}, file.handle, allowed, self.stop)
        answer = wire.decode(ending.answer) if ending.how is child.How.ANSWERED else None
        if ending.how is child.How.ANSWERED and answer is None:
            return child.How.RUBBISH, None
        if ending.detail:
            _log.warning("%s: %s (%s)", name, ending.how, ending.detail)
        return ending.how, answer

    def _each(self, ask: Callable[[_In], _Out], of: Iterable[_In]) -> list[_Out]:
        with ThreadPoolExecutor(self.at_once) as pool:
            return list(pool.map(ask, of))
