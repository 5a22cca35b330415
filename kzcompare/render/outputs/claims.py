"""`claims`: rows, best first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

from kzcompare.model.choices import Kind, Verdict
from kzcompare.model.row import Confidence, ReasonKind, Stance
from kzcompare.render.outputs.base import (
    Corpus,
    HolderRecord,
    Texts,
    Words,
    corpus,
    voiced,
    words_of,
)
from kzcompare.render.outputs.copies import CopyRecord, copy_record
from kzcompare.views.pairs import is_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kzcompare.model.report import Report
    from kzcompare.model.row import Cell, Reason, Row
    from kzcompare.render.outputs.base import Record


class CellRecord(Struct, frozen=True):
    """One statement of a row.

    `holder` is null for the article's own voice. `via` names those who relayed it, nearest the
    article first. `marks` are the words of the sentence that show the stance. `time` is the
    ISO date or period of what is told, if the sentence prints it.
    """

    source: str
    start: int
    end: int
    text: str
    holder: HolderRecord | None
    via: tuple[HolderRecord, ...]
    cue: str | None
    kind: Kind
    stance: Stance
    time: str | None
    negated: bool
    sentence: tuple[int, int]
    marks: tuple[Words, ...]


class ReasonWords(Struct, frozen=True):
    """Words of one cell (an index into `cells`) that a reason rests on."""

    cell: int
    start: int
    end: int
    text: str


class ReasonRecord(Struct, frozen=True):
    """One finding behind a verdict, and the two cells (indices into `cells`) it compares."""

    kind: ReasonKind
    text: str
    cells: tuple[int, int]
    words: tuple[ReasonWords, ...]


class RowRecord(Struct, frozen=True):
    """One proposition and every statement on it.

    `absent` counts the sources without a statement on it. `silent` and `earlier` name them, the
    latter those published before what the row is about, which could not have one; in a corpus of
    more than a dozen sources both are left empty, so that the output grows with the rows alone.
    """

    id: str
    proposition: str
    verdict: Verdict
    confidence: Confidence
    score: float
    reasons: tuple[ReasonRecord, ...]
    sources: int
    origins: int
    cells: tuple[CellRecord, ...]
    absent: int
    silent: tuple[str, ...]
    earlier: tuple[str, ...]


class ClaimsDocument(Struct, frozen=True):
    """Rows, best first, and which of the articles are copies of which."""

    schema: Literal["kzcompare.claims/1"]
    version: str
    corpus: Corpus
    rows: tuple[RowRecord, ...]
    copies: tuple[CopyRecord, ...]

    FIELDS: ClassVar[tuple[str, ...]] = (
        *("id", "verdict", "proposition", "source", "holder", "actor", "via", "cue"),
        *("kind", "stance", "time", "negated", "start", "end", "text"),
    )

    def items(self) -> Sequence[RowRecord]:
        """The rows."""
        return self.rows

    def records(self) -> list[Record]:
        """One record a cell."""
        return [_record(row, cell) for row in self.rows for cell in row.cells]


def claims_document(report: Report) -> ClaimsDocument:
    """All rows of the report, in its order."""
    rows = row_records(report.rows, report)
    copies = tuple(copy_record(copy) for copy in report.copies)
    return ClaimsDocument("kzcompare.claims/1", report.version, corpus(report), rows, copies)


MOST_NAMED = 12  # sources of a corpus up to which each row names those that say nothing


def row_records(rows: Sequence[Row], report: Report) -> tuple[RowRecord, ...]:
    """Rows with the sources that are silent on them, `report` being where they come from."""
    return tuple(each_row(rows, report))


def each_row(rows: Iterable[Row], report: Report) -> Iterator[RowRecord]:
    """The same, one after the other, so that not all of them need be in memory."""
    texts = Texts(report)
    dates = {listed.source.id: listed.source.date for listed in report.sources}
    return (_row(row, texts, dates) for row in rows)


def _row(row: Row, texts: Mapping[str, str], dates: Mapping[str, str | None]) -> RowRecord:
    sources = [cell.source for cell in row.cells]
    speaking = frozenset(sources)
    begun = None if row.period is None else row.period[0]
    absent = len(texts) - len(speaking & texts.keys())
    # A large corpus is not gone through for every row of it.
    named = [s for s in texts if s not in speaking] if len(texts) <= MOST_NAMED else []
    earlier = tuple(source for source in named if is_before(dates[source], begun))
    return RowRecord(
        row.id,
        row.proposition,
        row.verdict,
        row.confidence,
        row.score,
        tuple(reason_record(reason, sources, texts) for reason in row.reasons),
        row.sources,
        row.origins,
        tuple(cell_record(cell, texts) for cell in row.cells),
        absent,
        tuple(source for source in named if source not in earlier),
        earlier,
    )


def cell_record(cell: Cell, texts: Mapping[str, str]) -> CellRecord:
    """A statement with the words of its marks; `texts` are those of the articles, by source."""
    text = texts.get(cell.source, "")
    return CellRecord(
        cell.source,
        cell.span.start,
        cell.span.end,
        cell.text,
        *voiced(cell),
        cell.time,
        cell.negated,
        (cell.sentence.start, cell.sentence.end),
        tuple(words_of(span, text) for span in cell.marks),
    )


def reason_record(reason: Reason, sources: Sequence[str], texts: Mapping[str, str]) -> ReasonRecord:
    """A reason over cells of which `sources` gives the source of each."""
    words = tuple(
        ReasonWords(n, span.start, span.end, span.of(texts.get(sources[n], "")))
        for n, span in reason.words
    )
    return ReasonRecord(reason.kind, reason.text, reason.cells, words)


def _record(row: RowRecord, cell: CellRecord) -> Record:
    return {
        "id": row.id,
        "verdict": row.verdict.value,
        "proposition": row.proposition,
        "source": cell.source,
        "holder": cell.holder.text if cell.holder else None,
        "actor": cell.holder.actor if cell.holder else None,
        "via": "; ".join(relay.text for relay in cell.via) or None,
        "cue": cell.cue,
        "kind": cell.kind.value,
        "stance": cell.stance.value,
        "time": cell.time,
        "negated": "true" if cell.negated else "false",
        "start": cell.start,
        "end": cell.end,
        "text": cell.text,
    }
