"""The names of each article, those with an entry in the alias table under its name."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from kzcompare.actors.seats import acts_here
from kzcompare.lexicon.aliases import AliasEntry, AliasKind
from kzcompare.lexicon.titles import ActorWords
from kzcompare.model.actor import ActorType, Mention, MentionKind
from kzcompare.model.claim import ReadArticle


@dataclass(slots=True)
class Cluster:
    """Names that were found to be one actor, while the clusters are being built."""

    type: ActorType
    names: Counter[str] = field(default_factory=Counter)
    mentions: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    canonical: str | None = None
    ambiguous: bool = False

    @property
    def size(self) -> int:
        """How many mentions there are over all sources."""
        return sum(len(m) for m in self.mentions.values())


def seed_clusters(
    articles: tuple[ReadArticle, ...], aliases: tuple[AliasEntry, ...], words: ActorWords
) -> list[Cluster]:
    """One cluster for each name of each article, aliases already under their canonical name."""
    seeds: dict[tuple[str, ActorType], Cluster] = {}
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
            cluster = seeds.setdefault(key, Cluster(kind))
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
            if printed != entry.name and is_capital and not acts_here(article, mention):
                continue
            return entry
    return None
