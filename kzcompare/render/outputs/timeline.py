"""`timeline`: dated events, earliest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

from kzcompare.model.choices import Kind, Verdict
from kzcompare.model.row import Stance
from kzcompare.render.outputs.base import (
    Corpus,
    HolderRecord,
    Words,
    corpus,
    voice_columns,
    voiced,
    words_of,
)
from kzcompare.render.outputs.claims import ReasonRecord, reason_record
from kzcompare.views.periods import Precision

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzcompare.model.report import Report
    from kzcompare.render.outputs.base import Record
    from kzcompare.views.timeline import DatedMention, Event


class MentionRecord(Struct, frozen=True):
    """One printed date of an event.

    `date` are its own words, `start`, `end` and `text` the words around it. `first` and `last` are
    ISO dates that may be partial, equal for one day, month or year; `relative` says that they were
    worked out ("the following day"). `holder` is null for the article's own voice.
    """

    source: str
    date: Words
    first: str
    last: str
    relative: bool
    holder: HolderRecord | None
    via: tuple[HolderRecord, ...]
    cue: str | None
    kind: Kind
    stance: Stance
    start: int
    end: int
    text: str


class EventRecord(Struct, frozen=True):
    """One dated event.

    `first` and `last` are ISO dates that may be partial: the most precise that the mentions allow;
    of dates that exclude each other the first and the last. `what` are words of an article.
    `verdict` is `mixed` where two dates may be the two days of one night. `cells` of a reason are
    indices into `mentions`.
    """

    id: str
    first: str
    last: str
    precision: Precision
    what: str
    verdict: Verdict
    reasons: tuple[ReasonRecord, ...]
    sources: int
    score: float
    mentions: tuple[MentionRecord, ...]


class TimelineDocument(Struct, frozen=True):
    """Events, earliest first."""

    schema: Literal["kzcompare.timeline/1"]
    version: str
    corpus: Corpus
    events: tuple[EventRecord, ...]

    FIELDS: ClassVar[tuple[str, ...]] = (
        *("id", "first", "last", "precision", "verdict", "what", "source", "date", "date_first"),
        *("date_last", "holder", "actor", "cue", "kind", "stance", "start", "end", "text"),
    )

    def items(self) -> Sequence[EventRecord]:
        """The events."""
        return self.events

    def records(self) -> list[Record]:
        """One record a mention."""
        return [_record(event, mention) for event in self.events for mention in event.mentions]


def timeline_document(report: Report, events: Sequence[Event]) -> TimelineDocument:
    """Events of `report`, in their order."""
    texts = {read.article.id: read.article.text for read in report.articles}
    made = tuple(_event(event, texts) for event in events)
    return TimelineDocument("kzcompare.timeline/1", report.version, corpus(report), made)


def _event(event: Event, texts: Mapping[str, str]) -> EventRecord:
    sources = [mention.source for mention in event.mentions]
    return EventRecord(
        event.id,
        event.start,
        event.end,
        event.precision,
        event.what,
        event.verdict,
        tuple(reason_record(reason, sources, texts) for reason in event.reasons),
        event.sources,
        round(event.score, 4),
        tuple(_mention(mention, texts[mention.source]) for mention in event.mentions),
    )


def _mention(mention: DatedMention, text: str) -> MentionRecord:
    moment, voice = mention.moment, mention.voice
    return MentionRecord(
        mention.source,
        words_of(moment.span, text),
        moment.start,
        moment.end,
        moment.is_relative,
        *voiced(voice),
        mention.quote.start,
        mention.quote.end,
        mention.quote.of(text),
    )


def _record(event: EventRecord, mention: MentionRecord) -> Record:
    return {
        "id": event.id,
        "first": event.first,
        "last": event.last,
        "precision": event.precision.value,
        "verdict": event.verdict.value,
        "what": event.what,
        "source": mention.source,
        "date": mention.date.text,
        "date_first": mention.first,
        "date_last": mention.last,
        **voice_columns(mention),
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
    }
