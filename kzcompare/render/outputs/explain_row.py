"""`explain` with row ids: why statements were or were not put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

from kzcompare.model.relation import Label
from kzcompare.render.outputs.claims import RowRecord, row_records
from kzcompare.render.outputs.copies import CopyRecord, copy_record
from kzcompare.render.outputs.explain import PartRecord
from kzcompare.render.outputs.relate import GroundRecord, ground_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.model.report import Report
    from kzcompare.model.span import Span
    from kzcompare.model.trace import PairTrace, Quotation, RowTrace
    from kzcompare.render.outputs.base import Record


class SentenceRecord(Struct, frozen=True):
    """A sentence of a source, verbatim."""

    source: str
    start: int
    end: int
    text: str


class PairRecord(Struct, frozen=True):
    """Two statements: how close they are, part by part, and how they stand to each other.

    `score` is the sum of `parts`; `threshold` is what a pair needs to open a row. `shared` are
    words of `a` that `b` has too. `label`, `likelihood` and `reasons` are the pairwise judgement,
    as `relate` gives it; places in reasons are places in the sources' texts. `encoder` names the
    sentence encoder that was asked, null without one; `sensed` is what it adds to the score, which
    does not hold it, to bring the two together.
    """

    a: SentenceRecord
    b: SentenceRecord
    aligned: bool
    outcome: str
    score: float | None
    threshold: float | None
    parts: tuple[PartRecord, ...]
    shared: tuple[str, ...]
    label: Label
    likelihood: float
    reasons: tuple[GroundRecord, ...]
    encoder: str | None = None
    sensed: float | None = None


FIELDS = ("a", "a_start", "b", "b_start", "aligned", "outcome", "score", "label", "likelihood")


class TieRecord(Struct, frozen=True):
    """Why two sources count as one origin: `why` is copy, agency, relay or words.

    `what` names the agency or relay.
    """

    a: str
    b: str
    why: str
    what: str | None


class ExplainRowDocument(Struct, frozen=True):
    """A row, every pair of its statements that belong to two sources, and what ties sources."""

    schema: Literal["kzcompare.explain_row/1"]
    version: str
    row: RowRecord
    pairs: tuple[PairRecord, ...]
    ties: tuple[TieRecord, ...]
    copies: tuple[CopyRecord, ...]

    FIELDS: ClassVar[tuple[str, ...]] = FIELDS

    def items(self) -> Sequence[PairRecord]:
        """The pairs."""
        return self.pairs

    def records(self) -> list[Record]:
        """One record a pair."""
        return [_record(pair) for pair in self.pairs]


class ExplainPairDocument(Struct, frozen=True):
    """Why two statements were or were not put together."""

    schema: Literal["kzcompare.explain_pair/1"]
    version: str
    pair: PairRecord

    FIELDS: ClassVar[tuple[str, ...]] = FIELDS

    def items(self) -> Sequence[PairRecord]:
        """The pair."""
        return (self.pair,)

    def records(self) -> list[Record]:
        """One record."""
        return [_record(self.pair)]


def explain_row_document(report: Report, trace: RowTrace) -> ExplainRowDocument:
    """A row of `report` with what holds it together."""
    texts = {read.article.id: read.article.text for read in report.articles}
    (row,) = row_records([trace.row], report)
    pairs = tuple(_pair(p, texts[p.left.source], texts[p.right.source]) for p in trace.pairs)
    ties = tuple(TieRecord(t.left, t.right, t.why, t.what) for t in trace.ties)
    speaking = {cell.source for cell in trace.row.cells}
    copies = tuple(copy_record(c) for c in report.copies if {c.source, c.of} <= speaking)
    return ExplainRowDocument("kzcompare.explain_row/1", report.version, row, pairs, ties, copies)


def explain_pair_document(report: Report, trace: PairTrace) -> ExplainPairDocument:
    """Two statements of `report`."""
    texts = {read.article.id: read.article.text for read in report.articles}
    pair = _pair(trace, texts[trace.left.source], texts[trace.right.source])
    return ExplainPairDocument("kzcompare.explain_pair/1", report.version, pair)


def _pair(trace: PairTrace, left: str, right: str) -> PairRecord:
    relation = trace.relation
    return PairRecord(
        _sentence(trace.left),
        _sentence(trace.right),
        trace.is_aligned,
        trace.outcome,
        trace.score,
        None if trace.threshold is None else round(trace.threshold, 3),
        tuple(PartRecord(name, value) for name, value in trace.parts),
        trace.shared,
        relation.label,
        relation.score,
        tuple(ground_record(g, left, right) for g in relation.grounds),
        trace.encoder,
        trace.sensed,
    )


def _sentence(quotation: Quotation) -> SentenceRecord:
    span: Span = quotation.span
    return SentenceRecord(quotation.source, span.start, span.end, quotation.text)


def _record(pair: PairRecord) -> Record:
    return {
        "a": pair.a.source,
        "a_start": pair.a.start,
        "b": pair.b.source,
        "b_start": pair.b.start,
        "aligned": "true" if pair.aligned else "false",
        "outcome": pair.outcome,
        "score": pair.score,
        "label": pair.label.value,
        "likelihood": pair.likelihood,
    }
