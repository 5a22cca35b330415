"""One actor over all articles: which names of which articles stand for the same one.

Comes in: read articles and the alias table. Goes out: actors, most mentioned first, with every
printed alias; and for each mention the name of its actor. Two names are joined only where one
actor fits; a surname that fits two actors of other articles stays by itself, marked ambiguous.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from kzcompare.actors.clusters import Cluster, seed_clusters
from kzcompare.actors.merge import merge_clusters
from kzcompare.actors.seats import acts_here, does_here, names_party, stands_in
from kzcompare.lexicon.aliases import AliasEntry
from kzcompare.lexicon.titles import ActorWords, load_actor_words
from kzcompare.model.actor import Actor
from kzcompare.model.choices import ActorType
from kzcompare.model.claim import ReadArticle

SHORTEST = 4  # letters of a name in capitals; shorter ones are initials
MOSTLY = 4  # one mention in so many that locates makes a lone name a place


def link_actors(
    articles: tuple[ReadArticle, ...], aliases: tuple[AliasEntry, ...]
) -> tuple[Actor, ...]:
    """All actors of the articles, most mentioned first, ties by name."""
    words = load_actor_words()
    by_id = {a.article.id: a for a in articles}
    clusters = seed_clusters(articles, aliases, words)
    _retype(clusters, by_id, words)
    clusters = merge_clusters(clusters)
    order = {a.article.id: n for n, a in enumerate(articles)}
    actors = [_actor(c, order) for c in clusters if _acts(c, by_id, words)]
    return tuple(sorted(actors, key=lambda a: (-_count(a), a.name)))


def _retype(clusters: list[Cluster], by_id: Mapping[str, ReadArticle], words: ActorWords) -> None:
    """Take a lone surname for a person where another article prints one in full.

    One that is nobody's in full is a body where another article says so: "Veridia Motors".
    """
    surnames = {
        name.split()[-1]
        for c in clusters
        if c.type is ActorType.PERSON
        for name in c.names
        if " " in name
    }
    companies = {
        name.split()[0]
        for c in clusters
        if c.type is ActorType.ORGANISATION
        for name in c.names
        if " " not in name or name.split()[-1].lower() in words.company_words
    }
    for cluster in clusters:
        (name, _), *_ = cluster.names.most_common(1)
        shouted = name.isupper() and len(name) < SHORTEST
        lone = " " not in name and not shouted and cluster.canonical is None
        if not lone:
            continue
        is_named = name in surnames or name.capitalize() in surnames
        if not is_named and name in companies and cluster.type is ActorType.PERSON:
            cluster.type = ActorType.ORGANISATION
        if not is_named:
            continue
        is_unlisted = name not in words.countries and name not in words.places
        if cluster.type is ActorType.ORGANISATION or (
            cluster.type is ActorType.PLACE and is_unlisted and not _stands(cluster, by_id)
        ):
            cluster.type = ActorType.PERSON


def _stands(cluster: Cluster, by_id: Mapping[str, ReadArticle]) -> bool:
    """Whether the name mostly says where something is."""
    found = [stands_in(by_id[s], m) for s, mentions in cluster.mentions.items() for m in mentions]
    return sum(found) * MOSTLY >= len(found)


def _acts(cluster: Cluster, by_id: Mapping[str, ReadArticle], words: ActorWords) -> bool:
    """Whether the cluster is an actor: a place that only locates is none, nor a lone odd word."""
    if cluster.type is not ActorType.PLACE:
        return True
    listed = cluster.canonical is not None or any(n in words.countries for n in cluster.names)
    return any(
        does_here(by_id[source], mention)
        or (listed and (acts_here(by_id[source], mention) or names_party(by_id[source], mention)))
        for source, mentions in cluster.mentions.items()
        for mention in mentions
    )


def _actor(cluster: Cluster, order: Mapping[str, int]) -> Actor:
    """The finished actor."""
    printed = Counter(
        alias
        for mentions in cluster.mentions.values()
        for m in mentions
        for alias in _aliases(m.text)
    )
    return Actor(
        name=_as_printed(cluster.best_name, printed),
        type=cluster.type,
        aliases=tuple(sorted(printed, key=lambda alias: (-printed[alias], alias))),
        mentions=tuple(
            (source, tuple(sorted(cluster.mentions[source], key=lambda m: m.span)))
            for source in sorted(cluster.mentions, key=order.__getitem__)
        ),
        ambiguous=bool(cluster.candidates),
        candidates=tuple(sorted(cluster.candidates)),
        notes=tuple(sorted(cluster.notes, key=lambda n: (n.alias, n.kind))),
    )


def _as_printed(name: str, printed: Counter[str]) -> str:
    """The name of a body, by the word that the articles print for its kind.

    Bodies are joined under one word for several; where no article has that one, it is none of
    theirs: "US leadership", not "US authorities".
    """
    bodies = sorted(set(load_actor_words().same_body.values()), key=len, reverse=True)
    body = next((b for b in bodies if name == b or name.endswith(f" {b}")), None)
    if body is None or any(alias.casefold().endswith(body) for alias in printed):
        return name
    owner = name.removesuffix(body).strip()
    commonest = min(printed, key=lambda alias: (-printed[alias], alias))
    own = commonest.casefold().removeprefix("the ").removeprefix(f"{owner.casefold()} ")
    return f"{owner} {own}".strip()


def _aliases(printed: str) -> tuple[str, ...]:
    """The names in one mention: "Acme Trust Fund (ATF)" prints two."""
    flat = " ".join(printed.split())
    both = re.fullmatch(r"(.+\S) \(([^()]+)\)", flat)
    return (both[1], both[2]) if both else (flat,)


def _count(actor: Actor) -> int:
    return sum(len(mentions) for _, mentions in actor.mentions)
