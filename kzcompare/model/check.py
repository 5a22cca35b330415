"""What each source has on a claim of the user's own."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from kzcompare.model.relation import Ground
from kzcompare.model.row import Cell, Confidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzcompare.model.claim import ReadArticle


class Position(StrEnum):
    """How a source stands to a claim."""

    SUPPORTS = "supports"  # it asserts or reports it, without doubt of its own
    DISPUTES = "disputes"  # it denies or doubts it, or has something else in its place
    MENTIONS = "mentions"  # it speaks of the same, but neither
    SILENT = "silent"


class Evidence(Struct, frozen=True):
    """One statement that bears on the claim, and why; `b` in a ground is a place in the claim."""

    cell: Cell
    position: Position
    confidence: Confidence
    score: float
    grounds: tuple[Ground, ...]


class SourceCheck(Struct, frozen=True):
    """The position of one source, with the evidence for it, strongest first."""

    source: str
    position: Position
    confidence: Confidence
    evidence: tuple[Evidence, ...]


class Check(Struct, frozen=True):
    """A claim against every source, in the order of the corpus."""

    claim: str
    sources: tuple[SourceCheck, ...]

    @property
    def is_silent(self) -> bool:
        """Whether no source speaks to the claim."""
        return all(s.position is Position.SILENT for s in self.sources)


class Awaited(Protocol):
    """Waits for a claim that is being read elsewhere.

    Until it is there, one after the other of what it is given is taken, and not looked at.
    """

    def __call__(self, meanwhile: Iterable[object] = ()) -> ReadArticle:
        """The claim, read like a short article."""
        ...
