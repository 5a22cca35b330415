"""The way from the command line to the library: loaded late, and replaceable in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import BinaryIO

    import click

    from kzcompare.cache import Cache
    from kzcompare.model.options import Options
    from kzcompare.model.report import Dossier, Report
    from kzcompare.model.trace import SentenceTrace


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
        progress: Callable[[int, int], None] | None,
        stdin: BinaryIO | None,
    ) -> Report:
        """Reads and compares; the flags say which parts are wanted, as `Part` has them."""
        ...

    def dossier(self, report: Report, name: str) -> Dossier:
        """The dossier of the actor that `name` matches; raises NotFoundError."""
        ...

    def dossiers(self, report: Report, names: Sequence[str]) -> tuple[Dossier, ...]:
        """The dossiers of actors by their names in the report, in that order."""
        ...

    def explain(
        self,
        paths: Sequence[str],
        source: str,
        offset: int,
        *,
        options: Options,
        stdin: BinaryIO | None,
    ) -> SentenceTrace:
        """How the attributions of one sentence came about."""
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
        progress: Callable[[int, int], None] | None,
        stdin: BinaryIO | None,
    ) -> Report:
        """Calls the pipeline."""
        from kzcompare.pipeline import Part, compare_articles

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
        self,
        paths: Sequence[str],
        source: str,
        offset: int,
        *,
        options: Options,
        stdin: BinaryIO | None,
    ) -> SentenceTrace:
        """Calls the pipeline."""
        from kzcompare.pipeline import explain_place

        return explain_place(paths, source, offset, options=options, stdin=stdin)

    def cache(self, folder: Path | None) -> Cache:
        """Opens the cache."""
        from kzcompare.cache import Cache

        return Cache.open(folder)


def engine_of(ctx: click.Context) -> Engine:
    """What a test has put in the library's place, or the library."""
    engine: Engine | None = ctx.find_root().obj
    return engine or Library()
