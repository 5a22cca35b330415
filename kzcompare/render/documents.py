"""The output documents of SPEC, as records: what JSON holds in full and tables show in part.

Report in, documents out. Keys only ever get added within a major number of `schema`. Offsets are
half-open, in Unicode code points of `Article.text`. Field names are JSON keys, in this order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kzcompare.model.actor import ActorType
from kzcompare.model.article import Role
from kzcompare.model.row import ReasonKind, Stance, Verdict
from kzcompare.model.statement import Kind


@dataclass(frozen=True, slots=True)
class SourceRecord:
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


@dataclass(frozen=True, slots=True)
class SkippedRecord:
    """An input that was left out, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was compared, what was left out, and which weaker methods had to be used."""

    sources: tuple[SourceRecord, ...]
    skipped: tuple[SkippedRecord, ...]
    fallbacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of an article's text with its words, verbatim."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class HolderRecord:
    """Who stands behind a statement: the words as printed, and the actor they stand for."""

    text: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class CellRecord:
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


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """Words of one cell (an index into `cells`) that a reason rests on."""

    cell: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ReasonRecord:
    """One finding behind a verdict, and the two cells (indices into `cells`) it compares."""

    kind: ReasonKind
    text: str
    cells: tuple[int, int]
    words: tuple[ReasonWords, ...]


@dataclass(frozen=True, slots=True)
class RowRecord:
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


@dataclass(frozen=True, slots=True)
class ClaimsDocument:
    """Rows, best first."""

    schema: Literal["kzcompare.claims/1"]
    version: str
    corpus: Corpus
    rows: tuple[RowRecord, ...]


@dataclass(frozen=True, slots=True)
class SpeakerRecord:
    """Who is said to say something: the printed words, and the actor they stand for."""

    text: str
    start: int
    end: int
    actor: str | None


@dataclass(frozen=True, slots=True)
class QuoteRecord:
    """One attribution. `text` joins the stretches of `content` with " … "."""

    source: str
    speaker: SpeakerRecord | None
    cue: Words | None
    content: tuple[Place, ...]
    text: str
    kind: Kind
    via: tuple[HolderRecord, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class QuotesDocument:
    """Who said what, by source and in text order."""

    schema: Literal["kzcompare.quotes/1"]
    version: str
    corpus: Corpus
    quotes: tuple[QuoteRecord, ...]


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """An actor, its printed names, and where each source names it."""

    name: str
    type: ActorType
    aliases: tuple[str, ...]
    mentions: dict[str, tuple[Words, ...]]
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class ActorsDocument:
    """Actors, most mentioned first unless sorted otherwise."""

    schema: Literal["kzcompare.actors/1"]
    version: str
    corpus: Corpus
    actors: tuple[ActorRecord, ...]


@dataclass(frozen=True, slots=True)
class NameCount:
    """A printed name and how often it is used."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class ByOther:
    """What a holder other than the source says of the actor."""

    holder: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Dated:
    """Words tied to an ISO date or period."""

    date: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SaidRecord:
    """Something the actor says; `framing` is the word that shows the source's distance or doubt."""

    start: int
    end: int
    text: str
    cue: str | None
    stance: Stance
    framing: Words | None


@dataclass(frozen=True, slots=True)
class ViewRecord:
    """What one source has on the actor, in text order; `names` most frequent first."""

    source: str
    names: tuple[NameCount, ...]
    descriptors: tuple[Words, ...]
    about: tuple[Words, ...]
    by_others: tuple[ByOther, ...]
    said: tuple[SaidRecord, ...]
    figures: tuple[Words, ...]
    dates: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class ActorDocument:
    """One actor, source by source; `silent` lists the sources that never name it."""

    schema: Literal["kzcompare.actor/1"]
    version: str
    corpus: Corpus
    actor: ActorRecord
    views: tuple[ViewRecord, ...]
    silent: tuple[str, ...]
    rows: tuple[RowRecord, ...]


@dataclass(frozen=True, slots=True)
class LoadedRecord:
    """What was read from one source. `sha256` is that of the text; `quotes` are attributed."""

    id: str
    sentences: int
    statements: int
    quotes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SourcesDocument:
    """What was loaded, in source order."""

    schema: Literal["kzcompare.sources/1"]
    version: str
    corpus: Corpus
    sources: tuple[LoadedRecord, ...]


@dataclass(frozen=True, slots=True)
class ParagraphRecord:
    """One paragraph of the file and what it is; only headings and bodies are compared."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class TextDocument:
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
)
