"""What articles have in common, for `sources`, `claims` and the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.model.copy import CopyKind

if TYPE_CHECKING:
    from kzcompare.model.copy import Copy


class RunRecord(Struct, frozen=True):
    """A stretch that two articles have in common: its place in the one and in the other."""

    start: int
    end: int
    of_start: int
    of_end: int


class CopyRecord(Struct, frozen=True):
    """What the article `source` has in common with the article `of`.

    `share` is the share of its own words, quotations aside, that stand there (of its quoted words
    where the kind is quotation). `is_later` tells that dates show who took from whom.
    """

    source: str
    of: str
    kind: CopyKind
    share: float
    is_later: bool
    runs: tuple[RunRecord, ...]


def copy_record(copy: Copy) -> CopyRecord:
    """What two articles have in common, with its places."""
    runs = tuple(RunRecord(a.start, a.end, b.start, b.end) for a, b in copy.runs)
    return CopyRecord(copy.source, copy.of, copy.kind, copy.share, copy.is_later, runs)
