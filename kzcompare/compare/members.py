"""One member of a row: the words that it shows, what its sentence claims, and of which day."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kzcompare.model.claim import Claim, Signal, Term
from kzcompare.model.row import Cell, party_of


class Member(Struct, frozen=True):
    """A cell with the claim that it is cut from; `day` is that of its article, as an ISO date."""

    cell: Cell
    claim: Claim
    day: str | None = None

    @property
    def party(self) -> str:
        """Who stands behind the statement: the holder, or the article."""
        return party_of(self.cell)

    @property
    def signals(self) -> Iterator[Signal]:
        """The signals inside the words that the cell shows."""
        return (s for s in self.claim.signals if self.cell.span.contains(s.span))

    @property
    def shown(self) -> list[Term]:
        """The content words that the cell shows."""
        return [t for t in self.claim.terms if self.cell.span.contains(t.span)]

    def has_voice_of(self, other: Member) -> bool:
        """Whether both speak with one voice: the same actor, or the same article's own."""
        is_one_kind = (self.cell.holder is None) == (other.cell.holder is None)
        return is_one_kind and self.party == other.party
