"""How the attributions of one sentence came about, for `explain`."""

from __future__ import annotations

from dataclasses import dataclass

from kzcompare.model.relation import Relation
from kzcompare.model.row import Row
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


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence of a source: where it stands and its words."""

    source: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class PairTrace:
    """Why two statements were or were not put together.

    `parts` are the parts of the alignment score by name, in its units (see `align/pairs.py`), the
    largest first; empty where the two are no candidates. `score` is their sum and `threshold` what
    a pair needs to open a row, None where they were not scored. `outcome` is a sentence for the
    reader; `relation` the pairwise judgement of the two, `left` being its first passage.
    """

    left: Quotation
    right: Quotation
    parts: tuple[tuple[str, float], ...]
    score: float | None
    threshold: float | None
    shared: tuple[str, ...]
    is_aligned: bool
    outcome: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class RowTrace:
    """How a row came about: the row itself and every pair of its statements of two sources."""

    row: Row
    pairs: tuple[PairTrace, ...]
