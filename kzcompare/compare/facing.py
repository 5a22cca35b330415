"""Prepositions that make opposites of one deed: "voted for the plan", "voted against the plan"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kzcompare.compare.aligned import CORE, Aligned
from kzcompare.compare.elsewhere import is_apart
from kzcompare.compare.passages import Passage, is_inflected
from kzcompare.compare.slots import Fit, argument_fit
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.relations import RelationWords
from kzcompare.model.claim import Argument
from kzcompare.model.span import Span

SIDES = frozenset({"for", "against"})
DEFINITE = frozenset({"the", "these", "those"})


def turned_round(
    left: Passage,
    right: Passage,
    aligned: Sequence[Aligned],
    lexicon: Lexicon,
    words: RelationWords,
) -> Iterator[tuple[Span, Span, int]]:
    """Where one has for what the other has against, and how many places both fill alike.

    Both are told of one who does it or to whom it is done, and nothing puts them apart.
    """
    for pair in aligned:
        if not (pair.is_one_deed and pair.is_plain):
            continue
        core = [fit for role, fit in pair.fits.items() if role in CORE]
        if Fit.OTHER in core or Fit.SAME not in core or is_apart(pair, left, right):
            continue
        if _may_be_two_groups(pair, left, right):
            continue
        is_often = pair.left.lemma in words.shared | words.light and "object" not in pair.fits
        for a, b in _facing(pair, words):
            if is_often and {a.role, b.role} != SIDES:
                continue  # who spoke before the vote may have spoken after it, too
            if argument_fit(a, b, left, right, lexicon) is Fit.SAME:
                yield _with_preposition(a, left), _with_preposition(b, right), pair.link + 1


def is_turned_round(pair: Aligned, words: RelationWords) -> bool:
    """Whether both tell two things by their prepositions, so that no value of them is compared."""
    return any(True for _ in _facing(pair, words))


def _facing(pair: Aligned, words: RelationWords) -> Iterator[tuple[Argument, Argument]]:
    """The arguments behind two such prepositions; not "spoke before and after the vote"."""
    for a in pair.left.arguments:
        other = words.facing.get(a.role)
        if other is None or any(c.role == other for c in pair.left.arguments):
            continue
        if all(c.role != a.role for c in pair.right.arguments):
            yield from ((a, b) for b in pair.right.arguments if b.role == other)


def _may_be_two_groups(pair: Aligned, left: Passage, right: Passage) -> bool:
    """Whether some of a kind may do the one, and others the other: "nine senators voted for it".

    Not where one speaks of all of them.
    """
    doers = pair.pairs.get("subject")
    if doers is None:
        return False
    both = tuple(zip(doers, (left, right), strict=True))
    if any(p.opener(a.span) in load_grammar_words().everyone for a, p in both):
        return False
    return any(
        is_inflected(a, p) and not a.is_name and p.opener(a.span) not in DEFINITE for a, p in both
    )


def _with_preposition(argument: Argument, passage: Passage) -> Span:
    """The place of an argument with the preposition before it, where that is next to it."""
    before = passage.text[: argument.span.start].rstrip()
    if not before.casefold().endswith(argument.role):
        return argument.span
    return Span(len(before) - len(argument.role), argument.span.end)
