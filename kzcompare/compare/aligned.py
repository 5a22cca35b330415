"""Predicates of two passages side by side: what each says of whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.compare.alike import NEAR
from kzcompare.compare.passages import Passage
from kzcompare.compare.slots import (
    Fit,
    argument_fit,
    is_telling_existence,
    predicate_fit,
    relatives,
)
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.predicates import load_predicate_words
from kzcompare.lexicon.relations import load_relation_words
from kzcompare.model.claim import STATED, Argument, Certainty, Predication

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CORE = ("subject", "object")
TIMED = frozenset({"DATE", "TIME"})
TOPICS = {"about", "of"}  # "was told about the risks", "was informed of the risks"
# Prepositions of what other verbs have as their object: "met the envoy", "complied with the law".
GOVERNED = frozenset({"about", "against", "of", "on", "with"})
ORDER = {Fit.SAME: 0, Fit.OPEN: 1, Fit.OTHER: 2}  # the best first
FLAT = 2  # places that both fill with one thing where one flatly denies what the other says


class Aligned(Struct, frozen=True, dict=True):
    """Two predications, one of each passage, side by side.

    `predicate` is OTHER for opposites, `is_one_word` says that both have one word or listed words
    for one thing. `fits` gives for each role that both fill how the arguments
    stand to each other; `pairs` the arguments behind it.
    """

    left: Predication
    right: Predication
    predicate: Fit
    is_one_word: bool
    fits: dict[str, Fit]
    pairs: dict[str, tuple[Argument, Argument]]

    @cached_property
    def link(self) -> int:
        """How many places both fill with one thing."""
        return sum(fit is Fit.SAME for fit in self.fits.values())

    @property
    def same_polarity(self) -> bool:
        """Whether both affirm or both deny."""
        return (self.left.negation is None) == (self.right.negation is None)

    @property
    def is_one_deed(self) -> bool:
        """Whether both affirm or both deny one thing."""
        return self.predicate is Fit.SAME and self.same_polarity

    @property
    def agrees(self) -> bool:
        """Whether both affirm or deny one thing, and neither fills a place otherwise."""
        return self.is_one_deed and Fit.OTHER not in self.fits.values()

    @property
    def confirms(self) -> bool:
        """Whether both say one thing of one subject or object, and nothing else of another."""
        return self.agrees and any(self.fits.get(role) is Fit.SAME for role in CORE)

    @property
    def is_flat_denial(self) -> bool:
        """Whether one denies just what the other affirms.

        One verb or its like with both, two places or more filled alike, its subject or object
        among them, and none filled otherwise; or one name, where neither says more than when. What
        is said not to exist needs no second place if several words name it: "there is no state of
        war".
        """
        return (
            self.is_one_word
            and not self.same_polarity
            and self.is_plain
            and not (self.left.is_aside or self.right.is_aside)
            and (self.link >= FLAT or self._denies_existence or self._is_all_of_a_name)
            and Fit.OTHER not in self.fits.values()
            and any(self.fits.get(role) is Fit.SAME for role in CORE)
        )

    @property
    def _denies_existence(self) -> bool:
        """Whether one says that there is no such thing, in the words in which the other has it."""
        denied, affirmed = sorted((self.left, self.right), key=lambda p: p.negation is None)
        thing, other = denied.argument("subject"), affirmed.argument("subject")
        if not is_telling_existence(denied) or thing is None or other is None:
            return False
        return set(thing.stems) <= set(other.stems)

    @property
    def _is_all_of_a_name(self) -> bool:
        """Whether both speak of one who is named, and neither says more than when.

        What a verb says in the clause below it is no argument of its own.
        """
        if load_predicate_words().governs_clause(self.left.lemma):
            return False
        told = [a for p in (self.left, self.right) for a in p.arguments if a.entity not in TIMED]
        named = any(fit is Fit.SAME and _is_named(self.pairs[r]) for r, fit in self.fits.items())
        return named and all(a.role in CORE for a in told) and len(told) == len(CORE)

    @property
    def is_plain(self) -> bool:
        """Whether both state a fact, or both what will be; not what may be or is wanted.

        That something is called off is stated of what will be.
        """
        both = {self.left.certainty, self.right.certainty}
        if len(both) > 1 and both == STATED:
            done = self.left if self.left.certainty is Certainty.PLAIN else self.right
            return done.lemma in load_relation_words().cancelling
        return len(both) == 1 and both <= STATED


def align_predications(left: Passage, right: Passage, lexicon: Lexicon) -> tuple[Aligned, ...]:
    """Every pair of predications with the same or opposite predicates."""
    near = left.directions @ right.directions.T
    ours, theirs = left.predications, right.predications
    made = (
        align(ours[n], theirs[m], left, right, lexicon, near=float(near[n, m]))
        for n, m in _comparable(left, right, near, lexicon)
    )
    return tuple(pair for pair in made if pair is not None)


def _comparable(
    left: Passage, right: Passage, near: NDArray[np.float32], lexicon: Lexicon
) -> list[tuple[int, int]]:
    """The predications, by index, whose predicates may fit, in order; `near` is their likeness.

    Few do, so they are looked up by their words instead of all held against each other.
    """
    ours, theirs = (near >= NEAR).nonzero()
    found = set(zip(ours.tolist(), theirs.tolist(), strict=True))
    for n, predication in enumerate(left.predications):
        words = relatives(predication.lemma, lexicon)
        if predication.stem not in right.predicates and words.isdisjoint(right.predicates):
            continue
        for word in right.predicates.keys() & {*words, predication.stem}:
            found.update((n, m) for m in right.predicates[word])
    return sorted(found)


def align(
    p: Predication,
    q: Predication,
    left: Passage,
    right: Passage,
    lexicon: Lexicon,
    *,
    near: float | None = None,
) -> Aligned | None:
    """A predication of each passage side by side; None where the predicates cannot be compared.

    `near` is the likeness of the vectors of both predicates, where it is known.
    """
    fit = predicate_fit(p, q, lexicon, near)
    if fit is Fit.OPEN:
        return None
    is_one = p.stem == q.stem or lexicon.same_sense(p.lemma, q.lemma)
    return Aligned(p, q, fit, is_one, *_fits(p, q, left, right, lexicon))


def _fits(
    p: Predication, q: Predication, left: Passage, right: Passage, lexicon: Lexicon
) -> tuple[dict[str, Fit], dict[str, tuple[Argument, Argument]]]:
    """The best fit for each role; several arguments of one role are matched at their best."""
    fits: dict[str, Fit] = {}
    pairs: dict[str, tuple[Argument, Argument]] = {}
    for a in p.arguments:
        for b in q.arguments:
            if not _may_meet(a, b, p, q):
                continue
            fit = argument_fit(a, b, left, right, lexicon)
            role = "object" if "object" in (a.role, b.role) else a.role
            if role not in fits or ORDER[fit] < ORDER[fits[role]]:
                fits[role], pairs[role] = fit, (a, b)
    if _turned_round(p, q, fits) and are_crossed(p, q, left, right, lexicon):
        fits["subject"] = fits["object"] = Fit.SAME
    if "object" not in fits:
        for a, b in chain(_governed(p, q), ((b, a) for a, b in _governed(q, p))):
            if argument_fit(a, b, left, right, lexicon) is Fit.SAME:
                fits["object"], pairs["object"] = Fit.SAME, (a, b)
                break
    return fits, pairs


def _turned_round(p: Predication, q: Predication, fits: Mapping[str, Fit]) -> bool:
    """Whether both may name two partners in turn: "Berg met Weiss", "Weiss met Berg"."""
    is_mutual = not {p.lemma, q.lemma}.isdisjoint(load_relation_words().mutual)
    return is_mutual and all(fits.get(role) is not Fit.SAME for role in CORE)


def are_crossed(
    p: Predication,
    q: Predication,
    left: Passage,
    right: Passage,
    lexicon: Lexicon,
    *,
    sides: tuple[str, str] = CORE,
) -> bool:
    """Whether what fills one of two places in each predication fills the other in the other."""
    ours, theirs = ([x.argument(role) for role in sides] for x in (p, q))
    return all(
        a is not None and b is not None and argument_fit(a, b, left, right, lexicon) is Fit.SAME
        for a, b in zip(ours, reversed(theirs), strict=True)
    )


def _governed(p: Predication, q: Predication) -> Iterator[tuple[Argument, Argument]]:
    """The object of one with what the other, which has none, has behind a preposition."""
    if q.argument("object") is None:
        behind = [b for b in q.arguments if b.role in GOVERNED and b.entity not in TIMED]
        yield from ((a, b) for a in p.arguments if a.role == "object" for b in behind)


def _is_one_place(a: Argument, b: Argument, p: Predication, q: Predication) -> bool:
    """Whether arguments of two predications take one part in them, in two roles."""
    roles = {a.role, b.role}
    if roles == TOPICS:
        return True
    return roles == set(CORE) and _has_one_side(p) and _has_one_side(q)


def _tells_who_left(p: Predication, q: Predication) -> bool:
    """Whether one says of its subject what is done to the object of the other: "quit", "sacked"."""
    words = load_relation_words()
    return any(a.lemma in words.leaving and b.lemma in words.removing for a, b in ((p, q), (q, p)))


def _happens(happening: Predication, deed: Predication) -> bool:
    """Whether one says of its subject what is done to the object of the other."""
    return (
        happening.lemma in load_relation_words().happening
        and happening.argument("object") is None
        and {"subject", "object"} <= {a.role for a in deed.arguments}
    )


def _may_meet(a: Argument, b: Argument, p: Predication, q: Predication) -> bool:
    """Whether two arguments can stand for one part in what is told."""
    if {a.role, b.role} <= set(CORE) and (_happens(p, q) or _happens(q, p)):
        happening = p if _happens(p, q) else q
        of_happening, of_deed = (a, b) if happening is p else (b, a)
        return (of_happening.role, of_deed.role) == CORE
    if not _tells_who_left(p, q) or not {a.role, b.role} <= set(CORE):
        return a.role == b.role or _is_one_place(a, b, p, q)
    leaver, removed = (a, b) if p.lemma in load_relation_words().leaving else (b, a)
    leaving = p if leaver is a else q
    return (leaver.role, removed.role) == CORE and leaving.argument("object") is None


def _is_named(pair: tuple[Argument, Argument]) -> bool:
    return any(argument.is_name for argument in pair)


def _has_one_side(predication: Predication) -> bool:
    """Whether it has a subject or an object, not both: "the boat sank", "the boat was sunk"."""
    return len({a.role for a in predication.arguments if a.role in CORE}) == 1
