"""What was written for the user beside the articles."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """A table of sources, how many entries were added to it, and how many it had before."""

    path: str
    added: int
    before: int
