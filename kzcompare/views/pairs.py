"""What a row says about two of its sources: the cells of both, and the verdict between them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kzcompare.compare.origins import count_origins
from kzcompare.model.choices import Verdict
from kzcompare.model.row import Cell, Reason, ReasonKind, Row, party_of

VALUES = frozenset({ReasonKind.FIGURE, ReasonKind.DATE})  # two values, neither of them a denial
LIKENESS = frozenset({ReasonKind.PARAPHRASE, ReasonKind.REPETITION})


def between(row: Row, left: str, right: str) -> Verdict | None:
    """How two sources stand to each other in a row; None where one of them is not in it.

    A row in dispute does not set all of its sources against each other. Two are in contradiction
    where one denies or doubts what the other does not, or where their values clash; where both
    deny it, or both report it, they agree.
    """
    ours = [cell for cell in row.cells if cell.source == left]
    theirs = [cell for cell in row.cells if cell.source == right]
    if not ours or not theirs:
        return None
    if row.verdict not in (Verdict.CONTRADICTION, Verdict.MIXED):
        return Verdict.AGREEMENT
    if _values_clash(row, left, right) or _is_against(ours, theirs) or _is_against(theirs, ours):
        return row.verdict
    return Verdict.AGREEMENT


def _values_clash(row: Row, left: str, right: str) -> bool:
    pair = {left, right}
    return any(
        r.kind in VALUES and {row.cells[n].source for n in r.cells} == pair for r in row.reasons
    )


def _is_against(cells: Sequence[Cell], others: Sequence[Cell]) -> bool:
    """Whether one source is against what the other, which is not, lets somebody else say."""
    deniers = {party_of(cell) for cell in cells if cell.stance.is_against}
    if not deniers or any(cell.stance.is_against for cell in others):
        return False
    return bool({party_of(cell) for cell in others} - deniers)


def cut_to(row: Row, left: str, right: str, verdict: Verdict) -> Row:
    """The row with the cells of two sources only, the left one's first, and what bears on them."""
    kept = [n for side in (left, right) for n, c in enumerate(row.cells) if c.source == side]
    place = {n: index for index, n in enumerate(kept)}
    cells = tuple(row.cells[n] for n in kept)
    is_dispute = verdict is not Verdict.AGREEMENT
    reasons = [r for r in row.reasons if (r.kind not in LIKENESS) == is_dispute]
    moved = (_moved(reason, place, cells) for reason in reasons)
    return replace(
        row,
        verdict=verdict,
        cells=cells,
        reasons=tuple(reason for reason in moved if reason is not None),
        sources=2,
        origins=count_origins(cells),
    )


def _moved(reason: Reason, place: dict[int, int], cells: Sequence[Cell]) -> Reason | None:
    """The reason with the new indices of its cells; None where it is about other sources.

    A judgement ("nonsense") may have been found against the statement of a third source: it holds
    against any statement of the row, so it moves to the first of the other side.
    """
    first, second = reason.cells
    if first not in place:
        return None
    new = place[first]
    if second in place:
        other = place[second]
    elif len(reason.words) == 1 and reason.words[0][0] == first:
        other = next(n for n, c in enumerate(cells) if c.source != cells[new].source)
    else:
        return None
    words = tuple((place[n], span) for n, span in reason.words if n in place)
    return replace(reason, cells=(new, other), words=words)


def is_before(published: str | None, begun: str | None) -> bool:
    """Whether an ISO date, perhaps partial, surely lies before the start of a period."""
    if published is None or begun is None:
        return False
    start = begun.split("/")[0]
    shared = min(len(published), len(start))
    return published[:shared] < start[:shared]
