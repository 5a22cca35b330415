"""A stand-in for the library: the fixed report, and a note of what it was asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from kzcompare.cache import Cache
from kzcompare.model.errors import NotFoundError, UnknownSourceError
from kzcompare.model.options import Options
from kzcompare.model.report import Dossier, Report
from tests.scene import DOSSIER, REPORT


@dataclass
class FakeLibrary:
    """Answers with `report`; `asked` holds the arguments of each call."""

    report: Report = field(default_factory=lambda: replace(REPORT, skipped=()))
    asked: list[dict[str, object]] = field(default_factory=list)
    error: BaseException | None = None

    def compare(
        self,
        paths: Sequence[str],
        *,
        readings: bool,
        actors: bool,
        rows: bool,
        singles: bool,
        options: Options,
        only: Sequence[str],
        cache: Cache | None,
        progress: Callable[[int, int], None] | None,
        stdin: BinaryIO | None,
        look: bool,
    ) -> Report:
        self.asked.append(
            {
                "paths": tuple(paths),
                "readings": readings,
                "actors": actors,
                "rows": rows,
                "singles": singles,
                "options": options,
                "only": tuple(only),
                "cached": cache is not None,
                "stdin": stdin.read() if stdin else None,
                "look": look,
            }
        )
        if progress:
            progress(1, 1)
        if self.error:
            raise self.error
        known = [read.article.id for read in self.report.articles]
        for source in only:
            if source not in known:
                raise UnknownSourceError(f"no source {source!r}")
        return self.report

    def dossier(self, report: Report, name: str) -> Dossier:
        assert report is self.report
        if name != "Ann Reed":
            raise NotFoundError(f"no actor {name!r}; did you mean Ann Reed?")
        return DOSSIER

    def dossiers(self, report: Report, names: Sequence[str]) -> tuple[Dossier, ...]:
        assert report is self.report
        return tuple(d for d in (DOSSIER,) if d.actor.name in names)

    def cache(self, folder: Path | None) -> Cache:
        assert folder is not None
        return Cache.open(folder)
