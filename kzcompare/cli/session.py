"""One run of a command: options to report, document to stream, and what is said on stderr."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

import click

from kzcompare.cli.common import note, write
from kzcompare.cli.engine import Engine, engine_of
from kzcompare.model.errors import ExitCode, UnknownSourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from kzcompare.cache import Cache
    from kzcompare.cli.options import Common
    from kzcompare.cli.progress import Progress
    from kzcompare.model.check import Awaited, Check
    from kzcompare.model.options import Options
    from kzcompare.model.relation import Relation
    from kzcompare.model.report import Report
    from kzcompare.model.trace import PairTrace, RowTrace, SentenceTrace
    from kzcompare.render.outputs.base import Document


@dataclass(frozen=True, slots=True)
class Session:
    """A command's dealings with the library and with its reader."""

    common: Common
    engine: Engine

    @classmethod
    def start(cls, common: Common) -> Session:
        """A session of the command that is running now."""
        return cls(common, engine_of(click.get_current_context()))

    def report(
        self,
        *,
        readings: bool = False,
        actors: bool = False,
        rows: bool = False,
        singles: bool = False,
        only: Sequence[str] = (),
        look: bool = False,
    ) -> Report:
        """Reads the corpus; skipped inputs and weaker methods are named on stderr.

        With `look` the parts of a large corpus that is known already are left to `Report.corpus`.

        Raises:
            KzcompareError: nothing could be read, or a source is unknown.
        """
        common = self.common
        cache = self._cache()
        begun = time.monotonic()
        progress = progress_of(common)
        try:
            report = self.engine.compare(
                common.corpus,
                readings=readings,
                actors=actors,
                rows=rows,
                singles=singles,
                options=self._options(),
                only=(*common.sources, *only),
                cache=cache,
                progress=progress,
                stdin=sys.stdin.buffer if "-" in common.corpus else None,
                look=look,
            )
        finally:
            if progress:
                progress.clear()
        self._tell(report)
        if common.verbose:
            seconds = time.monotonic() - begun
            where = f"cache {cache.path}" if cache else "no cache"
            note(f"{len(report.articles)} articles in {seconds:.1f} s; {where}")
        return report

    def _options(self) -> Options:
        from kzcompare.model.options import Options

        common = self.common
        return Options(model=common.model, engine=common.engine, encoder=common.encoder)

    def _cache(self) -> Cache | None:
        common = self.common
        return self.engine.cache(common.cache_dir) if common.use_cache else None

    def write_sources(self, report: Report) -> None:
        """Writes the tables of sources beside the articles, and says which.

        Raises:
            KzcompareError: a table cannot be written.
        """
        for table in self.engine.write_sources(self.common.corpus, report):
            kept = f"; {table.before} kept as they were" if table.before else ""
            if not self.common.quiet:
                note(f"{table.path}: {table.added} entries written{kept}")

    def _tell(self, report: Report) -> None:
        if self.common.quiet:
            return
        for skipped in report.skipped:
            note(f"{skipped.file}: skipped: {skipped.reason}")
        for fallback in report.fallbacks:
            note(fallback.reason)

    def check_sources(self, report: Report, *wanted: str) -> None:
        """Whether the report has these sources.

        Raises:
            UnknownSourceError: it lacks one; the message says which may have been meant.
        """
        known = [read.article.id for read in report.articles]
        for source in wanted:
            if source not in known:
                raise UnknownSourceError.among(source, known)

    def explain(self, report: Report, source: str, offset: int) -> SentenceTrace:
        """How the attributions of the sentence at a place came about.

        Raises:
            KzcompareError: there is no such source or place.
        """
        return self.engine.explain(report, source, offset, options=self._options())

    def explain_row(self, report: Report, row_id: str) -> RowTrace:
        """Why a row of a report with readings holds together.

        Raises:
            NotFoundError: there is no such row.
        """
        cache = self._cache()
        return self.engine.explain_row(report, row_id, options=self._options(), cache=cache)

    def explain_pair(self, report: Report, first: str, second: str) -> PairTrace:
        """Why two statements of a report with readings and rows were or were not put together.

        Raises:
            KzcompareError: there is no such row, source or place.
        """
        options, cache = self._options(), self._cache()
        return self.engine.explain_pair(report, first, second, options=options, cache=cache)

    def read(self, claim: str) -> AbstractContextManager[Awaited]:
        """Reads a claim while the block goes on; gives what waits for it."""
        return self.engine.read(claim, options=self._options())

    def check(self, report: Report, claim: str, read: Awaited) -> Check:
        """What each source of a report with readings says on a claim that is being read.

        Raises:
            NoModelError: the model asked for is not installed.
        """
        return self.engine.check(report, claim, options=self._options(), read=read)

    def relate(self, pairs: Sequence[tuple[str, str]]) -> Iterator[Relation]:
        """The relation of each first passage to its second.

        Raises:
            NoModelError: the model asked for is not installed.
        """
        return self.engine.relate(pairs, options=self._options())

    @contextmanager
    def sink(self) -> Iterator[Callable[[str], None]]:
        """Where a stream of records goes, one by one: standard output, or the file of -o.

        Raises:
            click.FileError: the file cannot be written.
        """
        if self.common.output is None:
            yield lambda text: write(text, color=False)
            return
        try:
            with self.common.output.open("w", encoding="utf-8", newline="\n") as file:
                yield lambda text: _put(file, text)
        except OSError as error:
            raise click.FileError(str(self.common.output), error.strerror) from error

    def stream(self, records: Iterable[object]) -> None:
        """Writes records as JSON Lines, each as soon as it is there.

        Raises:
            click.FileError: the file cannot be written.
        """
        from kzcompare.cli.place import look_of
        from kzcompare.render.json_ import compact

        look = look_of(self.common)
        with self.sink() as put:
            for record in records:
                put(compact(record, look))

    def show(self, command: str, document: Document) -> None:
        """Writes the document to standard output, or to the file of -o.

        Raises:
            click.FileError: the file cannot be written.
        """
        from kzcompare.cli.place import look_of
        from kzcompare.render import render

        common = self.common
        look = look_of(common)
        text = render(command, common.format, document, look)
        if common.output is None:
            write(text, color=look.color)
            return
        try:
            common.output.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise click.FileError(str(common.output), error.strerror) from error

    def hint(self, text: str) -> None:
        """A closing remark for a reader of a table."""
        if self.common.is_table and not self.common.quiet:
            note(text)


def progress_of(common: Common) -> Progress | None:
    """A line on how far the reading is, or None where nobody would see it."""
    if common.quiet or not sys.stderr.isatty():
        return None
    from kzcompare.cli.progress import Progress

    return Progress()


def _put(file: TextIO, text: str) -> None:
    file.write(text)


def ending(report: Report) -> ExitCode:
    """The exit code of a command that found what it was asked for."""
    return ExitCode.SKIPPED_INPUT if report.skipped else ExitCode.DONE


def missing(report: Report, what: str, instead: str = "") -> str:
    """What a command that compares sources says where it has found nothing.

    `what` is not there, or cannot be, if there is but one source; `instead` is what may help.
    """
    sources = [source.source.id for source in report.sources]
    why = f"there is one source only, {sources[0]}" if len(sources) == 1 else what
    return f"{why}; {instead}" if instead else why
