"""The dependency tree of one sentence, with its child lists built once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kzcompare.model.sentence import Sentence, Token
from kzcompare.model.span import Span


class Tree:
    """Fast look-up over the words of one sentence; indices are those of `Sentence.tokens`."""

    __slots__ = ("_children", "sentence", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        """Builds the child lists; linear in the number of words."""
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        children: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                children[token.head].append(i)
        self._children = tuple(tuple(c) for c in children)

    def children(self, index: int, *deps: str) -> tuple[int, ...]:
        """Dependents of a word in text order, only those with one of `deps` where given."""
        held = self._children[index]
        return tuple(c for c in held if self.tokens[c].dep in deps) if deps else held

    def child(self, index: int, *deps: str) -> int | None:
        """The first dependent with one of `deps`."""
        return next((c for c in self._children[index] if self.tokens[c].dep in deps), None)

    def subtree(self, index: int, without: Callable[[int], bool] | None = None) -> set[int]:
        """A word and all below it; branches whose top satisfies `without` are left out."""
        found, stack = {index}, [index]
        while stack:
            for c in self._children[stack.pop()]:
                if c not in found and not (without is not None and without(c)):
                    found.add(c)
                    stack.append(c)
        return found

    def ancestors(self, index: int) -> Iterator[int]:
        """The words above a word, nearest first."""
        seen = {index}
        while (head := self.tokens[index].head) not in seen:
            seen.add(head)
            index = head
            yield index

    def runs(self, indices: Iterable[int]) -> tuple[Span, ...]:
        """Text spans over neighbouring indices, in text order."""
        spans: list[Span] = []
        last = -2
        for i in sorted(indices):
            token = self.tokens[i]
            if i == last + 1:
                spans[-1] = Span(spans[-1].start, token.end)
            else:
                spans.append(Span(token.start, token.end))
            last = i
        return tuple(spans)
