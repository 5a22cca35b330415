"""What a runner is, and the plainest one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")


class Runner(Protocol):
    """Maps items to results."""

    def map(self, work: Callable[[S, T], R], shared: S, items: Sequence[T]) -> Iterator[R]:
        """`work(shared, item)` for each item, in the order of the items.

        `work` is a function of a module and depends on nothing but its arguments; these and what it
        returns can be pickled. `shared` is sent once to each worker, not with each item.
        """
        ...


class InProcess:
    """One item after the other, each when its result is asked for."""

    def map(self, work: Callable[[S, T], R], shared: S, items: Sequence[T]) -> Iterator[R]:
        """See `Runner.map`."""
        return (work(shared, item) for item in items)
