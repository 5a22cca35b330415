"""What the corpus changed in the readings of its articles, a few articles a record.

The readings are in the cache already. Actors are told by their numbers in the order of actors, from
1; 0 is nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.model.actor import Actor, Mention
from kzcompare.model.claim import Reading
from kzcompare.model.statement import Holder, Statement

AT_ONCE = 16  # articles of one record


class Linked(Struct, frozen=True, array_like=True):
    """What the corpus changed in one reading.

    `ties` are the actors of its mentions, `holders` those behind its statements, of each its
    holder's and then those of its relays. `gone` are the mentions that it has no more, by their
    places, `new` those that it has now, with their places among all.
    """

    ties: tuple[int, ...]
    holders: tuple[int, ...]
    gone: tuple[int, ...] = ()
    new: tuple[tuple[int, Mention], ...] = ()


def link_of(
    actors: Sequence[Actor],
    sources: Sequence[str],
    before: Sequence[Reading],
    after: Sequence[Reading],
) -> Iterator[tuple[Linked, ...]]:
    """What was changed in each reading, in records; `before` are the readings as they were read."""
    numbers: dict[str, int] = {}
    tied: dict[str, dict[Mention, int]] = defaultdict(dict)
    for number, actor in enumerate(actors, 1):
        numbers.setdefault(actor.name, number)
        for source, mentions in actor.mentions:
            tied[source].update(dict.fromkeys(mentions, number))
    for start in range(0, len(sources), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        triples = zip(sources[part], before[part], after[part], strict=True)
        yield tuple(
            Linked(
                tuple(tied[source].get(m, 0) for m in new.mentions),
                tuple(_holders(new, numbers)),
                *_changes(old.mentions, new.mentions),
            )
            for source, old, new in triples
        )


def _holders(reading: Reading, numbers: Mapping[str, int]) -> Iterator[int]:
    for statement in reading.statements:
        for holder in (statement.holder, *statement.via):
            yield 0 if holder is None or holder.actor is None else numbers[holder.actor]


def _changes(
    old: Sequence[Mention], new: Sequence[Mention]
) -> tuple[tuple[int, ...], tuple[tuple[int, Mention], ...]]:
    """Which mentions went, and which came."""
    if old == new:
        return (), ()
    before, after = set(old), set(new)
    gone = tuple(n for n, mention in enumerate(old) if mention not in after)
    came = tuple((n, mention) for n, mention in enumerate(new) if mention not in before)
    if _changed(old, gone, came) == new:
        return gone, came
    return tuple(range(len(old))), tuple(enumerate(new))


def _changed(
    old: Sequence[Mention], gone: Sequence[int], new: Sequence[tuple[int, Mention]]
) -> tuple[Mention, ...]:
    left = frozenset(gone)
    mentions = [mention for n, mention in enumerate(old) if n not in left]
    for place, mention in new:
        mentions.insert(place, mention)
    return tuple(mentions)


def applied(reading: Reading, linked: Linked, names: Sequence[str]) -> Reading:
    """The reading with what the corpus changed; `names` are those of the actors, in order."""
    actors = iter([names[number - 1] if number else None for number in linked.holders])

    def named(holder: Holder) -> Holder:
        actor = next(actors)
        return holder if actor is None else replace(holder, actor=actor)

    def told(statement: Statement) -> Statement:
        holder = statement.holder
        if holder is None:
            next(actors)
        else:
            holder = named(holder)
        if holder is statement.holder and not statement.via:
            return statement
        return replace(statement, holder=holder, via=tuple(map(named, statement.via)))

    return replace(
        reading,
        statements=tuple(map(told, reading.statements)),
        mentions=_changed(reading.mentions, linked.gone, linked.new)
        if linked.gone or linked.new
        else reading.mentions,
    )


def names_in(reading: Reading, linked: Linked, names: Sequence[str]) -> dict[str, str]:
    """The actors' canonical names by the names that one article uses.

    Of several actors that share a name in it the first in the order of actors has it.
    """
    found: dict[str, int] = {}
    for mention, number in zip(reading.mentions, linked.ties, strict=True):
        if number and mention.name is not None:
            found[mention.name] = min(number, found.get(mention.name, number))
    return {name: names[number - 1] for name, number in found.items()}
