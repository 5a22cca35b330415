"""What may keep results between runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Recall(Protocol):
    """What may keep results between runs."""

    def __call__(self, key: str, kind: type[T], make: Callable[[], T]) -> T:
        """What `make` gives, a `kind`, or what it gave before under `key`.

        The key covers all that the result depends on, the program itself aside.
        """
        ...


def make_anew(key: str, kind: type[T], make: Callable[[], T]) -> T:
    """A `Recall` that remembers nothing."""
    del key, kind
    return make()
