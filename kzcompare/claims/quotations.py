"""Stretches between quotation marks, whatever marks a text uses.

In: the text and the spans of its paragraphs. Out: outermost quotations in text order. Marks that
stand inside a quotation (nested ones) belong to it. A mark that is never closed ends with its
paragraph, and a paragraph that begins with the same opening mark continues it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kzcompare.model.span import Span

# Opening mark -> the marks that close it. Straight marks close themselves.
PAIRS = {
    "“": "”“\"",
    "„": "“”\"",
    "«": "»",
    "»": "«",
    "‘": "’'",
    '"': "\"”",
    "''": "''",
    "``": "''",
    "'": "'’",
}
SINGLE = frozenset("‘'")  # also apostrophes, so they need more care


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `span` with its marks, `inner` without, `is_closed` False where a mark is missing."""

    span: Span
    inner: Span
    is_closed: bool


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The outermost quotations of each paragraph, in text order.

    >>> [q.inner.of("He said “go” and 'no'.") for q in find_quotations("He said “go” and 'no'.", [Span(0, 22)])]
    ['go', 'no']
    """
    found: list[Quotation] = []
    for paragraph in paragraphs:
        position = paragraph.start
        while position < paragraph.end:
            mark = _opening(text, position, paragraph)
            if mark is None:
                position += 1
                continue
            quotation = _close(text, position, mark, paragraph)
            if quotation is None:
                position += len(mark)
                continue
            found.append(quotation)
            position = quotation.span.end
    return tuple(found)


def _opening(text: str, at: int, paragraph: Span) -> str | None:
    """The opening mark at a position, or None; an apostrophe is no mark."""
    mark = text[at : at + 2] if text[at : at + 2] in PAIRS else text[at]
    if mark not in PAIRS or mark == "»":
        return None
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + len(mark)] if at + len(mark) < paragraph.end else " "
    if after.isspace() or before.isalnum():
        return None
    return mark


def _close(text: str, at: int, mark: str, paragraph: Span) -> Quotation | None:
    """The quotation that opens at a position; None for a single mark that never closes."""
    closers = PAIRS[mark]
    width = len(mark)
    start = at + width
    position = start
    while position < paragraph.end:
        piece = text[position : position + width]
        if (width == 2 and piece == closers) or (width == 1 and piece in closers):
            if _closes(text, position, width, paragraph, mark):
                return Quotation(Span(at, position + width), Span(start, position), is_closed=True)
        position += 1
    if mark in SINGLE or len(mark) == 2:
        return None
    return Quotation(Span(at, paragraph.end), Span(start, paragraph.end), is_closed=False)


def _closes(text: str, at: int, width: int, paragraph: Span, mark: str) -> bool:
    """Whether the closing mark at a position is one, and not an apostrophe or an opening mark."""
    after = text[at + width] if at + width < paragraph.end else " "
    before = text[at - 1]
    if text[at] in "“\"" and before.isspace() and not after.isspace():
        return False  # opens a nested quotation
    if mark in SINGLE:
        return not after.isalnum() and not before.isspace()
    return True
