"""`diff`: two sources side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.render.outputs.base import Corpus, Words, corpus, voice_columns, words_of
from kzcompare.render.outputs.claims import CellRecord, RowRecord, cell_record, row_records
from kzcompare.views.diff import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzcompare.model.report import Report
    from kzcompare.render.outputs.base import Record
    from kzcompare.views.diff import Alone, Diff


class AloneRecord(Struct, frozen=True):
    """A statement that no row joins with the other source.

    `place`: `only` where no sentence of the other source resembles it, `near` where one does,
    `later` where it is about what happened after the other source was published. `row` is the id of
    a row of `claims --all` that holds it, `also` the further sources there. `nearest` is the
    sentence of the other source that shares most words with it, `likeness` how many (0 to 1).
    `rank` orders statements by how much they tell; it has no unit.
    """

    place: Place
    row: str
    statement: CellRecord
    also: tuple[str, ...]
    nearest: Words | None
    likeness: float
    rank: float


class DiffDocument(Struct, frozen=True):
    """What two sources share, and what only one of them has.

    `rows` hold the cells of these two sources alone, the left one's first, and the verdict between
    them, in the order of the left article; `left_only` and `right_only` are in text order. `counts`
    says how many of each there are before any limit.
    """

    schema: Literal["kzcompare.diff/1"]
    version: str
    corpus: Corpus
    left: str
    right: str
    rows: tuple[RowRecord, ...]
    left_only: tuple[AloneRecord, ...]
    right_only: tuple[AloneRecord, ...]
    counts: dict[str, int]

    FIELDS: ClassVar[tuple[str, ...]] = (
        *("part", "row", "source", "holder", "actor", "cue", "kind", "stance", "time"),
        *("start", "end", "text", "also", "nearest", "likeness"),
    )

    def items(self) -> Sequence[RowRecord | AloneRecord]:
        """The rows, then what stands on the left only, then what stands on the right only."""
        return (*self.rows, *self.left_only, *self.right_only)

    def records(self) -> list[Record]:
        """One record a statement; `part` is the verdict of its row, or its place."""
        joined = [_record(row.verdict.value, row.id, c) for row in self.rows for c in row.cells]
        alone = [
            {
                **_record(a.place.value, a.row, a.statement),
                "also": "; ".join(a.also) or None,
                "nearest": a.nearest.text if a.nearest else None,
                "likeness": a.likeness,
            }
            for a in (*self.left_only, *self.right_only)
        ]
        return [*joined, *alone]


def diff_document(report: Report, diff: Diff, counts: Mapping[str, int]) -> DiffDocument:
    """A comparison made from `report`; `counts` are those before it was shortened."""
    texts = {read.article.id: read.article.text for read in report.articles}
    pair = tuple(r for r in report.articles if r.article.id in (diff.left, diff.right))
    two = replace(report, articles=pair)
    return DiffDocument(
        "kzcompare.diff/1",
        report.version,
        corpus(report),
        diff.left,
        diff.right,
        row_records(diff.rows, two),
        tuple(_alone(a, texts, diff.right) for a in diff.left_only),
        tuple(_alone(a, texts, diff.left) for a in diff.right_only),
        dict(counts),
    )


def _alone(alone: Alone, texts: Mapping[str, str], other: str) -> AloneRecord:
    return AloneRecord(
        alone.place,
        alone.row,
        cell_record(alone.cell, texts),
        alone.also,
        None if alone.nearest is None else words_of(alone.nearest, texts[other]),
        alone.likeness,
        alone.rank,
    )


def _record(part: str, row: str, cell: CellRecord) -> Record:
    return {
        "part": part,
        "row": row,
        "source": cell.source,
        **voice_columns(cell),
        "time": cell.time,
        "start": cell.start,
        "end": cell.end,
        "text": cell.text,
        "also": None,
        "nearest": None,
        "likeness": None,
    }
