"""Holders of statements to actors, once the actors of the whole corpus are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kzcompare.model.actor import Actor
from kzcompare.model.claim import ReadArticle
from kzcompare.model.span import Span
from kzcompare.model.statement import Holder, Statement

MOST = 0.6  # share of a holder's words that a name must fill to be its head


def name_holders(read: ReadArticle, actors: Sequence[Actor]) -> tuple[Statement, ...]:
    """The statements of one article, each holder with the canonical name of its actor.

    A holder that no actor answers to keeps `actor` None.
    """
    by_name = _names(actors)
    places = _places(read.article.id, actors)
    return tuple(
        replace(
            s,
            holder=None if s.holder is None else _named(s.holder, places, by_name),
            via=tuple(_named(v, places, by_name) for v in s.via),
        )
        for s in read.reading.statements
    )


def _names(actors: Sequence[Actor]) -> Mapping[str, str]:
    """Case-folded alias -> canonical name; an alias of two actors names neither."""
    found: dict[str, str | None] = {}
    for actor in actors:
        for alias in {actor.name.casefold(), *(a.casefold() for a in actor.aliases)}:
            found[alias] = actor.name if found.get(alias, actor.name) == actor.name else None
    return {alias: name for alias, name in found.items() if name is not None}


def _places(source: str, actors: Sequence[Actor]) -> tuple[tuple[Span, str], ...]:
    """Where one article names each actor, in text order."""
    found = [
        (mention.span, actor.name)
        for actor in actors
        for held, mentions in actor.mentions
        if held == source
        for mention in mentions
    ]
    return tuple(sorted(found))


def _named(
    holder: Holder, places: Sequence[tuple[Span, str]], by_name: Mapping[str, str]
) -> Holder:
    """The holder with its actor: by the name it resolved to, else by the name that is its head."""
    if holder.name is not None and holder.name.casefold() in by_name:
        return replace(holder, actor=by_name[holder.name.casefold()])
    for span, name in places:
        if holder.span.contains(span) and (
            span.end == holder.span.end or len(span) >= MOST * len(holder.span)
        ):
            return replace(holder, actor=name)
    return holder
