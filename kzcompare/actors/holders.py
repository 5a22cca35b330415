"""Holders of statements to actors, once the actors of the whole corpus are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from kzcompare.lexicon.holding import names_holder
from kzcompare.model.actor import Actor, MentionKind
from kzcompare.model.claim import ReadArticle
from kzcompare.model.near import Near
from kzcompare.model.span import Span
from kzcompare.model.statement import Holder, Statement


def name_holders(article: ReadArticle, names: Mapping[str, str]) -> tuple[Statement, ...]:
    """The statements of one article, each holder with the canonical name of its actor.

    `names` is what `names_of` gives for it. A holder that no actor answers to keeps `actor` None.
    """
    near = Near(m.span for m in article.reading.mentions)

    def named(holder: Holder) -> Holder:
        return replace(holder, actor=holder_actor(article, holder, names, near))

    return tuple(
        replace(
            statement,
            holder=None if statement.holder is None else named(statement.holder),
            via=tuple(named(relay) for relay in statement.via),
        )
        for statement in article.reading.statements
    )


def names_of(actors: Iterable[Actor]) -> dict[str, dict[str, str]]:
    """For each source the actors' canonical names by the names inside its article."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for actor in actors:
        for source, mentions in actor.mentions:
            for mention in mentions:
                if mention.name is not None:
                    found[source].setdefault(mention.name, actor.name)
    return found


def holder_actor(
    article: ReadArticle,
    holder: Holder,
    names: Mapping[str, str],
    near: Near,
) -> str | None:
    """The actor behind a holder: the first mention inside it that belongs to one, else its name.

    Pronouns count by what they refer to. None where the holder is nobody in the list. `near` holds
    the mentions of the article by their order.
    """
    if holder.name is not None and holder.name in names:
        return names[holder.name]
    # The span may reach through the "who" behind the name, the text never does.
    printed = Span(holder.span.start, holder.span.start + len(holder.text))
    text = article.article.text
    inside = [
        m
        for m in (article.reading.mentions[n] for n in near.around(printed))
        if m.span.contains(printed) or names_holder(text, printed, m)
    ]
    ranked = sorted(inside, key=lambda m: (m.kind is MentionKind.NOMINAL, m.span))
    for mention in ranked:
        if mention.name is not None and mention.name in names:
            return names[mention.name]
    return None
