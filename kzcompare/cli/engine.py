"""The way from the command line to the library: loaded late, and replaceable in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import BinaryIO

    import click

    from kzcompare.cache import Cache
    from kzcompare.model.check import Awaited, Check
    from kzcompare.model.options import Options
    from kzcompare.model.progress import Progress
    from kzcompare.model.relation import Relation
    from kzcompare.model.report import Dossier, Report
    from kzcompare.model.trace import PairTrace, RowTrace, SentenceTrace
    from kzcompare.model.written import Written


class Engine(Protocol):
    """What commands need of the library."""

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
        progress: Progress | None,
        stdin: BinaryIO | None,
        look: bool,
    ) -> Report:
        """Reads and compares; the flags say which parts are wanted, as `Part` has them.

        With `look` the parts of a large corpus that is known already are left to `Report.corpus`.
        """
        ...

    def dossier(self, report: Report, name: str) -> Dossier:
        """The dossier of the actor that `name` matches; raises NotFoundError."""
        ...

    def dossiers(self, report: Report, names: Sequence[str]) -> tuple[Dossier, ...]:
        """The dossiers of actors by their names in the report, in that order."""
        ...

    def explain(
        self, report: Report, source: str, offset: int, *, options: Options
    ) -> SentenceTrace:
        """How the attributions of one sentence came about."""
        ...

    def explain_row(
        self, report: Report, row_id: str, *, options: Options, cache: Cache | None
    ) -> RowTrace:
        """Why a row of a report with readings holds together; raises NotFoundError."""
        ...

    def explain_pair(
        self, report: Report, first: str, second: str, *, options: Options, cache: Cache | None
    ) -> PairTrace:
        """Why two statements were or were not put together; raises NotFoundError."""
        ...

    def read(self, claim: str, *, options: Options) -> AbstractContextManager[Awaited]:
        """Reads a claim while the block goes on; gives what waits for it."""
        ...

    def check(self, report: Report, claim: str, *, options: Options, read: Awaited) -> Check:
        """What each source of a report with readings says on a claim that is being read."""
        ...

    def relate(self, pairs: Sequence[tuple[str, str]], *, options: Options) -> Iterator[Relation]:
        """The relation of each first passage to its second."""
        ...

    def write_sources(self, paths: Sequence[str], report: Report) -> Sequence[Written]:
        """Writes a `sources.toml` beside the articles; raises UnwritableError."""
        ...

    def cache(self, folder: Path | None) -> Cache:
        """The cache in `folder`, or in the user's cache folder."""
        ...


class Library:
    """The library itself."""

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
        progress: Progress | None,
        stdin: BinaryIO | None,
        look: bool,
    ) -> Report:
        """Calls the pipeline."""
        from kzcompare.model.part import Part
        from kzcompare.pipeline import compare_articles

        parts = Part(0)
        if readings:
            parts |= Part.READINGS
        if actors:
            parts |= Part.ACTORS
        if rows:
            parts |= Part.ROWS
        if singles:
            parts |= Part.SINGLES
        return compare_articles(
            paths,
            parts=parts,
            options=options,
            only=only,
            cache=cache,
            progress=progress,
            stdin=stdin,
            look=look,
        )

    def dossier(self, report: Report, name: str) -> Dossier:
        """Calls the pipeline."""
        from kzcompare.pipeline import dossier_of

        return dossier_of(report, name)

    def dossiers(self, report: Report, names: Sequence[str]) -> tuple[Dossier, ...]:
        """Calls the pipeline."""
        from kzcompare.pipeline import dossiers_of

        return dossiers_of(report, names)

    def explain(
        self, report: Report, source: str, offset: int, *, options: Options
    ) -> SentenceTrace:
        """Calls the pipeline."""
        from kzcompare.pipeline import explain_place

        return explain_place(report, source, offset, options=options)

    def explain_row(
        self, report: Report, row_id: str, *, options: Options, cache: Cache | None
    ) -> RowTrace:
        """Calls the pipeline."""
        from kzcompare.pipeline import explain_row

        return explain_row(report, row_id, options=options, cache=cache)

    def explain_pair(
        self, report: Report, first: str, second: str, *, options: Options, cache: Cache | None
    ) -> PairTrace:
        """Calls the pipeline."""
        from kzcompare.pipeline import explain_pair

        return explain_pair(report, first, second, options=options, cache=cache)

    def read(self, claim: str, *, options: Options) -> AbstractContextManager[Awaited]:
        """Calls the reader of passages."""
        from kzcompare.passages import reading_aside

        return reading_aside(claim, options)

    def check(self, report: Report, claim: str, *, options: Options, read: Awaited) -> Check:
        """Calls the pipeline."""
        from kzcompare.pipeline import check_report

        return check_report(report, claim, options=options, read=read)

    def relate(self, pairs: Sequence[tuple[str, str]], *, options: Options) -> Iterator[Relation]:
        """Calls the pipeline."""
        from kzcompare.passages import relate_passages

        return relate_passages(pairs, options=options)

    def write_sources(self, paths: Sequence[str], report: Report) -> Sequence[Written]:
        """Calls the pipeline."""
        from kzcompare.pipeline import write_sources

        return write_sources(paths, report)

    def cache(self, folder: Path | None) -> Cache:
        """Opens the cache."""
        from kzcompare.cache import Cache

        return Cache.open(folder)


def engine_of(ctx: click.Context) -> Engine:
    """What a test has put in the library's place, or the library."""
    engine: Engine | None = ctx.find_root().obj
    return engine or Library()
