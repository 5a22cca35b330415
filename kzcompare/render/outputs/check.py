"""`check`: a claim of the user's own against every source."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

from kzcompare.model.check import Position
from kzcompare.model.row import Confidence
from kzcompare.render.outputs.base import Corpus, Texts, corpus, voice_columns
from kzcompare.render.outputs.claims import CellRecord, cell_record
from kzcompare.render.outputs.relate import GroundRecord, ground_record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzcompare.model.check import Check, Evidence, SourceCheck
    from kzcompare.model.report import Report
    from kzcompare.render.outputs.base import Record


class EvidenceRecord(Struct, frozen=True):
    """One statement that bears on the claim; in its reasons `a` is the source, `b` the claim."""

    position: Position
    confidence: Confidence
    score: float
    cell: CellRecord
    reasons: tuple[GroundRecord, ...]


class CheckedRecord(Struct, frozen=True):
    """The position of one source, with the evidence for it, strongest first."""

    source: str
    position: Position
    confidence: Confidence
    evidence: tuple[EvidenceRecord, ...]


class CheckDocument(Struct, frozen=True):
    """A claim against every source."""

    schema: Literal["kzcompare.check/1"]
    version: str
    corpus: Corpus
    claim: str
    sources: tuple[CheckedRecord, ...]

    FIELDS: ClassVar[tuple[str, ...]] = (
        *("source", "position", "confidence", "evidence", "score", "reason"),
        *("holder", "actor", "cue", "kind", "stance", "start", "end", "text"),
    )

    def items(self) -> Sequence[CheckedRecord]:
        """The sources."""
        return self.sources

    def records(self) -> list[Record]:
        """One record a piece of evidence; one for each silent source."""
        return [record for checked in self.sources for record in _records(checked)]


def check_document(report: Report, check: Check) -> CheckDocument:
    """A check, which was made from `report`."""
    texts = Texts(report)
    return CheckDocument(
        "kzcompare.check/1",
        report.version,
        corpus(report),
        check.claim,
        tuple(_checked(s, texts, check.claim) for s in check.sources),
    )


def _checked(found: SourceCheck, texts: Mapping[str, str], claim: str) -> CheckedRecord:
    return CheckedRecord(
        found.source,
        found.position,
        found.confidence,
        tuple(_evidence(e, texts, claim) for e in found.evidence),
    )


def _evidence(evidence: Evidence, texts: Mapping[str, str], claim: str) -> EvidenceRecord:
    return EvidenceRecord(
        evidence.position,
        evidence.confidence,
        evidence.score,
        cell_record(evidence.cell, texts),
        tuple(ground_record(g, texts[evidence.cell.source], claim) for g in evidence.grounds),
    )


def _records(checked: CheckedRecord) -> list[Record]:
    head: Record = {
        "source": checked.source,
        "position": checked.position.value,
        "confidence": checked.confidence.value,
    }
    empty: Record = dict.fromkeys(CheckDocument.FIELDS[3:])
    if not checked.evidence:
        return [head | empty]
    return [head | _flat(e) for e in checked.evidence]


def _flat(evidence: EvidenceRecord) -> Record:
    cell = evidence.cell
    return {
        "evidence": evidence.position.value,
        "score": evidence.score,
        "reason": "; ".join(r.text for r in evidence.reasons) or None,
        **voice_columns(cell),
        "start": cell.start,
        "end": cell.end,
        "text": cell.text,
    }
