"""What one attribution pattern proposes for one spot, before overlaps are settled."""

from __future__ import annotations

from msgspec import Struct

from kzcompare.lexicon.entries import CuePos, Frame
from kzcompare.model.span import Span
from kzcompare.model.statement import Cue

# Patterns by which somebody says something, and not only wants, fears or does it.
REPORTS = frozenset({"verb-clause", "verb-aside", "quote-verb", "quote-colon", "phrase"})


class Candidate(Struct, frozen=True):
    """A possible statement.

    `content` are text spans in order; `holder` is the printed noun phrase or None where the
    pattern names nobody; `weight` (0 to 1) is how likely it is a statement. `share` is how often
    the cue is one in this frame, whatever stands around it; None where no table tells. `says` marks
    cues of words that are said, not thought.
    `word` and `owner` are the indices of the cue's head and of the holder's head in the tokens of
    the sentence, None where a pattern knows none.
    """

    sentence: int
    content: tuple[Span, ...]
    cue: Cue
    holder: Span | None
    pattern: str
    weight: float
    negated: bool = False
    word: int | None = None
    owner: int | None = None
    pos: CuePos = CuePos.VERB
    frame: Frame = Frame.QUOTE
    share: float | None = None
    says: bool = False

    @property
    def size(self) -> int:
        """Code points of content."""
        return sum(len(span) for span in self.content)

    @property
    def span(self) -> Span:
        """The smallest span over the whole content."""
        return Span(self.content[0].start, self.content[-1].end)
