"""`wording`: what sources call the same thing, and a word in its contexts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.model.choices import ActorType
from kzcompare.render.outputs.base import Corpus, corpus
from kzcompare.views.concordance import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzcompare.model.report import Report
    from kzcompare.render.outputs.base import Record
    from kzcompare.views.concordance import Use
    from kzcompare.views.wording import Called, SetUse, Wording, WordUse

STATISTIC = (
    "log-odds ratio against all other sources with an informative Dirichlet prior, as a z-score "
    "(Monroe, Colaresi and Quinn 2008)"
)


class UseRecord(Struct, frozen=True):
    """One printed use of a word, with what stands before and after it in its paragraph.

    `voice`: `own` is the article's, `reported` stands in what it reports somebody to say, `quoted`
    in quotation marks; `holder` is who that is, where it is known.
    """

    source: str
    start: int
    end: int
    text: str
    left: str
    right: str
    sentence: tuple[int, int]
    voice: Voice
    holder: str | None


class WordRecord(Struct, frozen=True):
    """A word in all its forms, and how often it is used in each column.

    `ascribed` counts the uses that are not in a source's own voice. Columns without any are left
    out.
    """

    word: str
    counts: dict[str, int]
    ascribed: dict[str, int]
    uses: tuple[UseRecord, ...]


class MeetingRecord(Struct, frozen=True):
    """A row of `claims` in which two sources use two words of a set for what it is about."""

    row: str
    words: tuple[str, str]
    uses: tuple[UseRecord, UseRecord]


class SetRecord(Struct, frozen=True):
    """Words for one thing; `origin` says where the set comes from.

    `contrast` is the uses times the Jensen-Shannon divergence (in bits) of the columns' shares.
    """

    name: str
    origin: str
    contrast: float
    words: tuple[WordRecord, ...]
    meetings: tuple[MeetingRecord, ...]


class DescriptionRecord(Struct, frozen=True):
    """Words that describe an actor, verbatim."""

    source: str
    start: int
    end: int
    text: str


class CallingRecord(Struct, frozen=True):
    """What one column calls an actor: its names, and its descriptions with their places."""

    column: str
    names: tuple[str, ...]
    descriptions: tuple[DescriptionRecord, ...]


class CalledRecord(Struct, frozen=True):
    """What they call one actor."""

    name: str
    type: ActorType
    columns: tuple[CallingRecord, ...]


class KeyRecord(Struct, frozen=True):
    """A word that stands out in one column; `here` and `elsewhere` count its uses."""

    column: str
    word: str
    here: int
    elsewhere: int
    log_odds: float
    z: float


class WordingDocument(Struct, frozen=True):
    """All of it; of a query only `words`, else only the rest.

    `columns` gives the column in which each source is counted: itself, or its outlet. `statistic`
    names that of `keyness`; `sizes` counts the words of each column that went into it.
    """

    schema: Literal["kzcompare.wording/1"]
    version: str
    corpus: Corpus
    columns: dict[str, str]
    words: tuple[WordRecord, ...]
    sets: tuple[SetRecord, ...]
    actors: tuple[CalledRecord, ...]
    keyness: tuple[KeyRecord, ...]
    statistic: str
    sizes: dict[str, int]

    FIELDS: ClassVar[tuple[str, ...]] = (
        *("part", "of", "word", "column", "source", "voice", "holder", "start", "end"),
        *("left", "text", "right", "here", "elsewhere", "log_odds", "z"),
    )

    def items(self) -> Sequence[WordRecord | SetRecord | CalledRecord | KeyRecord]:
        """Words asked for, sets, actors, and words that stand out."""
        return (*self.words, *self.sets, *self.actors, *self.keyness)

    def records(self) -> list[Record]:
        """One record a use, description, or word that stands out."""
        asked = [self._use("word", None, word, use) for word in self.words for use in word.uses]
        used = [
            self._use("set", group.name, word, use)
            for group in self.sets
            for word in group.words
            for use in word.uses
        ]
        called = [
            self._blank(part="actor", of=actor.name, column=calling.column, source=words.source)
            | {"start": words.start, "end": words.end, "text": words.text}
            for actor in self.actors
            for calling in actor.columns
            for words in calling.descriptions
        ]
        keys = [
            self._blank(part="keyness", word=key.word, column=key.column)
            | {"here": key.here, "elsewhere": key.elsewhere}
            | {"log_odds": key.log_odds, "z": key.z}
            for key in self.keyness
        ]
        return [*asked, *used, *called, *keys]

    def _use(self, part: str, of: str | None, word: WordRecord, use: UseRecord) -> Record:
        names = ("source", "holder", "start", "end", "left", "text", "right")
        return {
            **self._blank(part=part, of=of, word=word.word),
            **{name: getattr(use, name) for name in names},
            "column": self.columns[use.source],
            "voice": use.voice.value,
        }

    def _blank(self, **known: str | None) -> Record:
        return {**dict.fromkeys(self.FIELDS), **known}


def wording_document(report: Report, wording: Wording) -> WordingDocument:
    """The wording of `report`."""
    return WordingDocument(
        "kzcompare.wording/1",
        report.version,
        corpus(report),
        dict(wording.columns),
        (),
        tuple(_set(group, wording.columns) for group in wording.sets),
        tuple(_called(called) for called in wording.actors),
        tuple(
            KeyRecord(k.column, k.word, k.here, k.elsewhere, k.log_odds, k.z) for k in wording.keys
        ),
        STATISTIC,
        dict(wording.sizes),
    )


def words_document(
    report: Report, words: Sequence[WordUse], columns: Mapping[str, str], limit: int | None
) -> WordingDocument:
    """Words of the user's in `report`, all uses counted and at most `limit` of each listed."""
    made = (_word(word, columns) for word in words)
    found = tuple(replace(word, uses=word.uses[:limit]) for word in made)
    return WordingDocument(
        "kzcompare.wording/1",
        report.version,
        corpus(report),
        dict(columns),
        found,
        (),
        (),
        (),
        STATISTIC,
        {},
    )


def _set(group: SetUse, columns: Mapping[str, str]) -> SetRecord:
    return SetRecord(
        group.name,
        group.origin,
        group.contrast,
        tuple(_word(word, columns) for word in group.words),
        tuple(
            MeetingRecord(m.row, m.words, (_use(m.uses[0]), _use(m.uses[1])))
            for m in group.meetings
        ),
    )


def _word(word: WordUse, columns: Mapping[str, str]) -> WordRecord:
    counts = Counter(columns[use.source] for use in word.uses)
    ascribed = Counter(columns[u.source] for u in word.uses if u.voice is not Voice.OWN)
    uses = tuple(_use(use) for use in word.uses)
    return WordRecord(word.word, dict(counts), dict(ascribed), uses)


def _use(use: Use) -> UseRecord:
    return UseRecord(
        use.source,
        use.span.start,
        use.span.end,
        use.text,
        use.left,
        use.right,
        (use.sentence.start, use.sentence.end),
        use.voice,
        use.holder,
    )


def _called(called: Called) -> CalledRecord:
    return CalledRecord(
        called.name,
        called.type,
        tuple(
            CallingRecord(
                column,
                names,
                tuple(
                    DescriptionRecord(q.source, q.span.start, q.span.end, q.text) for q in quotes
                ),
            )
            for column, names, quotes in called.columns
        ),
    )
