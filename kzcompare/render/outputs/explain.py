"""`explain`: how the attributions of one sentence came about."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

from kzcompare.render.outputs.base import Words, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.model.span import Span
    from kzcompare.model.trace import SentenceTrace
    from kzcompare.render.outputs.base import Record


class PartRecord(Struct, frozen=True):
    """One piece of evidence for (above 0) or against a reading, in log odds."""

    name: str
    value: float


class CandidateRecord(Struct, frozen=True):
    """One reading that a pattern proposed; `likelihood` lies between 0 and 1."""

    pattern: str
    cue: Words
    holder: Words | None
    content: tuple[Words, ...]
    likelihood: float
    outcome: str
    kept: bool
    parts: tuple[PartRecord, ...]


class ExplainDocument(Struct, frozen=True):
    """Every reading of one sentence, the likeliest first, and what became of each."""

    schema: Literal["kzcompare.explain/1"]
    version: str
    source: str
    sentence: Words
    candidates: tuple[CandidateRecord, ...]

    FIELDS: ClassVar[tuple[str, ...]] = (
        *("pattern", "cue", "holder", "likelihood", "outcome", "start", "end", "text"),
    )

    def items(self) -> Sequence[CandidateRecord]:
        """The readings."""
        return self.candidates

    def records(self) -> list[Record]:
        """One record a reading."""
        return [_candidate(candidate) for candidate in self.candidates]


def explain_document(trace: SentenceTrace, version: str) -> ExplainDocument:
    """Every reading of one sentence."""
    text = trace.text

    def words(span: Span) -> Words:
        return words_of(span, text)

    return ExplainDocument(
        "kzcompare.explain/1",
        version,
        trace.source,
        words(trace.sentence),
        tuple(
            CandidateRecord(
                c.pattern,
                words(c.cue),
                None if c.holder is None else words(c.holder),
                tuple(words(span) for span in c.content),
                round(c.likelihood, 4),
                c.outcome,
                c.is_kept,
                tuple(PartRecord(name, round(value, 4)) for name, value in c.parts),
            )
            for c in trace.candidates
        ),
    )


def _candidate(candidate: CandidateRecord) -> Record:
    return {
        "pattern": candidate.pattern,
        "cue": candidate.cue.text,
        "holder": candidate.holder.text if candidate.holder else None,
        "likelihood": candidate.likelihood,
        "outcome": candidate.outcome,
        "start": candidate.content[0].start,
        "end": candidate.content[-1].end,
        "text": " … ".join(words.text for words in candidate.content),
    }
