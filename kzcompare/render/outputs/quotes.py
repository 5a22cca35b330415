"""`quotes`: who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

from kzcompare.model.choices import Framing, Kind
from kzcompare.model.statement import Mood
from kzcompare.render.outputs.base import (
    Corpus,
    HolderRecord,
    Place,
    Words,
    corpus,
    holder_record,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.model.claim import ReadArticle
    from kzcompare.model.report import Report
    from kzcompare.model.statement import Holder, Statement
    from kzcompare.render.outputs.base import Record


class SpeakerRecord(Struct, frozen=True):
    """Who is said to say something: the printed words, and the actor they stand for."""

    text: str
    start: int
    end: int
    actor: str | None


class QuoteRecord(Struct, frozen=True):
    """One attribution. `text` joins the stretches of `content` with " … "."""

    source: str
    speaker: SpeakerRecord | None
    cue: Words | None
    content: tuple[Place, ...]
    text: str
    kind: Kind
    via: tuple[HolderRecord, ...]
    negated: bool
    mood: Mood
    framing: Framing
    framed_by: tuple[Words, ...]


QUOTE_FIELDS = ("source", "speaker", "actor", "cue", "kind", "via", "start", "end", "text")


class QuotesDocument(Struct, frozen=True):
    """Who said what, by source and in text order."""

    schema: Literal["kzcompare.quotes/1"]
    version: str
    corpus: Corpus
    quotes: tuple[QuoteRecord, ...]

    FIELDS: ClassVar[tuple[str, ...]] = QUOTE_FIELDS

    def items(self) -> Sequence[QuoteRecord]:
        """The attributions."""
        return self.quotes

    def records(self) -> list[Record]:
        """One record an attribution."""
        return [quote_line(quote) for quote in self.quotes]


def quotes_document(report: Report) -> QuotesDocument:
    """Every statement that is not in the article's own voice, by source and in text order."""
    quotes = tuple(q for read in report.articles for q in quote_records(read))
    return QuotesDocument("kzcompare.quotes/1", report.version, corpus(report), quotes)


GAP = " … "  # between stretches that do not follow each other in the text


def quote_records(read: ReadArticle) -> tuple[QuoteRecord, ...]:
    """The attributed statements of one article, in text order."""
    attributed = (s for s in read.reading.statements if s.kind is not Kind.OWN)
    return tuple(_quote(read, s) for s in attributed)


def _quote(read: ReadArticle, statement: Statement) -> QuoteRecord:
    text = read.article.text
    cue = statement.cue
    return QuoteRecord(
        read.article.id,
        _speaker(statement.holder),
        Words(cue.span.start, cue.span.end, cue.text) if cue else None,
        tuple(Place(span.start, span.end) for span in statement.content),
        GAP.join(span.of(text) for span in statement.content),
        statement.kind,
        tuple(holder_record(relay) for relay in statement.via),
        statement.negated,
        statement.mood,
        statement.framing,
        tuple(words_of(span, text) for span in statement.framed_by),
    )


def _speaker(holder: Holder | None) -> SpeakerRecord | None:
    if holder is None:
        return None
    actor = holder.actor or holder.name
    return SpeakerRecord(holder.text, holder.span.start, holder.span.end, actor)


def quote_line(quote: QuoteRecord) -> Record:
    """One attribution on one level."""
    return {
        "source": quote.source,
        "speaker": quote.speaker.text if quote.speaker else None,
        "actor": quote.speaker.actor if quote.speaker else None,
        "cue": quote.cue.text if quote.cue else None,
        "kind": quote.kind.value,
        "via": "; ".join(relay.text for relay in quote.via) or None,
        "start": quote.content[0].start,
        "end": quote.content[-1].end,
        "text": quote.text,
    }
