"""`actors`: who is named where."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

from kzcompare.model.choices import ActorType
from kzcompare.render.outputs.base import Corpus, Words, corpus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.model.actor import Actor
    from kzcompare.model.report import Report
    from kzcompare.render.outputs.base import Record


class AliasRecord(Struct, frozen=True):
    """What the alias table says of a printed name: why it stands for the actor, and when it did."""

    alias: str
    kind: str
    since: str | None
    until: str | None
    language: str
    source: str


class ActorRecord(Struct, frozen=True):
    """An actor, its printed names, and where each source names it.

    An ambiguous name may mean any of `candidates`. `known_as` explains aliases that no text does.
    """

    name: str
    type: ActorType
    aliases: tuple[str, ...]
    mentions: dict[str, tuple[Words, ...]]
    ambiguous: bool
    candidates: tuple[str, ...]
    known_as: tuple[AliasRecord, ...]


class ActorsDocument(Struct, frozen=True):
    """Actors, most mentioned first unless sorted otherwise."""

    schema: Literal["kzcompare.actors/1"]
    version: str
    corpus: Corpus
    actors: tuple[ActorRecord, ...]

    FIELDS: ClassVar[tuple[str, ...]] = ("name", "type", "source", "mentions", "names")

    def items(self) -> Sequence[ActorRecord]:
        """The actors."""
        return self.actors

    def records(self) -> list[Record]:
        """One record an actor and source."""
        return [record for actor in self.actors for record in _mentions(actor)]


def actors_document(report: Report) -> ActorsDocument:
    """All actors of the report, in its order."""
    actors = tuple(actor_record(actor) for actor in report.actors)
    return ActorsDocument("kzcompare.actors/1", report.version, corpus(report), actors)


def actor_record(actor: Actor) -> ActorRecord:
    """An actor with its mentions by source."""
    mentions = {
        source: tuple(Words(m.span.start, m.span.end, m.text) for m in found)
        for source, found in actor.mentions
    }
    known = tuple(
        AliasRecord(n.alias, n.kind, n.since, n.until, n.language, n.source) for n in actor.notes
    )
    return ActorRecord(
        actor.name,
        actor.type,
        actor.aliases,
        mentions,
        actor.ambiguous,
        actor.candidates,
        known,
    )


def _mentions(actor: ActorRecord) -> list[Record]:
    return [
        {
            "name": actor.name,
            "type": actor.type.value,
            "source": source,
            "mentions": len(found),
            "names": "; ".join(dict.fromkeys(words.text for words in found)),
        }
        for source, found in actor.mentions.items()
    ]
