"""Phrases around a word of a parsed sentence.

One `Tree` is made for each sentence, so that looking up children costs no search.
"""

from __future__ import annotations

from msgspec import Struct

from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.syntax import COMPOUNDS, QUALIFIERS

# Dependents that lead out of a noun phrase: clauses, second conjuncts, punctuation.
OUTSIDE = frozenset(
    {"conj", "cc", "punct", "relcl", "advcl", "preconj", "appos", "parataxis", "dep"}
)
OPENING = frozenset("“\"'‘«([`") | {"``"}


class Tree(Struct, frozen=True):
    """A sentence with the children of each of its words, in text order."""

    sentence: Sentence
    children: tuple[tuple[int, ...], ...]

    def edges(self, index: int, *, skip: frozenset[str] = frozenset()) -> tuple[int, int]:
        """First and last index below `index`, branches in `skip` directly under it left out."""
        low = high = index
        waiting = [c for c in self.children[index] if self.sentence.tokens[c].dep not in skip]
        seen = {index}
        while waiting:
            at = waiting.pop()
            if at in seen:
                continue
            seen.add(at)
            low, high = min(low, at), max(high, at)
            waiting += self.children[at]
        return low, high

    def span(self, first: int, last: int) -> Span:
        """The stretch from the word at `first` to the word at `last`, both included."""
        tokens = self.sentence.tokens
        while (
            last > first and not tokens[last].text[-1].isalnum() and tokens[last].text not in ")]"
        ):
            last -= 1
        while first < last and tokens[first].text in OPENING:
            first += 1
        return Span(tokens[first].start, tokens[last].end)


def tree_of(sentence: Sentence) -> Tree:
    """The tree of one sentence."""
    children: list[list[int]] = [[] for _ in sentence.tokens]
    for index, token in enumerate(sentence.tokens):
        if token.head != index:
            children[token.head].append(index)
    return Tree(sentence, tuple(tuple(c) for c in children))


def head_of(tree: Tree, first: int, end: int) -> int:
    """The word in `[first, end)` that hangs on a word outside it; the last such one."""
    tokens = tree.sentence.tokens
    heads = [
        i for i in range(first, end) if not first <= tokens[i].head < end or tokens[i].head == i
    ]
    return heads[-1] if heads else end - 1


def phrase_of(tree: Tree, first: int, end: int) -> Span:
    """The noun phrase around the name at `[first, end)`: titles before it, appositions after it.

    A name that only qualifies another noun ("the X campaign") is its own phrase.
    """
    tokens = tree.sentence.tokens
    head = head_of(tree, first, end)
    if head != end - 1 and tokens[head].dep in COMPOUNDS:
        return tree.span(first, end - 1)
    low, high = tree.edges(head, skip=OUTSIDE)
    low, high = min(low, first), max(high, end - 1)
    if tokens[head].dep in QUALIFIERS:
        low, high = first, end - 1
    for child in tree.children[head]:
        if tokens[child].dep == "appos" and child >= end and tokens[child].pos != "VERB":
            high = max(high, tree.edges(child, skip=frozenset({"conj", "cc"}))[1])
            break
    above = tokens[head].head
    if tokens[head].dep == "appos" and above < first and tokens[above].pos == "NOUN":
        low = min(low, tree.edges(above, skip=OUTSIDE)[0])
    return tree.span(low, high)
