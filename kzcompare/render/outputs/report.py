"""`report`: everything in one document, cut to a size that a page can hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

from kzcompare.model.actor import ActorType
from kzcompare.render.outputs.actor import ViewRecord, actor_document
from kzcompare.render.outputs.base import Corpus, corpus
from kzcompare.render.outputs.claims import ClaimsDocument, RowRecord, row_records
from kzcompare.render.outputs.quotes import QuoteRecord, quote_records
from kzcompare.render.outputs.sources import LoadedRecord, SourcesDocument, sources_document
from kzcompare.render.outputs.text import ParagraphRecord
from kzcompare.views.coverage import actors_of_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.model.actor import Actor
    from kzcompare.model.claim import ReadArticle
    from kzcompare.model.report import Dossier, Report
    from kzcompare.model.row import Row
    from kzcompare.render.outputs.base import Record


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of each part a report holds; a page of this size opens at once in a browser.

    `text` is in characters, over all articles.
    """

    rows: int | None = 150
    actors: int = 60
    dossiers: int = 25
    text: int = 300_000


class CountRecord(Struct, frozen=True):
    """An actor, the other names it is printed by, and how often each source names it."""

    name: str
    type: ActorType
    aliases: tuple[str, ...]
    mentions: dict[str, int]


class DossierRecord(Struct, frozen=True):
    """What each source has on one actor; `rows` are the ids of the rows it is party to."""

    name: str
    type: ActorType
    views: tuple[ViewRecord, ...]
    silent: tuple[str, ...]
    rows: tuple[str, ...]


class TextRecord(Struct, frozen=True):
    """One article with what it attributes to whom."""

    source: str
    text: str
    paragraphs: tuple[ParagraphRecord, ...]
    quotes: tuple[QuoteRecord, ...]


class LeftOut(Struct, frozen=True):
    """A part that was cut: how many of what there is are here."""

    what: str
    shown: int
    total: int


class ReportDocument(Struct, frozen=True):
    """The comparison as a whole. `parties` names the actors of each row by its id."""

    schema: Literal["kzcompare.report/1"]
    version: str
    corpus: Corpus
    sources: tuple[LoadedRecord, ...]
    rows: tuple[RowRecord, ...]
    parties: dict[str, tuple[str, ...]]
    actors: tuple[CountRecord, ...]
    dossiers: tuple[DossierRecord, ...]
    texts: tuple[TextRecord, ...]
    left_out: tuple[LeftOut, ...]

    FIELDS: ClassVar[tuple[str, ...]] = ClaimsDocument.FIELDS

    def items(self) -> Sequence[RowRecord]:
        """The rows."""
        return self.rows

    def records(self) -> list[Record]:
        """One record a cell, as `claims` has them."""
        return self.claims.records()

    @property
    def claims(self) -> ClaimsDocument:
        """The rows as `claims` prints them."""
        return ClaimsDocument("kzcompare.claims/1", self.version, self.corpus, self.rows)

    @property
    def loaded(self) -> SourcesDocument:
        """The sources as `sources` prints them."""
        return SourcesDocument("kzcompare.sources/1", self.version, self.corpus, self.sources)


def report_document(
    report: Report, dossiers: Sequence[Dossier], bounds: Bounds | None = None
) -> ReportDocument:
    """The whole of `report`, with the dossiers made from it, no larger than `bounds`."""
    bounds = bounds or Bounds()
    rows = report.rows[: bounds.rows]
    parties = actors_of_rows(report)
    texts = _texts(report, rows, bounds.text)
    return ReportDocument(
        "kzcompare.report/1",
        report.version,
        corpus(report),
        sources_document(report).sources,
        row_records(rows, report),
        {row.id: parties[row.id] for row in rows},
        tuple(_counted(actor) for actor in report.actors[: bounds.actors]),
        tuple(_dossier(report, dossier) for dossier in dossiers[: bounds.dossiers]),
        texts,
        _left_out(
            ("rows", len(rows), len(report.rows)),
            ("actors", min(bounds.actors, len(report.actors)), len(report.actors)),
            ("articles in full", len(texts), len(report.articles)),
        ),
    )


def _left_out(*parts: tuple[str, int, int]) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(what, shown, total) for what, shown, total in parts if shown < total)


def _counted(actor: Actor) -> CountRecord:
    counts = {source: len(found) for source, found in actor.mentions}
    return CountRecord(actor.name, actor.type, actor.aliases, counts)


def _dossier(report: Report, dossier: Dossier) -> DossierRecord:
    made = actor_document(report, dossier)
    rows = tuple(party.row.id for party in dossier.parties)
    return DossierRecord(dossier.actor.name, dossier.actor.type, made.views, made.silent, rows)


def _texts(report: Report, rows: Sequence[Row], room: int) -> tuple[TextRecord, ...]:
    """The articles that the rows quote most, as many as there is room for, in source order."""
    quoted = Counter(cell.source for row in rows for cell in row.cells)
    kept: set[str] = set()
    for read in sorted(report.articles, key=lambda read: -quoted[read.article.id]):
        room -= len(read.article.text)
        if room >= 0:
            kept.add(read.article.id)
    return tuple(_text(read) for read in report.articles if read.article.id in kept)


def _text(read: ReadArticle) -> TextRecord:
    article = read.article
    paragraphs = tuple(
        ParagraphRecord(p.span.start, p.span.end, p.role) for p in article.paragraphs
    )
    return TextRecord(article.id, article.text, paragraphs, quote_records(read))
