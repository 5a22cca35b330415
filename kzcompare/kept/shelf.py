"""The place of one corpus in the cache: records by name, each behind the state it was found in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from kzcompare.cache import Cache

T = TypeVar("T")


class GoneError(Exception):
    """Something that was kept of a corpus is there no longer, or belongs to another state of it."""


class Place(Struct, frozen=True):
    """Where in the cache a comparison is kept.

    `corpus` stands for the paths and options, `state` for all that the result depends on, and
    `readings` are the keys of the articles' readings.
    """

    corpus: str
    state: str
    readings: tuple[str, ...]


class Shelf:
    """The records of one corpus. What was found before one of its articles changed is replaced."""

    def __init__(self, cache: Cache, place: Place) -> None:
        """The records at `place`."""
        self.cache = cache
        self.place = place

    def get(self, name: str, kind: type[T]) -> T:
        """The record of this name.

        Raises:
            GoneError: there is none of that kind that was found in this state.
        """
        (found,) = self.each([name], kind)
        return found

    def each(self, names: Sequence[str], kind: type[T]) -> Iterator[T]:
        """The records of these names, one after the other.

        Raises:
            GoneError: one of them is not there.
        """
        tagged: Any = tuple[str, kind]  # type: ignore[valid-type]
        for kept in self.cache.each([self._key(name) for name in names], tagged):
            if kept is None or kept[0] != self.place.state:
                raise GoneError
            yield kept[1]

    def put(self, records: Iterable[tuple[str, object]]) -> None:
        """Keeps records by name, all of them or none."""
        self.cache.put_all((self._key(name), (self.place.state, it)) for name, it in records)

    def _key(self, name: str) -> str:
        return self.cache.key("compared", name, self.place.corpus)
