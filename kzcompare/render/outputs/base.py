"""What all output documents share: the records of SPEC that more than one command prints.

Report in, documents out: each module of this room holds the records of one command, which are what
JSON holds in full and tables show in part, and the function that makes them. Keys only ever get
added within a major number of `schema`. Offsets are half-open, in Unicode code points of
`Article.text`. Field names are JSON keys, in this order. Records are structs and not dataclasses
because making thirty of those takes a tenth of a warm start.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzcompare.model.article import Listed
    from kzcompare.model.choices import Kind
    from kzcompare.model.report import Report
    from kzcompare.model.row import Stance
    from kzcompare.model.span import Span
    from kzcompare.model.statement import Cue, Holder

Record = dict[str, str | int | float | None]  # on one level, for a spreadsheet


class Document(Protocol):
    """What a command prints, whatever the format.

    `FIELDS` names the fields of `records()`, known even where there are no records; `schema` is
    "kzcompare." and the command, then "/" and a major number.
    """

    FIELDS: ClassVar[tuple[str, ...]]

    @property
    def schema(self) -> str:
        """What the document is, for programs."""
        ...

    def items(self) -> Sequence[object]:
        """The list that the document is about, for one line of JSON each."""
        ...

    def records(self) -> list[Record]:
        """The document on one level, for spreadsheets and line-wise tools."""
        ...


class SourceRecord(Struct, frozen=True):
    """Who published one article. null means "not said"; `words` leaves furniture out."""

    id: str
    outlet: str | None
    title: str | None
    author: str | None
    date: str | None
    url: str | None
    language: str | None
    file: str
    words: int


class SkippedRecord(Struct, frozen=True):
    """An input that was left out, and why."""

    file: str
    reason: str


class Corpus(Struct, frozen=True):
    """What was compared, what was left out, and which weaker methods had to be used."""

    sources: tuple[SourceRecord, ...]
    skipped: tuple[SkippedRecord, ...]
    fallbacks: tuple[str, ...]


class Place(Struct, frozen=True):
    """A stretch of an article's text."""

    start: int
    end: int


class Words(Struct, frozen=True):
    """A stretch of an article's text with its words, verbatim."""

    start: int
    end: int
    text: str


class HolderRecord(Struct, frozen=True):
    """Who stands behind a statement: the words as printed, and the actor they stand for."""

    text: str
    actor: str | None


class Voiced(Protocol):
    """What says whose voice printed words are, of the model."""

    @property
    def holder(self) -> Holder | None:
        """Who stands behind the words; None for the article's own voice."""

    @property
    def via(self) -> tuple[Holder, ...]:
        """Those who relayed them, nearest the article first."""

    @property
    def cue(self) -> Cue | None:
        """The words that tell who says them."""

    @property
    def kind(self) -> Kind:
        """Whether they are quoted, told or the article's own."""

    @property
    def stance(self) -> Stance:
        """How the source stands to them."""


class VoicedRecord(Protocol):
    """The same of a record."""

    @property
    def holder(self) -> HolderRecord | None:
        """Who stands behind the words; None for the article's own voice."""

    @property
    def cue(self) -> str | None:
        """The words that tell who says them."""

    @property
    def kind(self) -> Kind:
        """Whether they are quoted, told or the article's own."""

    @property
    def stance(self) -> Stance:
        """How the source stands to them."""


def corpus(report: Report) -> Corpus:
    """What the report was made from."""
    return Corpus(
        tuple(map(_source, report.sources)),
        tuple(SkippedRecord(s.file, s.reason) for s in report.skipped),
        tuple(f.reason for f in report.fallbacks),
    )


def _source(listed: Listed) -> SourceRecord:
    s = listed.source
    return SourceRecord(
        s.id, s.outlet, s.title, s.author, s.date, s.url, s.language, s.file, listed.words
    )


class Texts(Mapping[str, str]):
    """The texts of a report's articles by their sources; each is looked at when it is asked for."""

    def __init__(self, report: Report) -> None:
        """The texts of `report`."""
        self._report = report
        self._numbers = {listed.source.id: n for n, listed in enumerate(report.sources)}

    def __getitem__(self, source: str) -> str:
        """The text of a source."""
        number, corpus = self._numbers[source], self._report.corpus
        return self._report.articles[number].article.text if corpus is None else corpus.text(number)

    def __iter__(self) -> Iterator[str]:
        """The ids of all sources, in order."""
        return iter(self._numbers)

    def __len__(self) -> int:
        """How many sources there are."""
        return len(self._numbers)


def holder_record(holder: Holder) -> HolderRecord:
    """A holder as printed, with the actor it stands for."""
    return HolderRecord(holder.text, holder.actor or holder.name)


def words_of(span: Span, text: str) -> Words:
    """The words of `text` at `span`."""
    return Words(span.start, span.end, span.of(text))


def voiced(
    voice: Voiced,
) -> tuple[HolderRecord | None, tuple[HolderRecord, ...], str | None, Kind, Stance]:
    """The fields `holder`, `via`, `cue`, `kind` and `stance` of a record, in this order."""
    return (
        holder_record(voice.holder) if voice.holder else None,
        tuple(holder_record(relay) for relay in voice.via),
        voice.cue.text if voice.cue else None,
        voice.kind,
        voice.stance,
    )


def voice_columns(record: VoicedRecord) -> Record:
    """The columns `holder`, `actor`, `cue`, `kind` and `stance` of a table, in this order."""
    return {
        "holder": record.holder.text if record.holder else None,
        "actor": record.holder.actor if record.holder else None,
        "cue": record.cue,
        "kind": record.kind.value,
        "stance": record.stance.value,
    }
