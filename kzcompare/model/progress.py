"""How somebody who waits is told how far the work has come."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called after each batch of articles."""

    def __call__(self, done: int, total: int, doing: str = "reading", /) -> None:
        """Says that `done` of `total` articles are done, and what is done with them."""
        ...
