"""One actor over all articles: which names of which articles stand for the same one.

Comes in: read articles and the alias table. Goes out: actors, most mentioned first, with every
printed alias; and for each mention the name of its actor. Two names are joined only where one
actor fits; a surname that fits two actors of other articles stays by itself, marked ambiguous.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from kzcompare.actors.names import Likeness, compare_bodies, compare_people, fold, keys_of
from kzcompare.lexicon.aliases import AliasEntry, AliasKind
from kzcompare.lexicon.titles import ActorWords, load_actor_words
from kzcompare.model.actor import Actor, ActorType, Mention, MentionKind
from kzcompare.model.claim import ReadArticle

AHEAD = 4  # times as many mentions as the next, for a surname that fits several people
LOCATING = re.compile(
    r"\b(?:in|at|near|from|to|into|across|around|outside|throughout|via|on|leave|leaving|left"
    r"|visit\w*|toward|towards|between|over|through|within|inside|of|for|reach\w*|fled)"
    r"(?: the)?(?: (?:city|town|capital|region|province|state) of)? ?$",
    re.IGNORECASE,
)
ACTING = re.compile(
    r"^(?:['’]s? \w+| (?:has|have|had|is|was|were|will|would|may|might|can|could|should|must|did"
    r"|does|[a-z]+ed|says?|wants?|denies|insists|needs|fears)\b)"
)


@dataclass(slots=True)
class _Cluster:
    """Names that were found to be one actor, while the clusters are being built."""

    type: ActorType
    names: Counter[str] = field(default_factory=Counter)
    mentions: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    canonical: str | None = None
    ambiguous: bool = False

    @property
    def size(self) -> int:
        return sum(len(m) for m in self.mentions.values())


def link_actors(
    articles: tuple[ReadArticle, ...], aliases: tuple[AliasEntry, ...]
) -> tuple[Actor, ...]:
    """All actors of the articles, most mentioned first, ties by name."""
    words = load_actor_words()
    clusters = _seed(articles, aliases, words)
    _retype(clusters, articles, words)
    clusters = _merge(clusters)
    order = [a.article.id for a in articles]
    actors = [_actor(c, order) for c in clusters if _acts(c, articles, words)]
    return tuple(sorted(actors, key=lambda a: (-_count(a), a.name)))


def _seed(
    articles: tuple[ReadArticle, ...], aliases: tuple[AliasEntry, ...], words: ActorWords
) -> list[_Cluster]:
    """One cluster for each name of each article, aliases already under their canonical name."""
    seeds: dict[tuple[str, ActorType], _Cluster] = {}
    for article in articles:
        table = _table(article, aliases)
        source = article.article.id
        for mention in article.reading.mentions:
            if not _counts(mention):
                continue
            name, kind = mention.name or mention.text, mention.type or ActorType.ORGANISATION
            entry = _entry(article, mention, table)
            canonical = entry.name if entry else None
            if entry is not None:
                kind = entry.type
            if mention.text.removeprefix("the ") in words.countries and entry is None:
                kind = ActorType.PLACE
            key = (canonical or name, kind)
            cluster = seeds.setdefault(key, _Cluster(kind))
            cluster.canonical = cluster.canonical or canonical
            cluster.names[canonical or name] += 1
            cluster.mentions[source].append(mention)
    return [seeds[key] for key in sorted(seeds)]


def _counts(mention: Mention) -> bool:
    """Names always count; descriptions only where they stand for a body ("the police")."""
    if mention.kind is MentionKind.NAME:
        return True
    body = mention.type in (ActorType.ORGANISATION, ActorType.GROUP)
    return mention.kind is MentionKind.NOMINAL and body and mention.name is not None


def _table(article: ReadArticle, aliases: tuple[AliasEntry, ...]) -> dict[str, list[AliasEntry]]:
    """The entries that hold in the article, by folded alias and canonical name."""
    table: dict[str, list[AliasEntry]] = defaultdict(list)
    text = article.article.text
    for entry in aliases:
        if entry.context and not any(word in text for word in entry.context):
            continue
        for alias in (*entry.aliases, entry.name):
            table[alias.removeprefix("the ")].append(entry)
    return table


def _entry(
    article: ReadArticle, mention: Mention, table: dict[str, list[AliasEntry]]
) -> AliasEntry | None:
    """The one entry that the mention's printed name falls under."""
    if mention.kind is not MentionKind.NAME:
        return None
    for printed in (mention.name or "", mention.text):
        for entry in table.get(printed.removeprefix("the ").removeprefix("The "), []):
            is_capital = entry.kind is AliasKind.CAPITAL
            is_body = entry.type is not ActorType.PERSON
            if mention.type is ActorType.PERSON and is_body and (" " in printed or is_capital):
                continue
            if printed != entry.name and is_capital and not _acting(article, mention):
                continue
            return entry
    return None


def _acting(article: ReadArticle, mention: Mention) -> bool:
    """Whether a place does or undergoes something as a state, judged by the words around it."""
    text = article.article.text
    before, after = text[: mention.span.start][-40:], text[mention.span.end :][:30]
    if after.startswith(("-based", "-born", ",", ".")):
        return False
    if after.startswith(("-led", "-backed", "-controlled", "-sponsored", "-friendly")):
        return True
    if LOCATING.search(before):
        return False
    if ACTING.match(after):
        return True
    paired = re.match(
        r" and ([A-Z][\w-]+)(.*)", after + text[mention.span.end + 30 :][:20], re.DOTALL
    )
    if paired is not None and ACTING.match(paired.group(2)):
        return True
    linked = re.search(r"([A-Z][\w-]+) and $", before)
    return linked is not None and ACTING.match(after) is not None


def _retype(clusters: list[_Cluster], articles: tuple[ReadArticle, ...], words: ActorWords) -> None:
    """Take a lone surname for a person where another article prints one in full."""
    surnames = {
        name.split()[-1]
        for c in clusters
        if c.type is ActorType.PERSON
        for name in c.names
        if " " in name
    }
    by_id = {a.article.id: a for a in articles}
    for cluster in clusters:
        (name, _), *_ = cluster.names.most_common(1)
        lone = " " not in name and not name.isupper() and cluster.canonical is None
        if not lone or name not in surnames:
            continue
        is_unlisted = name not in words.countries and name not in words.places
        if cluster.type is ActorType.ORGANISATION or (
            cluster.type is ActorType.PLACE and is_unlisted and not _stands(cluster, by_id)
        ):
            cluster.type = ActorType.PERSON


def _stands(cluster: _Cluster, by_id: Mapping[str, ReadArticle]) -> bool:
    """Whether any mention says where something is."""
    return any(_locates(by_id[s], m) for s, found in cluster.mentions.items() for m in found)


def _locates(article: ReadArticle, mention: Mention) -> bool:
    """Whether the place only says where something is."""
    return LOCATING.search(article.article.text[: mention.span.start][-40:]) is not None


def _merge(clusters: list[_Cluster]) -> list[_Cluster]:
    """Join clusters whose names are the same; then shorter forms with the one they fit."""
    whole = _Shelf()
    for cluster in sorted(clusters, key=lambda c: (c.canonical is None, -c.size, min(c.names))):
        near = whole.near(cluster)
        target = next((w for w in near if _likeness(cluster, w) is Likeness.SAME), None)
        if target is None:
            whole.put(cluster)
        else:
            _join(target, cluster)
            whole.put(target)
    kept = _Shelf()
    for cluster in sorted(whole.clusters, key=lambda c: -max(len(n.split()) for n in c.names)):
        near = [k for k in kept.near(cluster) if _is_part(cluster, k)]
        fits = sorted(near, key=lambda k: (-k.size, min(k.names)))
        if fits and (len(fits) == 1 or fits[0].size >= AHEAD * fits[1].size):
            _join(fits[0], cluster)
            kept.put(fits[0])
            continue
        cluster.ambiguous = len(fits) > 1
        kept.put(cluster)
    return kept.clusters


class _Shelf:
    """Clusters by the keys of their names: only names that share something are compared."""

    def __init__(self) -> None:
        self.clusters: list[_Cluster] = []
        self._place: dict[int, int] = {}
        self._by_key: dict[str, set[int]] = defaultdict(set)

    def put(self, cluster: _Cluster) -> None:
        """Add the cluster, or list its names again after another one was joined to it."""
        if id(cluster) not in self._place:
            self._place[id(cluster)] = len(self.clusters)
            self.clusters.append(cluster)
        for key in _keys(cluster):
            self._by_key[key].add(self._place[id(cluster)])

    def near(self, cluster: _Cluster) -> list[_Cluster]:
        """The clusters that share a key, in the order in which they were added."""
        places = {place for key in _keys(cluster) for place in self._by_key.get(key, ())}
        return [self.clusters[place] for place in sorted(places)]


def _keys(cluster: _Cluster) -> frozenset[str]:
    return frozenset(key for name in cluster.names for key in keys_of(name))


def _likeness(a: _Cluster, b: _Cluster) -> Likeness:
    if (a.type is ActorType.PERSON) != (b.type is ActorType.PERSON):
        bare = {fold(n) for n in a.names} & {fold(n) for n in b.names}
        lone = all(len(n.split()) > 1 for n in bare)
        return Likeness.SAME if bare and lone and a.canonical is None else Likeness.DIFFERENT
    shared = {fold(n) for n in a.names} & {fold(n) for n in b.names}
    is_mixed = a.type is not b.type and ActorType.PLACE in (a.type, b.type)
    if is_mixed or ActorType.GROUP in (a.type, b.type):
        return Likeness.SAME if shared else Likeness.DIFFERENT
    compare = compare_people if a.type is ActorType.PERSON else compare_bodies
    found = {compare(x, y) for x in a.names for y in b.names}
    if Likeness.SAME in found and not (Likeness.DIFFERENT in found and len(found) > 2):  # noqa: PLR2004
        return Likeness.SAME
    return Likeness.PART if Likeness.PART in found else Likeness.DIFFERENT


def _is_part(short: _Cluster, full: _Cluster) -> bool:
    if short.canonical is not None and full.canonical is not None:
        return False
    if ActorType.PLACE in (short.type, full.type):
        return False
    return _likeness(short, full) is Likeness.PART


def _join(target: _Cluster, other: _Cluster) -> None:
    target.names.update(other.names)
    target.canonical = target.canonical or other.canonical
    if other.canonical is not None and target.canonical == other.canonical:
        target.type = other.type
    for source, mentions in other.mentions.items():
        target.mentions[source] += mentions


def _acts(cluster: _Cluster, articles: tuple[ReadArticle, ...], words: ActorWords) -> bool:
    """Whether the cluster is an actor: a place that only locates is none, nor a lone odd word."""
    if cluster.type is not ActorType.PLACE:
        return True
    listed = cluster.canonical is not None or any(n in words.countries for n in cluster.names)
    if listed and cluster.size > 1:
        return True
    by_id = {a.article.id: a for a in articles}
    return any(
        _acting(by_id[source], mention) or (listed and not _locates(by_id[source], mention))
        for source, mentions in cluster.mentions.items()
        for mention in mentions
    )


def _actor(cluster: _Cluster, order: list[str]) -> Actor:
    """The finished actor; its name is the canonical one, else the fullest most frequent."""
    name = cluster.canonical or min(
        cluster.names, key=lambda n: (" " not in n, -cluster.names[n], -len(n), n)
    )
    printed = Counter(
        " ".join(m.text.split()) for mentions in cluster.mentions.values() for m in mentions
    )
    return Actor(
        name=name,
        type=cluster.type,
        aliases=tuple(sorted(printed, key=lambda alias: (-printed[alias], alias))),
        mentions=tuple(
            (source, tuple(sorted(cluster.mentions[source], key=lambda m: m.span)))
            for source in order
            if cluster.mentions.get(source)
        ),
        ambiguous=cluster.ambiguous,
    )


def _count(actor: Actor) -> int:
    return sum(len(mentions) for _, mentions in actor.mentions)
