"""`sources`: what was loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

from kzcompare.model.statement import Kind
from kzcompare.render.outputs.base import Corpus, corpus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.model.claim import ReadArticle
    from kzcompare.model.report import Report
    from kzcompare.render.outputs.base import Record, SourceRecord


class LoadedRecord(Struct, frozen=True):
    """What was read from one source. `sha256` is that of the text; `quotes` are attributed."""

    id: str
    sentences: int
    statements: int
    quotes: int
    sha256: str


class SourcesDocument(Struct, frozen=True):
    """What was loaded, in source order."""

    schema: Literal["kzcompare.sources/1"]
    version: str
    corpus: Corpus
    sources: tuple[LoadedRecord, ...]

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
    """What was read from each article."""
    loaded = tuple(_loaded(read) for read in report.articles)
    return SourcesDocument("kzcompare.sources/1", report.version, corpus(report), loaded)


def _loaded(read: ReadArticle) -> LoadedRecord:
    statements = read.reading.statements
    quotes = sum(s.kind is not Kind.OWN for s in statements)
    return LoadedRecord(
        read.article.id, len(read.reading.claims), len(statements), quotes, read.article.digest
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
