"""Where a sentence can be cut: its clauses as stretches of text."""

from __future__ import annotations

from itertools import pairwise

from kzcompare.model.span import Span
from kzcompare.model.syntax import MARKS, SUBJECTS
from kzcompare.model.tree import Tree

HEADS = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj", "acl"})
CLOSING = frozenset(",;:.!?…)]”’»")
SHORTEST = 4  # words; a shorter stretch joins the one before it


def find_clauses(tree: Tree) -> tuple[Span, ...]:
    """The clauses of a sentence as neighbouring stretches that together cover it, in text order.

    A new stretch begins where a subordinate clause, or a joined clause with a subject of its own,
    begins or ends.
    """
    count = len(tree.tokens)
    cuts = {0}
    for i, token in enumerate(tree.tokens):
        own_subject = tree.child(i, *SUBJECTS, "expl") is not None
        if token.dep in HEADS or (token.dep == "conj" and own_subject):
            inside = tree.subtree(i)
            start = min(inside)
            if token.dep == "conj" and start > 0 and tree.tokens[start - 1].dep == "cc":
                start -= 1
            cuts.update((start, max(inside) + 1))
    inner = {_behind_marks(tree, cut) for cut in cuts if cut < count}
    return _stretches(tree, sorted({*inner, count}))


def _behind_marks(tree: Tree, cut: int) -> int:
    """The cut moved behind commas and closing marks: they end a clause, they begin none."""
    while 0 < cut < len(tree.tokens) and _closes(tree, cut):
        cut += 1
    return cut


def _closes(tree: Tree, index: int) -> bool:
    """Whether a token is a mark that belongs to the words before it."""
    token, before = tree.tokens[index], tree.tokens[index - 1]
    return token.text in CLOSING or (token.text == '"' and token.start == before.end)


def _stretches(tree: Tree, cuts: list[int]) -> tuple[Span, ...]:
    """Spans between cuts; stretches with too few words are joined to a neighbour."""
    kept = [cuts[0]]
    for cut in cuts[1:-1]:
        if _words(tree, kept[-1], cut) >= SHORTEST and _words(tree, cut, cuts[-1]) >= SHORTEST:
            kept.append(cut)
    kept.append(cuts[-1])
    return tuple(Span(tree.tokens[a].start, tree.tokens[b - 1].end) for a, b in pairwise(kept))


def _words(tree: Tree, start: int, end: int) -> int:
    return sum(tree.tokens[i].pos not in MARKS for i in range(start, end))
