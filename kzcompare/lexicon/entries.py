"""The shapes of the word tables: cues, signals and antonyms, and the look-ups over them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from kzcompare.model.claim import Aim, SignalKind
from kzcompare.model.statement import CueClass

NONE: frozenset[str] = frozenset()


class CuePos(StrEnum):
    """The word class of a cue."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    PHRASE = "phrase"


class Frame(StrEnum):
    """Where the content of a cue stands, seen from the cue."""

    QUOTE = "quote"  # "We won," she said
    CLAUSE = "clause"  # said (that) they won; the claim that they won
    WH = "wh"  # asked whether they won
    INFINITIVE = "infinitive"  # vowed to win; the promise to win
    OBJECT_INFINITIVE = "object_infinitive"  # urged them to win: the content is "them to win"
    OBJECT = "object"  # denied the charge
    GERUND = "gerund"  # suggested waiting
    CALL = "call"  # called the vote a farce: the content is "the vote a farce"
    AS = "as"  # described the vote as a farce
    ABOUT = "about"
    AGAINST = "against"
    AT = "at"
    FOR = "for"
    FROM = "from"
    IN = "in"
    OF = "of"
    ON = "on"
    OVER = "over"
    TO = "to"
    WITH = "with"
    SENTENCE = "sentence"  # reportedly, according to X: the rest of the clause


class CueEntry(Struct, frozen=True):
    """A word that attributes, its class, and where its content stands.

    `lemma` is lower case; a particle or fixed word follows the verb ("point out", "make clear").
    In a phrase, `X` stands for the holder ("in X opinion", "according to X"). `weights` gives for
    each frame the share (0 to 1) of its uses that annotators took for an attribution.
    `source` holds the keys, in the table's list of sources, of the works behind the class.
    """

    lemma: str
    pos: CuePos
    cls: CueClass
    weights: Mapping[Frame, float]
    source: str

    @property
    def frames(self) -> frozenset[Frame]:
        """Every frame in which the word attributes."""
        return frozenset(self.weights)


class Binds(StrEnum):
    """Which word a negation is about."""

    HEAD = "head"  # the word it depends on: "did not leave"
    COMPLEMENT = "complement"  # what depends on it: "failed to leave"


class Where(StrEnum):
    """What the last word of a pattern must be for the pattern to count."""

    NOUN = "noun"
    VERB = "verb"
    MODAL = "modal"  # "may", not "May"
    PREDICATE = "predicate"  # said of something: "is false", "called it a lie"
    QUALITY = "quality"  # describes something: "disputed figures", "is disputed"; not "he disputed"


class SignalEntry(Struct, frozen=True):
    """A stretch of words that negates, hedges, refutes or questions.

    `pattern` holds one item a word: the forms that match its lower-case text or lemma, or None for
    a gap of up to three words. `kind` is None for look-alikes, which only keep shorter patterns
    from matching. `source` holds keys of the table's list of sources. `aim` is what the words judge
    wherever they stand; None where their sentence has to tell.
    """

    kind: SignalKind | None
    pattern: tuple[frozenset[str] | None, ...]
    example: str
    source: str
    binds: Binds | None = None
    where: Where | None = None
    aim: Aim | None = None


class Lexicon(Struct, frozen=True, eq=False):
    """All word tables of one language; the look-ups take lower-case dictionary forms.

    Two lexicons are equal if they are one, so what was looked up in one can be kept.

    `cues` also has a key for each other spelling of a word ("criticise"), with the same entries.
    `idioms` gives for the first word of verb cues of several words ("take aim") the entries of each
    such cue, longest first.
    `signals` are indexed by the words a pattern can begin with, longest pattern first.
    """

    language: str
    cues: Mapping[tuple[str, CuePos], tuple[CueEntry, ...]]
    idioms: Mapping[str, tuple[tuple[CueEntry, ...], ...]]
    signals: Mapping[str, tuple[SignalEntry, ...]]
    antonyms: Mapping[str, frozenset[str]]
    sources: Mapping[str, str]
    synonyms: Mapping[str, frozenset[str]]

    def cue(self, lemma: str, pos: CuePos, frame: Frame) -> CueEntry | None:
        """The entry under which `lemma` takes its content in `frame`."""
        held = self.cues.get((lemma, pos), ())
        return next((entry for entry in held if frame in entry.weights), None)

    def cue_class(self, lemma: str, pos: CuePos) -> CueClass | None:
        """The class of the first entry of a word, whatever its frame; None where it is no cue."""
        held = self.cues.get((lemma, pos), ())
        return held[0].cls if held else None

    def phrases(self) -> tuple[CueEntry, ...]:
        """The cues of several fixed words, in the order of the table."""
        return tuple(
            e for (_, pos), held in self.cues.items() if pos is CuePos.PHRASE for e in held
        )

    def opposed(self, left: str, right: str) -> bool:
        """Whether two lemmas are listed as opposites, in either order."""
        return right in self.opposites(left)

    def same_sense(self, left: str, right: str) -> bool:
        """Whether two lemmas are one, or are listed as words for one thing."""
        return left == right or right in self.synonyms_of(left)

    def synonyms_of(self, lemma: str) -> frozenset[str]:
        """The lemmas that are listed as words for one thing with one."""
        return self.synonyms.get(lemma, NONE)

    def opposites(self, lemma: str) -> frozenset[str]:
        """The lemmas that are listed as opposites of one."""
        return self.antonyms.get(lemma, NONE)

    def related(self, lemma: str) -> frozenset[str]:
        """The lemma, its synonyms and its opposites."""
        return self.opposites(lemma) | self.synonyms_of(lemma) | {lemma}
