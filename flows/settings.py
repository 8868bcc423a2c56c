"""Where things lie and which plan is in force: ``hoso.toml`` in the working folder of an office."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

import pydantic

from dossier.errors import PlanError

FILE = "hoso.toml"


class ReceivedBy(StrEnum):
    """What counts as the time of receipt."""

    INTAKE = "intake"  # when the system first saw the file (interpretation "luc-nhan")
    MTIME = "mtime"  # the file's own time: for papers that came before hoso was installed


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """The keys of ``hoso.toml``; all may be left out."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    plan: str = "vpub-2016"
    inbox: str = "hop-thu-den"
    data: str = "du-lieu"
    reports: str = "ket-qua"
    plans: str = "ke-hoach"
    registry: str = "registry.toml"
    ledger: str = ""
    received: ReceivedBy = ReceivedBy.INTAKE
    chunk: int = 100
    workers: int = 2
    port: int = 4200
    site_port: int = 8080


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One installation. All paths are absolute."""

    home: Path
    plan: str
    inbox: Path  # a folder per branch, named by its id, name or an alias
    data: Path  # ledger, originals, Prefect's own files
    reports: Path  # the published gap reports
    plans: Path  # further plan files
    registry: Path
    ledger: str  # database URL
    received: ReceivedBy
    chunk: int  # branches a Prefect task takes
    workers: int  # plain processes that read and judge
    port: int  # Prefect's server and pages
    site_port: int  # the published gap reports

    @property
    def originals(self) -> Path:
        """The folder of the store."""
        return self.data / "ban-goc"


def load(home: Path | None = None) -> Settings:
    """The settings of ``home`` (else ``HOSO_HOME``, else the current folder).

    Raises:
        PlanError: ``hoso.toml`` is broken; the message names file and remedy.
    """
    folder = (home or Path(os.environ.get("HOSO_HOME", "."))).absolute()
    file = folder / FILE
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        keys = pydantic.TypeAdapter(_File).validate_python(data)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PlanError(f"{file}: sai cú pháp ({error}). Sửa dòng đó rồi chạy lại.") from error
    except pydantic.ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        known = ", ".join(_File.__dataclass_fields__)
        raise PlanError(
            f"{file}: mục “{where}” không dùng được. Các mục có thể dùng: {known}."
        ) from error
    database = keys.ledger or f"sqlite:///{folder / keys.data / 'so-theo-doi.sqlite'}"
    return Settings(
        home=folder,
        plan=keys.plan,
        inbox=folder / keys.inbox,
        data=folder / keys.data,
        reports=folder / keys.reports,
        plans=folder / keys.plans,
        registry=folder / keys.registry,
        ledger=database,
        received=keys.received,
        chunk=keys.chunk,
        workers=keys.workers,
        port=keys.port,
        site_port=keys.site_port,
    )
