"""How each statement of a row stands to the others: for, or doubting, or denying."""

from __future__ import annotations

from collections.abc import Sequence

from kzcompare.compare.signs import Sign
from kzcompare.model.row import Cell, ReasonKind, Stance


def counts(sign: Sign, *, is_disputed: bool) -> bool:
    """Whether a sign is heard."""
    return sign.is_sure or is_disputed or sign.kind is ReasonKind.DOUBT


def stance_of(cell: Cell, signs: Sequence[Sign], *, is_disputed: bool) -> Stance:
    """The stance of a cell given the signs against it; weak ones count only in a disputed row.

    Uncertainty counts in any row: it makes a tension, though no contradiction.
    """
    counted = [s for s in signs if counts(s, is_disputed=is_disputed)]
    if not counted:
        return cell.stance
    if all(s.kind is ReasonKind.DOUBT for s in counted):
        return Stance.DOUBTS
    return Stance.DENIES
