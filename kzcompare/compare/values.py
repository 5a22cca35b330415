"""Figures of a row that cannot both be right."""

from __future__ import annotations

from collections.abc import Sequence

from kzcompare.compare.figures import quantities_agree
from kzcompare.model.claim import Claim, Quantity
from kzcompare.model.row import Cell, Reason, ReasonKind

FARTHEST = 2.5  # ratio of two values beyond which they count different things


def figure_conflicts(cells: Sequence[Cell], claims: Sequence[Claim]) -> tuple[Reason, ...]:
    """A reason for each pair of sources that give one thing two incompatible values.

    Values that agree are struck out first; a conflict is only seen where exactly one value of a
    unit is left on each side, because a sentence with several sums rarely says which is which.
    """
    found = []
    for n, left in enumerate(cells):
        for m in range(n + 1, len(cells)):
            if left.source == cells[m].source:
                continue
            pair = _conflict(_shown(left, claims[n]), _shown(cells[m], claims[m]))
            if pair is not None:
                a, b = pair
                text = f"{left.source} has “{a.text}”, {cells[m].source} “{b.text}”"
                words = ((n, a.span), (m, b.span))
                found.append(Reason(ReasonKind.FIGURE, text, (n, m), words))
    return tuple(found)


def _shown(cell: Cell, claim: Claim) -> list[Quantity]:
    return [q for q in claim.quantities if cell.span.contains(q.span)]


def _conflict(
    left: Sequence[Quantity], right: Sequence[Quantity]
) -> tuple[Quantity, Quantity] | None:
    """The two values that clash, or None."""
    ours = [a for a in left if not any(quantities_agree(a, b) for b in right)]
    theirs = [b for b in right if not any(quantities_agree(a, b) for a in left)]
    for a in ours:
        clashing = [b for b in theirs if quantities_agree(a, b) is False and _near(a, b)]
        rivals = [x for x in ours if x.unit == a.unit and x.noun == a.noun]
        if len(clashing) == 1 and len(rivals) == 1:
            return a, clashing[0]
    return None


def _near(a: Quantity, b: Quantity) -> bool:
    """Whether two values are of one size; None bounds are open."""
    left, right = a.low if a.low is not None else a.high, b.low if b.low is not None else b.high
    if left is None or right is None or min(left, right) <= 0:
        return False
    return max(left, right) / min(left, right) <= FARTHEST
