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
    """Whether one cell copies the other, or both quote one utterance or name one relay for it."""
    from rapidfuzz import fuzz

    if min(len(left.text), len(right.text)) < SHORTEST:
        return False
    if fuzz.ratio(left.text, right.text) >= SAME_WORDS:
        return True
    if not (_quotes(left) and _quotes(right)):
        return False
    relays = {v.actor or v.text for v in left.via} & {v.actor or v.text for v in right.via}
    return bool(relays) or fuzz.partial_ratio(left.text, right.text) >= SAME_WORDS


def _quotes(cell: Cell) -> bool:
    return cell.kind in (Kind.DIRECT, Kind.MIXED)
