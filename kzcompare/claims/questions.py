"""Questions: whether a sentence asks, and which of its words do."""

from __future__ import annotations

from kzcompare.model.span import Span
from kzcompare.model.tree import Tree

OPENING = frozenset('"“‘«„')
CLOSING = frozenset('"”’»“')
AFTER = frozenset("\"'”’»)]")  # marks that may follow the question mark
BORDERS = frozenset({":", ";", "—", "–", "--", "(", "?", "!"})  # a question can begin after these
QUESTION_TAGS = frozenset({"WP", "WDT", "WRB", "WP$"})  # of who, which, when, whose


def is_question(tree: Tree) -> bool:
    """Whether the sentence ends with a question mark, quotation marks and brackets apart."""
    last = next((t for t in reversed(tree.tokens) if t.text not in AFTER), None)
    return last is not None and last.text.endswith("?")


def closing_question(tree: Tree) -> Span | None:
    """What a sentence that ends with a question mark asks first; None for any other sentence."""
    return question_span(tree) if is_question(tree) else None


def question_span(tree: Tree) -> Span | None:
    """The first question: up to its mark, from the last colon, dash or open quotation mark.

    None where the sentence asks nothing.
    """
    tokens = tree.tokens
    end = next((i for i, t in enumerate(tokens) if t.text.endswith("?")), None)
    if end is None:
        return None
    start = 0
    open_at: int | None = None
    for i in range(end):
        text = tokens[i].text
        if open_at is not None and text in CLOSING:
            open_at = None
        elif text in OPENING:
            open_at = i + 1
        elif open_at is None and text in BORDERS:
            start = i + 1
    first = start if open_at is None else open_at
    return Span(tokens[first].start, tokens[end].end)
