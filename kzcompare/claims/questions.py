"""Questions: whether a sentence asks, and which of its words do."""

from __future__ import annotations

from kzcompare.model.span import Span
from kzcompare.model.tree import Tree

OPENING = frozenset('"“‘«„')
AFTER = frozenset("\"'”’»)]")  # marks that may follow the question mark


def is_question(tree: Tree) -> bool:
    """Whether the sentence ends with a question mark, quotation marks and brackets apart."""
    last = next((t for t in reversed(tree.tokens) if t.text not in AFTER), None)
    return last is not None and last.text.endswith("?")


def question_span(tree: Tree) -> Span | None:
    """From the first word to the first question mark; a quoted question begins at its mark.

    None where the sentence asks nothing.
    """
    tokens = tree.tokens
    end = next((i for i, t in enumerate(tokens) if t.text.endswith("?")), None)
    if end is None:
        return None
    quoted = [i for i in range(end) if tokens[i].text in OPENING]
    start = quoted[-1] + 1 if quoted else 0
    return Span(tokens[start].start, tokens[end].end) if start <= end else None
