"""Opposite words for one thing in one place: "is in good condition", "is in poor condition"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kzcompare.compare.aligned import Aligned
from kzcompare.compare.elsewhere import is_elsewhere
from kzcompare.compare.passages import Passage
from kzcompare.compare.slots import Fit, words_before
from kzcompare.lexicon.entries import Lexicon
from kzcompare.model.claim import Argument, Predication
from kzcompare.model.span import Span

KNOWN = ("the", "this", "that", "these", "those")


def opposed_qualities(
    aligned: Sequence[Aligned], left: Passage, right: Passage, lexicon: Lexicon
) -> Iterator[tuple[Span, Span, int]]:
    """The opposite words, and how well the predicates are linked that they stand below.

    Of a thing that is known ("the old law") they only tell which one is meant.
    """
    for pair in aligned:
        if not (pair.is_one_deed and pair.is_plain):
            continue
        if pair.fits.get("subject") is not Fit.SAME or is_elsewhere(pair, left, right):
            continue
        for a, b in _in_one_place(pair.left, pair.right):
            if _is_known(a, left) or _is_known(b, right):
                continue
            for ours, theirs in _opposites(a, left, b, right, lexicon):
                yield ours, theirs, pair.link


def _in_one_place(p: Predication, q: Predication) -> Iterator[tuple[Argument, Argument]]:
    """Arguments but subjects that fill one place of both, with one main word."""
    for a in p.arguments:
        for b in q.arguments:
            if a.role == b.role != "subject" and a.stem == b.stem:
                yield a, b


def _is_known(thing: Argument, passage: Passage) -> bool:
    return passage.opener(thing.span) in KNOWN


def _opposites(
    a: Argument, left: Passage, b: Argument, right: Passage, lexicon: Lexicon
) -> Iterator[tuple[Span, Span]]:
    ours, theirs = words_before(a, left), words_before(b, right)
    for one in ours:
        for other in theirs:
            if lexicon.opposed(one.lemma, other.lemma):
                yield one.span, other.span
