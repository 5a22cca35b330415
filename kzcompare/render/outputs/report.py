"""`report`: everything in one document, cut to a size that a page can hold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.model.choices import ActorType, Verdict
from kzcompare.render.outputs.actor import ViewRecord, actor_document
from kzcompare.render.outputs.agreement import AgreementDocument, agreement_document
from kzcompare.render.outputs.base import Corpus, corpus
from kzcompare.render.outputs.claims import ClaimsDocument, RowRecord, row_records
from kzcompare.render.outputs.copies import CopyRecord
from kzcompare.render.outputs.figures import FiguresDocument, figures_document
from kzcompare.render.outputs.quotes import QuoteRecord, quote_records
from kzcompare.render.outputs.sources import (
    LoadedRecord,
    SourcesDocument,
    sources_document,
)
from kzcompare.render.outputs.text import ParagraphRecord, paragraph_records
from kzcompare.render.outputs.timeline import TimelineDocument, timeline_document
from kzcompare.render.outputs.wording import WordingDocument, wording_document
from kzcompare.views.agreement import agreement_of
from kzcompare.views.coverage import actors_of_rows
from kzcompare.views.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.model.actor import Actor
    from kzcompare.model.claim import ReadArticle
    from kzcompare.model.report import Dossier, Report
    from kzcompare.model.row import Row
    from kzcompare.render.outputs.base import Record
    from kzcompare.views.figures import FigureGroup
    from kzcompare.views.timeline import Event


class Bounds(Struct, frozen=True):
    """How much of each part a report holds; a page of this size opens at once in a browser.

    `text` is in characters, over all articles; `views` are the sources of one dossier, `words` the
    sets of words and the actors of the wording, `pairs` those of the agreement.
    """

    rows: int | None = 150
    actors: int = 60
    dossiers: int = 25
    text: int = 300_000
    figures: int = 80
    events: int = 150
    words: int = 12
    views: int = 12
    pairs: int = 60


class CountRecord(Struct, frozen=True):
    """An actor, the other names it is printed by, and how often each source names it."""

    name: str
    type: ActorType
    aliases: tuple[str, ...]
    mentions: dict[str, int]


class DossierRecord(Struct, frozen=True):
    """What sources have on one actor; `rows` are the ids of the rows it is party to.

    `sources` counts those that name it; `views` are those that name it most often.
    """

    name: str
    type: ActorType
    sources: int
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
    figures: FiguresDocument
    timeline: TimelineDocument
    wording: WordingDocument
    agreement: AgreementDocument
    texts: tuple[TextRecord, ...]
    left_out: tuple[LeftOut, ...]
    copies: tuple[CopyRecord, ...]

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
        return ClaimsDocument(
            "kzcompare.claims/1", self.version, self.corpus, self.rows, self.copies
        )

    @property
    def loaded(self) -> SourcesDocument:
        """The sources as `sources` prints them."""
        return SourcesDocument(
            "kzcompare.sources/1", self.version, self.corpus, self.sources, self.copies
        )


def report_document(
    report: Report,
    *,
    dossiers: Sequence[Dossier] = (),
    figures: Sequence[FigureGroup] = (),
    events: Sequence[Event] = (),
    wording: Wording | None = None,
    bounds: Bounds | None = None,
) -> ReportDocument:
    """The whole of `report`, with what was made from it, no larger than `bounds`.

    Figures that only one source gives are left to the command for them.
    """
    bounds = bounds or Bounds()
    shared = [group for group in figures if group.verdict is not Verdict.SINGLE]
    wording = wording or Wording({}, (), (), (), ())
    rows = report.rows[: bounds.rows]
    parties = actors_of_rows(report)
    texts = _texts(report, rows, bounds.text)
    loaded = sources_document(report)
    return ReportDocument(
        "kzcompare.report/1",
        report.version,
        corpus(report),
        tuple(source for source in loaded.sources if source.is_compared),
        row_records(rows, report),
        {row.id: parties[row.id] for row in rows},
        tuple(_counted(actor) for actor in report.actors[: bounds.actors]),
        tuple(_dossier(report, dossier, bounds.views) for dossier in dossiers[: bounds.dossiers]),
        figures_document(report, shared[: bounds.figures]),
        timeline_document(report, events[: bounds.events]),
        wording_document(report, _cut(wording, bounds.words)),
        agreement_document(report, agreement_of(report).strongest(bounds.pairs)),
        texts,
        _left_out(
            ("rows", len(rows), len(report.rows)),
            ("actors", min(bounds.actors, len(report.actors)), len(report.actors)),
            ("groups of figures", min(bounds.figures, len(shared)), len(figures)),
            ("events", min(bounds.events, len(events)), len(events)),
            ("articles in full", len(texts), len(report.articles)),
        ),
        loaded.copies,
    )


def _cut(wording: Wording, most: int) -> Wording:
    return replace(wording, sets=wording.sets[:most], actors=wording.actors[:most])


def _left_out(*parts: tuple[str, int, int]) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(what, shown, total) for what, shown, total in parts if shown < total)


def _counted(actor: Actor) -> CountRecord:
    counts = {source: len(found) for source, found in actor.mentions}
    return CountRecord(actor.name, actor.type, actor.aliases, counts)


def _dossier(report: Report, dossier: Dossier, most: int) -> DossierRecord:
    views = actor_document(report, dossier).views
    counts = {view.source: sum(name.count for name in view.names) for view in views}
    kept = sorted(counts, key=lambda source: -counts[source])[:most]
    return DossierRecord(
        dossier.actor.name,
        dossier.actor.type,
        len(views),
        tuple(view for view in views if view.source in kept),
        dossier.silent,
        tuple(party.row.id for party in dossier.parties),
    )


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
    return TextRecord(article.id, article.text, paragraph_records(article), quote_records(read))
