"""`text`: the text that offsets refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

from kzcompare.model.article import Role
from kzcompare.model.claim import ReadArticle, Reading
from kzcompare.render.outputs.base import Corpus, corpus
from kzcompare.render.outputs.quotes import (
    QUOTE_FIELDS,
    QuoteRecord,
    quote_line,
    quote_records,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.model.article import Article
    from kzcompare.model.report import Report
    from kzcompare.render.outputs.base import Record


class ParagraphRecord(Struct, frozen=True):
    """One paragraph of the file and what it is; only headings and bodies are compared."""

    start: int
    end: int
    role: Role


class TextDocument(Struct, frozen=True):
    """The text that offsets refer to, with its paragraphs and attributions."""

    schema: Literal["kzcompare.text/1"]
    version: str
    corpus: Corpus
    source: str
    text: str
    paragraphs: tuple[ParagraphRecord, ...]
    quotes: tuple[QuoteRecord, ...]

    FIELDS: ClassVar[tuple[str, ...]] = QUOTE_FIELDS

    def items(self) -> Sequence[QuoteRecord]:
        """The attributions."""
        return self.quotes

    def records(self) -> list[Record]:
        """One record an attribution."""
        return [quote_line(quote) for quote in self.quotes]


def paragraph_records(article: Article) -> tuple[ParagraphRecord, ...]:
    """The paragraphs of an article, in order."""
    return tuple(ParagraphRecord(p.span.start, p.span.end, p.role) for p in article.paragraphs)


def text_document(report: Report, source: str) -> TextDocument:
    """The text of the article `source` of `report`, compared or not.

    Raises:
        KeyError: there is no such article.
    """
    reads = {read.article.id: read for read in report.articles}
    reads |= {a.id: ReadArticle(a, Reading(a.digest, (), (), ())) for a in report.apart}
    read = reads[source]
    article = read.article
    return TextDocument(
        "kzcompare.text/1",
        report.version,
        corpus(report),
        article.id,
        article.text,
        paragraph_records(article),
        quote_records(read),
    )
