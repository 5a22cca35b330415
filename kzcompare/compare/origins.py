"""How many independent origins the statements of a row have."""

from __future__ import annotations

from collections.abc import Sequence

from kzcompare.model.row import Cell
from kzcompare.model.statement import Kind

SAME_WORDS = 90.0  # RapidFuzz ratio from which two sources' words are copies of each other
SHORTEST = 30  # code points; shorter quotations may be alike by chance


def count_origins(cells: Sequence[Cell]) -> int:
    """Sources, less those that only repeat another's words or quote the same speech."""
    sources = sorted({c.source for c in cells})
    parent = {s: s for s in sources}

    def root(source: str) -> str:
        while parent[source] != source:
            source = parent[source]
        return source

    for n, left in enumerate(cells):
        for right in cells[n + 1 :]:
            if left.source != right.source and _same_origin(left, right):
                parent[max(root(left.source), root(right.source))] = min(
                    root(left.source), root(right.source)
                )
    return len({root(s) for s in sources})


def _same_origin(left: Cell, right: Cell) -> bool:
    """Whether both came through one relay, or one cell copies the other or its quotation."""
    from rapidfuzz import fuzz

    if {v.actor or v.text for v in left.via} & {v.actor or v.text for v in right.via}:
        return True
    if min(len(left.text), len(right.text)) < SHORTEST:
        return False
    if fuzz.ratio(left.text, right.text) >= SAME_WORDS:
        return True
    quoted = _quotes(left) and _quotes(right)
    return quoted and fuzz.partial_ratio(left.text, right.text) >= SAME_WORDS


def _quotes(cell: Cell) -> bool:
    return cell.kind in (Kind.DIRECT, Kind.MIXED)
