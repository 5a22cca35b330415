"""What one attribution pattern proposes for one spot, before overlaps are settled."""

from __future__ import annotations

from dataclasses import dataclass

from kzcompare.model.span import Span
from kzcompare.model.statement import Cue


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible statement.

    `content` are text spans in order; `holder` is the printed noun phrase or None where the
    pattern names nobody; `weight` (0 to 1) is how often the pattern is right where it applies.
    """

    sentence: int
    content: tuple[Span, ...]
    cue: Cue
    holder: Span | None
    pattern: str
    weight: float
    negated: bool = False

    @property
    def size(self) -> int:
        """Code points of content."""
        return sum(len(span) for span in self.content)

    @property
    def span(self) -> Span:
        """The smallest span over the whole content."""
        return Span(self.content[0].start, self.content[-1].end)
