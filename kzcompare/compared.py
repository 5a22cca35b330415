"""What is found over all articles, and how the cache keeps it.

Of readings only what the corpus changed in them is kept: the readings are in the cache already. A
corpus has one place in it for each part, so what was found before one of its articles changed is
replaced and not kept beside what is found now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.columnar import Columnar, from_columns
from kzcompare.model.actor import Actor, Mention
from kzcompare.model.claim import Reading
from kzcompare.model.copy import Copy
from kzcompare.model.row import Row
from kzcompare.model.statement import Statement
from kzcompare.packed import one_of

if TYPE_CHECKING:
    from kzcompare.cache import Cache


class Compared(Struct, frozen=True):
    """The parts of a comparison; each is kept in the cache by itself.

    `readings` are those of the articles, in order, with the holders' actors filled in.
    """

    readings: tuple[Reading, ...] = ()
    actors: tuple[Actor, ...] = ()
    rows: tuple[Row, ...] = ()
    singles: tuple[Row, ...] = ()
    copies: tuple[Copy, ...] = ()


class Linked(Struct, frozen=True, array_like=True):
    """What the corpus changed in a reading.

    `actors` are those of the holders of its statements, of each its holder's (None without one) and
    those of its relays; `mentions` are None where they are as they were.
    """

    actors: tuple[tuple[str | None, ...], ...]
    mentions: tuple[Mention, ...] | None


class Place(Struct, frozen=True):
    """Where in the cache a comparison is kept.

    `corpus` stands for the paths and options, `state` for all that the result depends on, and
    `readings` are the keys of the articles' readings.
    """

    corpus: str
    state: str
    readings: tuple[str, ...]


# What each part is in the cache, behind the state that it was found in; decoding one learns the
# shapes of its own records and no others.
_KINDS: Mapping[str, Any] = {
    "readings": tuple[str, tuple[Linked, ...]],
    "actors": tuple[str, tuple[Actor, ...]],
    "rows": tuple[str, tuple[Row, ...]],
    "singles": tuple[str, tuple[Row, ...]],
    "copies": tuple[str, tuple[Copy, ...]],
}


def recall(cache: Cache, place: Place, parts: Iterable[str]) -> Compared | None:
    """The parts of these names; None where one of them is not kept."""
    found: dict[str, Any] = {}
    for part in parts:
        kept = cache.get(_key(cache, place, part), _KINDS[part])
        if kept is None or kept[0] != place.state:
            return None
        found[part] = kept[1]
    if "readings" in found:
        held = partial(one_of, len(place.readings))
        kept = cache.each(place.readings, Columnar)
        known = [None if r is None else held(from_columns(r)) for r in kept]
        readings = tuple(_applied(known, found["readings"]))
        if len(readings) < len(known):
            return None
        found["readings"] = readings
    return Compared(**found)


def keep(
    cache: Cache,
    place: Place,
    parts: Iterable[str],
    compared: Compared,
    before: Sequence[Reading],
) -> None:
    """Keeps the parts of these names; `before` are the readings as the cache has them."""
    made: dict[str, object] = {part: getattr(compared, part) for part in parts}
    if "readings" in made:
        pairs = zip(before, compared.readings, strict=True)
        made["readings"] = tuple(_changed(old, new) for old, new in pairs)
    cache.put_all((_key(cache, place, part), (place.state, found)) for part, found in made.items())


def _key(cache: Cache, place: Place, part: str) -> str:
    return cache.key("compared", part, place.corpus)


def _changed(old: Reading, new: Reading) -> Linked:
    actors = (
        (s.holder.actor if s.holder else None, *(relay.actor for relay in s.via))
        for s in new.statements
    )
    return Linked(tuple(actors), None if new.mentions == old.mentions else new.mentions)


def _applied(known: Sequence[Reading | None], linked: Sequence[Linked]) -> Iterator[Reading]:
    """The readings with what the corpus changed, up to the first that is not there."""
    for reading, change in zip(known, linked, strict=False):
        if reading is None:
            return
        yield replace(
            reading,
            statements=tuple(map(_named, reading.statements, change.actors)),
            mentions=reading.mentions if change.mentions is None else change.mentions,
        )


def _named(statement: Statement, actors: Sequence[str | None]) -> Statement:
    """The statement with the actors of its holder and of its relays."""
    if not any(actors):
        return statement
    holder, *relays = actors
    return replace(
        statement,
        holder=statement.holder and replace(statement.holder, actor=holder),
        via=tuple(
            replace(relay, actor=actor) for relay, actor in zip(statement.via, relays, strict=True)
        ),
    )
