"""Stretches of an article's text."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from msgspec import Struct

T = TypeVar("T")


class Span(Struct, frozen=True, array_like=True, order=True, gc=False):
    """A half-open stretch `[start, end)` in Unicode code points of `Article.text`.

    >>> Span(4, 9).of("The Kyiv Post")
    'Kyiv '
    """

    start: int
    end: int

    def __len__(self) -> int:
        """The number of code points covered."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that the span covers in `text`."""
        return text[self.start : self.end]

    def shared(self, other: Span) -> int:
        """How many code points both spans cover (0 when they are apart)."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def overlaps(self, other: Span) -> bool:
        """Whether the spans have at least one code point in common."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies inside this span, ends included."""
        return self.start <= other.start and other.end <= self.end

    def moved(self, by: int) -> Span:
        """The span that stands so many code points later."""
        return Span(self.start + by, self.end + by)

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


def moved(value: T, by: int) -> T:
    """A record, or tuple of records, with all spans in it moved."""
    made: Any = value
    if isinstance(value, Span):
        made = value.moved(by)
    elif isinstance(value, Struct):
        made = type(value)(*(moved(getattr(value, name), by) for name in value.__struct_fields__))
    elif isinstance(value, tuple):
        made = tuple(moved(item, by) for item in value)
    return cast("T", made)


def trim(text: str, span: Span) -> Span:
    """The span without white space at its ends.

    An all-blank span shrinks to an empty one at its start.
    """
    words = span.of(text)
    left = len(words) - len(words.lstrip())
    if left == len(words):
        return Span(span.start, span.start)
    return Span(span.start + left, span.start + len(words.rstrip()))
