"""Which actors have which key, as the cache keeps it: keys in as many records as pay."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kzcompare.actors.find import folded_forms, near_places, options_of
from kzcompare.actors.keys import actor_keys
from kzcompare.kept.shelf import Shelf
from kzcompare.model.actor import Actor

AT_ONCE = 300  # keys of one record


def key_records(actors: Sequence[Actor]) -> Iterator[tuple[str, object]]:
    """The numbers of the actors, from 0, by their keys, in records by name."""
    keyed = [(key, number) for number, actor in enumerate(actors) for key in actor_keys(actor)]
    count = 1 + len({key for key, _ in keyed}) // AT_ONCE
    records: list[dict[str, list[int]]] = [defaultdict(list) for _ in range(count)]
    for key, number in sorted(keyed):
        records[_home(key, count)][key].append(number)
    yield "keys", count
    for number, record in enumerate(records):
        yield f"keys/{number}", dict(record)


def form_record(actors: Sequence[Actor]) -> tuple[str, object]:
    """The folded names of all actors, a line each, in a record by its name."""
    return "forms", tuple("\n".join(sorted(folded_forms(actor))) for actor in actors)


def numbers_near(shelf: Shelf, asked: str) -> list[int]:
    """The numbers of the actors with a name like a folded one, in order.

    Raises:
        GoneError: the record is not there.
    """
    forms = shelf.get("forms", tuple[str, ...])
    options, owners = [], []
    for number, lines in enumerate(forms):
        for option in options_of(lines.split("\n"), asked):
            options.append(option)
            owners.append(number)
    return sorted({owners[place] for place in near_places(options, asked)})


def numbers_of(shelf: Shelf, keys: Iterable[str]) -> list[int]:
    """The numbers of the actors with any of these keys, in order.

    Raises:
        GoneError: a record is not there.
    """
    count = shelf.get("keys", int)
    wanted: dict[int, list[str]] = defaultdict(list)
    for key in keys:
        wanted[_home(key, count)].append(key)
    found: set[int] = set()
    for home, here in wanted.items():
        record = shelf.get(f"keys/{home}", dict[str, tuple[int, ...]])
        found.update(number for key in here for number in record.get(key, ()))
    return sorted(found)


def _home(key: str, count: int) -> int:
    return zlib.crc32(key.encode("utf-8", "replace")) % count
