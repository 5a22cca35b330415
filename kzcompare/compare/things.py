"""Whether a statement names the thing that a judgement is about."""

from __future__ import annotations

from collections.abc import Iterable

from kzcompare.compare.passages import CLOSE, cosine, is_relative
from kzcompare.lexicon.entries import Lexicon
from kzcompare.model.claim import Aim, Claim, Signal, Term


def names_thing(signal: Signal, judging: Claim, terms: Iterable[Term], lexicon: Lexicon) -> bool:
    """Whether any of the words means the thing that a signal of the claim `judging` is about.

    Yes where the judgement is about a proposition or something said: then its surroundings tell.
    """
    target = signal.target
    if signal.aim is not Aim.THING or target is None:
        return True
    inside = [t for t in judging.terms if target.contains(t.span)]
    things = [t.lemma for t in inside if not t.is_name] or [t.lemma for t in inside]
    if not things:
        return True
    return any(_is_same(thing, t.lemma, lexicon) for t in terms for thing in things)


def _is_same(thing: str, word: str, lexicon: Lexicon) -> bool:
    if thing == word or is_relative(thing, word) or lexicon.same_sense(thing, word):
        return True
    return not lexicon.opposed(thing, word) and cosine(thing, word) >= CLOSE
