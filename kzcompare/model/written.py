"""What was written for the user beside the articles."""

from __future__ import annotations

from msgspec import Struct


class Written(Struct, frozen=True):
    """A table of sources, how many entries were added to it, and how many it had before."""

    path: str
    added: int
    before: int
