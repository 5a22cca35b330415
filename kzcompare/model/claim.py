"""What a sentence claims, read once: terms, polarity, certainty, figures, times, actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from kzcompare.model.actor import Mention
from kzcompare.model.article import Article
from kzcompare.model.choices import Framing
from kzcompare.model.span import Span
from kzcompare.model.statement import Statement


class Certainty(StrEnum):
    """How certain a statement presents its content."""

    PLAIN = "plain"
    POSSIBLE = "possible"  # may, could, likely, appears
    ASKED = "asked"  # a question
    WANTED = "wanted"  # a command, wish or plan
    COMING = "coming"  # what will be


STATED = frozenset({Certainty.PLAIN, Certainty.COMING})  # as a fact, of now or of later


class SignalKind(StrEnum):
    """What a stretch of words does to the statement it stands in or points back to."""

    NEGATION = "negation"  # not, never, without
    HEDGE = "hedge"  # may, reportedly, it is not clear
    REFUTATION = "refutation"  # nonsense, does not withstand scrutiny, false
    REJECTION = "rejection"  # somebody dismisses a claim: "brushed aside the reports"
    NO_EVIDENCE = "no_evidence"  # has presented no evidence
    DOUBT = "doubt"  # remains in question, so-called
    RHETORICAL = "rhetorical"  # "Why would any country ...?"
    DISTANCE = "distance"  # claims, scare quotes
    CONTRAST = "contrast"  # but, however, in reality
    ENDORSEMENT = "endorsement"  # rightly, correctly


JUDGING = frozenset({SignalKind.REFUTATION, SignalKind.NO_EVIDENCE, SignalKind.DOUBT})


class Aim(StrEnum):
    """What a judgement is about."""

    PROPOSITION = "proposition"  # "no evidence that they fled"
    CLAIM = "claim"  # what was told before: "that story is false"
    THING = "thing"  # "the lawsuit is without merit"
    OPEN = "open"  # nothing in the sentence tells


class Signal(Struct, frozen=True, array_like=True, gc=False):
    """Words that change what is said, where they stand and what kind they are.

    For a negation, `scope` is the stem of the word it negates. For words that judge, `aim` is what
    they judge, `target` where the sentence prints that, and `judge` who does where it is not the
    article: "critics question whether ...".
    """

    span: Span
    kind: SignalKind
    scope: str | None = None
    aim: Aim = Aim.OPEN
    target: Span | None = None
    judge: Span | None = None


EXIST = "exist"  # the predicate of what is said to be there

COMMON_WORD = 7.0  # Zipf frequency of the commonest English words
LEAST_RARITY = 0.5  # left to the commonest words
SCALE = 3.0  # brings ordinary content words near 1


def rarity(zipf: float) -> float:
    """How rare a word is in English, by its Zipf frequency: near 1 for ordinary content words."""
    return max(LEAST_RARITY, COMMON_WORD - zipf) / SCALE


class Term(Struct, frozen=True, array_like=True, gc=False):
    """One content word: its stem, Zipf frequency (0 unknown; numbers count as 4), and place.

    `is_name` is True inside a proper name. `lemma` is the dictionary form, for antonym look-up.
    """

    stem: str
    lemma: str
    zipf: float
    span: Span
    is_name: bool = False


class Setting(Struct, frozen=True, array_like=True, gc=False):
    """What its sentence ties a figure or date to, as lemmas: by it those of two texts are matched.

    `above` are the nouns and the verb that govern what is counted, nearest first ("the deaths of 12
    people were mourned": death, mourn), then what the verb's clause describes. `below` describe it
    ("military", "in the reserves"), `beside` are the other content words of its clause. `time` is
    the date or period that the sentence gives to this figure, as in `Moment`; None where it gives
    none. `is_dated` says that the sentence prints dates at all, be it of other figures.
    """

    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    time: tuple[str, str] | None = None
    is_dated: bool = False


class Quantity(Struct, frozen=True, array_like=True, gc=False):
    """A count, share, sum of money or duration.

    `low` and `high` bound the value in the base unit (None: open); both are equal for a plain
    figure. `unit` is "" for a count, else "%", a currency code or a unit of time ("year"). `noun`
    is the lemma of what is counted ("person", "trooper"), "" where nothing is named.
    """

    span: Span
    text: str
    low: float | None
    high: float | None
    unit: str
    noun: str
    is_approximate: bool = False
    setting: Setting = Setting()


class Moment(Struct, frozen=True, array_like=True, gc=False):
    """A date or period printed in the text, resolved as far as the text allows.

    `start` and `end` are ISO dates of equal or different precision ("2018", "2018-06",
    "2018-06-23"); both are equal for one day, month or year. `is_relative` says that it was
    worked out from the publication date or an earlier date ("the following day").
    """

    span: Span
    text: str
    start: str
    end: str
    is_relative: bool = False
    setting: Setting = Setting()


class Argument(Struct, frozen=True, array_like=True, gc=False):
    """Who or what takes part in what a predicate says.

    `role` is "subject" or "object", whatever the voice of the verb, "when" for a bare time ("last
    week"), "where" for the place of what is said to be there, else the preposition. `head` is the
    place of the main word, `span` that of the whole phrase without the clauses in it; `stem` and
    `lemma` are the main word's, `stems` those of all content words of the phrase. `entity` is the
    label that the parser gave to a name, or "".
    """

    role: str
    stem: str
    lemma: str
    head: Span
    span: Span
    stems: tuple[str, ...]
    is_name: bool = False
    entity: str = ""


class Predication(Struct, frozen=True, array_like=True, gc=False):
    """One predicate of a sentence with its arguments: a verb, or what something is said to be.

    "Nobody was hurt" has the predicate "hurt", negated; "the tall man" says "tall" of the man, only
    aside (`is_aside`). `negation` is the place of the word that negates it, None where it is
    affirmed. `certainty` is that of this predicate alone.
    """

    span: Span
    stem: str
    lemma: str
    negation: Span | None
    certainty: Certainty
    arguments: tuple[Argument, ...]
    is_aside: bool = False

    def argument(self, role: str) -> Argument | None:
        """The first argument in a role."""
        return next((a for a in self.arguments if a.role == role), None)


class Claim(Struct, frozen=True, array_like=True, gc=False):
    """One sentence of an article as a unit of comparison.

    `clauses` cut the sentence into the stretches that can stand for it in a table, in text order.
    `statements` are indices into `Reading.statements` whose content touches the sentence.
    `predications` are what the sentence says, predicate by predicate, in text order.
    `judged` is how the next sentence takes what this one says in the article's own voice: denied or
    doubted ("That is not true"), None where it does not judge it.
    `times` are the moments printed in the sentence; `event` is the period the sentence is about
    (its own date, or the nearest one before it), None where the article gives none.
    """

    span: Span
    paragraph: int
    is_heading: bool
    clauses: tuple[Span, ...]
    terms: tuple[Term, ...]
    signals: tuple[Signal, ...]
    certainty: Certainty
    statements: tuple[int, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[Moment, ...]
    event: tuple[str, str] | None
    verb: str = ""  # lemma of the main predicate
    subject: str | None = None  # printed subject of the main predicate
    predications: tuple[Predication, ...] = ()
    judged: Framing | None = None


def same_year(left: Claim, right: Claim) -> bool:
    """Whether two claims may be about one event, as far as the texts date them."""
    return one_year(left.event, right.event)


def one_year(a: tuple[str, str] | None, b: tuple[str, str] | None) -> bool:
    """Whether two periods may have a year in common; None is one that is not known."""
    return a is None or b is None or (a[0][:4] <= b[1][:4] and b[0][:4] <= a[1][:4])


if TYPE_CHECKING:
    Claims = Sequence[Claim]
else:
    Claims = tuple[Claim, ...]  # what a record of the cache is decoded to


def with_fields(claims: Sequence[Claim], *names: str) -> Iterable[Claim]:
    """The claims of an article, of which nothing but these fields will be looked at.

    Packed claims make no more of themselves than these, which takes a third of the time.
    """
    view = getattr(claims, "view", None)
    return claims if view is None else cast("Iterable[Claim]", view(names))


class Reading(Struct, frozen=True, array_like=True):
    """All that is read from one article by itself; it is what the cache keeps.

    Claims, statements and mentions are in text order. The claims of a large corpus are kept packed,
    and made into records whenever they are looked at.
    """

    digest: str
    claims: Claims
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]


class ReadArticle(Struct, frozen=True, array_like=True):
    """An article together with its reading."""

    article: Article
    reading: Reading
