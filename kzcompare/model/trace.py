"""How the attributions of one sentence came about, for `explain`."""

from __future__ import annotations

from msgspec import Struct

from kzcompare.model.relation import Relation
from kzcompare.model.row import Row
from kzcompare.model.span import Span


class CandidateTrace(Struct, frozen=True):
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


class SentenceTrace(Struct, frozen=True):
    """A sentence with every reading of it, the likeliest first."""

    source: str
    text: str
    sentence: Span
    candidates: tuple[CandidateTrace, ...]


class Quotation(Struct, frozen=True):
    """A sentence of a source: where it stands and its words."""

    source: str
    span: Span
    text: str


class PairTrace(Struct, frozen=True):
    """Why two statements were or were not put together.

    `parts` are the parts of the alignment score by name, in its units (see `align/pairs.py`), the
    largest first; empty where the two are no candidates. `score` is their sum and `threshold` what
    a pair needs to open a row, None where they were not scored. `outcome` is a sentence for the
    reader; `relation` the pairwise judgement of the two, `left` being its first passage. `encoder`
    names the sentence encoder that was asked how alike they are in meaning, None without one;
    `sensed` is what it adds, in the units of the score but no part of it: it can only bring two
    statements together.
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
    encoder: str | None = None
    sensed: float | None = None


class Tie(Struct, frozen=True):
    """Why two sources of a row count as one origin, and by whom or what where that has a name.

    `why` is one of "copy" (one text, or a passage of one), "agency", "relay", "words" (nearly the
    same ones, or one quotation).
    """

    left: str
    right: str
    why: str
    what: str | None = None


class RowTrace(Struct, frozen=True):
    """How a row came about: it, every pair of its statements of two sources, ties of origin."""

    row: Row
    pairs: tuple[PairTrace, ...]
    ties: tuple[Tie, ...] = ()
