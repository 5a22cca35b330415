"""The output documents of SPEC, as records: what JSON holds in full and tables show in part.

Report in, documents out. Keys only ever get added within a major number of `schema`. Offsets are
half-open, in Unicode code points of `Article.text`. Field names are JSON keys, in this order. They
are structs and not dataclasses because making thirty of those takes a tenth of a warm start.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kzcompare.model.actor import ActorType
from kzcompare.model.article import Role
from kzcompare.model.row import ReasonKind, Stance, Verdict
from kzcompare.model.statement import Framing, Kind, Mood


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


class CellRecord(Struct, frozen=True):
    """One statement of a row.

    `holder` is null for the article's own voice. `via` names those who relayed it, nearest the
    article first. `marks` are the words of the sentence that show the stance. `time` is an ISO
    date or period.
    """

    source: str
    start: int
    end: int
    text: str
    holder: HolderRecord | None
    via: tuple[HolderRecord, ...]
    cue: str | None
    kind: Kind
    stance: Stance
    time: str | None
    negated: bool
    sentence: tuple[int, int]
    marks: tuple[Words, ...]


class ReasonWords(Struct, frozen=True):
    """Words of one cell (an index into `cells`) that a reason rests on."""

    cell: int
    start: int
    end: int
    text: str


class ReasonRecord(Struct, frozen=True):
    """One finding behind a verdict, and the two cells (indices into `cells`) it compares."""

    kind: ReasonKind
    text: str
    cells: tuple[int, int]
    words: tuple[ReasonWords, ...]


class RowRecord(Struct, frozen=True):
    """One proposition and every statement on it.

    `absent` counts the sources without a statement on it. `silent` and `earlier` name them, the
    latter those published before what the row is about, which could not have one; in a corpus of
    more than a dozen sources both are left empty, so that the output grows with the rows alone.
    """

    id: str
    proposition: str
    verdict: Verdict
    score: float
    reasons: tuple[ReasonRecord, ...]
    sources: int
    origins: int
    cells: tuple[CellRecord, ...]
    absent: int
    silent: tuple[str, ...]
    earlier: tuple[str, ...]


class ClaimsDocument(Struct, frozen=True):
    """Rows, best first."""

    schema: Literal["kzcompare.claims/1"]
    version: str
    corpus: Corpus
    rows: tuple[RowRecord, ...]


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


class QuotesDocument(Struct, frozen=True):
    """Who said what, by source and in text order."""

    schema: Literal["kzcompare.quotes/1"]
    version: str
    corpus: Corpus
    quotes: tuple[QuoteRecord, ...]


class ActorRecord(Struct, frozen=True):
    """An actor, its printed names, and where each source names it."""

    name: str
    type: ActorType
    aliases: tuple[str, ...]
    mentions: dict[str, tuple[Words, ...]]
    ambiguous: bool


class ActorsDocument(Struct, frozen=True):
    """Actors, most mentioned first unless sorted otherwise."""

    schema: Literal["kzcompare.actors/1"]
    version: str
    corpus: Corpus
    actors: tuple[ActorRecord, ...]


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


class SaidRecord(Struct, frozen=True):
    """Something the actor says; `framing` is the word that shows the source's distance or doubt."""

    start: int
    end: int
    text: str
    cue: str | None
    stance: Stance
    framing: Words | None


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


class ActorDocument(Struct, frozen=True):
    """One actor, source by source; `silent` lists the sources that never name it."""

    schema: Literal["kzcompare.actor/1"]
    version: str
    corpus: Corpus
    actor: ActorRecord
    views: tuple[ViewRecord, ...]
    silent: tuple[str, ...]
    rows: tuple[RowRecord, ...]


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


class ParagraphRecord(Struct, frozen=True):
    """One paragraph of the file and what it is; only headings and bodies are compared."""

    start: int
    end: int
    role: Role


class PartRecord(Struct, frozen=True):
    """One piece of evidence for (above 0) or against a reading, in log odds."""

    name: str
    value: float


class CandidateRecord(Struct, frozen=True):
    """One reading that a pattern proposed; `likelihood` lies between 0 and 1."""

    pattern: str
    cue: Words
    holder: Words | None
    content: tuple[Words, ...]
    likelihood: float
    outcome: str
    kept: bool
    parts: tuple[PartRecord, ...]


class ExplainDocument(Struct, frozen=True):
    """Every reading of one sentence, the likeliest first, and what became of each."""

    schema: Literal["kzcompare.explain/1"]
    version: str
    source: str
    sentence: Words
    candidates: tuple[CandidateRecord, ...]


class TextDocument(Struct, frozen=True):
    """The text that offsets refer to, with its paragraphs and attributions."""

    schema: Literal["kzcompare.text/1"]
    version: str
    corpus: Corpus
    source: str
    text: str
    paragraphs: tuple[ParagraphRecord, ...]
    quotes: tuple[QuoteRecord, ...]


Document = (
    ClaimsDocument
    | QuotesDocument
    | ActorsDocument
    | ActorDocument
    | SourcesDocument
    | TextDocument
    | ExplainDocument
)
