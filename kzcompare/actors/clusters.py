"""The names of each article, those with an entry in the alias table under its name."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from kzcompare.actors.seats import acts_here
from kzcompare.lexicon.aliases import AliasEntry, AliasKind
from kzcompare.lexicon.titles import ActorWords
from kzcompare.model.actor import AliasNote, Mention, MentionKind
from kzcompare.model.choices import ActorType
from kzcompare.model.claim import ReadArticle


@dataclass(slots=True)
class Cluster:
    """Names that were found to be one actor, while the clusters are being built."""

    type: ActorType
    names: Counter[str] = field(default_factory=Counter)
    mentions: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    canonical: str | None = None
    candidates: set[str] = field(default_factory=set)
    notes: set[AliasNote] = field(default_factory=set)

    @property
    def best_name(self) -> str:
        """The name to call it by: the canonical one, else the fullest most frequent."""
        return self.canonical or min(
            self.names, key=lambda n: (" " not in n, -self.names[n], -len(n), n)
        )

    @property
    def size(self) -> int:
        """How many mentions there are over all sources."""
        return sum(len(m) for m in self.mentions.values())


def seed_clusters(
    articles: tuple[ReadArticle, ...], aliases: tuple[AliasEntry, ...], words: ActorWords
) -> list[Cluster]:
    """One cluster for each name of each article, aliases already under their canonical name."""
    seeds: dict[tuple[str, ActorType], Cluster] = {}
    table = _table(aliases)
    for article in articles:
        source = article.article.id
        for mention in article.reading.mentions:
            if not _counts(mention):
                continue
            name, kind = mention.name or mention.text, mention.type or ActorType.ORGANISATION
            entries = _entries(article, mention, table)
            names = {entry.name for entry in entries}
            entry = entries[0] if len(names) == 1 else None
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
            cluster.candidates |= names if len(names) > 1 else set()
            if entry is not None:
                cluster.notes |= _notes(mention, entry)
    return [seeds[key] for key in sorted(seeds)]


def _counts(mention: Mention) -> bool:
    """Whether it is a name, or a description that stands for a body ("the police")."""
    if mention.kind is MentionKind.NAME:
        return True
    body = mention.type in (ActorType.ORGANISATION, ActorType.GROUP)
    return mention.kind is MentionKind.NOMINAL and body and mention.name is not None


def _table(aliases: tuple[AliasEntry, ...]) -> dict[str, list[AliasEntry]]:
    """The entries by alias and canonical name, whatever article they hold in."""
    table: dict[str, list[AliasEntry]] = defaultdict(list)
    for entry in aliases:
        for alias in (*entry.aliases, entry.name):
            table[alias.removeprefix("the ")].append(entry)
    return table


def holds_in(entry: AliasEntry, text: str) -> bool:
    """Whether the text prints a word of the entry's context, where it has one."""
    return not entry.context or any(word in text for word in entry.context)


def _entries(
    article: ReadArticle, mention: Mention, table: dict[str, list[AliasEntry]]
) -> list[AliasEntry]:
    """The entries that the mention's printed name falls under: of one actor, or of several."""
    if mention.kind is not MentionKind.NAME:
        return []
    for printed in (mention.name or "", mention.text):
        plain = printed.removeprefix("the ").removeprefix("The ")
        found = [e for e in table.get(plain, []) if _fits(article, mention, printed, e)]
        if found:
            return found
    return []


def _fits(article: ReadArticle, mention: Mention, printed: str, entry: AliasEntry) -> bool:
    """Whether the entry can be meant here: a capital only where it acts, a body by no person."""
    is_capital = entry.kind is AliasKind.CAPITAL
    is_body = entry.type is not ActorType.PERSON
    if mention.type is ActorType.PERSON and is_body and (" " in printed or is_capital):
        return False
    acts = printed == entry.name or not is_capital or acts_here(article, mention)
    return acts and holds_in(entry, article.article.text)


def _notes(mention: Mention, entry: AliasEntry) -> set[AliasNote]:
    """What the table says of the printed name, where it is not the canonical one."""
    printed = {(mention.name or "").removeprefix("the "), mention.text.removeprefix("the ")}
    return {
        AliasNote(alias, entry.kind.value, entry.since, entry.until, entry.language, entry.source)
        for alias in printed & {a.removeprefix("the ") for a in entry.aliases}
    }
