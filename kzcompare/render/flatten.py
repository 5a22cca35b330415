"""Documents as records on one level, for spreadsheets and line-wise tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.render import documents as d

if TYPE_CHECKING:
    from collections.abc import Sequence

Record = dict[str, str | int | float | None]


def items_of(document: d.Document) -> Sequence[object]:
    """The list that a document is about, for one line each."""
    match document:
        case d.ClaimsDocument():
            return document.rows
        case d.QuotesDocument() | d.TextDocument():
            return document.quotes
        case d.ActorsDocument():
            return document.actors
        case d.ActorDocument():
            return document.views
        case d.SourcesDocument():
            return document.corpus.sources
        case d.ExplainDocument():
            return document.candidates


def records_of(document: d.Document) -> list[Record]:
    """One record a cell, quotation, actor and source, dossier entry or source."""
    match document:
        case d.ClaimsDocument():
            return [_cell(row, cell) for row in document.rows for cell in row.cells]
        case d.QuotesDocument() | d.TextDocument():
            return [_quote(quote) for quote in document.quotes]
        case d.ActorsDocument():
            return [r for actor in document.actors for r in _mentions(actor)]
        case d.ActorDocument():
            return [r for view in document.views for r in _entries(view)]
        case d.SourcesDocument():
            return _sources(document)
        case d.ExplainDocument():
            return [_candidate(candidate) for candidate in document.candidates]


def fields_of(document: d.Document) -> tuple[str, ...]:
    """The names of the fields of `records_of`, known even where there are no records."""
    match document:
        case d.ClaimsDocument():
            return (
                *("id", "verdict", "proposition", "source", "holder", "actor", "via", "cue"),
                *("kind", "stance", "time", "negated", "start", "end", "text"),
            )
        case d.QuotesDocument() | d.TextDocument():
            return ("source", "speaker", "actor", "cue", "kind", "via", "start", "end", "text")
        case d.ActorsDocument():
            return ("name", "type", "source", "mentions", "names")
        case d.ActorDocument():
            return ("source", "part", "by", "stance", "date", "start", "end", "text")
        case d.ExplainDocument():
            return ("pattern", "cue", "holder", "likelihood", "outcome", "start", "end", "text")
        case d.SourcesDocument():
            return (
                *("id", "outlet", "title", "author", "date", "url", "language", "file"),
                *("words", "sentences", "statements", "quotes"),
            )


def _cell(row: d.RowRecord, cell: d.CellRecord) -> Record:
    return {
        "id": row.id,
        "verdict": row.verdict.value,
        "proposition": row.proposition,
        "source": cell.source,
        "holder": cell.holder.text if cell.holder else None,
        "actor": cell.holder.actor if cell.holder else None,
        "via": "; ".join(relay.text for relay in cell.via) or None,
        "cue": cell.cue,
        "kind": cell.kind.value,
        "stance": cell.stance.value,
        "time": cell.time,
        "negated": "true" if cell.negated else "false",
        "start": cell.start,
        "end": cell.end,
        "text": cell.text,
    }


def _quote(quote: d.QuoteRecord) -> Record:
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


def _candidate(candidate: d.CandidateRecord) -> Record:
    return {
        "pattern": candidate.pattern,
        "cue": candidate.cue.text,
        "holder": candidate.holder.text if candidate.holder else None,
        "likelihood": candidate.likelihood,
        "outcome": candidate.outcome,
        "start": candidate.content[0].start,
        "end": candidate.content[-1].end,
        "text": " … ".join(words.text for words in candidate.content),
    }


def _mentions(actor: d.ActorRecord) -> list[Record]:
    return [
        {
            "name": actor.name,
            "type": actor.type.value,
            "source": source,
            "mentions": len(found),
            "names": "; ".join(dict.fromkeys(words.text for words in found)),
        }
        for source, found in actor.mentions.items()
    ]


def _entries(view: d.ViewRecord) -> list[Record]:
    def entry(
        part: str,
        words: d.Words | d.ByOther | d.Dated | d.SaidRecord,
        *,
        by: str | None = None,
        stance: str | None = None,
        date: str | None = None,
    ) -> Record:
        return {
            "source": view.source,
            "part": part,
            "by": by,
            "stance": stance,
            "date": date,
            "start": words.start,
            "end": words.end,
            "text": words.text,
        }

    return [
        *(entry("descriptor", words) for words in view.descriptors),
        *(entry("said", said, stance=said.stance.value) for said in view.said),
        *(entry("about", words) for words in view.about),
        *(entry("by_others", words, by=words.holder) for words in view.by_others),
        *(entry("figure", words) for words in view.figures),
        *(entry("date", words, date=words.date) for words in view.dates),
    ]


def _sources(document: d.SourcesDocument) -> list[Record]:
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
