"""Word indices to content spans: unbroken runs, without commas and dashes at their ends."""

from __future__ import annotations

from kzcompare.model.span import Span
from kzcompare.model.tree import Tree

OPENERS = frozenset("“\"‘«([$#'```")
CLOSERS = frozenset("”\"’»)]'''%?!")
PAUSES = frozenset({",", "-", "--", "–", "—", ";", ":", "("})


def clean_runs(tree: Tree, indices: set[int]) -> tuple[Span, ...]:
    """Spans over runs of words; a run loses commas at its ends but keeps quotation marks."""
    if not indices:
        return ()
    filled = set(indices)
    for i in range(min(indices), max(indices)):
        if (
            i not in filled
            and tree.tokens[i].pos == "PUNCT"
            and i - 1 in filled
            and i + 1 in indices
        ):
            filled.add(i)
    runs: list[list[int]] = []
    for i in sorted(filled):
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    spans = []
    for run in runs:
        while (
            run and tree.tokens[run[0]].pos == "PUNCT" and tree.tokens[run[0]].text not in OPENERS
        ):
            run.pop(0)
        while (
            run and tree.tokens[run[-1]].pos == "PUNCT" and tree.tokens[run[-1]].text not in CLOSERS
        ):
            run.pop()
        if any(tree.tokens[i].pos not in ("PUNCT", "SPACE", "CCONJ") for i in run):
            spans.append(Span(tree.tokens[run[0]].start, tree.tokens[run[-1]].end))
    return tuple(spans)


def is_set_off(tree: Tree, index: int) -> bool:
    """Whether a comma, dash or bracket stands before the phrase of a word."""
    first = min(tree.subtree(index))
    return first > 0 and tree.tokens[first - 1].text in PAUSES
