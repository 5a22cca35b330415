"""What governs a stretch of a sentence: the verb above it, its tense, and how deep it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from enum import IntEnum
from itertools import islice

from kzcompare.model.sentence import Token
from kzcompare.model.span import Span
from kzcompare.model.syntax import AUXILIARIES, NOUNS, VERBS
from kzcompare.model.tree import Tree

ASIDE = frozenset({"relcl", "acl", "pcomp"})  # clauses that describe something on the side
MAX_DEPTH = 60  # words above a word that are looked at; no real sentence is deeper


class Tense(IntEnum):
    """When, seen from the telling, something happens; the numbers sort in time."""

    BEFORE = -3  # had ruled
    PAST = -2  # ruled, was arrested
    PERFECT = -1  # has ruled
    OPEN = 0  # rules; no verb
    FUTURE = 1  # will rule, plans to rule


def top_word(tree: Tree, span: Span) -> int | None:
    """The first word of the span that depends on a word outside it (or on nothing)."""
    first = bisect_right(tree.tokens, span.start, key=lambda token: token.end)
    for i in range(first, len(tree.tokens)):
        token = tree.tokens[i]
        if token.start >= span.end:
            return None
        head = tree.tokens[token.head]
        if token.head == i or not span.overlaps(head.span):
            return i
    return None


def words_above(tree: Tree, index: int) -> Iterator[int]:
    """The words above a word, nearest first; no more than bounds the work in a broken parse."""
    return islice(tree.ancestors(index), MAX_DEPTH)


def governing_verb(tree: Tree, index: int, *, through_nouns: bool = True) -> int | None:
    """The nearest verb at or above a word; None without one.

    With `through_nouns` off, a noun on the way ends the search: "the May protests failed" says
    nothing about when May was.
    """
    if tree.tokens[index].pos in VERBS:
        return index
    for above in words_above(tree, index):
        if tree.tokens[above].pos in VERBS:
            return above
        if not through_nouns and tree.tokens[above].pos in NOUNS:
            return None
    return None


def tense_of(tree: Tree, verb: int, future: frozenset[str]) -> Tense:
    """The tense of a verb with its auxiliaries; `future` holds lemmas that point ahead."""
    token = tree.tokens[verb]
    helpers = [tree.tokens[c] for c in tree.children(verb, *AUXILIARIES)]
    if any(h.lemma in future or h.text.lower() in future for h in helpers) or token.lemma in future:
        return Tense.FUTURE
    if token.tag == "VBN" and any(h.text.lower() in ("had", "'d", "’d") for h in helpers):
        return Tense.BEFORE
    if token.tag == "VBD" or any(_is_past(h) for h in helpers):
        return Tense.PAST
    if token.tag == "VBN" and any(h.lemma == "have" for h in helpers):
        return Tense.PERFECT
    above = tree.tokens[token.head]
    if token.tag == "VB" and token.head != verb and above.lemma in future:
        return Tense.FUTURE
    return Tense.OPEN


def _is_past(helper: Token) -> bool:
    return helper.tag == "VBD" and helper.lemma in ("be", "have", "do")


def is_below(tree: Tree, index: int, deps: frozenset[str]) -> bool:
    """Whether a word is or stands below a clause with one of these dependencies."""
    if tree.tokens[index].dep in deps:
        return True
    return any(tree.tokens[above].dep in deps for above in words_above(tree, index))


def root_of(tree: Tree) -> int:
    """The index of the sentence's root (0 where the parse has none)."""
    return next((i for i, t in enumerate(tree.tokens) if t.head == i and t.dep == "ROOT"), 0)
