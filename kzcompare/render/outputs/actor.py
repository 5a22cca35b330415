"""`actor`: one actor's dossier, source by source."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

from kzcompare.model.actor import DeedRole
from kzcompare.model.row import Stance
from kzcompare.render.outputs.actors import ActorRecord, actor_record
from kzcompare.render.outputs.base import Corpus, Words, corpus
from kzcompare.render.outputs.claims import RowRecord, row_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.model.report import Dossier, Quoted, Report, Said, SourceView
    from kzcompare.render.outputs.base import Record


class NameCount(Struct, frozen=True):
    """A printed name and how often it is used."""

    text: str
    count: int


class ByOther(Struct, frozen=True):
    """What a holder other than the source says of the actor."""

    holder: str
    start: int
    end: int
    text: str


class Dated(Struct, frozen=True):
    """Words tied to an ISO date or period."""

    date: str
    start: int
    end: int
    text: str


class ActionRecord(Struct, frozen=True):
    """What the actor does or suffers; `verb` is the dictionary form, `text` what is printed."""

    role: DeedRole
    verb: str
    start: int
    end: int
    text: str


class PartyRecord(Struct, frozen=True):
    """The actor's part in a row: sources where they hold a cell, and where one speaks of them."""

    row: str
    holds: tuple[str, ...]
    named: tuple[str, ...]


class CollocateRecord(Struct, frozen=True):
    """A word, how many of the actor's sentences have it, how many of all, the log-likelihood."""

    word: str
    together: int
    everywhere: int
    score: float


class SaidRecord(Struct, frozen=True):
    """Something the actor says; `framing` is the word that shows the stance.

    `own` says that the stance is the actor's ("rejected"), and the source only reports it.
    """

    start: int
    end: int
    text: str
    cue: str | None
    stance: Stance
    framing: Words | None
    own: bool


class ViewRecord(Struct, frozen=True):
    """What one source has on the actor, in text order; `names` most frequent first."""

    source: str
    names: tuple[NameCount, ...]
    descriptors: tuple[Words, ...]
    about: tuple[Words, ...]
    by_others: tuple[ByOther, ...]
    said: tuple[SaidRecord, ...]
    figures: tuple[Words, ...]
    dates: tuple[Dated, ...]
    actions: tuple[ActionRecord, ...]


class ActorDocument(Struct, frozen=True):
    """One actor, source by source; `silent` lists the sources that never name it.

    `rows` are those the actor is party to, `parties` (in the same order) says how; `collocates` is
    empty in small corpora. Lists that `--only` leaves out are empty too.
    """

    schema: Literal["kzcompare.actor/1"]
    version: str
    corpus: Corpus
    actor: ActorRecord
    views: tuple[ViewRecord, ...]
    silent: tuple[str, ...]
    rows: tuple[RowRecord, ...]
    parties: tuple[PartyRecord, ...]
    collocates: tuple[CollocateRecord, ...]

    FIELDS: ClassVar[tuple[str, ...]] = (
        "source",
        "part",
        "by",
        "stance",
        "date",
        "start",
        "end",
        "text",
    )

    def items(self) -> Sequence[ViewRecord]:
        """What each source has on the actor."""
        return self.views

    def records(self) -> list[Record]:
        """One record an entry of the dossier."""
        return [record for view in self.views for record in _entries(view)]


def actor_document(report: Report, dossier: Dossier) -> ActorDocument:
    """One actor's dossier, which was made from `report`."""
    return ActorDocument(
        "kzcompare.actor/1",
        report.version,
        corpus(report),
        actor_record(dossier.actor),
        tuple(_view(view) for view in dossier.views),
        dossier.silent,
        row_records([party.row for party in dossier.parties], report),
        tuple(PartyRecord(p.row.id, p.holds, p.named) for p in dossier.parties),
        tuple(
            CollocateRecord(c.word, c.together, c.everywhere, c.score) for c in dossier.collocates
        ),
    )


def _view(view: SourceView) -> ViewRecord:
    return ViewRecord(
        view.source,
        tuple(NameCount(name, count) for name, count in view.names),
        _quoted(view.descriptors),
        _quoted(view.about),
        tuple(ByOther(who, q.span.start, q.span.end, q.text) for who, q in view.by_others),
        tuple(_said(said) for said in view.said),
        _quoted(view.figures),
        tuple(Dated(date, q.span.start, q.span.end, q.text) for date, q in view.dates),
        tuple(
            ActionRecord(a.role, a.verb, a.quote.span.start, a.quote.span.end, a.quote.text)
            for a in view.actions
        ),
    )


def _said(said: Said) -> SaidRecord:
    quote, framing = said.quote, said.framing
    return SaidRecord(
        quote.span.start,
        quote.span.end,
        quote.text,
        said.cue,
        said.stance,
        Words(framing.span.start, framing.span.end, framing.text) if framing else None,
        said.is_own,
    )


def _quoted(found: Sequence[Quoted]) -> tuple[Words, ...]:
    return tuple(Words(q.span.start, q.span.end, q.text) for q in found)


def _entries(view: ViewRecord) -> list[Record]:
    def entry(
        part: str,
        words: Words | ByOther | Dated | SaidRecord | ActionRecord,
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
        *(entry(action.role.value, action) for action in view.actions),
        *(entry("said", said, stance=said.stance.value) for said in view.said),
        *(entry("about", words) for words in view.about),
        *(entry("by_others", words, by=words.holder) for words in view.by_others),
        *(entry("figure", words) for words in view.figures),
        *(entry("date", words, date=words.date) for words in view.dates),
    ]
