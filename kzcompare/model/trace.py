"""How the attributions of one sentence came about, for `explain`."""

from __future__ import annotations

from dataclasses import dataclass

from kzcompare.model.span import Span


@dataclass(frozen=True, slots=True)
class CandidateTrace:
    """One reading that a pattern proposed, and what became of it.

    `likelihood` (0 to 1) is the logistic function of the sum of `parts`, log odds by name, the
    largest first. `outcome` is a sentence for the reader; `is_kept` says that it became a
    statement. Spans are places in the article.
    """

    pattern: str
    cue: Span
    holder: Span | None
    content: tuple[Span, ...]
    likelihood: float
    parts: tuple[tuple[str, float], ...]
    outcome: str
    is_kept: bool


@dataclass(frozen=True, slots=True)
class SentenceTrace:
    """A sentence with every reading of it, the likeliest first."""

    source: str
    text: str
    sentence: Span
    candidates: tuple[CandidateTrace, ...]
