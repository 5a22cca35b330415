"""Stretches of text made comparable: their words, weighed, and what they are found by."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kzcompare.compare.alike import direction, keys_of
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.vectors import load_vectors
from kzcompare.model.actor import Mention, MentionKind
from kzcompare.model.choices import Kind
from kzcompare.model.claim import (
    Argument,
    Claim,
    Predication,
    ReadArticle,
    Reading,
    SignalKind,
    Term,
    rarity,
)
from kzcompare.model.span import Span, moved
from kzcompare.model.statement import Cue, CueClass, Statement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAYING = frozenset({CueClass.NEUTRAL, CueClass.ASSERTIVE, CueClass.DOUBTFUL})
MOST_FRAME = 0.7  # share of a sentence that may only say who says the rest
QUOTED = frozenset({Kind.DIRECT, Kind.MIXED})
# The main noun of a description: its last word, or the one before the first "of", "in" or "at".
HEAD = re.compile(r"([^\W\d_]+)(?:\s+(?:of|in|at|for|from)\s.*)?$", re.DOTALL)
PLURAL = re.compile(r"[^s]s$|men$|people$")


@dataclass(frozen=True)
class Passage:
    """The claims that are compared with those of another passage, in text order.

    `text` is the article's; spans are places in it. `names` gives what a pronoun, a
    description or a short name stands for, the "I" of somebody quoted included. `published` is
    the day of the article, as an ISO date.
    """

    text: str
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...] = ()
    names: Mapping[Span, str] = field(default_factory=dict)
    published: str | None = None

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """All content words."""
        return tuple(t for claim in self.claims for t in claim.terms)

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """For each term how telling it is: rare words more, those that only say who reports not."""
        return tuple(0.0 if t in self.frame else rarity(t.zipf) for t in self.terms)

    @cached_property
    def frame(self) -> frozenset[Term]:
        """The words that only say who says it, and where: those beside what is said.

        Only where most of a sentence is said; not of what is thought, wanted or denied.
        """
        found: set[Term] = set()
        for claim in self.claims:
            told = [self.statements[i] for i in claim.statements]
            spans = [c for s in told if s.cue and s.cue.cls in SAYING for c in s.content]
            beside = [t for t in claim.terms if not any(span.contains(t.span) for span in spans)]
            if spans and len(beside) <= MOST_FRAME * len(claim.terms):
                found.update(beside)
        return frozenset(found)

    @cached_property
    def predications(self) -> tuple[Predication, ...]:
        """All that is said, predicate by predicate."""
        return tuple(p for claim in self.claims for p in claim.predications)

    def opener(self, phrase: Span) -> str:
        """The first word of a phrase, in lower case."""
        return phrase.of(self.text).casefold().split()[0]

    @cached_property
    def described(self) -> frozenset[Span]:
        """The places of the adjectives before nouns."""
        return frozenset(p.span for p in self.predications if p.is_aside)

    @cached_property
    def predicates(self) -> Mapping[str, Sequence[int]]:
        """The predications, by index, of each main word, by its lemma and by its stem."""
        found: dict[str, list[int]] = {}
        for n, predication in enumerate(self.predications):
            for word in {predication.lemma, predication.stem}:
                found.setdefault(word, []).append(n)
        return found

    @cached_property
    def counterparts(self) -> Mapping[str, Sequence[int]]:
        """The terms, by index, under each of their keys."""
        found: dict[str, list[int]] = {}
        for n, term in enumerate(self.terms):
            for key in keys_of(term):
                found.setdefault(key, []).append(n)
        return found

    @cached_property
    def negated(self) -> tuple[Predication, ...]:
        """What is said not to be so."""
        return tuple(p for p in self.predications if p.negation is not None)

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The words that report what is said in it."""
        told = (self.statements[i].cue for claim in self.claims for i in claim.statements)
        return tuple(cue for cue in told if cue is not None)

    @cached_property
    def signals(self) -> frozenset[SignalKind]:
        """The kinds of its signals."""
        return frozenset(s.kind for claim in self.claims for s in claim.signals)

    @property
    def main(self) -> Predication | None:
        """The first predication that is not said only aside."""
        return next((p for p in self.predications if not p.is_aside), None)

    @cached_property
    def directions(self) -> NDArray[np.float32]:
        """One row of length one for the main word of each predication."""
        import numpy as np

        rows = [direction(p.lemma) for p in self.predications]
        return np.array(rows) if rows else load_vectors().words([])

    @cached_property
    def named(self) -> Mapping[int, tuple[Span, str]]:
        """Each place in `names` with its name, by its start."""
        return {place.start: (place, name) for place, name in self.names.items()}

    @cached_property
    def pointed(self) -> frozenset[str]:
        """The words, in lower case, of the names that pronouns and descriptions stand for."""
        inside = (
            name
            for place, name in self.names.items()
            if any(c.span.contains(place) for c in self.claims)
        )
        return frozenset(word.casefold() for name in inside for word in name.split())

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """One row for each term."""
        return load_vectors().words([t.span.of(self.text).casefold() for t in self.terms])

    @cached_property
    def meaning(self) -> NDArray[np.float32]:
        """One row for all of it."""
        bag = [(t.span.of(self.text).casefold(), t.zipf) for t in self.terms]
        row: NDArray[np.float32] = load_vectors().sentences([bag])[0]
        return row

    @property
    def printed(self) -> str:
        """The words of its claims."""
        return " ".join(claim.span.of(self.text) for claim in self.claims)

    @property
    def reading(self) -> Hashable:
        """All that is compared of its claims, as if the first began the text."""
        by = -self.claims[0].span.start
        told = [self.statements[i] for claim in self.claims for i in claim.statements]
        return moved(
            (
                self.printed,
                tuple(
                    (
                        c.clauses,
                        c.terms,
                        c.signals,
                        c.certainty,
                        c.quantities,
                        c.times,
                        c.predications,
                    )
                    for c in self.claims
                ),
                tuple((s.content, s.kind, s.cue, s.holder, s.negated) for s in told),
                tuple(
                    (place, name)
                    for place, name in sorted(self.names.items())
                    if any(c.span.contains(place) for c in self.claims)
                ),
            ),
            by,
        )

    def prepare(self) -> None:
        """Works out what every comparison asks for."""
        _ = self.weights, self.counterparts, self.vectors, self.meaning
        _ = self.predicates, self.directions, self.pointed

    def claim_of(self, span: Span) -> Claim:
        """The claim that a span lies in."""
        return next(c for c in self.claims if c.span.contains(span))


def passage_of(read: ReadArticle, claims: Iterable[Claim] | None = None) -> Passage:
    """The passage of some claims of an article, or of all of them."""
    reading = read.reading
    held = tuple(reading.claims if claims is None else claims)
    first = min((claim.span.start for claim in held), default=0)
    last = max((claim.span.end for claim in held), default=0)
    here = mentions_in(reading, Span(first, last))
    names = {m.span: m.name for m in here if m.name is not None}
    described = (
        (place, m.name) for m in here if m.name for place in _described_before(m, read.article.text)
    )
    names |= {place: name for place, name in described if place not in names}
    names |= {place: name for claim in held for place, name in speakers(claim, reading)}
    published = read.article.source.date
    return Passage(read.article.text, held, reading.statements, names, published)


def mentions_in(reading: Reading, span: Span) -> Sequence[Mention]:
    """The mentions of an article that begin in a stretch of it, in text order."""
    first = bisect_left(reading.mentions, span.start, key=_start)
    return reading.mentions[first : bisect_left(reading.mentions, span.end, first, key=_start)]


def _start(mention: Mention) -> int:
    return mention.span.start


def _described_before(mention: Mention, text: str) -> Iterator[Span]:
    """The noun that a name stands behind: "the director of the mine, Ann Lee"."""
    if mention.kind is not MentionKind.NAME:
        return
    for words in mention.descriptors:
        if words.end <= mention.span.start and text[words.end : mention.span.start] == ", ":
            head = HEAD.search(words.of(text))
            if head is not None and not PLURAL.search(head[1]):  # "two marines, Ann Lee and ..."
                yield Span(words.start + head.start(1), words.start + head.end(1))


def speakers(claim: Claim, reading: Reading) -> Iterator[tuple[Span, str]]:
    """Who says "I" in the quotations of a claim, by the place of the word."""
    one = load_grammar_words().first_singular
    own = [a.head for p in claim.predications for a in p.arguments if a.lemma in one]
    for index in claim.statements if own else ():
        statement = reading.statements[index]
        who = statement.holder
        name = None if who is None else who.actor or who.name
        if name is not None and statement.kind in QUOTED:
            for head in own:
                if any(span.contains(head) for span in statement.content):
                    yield head, name


def is_inflected(argument: Argument, passage: Passage) -> bool:
    """Whether its main word is not printed in its dictionary form: a noun is a plural then."""
    return argument.head.of(passage.text).casefold() != argument.lemma


def named(argument: Argument, passage: Passage) -> str:
    """The words that an argument stands for: what a pronoun points to, else its own."""
    for start in (argument.head.start, argument.span.start):
        place, name = passage.named.get(start, (None, ""))
        if place is not None and place.contains(argument.head):
            return name
    return argument.span.of(passage.text)
