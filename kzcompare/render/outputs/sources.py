"""`sources`: what was loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.model.choices import Kind
from kzcompare.model.claim import ReadArticle, Reading
from kzcompare.render.outputs.base import Corpus, corpus
from kzcompare.render.outputs.copies import CopyRecord, copy_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.model.report import Report
    from kzcompare.render.outputs.base import Record, SourceRecord


class LoadedRecord(Struct, frozen=True):
    """What was read from one source. `sha256` is that of the text; `quotes` are attributed.

    `agency` is the news agency that the text is credited to, `dateline` the place it reports from.
    `found_in` names the place where each thing known of the source was found. `is_compared` is
    false for an article that is not in English: it is loaded, and nothing is read from it.
    """

    id: str
    sentences: int
    statements: int
    quotes: int
    sha256: str
    agency: str | None
    dateline: str | None
    found_in: dict[str, str]
    is_compared: bool


class SourcesDocument(Struct, frozen=True):
    """What was loaded, in source order, and which articles have texts in common."""

    schema: Literal["kzcompare.sources/1"]
    version: str
    corpus: Corpus
    sources: tuple[LoadedRecord, ...]
    copies: tuple[CopyRecord, ...]

    FIELDS: ClassVar[tuple[str, ...]] = (
        *("id", "outlet", "title", "author", "date", "url", "language", "file"),
        *("words", "sentences", "statements", "quotes"),
    )

    def items(self) -> Sequence[SourceRecord]:
        """Who published each article."""
        return self.corpus.sources

    def records(self) -> list[Record]:
        """One record a source."""
        return _sources(self)


def sources_document(report: Report) -> SourcesDocument:
    """What was read from each article, those that were not compared at the end."""
    apart = tuple(ReadArticle(a, Reading(a.digest, (), (), ())) for a in report.apart)
    loaded = (
        *(_loaded(read, is_compared=True) for read in report.articles),
        *(_loaded(read, is_compared=False) for read in apart),
    )
    report = replace(report, articles=(*report.articles, *apart))
    copies = tuple(copy_record(copy) for copy in report.copies)
    return SourcesDocument("kzcompare.sources/1", report.version, corpus(report), loaded, copies)


def _loaded(read: ReadArticle, *, is_compared: bool) -> LoadedRecord:
    statements = read.reading.statements
    quotes = sum(s.kind is not Kind.OWN for s in statements)
    source = read.article.source
    return LoadedRecord(
        source.id,
        len(read.reading.claims),
        len(statements),
        quotes,
        read.article.digest,
        source.agency,
        source.dateline,
        dict(source.places),
        is_compared,
    )


def _sources(document: SourcesDocument) -> list[Record]:
    return [
        {
            "id": source.id,
            "outlet": source.outlet,
            "title": source.title,
            "author": source.author,
            "date": source.date,
            "url": source.url,
            "language": source.language,
            "file": source.file,
            "words": source.words,
            "sentences": loaded.sentences,
            "statements": loaded.statements,
            "quotes": loaded.quotes,
        }
        for source, loaded in zip(document.corpus.sources, document.sources, strict=True)
    ]
