"""A surname with an office before it means the namesake who holds the office ("President Lee").

Comes in: read articles. Goes out: the same, with the name of such a mention changed where its
article ties it to nobody, or to a bearer of the surname whom nowhere in the corpus the office is
printed with. Articles on the wife of a president are full of these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kzcompare.actors.names import SUFFIXES, fold
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.actor import ActorType, Mention, MentionKind
from kzcompare.model.claim import ReadArticle

BEFORE = 3  # characters between an office and the name behind it, at most


def settle_namesakes(articles: Sequence[ReadArticle]) -> tuple[ReadArticle, ...]:
    """The articles with surnames behind an office given to the one who is printed with it."""
    holders = _holders(articles)
    return tuple(_settled(article, holders) for article in articles)


def _holders(articles: Sequence[ReadArticle]) -> Mapping[tuple[str, str], set[str]]:
    """For a surname and an office, the full names that any article prints the office before."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for article in articles:
        for mention in article.reading.mentions:
            words = _words(mention.text)
            office = _office(article, mention)
            if office and len(words) > 1:
                found[words[-1], office].add(" ".join(mention.text.split()))
    return found


def _settled(article: ReadArticle, holders: Mapping[tuple[str, str], set[str]]) -> ReadArticle:
    found = [_holder(article, m, holders) for m in article.reading.mentions]
    # A surname that the article never prints in full means the same person all over it.
    alone = {
        m.name: holder
        for m, holder in zip(article.reading.mentions, found, strict=True)
        if holder and m.name and " " not in m.name
    }
    mentions = tuple(
        replace(m, name=holder or alone.get(m.name or "") or m.name)
        for m, holder in zip(article.reading.mentions, found, strict=True)
    )
    if mentions == article.reading.mentions:
        return article
    return replace(article, reading=replace(article.reading, mentions=mentions))


def _holder(
    article: ReadArticle, mention: Mention, holders: Mapping[tuple[str, str], set[str]]
) -> str | None:
    """The full name of the one who holds the office before a lone surname, where it is another."""
    words, office = _words(mention.text), _office(article, mention)
    if len(words) != 1 or not office or mention.name is None:
        return None
    fitting = holders.get((words[0], office), set())
    firsts = {name.split()[0] for name in fitting}
    if len(firsts) != 1 or (" " in mention.name and mention.name.split()[0] in firsts):
        return None
    return min(fitting, key=lambda name: (-len(name), name))


def _office(article: ReadArticle, mention: Mention) -> str:
    """The office printed right before a person's name, in lower case, or ""."""
    if mention.kind is not MentionKind.NAME or mention.type is not ActorType.PERSON:
        return ""
    for descriptor in mention.descriptors:
        if 0 <= mention.span.start - descriptor.end <= BEFORE:
            last = descriptor.of(article.article.text).split()[-1].lower().rstrip(".")
            return last if last in load_actor_words().titles else ""
    return ""


def _words(printed: str) -> list[str]:
    return [word for word in printed.split() if fold(word) not in SUFFIXES]
