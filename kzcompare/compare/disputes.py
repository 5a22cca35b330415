"""Whether a row is in dispute, by the signs that its cells are against each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from kzcompare.compare.signs import Sign
from kzcompare.model.row import Cell, party_of

PARTIES = 2  # that a row needs when no sign is sure, one of them a holder


def is_disputed(cells: Sequence[Cell], signs: Sequence[Sign]) -> bool:
    """Whether a sign is sure, or weak ones are of two kinds and a holder is among the parties."""
    if any(s.is_sure for s in signs):
        return True
    if len({party_of(c) for c in cells}) < PARTIES or all(c.holder is None for c in cells):
        return False
    return any(a.name != b.name and not _have_one_word(a, b) for a, b in combinations(signs, 2))


def _have_one_word(a: Sign, b: Sign) -> bool:
    """Whether two signs are in the same words: "questioned" denies, "questioned how" doubts."""
    ours, theirs = ([span for n, span in sign.words if n == sign.cell] for sign in (a, b))
    return a.cell == b.cell and any(x.overlaps(y) for x in ours for y in theirs)
