"""Whether a statement names the thing that a judgement is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kzcompare.compare.alike import CLOSE, STEM_SHARED, direction
from kzcompare.lexicon.entries import Lexicon
from kzcompare.model.claim import Aim, Claim, Signal, Term

# Share of a proposition's words that a statement of it has. Measured on twelve annotated corpora:
# .34 to .5 make verdicts truer than .25 and less.
SAID = 0.34
# Share of a judgement's words that a statement has which is not just before it. Measured there and
# in 300 mixed articles: none lets in judgements on other matters, .2 loses true ones.
SHARED = 1 / 6


def names_thing(signal: Signal, judging: Claim, terms: Iterable[Term], lexicon: Lexicon) -> bool:
    """Whether the words mean what a signal of the claim `judging` is about.

    One word is enough for a thing, a proposition takes more; names do not count beside other words.
    Yes where the judgement is about something told before: then its surroundings tell.
    """
    target = signal.target
    if signal.aim not in (Aim.THING, Aim.PROPOSITION) or target is None:
        return True
    inside = [t for t in judging.terms if target.contains(t.span)]
    things = [t.lemma for t in inside if not t.is_name and not signal.span.contains(t.span)]
    if signal.aim is Aim.THING:
        things = things or [t.lemma for t in inside]
    if not things:
        return True
    least = 1 if signal.aim is Aim.THING else SAID * len(things)
    return _are_among(things, frozenset(t.lemma for t in terms), least, lexicon)


def shares_words(around: Iterable[Term], terms: Iterable[Term], lexicon: Lexicon) -> bool:
    """Whether words mean enough of what stands around a judgement or a negation, names aside.

    One actor does many things. A bare judgement ("that story is false") has nothing around it that
    could differ.
    """
    held = [t.lemma for t in around if not t.is_name]
    return _are_among(held, frozenset(t.lemma for t in terms), SHARED * len(held), lexicon)


def around_judgement(signal: Signal, judging: Claim) -> Iterator[Term]:
    """What a claim says beside the words that judge, and beside those for what is judged."""
    aside = [signal.span]
    if signal.aim is Aim.CLAIM and signal.target is not None:
        aside.append(signal.target)
    return (t for t in judging.terms if not any(s.contains(t.span) for s in aside))


def around_negation(signal: Signal, claim: Claim) -> Iterator[Term]:
    """What a claim says beside the word that a negation in it negates.

    Nothing where its clause says no more than that: "We are not soldiers!"
    """
    clauses = (c for c in claim.clauses if c.contains(signal.span))
    clause = min(clauses, key=len, default=claim.span)
    beside = [t for t in claim.terms if t.stem != signal.scope]
    is_bare = not any(clause.contains(t.span) for t in beside)
    return iter(() if is_bare else beside)


def _are_among(
    lemmas: Sequence[str], words: frozenset[str], least: float, lexicon: Lexicon
) -> bool:
    """Whether so many of some lemmas mean one of some words; equal ones are looked for first."""
    others = [lemma for lemma in lemmas if lemma not in words]
    found = len(lemmas) - len(others)
    if found >= least or found + len(others) < least or not words:
        return found >= least
    known = sorted(words)
    beginnings = {word[:STEM_SHARED] for word in known}
    for lemma, close in zip(others, _close(others, known), strict=True):
        if found >= least:
            break
        found += (
            not lexicon.synonyms_of(lemma).isdisjoint(words)
            or (len(lemma) >= STEM_SHARED and lemma[:STEM_SHARED] in beginnings)
            or any(not lexicon.opposed(lemma, known[n]) for n in close)
        )
    return found >= least


def _close(lemmas: Sequence[str], words: Sequence[str]) -> Iterator[list[int]]:
    """For each lemma the words, by index, whose vectors are close to its own."""
    import numpy as np

    ours, theirs = (np.array([direction(word) for word in side]) for side in (lemmas, words))
    return (row.nonzero()[0].tolist() for row in ours @ theirs.T >= CLOSE)
