"""Report to output documents: plain copying, with offsets turned into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzcompare.model.statement import Kind
from kzcompare.render import documents as d

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzcompare.model.actor import Actor
    from kzcompare.model.claim import ReadArticle
    from kzcompare.model.report import Dossier, Quoted, Report, Said, SourceView
    from kzcompare.model.row import Cell, Reason, Row
    from kzcompare.model.span import Span
    from kzcompare.model.statement import Holder, Statement
    from kzcompare.model.trace import SentenceTrace

GAP = " … "  # between stretches that do not follow each other in the text


def claims_document(report: Report) -> d.ClaimsDocument:
    """All rows of the report, in its order."""
    rows = row_records(report.rows, report)
    return d.ClaimsDocument("kzcompare.claims/1", report.version, corpus(report), rows)


def quotes_document(report: Report) -> d.QuotesDocument:
    """Every statement that is not in the article's own voice, by source and in text order."""
    quotes = tuple(q for read in report.articles for q in quote_records(read))
    return d.QuotesDocument("kzcompare.quotes/1", report.version, corpus(report), quotes)


def actors_document(report: Report) -> d.ActorsDocument:
    """All actors of the report, in its order."""
    actors = tuple(actor_record(actor) for actor in report.actors)
    return d.ActorsDocument("kzcompare.actors/1", report.version, corpus(report), actors)


def actor_document(report: Report, dossier: Dossier) -> d.ActorDocument:
    """One actor's dossier, which was made from `report`."""
    return d.ActorDocument(
        "kzcompare.actor/1",
        report.version,
        corpus(report),
        actor_record(dossier.actor),
        tuple(_view(view) for view in dossier.views),
        dossier.silent,
        row_records(dossier.rows, report),
    )


def sources_document(report: Report) -> d.SourcesDocument:
    """What was read from each article."""
    loaded = tuple(_loaded(read) for read in report.articles)
    return d.SourcesDocument("kzcompare.sources/1", report.version, corpus(report), loaded)


def text_document(report: Report, read: ReadArticle) -> d.TextDocument:
    """The text of one article of `report`."""
    article = read.article
    return d.TextDocument(
        "kzcompare.text/1",
        report.version,
        corpus(report),
        article.id,
        article.text,
        tuple(d.ParagraphRecord(p.span.start, p.span.end, p.role) for p in article.paragraphs),
        quote_records(read),
    )


def corpus(report: Report) -> d.Corpus:
    """What the report was made from."""
    return d.Corpus(
        tuple(_source(read) for read in report.articles),
        tuple(d.SkippedRecord(s.file, s.reason) for s in report.skipped),
        tuple(f.reason for f in report.fallbacks),
    )


def _source(read: ReadArticle) -> d.SourceRecord:
    s = read.article.source
    words = read.article.words
    return d.SourceRecord(
        s.id, s.outlet, s.title, s.author, s.date, s.url, s.language, s.file, words
    )


def _loaded(read: ReadArticle) -> d.LoadedRecord:
    statements = read.reading.statements
    quotes = sum(s.kind is not Kind.OWN for s in statements)
    return d.LoadedRecord(
        read.article.id, len(read.reading.claims), len(statements), quotes, read.article.digest
    )


def quote_records(read: ReadArticle) -> tuple[d.QuoteRecord, ...]:
    """The attributed statements of one article, in text order."""
    attributed = (s for s in read.reading.statements if s.kind is not Kind.OWN)
    return tuple(_quote(read, s) for s in attributed)


def _quote(read: ReadArticle, statement: Statement) -> d.QuoteRecord:
    text = read.article.text
    cue = statement.cue
    return d.QuoteRecord(
        read.article.id,
        _speaker(statement.holder),
        d.Words(cue.span.start, cue.span.end, cue.text) if cue else None,
        tuple(d.Place(span.start, span.end) for span in statement.content),
        GAP.join(span.of(text) for span in statement.content),
        statement.kind,
        tuple(_holder(relay) for relay in statement.via),
        statement.negated,
        statement.mood,
        statement.framing,
        tuple(d.Words(s.start, s.end, s.of(text)) for s in statement.framed_by),
    )


def _speaker(holder: Holder | None) -> d.SpeakerRecord | None:
    if holder is None:
        return None
    actor = holder.actor or holder.name
    return d.SpeakerRecord(holder.text, holder.span.start, holder.span.end, actor)


def explain_document(trace: SentenceTrace, version: str) -> d.ExplainDocument:
    """Every reading of one sentence."""
    text = trace.text

    def words(span: Span) -> d.Words:
        return d.Words(span.start, span.end, span.of(text))

    return d.ExplainDocument(
        "kzcompare.explain/1",
        version,
        trace.source,
        words(trace.sentence),
        tuple(
            d.CandidateRecord(
                c.pattern,
                words(c.cue),
                None if c.holder is None else words(c.holder),
                tuple(words(span) for span in c.content),
                round(c.likelihood, 4),
                c.outcome,
                c.is_kept,
                tuple(d.PartRecord(name, round(value, 4)) for name, value in c.parts),
            )
            for c in trace.candidates
        ),
    )


MOST_NAMED = 12  # sources of a corpus up to which each row names those that say nothing


def _holder(holder: Holder) -> d.HolderRecord:
    return d.HolderRecord(holder.text, holder.actor or holder.name)


def row_records(rows: Sequence[Row], report: Report) -> tuple[d.RowRecord, ...]:
    """Rows with the sources that are silent on them, `report` being where they come from."""
    texts = {read.article.id: read.article.text for read in report.articles}
    dates = {read.article.id: read.article.source.date for read in report.articles}
    return tuple(_row(row, texts, dates) for row in rows)


def _row(row: Row, texts: Mapping[str, str], dates: Mapping[str, str | None]) -> d.RowRecord:
    speaking = {cell.source for cell in row.cells}
    begun = None if row.period is None else row.period[0]
    absent = [source for source in texts if source not in speaking]
    named = absent if len(texts) <= MOST_NAMED else []
    earlier = tuple(source for source in named if _is_before(dates[source], begun))
    return d.RowRecord(
        row.id,
        row.proposition,
        row.verdict,
        row.score,
        tuple(_reason(reason, row.cells, texts) for reason in row.reasons),
        row.sources,
        row.origins,
        tuple(_cell(cell, texts) for cell in row.cells),
        len(absent),
        tuple(source for source in named if source not in earlier),
        earlier,
    )


def _is_before(published: str | None, begun: str | None) -> bool:
    """Whether an ISO date, perhaps partial, surely lies before the start of a period."""
    if published is None or begun is None:
        return False
    start = begun.split("/")[0]
    shared = min(len(published), len(start))
    return published[:shared] < start[:shared]


def _cell(cell: Cell, texts: Mapping[str, str]) -> d.CellRecord:
    text = texts.get(cell.source, "")
    return d.CellRecord(
        cell.source,
        cell.span.start,
        cell.span.end,
        cell.text,
        _holder(cell.holder) if cell.holder else None,
        tuple(_holder(relay) for relay in cell.via),
        cell.cue.text if cell.cue else None,
        cell.kind,
        cell.stance,
        cell.time,
        cell.negated,
        (cell.sentence.start, cell.sentence.end),
        tuple(_words(span, text) for span in cell.marks),
    )


def _reason(reason: Reason, cells: Sequence[Cell], texts: Mapping[str, str]) -> d.ReasonRecord:
    words = tuple(
        d.ReasonWords(index, span.start, span.end, span.of(texts.get(cells[index].source, "")))
        for index, span in reason.words
    )
    return d.ReasonRecord(reason.kind, reason.text, reason.cells, words)


def _words(span: Span, text: str) -> d.Words:
    return d.Words(span.start, span.end, span.of(text))


def actor_record(actor: Actor) -> d.ActorRecord:
    """An actor with its mentions by source."""
    mentions = {
        source: tuple(d.Words(m.span.start, m.span.end, m.text) for m in found)
        for source, found in actor.mentions
    }
    return d.ActorRecord(actor.name, actor.type, actor.aliases, mentions, actor.ambiguous)


def _view(view: SourceView) -> d.ViewRecord:
    return d.ViewRecord(
        view.source,
        tuple(d.NameCount(name, count) for name, count in view.names),
        _quoted(view.descriptors),
        _quoted(view.about),
        tuple(d.ByOther(who, q.span.start, q.span.end, q.text) for who, q in view.by_others),
        tuple(_said(said) for said in view.said),
        _quoted(view.figures),
        tuple(d.Dated(date, q.span.start, q.span.end, q.text) for date, q in view.dates),
    )


def _said(said: Said) -> d.SaidRecord:
    quote, framing = said.quote, said.framing
    return d.SaidRecord(
        quote.span.start,
        quote.span.end,
        quote.text,
        said.cue,
        said.stance,
        d.Words(framing.span.start, framing.span.end, framing.text) if framing else None,
    )


def _quoted(found: Sequence[Quoted]) -> tuple[d.Words, ...]:
    return tuple(d.Words(q.span.start, q.span.end, q.text) for q in found)
